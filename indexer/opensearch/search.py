"""One search on the cluster: it says what matches and how many; the page's hits are scored here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from indexer.browse.highlight import Highlighted, marked_profile
from indexer.browse.profile import Profile
from indexer.opensearch.asking import Asked, relaxations, total_of, understood
from indexer.opensearch.candidates import CANDIDATES, expansions, scored, scored_clauses
from indexer.opensearch.cells import (
    Cells,
    common_counts,
    facet_counts,
    facet_questions,
    facets_of,
    repeated_questions,
)
from indexer.opensearch.fields import measure_field
from indexer.opensearch.opened import ClusterIndex
from indexer.opensearch.packs import joined
from indexer.opensearch.statistics import ClusterMatcher
from indexer.postings.postings import Ints, Mask
from indexer.query import MEASURES, AnyOf, Clause, Not, Prefix, Query
from indexer.request import MAX_LIMIT, MAX_PAGE, SearchRequest
from indexer.results import Facet, Hit, SearchResults
from indexer.search.deadline import MAX_SECONDS, Deadline
from indexer.search.filters import Filters
from indexer.search.score import Evaluation, evaluate
from indexer.search.search import best, make_hits
from indexer.search.understand import Reading, Understood

Json = Mapping[str, Any]
_SORTS: Mapping[str, Sequence[Json]] = {
    "title": ({"order": "asc"},),
    **{
        name: ({measure_field(name): {"order": "desc", "missing": "_last"}}, {"order": "asc"})
        for name in MEASURES
    },
}
_BY_SCORE: Sequence[Json] = ({"_score": "desc"}, {"order": "asc"})


@dataclass(frozen=True, slots=True)
class Page:
    """Which hits are wanted: limit and page within their bounds."""

    limit: int
    number: int
    by_score: bool

    @property
    def window(self) -> int:
        """Hits that are scored exactly; whole pages, so that none is shown twice."""
        return -(-CANDIDATES // self.limit) * self.limit

    @property
    def first(self) -> int:
        return (self.number - 1) * self.limit

    def exact(self, query: Query) -> bool:
        """Whether the page is among the hits that are scored; without words there is no score."""
        scores = any(True for _ in scored_clauses(query.clauses))
        return self.by_score and scores and self.first < self.window


def search(
    index: ClusterIndex, request: SearchRequest, seconds: float = MAX_SECONDS
) -> SearchResults:
    """Answers a request from one generation on the cluster; see `indexer.search.search.search`.

    Raises:
        SearchTooLong: it would take longer than these seconds.
        EngineUnavailable: the cluster does not answer wholly.
    """
    deadline = Deadline.after(seconds)
    limit = max(1, min(request.limit, MAX_LIMIT))
    number = max(1, min(request.page, MAX_PAGE))
    page = Page(limit, number, request.sort == "relevance")

    def questions(reading: Reading, cells: Cells) -> Sequence[Json]:
        return [_main_question(index, reading, cells, request, page), *facet_questions(cells)]

    asked, interpretation = understood(index, request, deadline, questions)
    main = asked.answers[0]
    total = asked.total
    near = _near(index, asked, limit - total, deadline) if number == 1 else ()
    hits, nearby = _shown(index, asked, _slugs(main), near, page, deadline, limit - total)
    missing = not total or interpretation.partial
    query = asked.reading.query
    return SearchResults(
        request=request,
        total=total,
        page=number,
        pages=-(-total // limit),
        hits=hits,
        nearby=nearby,
        facets=_facets(index, asked, deadline),
        interpretation=interpretation,
        relaxations=relaxations(index, request, query, deadline) if missing else (),
        generation=index.generation,
    )


def _main_question(
    index: ClusterIndex, reading: Reading, cells: Cells, request: SearchRequest, page: Page
) -> Json:
    """The hits of the page, or all those that are to be scored exactly."""
    body: dict[str, Any] = {"track_total_hits": True, "_source": False}
    body["aggs"] = common_counts(cells)
    if not page.by_score:
        body["query"], body["sort"] = cells.passing(), _SORTS[request.sort]
    elif not any(True for _ in scored_clauses(reading.query.clauses)):
        body["query"], body["sort"] = cells.passing(), _SORTS["title"]
    else:
        body["query"] = scored(index, cells, reading.query, reading.widened)
        body["sort"] = _BY_SCORE
    exact = page.exact(reading.query)
    return {
        **body,
        "from": 0 if exact else page.first,
        "size": page.window if exact else page.limit,
    }


def _near(index: ClusterIndex, asked: Asked, room: int, deadline: Deadline) -> tuple[str, ...]:
    """Candidates that lack one of the words, where others have them all and there is room."""
    known = asked.statistics
    if room <= 0 or known.partial or known.most < 2:
        return ()
    cells = replace(asked.cells, least=known.most - 1, just=True)
    reading = asked.reading
    query = scored(index, cells, reading.query, reading.widened)
    others = {"bool": {"must": query, "must_not": asked.cells.passing()}}
    body = {"query": others, "size": CANDIDATES, "sort": _BY_SCORE, "_source": False}
    (answer,) = index.cluster.search(index.name, [body], deadline)
    return _slugs(answer)


def _shown(
    index: ClusterIndex,
    asked: Asked,
    main: tuple[str, ...],
    near: tuple[str, ...],
    page: Page,
    deadline: Deadline,
    room: int,
) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """Hits and nearby hits, scored and cut from their packs by the embedded engine's own code."""
    exact = page.exact(asked.reading.query)
    part, evaluation = scored_part(index, asked, [*main, *near], deadline)
    numbers = index.view.numbers
    found = Understood(asked.reading.query, asked.reading.filters, evaluation, asked.interpretation)
    matcher = ClusterMatcher(part, (0,), asked.statistics)  # names count wherever they stand
    filters = Filters(part, asked.reading.filters)

    def hits_of(
        slugs: Sequence[str], cells: Mask, first: int, count: int, by_score: bool
    ) -> tuple[Hit, ...]:
        chosen: Ints = np.array([numbers[slug] for slug in slugs], np.int64)
        if by_score:
            mask = np.zeros(len(numbers), bool)
            mask[chosen] = True
            chosen = best(part, mask, found, "relevance", first + count)
        chosen = chosen[first : first + count]
        scopes = filters.select(cells).shown_sections(chosen, part.view.exists)
        return make_hits(part, found, chosen, scopes, matcher)

    first = page.first if exact else 0
    hits = hits_of(main, evaluation.cells, first, page.limit, exact) if main else ()
    return hits, hits_of(near, evaluation.near, 0, room, True) if near else ()


def scored_part(
    index: ClusterIndex, asked: Asked, slugs: Sequence[str], deadline: Deadline
) -> tuple[ClusterIndex, Evaluation]:
    """The index with the texts and words of these occupations, and the query evaluated on them
    with the frequencies of all."""
    numbers = index.view.numbers
    packs = index.packs.get(slugs, deadline)
    prefixes = _prefixes(asked.reading.query.clauses)
    listed = [word for p in prefixes for word in expansions(index, p.prefix)]
    view, weights = joined(
        index.view, {numbers[slug]: pack for slug, pack in packs.items()}, listed
    )
    part = replace(index, view=view, weights=weights)
    matcher = ClusterMatcher(part, asked.reading.scopes or (0,), asked.statistics)
    return part, _evaluation(part, asked, matcher, deadline)


def _evaluation(
    part: ClusterIndex, asked: Asked, matcher: ClusterMatcher, deadline: Deadline
) -> Evaluation:
    reading = asked.reading
    scopes = reading.scopes or (0,)
    most = asked.statistics.most
    return evaluate(
        part, reading.query, reading.widened, scopes, deadline, matcher=matcher, most=most
    )


def _prefixes(clauses: Sequence[Clause]) -> Sequence[Prefix]:
    found: list[Prefix] = []
    for clause in clauses:
        if isinstance(clause, Prefix):
            found.append(clause)
        elif isinstance(clause, AnyOf):
            found += [p for some in clause.alternatives for p in _prefixes(some)]
        elif isinstance(clause, Not):
            found += _prefixes((clause.clause,))
    return found


def _facets(index: ClusterIndex, asked: Asked, deadline: Deadline) -> tuple[Facet, ...]:
    counts = {name: dict(c) for name, c in facet_counts(asked.cells, asked.answers).items()}
    repeated = repeated_questions(asked.cells, counts)
    if repeated:
        bodies = [body for _, body in repeated]
        answers = index.cluster.search(index.name, bodies, deadline)
        for (name, _), answer in zip(repeated, answers, strict=True):
            buckets = answer["aggregations"]["values"]["buckets"].items()
            counts[name].update({value: bucket["doc_count"] for value, bucket in buckets})
    return facets_of(index.tally, asked.cells, counts)


def _slugs(answer: Json) -> tuple[str, ...]:
    return tuple(hit["_id"] for hit in answer["hits"]["hits"])


def highlight(
    index: ClusterIndex, profile: Profile, request: SearchRequest, seconds: float = MAX_SECONDS
) -> Highlighted:
    """Marks what a search with this query and ``literal`` would mark in the profile's sections.

    Raises:
        SearchTooLong: it would take longer than these seconds.
        EngineUnavailable: the cluster does not answer wholly.
    """
    if not request.query:
        return Highlighted(profile, ())
    words = SearchRequest(request.query, literal=request.literal)
    deadline = Deadline.after(seconds)
    asked, _ = understood(index, words, deadline, lambda _, cells: [total_of(cells.passing())])
    part, evaluation = scored_part(index, asked, [profile.occupation.slug], deadline)
    return marked_profile(part, profile, evaluation.matched)
