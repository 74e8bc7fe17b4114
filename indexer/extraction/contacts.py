"""List items of Sources of Additional Information: the name before the address."""

import re
from collections.abc import Iterator, Sequence

from indexer.extraction.boundaries import MOST_WORDS, Span, has_head, is_body, organizations
from indexer.extraction.names import CONTACT, Candidate, written
from indexer.extraction.tokens import Sentence, Token, is_acronym, is_capitalised
from indexer.extraction.words import ABBREVIATIONS, DEPARTMENT_HEADS, OPENERS

_LOWER_IN_NAMES = frozenset("of for the and in on to & a at care".split())
_ADDRESS_FIRST = re.compile(r"\d|#|P\.O\.|(?:Suite|Room|Box|Bldg|Attn|c|Mail|Campus)\b")
_COUNTED = frozenset("one two three four five six seven eight nine ten".split())
_COMPANY = frozenset("inc incorporated llc ltd".split())


def contact_names(text: str, sentence: Sentence) -> list[Candidate]:
    """Bodies that a list item is the address of; empty when the item is prose.

    "Name, part, street, city" gives the name, and the part when it is a body of its own, such as
    "Home Builders Institute" after the National Association of Home Builders (2010-11 page 201).
    """
    tokens = sentence.tokens
    segments = list(_segments(tokens))
    if not segments or not _is_name(tokens, segments[0]):
        return []
    first, rest = _joined(tokens, segments)
    found = list(_named(text, tokens, first))
    federal = tokens[segments[0].first].text == "U.S."
    for segment in rest:
        if _is_own_body(tokens, segment, federal):
            found.append(_candidate(text, tokens, segment))
    return found


def _segments(tokens: Sequence[Token]) -> Iterator[Span]:
    """Stretches between commas, up to the address."""
    first = 0
    for index, token in enumerate(tokens):
        word = token.text
        ends_name = word == "." and index and not _is_abbreviated(tokens[index - 1].text)
        if word == "," or ends_name or word in (":", ";") or _starts_address(tokens, index):
            if first < index:
                yield Span(first, index)
            if word != ",":
                return
            first = index + 1
    if first < len(tokens):
        yield Span(first, len(tokens))


def _is_abbreviated(word: str) -> bool:
    return word.lower() in ABBREVIATIONS or len(word) == 1


def _starts_address(tokens: Sequence[Token], index: int) -> bool:
    word = tokens[index].text
    if word.startswith("http") or word == "Internet":
        return True
    at_segment = index == 0 or tokens[index - 1].text == ","
    if at_segment and word.lower() in _COUNTED and index > 0:
        return True  # "One Dupont Circle NW.", 2010-11 page 007
    return index > 0 and bool(_ADDRESS_FIRST.match(word)) and (at_segment or word[0].isdigit())


def _is_name(tokens: Sequence[Token], span: Span) -> bool:
    if not is_capitalised(tokens[span.first].text):
        return False
    words = [tokens[index].text for index in range(*span)]
    if len(words) > MOST_WORDS + 4 or (words[0].lower() in OPENERS and words[0] != "The"):
        return False
    return all(
        is_capitalised(word) or word in _LOWER_IN_NAMES or not word[0].isalpha() for word in words
    )


def _joined(tokens: Sequence[Token], segments: list[Span]) -> tuple[Span, list[Span]]:
    """The name's own segments as one span, and the segments after it."""
    last = 0
    for index, segment in enumerate(segments[1:], 1):
        word = tokens[segment.first].text
        if word in ("and", "&"):  # "Society for Mining, Metallurgy, and Exploration", page 027
            last = index
            break
    if not last and len(segments) > 1:
        following = [tokens[index].text for index in range(*segments[1])]
        alone = segments[0].stop - segments[0].first == 1 or (
            tokens[segments[0].stop - 1].text == "International"
            and segments[0].stop - segments[0].first == 2
        )
        if following == ["International"]:  # "Air Line Pilots Association, International", 107
            last = 1
        elif alone and len(following) > 2 and following[-1] not in ("Department", "Division"):
            # "APICS, the Association for Operations Management", 2010-11 page 016
            last = 1 if _is_name(tokens, segments[1]) or following[0] == "the" else 0
    return Span(segments[0].first, segments[last].stop), segments[last + 1 :]


def _named(text: str, tokens: Sequence[Token], span: Span) -> Iterator[Candidate]:
    """One name, or two joined by "and" or "/" (2010-11 pages 026 and 118)."""
    opening = next((i for i in range(*span) if tokens[i].text == "("), None)
    acronym = None
    if opening is not None and opening + 1 < span.stop:
        inside = tokens[opening + 1].text
        if is_acronym(inside):
            acronym = inside
        span = Span(span.first, opening)
    whole = text[tokens[span.first].start : tokens[span.stop - 1].end]
    if "/" in whole and whole.count(" ") > 4:
        start = tokens[span.first].start
        for part in whole.split("/"):
            yield Candidate("organization", written(part), None, start, start + len(part), CONTACT)
            start += len(part) + 1
        return
    bodies = organizations(tokens, span)
    if len(bodies) > 1 and bodies[0].first <= span.first + 1 and bodies[-1].stop == span.stop:
        for body in bodies:
            yield _candidate(text, tokens, body)
        return
    stop = span.stop
    while stop - 1 > span.first and tokens[stop - 1].text.lower() in (*_COMPANY, ",", "."):
        stop -= 1
    center = Span(span.first, stop - 2)
    if [t.text for t in tokens[stop - 2 : stop]] == ["Information", "Center"] and has_head(
        tokens, center
    ):
        stop -= 2  # "American Academy of Physician Assistants Information Center", page 081
    if stop > span.first:
        yield _candidate(text, tokens, Span(span.first, stop), acronym)


def _is_own_body(tokens: Sequence[Token], span: Span, federal: bool) -> bool:
    """A part of an association is an address line; the government's centers are bodies (323)."""
    words = [tokens[index].text.lower() for index in range(*span)]
    head = words
    for index, word in enumerate(words):
        if word in ("of", "for", "on", "in"):
            head = words[:index]
            break
    centers = {"center", "bureau", "service"} if federal else set()
    if not head or head[-1] in DEPARTMENT_HEADS - centers or words[-1] in DEPARTMENT_HEADS:
        return False
    return _is_name(tokens, span) and is_body(tokens, span)


def _candidate(
    text: str, tokens: Sequence[Token], span: Span, acronym: str | None = None
) -> Candidate:
    first = span.first
    if tokens[first].text == "The" and span.stop - first > 1:
        first += 1
    start, end = tokens[first].start, tokens[span.stop - 1].end
    return Candidate("organization", written(text[start:end]), acronym, start, end, CONTACT)
