"""Plain prose in sentences, words and syllables, and how hard it is to read."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

# A hyphen parts words, an apostrophe or a figure's comma or point does not: "nurse's", "42,000".
_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])")
_NO_STOP = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|St|Jr|Sr|No|vs|Inc|Co|U\.S|e\.g|i\.e)|\b[A-Z])\.$"
)  # one capital: an initial
_ITEM = "- "
_PARTS = 64  # texts remembered: several checks ask about every part of one profile
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<![^aeiouyl]l)(?:(?<=[^aeiouy])e|(?<=[^aeiouytd])ed|(?:(?<=[^aeiouysxzcgh])|(?<=th))es)$"
)


class Stretch(NamedTuple):
    """A piece of a text: ``text`` begins at character ``start`` of it."""

    text: str
    start: int


@lru_cache(maxsize=_PARTS)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, numbers among them, as written."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=_PARTS)
def sentences(text: str) -> tuple[Stretch, ...]:
    """The sentences of a text in the form of `model.Part.text`; a list item is one sentence.

    A full stop ends a sentence when a capital or a digit follows, except after a title, "No.",
    "U.S." and an initial.
    """
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[Stretch]:
    for line in _LINE.finditer(text):
        item = line.group().startswith(_ITEM)
        first = line.start() + len(_ITEM) * item
        if not item:
            for stop in _STOP.finditer(text, first, line.end()):
                if not _NO_STOP.search(text, max(first, stop.start() - 6), stop.start() + 1):
                    yield _stretch(text, first, stop.end())
                    first = stop.end()
        if text[first : line.end()].strip():
            yield _stretch(text, first, line.end())


def _stretch(text: str, start: int, end: int) -> Stretch:
    piece = text[start:end]
    return Stretch(piece.strip(), start + len(piece) - len(piece.lstrip()))


@lru_cache(maxsize=65536)
def syllables(word: str) -> int:
    """Syllables of an English word by its groups of vowels, at least one.

    The e of a final -e, -es or -ed after a consonant is silent, but not in -le ("table",
    "handled"), after a hiss ("wages") or after t and d ("treated"). Two vowels that are spoken
    apart ("science") count as one: right for most words, which is enough for an average.
    """
    letters = re.sub(r"[^a-z]", "", word.lower())
    groups = len(_VOWELS.findall(letters))
    return max(groups - (_SILENT.search(letters) is not None), 1)


def reading_grade(texts: Iterable[str]) -> float | None:
    """Flesch-Kincaid grade level of texts together, in years of U.S. schooling.

    0.39 words/sentences + 11.8 syllables/words - 15.59: Kincaid, Fishburne, Rogers and Chissom,
    Research Branch Report 8-75, Naval Technical Training Command, 1975. A number counts as a word
    of one syllable. None for texts without words.
    """
    counted = split = sounds = 0
    for text in texts:
        found = words(text)
        counted += len(found)
        split += len(sentences(text))
        sounds += sum(map(syllables, found))
    return 0.39 * counted / split + 11.8 * sounds / counted - 15.59 if counted else None
