"""All facets counted in one pass: what a page shows of them has hundreds of values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from indexer.postings.positions import runs
from indexer.postings.postings import Ints
from indexer.request import FACET_NAMES, FacetName
from indexer.results import Facet, FacetValue
from indexer.tables.facets import FACET_LABELS, ORDERED, FacetTable

# Places in a list and numbers of occupations are smaller.
_MANY = 1 << 24


@dataclass(frozen=True, slots=True)
class Tally:
    """The values of all facets, numbered facet after facet in the order of FACET_NAMES.

    ``values``, ``labels``: of each; ``numbers``: the number of each value of a facet; ``part``:
    those of a whole facet. A value's place among
    those of its facet is ``place`` less ``step`` times its count. ``by_scope`` has the values of
    each occupation in a scope, those of occupation n from ``first[n]`` to ``first[n + 1]``;
    sections are not among them.
    """

    values: tuple[str, ...]
    labels: tuple[str, ...]
    numbers: Mapping[tuple[FacetName, str], int]
    part: Mapping[FacetName, slice]
    place: Ints
    step: Ints
    by_scope: tuple[tuple[Ints, Ints], ...]

    def no_counts(self) -> Ints:
        """An array for the counts of all values, in which there are none yet."""
        return np.zeros(len(self.values), np.int64)

    def counts(self, occupations: Ints, scope: int) -> Ints:
        """How many of these occupations have each value in this scope."""
        first, values = self.by_scope[scope]
        rows = runs(first[occupations], first[occupations + 1])
        return np.bincount(values[rows], minlength=len(self.values))

    def facets(self, counts: Ints, chosen: Mapping[FacetName, Sequence[str]]) -> tuple[Facet, ...]:
        """The values that some occupation has or that are chosen, in the order they are shown.

        ``counts``: occupations for each value; ``chosen``: values, known and unknown ones.
        """
        asked = [(name, value) for name, values in chosen.items() for value in values]
        selected = {self.numbers[one] for one in asked if one in self.numbers}
        show = counts > 0
        show[list(selected)] = True
        shown = np.flatnonzero(show)
        past = shown.searchsorted([self.part[name].stop for name in FACET_NAMES]).tolist()
        shown = shown[np.argsort(self.place[shown] - counts[shown] * self.step[shown])]
        numbers = shown.tolist()
        listed = list(
            map(
                FacetValue,
                [self.values[number] for number in numbers],
                [self.labels[number] for number in numbers],
                counts[shown].tolist(),
                [number in selected for number in numbers] if selected else repeat(False),
            )
        )
        facets = []
        for name, first, last in zip(FACET_NAMES, (0, *past), past, strict=False):
            own = listed[first:last]
            own += [
                FacetValue(value, value, 0, selected=True)
                for value in chosen.get(name, ())
                if (name, value) not in self.numbers
            ]
            facets.append(Facet(name, FACET_LABELS[name], tuple(own)))
        return tuple(facets)


def tally(tables: Mapping[FacetName, FacetTable], occupations: int) -> Tally:
    """The tables of all facets as one; made with them."""
    sizes = [len(tables[name].values) for name in FACET_NAMES]
    past = np.cumsum(sizes).tolist()
    part = {
        name: slice(end - size, end)
        for name, size, end in zip(FACET_NAMES, sizes, past, strict=True)
    }
    places = [
        number * _MANY**2 + (np.arange(sizes[number]) if name in ORDERED else tables[name].by_label)
        for number, name in enumerate(FACET_NAMES)
    ]
    steps = [0 if name in ORDERED else _MANY for name in FACET_NAMES]
    values = [(name, value) for name in FACET_NAMES for value in tables[name].values]
    labels = [label for name in FACET_NAMES for label in tables[name].labels]
    return Tally(
        values=tuple(value for _, value in values),
        labels=tuple(labels),
        numbers={value: number for number, value in enumerate(values)},
        part=part,
        place=np.concatenate(places),
        step=np.repeat(steps, sizes),
        by_scope=tuple(
            _by_occupation(tables, part, scope, occupations)
            for scope in range(len(tables["section"].by_scope))
        ),
    )


def _by_occupation(
    tables: Mapping[FacetName, FacetTable],
    part: Mapping[FacetName, slice],
    scope: int,
    occupations: int,
) -> tuple[Ints, Ints]:
    counted = [name for name in FACET_NAMES if name != "section"]
    owners = np.concatenate([tables[name].by_scope[scope][0] for name in counted])
    values = np.concatenate(
        [tables[name].by_scope[scope][1] + part[name].start for name in counted]
    )
    order = np.argsort(owners, kind="stable")
    first = np.concatenate([[0], np.cumsum(np.bincount(owners, minlength=occupations))])
    return first, values[order].astype(np.int32)
