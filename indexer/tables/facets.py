"""The facets of an index: their values, what these are called, and which cells have them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import repeat

import numpy as np

from indexer.facet import (
    FACET_NAMES,
    FACETS,
    REQUIREMENTS,
    EntityFacet,
    FacetName,
    GroupFacet,
    LevelFacet,
    NameFacet,
    RequirementFacet,
    SectionFacet,
    TraitFacet,
    is_ordered,
    name_slug,
)
from indexer.model import Credential, Organization, Vocabulary
from indexer.postings.positions import runs
from indexer.postings.postings import Ints, View
from indexer.results import Facet, FacetValue


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


def facet_tables(view: View, vocabulary: Vocabulary) -> Mapping[FacetName, FacetTable]:
    """The tables of a generation, made once when it is opened."""
    return {name: _facet_table(name, view, vocabulary) for name in FACET_NAMES}


def _facet_table(name: FacetName, view: View, vocabulary: Vocabulary) -> FacetTable:
    match FACETS[name]:
        case SectionFacet():
            rows = [(n, s, s - 1) for n, s in np.argwhere(view.exists).tolist() if s > 0]
            titles = {slug: section.title for slug, section in vocabulary.sections.items()}
            return _table(view, titles, rows)
        case EntityFacet("credential"):
            return _entity_table(view, "credential", vocabulary.credentials)
        case EntityFacet():
            return _entity_table(view, "organization", vocabulary.organizations)
        case GroupFacet():
            groups = {group.slug: group.title for group in vocabulary.groups.values()}
            return _property_table(view, name, groups)
        case LevelFacet(levels=levels) | TraitFacet(levels=levels):
            return _property_table(view, name, levels)
        case NameFacet():
            names = {name_slug(used): used for card in view.cards for used in card.technology}
            return _property_table(view, name, names)
        case RequirementFacet(levels=levels):
            links = link_rows(view, vocabulary)
            return _table(view, levels, np.unique(links[:, [0, 1, 3]], axis=0))


def link_rows(view: View, vocabulary: Vocabulary) -> Ints:
    """What occupations say of credentials: rows (occupation, scope, credential, requirement), the
    last two as numbers of the values of these facets."""
    rows = _everywhere(view.named["credential"])
    slugs, levels = list(vocabulary.credentials), list(REQUIREMENTS)
    told = [
        view.cards[occupation].requirements.get(slugs[number], "mentioned")
        for occupation, _, number in rows.tolist()
    ]
    wanted = np.array([levels.index(one) for one in told], np.int32)
    return np.column_stack([rows, wanted])


def tables_of_links(
    tables: Mapping[FacetName, FacetTable],
    links: Ints,
    credentials: Sequence[str],
    requirements: Sequence[str],
) -> Mapping[FacetName, FacetTable]:
    """The tables of a search about these credentials and requirements, about any where none are
    given: of requirements those of these credentials, of credentials those wanted so much."""
    result = dict(tables)
    if credentials:
        of = links[np.isin(links[:, 2], _numbers(tables["credential"], credentials))]
        rows = np.unique(of[:, [0, 1, 3]], axis=0)
        result["requirement"] = _with_rows(tables["requirement"], rows)
    if requirements:
        of = links[np.isin(links[:, 3], _numbers(tables["requirement"], requirements))]
        result["credential"] = _with_rows(tables["credential"], of[:, :3])
    return result


def _numbers(table: FacetTable, values: Iterable[str]) -> Sequence[int]:
    return [table.numbers[value] for value in values if value in table.numbers]


def _property_table(view: View, name: FacetName, labels: Mapping[str, str]) -> FacetTable:
    """A property of the whole occupation, which stands in every scope it has."""
    numbers = {slug: number for number, slug in enumerate(labels)}
    rows = [
        (n, scope, numbers[value])
        for n, card in enumerate(view.cards)
        for scope in np.flatnonzero(view.exists[n]).tolist()
        for value in card.properties.get(name, ())
    ]
    return _table(view, labels, rows)


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
    numbers = {value: number for number, value in enumerate(values)}
    labels = tuple(values.values())
    by_label = np.argsort(np.array(sorted(range(len(labels)), key=labels.__getitem__), np.int64))
    by_scope = _by_scope(array, len(view.scopes) + 1)
    return FacetTable(tuple(values), labels, array, by_scope, numbers, by_label)


def _with_rows(table: FacetTable, rows: Ints) -> FacetTable:
    return replace(table, rows=rows, by_scope=_by_scope(rows, len(table.by_scope)))


def _by_scope(rows: Ints, scopes: int) -> tuple[tuple[Ints, Ints], ...]:
    split = (rows[rows[:, 1] == scope] for scope in range(scopes))
    return tuple((part[:, 0].copy(), part[:, 2].copy()) for part in split)


def _entity_table(
    view: View, entity: str, names: Mapping[str, Credential] | Mapping[str, Organization]
) -> FacetTable:
    labels = {slug: label_of(named) for slug, named in names.items()}
    return _table(view, labels, _everywhere(view.named[entity]))


def _everywhere(in_sections: Ints) -> Ints:
    """Each section's names, and in scope 0 those of all sections together."""
    whole = np.unique(in_sections * np.array([1, 0, 1], np.int32), axis=0)
    return np.concatenate([whole, in_sections])


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
            facets.append(Facet(name, FACETS[name].label, tuple(own)))
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
        number * _MANY**2
        + (np.arange(sizes[number]) if is_ordered(name) else tables[name].by_label)
        for number, name in enumerate(FACET_NAMES)
    ]
    steps = [0 if is_ordered(name) else _MANY for name in FACET_NAMES]
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
