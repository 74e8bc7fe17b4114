"""No dead end: which word or filter to leave out, and how many occupations that would give."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace

from indexer.errors import SearchTooLong
from indexer.facet import FACETS
from indexer.index import Index
from indexer.query import Query
from indexer.request import SearchRequest
from indexer.results import Relaxation
from indexer.search.deadline import Deadline
from indexer.search.filters import Filters
from indexer.search.understand import Understood, understand

MAX_RELAXATIONS = 5
MAX_WORDS_TRIED = 12  # each costs a search


def relaxations(
    index: Index, request: SearchRequest, found: Understood, deadline: Deadline
) -> tuple[Relaxation, ...]:
    """What would be found without one word or one filter, most helpful first; no more of them are
    tried when the time is up."""
    tried: list[Relaxation] = []
    with suppress(SearchTooLong):
        for without, looser in looser_requests(request, found.query):
            tried.append(Relaxation(without, count(index, looser, deadline), looser))
    return most_helpful(tried)


def most_helpful(tried: Iterable[Relaxation]) -> tuple[Relaxation, ...]:
    """Those that find something, the most first."""
    helpful = sorted((r for r in tried if r.count), key=lambda r: (-r.count, r.without))
    return tuple(helpful[:MAX_RELAXATIONS])


def count(index: Index, request: SearchRequest, deadline: Deadline) -> int:
    """Occupations of the list that pass all the filters."""
    found = understand(index, request, deadline)
    cells = found.evaluation.complete if request.every_word else found.evaluation.cells
    filters = Filters(index, found.filters, found.reading.credentials)
    return int(filters.select(cells).occupations.sum())


def looser_requests(request: SearchRequest, query: Query) -> Iterator[tuple[str, SearchRequest]]:
    """The request without each of its words and filters, and what was left out."""
    words = [clause.text for clause in query.clauses]
    words += [bound.text for bound in query.ranges]
    words += [choice.text for choice in query.choices]
    if len(words) + len(request.filters) > 1:
        for word in words[:MAX_WORDS_TRIED]:
            # the word itself, not a piece of another one
            whole = rf"(?<!\w){re.escape(word)}(?!\w)"
            shorter = " ".join(re.sub(whole, " ", request.query, count=1).split())
            if shorter != request.query:
                yield word, replace(request, query=shorter, page=1)
    for facet, values in request.filters.items():
        if values:
            rest = {name: kept for name, kept in request.filters.items() if name != facet}
            label = f"the filter {FACETS[facet].label}"
            yield label, replace(request, filters=rest, page=1)
