"""Searches in one line."""

from collections.abc import Mapping

from indexer.engine import search
from indexer.facet import FacetName
from indexer.index import Index
from indexer.request import SearchRequest
from indexer.results import SearchResults

Filters = Mapping[FacetName, tuple[str, ...]]


def ask(index: Index, query: str, filters: Filters | None = None) -> SearchResults:
    """A search as people make it, with up to 100 hits."""
    return search(index, SearchRequest(query, filters or {}, limit=100))


def ask_literally(index: Index, query: str, filters: Filters | None = None) -> SearchResults:
    """A search for the very words: no synonyms, no filters in plain words, no spelling."""
    return search(index, SearchRequest(query, filters or {}, limit=100, literal=True))


def slugs(results: SearchResults) -> set[str]:
    return {hit.slug for hit in results.hits}
