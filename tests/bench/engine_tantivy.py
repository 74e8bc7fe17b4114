"""tantivy through tantivy-py: English stemming, boosted fields, facets by one aggregation over fast
fields, SnippetGenerator."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Query, SnippetGenerator

from indexer.facet import FACET_NAMES
from indexer.postings.schema import TEXT_FIELDS
from indexer.tables.weights import FIELD_WEIGHTS
from tests.bench.asks import Ask
from tests.bench.documents import Document
from tests.bench.engines import SNIPPET_CHARACTERS, TOP, Answer, Counts

HEAP_BYTES = 512 * 1024 * 1024  # so that a build stays one segment
_BOOSTS = {name: FIELD_WEIGHTS[name].weight for name in TEXT_FIELDS}
_FACETS = {name: {"terms": {"field": name, "size": 10_000}} for name in FACET_NAMES}


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("slug", tokenizer_name="raw")
    for name in TEXT_FIELDS:
        stored = name in ("title", "text")
        builder.add_text_field(name, stored=stored, tokenizer_name="en_stem")
    for name in FACET_NAMES:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


class Tantivy:
    """An opened index; one thread, one searcher."""

    def __init__(self, folder: Path) -> None:
        self._index = tantivy.Index.open(str(folder))
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    def top(self, ask: Ask) -> Sequence[str]:
        return tuple(doc["title"][0] for doc in self._best(self._query(ask)))

    def counted(self, ask: Ask) -> tuple[Sequence[str], Counts]:
        query = self._query(ask)
        return tuple(doc["title"][0] for doc in self._best(query)), self._counts(query)

    def shown(self, ask: Ask) -> Answer:
        query = self._query(ask)
        best = self._best(query)
        generator = SnippetGenerator.create(self._searcher, query, self._schema, "text")
        generator.set_max_num_chars(SNIPPET_CHARACTERS)
        snippets = tuple(generator.snippet_from_doc(doc).to_html() for doc in best)
        return Answer(tuple(doc["title"][0] for doc in best), self._counts(query), snippets)

    def found(self, ask: Ask) -> frozenset[str]:
        hits = self._searcher.search(self._query(ask), self._searcher.num_docs).hits
        return frozenset(self._searcher.doc(address)["id"][0] for _, address in hits)

    def _best(self, query: Any) -> Sequence[Any]:
        hits = self._searcher.search(query, TOP, count=False).hits
        return [self._searcher.doc(address) for _, address in hits]

    def _counts(self, query: Any) -> Counts:
        found = self._searcher.aggregate(query, _FACETS)
        return {
            name: {bucket["key"]: bucket["doc_count"] for bucket in found[name]["buckets"]}
            for name in FACET_NAMES
        }

    def _query(self, ask: Ask) -> Any:
        """The words as the query parser reads them; it takes no prefix of a single word."""
        parts: list[Any] = []
        text = " ".join((*(f'"{w}"' for w in ask.words), f'"{" ".join(ask.phrase)}"'))
        if ask.words or ask.phrase:
            parts.append(
                self._index.parse_query(
                    text.removesuffix(' ""'), list(TEXT_FIELDS), _BOOSTS,
                    conjunction_by_default=True,
                )
            )  # fmt: skip
        if ask.prefix:
            words: list[str | tuple[int, str]] = [
                ask.prefix
            ]  # a phrase of one beginning: the fastest of four ways
            prefixed = [
                Query.boost_query(Query.phrase_prefix_query(self._schema, name, words), boost)
                for name, boost in _BOOSTS.items()
            ]
            parts.append(Query.boolean_query([(Occur.Should, one) for one in prefixed]))
        for facet, value in ask.chosen:
            term = Query.term_query(self._schema, facet, value, "basic")
            parts.append(Query.const_score_query(term, 0.0))
        return parts[0].and_must_match(*parts[1:]) if len(parts) > 1 else parts[0]


class TantivyBuilder:
    name = "tantivy"

    def build(self, folder: Path, documents: Sequence[Document]) -> None:
        index = tantivy.Index(_schema(), path=str(folder))
        self._write(index, documents)

    def replace(self, folder: Path, slug: str, documents: Sequence[Document]) -> None:
        index = tantivy.Index.open(str(folder))
        self._write(index, documents, gone=slug)
        index.reload()

    def open(self, folder: Path) -> Tantivy:
        return Tantivy(folder)

    def _write(self, index: Any, documents: Iterable[Document], gone: str | None = None) -> None:
        writer = index.writer(heap_size=HEAP_BYTES, num_threads=1)
        if gone is not None:
            writer.delete_documents_by_term("slug", gone)
        for document in documents:
            facets: dict[str, list[str]] = {
                name: list(values) for name, values in document.facets.items()
            }
            fields: dict[str, Any] = {
                "id": document.id,
                "slug": document.slug,
                **document.texts,
                **facets,
            }
            writer.add_document(tantivy.Document.from_dict(fields))
        writer.commit()
        writer.wait_merging_threads()
