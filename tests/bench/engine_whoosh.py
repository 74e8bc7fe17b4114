"""Whoosh as its documentation shows it: one document a section, MultifieldParser, BM25F, facets by
``groupedby``, highlights of stored text."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from whoosh import query
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, KEYWORD, STORED, TEXT, Schema
from whoosh.highlight import ContextFragmenter
from whoosh.index import create_in, open_dir
from whoosh.qparser import MultifieldParser
from whoosh.sorting import Count, FieldFacet

from indexer.facet import FACET_NAMES
from indexer.postings.schema import TEXT_FIELDS
from indexer.tables.weights import FIELD_WEIGHTS
from tests.bench.asks import Ask
from tests.bench.documents import Document
from tests.bench.engines import SNIPPET_CHARACTERS, TOP, Answer, Counts

WRITER_MEMORY_MB = 256
SEVERAL = ("credential", "organization")  # facets of which a section may have several values
_BOOSTS = {name: FIELD_WEIGHTS[name].weight for name in TEXT_FIELDS}


def _schema() -> Schema:
    fields: dict[str, Any] = {"id": ID(stored=True, unique=True), "slug": ID, "shown": STORED}
    for name in TEXT_FIELDS:
        fields[name] = TEXT(analyzer=StemmingAnalyzer(), stored=name in ("title", "text"))
    for name in FACET_NAMES:
        fields[name] = KEYWORD if name in SEVERAL else ID
    return Schema(**fields)


def _facets() -> dict[str, FieldFacet]:
    return {
        name: FieldFacet(name, allow_overlap=name in SEVERAL, maptype=Count) for name in FACET_NAMES
    }


class PlainWhoosh:
    """An opened index with one long-lived searcher."""

    def __init__(self, folder: Path) -> None:
        index = open_dir(str(folder), readonly=True)
        self._searcher = index.searcher()
        schema = self._searcher.schema
        self._parser = MultifieldParser(list(TEXT_FIELDS), schema, fieldboosts=_BOOSTS)

    def top(self, ask: Ask) -> Sequence[str]:
        return tuple(hit["title"] for hit in self._search(ask))

    def counted(self, ask: Ask) -> tuple[Sequence[str], Counts]:
        results = self._search(ask, groupedby=_facets())
        return tuple(hit["title"] for hit in results[:TOP]), _counts(results)

    def shown(self, ask: Ask) -> Answer:
        results = self._search(ask, groupedby=_facets())
        results.fragmenter = ContextFragmenter(maxchars=SNIPPET_CHARACTERS)
        best = results[:TOP]  # a grouped search ignores its limit
        snippets = tuple(hit.highlights("text", top=1) for hit in best)
        return Answer(tuple(hit["title"] for hit in best), _counts(results), snippets)

    def found(self, ask: Ask) -> frozenset[str]:
        results = self._searcher.search(self._query(ask), filter=_filter(ask), limit=None)
        return frozenset(hit["id"] for hit in results)

    def _search(self, ask: Ask, **options: Any) -> Any:
        wanted = self._query(ask)
        return self._searcher.search(wanted, limit=TOP, filter=_filter(ask), **options)

    def _query(self, ask: Ask) -> Any:
        parts = [*ask.words]
        if ask.phrase:
            parts.append(f'"{" ".join(ask.phrase)}"')
        if ask.prefix:
            parts.append(f"{ask.prefix}*")
        return self._parser.parse(" ".join(parts))


def _filter(ask: Ask) -> Any:
    terms = [query.Term(facet, value) for facet, value in ask.chosen]
    return query.And(terms) if terms else None


def _counts(results: Any) -> Counts:
    return {
        name: {value: count for value, count in results.groups(name).items() if value}
        for name in FACET_NAMES
    }


class WhooshBuilder:
    name = "plain Whoosh"

    def build(self, folder: Path, documents: Sequence[Document]) -> None:
        _write(create_in(str(folder), _schema()), documents)

    def replace(self, folder: Path, slug: str, documents: Sequence[Document]) -> None:
        index = open_dir(str(folder))
        _write(index, documents, gone=slug)
        index.searcher().close()

    def open(self, folder: Path) -> PlainWhoosh:
        return PlainWhoosh(folder)


def _write(index: Any, documents: Iterable[Document], gone: str | None = None) -> None:
    writer = index.writer(limitmb=WRITER_MEMORY_MB)
    if gone is not None:
        writer.delete_by_term("slug", gone)
    for document in documents:
        facets = {name: " ".join(values) for name, values in document.facets.items() if values}
        writer.add_document(id=document.id, slug=document.slug, **document.texts, **facets)
    writer.commit()
