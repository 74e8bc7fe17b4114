"""Where a name in running text begins and ends: capitalised runs of a sentence."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.extraction.tokens import Sentence, Span, is_capitalised
from indexer.extraction.words import (
    BODY_HEADS,
    CREDENTIAL_NOUNS,
    DEGREES,
    OPENERS,
    PEOPLE_PLURAL,
    PLURAL_HEADS,
    PREPOSITIONS,
    STARTERS,
    TITLES,
    words,
)

MOST_WORDS = 12  # the longest name of the edition has 12 (2010-11 page 182)
SUFFIXES = words("international incorporated inc usa")
_CONNECTORS = words("of for on in and &")
_BEFORE_ARTICLE = words("of for on and")
_MOST_WORDS_OF_A_PART = 3  # "Agricultural Implement Workers", 2010-11 page 182
_BEFORE_OF_THE = (
    BODY_HEADS | PLURAL_HEADS | DEGREES | CREDENTIAL_NOUNS | words("fellow fundamentals")
)
_NAMED_ING = words("engineering nursing accrediting certified")


def runs(sentence: Sentence) -> Iterator[Span]:
    """Longest stretches of capitalised words, with the small words that hold a name together."""
    index = 0
    while index < len(sentence):
        if not is_capitalised(sentence.words[index]):
            index += 1
            continue
        stop = _run_stop(sentence, index)
        yield Span(index, stop)
        index = stop


def _run_stop(sentence: Sentence, first: int) -> int:
    stop = first + 1
    while stop < len(sentence):
        if is_capitalised(sentence.words[stop]):
            stop += 1
        elif following := _after_connector(sentence, stop) or _after_comma(sentence, first, stop):
            stop = following
        else:
            break
    return stop


def _after_connector(sentence: Sentence, index: int) -> int:
    """Index after the capitalised word that "of", "for the", ... joins to the run, or 0."""
    word, following = sentence.words[index], index + 1
    if sentence.word(index - 1).endswith("+"):
        return 0  # "CompTIA PenTest+ and the GIAC Penetration Tester": the sign ends a name
    if word in _CONNECTORS:
        if word in _BEFORE_ARTICLE and sentence.word(following) == "the":
            following += 1
    elif word == "to":  # "Association to Advance Collegiate Schools", 2010-11 page 001
        if sentence.lower(index - 1) not in BODY_HEADS:
            return 0
    elif word == "as" and sentence.word(following) == "a":
        following += 1  # "Test of English as a Foreign Language", 2010-11 page 079
    elif word != "care" or sentence.word(index - 1) != "Health":
        # "Professional Association of Health care Coding Specialists", 2010-11 page 103
        return 0
    return following + 1 if is_capitalised(sentence.word(following)) else 0


def _after_comma(sentence: Sentence, first: int, comma: int) -> int:
    """Index after ", Inc." or an enumeration inside a name, or 0."""
    if sentence.words[comma] != ",":
        return 0
    name = sentence.lowered[first:comma]
    following = sentence.lower(comma + 1)
    if name[-2:] == ("international", "union") and following == "united":
        return comma + 2  # "International Union, United Automobile, ...", 2010-11 page 182
    if following in SUFFIXES and not BODY_HEADS.isdisjoint(name):
        ends = sentence.lower(comma + 2) in ("", ",", ".", ";", "and", "but", "or")
        return comma + 2 if ends else 0
    parts = _enumerated_parts(sentence, comma)
    return parts[-1].stop if _belongs_to_name(sentence, name, parts) else 0


def _belongs_to_name(sentence: Sentence, name: Sequence[str], parts: Sequence[Span]) -> bool:
    """Whether an enumeration goes on inside a name; otherwise it is a list of names.

    "International Association of Bridge, Structural, Ornamental, and Reinforcing Iron Workers"
    (2010-11 page 215) has its parts after "of"; "International Health, Racquet, and Sportsclub
    Association" (page 296) before the word that says what it is; "United Automobile, Aerospace and
    Agricultural Implement Workers" (page 217) has none. No part but the last says so.
    """
    if len(parts) < 2 or name[-1] in BODY_HEADS:
        return False
    inner = sentence.lowered[parts[0].first : parts[-2].stop]
    last = sentence.lowered[parts[-1].first : parts[-1].stop]
    if not (BODY_HEADS | STARTERS).isdisjoint(inner) or last[0] in STARTERS:
        return False
    if has_head_before_preposition(name):
        return last[-1] not in BODY_HEADS or last[-1] == "union"
    if name[-2:-1] == ("united",) and last[-1].endswith(PEOPLE_PLURAL):
        return True
    return last[-1] in BODY_HEADS and len(last) > 1 and name[0] not in OPENERS


def _enumerated_parts(sentence: Sentence, comma: int) -> list[Span]:
    """The parts of ", A, B, and C" from ``comma`` on; empty unless "and" or "&" closes it."""
    parts: list[Span] = []
    index = comma
    while sentence.word(index) in (",", "and", "&"):
        start = index + (sentence.words[index] == ",")
        closing = sentence.word(start) in ("and", "&")
        start += closing
        stop = start
        while is_capitalised(sentence.word(stop)):
            stop += 1
        if not start < stop <= start + _MOST_WORDS_OF_A_PART + closing:
            return []
        parts.append(Span(start, stop))
        if closing:
            return parts
        index = stop
    return []


def has_head_before_preposition(name: Sequence[str]) -> bool:
    """Whether "Association of ..." or the like is in the lower-case words of a name."""
    return any(
        word in BODY_HEADS and following in PREPOSITIONS for word, following in pairwise(name)
    )


def without_opening(sentence: Sentence, span: Span) -> Span:
    """Cuts what is capitalised only because a sentence starts there, articles and small words."""
    first, stop = span
    while first < stop and _is_opening(sentence, first, stop):
        first += 1
        if first < stop and sentence.words[first] in _CONNECTORS:
            first += 1
    while stop > first and not is_capitalised(sentence.words[stop - 1]):
        stop -= 1
    return Span(first, stop)


def _is_opening(sentence: Sentence, index: int, stop: int) -> bool:
    word = sentence.lowered[index]
    if word in OPENERS or word == "&":
        return True
    if index > 0 or stop < 2:
        return False
    following, second = sentence.lower(1), sentence.lower(2)
    if following in PREPOSITIONS and (second == "the" or second in STARTERS) and stop > 3:
        # "Completion of the Radiation ... examination", 2010-11 page 163
        return word not in _BEFORE_OF_THE
    # "Acquiring National Institute for ... certification", 2010-11 page 181
    before_name = following in STARTERS or following in TITLES
    gerund = word.endswith(("ing", "ed", "als", "ies")) and word not in _NAMED_ING
    return before_name and gerund and word not in STARTERS
