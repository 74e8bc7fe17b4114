"""Filters and counts. Disjunctive: a facet's counts ignore the facet's own selection.

A search is about cells, pairs of occupation and scope. Without a section filter the scope is the
whole occupation; with one, words, credentials and organizations must be found in a section of a
chosen type (words also in the titles).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from indexer.facet import FACET_NAMES, FacetName
from indexer.index import Index
from indexer.postings.postings import Ints, Mask, View
from indexer.results import Facet
from indexer.tables.facets import FacetTable, tables_of_links


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


class Filters:
    """The filters of one search: which cells they leave, and what each facet value would."""

    def __init__(
        self,
        index: Index,
        filters: Mapping[FacetName, tuple[str, ...]],
        named: tuple[str, ...],
    ) -> None:
        """A value that no occupation has selects nothing. ``named``: slugs of the credentials that
        the query names: their requirements are meant where no credential is chosen."""
        self._chosen = {name: filters.get(name, ()) for name in FACET_NAMES}
        about = self._chosen["credential"] or named
        requirements = self._chosen["requirement"]
        tables = tables_of_links(index.facets, index.links, about, requirements)
        self._tables = tables
        self._tally = index.tally
        self._own = {name for name in FACET_NAMES if tables[name] is not index.facets[name]}
        self.scopes = _scopes(tables["section"], self._chosen["section"])
        self._allowed = {
            name: _cells_with(index.view, tables[name], values)
            for name, values in self._chosen.items()
            if values and name != "section"
        }

    def select(self, words: Mask) -> Selection:
        """Applies the filters to the cells that satisfy the words."""
        return Selection(self._without(None, words), self.scopes)

    def facets(self, words: Mask) -> tuple[Facet, ...]:
        """Counts every facet; a chosen value stays listed, with count 0 if need be."""
        cells = self._without(None, words)
        # counted without their own selection, or by tables that are this search's own
        apart: Iterable[FacetName] = {*self._allowed, *self._own}
        if len(self.scopes) == 1:
            (scope,) = self.scopes
            counts = self._tally.counts(np.flatnonzero(cells[:, scope]), scope)
        else:
            apart = [name for name in FACET_NAMES if name != "section"]  # sections: below
            counts = self._tally.no_counts()
        for name in apart:
            counted = self._without(name, words)
            counts[self._tally.part[name]] = _counts(self._tables[name], counted, self.scopes)
        # as rows, which are counted in a fraction of the time of columns
        by_scope = np.ascontiguousarray(cells.T)
        counts[self._tally.part["section"]] = [np.count_nonzero(row) for row in by_scope[1:]]
        return self._tally.facets(counts, self._chosen)

    def _without(self, ignored: FacetName | None, words: Mask) -> Mask:
        """Without what is chosen in this facet. Credentials and requirements are chosen together,
        and each one's table has only what is chosen in the other."""
        both: tuple[FacetName, ...] = ("credential", "requirement")
        left_out = both if ignored in both else (ignored,)
        masks = [mask for name, mask in self._allowed.items() if name not in left_out]
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
