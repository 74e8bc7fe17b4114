"""Which sentences of a section answer: whole ones that stand together within one part."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from indexer.results import Mark

PASSAGE_CHARACTERS = 300  # three to four lines of a result card; one sentence may be longer
SECTIONS_KEPT = 4096  # texts whose sentences are remembered: some 6 MB; the shipped ones are fewer
CUE_WEIGHT = 1.5  # of a word that answers what was asked ("certified" for who certifies)
REPEATED = 0.1  # of a term's weight, where the sentence has it again

Span = tuple[int, int]  # first and past-the-end character

# A sentence ends with its point before a capital, a figure or a quotation; a block ends one too.
_END = re.compile(r"[.!?][\"”’)]*(?=\s+[\"“(A-Z0-9$])|\n")
_NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|vs|No|Inc|Jr|Sr|e\.g|i\.e|U\.S)|\b[A-Z])\.$")


@lru_cache(maxsize=SECTIONS_KEPT)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences and list items of a text, in order, without the white space between them."""
    found: list[Span] = []
    start = 0
    for end in _END.finditer(text):
        if end.group() != "\n" and _NO_END.search(text, start, end.end()):
            continue
        found += _trimmed(text, start, end.end())
        start = end.end()
    found += _trimmed(text, start, len(text))
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and (text[start].isspace() or text.startswith("- ", start)):
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def best_sentences(
    text: str,
    parts: Sequence[int],
    marks: Sequence[Mark],
    cue: re.Pattern[str] | None = None,
    length: int = PASSAGE_CHARACTERS,
) -> Span:
    """The sentences of one part that answer best, as one stretch of about ``length`` characters.

    The sentence with the greatest weight of distinct terms, together with its neighbours as far as
    there is room: those that have a word of the query, then those that follow. Of equal sentences
    the first is taken.

    Args:
        text: of a section.
        parts: where each of its parts begins; the first is 0.
        marks: the query's words in the text, in its order.
        cue: words that answer what was asked, whatever the occupation.
        length: characters; the best sentence is shown whole, longer or not.
    """
    spans = sentences(text)
    if not spans:
        return 0, len(text)
    worth = _worth(text, spans, marks, cue)
    first = last = max(range(len(spans)), key=lambda number: (worth[number], -number))
    part = bisect_right(parts, spans[first][0])
    while True:
        room = length - (spans[last][1] - spans[first][0])
        around = [
            number
            for number in (last + 1, first - 1)
            if 0 <= number < len(spans)
            and bisect_right(parts, spans[number][0]) == part
            and spans[number][1] - spans[number][0] < room
        ]
        if not around:
            return spans[first][0], spans[last][1]
        best = max(around, key=lambda number: (worth[number], number > last))
        first, last = min(first, best), max(last, best)


def _worth(
    text: str, spans: Sequence[Span], marks: Sequence[Mark], cue: re.Pattern[str] | None
) -> list[float]:
    """What each sentence has of the query's words, and of those that answer."""
    ends = [end for _, end in spans]
    worth = [0.0] * len(spans)
    seen: set[tuple[int, int]] = set()
    for mark in marks:
        number = bisect_right(ends, mark.start)
        if number < len(spans):
            worth[number] += mark.weight * (REPEATED if (number, mark.term) in seen else 1.0)
            seen.add((number, mark.term))
    if cue is not None:
        for number, (start, end) in enumerate(spans):
            cues = {match.group().lower() for match in cue.finditer(text, start, end)}
            worth[number] += CUE_WEIGHT * (2 - 0.5 ** (len(cues) - 1)) if cues else 0.0
    return worth
