"""The query language, one example a line, each a search to try."""

from dataclasses import dataclass

from indexer.request import SearchRequest
from indexer.search.grammar import EXAMPLES
from webapp import urls

# What needs no signs: plain words that are read as more than words.
_PLAIN = (
    ("RHIT", "an acronym; its full name is searched too"),
    ("nurse over $70,000", "median pay over $70,000 a year, said in words"),
    ("hospital no degree", "no degree needed to start, said in words"),
    ("who certifies welders", "a question"),
)


@dataclass(frozen=True, slots=True)
class SyntaxRow:
    typed: str
    means: str
    url: str


@dataclass(frozen=True, slots=True)
class HelpPage:
    plain: tuple[SyntaxRow, ...]
    signs: tuple[SyntaxRow, ...]


def make_help_page() -> HelpPage:
    return HelpPage(
        plain=tuple(_row(typed, means) for typed, means in _PLAIN),
        signs=tuple(_row(example.query, example.meaning) for example in EXAMPLES),
    )


def _row(typed: str, means: str) -> SyntaxRow:
    return SyntaxRow(typed, means, urls.search_url(SearchRequest(query=typed)))
