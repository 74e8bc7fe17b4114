"""A page to start from: by what one likes, how long one wants to learn, when, and what one knows.

The questions are one form whose fields are those of a search, so that the answers are an address
like any other: nothing is kept of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from indexer.facet import FacetName
from indexer.request import SearchRequest
from indexer.results import Facet, FacetValue
from webapp import urls
from webapp.pages.frame import Link
from webapp.pages.lists import Entry
from webapp.wording import count_of

# What people of each of Holland's types like (Holland 1997, "Making Vocational Choices", ch. 2).
LIKINGS = {
    "realistic": ("Hands and machines", "Fixing, building, driving, growing things"),
    "investigative": ("Finding things out", "Asking why, measuring, working things out"),
    "artistic": ("Creating and performing", "Drawing, writing, music, design"),
    "social": ("Helping and teaching", "Teaching, caring, listening"),
    "enterprising": ("Leading and selling", "Selling, leading, starting something"),
    "conventional": ("Records and order", "Numbers, lists, keeping things right"),
}
# How long one wants to learn, in words that a search understands.
LEARNING = (
    ("", "It does not matter"),
    ("no degree", "No degree"),
    ("associate degree or less", "Two years of college at most"),
    ("bachelor's degree or less", "Four years of college at most"),
)
HOURS_ASKED = ("part-time", "nights")
NAMES_SHOWN = 24


@dataclass(frozen=True, slots=True)
class Choice:
    """A box to tick or a button of several."""

    name: str
    value: str
    label: str
    detail: str | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class StartPage:
    action: str
    likings: tuple[Choice, ...]
    learning: tuple[Choice, ...]
    hours: tuple[Choice, ...]
    all_hours: tuple[Entry, ...]
    conditions: tuple[Entry, ...]
    technology: tuple[Entry, ...]
    all_technology: Link


def make_start_page(facets: Iterable[Facet]) -> StartPage:
    """``facets``: of all occupations, with their counts."""
    values = {facet.name: facet.values for facet in facets}
    return StartPage(
        action=urls.SEARCH,
        likings=tuple(
            Choice(
                "interest",
                value.value,
                *LIKINGS[value.value],
            )
            for value in values["interest"]
        ),
        learning=tuple(Choice("q", words, label, chosen=not words) for words, label in LEARNING),
        hours=tuple(
            Choice("schedule", value.value, value.label)
            for value in values["schedule"]
            if value.value in HOURS_ASKED
        ),
        all_hours=_entries("schedule", values["schedule"]),
        conditions=_entries("condition", values["condition"]),
        technology=_entries("technology", values["technology"][:NAMES_SHOWN]),
        all_technology=Link(
            f"All {len(values['technology']):,}", urls.facet_url(SearchRequest(), "technology")
        ),
    )


def _entries(facet: FacetName, values: Iterable[FacetValue]) -> tuple[Entry, ...]:
    return tuple(
        Entry(value.label, _search(facet, value), count_of(value.count, "occupation"))
        for value in values
    )


def _search(facet: FacetName, value: FacetValue) -> str:
    return urls.search_url(SearchRequest("", {facet: (value.value,)}, sort="jobs"))
