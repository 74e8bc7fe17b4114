"""What a searcher asks for: one immutable value that the web, command line and tests build."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from indexer.facet import FacetName

Sort = Literal["relevance", "title", "pay", "growth", "openings", "jobs"]
SORTS: tuple[Sort, ...] = get_args(Sort)

DEFAULT_LIMIT = 10
MAX_LIMIT = 100
MAX_PAGE = 1000


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A query with its filters.

    ``filters`` maps a facet to the values chosen in it: values of one facet are ORed, facets are
    ANDed. ``page`` counts from 1. ``literal`` switches off synonyms, natural-language filters and
    spelling correction ("search only for these words"); ``every_word`` lists only what has all the
    plain words.
    """

    query: str = ""
    filters: Mapping[FacetName, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1
    limit: int = DEFAULT_LIMIT
    sort: Sort = "relevance"
    literal: bool = False
    every_word: bool = False
