"""Where a name in running text begins and ends: capitalised runs, and the bodies inside them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from indexer.extraction.tokens import Token, has_possessive, is_acronym, is_capitalised
from indexer.extraction.words import (
    CREDENTIAL_NOUNS,
    DEGREES,
    GENERIC_FIRST,
    GENERIC_NAMES,
    HEADLESS_BODIES,
    OPENERS,
    ORGANIZATION_HEADS,
    OTHER_HEADS,
    PEOPLE_PLURAL,
    PLURAL_HEADS,
    STARTERS,
    STATES,
    TITLES,
)

_CONNECTORS = frozenset("of for on in and &".split())
_ARTICLE_AFTER = frozenset("of for on and".split())
_PREPOSITIONS = frozenset("of for on in to".split())
_SUFFIXES = frozenset("international incorporated inc usa".split())
_MOST_WORDS_IN_AN_ENUMERATED_PART = 3
_BEFORE_OF_THE = (
    ORGANIZATION_HEADS | PLURAL_HEADS | DEGREES | CREDENTIAL_NOUNS | {"fellow", "fundamentals"}
)
MOST_WORDS = 12  # the longest name of the edition has 12 (2010-11 page 181)


class Span(NamedTuple):
    """Tokens ``first`` to ``stop`` (exclusive) of a sentence."""

    first: int
    stop: int


def runs(tokens: Sequence[Token]) -> Iterator[Span]:
    """Longest stretches of capitalised words, with the small words that hold a name together."""
    index = 0
    while index < len(tokens):
        if not is_capitalised(tokens[index].text):
            index += 1
            continue
        stop = _run_stop(tokens, index)
        yield Span(index, stop)
        index = stop


def _run_stop(tokens: Sequence[Token], first: int) -> int:
    stop = first + 1
    while stop < len(tokens):
        if is_capitalised(tokens[stop].text):
            stop += 1
        elif following := _after_connector(tokens, stop) or _after_comma(tokens, first, stop):
            stop = following
        else:
            break
    return stop


def _after_connector(tokens: Sequence[Token], index: int) -> int:
    """Index after the capitalised word that "of", "for the", ... joins to the run, or 0."""
    word = tokens[index].text
    following = index + 1
    if word in _CONNECTORS:
        if word in _ARTICLE_AFTER and _lower(tokens, following) == "the":
            following += 1
    elif word == "to":  # "Association to Advance Collegiate Schools", 2010-11 page 001
        if _lower(tokens, index - 1) not in ORGANIZATION_HEADS:
            return 0
    elif word == "as" and _lower(tokens, following) == "a":
        following += 1  # "Test of English as a Foreign Language", 2010-11 page 079
    elif word == "care" and tokens[index - 1].text == "Health":
        pass  # "Professional Association of Health care Coding Specialists", 2010-11 page 103
    else:
        return 0
    if following < len(tokens) and is_capitalised(tokens[following].text):
        return following + 1
    return 0


def _after_comma(tokens: Sequence[Token], first: int, comma: int) -> int:
    """Index after ", Inc." or an enumeration inside a name, or 0.

    "International Association of Bridge, Structural, Ornamental, and Reinforcing Iron Workers"
    (2010-11 page 215) has its parts after "of"; "International Health, Racquet, and Sportsclub
    Association" (page 296) before the word that says what it is. Parts are short and no part but
    the last says so; otherwise it is a list of bodies.
    """
    if tokens[comma].text != ",":
        return 0
    suffix = _lower(tokens, comma + 1)
    words = [token.text.lower() for token in tokens[first:comma]]
    if words[-2:] == ["international", "union"] and suffix == "united":
        return comma + 2  # "International Union, United Automobile, ...", 2010-11 page 182
    if suffix in _SUFFIXES and not ORGANIZATION_HEADS.isdisjoint(words):
        following = _lower(tokens, comma + 2)
        return comma + 2 if following in ("", ",", ".", ";", "and", "but", "or") else 0
    parts = _enumerated_parts(tokens, comma)
    if len(parts) < 2 or words[-1] in ORGANIZATION_HEADS:
        return 0
    inner = [token.text.lower() for part in parts[:-1] for token in tokens[part.first : part.stop]]
    last = [token.text.lower() for token in tokens[parts[-1].first : parts[-1].stop]]
    if not (ORGANIZATION_HEADS | STARTERS).isdisjoint(inner) or last[0] in STARTERS:
        return 0
    before_head = last[-1] in ORGANIZATION_HEADS and len(last) > 1 and words[0] not in OPENERS
    # "United Automobile, Aerospace and Agricultural Implement Workers", 2010-11 page 217
    workers = words[-2:-1] == ["united"] and last[-1].endswith(PEOPLE_PLURAL)
    after_head = _has_head_before_preposition(words) and (
        last[-1] not in ORGANIZATION_HEADS or last[-1] == "union"
    )
    if after_head or before_head or workers:
        return parts[-1].stop
    return 0


def _enumerated_parts(tokens: Sequence[Token], comma: int) -> list[Span]:
    """The parts of ", A, B, and C" from ``comma`` on; empty unless "and" or "&" closes it."""
    parts: list[Span] = []
    index = comma
    while index < len(tokens):
        closing = False
        start = index
        if tokens[start].text == ",":
            start += 1
        if _lower(tokens, start) in ("and", "&"):
            closing = True
            start += 1
        stop = start
        while stop < len(tokens) and is_capitalised(tokens[stop].text):
            stop += 1
        if not start < stop <= start + _MOST_WORDS_IN_AN_ENUMERATED_PART + closing:
            return []
        parts.append(Span(start, stop))
        if closing:
            return parts
        if stop < len(tokens) and (tokens[stop].text in (",", "and", "&")):
            index = stop
        else:
            return []
    return []


def _has_head_before_preposition(words: Sequence[str]) -> bool:
    return any(
        word in ORGANIZATION_HEADS and following in _PREPOSITIONS
        for word, following in zip(words, words[1:], strict=False)
    )


def without_opening(tokens: Sequence[Token], span: Span) -> Span:
    """Cuts what is capitalised only because a sentence starts there, and articles."""
    first, stop = span
    while first < stop:
        word = tokens[first].text
        lowered = word.lower()
        opens = lowered in OPENERS or lowered in ("&", "to")
        if not opens and first == 0 and first + 1 < stop and len(tokens) > 2:
            # "Acquiring National Institute for ... certification", 2010-11 page 181
            following = tokens[first + 1].text.lower()
            opens = (
                (following in STARTERS or following in TITLES)
                and lowered not in STARTERS
                and lowered.endswith(("ing", "ed", "als", "ies"))
                and lowered not in ("engineering", "nursing", "accrediting", "certified")
            )
        if not opens and first == 0 and span.first == 0:
            # "Completion of the Radiation Health and Safety examination", 2010-11 page 163
            following = [_lower(tokens, 1), _lower(tokens, 2)]
            opens = (
                following[0] in _PREPOSITIONS
                and (following[1] == "the" or following[1] in STARTERS)
                and lowered not in _BEFORE_OF_THE
                and stop > 3
            )
        if not opens:
            break
        first += 1
        if first < stop and tokens[first].text in _CONNECTORS:
            first += 1
    while stop > first and not is_capitalised(tokens[stop - 1].text):
        stop -= 1
    return Span(first, stop)


def organizations(tokens: Sequence[Token], run: Span) -> list[Span]:
    """The named bodies inside a capitalised run, left to right."""
    span = without_opening(tokens, run)
    if span.stop - span.first < 2:
        alone = span.stop > span.first and _lower(tokens, span.first) in HEADLESS_BODIES
        return [span] if alone else []
    cuts = sorted(_cuts(tokens, span), key=lambda cut: cut.strength, reverse=True)
    for cut in cuts:
        left, right = without_opening(tokens, cut.left), without_opening(tokens, cut.right)
        if is_body(tokens, left) if cut.strength == _STRONG else has_head(tokens, left):
            if cut.strength == _STRONG or has_head(tokens, right, plural=False):
                return organizations(tokens, left) + organizations(tokens, right)
        elif cut.strength == _STRONG and has_head(tokens, right):
            return organizations(tokens, right)
    if is_body(tokens, span):
        return [_trimmed(tokens, span)]
    if _lower(tokens, span.first) == "u.s." and _lower(tokens, span.first + 1) == "departments":
        return [Span(span.first, span.first + 4)] if span.stop > span.first + 3 else []
    for cut in cuts:
        found = organizations(tokens, cut.left) + organizations(tokens, cut.right)
        if found:
            return found
    return []


class _Cut(NamedTuple):
    """A place where one name may end and the next begin."""

    left: Span
    right: Span
    strength: int


_STRONG, _AND, _OF = 3, 2, 1


def _cuts(tokens: Sequence[Token], span: Span) -> Iterator[_Cut]:
    for index in range(span.stop - 2, span.first, -1):
        word, following = tokens[index].text, _lower(tokens, index + 1)
        left = Span(span.first, index)
        if has_possessive(word):
            yield from _after_possessive(tokens, span, index)
        elif following == "u.s." and not is_capitalised(word):
            # "Department of the Interior for the U.S. Geological Survey", 2010-11 page 312
            yield _Cut(left, Span(index + 1, span.stop), _STRONG)
        elif word in ("and", "&") and following == "the":
            # "Association of the Deaf and the Registry of Interpreters", 2010-11 page 175
            yield _Cut(left, Span(index + 2, span.stop), _STRONG)
        elif word in ("and", "&") and _is_complete(tokens, left, Span(index + 1, span.stop)):
            yield _Cut(left, Span(index + 1, span.stop), _AND)
        elif word == "of" and following in ("the", "american"):
            # "Accreditation Board of the American Society of ...", 2010-11 page 039
            yield _Cut(left, Span(index + 1 + (following == "the"), span.stop), _OF)
        elif following in ("american", "national", "international") and is_capitalised(word):
            # "... Allied Craftworkers International Masonry Institute", 2010-11 page 352
            words = [token.text.lower() for token in tokens[span.first : index + 1]]
            if _has_head_before_preposition(words):
                yield _Cut(Span(span.first, index + 1), Span(index + 1, span.stop), _OF)


def _after_possessive(tokens: Sequence[Token], span: Span, index: int) -> Iterator[_Cut]:
    """ "American Dietetic Association's Commission on ..." (2010-11 page 077) has two bodies,
    "International Cinematographer's Guild" (page 091) one.
    """
    left, right = Span(span.first, index + 1), Span(index + 1, span.stop)
    generic = _without_possessive(_lower(tokens, index)) in ("government", "nation")
    # "the Institute's and CPCU Society's code", page 026
    alone = index == span.first and _lower(tokens, index + 1) in ("and", "or")
    if alone or generic or is_body(tokens, left) or is_acronym(tokens[index].text):
        yield _Cut(left, right, _STRONG)


def _is_complete(tokens: Sequence[Token], left: Span, right: Span) -> bool:
    """Whether "L and R" are two names: L has ended, or R begins like a name."""
    words = [tokens[index].text.lower() for index in range(*right)]
    if not words:
        return False
    ended = tokens[left.stop - 1].text.lower() in ORGANIZATION_HEADS
    begins = words[0] in STARTERS
    # "... Underwriters and Insurance Institute of America", 2010-11 page 026
    of_america = words[-2:] == ["of", "america"] and len(words) > 3
    return ended or begins or of_america


def has_head(tokens: Sequence[Token], span: Span, *, plural: bool = True) -> bool:
    """Whether the word that says what it is names a body: before the first preposition, or last."""
    words = [_without_possessive(tokens[index].text.lower()) for index in range(*span)]
    while len(words) > 1 and (words[-1] in _SUFFIXES or words[-1] == ","):
        words.pop()
    if span.stop - span.first < 2:
        return False
    before = words
    for index, word in enumerate(words):
        if word in _PREPOSITIONS:
            before = words[:index]
            break
    heads = ORGANIZATION_HEADS | PLURAL_HEADS if plural else ORGANIZATION_HEADS
    if before and before[-1] in heads:
        return True
    return words[-1] in ORGANIZATION_HEADS


def is_body(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a span is the name of a particular body; see the annotation rules in the tests."""
    if span.stop - span.first < 2:
        return False
    words = [tokens[index].text.lower() for index in range(*span)]
    if _without_possessive(words[0]) in GENERIC_FIRST or words[0] in STATES:
        return False
    words[-1] = _without_possessive(words[-1])
    if " ".join(words) in GENERIC_NAMES:
        return False
    if words[0] in DEGREES and words[1] == "of":
        return False
    return has_head(tokens, span) or " ".join(words) in HEADLESS_BODIES or _has_no_head(words)


def _has_no_head(words: Sequence[str]) -> bool:
    """Bodies named without a word like "Association".

    "Jewelers of America", "ASIS International" (2010-11 page 159), "U.S. Geological Survey"
    (page 312), "United Steelworkers" (page 217), "National Contact Lens Examiners" (page 098).
    """
    if words[-2:] == ["of", "america"] and len(words) > 2:
        return True
    if words[-1] == "international":
        return len(words) > 1
    if words[0] == "u.s." and len(words) > 2:
        return words[-1] in ("survey", "reserve", "senate", "protection")
    starts = words[0] in ("american", "national", "international", "united", "associated")
    people = words[-1].endswith(PEOPLE_PLURAL) and words[-1] not in OTHER_HEADS
    return starts and people and words[1] not in TITLES and words[1] != "states"


def _trimmed(tokens: Sequence[Token], span: Span) -> Span:
    """Without ", Inc." and a place after "in"."""
    first, stop = span
    if tokens[stop - 1].text.lower() in ("inc", "incorporated"):
        stop -= 1
        if tokens[stop - 1].text == ",":
            stop -= 1
    for index in range(first + 2, stop):
        # "the American College in Bryn Mawr", 2010-11 page 118
        if tokens[index].text == "in" and tokens[index - 1].text.lower() in ORGANIZATION_HEADS:
            if _lower(tokens, stop) == "," or _lower(tokens, index + 1) in STATES:
                stop = index
            break
    return Span(first, stop)


def _without_possessive(word: str) -> str:
    return word[:-2] if has_possessive(word) else word


def _lower(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text.lower() if 0 <= index < len(tokens) else ""
