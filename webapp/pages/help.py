"""The query language, one example a line, each a search to try."""

from dataclasses import dataclass

from indexer.request import SearchRequest
from webapp import urls

_EXAMPLES = (
    ("medical coder", "Both words, in any form: coder, coders, coding."),
    ('"cancer registry"', "Exactly these words, side by side."),
    ("technician OR technologist", "Either word. OR is written in capitals."),
    ("nurse -school", "Without profiles that say the word after the minus."),
    ("account*", "Words that begin like this."),
    ("title:manager", "Only in titles."),
    ("RHIT", "An acronym also finds its full name."),
    ("29-2072", "A code of the Standard Occupational Classification."),
)


@dataclass(frozen=True, slots=True)
class SyntaxRow:
    typed: str
    means: str
    url: str


@dataclass(frozen=True, slots=True)
class HelpPage:
    rows: tuple[SyntaxRow, ...]


def make_help_page() -> HelpPage:
    return HelpPage(
        tuple(
            SyntaxRow(typed, means, urls.search_url(SearchRequest(query=typed)))
            for typed, means in _EXAMPLES
        )
    )
