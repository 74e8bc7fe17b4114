"""How the page itself calls an entity, beside the vocabulary's canonical name."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from indexer.extraction.names import key, singular, written
from indexer.extraction.tokens import is_acronym, normal_acronym
from indexer.model import Mention

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
