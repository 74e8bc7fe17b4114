"""What is asked: the judged queries, and a mix drawn from the texts, the same in every run."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlencode

from indexer.analysis import STOP_WORDS, AnalyzedToken, tokens
from indexer.facet import FacetName
from tests.bench.documents import Document
from tests.relevance.ranking import read_judged

JUDGED = Path(__file__).resolve().parent.parent / "relevance" / "judged.tsv"
MIN_LETTERS = 4  # of a drawn word
MIN_SECTIONS = 10  # that have it: people rarely ask for words that hardly occur
PREFIX_LETTERS = 5
FILTERS: tuple[FacetName, ...] = ("section", "group", "education", "credential", "outlook")
_FROM = ("title", "alternate_titles", "text")


@dataclass(frozen=True, slots=True)
class Ask:
    """One search: what is typed here, and the same in parts for engines with another syntax.

    All parts are wanted; ``words`` are lower-case content words, ``phrase`` words in a row.
    """

    kind: str
    text: str
    words: tuple[str, ...] = ()
    phrase: tuple[str, ...] = ()
    prefix: str = ""
    chosen: tuple[tuple[FacetName, str], ...] = ()

    @property
    def filters(self) -> Mapping[FacetName, tuple[str, ...]]:
        return {facet: (value,) for facet, value in self.chosen}

    @property
    def address(self) -> str:
        """Path and query below ``/search`` or ``/api/v1/search``."""
        return "?" + urlencode([("q", self.text), *self.chosen])


def judged() -> tuple[Ask, ...]:
    """The judged queries; the other engines get their words without "who", "the" and the like."""
    asks = []
    for one in read_judged(JUDGED):
        words = [token.exact.lower() for token in tokens(one.query)]
        content = [word for word in words if word not in STOP_WORDS]
        asks.append(Ask("judged", one.query, tuple(dict.fromkeys(content or words))))
    return tuple(asks)


@dataclass(frozen=True, slots=True)
class _Section:
    """What can be asked about one section, in alphabetical order."""

    words: tuple[str, ...]
    long: tuple[str, ...]  # words to cut to a prefix
    pairs: tuple[tuple[str, str], ...]
    filters: tuple[tuple[FacetName, str], ...]


class Mix:
    """Draws searches whose words stand together in one section, so that every engine has work."""

    def __init__(self, documents: Sequence[Document]) -> None:
        texts = [tokens("\n".join(document.texts[n] for n in _FROM)) for document in documents]
        sections = Counter(word for text in texts for word in {token.exact for token in text})
        self._known = {w for w, count in sections.items() if count >= MIN_SECTIONS} - STOP_WORDS
        self._sections = [
            self._section(document, text) for document, text in zip(documents, texts, strict=True)
        ]

    def asks(self, count: int, seed: int) -> tuple[Ask, ...]:
        """``count`` different searches of all kinds in turn, the same for the same seed."""
        draw = random.Random(seed)
        found: dict[tuple[str, object], Ask] = {}
        while len(found) < count:
            for kind, size, chosen in _KINDS:
                ask = _drawn(draw, draw.choice(self._sections), kind, size, chosen=chosen)
                if ask is not None and len(found) < count:
                    found.setdefault((ask.text, ask.chosen), ask)
        return tuple(found.values())

    def _section(self, document: Document, text: Sequence[AnalyzedToken]) -> _Section:
        words = sorted({token.exact for token in text if self._is_drawn(token)})
        pairs = {
            (one.exact, other.exact)
            for one, other in pairwise(text)
            if other.position == one.position + 1
            and self._is_drawn(one) and self._is_drawn(other)
        }  # fmt: skip
        return _Section(
            tuple(words),
            tuple(word for word in words if len(word) > PREFIX_LETTERS),
            tuple(sorted(pairs)),
            tuple((f, value) for f in FILTERS for value in document.facets[f][:1]),
        )

    def _is_drawn(self, token: AnalyzedToken) -> bool:
        word = token.exact
        letters = word.isascii() and word.isalpha() and word.islower()
        return letters and len(word) >= MIN_LETTERS and word in self._known


def _drawn(
    draw: random.Random, section: _Section, kind: str, size: int, *, chosen: bool
) -> Ask | None:
    if kind == "prefix":
        prefix = draw.choice(section.long)[:PREFIX_LETTERS] if section.long else ""
        return Ask(kind, f"{prefix}*", prefix=prefix) if prefix else None
    if kind == "phrase":
        pair = draw.choice(section.pairs) if section.pairs else ()
        return Ask(kind, f'"{" ".join(pair)}"', phrase=pair) if pair else None
    if len(section.words) < size:
        return None
    words = tuple(draw.sample(section.words, size))
    filters = (draw.choice(section.filters),) if chosen else ()
    return Ask(kind, " ".join(words), words, chosen=filters)


# kind, words, with a filter
_KINDS = (
    ("1 word", 1, False), ("2 words", 2, False), ("3 words", 3, False), ("4 words", 4, False),
    ("5 words", 5, False), ("prefix", 0, False), ("phrase", 0, False),
    ("1 word, filter", 1, True), ("2 words, filter", 2, True),
)  # fmt: skip
