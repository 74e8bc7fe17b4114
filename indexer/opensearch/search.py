"""One search on the cluster: it says what matches and how many; the page's hits are scored here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from indexer.index import Index
from indexer.opensearch.asking import Asked, ask, evaluated, relaxations, total_of
from indexer.opensearch.candidates import CANDIDATES, scored, scored_clauses
from indexer.opensearch.cells import (
    Cells,
    common_counts,
    facet_counts,
    facet_questions,
    facets_of,
    repeated_questions,
)
from indexer.opensearch.fields import measure_field
from indexer.opensearch.remote import Remote
from indexer.postings.postings import Ints
from indexer.query import MEASURES, Query
from indexer.request import MAX_LIMIT, MAX_PAGE, SearchRequest, Sort
from indexer.results import Answer, Facet, Hit, Mark, SearchResults
from indexer.search.answer import answer
from indexer.search.deadline import MAX_SECONDS, Deadline
from indexer.search.filters import Filters
from indexer.search.marks import marks_in
from indexer.search.search import best, make_hits
from indexer.search.understand import (
    Reading,
    Understood,
    boosts_of,
    compared_occupations,
    interpreted,
)

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
    sort: Sort

    @property
    def by_score(self) -> bool:
        return self.sort == "relevance"

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
    remote: Remote, index: Index, request: SearchRequest, seconds: float = MAX_SECONDS
) -> SearchResults:
    """Answers a request from one generation on the cluster; see `indexer.search.search.search`.

    Raises:
        SearchTooLong: it would take longer than these seconds.
        EngineUnavailable: the cluster does not answer wholly.
    """
    deadline = Deadline.after(seconds)
    limit = max(1, min(request.limit, MAX_LIMIT))
    number = max(1, min(request.page, MAX_PAGE))

    def questions(reading: Reading, cells: Cells) -> Sequence[Json]:
        page = Page(limit, number, reading.sort)
        complete = total_of(replace(cells, listed=()).passing())
        return [_main_question(index, reading, cells, page), complete, *facet_questions(cells)]

    asked = ask(remote, index, request, deadline, questions)
    reading = asked.reading
    main, complete = asked.answers[:2]
    found, hits, first_answer = _shown(
        remote, index, request, asked, _slugs(main), Page(limit, number, reading.sort), deadline
    )
    return SearchResults(
        request=request,
        total=asked.total,
        with_every_word=int(complete["hits"]["total"]["value"]),
        page=number,
        pages=-(-asked.total // limit),
        hits=hits,
        answer=first_answer,
        facets=_facets(remote, index, asked, deadline),
        interpretation=found.interpretation,
        relaxations=()
        if asked.total
        else relaxations(remote, index, request, reading.query, deadline),
        generation=index.generation,
    )


def _main_question(index: Index, reading: Reading, cells: Cells, page: Page) -> Json:
    """The hits of the page, or all those that are to be scored exactly."""
    body: dict[str, Any] = {"track_total_hits": True, "_source": False}
    body["aggs"] = common_counts(cells)
    if not page.by_score:
        body["query"], body["sort"] = cells.passing(), _SORTS[page.sort]
    elif not any(True for _ in scored_clauses(reading.query.clauses)):
        body["query"], body["sort"] = cells.passing(), _SORTS["title"]
    else:
        boosts = boosts_of(index, reading.subjects, compared_occupations(index, reading.plain))
        passing = cells.passing()
        body["query"] = scored(
            index,
            cells,
            reading.query,
            reading.widened,
            passing,
            boosts,
            as_title=reading.as_title,
        )
        body["sort"] = _BY_SCORE
    exact = page.exact(reading.query)
    return {
        **body,
        "from": 0 if exact else page.first,
        "size": page.window if exact else page.limit,
    }


def _shown(
    remote: Remote,
    index: Index,
    request: SearchRequest,
    asked: Asked,
    slugs: tuple[str, ...],
    page: Page,
    deadline: Deadline,
) -> tuple[Understood, tuple[Hit, ...], Answer | None]:
    """The request understood, its hits and its answer, scored and cut from the packs by the
    embedded engine's own code."""
    reading = asked.reading
    exact = page.exact(reading.query)
    part, evaluation = evaluated(
        remote, index, reading, asked.compared, asked.statistics, slugs, deadline
    )
    interpretation = interpreted(index, request, reading, asked.compared, asked.evaluation)
    found = Understood(reading, evaluation, asked.compared, interpretation)
    numbers = index.view.numbers
    chosen: Ints = np.array([numbers[slug] for slug in slugs], np.int64)
    first = page.first if exact else 0
    if exact:
        mask = np.zeros(len(numbers), bool)
        mask[chosen] = True
        chosen = best(part, mask, found, "relevance", first + page.limit)
    chosen = chosen[first : first + page.limit]
    cells = np.broadcast_to(part.view.exists, evaluation.cells.shape)
    filters = Filters(part, reading.filters, reading.credentials)
    scopes = filters.select(cells).shown_sections(chosen, part.view.exists)
    hits = make_hits(part, found, chosen, scopes) if slugs else ()
    return found, hits, answer(part, found, hits, chosen) if page.number == 1 else None


def _facets(remote: Remote, index: Index, asked: Asked, deadline: Deadline) -> tuple[Facet, ...]:
    counts = {name: dict(c) for name, c in facet_counts(asked.cells, asked.answers).items()}
    repeated = repeated_questions(asked.cells, counts)
    if repeated:
        bodies = [body for _, body in repeated]
        answers = remote.cluster.search(remote.name, bodies, deadline)
        for (name, _), answer in zip(repeated, answers, strict=True):
            buckets = answer["aggregations"]["values"]["buckets"].items()
            counts[name].update({value: bucket["doc_count"] for value, bucket in buckets})
    return facets_of(index.tally, asked.cells, counts)


def _slugs(answer: Json) -> tuple[str, ...]:
    return tuple(hit["_id"] for hit in answer["hits"]["hits"])


def marks(
    remote: Remote, index: Index, slug: str, request: SearchRequest, seconds: float
) -> Mapping[str, tuple[Mark, ...]]:
    """Where the words of a request stand in one occupation; see `Engine.marks`.

    Raises:
        SearchTooLong: it would take longer than these seconds.
        EngineUnavailable: the cluster does not answer wholly.
    """
    deadline = Deadline.after(seconds)
    asked = ask(remote, index, request, deadline, lambda _, cells: [total_of(cells.passing())])
    part, evaluation = evaluated(
        remote, index, asked.reading, asked.compared, asked.statistics, [slug], deadline
    )
    return marks_in(part.view, slug, evaluation.matched)
