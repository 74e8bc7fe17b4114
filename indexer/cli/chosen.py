"""What the options of a search choose: values of facets that exist, and bounds as in a query."""

from collections.abc import Iterator, Mapping, Sequence

import click
from rapidfuzz.distance import OSA

from indexer.facet import ENTITY_FACETS, FACET_NAMES, FacetName
from indexer.index import Index
from indexer.query import MEASURES
from indexer.search.grammar import parse
from indexer.search.understand import values_called
from indexer.tables.entities import all_names

SIMILAR = 0.5  # of the longer text's letters, for a value to be taken for a slip of another


def read_bounds(chosen: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The bounds among the values of options, as a query has them: `--pay ">60000"` is
    "pay>60000"."""
    values = ((name, value) for name in FACET_NAMES for value in chosen.get(name, ()))
    return tuple(bound for bound in (_bound(name, value) for name, value in values) if bound)


def read_filters(
    index: Index, chosen: Mapping[str, Sequence[str]]
) -> Mapping[FacetName, tuple[str, ...]]:
    """The values of options that are no bounds, as slugs of their facets.

    Raises:
        click.BadParameter: a facet has no such value; the message names the nearest one.
    """
    filters: dict[FacetName, tuple[str, ...]] = {}
    for name in FACET_NAMES:
        values = [value for value in chosen.get(name, ()) if _bound(name, value) is None]
        slugs = [slug for value in values for slug in _slugs(index, name, value)]
        if slugs:
            filters[name] = tuple(dict.fromkeys(slugs))
    return filters


def _bound(name: FacetName, value: str) -> str | None:
    """A bound on the measure of a facet as a query has it; None where the value is none."""
    text = f"{name}{''.join(value.split())}"
    if name not in MEASURES or not value.strip().startswith(("<", ">", "=")):
        return None
    query = parse(text)
    return text if len(query.ranges) == 1 and not query.clauses else None


def _slugs(index: Index, name: FacetName, value: str) -> tuple[str, ...]:
    if value in index.facets[name].numbers:
        return (value,)
    found = values_called(index, name, value) if name in ENTITY_FACETS else ()
    if found:
        return found
    near = nearest_value(index, name, value)
    meant = f"; did you mean {near!r}?" if near else ""
    if not near and name not in ENTITY_FACETS:
        meant = f"; there are {', '.join(index.facets[name].values)}"
    raise click.BadParameter(f"no {name} is called {value!r}{meant}", param_hint=f"'--{name}'")


def nearest_value(index: Index, name: FacetName, value: str) -> str | None:
    """Slug of the value whose slug, label or other name is most like a text; None if none is."""
    wanted = value.strip().lower()
    likeness, slug = max(
        (
            (OSA.normalized_similarity(wanted, known, score_cutoff=SIMILAR), slug)
            for slug, text in _texts(index, name)
            for known in (text.lower(), text.lower()[: len(wanted)])  # "bachelor" begins a label
        ),
        default=(0.0, ""),
    )
    return slug if likeness else None


def _texts(index: Index, name: FacetName) -> Iterator[tuple[str, str]]:
    """Each value of a facet with every text that it is known by."""
    table = index.facets[name]
    for slug, label in zip(table.values, table.labels, strict=True):
        yield slug, slug
        yield slug, label
    if name in ENTITY_FACETS:
        vocabulary = index.vocabulary
        names = vocabulary.credentials if name == "credential" else vocabulary.organizations
        for slug, named in names.items():
            yield from ((slug, text) for text in all_names(named))
