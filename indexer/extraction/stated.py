"""Candidates -> mentions: each with its identity and what its sentence states about it."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from indexer.extraction.drafts import Draft, is_contact
from indexer.extraction.merge import Identities
from indexer.extraction.names import Candidate, key, singular, slug, written
from indexer.extraction.relations import gives, is_given_by, named_again, role
from indexer.extraction.tokens import Sentence, is_acronym, normal_acronym
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


_SAME_NAME = 60  # percent; below, two wordings are two names, e.g. of bodies that merged later


def wordings(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The full names of one entity as written, best first; its name if only acronyms are.

    A vocabulary has one entry for "Screen Actors Guild" and "American Federation of Television
    and Radio Artists" (2010-11 page 094), which have merged since; the page has two names.
    """
    names: list[str] = []
    for mention in mentions:
        if not mention.known:
            name = mention.name
        elif is_acronym(mention.surface):
            continue
        elif mention.entity == "credential":
            name = singular(mention.surface)
        else:
            name = written(mention.surface)
        names.append(name)
    distinct: list[str] = []
    for name in sorted(dict.fromkeys(names), key=_quality):
        if not any(_is_wording_of(name, other) for other in distinct):
            distinct.append(name)
    return tuple(distinct) or (mentions[0].name,)


def _quality(name: str) -> tuple[bool, int]:
    return name[0].islower(), -len(name)


def _is_wording_of(name: str, other: str) -> bool:
    words, others = key(name), key(other)
    if set(words) <= set(others) or set(others) <= set(words):
        return True
    return fuzz.token_sort_ratio(" ".join(words), " ".join(others)) >= _SAME_NAME


def written_acronym(mentions: Sequence[Mention]) -> str | None:
    """The acronym that the page uses; of an unknown name, the one that it defines."""
    for mention in mentions:
        if not mention.known:
            return mention.acronym
    for mention in mentions:
        if is_acronym(mention.surface) and " " not in mention.surface:
            dotted = "." in mention.surface
            return mention.surface if dotted else normal_acronym(mention.surface)
    return None
