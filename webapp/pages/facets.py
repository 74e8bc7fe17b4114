"""The sidebar: facets as fieldsets of checkboxes, and chips for what is chosen."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.facet import PAY_BANDS, FacetName
from indexer.frozen import value_class
from indexer.model import EDUCATION_LEVELS
from indexer.request import SearchRequest
from indexer.results import Facet, FacetValue
from webapp import urls
from webapp.pages.frame import Link
from webapp.pages.lists import Entry, NamesPage, group_by_letter, make_jumps
from webapp.wording import count_of

SHOWN = 6  # values before the rest is folded: seven facets then fit two screens
FOLDED = 14  # values behind the fold; a page of their own has the others
_STOP = "stop choosing these"


_EDUCATION = tuple(EDUCATION_LEVELS)
_PAY = tuple(band.slug for band in PAY_BANDS)
# What people choose by is a bound; each stands for the values within it.
PRESETS: Mapping[FacetName, Sequence[tuple[str, tuple[str, ...]]]] = {
    "education": (
        ("No degree", _EDUCATION[: _EDUCATION.index("associate-degree")]),
        ("Associate’s or less", _EDUCATION[: _EDUCATION.index("bachelor-degree")]),
        ("Bachelor’s or less", _EDUCATION[: _EDUCATION.index("master-degree")]),
    ),
    "pay": (
        ("At least $40,000", _PAY[1:]),
        ("At least $60,000", _PAY[2:]),
        ("At least $80,000", _PAY[3:]),
    ),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen filter with the address that gives it up."""

    facet: str
    label: str
    remove_url: str


@value_class
class FacetChoice:
    """One checkbox. ``toggle_url`` does at once what ticking and applying would do."""

    name: FacetName
    value: str
    label: str
    count: str  # "1,204"
    count_words: str  # "1,204 occupations"
    selected: bool
    toggle_url: str
    toggle_words: str  # "Registered Nurse (RN): show only these"


@value_class
class Preset:
    """A bound that is several values at once; chosen already, its address gives it up."""

    label: str
    count: str  # "1,204"
    count_words: str
    url: str
    selected: bool


@value_class
class FacetBox:
    """One facet; ``presets`` stand above its values, ``folded`` choices are behind a "more", those
    beyond them on a page."""

    name: FacetName
    label: str
    shown: tuple[FacetChoice, ...]
    folded: tuple[FacetChoice, ...]
    fold_words: str  # "28 more"
    all_link: Link | None  # to the page of all values; None where the box has them all
    clear_url: str | None  # None while nothing is chosen
    presets: tuple[Preset, ...] = ()


def make_chips(request: SearchRequest, facets: tuple[Facet, ...]) -> tuple[Chip, ...]:
    """A chip for every chosen value, also for those the index does not know."""
    if not request.filters:
        return ()
    labels = {(facet.name, found.value): found.label for facet in facets for found in facet.values}
    titles = {facet.name: facet.label for facet in facets}
    return tuple(
        Chip(
            facet=titles.get(name, name.capitalize()),
            label=labels.get((name, value), value),
            remove_url=urls.toggle_url(request, name, value),
        )
        for name, values in request.filters.items()
        for value in values
    )


def make_facet_boxes(request: SearchRequest, facets: tuple[Facet, ...]) -> tuple[FacetBox, ...]:
    """The facets worth showing: those with a value to choose."""
    return tuple(_make_box(request, facet) for facet in facets if facet.values)


def make_facet_page(request: SearchRequest, facet: Facet) -> NamesPage:
    """Every value of one facet from A to Z, each a link that chooses it or gives it up."""
    words = f" for “{request.query}”" if request.query else ""
    count = count_of(len(facet.values), "value")
    entries = (
        Entry(
            name=value.label,
            url=urls.toggle_url(request, facet.name, value.value),
            detail=count_of(value.count, "occupation") + (", chosen" if value.selected else ""),
        )
        for value in facet.values
    )
    letters = group_by_letter(entries)
    return NamesPage(
        heading=f"{facet.label}{words}",
        lead=f"{count}. A link adds one to the search, or takes it away where it is chosen.",
        letters=letters,
        jumps=make_jumps(letters),
        back=Link("Back to the search", urls.search_url(request)),
        into_filters=True,
    )


def _make_box(request: SearchRequest, facet: Facet) -> FacetBox:
    values, count = facet.values, len(facet.values)
    # One or two hidden values would cost a click to save a line.
    shown = count if count <= SHOWN + 2 else SHOWN
    chosen = any(value.selected for value in values)
    front, rest = values[:shown], values[shown:]
    if chosen:
        front = (*front, *(value for value in rest if value.selected))
        rest = tuple(value for value in rest if not value.selected)
    # Of hundreds of values only those on the page get addresses: they cost most of its time.
    folded = rest[:FOLDED]
    choices = _choices(request, facet.name)
    return FacetBox(
        name=facet.name,
        label=facet.label,
        shown=choices(front),
        folded=choices(folded),
        fold_words=f"{len(folded)} more",
        all_link=_all_link(request, facet) if len(rest) > FOLDED else None,
        clear_url=urls.clear_facet_url(request, facet.name) if chosen else None,
        presets=tuple(_presets(request, facet)),
    )


def _presets(request: SearchRequest, facet: Facet) -> Iterator[Preset]:
    """The bounds that leave some of what is there, and not all of it.

    An occupation has one value at most of these facets, so that the counts of a bound add up.
    """
    counts = {value.value: value.count for value in facet.values}
    chosen = request.filters.get(facet.name, ())
    for label, values in PRESETS.get(facet.name, ()):
        count = sum(counts.get(value, 0) for value in values)
        selected = set(chosen) == set(values)
        if selected or 0 < count < sum(counts.values()):
            yield Preset(
                label=label,
                count=f"{count:,}",
                count_words=count_of(count, "occupation"),
                url=urls.values_url(request, facet.name, () if selected else values),
                selected=selected,
            )


def _all_link(request: SearchRequest, facet: Facet) -> Link:
    return Link(f"All {len(facet.values):,}", urls.facet_url(request, facet.name))


def _choices(
    request: SearchRequest, name: FacetName
) -> Callable[[Iterable[FacetValue]], tuple[FacetChoice, ...]]:
    """Makes choices of a facet's values."""
    toggle_url = urls.toggle_urls(request, name)
    words = "show these too" if request.filters.get(name) else "show only these"

    def make(found: FacetValue) -> FacetChoice:
        return FacetChoice(
            name=name,
            value=found.value,
            label=found.label,
            count=f"{found.count:,}",
            count_words=count_of(found.count, "occupation"),
            selected=found.selected,
            toggle_url=toggle_url(found.value),
            toggle_words=f"{found.label}: {_STOP if found.selected else words}",
        )

    return lambda values: tuple(map(make, values))
