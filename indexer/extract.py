"""Section text -> mentions of credentials and organizations, and the entities they add up to.

The door to `indexer.extraction`, whose modules are named for the steps. Rules, no model: each says
which page of the Occupational Outlook Handbook, 2010-11 edition, it comes from.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.extraction import relations
from indexer.extraction.acronyms import Acronyms, issued_by_name, unknown_certificates
from indexer.extraction.boundaries import Span, runs
from indexer.extraction.contacts import contact_names
from indexer.extraction.definitions import Definition, definitions
from indexer.extraction.known import Found, KnownNames
from indexer.extraction.lists import after_cue, beside_noun, in_runs, licenses, lower_case
from indexer.extraction.merge import Identities, Identity, without_overlaps
from indexer.extraction.names import (
    CONTACT,
    GIVEN,
    VOCABULARY,
    Candidate,
    singular,
    slug,
    written,
)
from indexer.extraction.wordings import wordings, written_acronym
from indexer.extraction.tokens import Sentence, Token, sentences
from indexer.model import (
    Contact,
    CredentialKind,
    EntityType,
    Mention,
    Relation,
    Role,
    Section,
    Vocabulary,
)

CONTACTS_SECTION = "sources-of-additional-information"


@dataclass(frozen=True, slots=True)
class SectionMentions:
    """Mentions of one section by start; offsets are characters of `Section.text`."""

    section: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that names an entity; ``text[start:end] == sentence`` in the section's text."""

    section: str
    sentence: str
    start: int
    end: int
    relation: Relation | None  # credentials: what the sentence asks of the occupation
    role: Role | None  # organizations


@dataclass(frozen=True, slots=True)
class Entity:
    """One credential or organization of one occupation, summed over its mentions."""

    entity: EntityType
    slug: str
    name: str
    acronym: str | None
    kind: CredentialKind | None
    roles: tuple[Role, ...]
    issuers: tuple[str, ...]  # names
    sections: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    known: bool
    written: tuple[str, ...] = ()  # the page's own wordings, where they are different names
    written_acronym: str | None = None  # the acronym the page itself uses


@dataclass(slots=True)
class _Draft:
    """What is found in one section before the profile's names are brought together."""

    section: str
    text: str
    sentences: tuple[Sentence, ...]
    found: list[list[Candidate]]  # for each sentence


class Extractor:
    """The rules and a vocabulary, compiled once and used for every occupation."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._known = KnownNames(vocabulary)

    def mentions(
        self, sections: Sequence[Section], contacts: Sequence[Contact] = ()
    ) -> tuple[SectionMentions, ...]:
        """Mentions of one occupation's sections, in their order.

        What one section defines counts in all of them; sections that share no name are read as if
        each were alone. ``contacts``: bodies that the profile gives for further information, found
        by name in the text.
        """
        defined: list[Definition] = []
        drafts = [self._draft(section, defined) for section in sections]
        _add_given_names(drafts, contacts)
        named = [candidate for draft in drafts for found in draft.found for candidate in found]
        acronyms = Acronyms(self._known, defined, named)
        for draft in drafts:
            for sentence, found in zip(draft.sentences, draft.found, strict=True):
                if not _is_contact(found):
                    found.extend(acronyms.mentions(sentence.tokens))
                    bodies = [c for c in found if c.entity == "organization"]
                    found.extend(issued_by_name(draft.text, sentence.tokens, bodies))
                    found.extend(licenses(draft.text, sentence.tokens, bodies))
                    found.extend(unknown_certificates(sentence.tokens, acronyms.meanings))
                found[:] = without_overlaps(found)
        kept = [candidate for draft in drafts for found in draft.found for candidate in found]
        identities = Identities(self._known, kept)
        return tuple(
            SectionMentions(draft.section, tuple(_mentions(draft, identities))) for draft in drafts
        )

    def _draft(self, section: Section, defined: list[Definition]) -> _Draft:
        text = section.text
        split = tuple(sentences(text))
        found = [self._find(section.type, text, sentence, defined) for sentence in split]
        return _Draft(section.type, text, split, found)

    def _find(
        self, section: str, text: str, sentence: Sentence, defined: list[Definition]
    ) -> list[Candidate]:
        if sentence.item and section == CONTACTS_SECTION:
            contacts = contact_names(text, sentence)
            if contacts:
                return contacts
        tokens = sentence.tokens
        found = [_of_vocabulary(text, tokens, known) for known in self._known.find(tokens)]
        by_stop: dict[int, Span] = {run.stop: run for run in runs(tokens)}
        for definition in definitions(text, tokens, by_stop):
            defined.append(definition)
            if definition.candidate is not None:
                found.append(definition.candidate)
        found.extend(in_runs(text, tokens, by_stop))
        found.extend(beside_noun(text, tokens, by_stop))
        found.extend(after_cue(text, tokens, by_stop))
        found.extend(lower_case(text, tokens))
        return found


def _of_vocabulary(text: str, tokens: Sequence[Token], found: Found) -> Candidate:
    entry = found.entry
    start, end = tokens[found.first].start, tokens[found.stop - 1].end
    name = singular(text[start:end]) if entry.entity == "credential" else written(text[start:end])
    return Candidate(
        entry.entity, name, entry.acronym, start, end, VOCABULARY, entry.kind, entry.slug
    )


def _is_contact(found: Sequence[Candidate]) -> bool:
    return any(candidate.rank == CONTACT for candidate in found)


def _add_given_names(drafts: Sequence[_Draft], contacts: Sequence[Contact]) -> None:
    """Finds the names of contacts, which need no word like "Association", in running text.

    "ISACA confers the ... designation", 2010-11 page 001.
    """
    names = {written(contact.name): contact.acronym for contact in contacts}
    for draft in drafts:
        for found in draft.found:
            for candidate in found:
                if candidate.rank == CONTACT:
                    names.setdefault(candidate.name, candidate.acronym)
    for draft in drafts:
        for name, acronym in names.items():
            start = draft.text.find(name)
            while start >= 0:
                end = start + len(name)
                _add_given_name(
                    draft, Candidate("organization", name, acronym, start, end, CONTACT)
                )
                start = draft.text.find(name, end)


def _add_given_name(draft: _Draft, given: Candidate) -> None:
    for sentence, found in zip(draft.sentences, draft.found, strict=True):
        if sentence.start <= given.start and given.end <= sentence.end:
            starts = any(token.start == given.start for token in sentence.tokens)
            ends = any(token.end in (given.end, given.end + 2) for token in sentence.tokens)
            if starts and ends and not _is_contact(found):
                found.append(given)
            return


def _mentions(draft: _Draft, identities: Identities) -> Iterator[Mention]:
    for sentence, found in zip(draft.sentences, draft.found, strict=True):
        contact = _is_contact(found)
        for candidate in found:
            identity = identities.of(candidate)
            role: Role | None = None
            issuers: tuple[str, ...] = ()
            if candidate.entity == "organization":
                before = draft.text[sentence.start : candidate.start]
                after = draft.text[candidate.end : sentence.end]
                role = "mentions" if contact else relations.role(before, after)
            else:
                issuers = _issuers(draft.text, candidate, found, identities)
            yield _mention(draft.text, candidate, identity, role, issuers)


def _mention(
    text: str, candidate: Candidate, identity: Identity, role: Role | None, issuers: tuple[str, ...]
) -> Mention:
    return Mention(
        entity=candidate.entity,
        slug=identity.slug or slug(identity.name),
        name=identity.name,
        acronym=identity.acronym,
        surface=text[candidate.start : candidate.end],
        start=candidate.start,
        end=candidate.end,
        kind=identity.kind if candidate.entity == "credential" else None,
        role=role,
        known=identity.known,
        issuers=issuers,
    )


def _issuers(
    text: str, candidate: Candidate, found: Sequence[Candidate], identities: Identities
) -> tuple[str, ...]:
    """Names of bodies that this sentence says give the credential."""
    names: list[str] = []
    for body in found:
        if body.entity != "organization":
            continue
        if body.end <= candidate.start:
            says = relations.issues(text[body.end : candidate.start], True)
            if says and relations.issues(text[body.end : body.end + 40], True):
                names.clear()  # the nearest that gives it
        elif candidate.end <= body.start:
            says = relations.issues(text[candidate.end : body.start], False)
        else:
            says = candidate.start <= body.start and body.end <= candidate.end
        if says:
            names.append(identities.of(body).name)
    return tuple(dict.fromkeys(names))


def entities(sections: Sequence[Section], found: Sequence[SectionMentions]) -> tuple[Entity, ...]:
    """Sums mentions up: one entity a slug, in order of first mention, with its sentences."""
    texts = {section.type: section.text for section in sections}
    gathered: dict[tuple[EntityType, str], list[tuple[str, Mention, Evidence]]] = {}
    for section in found:
        text = texts[section.section]
        bounds = [(sentence.start, sentence.end) for sentence in sentences(text)]
        at = 0
        for mention in section.mentions:
            while bounds[at][1] < mention.end:
                at += 1
            start, end = bounds[at]
            evidence = _evidence(section.section, text[start:end], start, end, mention)
            gathered.setdefault((mention.entity, mention.slug), []).append(
                (section.section, mention, evidence)
            )
    return tuple(_entity(rows) for rows in gathered.values())


def _evidence(section: str, sentence: str, start: int, end: int, mention: Mention) -> Evidence:
    said = None
    if mention.entity == "credential":
        said = relations.relation(sentence, mention.start - start, mention.end - start)
    return Evidence(section, sentence, start, end, said, mention.role)


def _entity(rows: Sequence[tuple[str, Mention, Evidence]]) -> Entity:
    first = rows[0][1]
    issuers = dict.fromkeys(issuer for _, mention, _ in rows for issuer in mention.issuers)
    roles = dict.fromkeys(mention.role for _, mention, _ in rows if mention.role)
    if len(roles) > 1:
        roles.pop("mentions", None)
    return Entity(
        entity=first.entity,
        slug=first.slug,
        name=first.name,
        acronym=next((mention.acronym for _, mention, _ in rows if mention.acronym), None),
        kind=first.kind,
        roles=tuple(roles),
        issuers=tuple(issuers),
        sections=tuple(dict.fromkeys(section for section, _, _ in rows)),
        evidence=tuple(dict.fromkeys(evidence for _, _, evidence in rows)),
        known=any(mention.known for _, mention, _ in rows),
        written=wordings([mention for _, mention, _ in rows]),
        written_acronym=written_acronym([mention for _, mention, _ in rows]),
    )
