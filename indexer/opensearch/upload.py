"""A complete local index -> a new index on the cluster, checked before anybody is sent to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np

from indexer.analysis import Form
from indexer.errors import BuildRefused
from indexer.facet import ENTITY_FACETS
from indexer.index import Index
from indexer.opensearch.fields import (
    CLUSTER_FORMAT,
    REQUIREMENT,
    WHOLE,
    index_body,
    requirement_term,
    section_root,
)
from indexer.opensearch.opened import meta_of, open_named
from indexer.opensearch.packs import Pack, dump_pack, pack_of, packed, with_words
from indexer.opensearch.settings import BUILD_SECONDS
from indexer.opensearch.tables import dump_tables
from indexer.postings.card import Card
from indexer.postings.postings import FORMS, View, words_by_position
from indexer.postings.schema import OCCUPATION_FIELDS, TEXT_FIELDS
from indexer.postings.stored import dump_profile, dump_vocabulary
from indexer.request import SearchRequest

if TYPE_CHECKING:  # importing it takes the extra `opensearch`, which a local index does not need
    from indexer.opensearch.client import Cluster

Json = Mapping[str, Any]
_OCCUPATION_NUMBERS = tuple(TEXT_FIELDS.index(name) for name in OCCUPATION_FIELDS)


def upload(index: Index, cluster: "Cluster", name: str) -> None:
    """Writes a new index, gives it its copies, and compares it with the local one.

    The index counts as complete only once all of that has gone well; until then nothing reads it,
    and a later build removes it.

    Raises:
        BuildRefused: it has not all documents, or does not find what it must.
        EngineUnavailable: the cluster does not answer.
    """
    settings = cluster.settings
    tables = dump_tables(index.view, index.lexicon)
    meta: dict[str, Any] = {
        "format": CLUSTER_FORMAT,
        "manifest": asdict(index.manifest),
        "tables": len(tables),
        "complete": False,
    }
    cluster.call("PUT", f"/{name}", index_body(settings, meta), seconds=BUILD_SECONDS)
    wanted = len(index.view.cards) + len(tables) + 1
    cluster.write(name, _tables(index, tables))
    cluster.write(name, documents(index))
    cluster.call("POST", f"/{name}/_refresh", seconds=BUILD_SECONDS)
    replicas = {"index": {"number_of_replicas": settings.replicas, "refresh_interval": None}}
    cluster.call("PUT", f"/{name}/_settings", replicas)
    _check(index, cluster, name, wanted)
    cluster.call("PUT", f"/{name}/_mapping", {"_meta": {**meta, "complete": True}})


def is_complete(cluster: "Cluster", name: str) -> bool:
    return bool(meta_of(cluster, name).get("complete"))


def _check(index: Index, cluster: "Cluster", name: str, wanted: int) -> None:
    """Compares counts, and asks for titles it must know before anybody else can ask it anything."""
    found = cluster.call("GET", f"/{name}/_count")["count"]
    if found != wanted:
        raise BuildRefused(f"{name} has {found} documents instead of {wanted}: not published")
    opened = open_named(cluster, name)
    for card in (index.view.cards[0], index.view.cards[-1]):
        request = SearchRequest(f'title:"{card.title}"')
        results = opened.engine.search(opened, request, BUILD_SECONDS)
        same = opened.stored_profile(card.slug) == index.stored_profile(card.slug)
        if not results.hits or not same:
            raise BuildRefused(f"{name} does not find {card.title!r}: not published")


def _tables(index: Index, tables: Sequence[str]) -> Iterator[tuple[str, Json]]:
    for number, table in enumerate(tables):
        yield f"table:{number}", {"kind": "table", "table": table}
    vocabulary = packed(dump_vocabulary(index.vocabulary))
    yield "table:vocabulary", {"kind": "table", "table": vocabulary}


def documents(index: Index) -> Iterator[tuple[str, Json]]:
    """One document an occupation."""
    view = index.view
    lines = {form: words_by_position(view, form) for form in FORMS}
    for number, card in enumerate(view.cards):
        pack = pack_of(view, index.weights, number)
        start = int(view.segments.start[view.first_segment[number, 0]])
        words: dict[Form, Sequence[str]] = {}
        for form in FORMS:
            terms = view.postings[form].terms
            here = lines[form][pack.spans[:, 0] + start]
            words[form] = [terms[n] for n in here.tolist()]
        document: dict[str, Any] = dict(_properties(view, card, number))
        figures = {name: float(values[number]) for name, values in index.measures.items()}
        document["measure"] = {k: value for k, value in figures.items() if not np.isnan(value)}
        _add_words(document, pack, words, view.scopes)
        _add_names(document, index, number)
        document["pack"] = dump_pack(with_words(pack, words))
        document["profile"] = packed(dump_profile(index.stored_profile(card.slug)))
        yield card.slug, document


def _properties(view: View, card: Card, number: int) -> Json:
    scopes = np.flatnonzero(view.exists[number]).tolist()
    return {
        "kind": "occupation",
        "order": f"{card.title}\0{card.slug}",
        "sections": [view.scopes[scope - 1] for scope in scopes if scope],
        "facet": {name: list(values) for name, values in card.properties.items()},
    }


def _add_words(
    document: dict[str, Any],
    pack: Pack,
    words: Mapping[Form, Sequence[str]],
    scopes: Sequence[str],
) -> None:
    """The words of every root, in both forms."""
    lines: list[tuple[str, Json]] = []  # root of each segment, with the words in both forms
    titles: list[Json] = []
    for field, scope, start, _, _ in pack.segments.tolist():
        past = next((s for s in pack.segments[:, 2].tolist() if s > start), pack.length)
        low, high = np.searchsorted(pack.spans[:, 0], (start, past)).tolist()
        positions = pack.spans[low:high, 0].tolist()
        runs: dict[str, Any] = {form: values_of(positions, words[form][low:high]) for form in FORMS}
        if field in _OCCUPATION_NUMBERS:
            document[TEXT_FIELDS[field]] = runs
            titles.append(runs)
        lines.append((section_root(scopes[scope - 1]) if scope else "", runs))
    roots = dict.fromkeys(root for root, _ in lines if root)
    document[WHOLE] = _together([runs for _, runs in lines])
    document["in"] = {
        root.removeprefix("in."): _together([*titles, *(r for own, r in lines if own == root)])
        for root in roots
    }


def values_of(positions: Sequence[int], words: Sequence[str]) -> Sequence[str]:
    """Words in a row as one value each; a break in the text begins a new one."""
    values: list[list[str]] = []
    previous = None
    for position, word in zip(positions, words, strict=True):
        if previous is None or position != previous + 1:
            values.append([])
        values[-1].append(word)
        previous = position
    return [" ".join(value) for value in values]


def _together(parts: Sequence[Json]) -> dict[str, Any]:
    return {form: [value for runs in parts for value in runs[form]] for form in FORMS}


def _add_names(document: dict[str, Any], index: Index, number: int) -> None:
    """Credentials and organizations of the whole occupation and of each section."""
    for entity in ENTITY_FACETS:
        rows = index.view.named[entity]
        values = index.facets[entity].values
        for _, scope, value in rows[rows[:, 0] == number].tolist():
            section = document["in"][index.view.scopes[scope - 1]]
            for place in (section, document[WHOLE]):
                _add(place, entity, values[value])
                if entity == "credential":
                    told = index.view.cards[number].requirements.get(values[value], "mentioned")
                    _add(place, REQUIREMENT, requirement_term(told, values[value]))
                    _add(place, REQUIREMENT, told)  # of any credential


def _add(place: dict[str, Any], field: str, value: str) -> None:
    values = place.setdefault(field, [])
    if value not in values:
        values.append(value)
