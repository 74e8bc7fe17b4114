"""The kind of Whoosh field that holds text: every word once, as it is written, with its place.

Stems are not written: which words may stand for a word is decided when it is asked for, from the
words that there are (`families`). So a phrase, a prefix and a word are all found in one field.
"""

import struct
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from whoosh import formats
from whoosh.analysis import Analyzer, Token
from whoosh.fields import TEXT

from indexer.analysis import CAPITALS, AnalyzedToken, folded, stem, tokens
from indexer.postings.families import Families

# The names of an occupation are written with each of its sections.
_tokens = lru_cache(maxsize=8)(tokens)


class WordAnalyzer(Analyzer):  # type: ignore[misc]
    """Gives Whoosh the `tokens` of a text, and keeps in mind which words it has seen.

    One is shared by all fields of a schema and pickled with it at every commit, so that an index
    opened by Whoosh alone knows which words may stand for one another.
    """

    def __init__(self) -> None:
        self.words: set[str] = set()  # all but acronyms, which stand for themselves alone

    def __call__(  # the signature is Whoosh's
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        start_pos: int = 0,
        start_char: int = 0,
        mode: str = "",
        **settings: Any,
    ) -> Iterator[Token]:
        token = Token(positions, chars, removestops=False, mode=mode, boost=1.0, stopped=False)
        for analyzed in _tokens(value):
            token.pos = start_pos + analyzed.position
            token.startchar = start_char + analyzed.start
            token.endchar = start_char + analyzed.end
            if mode != "query" and not analyzed.stem.isupper():
                self.words.add(analyzed.exact)
            for text in (analyzed.exact,) if mode == "query" else terms(analyzed):
                token.text = text
                yield token

    def forms(self, word: AnalyzedToken) -> tuple[str, ...]:
        """The terms that are found by a word of a query: an acronym alone, any other word with its
        other forms."""
        if word.stem.isupper():
            return (word.stem,)
        return tuple(Families(tuple(sorted(self.words))).forms(word.exact)) or (word.exact,)


Place = tuple[int, int, int]  # position, first character, past the last one


class Characters(formats.Characters):  # type: ignore[misc]
    """Positions and characters as Whoosh's own format has them, in a sixth of the bytes.

    A value holds steps, three numbers of two bytes each for an occurrence: from the position
    before, from the character past the word before, and the letters; of four bytes, after a zero,
    where two are too few.
    """

    def encode(self, places: Sequence[Place]) -> bytes:
        steps: list[int] = []
        last, past = 0, 0
        for position, start, end in places:
            steps += (position - last, start - past, end - start)
            last, past = position, end
        if max(steps) < 1 << 16:
            return struct.pack(f"<{len(steps)}H", *steps)
        return struct.pack(f"<x{len(steps)}I", *steps)

    def decode_characters(self, value: bytes) -> list[Place]:
        numbers = steps(value)
        places: list[Place] = []
        position, past = 0, 0
        for step, gap, letters in zip(*[iter(numbers)] * 3, strict=True):
            position, start = position + step, past + gap
            past = start + letters
            places.append((position, start, past))
        return places

    def decode_positions(self, value: bytes) -> list[int]:
        return [position for position, _, _ in self.decode_characters(value)]

    def decode_frequency(self, value: bytes) -> int:
        return len(steps(value)) // 3

    def decode_weight(self, value: bytes) -> float:
        return float(self.decode_frequency(value) * self.field_boost)


def steps(value: bytes) -> tuple[int, ...]:
    """The numbers of an encoded value, three an occurrence."""
    if len(value) % 2:
        return struct.unpack(f"<x{len(value) // 4}I", value)
    return struct.unpack(f"<{len(value) // 2}H", value)


class Words(TEXT):  # type: ignore[misc]
    """A text field whose words are found by their other forms, too, and whose phrases and prefixes
    are found as they are written, all by Whoosh's own query parser."""

    def __init__(self, analyzer: WordAnalyzer) -> None:
        super().__init__(analyzer=analyzer, phrase=True, chars=True, multitoken_query="or")
        self.format = Characters()

    def process_text(
        self, qstring: str, mode: str = "", tokenize: bool = True, **settings: Any
    ) -> Iterator[str]:
        """The terms that are to be found for what stands between the spaces of a query; not
        ``tokenize``: for the beginning of words."""
        if mode != "query":
            yield from super().process_text(qstring, mode=mode, tokenize=tokenize, **settings)
        elif tokenize:
            for token in tokens(qstring):
                yield from self.analyzer.forms(token)
        else:
            yield folded(qstring)


def terms(token: AnalyzedToken) -> tuple[str, ...]:
    """What is written for a word at its position: the word, and the acronym that it is.

    "welders" is written so; "RNs" is "rns", so that phrases and prefixes find it, and "RN".
    """
    if token.stem.isupper() and token.stem != token.exact:
        return token.exact, token.stem
    return (token.exact,)


def is_acronym(term: str) -> bool:
    """Whether a term says that the word at its positions is an acronym.

    Of the words of `CAPITALS` it is the word itself as well.
    """
    return term.isupper()


def is_word(term: str) -> bool:
    """Whether a term is a word as it is written."""
    return term in CAPITALS or not is_acronym(term)


def stem_of(term: str) -> str:
    """The stem of the word at the positions of a term, where no acronym says otherwise."""
    return term if is_acronym(term) else stem(term)
