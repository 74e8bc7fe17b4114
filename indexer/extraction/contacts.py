"""List items of Sources of Additional Information: the name before the address."""

import re
from collections.abc import Iterator

from indexer.extraction.bodies import bodies, has_head, is_body
from indexer.extraction.boundaries import MOST_WORDS
from indexer.extraction.names import CONTACT, Candidate, body, written
from indexer.extraction.tokens import Sentence, Span, is_acronym, is_capitalised
from indexer.extraction.words import (
    ABBREVIATIONS,
    DEPARTMENT_HEADS,
    OPENERS,
    PREPOSITIONS,
    words,
)

_LOWER_IN_NAMES = words("of for the and in on to & a at care")
_ADDRESS = re.compile(r"\d|#|P\.O\.|(?:Suite|Room|Box|Bldg|Attn|c|Mail|Campus)\b")
_COUNTED = words("one two three four five six seven eight nine ten")
_COMPANY = words("inc incorporated llc ltd , .")
_FEDERAL_PARTS = words("center bureau service")


def contact_names(sentence: Sentence) -> list[Candidate]:
    """Bodies that a list item is the address of; empty when the item is prose.

    "Name, part, street, city" gives the name, and the part when it is a body of its own, such as
    "Home Builders Institute" after the National Association of Home Builders (2010-11 page 201).
    """
    segments = list(_segments(sentence))
    if not segments or not _is_name(sentence, segments[0]):
        return []
    last = _last_of_name(sentence, segments)
    found = list(_named(sentence, Span(segments[0].first, segments[last].stop)))
    federal = sentence.words[segments[0].first] == "U.S."
    for segment in segments[last + 1 :]:
        if _is_own_body(sentence, segment, federal=federal):
            found.append(body(sentence, segment, CONTACT))
    return found


def _segments(sentence: Sentence) -> Iterator[Span]:
    """Stretches between commas, up to the address."""
    first = 0
    for index, word in enumerate(sentence.words):
        ends = word in (":", ";") or _starts_address(sentence, index)
        ends = ends or (word == "." and index > 0 and not _is_short(sentence.words[index - 1]))
        if word == "," or ends:
            if first < index:
                yield Span(first, index)
            if ends:
                return
            first = index + 1
    if first < len(sentence):
        yield Span(first, len(sentence))


def _is_short(word: str) -> bool:
    return word.lower() in ABBREVIATIONS or len(word) == 1


def _starts_address(sentence: Sentence, index: int) -> bool:
    word = sentence.words[index]
    if word.startswith("http") or word == "Internet":
        return True
    if index == 0:
        return False
    after_comma = sentence.words[index - 1] == ","
    if after_comma and word.lower() in _COUNTED:
        return True  # "One Dupont Circle NW.", 2010-11 page 007
    return bool(_ADDRESS.match(word)) and (after_comma or word[0].isdigit())


def _is_name(sentence: Sentence, span: Span) -> bool:
    name = sentence.words[span.first : span.stop]
    if not is_capitalised(name[0]) or len(name) > MOST_WORDS + 4:
        return False
    if name[0].lower() in OPENERS and name[0] != "The":
        return False
    return all(
        is_capitalised(word) or word in _LOWER_IN_NAMES or not word[0].isalpha() for word in name
    )


def _last_of_name(sentence: Sentence, segments: list[Span]) -> int:
    """Index of the last segment that belongs to the name itself."""
    for index, segment in enumerate(segments[1:], 1):
        if sentence.words[segment.first] in ("and", "&"):
            return index  # "Society for Mining, Metallurgy, and Exploration", 2010-11 page 027
    if len(segments) == 1:
        return 0
    first = sentence.words[segments[0].first : segments[0].stop]
    second = sentence.words[segments[1].first : segments[1].stop]
    if second == ("International",):
        return 1  # "Air Line Pilots Association, International", page 107
    short = len(first) == 1 or (len(first) == 2 and first[1] == "International")
    # "APICS, the Association for Operations Management", page 016
    explains = len(second) > 2 and second[-1] not in ("Department", "Division")
    named = second[0] == "the" or _is_name(sentence, segments[1])
    return 1 if short and explains and named else 0


def _named(sentence: Sentence, span: Span) -> Iterator[Candidate]:
    """One name, or two joined by "and" or "/" (2010-11 pages 026 and 118)."""
    acronym = None
    for index in range(*span):
        if sentence.words[index] == "(":  # "... Educational Systems (AYES)", page 181
            acronym = sentence.word(index + 1) if is_acronym(sentence.word(index + 1)) else None
            span = Span(span.first, index)
            break
    whole, start = sentence.surface(span), sentence.offsets(span)[0]
    if "/" in whole and whole.count(" ") > 4:
        for part in whole.split("/"):
            yield Candidate("organization", written(part), None, start, start + len(part), CONTACT)
            start += len(part) + 1
        return
    found = bodies(sentence, span)
    if len(found) > 1 and found[0].first <= span.first + 1 and found[-1].stop == span.stop:
        yield from (body(sentence, part, CONTACT) for part in found)
        return
    yield body(sentence, _without_additions(sentence, span), CONTACT, acronym)


def _without_additions(sentence: Sentence, span: Span) -> Span:
    """Without "The", ", Inc." and "Information Center" (2010-11 page 081)."""
    first, stop = span
    if sentence.words[first] == "The" and stop - first > 1:
        first += 1
    while stop - 1 > first and sentence.lowered[stop - 1] in _COMPANY:
        stop -= 1
    if sentence.lowered[stop - 2 : stop] == ("information", "center") and has_head(
        sentence, Span(first, stop - 2)
    ):
        stop -= 2
    return Span(first, stop)


def _is_own_body(sentence: Sentence, span: Span, *, federal: bool) -> bool:
    """A part of an association is an address line; the government's centers are bodies (323)."""
    name = sentence.lowered[span.first : span.stop]
    at = next((index for index, word in enumerate(name) if word in PREPOSITIONS), len(name))
    departments = DEPARTMENT_HEADS - _FEDERAL_PARTS if federal else DEPARTMENT_HEADS
    if at == 0 or name[at - 1] in departments or name[-1] in DEPARTMENT_HEADS:
        return False
    return _is_name(sentence, span) and is_body(sentence, span)
