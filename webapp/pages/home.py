"""The home page, with three lists worth a look, and the help page, with the query language."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.browse.browse import groups, highest
from indexer.index import Index
from indexer.model import EDUCATION_LEVELS
from indexer.postings.card import Card
from indexer.request import SearchRequest, Sort
from indexer.search import grammar
from webapp import urls
from webapp.generation import credential_index
from webapp.pages.browse import entity_entry, group_entry
from webapp.pages.frame import Link
from webapp.pages.lists import Entry
from webapp.wording import count_of, pay_words, percent_words

LIST_LENGTH = 5
CREDENTIALS_SHOWN = 12
EXAMPLES = (
    "no degree over $60k", "work with animals", "LPN or RN", "who certifies welders", "RHIT",
)  # fmt: skip
# Levels of education below an associate's degree, as EDUCATION_LEVELS orders them.
NO_DEGREE = tuple(EDUCATION_LEVELS)[: tuple(EDUCATION_LEVELS).index("associate-degree")]


@dataclass(frozen=True, slots=True)
class HomeList:
    title: str
    entries: tuple[Entry, ...]
    more: Link


@dataclass(frozen=True, slots=True)
class HomePage:
    lead: str
    start: Link
    examples: tuple[Link, ...]
    lists: tuple[HomeList, ...]
    groups: tuple[Entry, ...]
    credentials: tuple[Entry, ...]


def make_home_page(index: Index) -> HomePage:
    found = groups(index)
    total = sum(len(entry.occupations) for entry in found)
    named = sorted(credential_index(index), key=lambda entry: -entry.occupations)
    lists = (
        _make_list(index, "Best paid without a degree", "pay", NO_DEGREE),
        _make_list(index, "Fastest growing", "growth"),
        _make_list(index, "Most openings", "openings"),
    )
    return HomePage(
        lead=(
            f"{count_of(total, 'occupation')} described, with the credentials they want and the "
            "sentence that says so. Not a list of vacancies."
        ),
        start=Link("Not sure? Start with what you like", urls.START),
        examples=tuple(Link(e, urls.search_url(SearchRequest(query=e))) for e in EXAMPLES),
        lists=tuple(entry for entry in lists if entry.entries),
        groups=tuple(map(group_entry, found)),
        credentials=tuple(map(entity_entry, named[:CREDENTIALS_SHOWN])),
    )


def _make_list(index: Index, title: str, measure: Sort, education: Sequence[str] = ()) -> HomeList:
    cards = highest(index, measure, LIST_LENGTH, education)
    request = SearchRequest(
        filters={"education": tuple(education)} if education else {}, sort=measure
    )
    entries = (Entry(c.title, urls.occupation_url(c.slug), _figure(measure, c)) for c in cards)
    return HomeList(title, tuple(entries), Link("The whole list", urls.search_url(request)))


def _figure(measure: Sort, card: Card) -> str | None:
    """The number that the list is sorted by."""
    if measure == "pay" and card.pay_median is not None:
        return pay_words(card.pay_median, card.pay_unit)
    if measure == "growth" and card.growth_percent is not None:
        return percent_words(card.growth_percent)
    if measure == "openings" and card.openings is not None:
        return f"{card.openings:,} a year"
    return None


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
        signs=tuple(_row(example.query, example.meaning) for example in grammar.EXAMPLES),
    )


def _row(typed: str, means: str) -> SyntaxRow:
    return SyntaxRow(typed, means, urls.search_url(SearchRequest(query=typed)))
