"""The facets of an index: their values, what these are called, and which cells have them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.model import (
    EDUCATION_LEVELS,
    OUTLOOK_CLASSES,
    Credential,
    Organization,
    Vocabulary,
)
from indexer.postings.card import Card
from indexer.postings.postings import Ints, View
from indexer.request import FacetName

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
# Their values stand in an order of their own; all others, those of most occupations first.
ORDERED: frozenset[FacetName] = frozenset(("section", "education", "pay", "outlook"))


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
