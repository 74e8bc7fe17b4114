"""A request read and put to the cluster: once, again in another spelling, with less of it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from indexer.errors import SearchTooLong
from indexer.opensearch.candidates import translator_of
from indexer.opensearch.cells import Cells
from indexer.opensearch.opened import ClusterIndex
from indexer.opensearch.statistics import Statistics, statistics, statistics_question
from indexer.query import Query
from indexer.request import SearchRequest
from indexer.results import Interpretation, Relaxation
from indexer.search.deadline import Deadline
from indexer.search.relax import looser_requests, most_helpful
from indexer.search.search import named_phrases
from indexer.search.understand import Reading, read, spelled

Json = Mapping[str, Any]
Questions = Callable[[Reading, Cells], Sequence[Json]]  # the one for hits first


@dataclass(frozen=True, slots=True)
class Asked:
    """A text that was read, and what the cluster says of it."""

    reading: Reading
    cells: Cells
    statistics: Statistics
    answers: Sequence[Json]  # to the questions that went with it, the one for hits first

    @property
    def total(self) -> int:
        return int(self.answers[0]["hits"]["total"]["value"])

    @property
    def interpretation(self) -> Interpretation:
        return self.reading.interpretation(partial=self.statistics.partial)


def understood(
    index: ClusterIndex, request: SearchRequest, deadline: Deadline, questions: Questions
) -> tuple[Asked, Interpretation]:
    """As `understand.understand`."""
    text = None if request.literal else spelled(index, request, index.occurs)
    asked = _asked(index, request, text or request.query, deadline, questions)
    return asked, replace(asked.interpretation, corrected=text)


def _asked(
    index: ClusterIndex, request: SearchRequest, text: str, deadline: Deadline, questions: Questions
) -> Asked:
    """One round trip, or two where no occupation has all the words."""
    reading = read(index, request, text, index.occurs)
    cells = _cells(index, reading)
    named = named_phrases(index, reading.filters)
    question = statistics_question(cells, named)
    first, *answers = index.cluster.search(
        index.name, [question, *questions(reading, cells)], deadline
    )
    known = statistics(cells, named, first)
    if known.partial:
        cells = replace(cells, least=max(known.most, 1))
        answers = list(index.cluster.search(index.name, questions(reading, cells), deadline))
    return Asked(reading, cells, known, answers)


def relaxations(
    index: ClusterIndex, request: SearchRequest, query: Query, deadline: Deadline
) -> tuple[Relaxation, ...]:
    """As `relax.relaxations`, all in one round trip; none when the time is up."""
    with suppress(SearchTooLong):
        looser = tuple(looser_requests(request, query))
        cells = [_cells(index, _reading(index, one)) for _, one in looser]
        totals = _totals(index, cells, deadline)
        return most_helpful(
            Relaxation(without, total, one)
            for (without, one), total in zip(looser, totals, strict=True)
        )
    return ()


def _totals(index: ClusterIndex, cells: Sequence[Cells], deadline: Deadline) -> Sequence[int]:
    """Occupations that have all the words and pass all the filters."""
    answers = index.cluster.search(index.name, [total_of(c.passing()) for c in cells], deadline)
    return [int(answer["hits"]["total"]["value"]) for answer in answers]


def _reading(index: ClusterIndex, request: SearchRequest) -> Reading:
    text = None if request.literal else spelled(index, request, index.occurs)
    return read(index, request, text or request.query, index.occurs)


def total_of(query: Json) -> Json:
    return {"size": 0, "track_total_hits": True, "query": query}


def _cells(index: ClusterIndex, reading: Reading) -> Cells:
    translator = translator_of(index, reading.query, reading.widened)
    return Cells(translator, reading.query.ranges, reading.filters, index.facets)
