"""Candidates -> mentions: each with its identity and what its sentence states about it."""

from collections.abc import Iterator, Sequence

from indexer.extraction.drafts import Draft, is_contact
from indexer.extraction.merge import Identities
from indexer.extraction.names import Candidate, slug
from indexer.extraction.relations import gives, is_given_by, named_again
from indexer.extraction.roles import role
from indexer.extraction.tokens import Sentence
from indexer.model import Mention, Role


def mentions(draft: Draft, identities: Identities) -> Iterator[Mention]:
    """Mentions of one section by start."""
    latest: list[str] = []  # names of bodies so far, the last one last
    for sentence, found in draft.rows:
        issuers = {
            candidate: _issuers(sentence, candidate, found, identities)
            or _issuer_named_again(sentence, found, latest)
            for candidate in found
            if candidate.entity == "credential"
        }
        giving = {name for names in issuers.values() for name in names}
        for candidate in found:
            said: Role | None = None
            if candidate.entity == "organization":
                name = identities.of(candidate).name
                latest.append(name)
                said = "mentions"
                if not is_contact(found):
                    said = _role(sentence, candidate, is_giving=name in giving)
            yield _mention(sentence, candidate, identities, said, issuers.get(candidate, ()))


def _role(sentence: Sentence, candidate: Candidate, *, is_giving: bool) -> Role:
    text = sentence.text
    found = role(text[sentence.start : candidate.start], text[candidate.end : sentence.end])
    return "issues" if is_giving and found in ("mentions", "regulates", "employs") else found


def _mention(
    sentence: Sentence,
    candidate: Candidate,
    identities: Identities,
    said: Role | None,
    issuers: tuple[str, ...],
) -> Mention:
    identity = identities.of(candidate)
    return Mention(
        entity=candidate.entity,
        slug=identity.slug or slug(identity.name),
        name=identity.name,
        acronym=identity.acronym,
        surface=sentence.text[candidate.start : candidate.end],
        start=candidate.start,
        end=candidate.end,
        kind=identity.kind if candidate.entity == "credential" else None,
        role=said,
        known=identity.known,
        issuers=issuers,
    )


def _issuers(
    sentence: Sentence, candidate: Candidate, found: Sequence[Candidate], identities: Identities
) -> tuple[str, ...]:
    """Names of bodies that the sentence says give the credential; the nearest giver before it."""
    text = sentence.text
    names: list[str] = []
    for body in found:
        if body.entity != "organization":
            continue
        if body.end <= candidate.start:
            before, between = text[sentence.start : body.start], text[body.end : candidate.start]
            says = gives(before, between)
            if says and gives("", between[:40]):
                names.clear()
        elif candidate.end <= body.start:
            says = is_given_by(text[candidate.end : body.start])
        else:  # "ASE certification"
            says = candidate.start <= body.start and body.end <= candidate.end
        if says:
            names.append(identities.of(body).name)
    return tuple(dict.fromkeys(names))


def _issuer_named_again(
    sentence: Sentence, found: Sequence[Candidate], latest: Sequence[str]
) -> tuple[str, ...]:
    """ "The Institute also offers ...": the last body called so (2010-11 page 026)."""
    if any(candidate.entity == "organization" for candidate in found):
        return ()
    noun = named_again(sentence.text[sentence.start : sentence.end])
    for name in reversed(latest):
        if noun == "organization" or (noun and noun in name.lower().split()):
            return (name,)
    return ()
