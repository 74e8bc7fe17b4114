"""Names of particular bodies inside capitalised runs: where two meet, and what is no body."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.extraction.boundaries import SUFFIXES, has_head_before_preposition, without_opening
from indexer.extraction.tokens import (
    POSSESSIVES,
    Sentence,
    Span,
    is_acronym,
    is_capitalised,
    without_possessive,
)
from indexer.extraction.words import (
    BODY_HEADS,
    DEGREES,
    GENERIC_BODIES,
    GENERIC_FIRST,
    HEADLESS_BODIES,
    OTHER_HEADS,
    PEOPLE_PLURAL,
    PLURAL_HEADS,
    PREPOSITIONS,
    STARTERS,
    STATES,
    TITLES,
    words,
)

_NATIONS = words("american national international")
_BEFORE_PEOPLE = words("american national international united associated")
_FEDERAL_LAST = words("survey reserve senate protection")  # "U.S. Geological Survey", page 312


class _Cut(NamedTuple):
    """A place where one name may end and the next begin."""

    left: Span
    right: Span
    strength: int


_STRONG, _AND, _OF = 3, 2, 1


def bodies(sentence: Sentence, run: Span) -> list[Span]:
    """The named bodies inside a capitalised run, left to right."""
    span = without_opening(sentence, run)
    if span.stop - span.first < 2:
        return [span] if sentence.lower(span.first) in HEADLESS_BODIES and span[0] < span[1] else []
    cuts = sorted(_cuts(sentence, span), key=lambda cut: cut.strength, reverse=True)
    for cut in cuts:
        left, right = without_opening(sentence, cut.left), without_opening(sentence, cut.right)
        if cut.strength == _STRONG:
            if is_body(sentence, left):
                return bodies(sentence, left) + bodies(sentence, right)
            if has_head(sentence, right):
                return bodies(sentence, right)
        elif has_head(sentence, left) and has_head(sentence, right, plural=False):
            return bodies(sentence, left) + bodies(sentence, right)
    if is_body(sentence, span):
        return [_trimmed(sentence, span)]
    if sentence.lowered[span.first : span.first + 2] == ("u.s.", "departments"):
        # "U.S. Departments of Defense, Transportation, ...": the first, 2010-11 page 027
        return [Span(span.first, span.first + 4)] if span.stop > span.first + 3 else []
    for cut in cuts:
        found = bodies(sentence, cut.left) + bodies(sentence, cut.right)
        if found:
            return found
    return []


def _cuts(sentence: Sentence, span: Span) -> Iterator[_Cut]:
    for index in range(span.stop - 2, span.first, -1):
        word, following = sentence.words[index], sentence.lowered[index + 1]
        left, right = Span(span.first, index), Span(index + 1, span.stop)
        if word.endswith(POSSESSIVES):
            if _ends_at_possessive(sentence, span, index):
                yield _Cut(Span(span.first, index + 1), right, _STRONG)
        elif following == "u.s." and not is_capitalised(word):
            # "... of the Interior for the U.S. Geological Survey", 2010-11 page 312
            yield _Cut(left, right, _STRONG)
        elif word in ("and", "&") and following == "the":
            # "Association of the Deaf and the Registry of Interpreters", 2010-11 page 175
            yield _Cut(left, Span(index + 2, span.stop), _STRONG)
        elif word in ("and", "&") and _are_two(sentence, left, right):
            yield _Cut(left, right, _AND)
        elif word == "of" and following in ("the", "american"):
            # "Accreditation Board of the American Society of ...", 2010-11 page 039
            yield _Cut(left, Span(index + 1 + (following == "the"), span.stop), _OF)
        elif following in _NATIONS and _is_whole(sentence, Span(span.first, index + 1)):
            # "... Allied Craftworkers International Masonry Institute", 2010-11 page 352
            yield _Cut(Span(span.first, index + 1), right, _OF)


def _is_whole(sentence: Sentence, span: Span) -> bool:
    """Whether a name has said what it is, and of what, before its last word."""
    name = sentence.lowered[span.first : span.stop]
    return is_capitalised(sentence.words[span.stop - 1]) and has_head_before_preposition(name)


def _ends_at_possessive(sentence: Sentence, span: Span, index: int) -> bool:
    """ "American Dietetic Association's Commission on ..." (2010-11 page 077) has two bodies,
    "International Cinematographer's Guild" (page 091) one.
    """
    if without_possessive(sentence.lowered[index]) in ("government", "nation"):
        return True
    if index == span.first and sentence.lower(index + 1) in ("and", "or"):
        return True  # "Institute's and CPCU Society's", page 026
    return is_body(sentence, Span(span.first, index + 1)) or is_acronym(sentence.words[index])


def _are_two(sentence: Sentence, left: Span, right: Span) -> bool:
    """Whether "L and R" are two names: L has ended, or R begins like a name."""
    second = sentence.lowered[right.first : right.stop]
    if sentence.lowered[left.stop - 1] in BODY_HEADS or second[0] in STARTERS:
        return True
    # "... Underwriters and Insurance Institute of America", 2010-11 page 026
    return second[-2:] == ("of", "america") and len(second) > 3


def has_head(sentence: Sentence, span: Span, *, plural: bool = True) -> bool:
    """Whether the word that says what it is names a body: before the first preposition, or last."""
    if span.stop - span.first < 2:
        return False
    name = [without_possessive(word) for word in sentence.lowered[span.first : span.stop]]
    while len(name) > 1 and (name[-1] in SUFFIXES or name[-1] == ","):
        name.pop()
    at = next((index for index, word in enumerate(name) if word in PREPOSITIONS), len(name))
    heads = BODY_HEADS | PLURAL_HEADS if plural else BODY_HEADS
    return (at > 0 and name[at - 1] in heads) or name[-1] in BODY_HEADS


def is_body(sentence: Sentence, span: Span) -> bool:
    """Whether a span is the name of a particular body, not of a kind of bodies or a degree."""
    if span.stop - span.first < 2:
        return False
    name = list(sentence.lowered[span.first : span.stop])
    name[-1] = without_possessive(name[-1])
    whole = " ".join(name)
    if without_possessive(name[0]) in GENERIC_FIRST or name[0] in STATES or whole in GENERIC_BODIES:
        return False
    if name[0] in DEGREES and name[1] == "of":
        return False
    return has_head(sentence, span) or whole in HEADLESS_BODIES or _needs_no_head(name)


def _needs_no_head(name: Sequence[str]) -> bool:
    """Bodies named without a word like "Association".

    "Jewelers of America", "ASIS International" (2010-11 page 159), "U.S. Geological Survey"
    (page 312), "United Steelworkers" (page 217), "National Contact Lens Examiners" (page 098).
    """
    if name[-1] == "international" or (name[-2:] == ["of", "america"] and len(name) > 2):
        return True
    if name[0] == "u.s." and len(name) > 2:
        return name[-1] in _FEDERAL_LAST
    people = name[-1].endswith(PEOPLE_PLURAL) and name[-1] not in OTHER_HEADS
    return people and name[0] in _BEFORE_PEOPLE and name[1] not in TITLES and name[1] != "states"


def _trimmed(sentence: Sentence, span: Span) -> Span:
    """Without ", Inc." and a place after "in"."""
    first, stop = span
    if sentence.lowered[stop - 1] in ("inc", "incorporated"):
        stop -= 1
        if sentence.words[stop - 1] == ",":
            stop -= 1
    for index in range(first + 2, stop):
        # "American College in Bryn Mawr", 2010-11 page 118
        if sentence.words[index] == "in" and sentence.lowered[index - 1] in BODY_HEADS:
            if sentence.word(stop) == "," or sentence.lower(index + 1) in STATES:
                stop = index
            break
    return Span(first, stop)
