"""A request read and put to the cluster: what its words are worth first, then what passes."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from indexer.errors import SearchTooLong
from indexer.index import Index
from indexer.opensearch.candidates import expansions, scored, translator_of
from indexer.opensearch.cells import Cells
from indexer.opensearch.fields import WHOLE
from indexer.opensearch.packs import joined
from indexer.opensearch.remote import Remote
from indexer.opensearch.statistics import (
    statistics,
    statistics_question,
)
from indexer.opensearch.translate import all_of
from indexer.query import AnyOf, Clause, Not, Prefix, Query
from indexer.request import SearchRequest
from indexer.results import Relaxation
from indexer.search.deadline import Deadline
from indexer.search.listing import is_evidence
from indexer.search.relax import looser_requests, most_helpful
from indexer.search.score import Evaluation, evaluate
from indexer.search.search import named_phrases
from indexer.search.understand import Reading, boosts_of, compared_occupations, read
from indexer.tables.measures import within
from indexer.tables.weights import Frequencies

Json = Mapping[str, Any]
Questions = Callable[[Reading, Cells], Sequence[Json]]  # the one for hits first

# Occupations whose words are weighed exactly, to tell which are listed although they lack a word:
# those that are best by the cluster's own score. What has every word is listed wherever it stands.
WEIGHED = 1000
LIKE = 200  # occupations that are weighed because their titles are like the words
LIKE_ASKED = 5000  # so many are asked whether they fulfil the conditions


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that was read, and what the cluster says of it."""

    reading: Reading
    cells: Cells
    statistics: Frequencies
    compared: tuple[int, ...]
    evaluation: Evaluation  # of the occupations whose words were weighed
    answers: Sequence[Json]  # to the questions that went with it, the one for hits first

    @property
    def total(self) -> int:
        return int(self.answers[0]["hits"]["total"]["value"])


def ask(
    remote: Remote, index: Index, request: SearchRequest, deadline: Deadline, questions: Questions
) -> Asked:
    """Reads a request and puts these questions about what passes.

    Raises:
        SearchTooLong: the deadline has passed.
        EngineUnavailable: the cluster does not answer wholly.
    """
    reading = read(index, request)
    cells = _cells(index, reading)
    named = named_phrases(index, reading.filters)
    likest = _likest(index, reading)
    asking = [
        statistics_question(cells, named),
        _weighing(index, reading, cells),
        _allowed(cells, likest),
    ]
    known, best, allowed = remote.cluster.search(remote.name, asking, deadline)
    counted = statistics(cells, named, known)
    weighed = [hit["_id"] for hit in best["hits"]["hits"]]
    fulfilling = {hit["_id"] for hit in allowed["hits"]["hits"]}
    alike = [slug for slug in likest if slug in fulfilling][:LIKE]
    slugs = tuple(dict.fromkeys((*weighed, *alike)))
    compared = compared_occupations(index, reading.plain)
    _, evaluation = evaluated(remote, index, reading, compared, counted, slugs, deadline)
    cells = replace(cells, listed=_listed(index, request, evaluation, slugs))
    answers = remote.cluster.search(remote.name, questions(reading, cells), deadline)
    return Asked(reading, cells, counted, compared, evaluation, list(answers))


def _weighing(index: Index, reading: Reading, cells: Cells) -> Json:
    """The occupations that fulfil the conditions and have one of the plain words, best first."""
    bare = replace(cells, filters={})
    body = {"_source": False, "size": WEIGHED if cells.translator.words("whole") else 0}
    query = scored(
        index, bare, reading.query, reading.widened, bare.weighed(), as_title=reading.as_title
    )
    return {**body, "query": query, "sort": ({"_score": "desc"}, {"order": "asc"})}


def _likest(index: Index, reading: Reading) -> Sequence[str]:
    """Slugs of the occupations whose titles are like the plain words, the likest first."""
    words = [clause.text for clause in reading.query.clauses if is_evidence(clause)]
    likeness = index.title_model.likeness(" ".join(words))
    likeness = np.where(within(index.measures, reading.query.ranges, len(likeness)), likeness, 0.0)
    best = np.argsort(-likeness, kind="stable")[:LIKE_ASKED]
    return [index.view.cards[number].slug for number in best.tolist() if likeness[number] > 0]


def _allowed(cells: Cells, slugs: Sequence[str]) -> Json:
    """Those of these occupations that fulfil the conditions."""
    parts = [cells.translator.conditions(WHOLE), {"ids": {"values": list(slugs)}}]
    return {"_source": False, "size": len(slugs), "query": all_of(parts)}


def _listed(
    index: Index, request: SearchRequest, evaluation: Evaluation, slugs: Sequence[str]
) -> tuple[str, ...] | None:
    if request.every_word:
        return ()
    if evaluation.unordered:
        return None
    numbers = index.view.numbers
    return tuple(slug for slug in slugs if evaluation.enough[numbers[slug]])


def evaluated(
    remote: Remote,
    index: Index,
    reading: Reading,
    compared: Sequence[int],
    known: Frequencies,
    slugs: Sequence[str],
    deadline: Deadline,
) -> tuple[Index, Evaluation]:
    """The index with the texts and words of these occupations, and the query evaluated on them
    with the frequencies of all."""
    numbers = index.view.numbers
    packs = remote.packs.get(slugs, deadline)
    listed = [w for p in _prefixes(reading.query.clauses) for w in expansions(index, p.prefix)]
    view, weights = joined(
        index.view, {numbers[slug]: pack for slug, pack in packs.items()}, listed
    )
    exists = np.zeros_like(view.exists)  # the others fulfil nothing, not even an exclusion
    weighed = [numbers[slug] for slug in packs]
    exists[weighed] = view.exists[weighed]
    part = replace(index, view=replace(view, exists=exists), weights=weights, frequencies=known)
    scopes = reading.scopes or (0,)
    boosts = boosts_of(index, reading.subjects, compared)
    evaluation = evaluate(
        part,
        reading.query,
        reading.widened,
        scopes,
        deadline,
        as_title=reading.as_title,
        boosts=boosts,
    )
    return part, evaluation


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


def relaxations(
    remote: Remote, index: Index, request: SearchRequest, query: Query, deadline: Deadline
) -> tuple[Relaxation, ...]:
    """As `relax.relaxations`; none when the time is up."""
    tried: list[Relaxation] = []
    with suppress(SearchTooLong):
        for without, looser in looser_requests(request, query):
            asked = ask(
                remote, index, looser, deadline, lambda _, cells: [total_of(cells.passing())]
            )
            tried.append(Relaxation(without, asked.total, looser))
    return most_helpful(tried)


def total_of(query: Json) -> Json:
    return {"size": 0, "track_total_hits": True, "query": query}


def _cells(index: Index, reading: Reading) -> Cells:
    translator = translator_of(index, reading.query, reading.widened)
    ranges, filters = reading.query.ranges, reading.filters
    return Cells(translator, ranges, filters, reading.credentials, index.facets)
