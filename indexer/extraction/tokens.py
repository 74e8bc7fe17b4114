"""Text -> sentences -> tokens with offsets: what every extraction step reads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from indexer.extraction.words import ABBREVIATIONS, OPENERS

_TOKEN = re.compile(
    r"""
      https?://\S+ | \b[\w-]+\.(?:org|com|net|edu|gov)\b                 # addresses, in one piece
    | (?:(?<!\w)[A-Z][a-z]{0,4}\.(?:-?))+[A-Z]\.(?:['’]?s\b)?            # U.S. Ph.D. L.A.R.E. J.D.s
    | [^\W_]+(?:[-–/&'’][^\W_]+)*(?:(?<=s)['’](?!\w))?                   # NCLEX-RN, Actors', A&P
    | [^\w\s]
    """,
    re.VERBOSE,
)
_PARAGRAPH = re.compile(r"[^\n]+")
_CLOSING = frozenset('”"’)]')


class Token(NamedTuple):
    """A word, number, address or punctuation mark; offsets are characters of the whole text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """``tokens`` of one sentence, or of one whole list item (``item``)."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    item: bool


def sentences(text: str) -> Iterator[Sentence]:
    """Splits a section's text: lines are paragraphs or list items ("- "), see model.Part."""
    for line in _PARAGRAPH.finditer(text):
        item = line.group().startswith("- ")
        first = line.start() + 2 if item else line.start()
        tokens = tuple(
            Token(found.group(), found.start(), found.end())
            for found in _TOKEN.finditer(text, first, line.end())
        )
        if not tokens:
            continue
        for part in (tokens,) if item else _split(tokens):
            yield Sentence(part[0].start, part[-1].end, part, item)


def _split(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    first = 0
    for index in range(len(tokens) - 1):
        following = index + 1
        if tokens[index].text in _CLOSING and index:
            ends = tokens[index - 1].text in (".", "!", "?")
        else:
            ends = _ends_sentence(tokens, index)
        if ends and tokens[following].text not in _CLOSING and _opens(tokens[following].text):
            yield tokens[first:following]
            first = following
    yield tokens[first:]


def _ends_sentence(tokens: tuple[Token, ...], index: int) -> bool:
    word = tokens[index].text
    if word in ("!", "?"):
        return True
    if word == ".":
        before = tokens[index - 1].text if index else ""
        if before and not before[-1].isalnum():
            return True
        return len(before) > 1 and before.lower() not in ABBREVIATIONS
    # "in the U.S. Despite ..." ends a sentence, "the U.S. Department ..." does not.
    return word.endswith(".") and tokens[index + 1].text.lower() in OPENERS


def _opens(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word[0] in '“"('


def is_capitalised(word: str) -> bool:
    return word[0].isupper()


@lru_cache(maxsize=65536)
def is_acronym(word: str) -> bool:
    """At least two capitals and short: RHIT, NCLEX-RN, ChFC, CPAs, L.A.R.E., NASTeC.

    A part in lower case makes it a name: EMT-Basic.
    """
    if sum(char.isupper() for char in word) < 2 or not word[0].isupper() or len(word) > 12:
        return False
    return all(
        sum(char.isupper() for char in part) * 2 >= _letters(part)
        for part in re.split("[-–/]", word)
    )


def has_acronym(word: str) -> bool:
    """An acronym, or one with a word after it: EMT-Basic."""
    return is_acronym(word) or is_acronym(word.partition("-")[0])


def _letters(word: str) -> int:
    return sum(char.isalpha() for char in word.removesuffix("s").rstrip("'’"))


def has_possessive(word: str) -> bool:
    return word.endswith(("'s", "’s"))


@lru_cache(maxsize=65536)
def normal(word: str) -> str:
    """The form in which words of names are compared: lower case, singular, exam = examination."""
    lowered = word.lower()
    if lowered.endswith(("'s", "’s")):
        lowered = lowered[:-2]
    lowered = lowered.replace("’", "").replace("'", "").replace(".", "")
    if len(lowered) > 3 and lowered.endswith("s") and not lowered.endswith("ss"):
        lowered = lowered[:-1]
    return {"exam": "examination", "&": "and"}.get(lowered, lowered)


@lru_cache(maxsize=65536)
def normal_acronym(word: str) -> str:
    """Capitals, digits and joiners without dots and plural s: "CPAs" -> "CPA", "C.P.M." -> "CPM"."""
    bare = word.replace(".", "")
    for ending in ("'s", "’s", "s"):
        if (
            bare.endswith(ending)
            and len(bare) - len(ending) >= 2
            and bare[-len(ending) - 1].isupper()
        ):
            return bare[: -len(ending)]
    return bare
