"""Whether the words before an acronym spell it, and from which word on."""

from collections.abc import Sequence

from indexer.extraction.tokens import Sentence
from indexer.extraction.words import words

MOST_WORDS_BACK = 12
_SMALL = words("of for the and in on to an a as & s")
_SKIPPED = _SMALL | words("degree degrees")


def spelled_from(sentence: Sentence, stop: int, acronym: str) -> int | None:
    """First token of the words before ``stop`` whose initials spell the acronym.

    One letter a word, small words with or without theirs, hyphenated words with one for each part;
    of several starts the last one is taken. None when they do not spell it.
    """
    letters = [char.lower() for char in acronym if char.isalnum()]
    index = stop
    while letters and index > max(0, stop - MOST_WORDS_BACK):
        index -= 1
        word = sentence.lowered[index]
        if not word[0].isalnum():
            return None
        count = _letters_of(word, letters)
        if count:
            del letters[-count:]
        elif word not in _SKIPPED:
            return None
    return None if letters else index


def _letters_of(word: str, letters: Sequence[str]) -> int:
    """How many of the last letters a word spells, 0 if none."""
    parts = [part[0] for part in word.replace("–", "-").replace("/", "-").split("-") if part]
    if list(letters[-len(parts) :]) == parts:
        return len(parts)
    if letters[-1] == parts[0]:
        return 1
    for count in (2, 3):
        # "cardiopulmonary" has the C and the P of CPR, 2010-11 page 296
        wanted = letters[-count:]
        if len(wanted) == count and len(word) > 8 and wanted[0] == word[0]:
            rest = iter(word[1:])
            if all(letter in rest for letter in wanted[1:]):
                return count
    return 0
