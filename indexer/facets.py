"""Filters and counts. Disjunctive: a facet's counts ignore the facet's own selection.

A search is about cells, pairs of occupation and scope. Without a section filter the scope is the
whole occupation; with one, words, credentials and organizations must be found in a section of a
chosen type (words also in the titles).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from indexer.card import Card
from indexer.model import (
    EDUCATION_LEVELS,
    OUTLOOK_CLASSES,
    Credential,
    Organization,
    Vocabulary,
)
from indexer.request import FACET_NAMES, FacetName
from indexer.results import Facet, FacetValue
from indexer.view import Ints, Mask, View

FACET_LABELS: Mapping[FacetName, str] = {
    "section": "Section",
    "credential": "Credential",
    "organization": "Organization",
    "group": "Occupation group",
    "education": "Typical entry-level education",
    "pay": "Median pay",
    "outlook": "Job outlook",
}
_ENTITIES: tuple[FacetName, ...] = ("credential", "organization")
_ORDERED: frozenset[FacetName] = frozenset(("section", "education", "pay", "outlook"))


@dataclass(frozen=True, slots=True)
class PayBand:
    """Median pay in US dollars a year: ``low`` is in the band, ``high`` no longer."""

    slug: str
    label: str
    low: float
    high: float


# The bands of the Handbook's own occupation finder.
PAY_BANDS = (
    PayBand("under-40000", "Less than $40,000", 0, 40_000),
    PayBand("40000-59999", "$40,000 to $59,999", 40_000, 60_000),
    PayBand("60000-79999", "$60,000 to $79,999", 60_000, 80_000),
    PayBand("80000-99999", "$80,000 to $99,999", 80_000, 100_000),
    PayBand("100000-or-more", "$100,000 or more", 100_000, float("inf")),
)


@dataclass(frozen=True, slots=True)
class FacetTable:
    """Values of one facet. ``rows``: (occupation, scope, number of the value), each pair of cell
    and value once; a property of the whole occupation stands in every scope it has. ``by_scope``:
    the occupations and the numbers of each scope's rows. ``by_label``: place of each value in the
    order of labels."""

    values: tuple[str, ...]
    labels: tuple[str, ...]
    rows: Ints
    by_scope: tuple[tuple[Ints, Ints], ...]
    numbers: Mapping[str, int]
    by_label: Ints


@dataclass(frozen=True, slots=True)
class Selection:
    """Which occupations pass words and filters."""

    cells: Mask  # (occupations, scopes + 1)
    scopes: tuple[int, ...]  # chosen scopes; (0,) for the whole occupation

    @property
    def occupations(self) -> Mask:
        """Passes in one of the chosen scopes."""
        if self.scopes == (0,):
            return self.cells[:, 0]
        return np.asarray(self.cells[:, list(self.scopes)].any(axis=1))

    def shown_sections(self, occupations: Ints, exists: Mask) -> Mask:
        """Sections of occupations that pass in which a passage may be shown: those of the chosen
        types that pass, or all that there are; shape (occupations, scopes + 1)."""
        if self.scopes == (0,):
            return exists[occupations]
        chosen = np.zeros(self.cells.shape[1], bool)
        chosen[list(self.scopes)] = True
        return self.cells[occupations] & chosen


def facet_tables(view: View, vocabulary: Vocabulary) -> Mapping[FacetName, FacetTable]:
    """The tables of a generation, made once when it is opened."""

    def by_card(values: Mapping[str, str], value: Callable[[Card], str | None]) -> FacetTable:
        numbers = {slug: number for number, slug in enumerate(values)}
        found = [(n, numbers[v]) for n, card in enumerate(view.cards) if (v := value(card))]
        rows = [(n, int(scope), v) for n, v in found for scope in np.flatnonzero(view.exists[n])]
        return _table(view, values, rows)

    groups = {group.slug: group.title for group in vocabulary.groups.values()}
    bands = {band.slug: band.label for band in PAY_BANDS}
    section_rows = [(n, s, s - 1) for n, s in np.argwhere(view.exists).tolist() if s > 0]
    titles = {slug: section.title for slug, section in vocabulary.sections.items()}
    return {
        "section": _table(view, titles, section_rows),
        "credential": _entity_table(view, "credential", vocabulary.credentials),
        "organization": _entity_table(view, "organization", vocabulary.organizations),
        "group": by_card(groups, lambda card: card.group),
        "education": by_card(EDUCATION_LEVELS, lambda card: card.education),
        "pay": by_card(bands, pay_band),
        "outlook": by_card(OUTLOOK_CLASSES, lambda card: card.outlook),
    }


def pay_band(card: Card) -> str | None:
    """Slug of the band that holds the occupation's median pay."""
    pay = card.annual_pay
    if pay is None:
        return None
    return next(band.slug for band in PAY_BANDS if band.low <= pay < band.high)


def label_of(named: Credential | Organization) -> str:
    """Full name with the acronym: "Registered Health Information Technician (RHIT)".

    A name that changed keeps the acronym that people still know: "Oncology Data Specialist (ODS,
    formerly CTR)". A body that is called by its acronym gets the words: "AAPC (American Academy of
    Professional Coders)".
    """
    if named.acronym == named.name:
        return f"{named.name} ({named.other_names[0]})" if named.other_names else named.name
    former = [name.acronym for name in named.former_names if name.acronym]
    acronyms = [named.acronym] if named.acronym else []
    acronyms += [f"formerly {acronym}" for acronym in former if acronym != named.acronym]
    return f"{named.name} ({', '.join(acronyms)})" if acronyms else named.name


def _table(view: View, values: Mapping[str, str], rows: Iterable[Sequence[int]]) -> FacetTable:
    array = np.array(list(rows), dtype=np.int32).reshape(-1, 3)
    split = (array[array[:, 1] == scope] for scope in range(len(view.scopes) + 1))
    by_scope = tuple((part[:, 0].copy(), part[:, 2].copy()) for part in split)
    numbers = {value: number for number, value in enumerate(values)}
    labels = tuple(values.values())
    by_label = np.argsort(np.array(sorted(range(len(labels)), key=labels.__getitem__), np.int64))
    return FacetTable(tuple(values), labels, array, by_scope, numbers, by_label)


def _entity_table(
    view: View, entity: str, names: Mapping[str, Credential] | Mapping[str, Organization]
) -> FacetTable:
    """Each section's names, and in scope 0 those of all sections together."""
    in_sections = view.named[entity]
    whole = np.unique(in_sections * np.array([1, 0, 1], np.int32), axis=0)
    labels = {slug: label_of(named) for slug, named in names.items()}
    return _table(view, labels, np.concatenate([whole, in_sections]))


class Filters:
    """The filters of one search: which cells they leave, and what each facet value would."""

    def __init__(
        self,
        view: View,
        tables: Mapping[FacetName, FacetTable],
        filters: Mapping[FacetName, tuple[str, ...]],
    ) -> None:
        """A value that no occupation has selects nothing."""
        self._tables = tables
        self._chosen = {name: filters.get(name, ()) for name in FACET_NAMES}
        self.scopes = _scopes(tables["section"], self._chosen["section"])
        self._allowed = {
            name: _cells_with(view, tables[name], values)
            for name, values in self._chosen.items()
            if values and name != "section"
        }

    def select(self, words: Mask) -> Selection:
        """Applies the filters to the cells that satisfy the words."""
        return Selection(self._without(None, words), self.scopes)

    def facets(self, words: Mask) -> tuple[Facet, ...]:
        """Counts every facet; a chosen value stays listed, with count 0 if need be."""
        cells = self._without(None, words)
        facets = []
        for name in FACET_NAMES:
            counted = self._without(name, words) if name in self._allowed else cells
            within = tuple(range(1, counted.shape[1])) if name == "section" else self.scopes
            counts = _counts(self._tables[name], counted, within)
            facets.append(facet_of(name, self._tables[name], counts, self._chosen[name]))
        return tuple(facets)

    def _without(self, ignored: FacetName | None, words: Mask) -> Mask:
        masks = [mask for name, mask in self._allowed.items() if name != ignored]
        return reduce(np.logical_and, masks, words)


def _scopes(table: FacetTable, types: Sequence[str]) -> tuple[int, ...]:
    if not types:
        return (0,)
    return tuple(table.numbers[name] + 1 for name in types if name in table.numbers)


def _cells_with(view: View, table: FacetTable, values: Sequence[str]) -> Mask:
    numbers = [table.numbers[value] for value in values if value in table.numbers]
    rows = table.rows[np.isin(table.rows[:, 2], numbers)]
    cells = np.zeros_like(view.exists)
    cells[rows[:, 0], rows[:, 1]] = True
    return cells


def _counts(table: FacetTable, cells: Mask, scopes: Sequence[int]) -> Ints:
    """Occupations for each value, counting each occupation once."""
    found: list[tuple[Ints, Ints]] = []
    for scope in scopes:
        occupations, numbers = table.by_scope[scope]
        hit = cells[occupations, scope]
        found.append((occupations[hit], numbers[hit]))
    if len(found) == 1:
        return np.bincount(found[0][1], minlength=len(table.values))
    if not found:
        return np.zeros(len(table.values), np.int64)
    # an occupation that has a value in several of the scopes counts once
    occupations = np.concatenate([occupations for occupations, _ in found])
    numbers = np.concatenate([numbers for _, numbers in found])
    pairs = np.unique(occupations.astype(np.int64) * len(table.values) + numbers)
    return np.bincount(pairs % len(table.values), minlength=len(table.values))


def facet_of(name: FacetName, table: FacetTable, counts: Ints, chosen: Sequence[str]) -> Facet:
    """The values that some occupation has or that are chosen, in the order they are shown.

    ``counts``: occupations for each value of the table.
    """
    unknown = [value for value in chosen if value not in table.numbers]
    show = counts > 0
    show[[table.numbers[value] for value in chosen if value in table.numbers]] = True
    shown = np.flatnonzero(show)
    if name not in _ORDERED:
        shown = shown[np.lexsort((table.by_label[shown], -counts[shown]))]
    listed = [
        FacetValue(table.values[n], table.labels[n], count, table.values[n] in chosen)
        for n, count in zip(shown.tolist(), counts[shown].tolist(), strict=True)
    ]
    listed += [FacetValue(value, value, 0, selected=True) for value in unknown]
    return Facet(name, FACET_LABELS[name], tuple(listed))
