"""Answers to searches: from the engine's results to the models."""

from dataclasses import replace

from indexer.engine import search, suggest
from indexer.facet import FACET_NAMES
from indexer.index import Index
from indexer.request import MAX_LIMIT, SearchRequest
from indexer.results import Facet, Relaxation, SearchResults
from indexer.results import Hit as Found
from webapp.api import addresses
from webapp.api.models.search import (
    Facets,
    FacetsAnswer,
    FacetValue,
    Hit,
    Interpretation,
    ResultList,
    SearchAnswer,
    SuggestAnswer,
    Suggestion,
)
from webapp.api.models.search import Relaxation as RelaxationAnswer
from webapp.api.parameters import (
    ExportParameters,
    FacetParameters,
    SearchParameters,
    SuggestParameters,
)

EXPORTED = 1000  # occupations on a page of an export: ten searches, well under a second


def answer_search(index: Index, asked: SearchParameters) -> SearchAnswer:
    request = replace(asked.request(), page=asked.page, limit=asked.limit, sort=asked.sort)
    results = search(index, request)
    return SearchAnswer(
        query=request.query,
        total=results.total,
        page=results.page,
        pages=results.pages,
        limit=asked.limit,
        sort=asked.sort,
        generation=results.generation,
        links=addresses.page_links(addresses.SEARCH, asked, results.page, results.pages),
        interpreted=Interpretation.model_validate(results.interpretation),
        hits=_hits(results.hits),
        nearby=_hits(results.nearby),
        facets=_facets(results.facets, asked.facet_limit),
        relaxations=tuple(_relaxation(one) for one in results.relaxations),
    )


def answer_facets(index: Index, asked: FacetParameters) -> FacetsAnswer:
    """Facets have few enough values to give all of them."""
    request = replace(asked.request(), limit=1)
    results = search(index, request)
    wanted = asked.facet or FACET_NAMES
    return FacetsAnswer(
        query=request.query,
        total=results.total,
        generation=results.generation,
        facets=_facets(tuple(f for f in results.facets if f.name in wanted), None),
    )


def answer_suggest(index: Index, asked: SuggestParameters) -> SuggestAnswer:
    found = suggest(index, asked.q, asked.limit)
    return SuggestAnswer(
        query=asked.q,
        generation=index.generation,
        suggestions=tuple(Suggestion.model_validate(one) for one in found),
    )


def answer_export(path: str, index: Index, asked: ExportParameters) -> ResultList:
    """Up to ``EXPORTED`` occupations, asked of the engine in pages of its own size.

    Args:
        path: of the list, for the links to its other pages.
        index: the generation that answers.
        asked: which list, and which page of it.
    """
    request = replace(asked.request(), sort=asked.sort)
    first = (asked.page - 1) * EXPORTED // MAX_LIMIT + 1
    results = _page(index, request, first)
    hits = [*results.hits]
    for number in range(first + 1, min(first + EXPORTED // MAX_LIMIT, results.pages + 1)):
        hits += _page(index, request, number).hits
    pages = -(-results.total // EXPORTED)
    return ResultList(
        query=request.query,
        total=results.total,
        page=asked.page,
        pages=pages,
        sort=asked.sort,
        generation=results.generation,
        links=addresses.page_links(path, asked, asked.page, pages),
        hits=_hits(tuple(hits)),
    )


def _page(index: Index, request: SearchRequest, number: int) -> SearchResults:
    return search(index, replace(request, page=number, limit=MAX_LIMIT))


def _hits(hits: tuple[Found, ...]) -> tuple[Hit, ...]:
    return tuple(Hit.model_validate(hit) for hit in hits)


def _facets(facets: tuple[Facet, ...], limit: int | None) -> Facets:
    return {
        facet.name: tuple(
            FacetValue.model_validate(value)
            for number, value in enumerate(facet.values)
            if limit is None or number < limit or value.selected
        )
        for facet in facets
    }


def _relaxation(one: Relaxation) -> RelaxationAnswer:
    url = addresses.search_url(one.request)
    return RelaxationAnswer(without=one.without, count=one.count, url=url)
