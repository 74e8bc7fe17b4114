"""What a corpus says about its vocabulary: entries to add, entries to look at."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from indexer.extraction.mentions import AnalyzedOccupation, Entity
from indexer.model import Corpus, Credential, EntityType, Organization

Finding = tuple[str, str]  # slug or name, what is the matter


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name found in texts that the vocabulary lacks, with the sentences that name it."""

    entity: EntityType
    slug: str
    name: str
    acronym: str | None
    kind: str | None
    roles: tuple[str, ...]
    issuers: tuple[str, ...]  # names
    occupations: tuple[str, ...]  # slugs
    sentences: tuple[str, ...]


def proposals(analyzed: Sequence[AnalyzedOccupation]) -> tuple[Proposal, ...]:
    """Unknown names of a corpus, those in most occupations first."""
    found: dict[tuple[EntityType, str], list[tuple[str, Entity]]] = {}
    for item in analyzed:
        for entity in item.entities:
            if not entity.known:
                key = (entity.entity, entity.slug)
                found.setdefault(key, []).append((item.occupation.slug, entity))
    result = [_proposal(entity, slug, named) for (entity, slug), named in found.items()]
    return tuple(sorted(result, key=lambda p: (-len(p.occupations), p.entity, p.slug)))


def _proposal(entity: EntityType, slug: str, named: Sequence[tuple[str, Entity]]) -> Proposal:
    first = named[0][1]
    return Proposal(
        entity=entity,
        slug=slug,
        name=first.name,
        acronym=next((one.acronym for _, one in named if one.acronym), None),
        kind=first.kind,
        roles=tuple(dict.fromkeys(role for _, one in named for role in one.roles)),
        issuers=tuple(dict.fromkeys(name for _, one in named for name in one.issuers)),
        occupations=tuple(occupation for occupation, _ in named),
        sentences=tuple(dict.fromkeys(one.evidence[0].sentence for _, one in named))[:3],
    )


def proposal_entry(proposal: Proposal) -> Mapping[str, Any]:
    """The entry as it would stand in credentials.yaml or organizations.yaml, keys in order."""
    entry: dict[str, Any] = {"slug": proposal.slug, "name": proposal.name}
    if proposal.entity == "credential":
        entry["kind"] = proposal.kind or "certification"
    if proposal.acronym:
        entry["acronym"] = proposal.acronym
    if proposal.entity == "organization" and proposal.roles:
        entry["roles"] = list(proposal.roles)
    notes = [f"named by {', '.join(proposal.occupations[:3])}"]
    if proposal.issuers:
        notes.append(f"issued by {', '.join(proposal.issuers)}")
    entry["note"] = "; ".join(notes)
    return entry


def report(
    corpus: Corpus, analyzed: Sequence[AnalyzedOccupation]
) -> Mapping[str, tuple[Finding, ...]]:
    """Findings by their kind; a kind without findings is empty."""
    vocabulary = corpus.vocabulary
    named: dict[EntityType, set[str]] = {"credential": set(), "organization": set()}
    for item in analyzed:
        for entity in item.entities:
            named[entity.entity].add(entity.slug)
    issuers = {slug for c in vocabulary.credentials.values() for slug in c.issuers}
    return {
        "no-issuer": tuple(
            (c.slug, c.name) for c in vocabulary.credentials.values() if not c.issuers
        ),
        "issues-nothing": tuple(
            (o.slug, f"{o.name} is said to issue, but no credential names it")
            for o in vocabulary.organizations.values()
            if "issues" in o.roles and o.slug not in issuers
        ),
        "two-meanings": tuple(_two_meanings(corpus)),
        "never-named": tuple(
            (slug, name)
            for entity, entries in _entries(corpus).items()
            for slug, name in entries.items()
            if slug not in named[entity]
        ),
        "unresolved-related": tuple(
            (occupation.slug, title)
            for occupation in corpus.occupations
            for title in occupation.related_titles
        ),
        "unknown-names": tuple((p.slug, p.name) for p in proposals(analyzed)),
    }


def _entries(corpus: Corpus) -> Mapping[EntityType, Mapping[str, str]]:
    vocabulary = corpus.vocabulary
    return {
        "credential": {c.slug: c.name for c in vocabulary.credentials.values()},
        "organization": {o.slug: o.name for o in vocabulary.organizations.values()},
    }


def _two_meanings(corpus: Corpus) -> Iterator[Finding]:
    entries: list[Credential | Organization] = [
        *corpus.vocabulary.credentials.values(),
        *corpus.vocabulary.organizations.values(),
    ]
    counted = Counter(entry.acronym for entry in entries if entry.acronym)
    for acronym in sorted(acronym for acronym, count in counted.items() if count > 1):
        yield acronym, " | ".join(entry.name for entry in entries if entry.acronym == acronym)
