"""Text -> sentences -> tokens with offsets: what every extraction step reads."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from indexer.extraction.words import ABBREVIATIONS, OPENERS

_TOKEN = re.compile(
    r"""
      https?://\S+ | \b[\w-]+\.(?:org|com|net|edu|gov)\b                 # addresses, in one piece
    | (?:(?<!\w)[A-Z][a-z]{0,4}\.(?:-?))+[A-Z]\.(?:['’]?s\b)?            # U.S. Ph.D. L.A.R.E. J.D.s
    | [^\W_]+(?:[-–/&'’][^\W_]+)*(?:(?<=s)['’](?!\w)|\+(?![\w+]))?       # NCLEX-RN, Actors', A+
    | [^\w\s]
    """,
    re.VERBOSE,
)
_PARAGRAPH = re.compile(r"[^\n]+")
_CLOSING = frozenset('”"’)]')
POSSESSIVES = ("'s", "’s")


class Token(NamedTuple):
    """A word, number, address or punctuation mark; offsets are characters of the whole text."""

    text: str
    start: int
    end: int


class Span(NamedTuple):
    """Tokens ``first`` to ``stop`` (exclusive) of a sentence."""

    first: int
    stop: int


class Sentence:
    """One sentence, or one whole list item (``item``), of a section's ``text``.

    ``words`` are the tokens as written, ``lowered`` in lower case; asking beyond either end gives
    an empty word.
    """

    __slots__ = ("item", "lowered", "text", "tokens", "words")

    def __init__(self, text: str, tokens: tuple[Token, ...], *, item: bool) -> None:
        self.text = text
        self.tokens = tokens
        self.item = item
        self.words = tuple(token.text for token in tokens)
        self.lowered = tuple(word.lower() for word in self.words)

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else ""

    def lower(self, index: int) -> str:
        return self.lowered[index] if 0 <= index < len(self.lowered) else ""

    def before(self, index: int, count: int) -> tuple[str, ...]:
        """The ``count`` lower-case words before a token, or as many as there are."""
        return self.lowered[max(0, index - count) : index]

    def offsets(self, span: Span) -> tuple[int, int]:
        return self.tokens[span.first].start, self.tokens[span.stop - 1].end

    def surface(self, span: Span) -> str:
        start, end = self.offsets(span)
        return self.text[start:end]


def sentences(text: str) -> Iterator[Sentence]:
    """Splits a section's text: lines are paragraphs or list items ("- "), see model.Part."""
    for line in _PARAGRAPH.finditer(text):
        item = line.group().startswith("- ")
        first = line.start() + 2 if item else line.start()
        tokens = tuple(
            Token(found.group(), found.start(), found.end())
            for found in _TOKEN.finditer(text, first, line.end())
        )
        for part in (tokens,) if item else _split(tokens):
            if part:
                yield Sentence(text, part, item=item)


def _split(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    first = 0
    for index in range(len(tokens) - 1):
        following = tokens[index + 1].text
        ends = _ends_sentence(tokens, index)
        if tokens[index].text in _CLOSING and index:
            ends = tokens[index - 1].text in (".", "!", "?")
        if ends and following not in _CLOSING and _opens(following):
            yield tokens[first : index + 1]
            first = index + 1
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
    return word[:1].isupper()


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


def without_possessive(word: str) -> str:
    return word[:-2] if word.endswith(POSSESSIVES) else word


@lru_cache(maxsize=65536)
def normal(word: str) -> str:
    """The form in which words of names are compared: lower case, singular, exam = examination."""
    lowered = without_possessive(word.lower())
    lowered = lowered.replace("’", "").replace("'", "").replace(".", "")
    if len(lowered) > 3 and lowered.endswith("s") and not lowered.endswith("ss"):
        lowered = lowered[:-1]
    return {"exam": "examination", "&": "and"}.get(lowered, lowered)


@lru_cache(maxsize=65536)
def normal_acronym(word: str) -> str:
    """Without dots and plural s: "CPAs" -> "CPA", "C.P.M." -> "CPM"."""
    bare = word.replace(".", "")
    for ending in (*POSSESSIVES, "s"):
        stem = bare.removesuffix(ending)
        if stem != bare and len(stem) >= 2 and stem[-1].isupper():
            return stem
    return bare
