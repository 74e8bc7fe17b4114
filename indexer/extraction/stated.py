"""Candidates -> mentions: each with its identity and what its sentence states about it."""

from collections.abc import Iterator, Sequence

from indexer.extraction import relations
from indexer.extraction.drafts import Draft, is_contact
from indexer.extraction.merge import Identities
from indexer.extraction.names import Candidate, slug
from indexer.extraction.tokens import Sentence
from indexer.model import Mention, Role


def mentions(draft: Draft, identities: Identities) -> Iterator[Mention]:
    """Mentions of one section by start."""
    latest: list[str] = []  # names of bodies so far, the last one last
    for sentence, found in draft.rows():
        issuers = {
            candidate: _issuers(draft.text, sentence, candidate, found, identities)
            or _issuer_named_again(draft.text, sentence, found, latest)
            for candidate in found
            if candidate.entity == "credential"
        }
        giving = {name for names in issuers.values() for name in names}
        for candidate in found:
            role: Role | None = None
            if candidate.entity == "organization":
                name = identities.of(candidate).name
                latest.append(name)
                role = "mentions"
                if not is_contact(found):
                    role = _role(draft.text, sentence, candidate, name in giving)
            yield _mention(draft.text, candidate, identities, role, issuers.get(candidate, ()))


def _role(text: str, sentence: Sentence, candidate: Candidate, gives: bool) -> Role:
    before, after = text[sentence.start : candidate.start], text[candidate.end : sentence.end]
    role = relations.role(before, after)
    return "issues" if gives and role in ("mentions", "regulates", "employs") else role


def _mention(
    text: str,
    candidate: Candidate,
    identities: Identities,
    role: Role | None,
    issuers: tuple[str, ...],
) -> Mention:
    identity = identities.of(candidate)
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
    text: str,
    sentence: Sentence,
    candidate: Candidate,
    found: Sequence[Candidate],
    identities: Identities,
) -> tuple[str, ...]:
    """Names of bodies that the sentence says give the credential; the nearest giver before it."""
    names: list[str] = []
    for body in found:
        if body.entity != "organization":
            continue
        if body.end <= candidate.start:
            before, between = text[sentence.start : body.start], text[body.end : candidate.start]
            says = relations.issues(before, between, True)
            if says and relations.issues("", between[:40], True):
                names.clear()
        elif candidate.end <= body.start:
            before, between = (
                text[sentence.start : candidate.start],
                text[candidate.end : body.start],
            )
            says = relations.issues(before, between, False)
        else:
            says = candidate.start <= body.start and body.end <= candidate.end
        if says:
            names.append(identities.of(body).name)
    return tuple(dict.fromkeys(names))


def _issuer_named_again(
    text: str, sentence: Sentence, found: Sequence[Candidate], latest: Sequence[str]
) -> tuple[str, ...]:
    """ "The Institute also offers ...": the last body called so (2010-11 page 026)."""
    if any(candidate.entity == "organization" for candidate in found):
        return ()
    noun = relations.named_again(text[sentence.start : sentence.end])
    for name in reversed(latest):
        if noun == "organization" or (noun and noun in name.lower().split()):
            return (name,)
    return ()
