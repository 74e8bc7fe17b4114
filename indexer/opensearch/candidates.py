"""How the cluster chooses the occupations that are then scored exactly.

The cluster's own score is near the exact one (the same BM25 constants, the same bonuses for names),
but a field of Lucene's has one length, and no query adds up the forms of a word before it is
saturated. So it only decides which occupations are scored by ``scoring.py`` from their packs.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from math import prod
from typing import Any

import numpy as np

from indexer.analysis import singular
from indexer.index import Index
from indexer.opensearch.cells import Cells, root_of
from indexer.opensearch.fields import measure_field
from indexer.opensearch.tables import WordList
from indexer.opensearch.translate import Translator, neighbours, phrase
from indexer.postings.postings import Floats
from indexer.query import AnyOf, Clause, Not, Phrase, Prefix, Query, Word
from indexer.search.addend import Addend
from indexer.search.called import (
    NAME_WEIGHT,
    exact_names,
    shares_called,
    ways_to_say,
)
from indexer.search.match import MAX_EXPANSIONS
from indexer.search.score import CONTAINED_WEIGHT, PAIR_WEIGHT, weighed_likeness
from indexer.search.widen import DISCOUNT, Widened
from indexer.tables.measures import JOBS_WEIGHT
from indexer.tables.synonyms import Alternative
from indexer.tables.titles import Wanted, coverage
from indexer.tables.weights import FIELD_WEIGHTS, K1, idf

Json = Mapping[str, Any]
CANDIDATES = 50  # scored exactly; the rest of a long list is in the cluster's order
NAMED = 30  # occupations whose names speak for them
# What a word in a title or another title is worth, of its idf: BM25's saturation of the weight.
_TITLE = FIELD_WEIGHTS["title"].weight / (K1 + FIELD_WEIGHTS["title"].weight)
_TEXT = FIELD_WEIGHTS["text"].weight / (K1 + FIELD_WEIGHTS["text"].weight)
_OTHER = FIELD_WEIGHTS["alternate_titles"].weight / (K1 + FIELD_WEIGHTS["alternate_titles"].weight)


def scored(
    index: Index,
    cells: Cells,
    query: Query,
    widened: Sequence[Widened],
    passing: Json,
    boosts: Sequence[Addend] = (),
    *,
    as_title: bool,
) -> Json:
    """A query for what passes, best first as far as the cluster can tell; ``as_title``: see
    `evaluate`."""
    should: list[Json] = []
    for number, clause in enumerate(query.clauses):
        others = cells.translator.others(number)
        for leaf in scored_clauses((clause,)):
            should += _parts(index, cells, leaf, others)
    for scope in cells.scopes:
        pairs = neighbours(query.clauses, root_of(scope), index.view.families)
        for pair in pairs.values():
            should.append({"bool": {"must": pair, "boost": PAIR_WEIGHT}})
    should += _names(index, query, widened, boosts, as_title=as_title)
    jobs = {"field": measure_field("jobs"), "modifier": "log1p", "missing": 0}
    should.append(
        {
            "function_score": {
                "query": {"match_all": {}},
                "field_value_factor": jobs,
                "boost_mode": "replace",
                "boost": JOBS_WEIGHT,
            }
        }
    )
    return {"bool": {"filter": [passing], "should": should}}


def scored_clauses(clauses: Sequence[Clause]) -> Iterator[Word | Phrase | Prefix]:
    """The words, phrases and prefixes that add to a score, in order."""
    for clause in clauses:
        if isinstance(clause, AnyOf):
            for some in clause.alternatives:
                yield from scored_clauses(some)
        elif not isinstance(clause, Not):
            yield clause


def _parts(
    index: Index, cells: Cells, clause: Word | Phrase | Prefix, others: Sequence[Alternative]
) -> Sequence[Json]:
    """The best of the places a clause is found in."""
    translator = cells.translator
    weight = idf(len(index.view.cards), occupations_with(index, clause))
    places: list[Json] = []
    for root, share in (("title", _TITLE), ("alternate_titles", _OTHER)):
        if not clause.fields or root in clause.fields:
            for form in translator.own_forms(clause, root):
                places.append({"constant_score": {"filter": form, "boost": share * weight}})
    if not clause.fields:
        for scope in cells.scopes:
            root = root_of(scope)
            forms = translator.own_forms(clause, root)
            if isinstance(clause, Prefix):  # many words score as one
                forms = [{"constant_score": {"filter": f, "boost": _TEXT * weight}} for f in forms]
            places += forms
            for other in others:
                form = phrase(root, "stem", other.stems)
                places.append({"bool": {"must": form, "boost": DISCOUNT}})
    return [{"dis_max": {"queries": places, "tie_breaker": 0.2}}] if places else []


def occupations_with(index: Index, clause: Word | Phrase | Prefix) -> int:
    """About how many occupations have a clause: of a phrase as many as its rarest word; of a prefix
    as if its words were strewn without regard to each other."""
    words = index.view.postings["exact"]
    assert isinstance(words, WordList)
    if isinstance(clause, Word):
        stems = index.view.postings["stem"]
        assert isinstance(stems, WordList)
        return _having(stems, clause.stem) or _having(words, clause.exact)
    if isinstance(clause, Phrase):
        return min((_having(words, word) for word in clause.words), default=0)
    count = len(index.view.cards)
    shares = [_having(words, word) / count for word in expansions(index, clause.prefix)]
    return round(count * (1 - prod(1 - share for share in shares)))


def _having(words: WordList, term: str) -> int:
    number = words.numbers.get(term)
    return 0 if number is None else int(words.occupations[number])


def _names(
    index: Index,
    query: Query,
    widened: Sequence[Widened],
    boosts: Sequence[Addend],
    *,
    as_title: bool,
) -> Sequence[Json]:
    """What the names of occupations add, worked out here, for those that gain the most."""
    values = np.zeros(len(index.view.cards))
    for part in exact_names(index.view, index.titles, index.entities, query, widened):
        values += part.values
    for boost in boosts:
        values += boost.values
    values += _by_titles(index, query, widened, as_title=as_title)
    best = np.argsort(-values, kind="stable")[:NAMED]
    slugs: dict[float, list[str]] = {}
    for number in best[values[best] > 0].tolist():
        slugs.setdefault(round(float(values[number]), 3), []).append(index.view.cards[number].slug)
    return [
        {"constant_score": {"filter": {"ids": {"values": some}}, "boost": value}}
        for value, some in slugs.items()
    ]


def _by_titles(index: Index, query: Query, widened: Sequence[Widened], *, as_title: bool) -> Floats:
    """As in `score.addends`, with what is known here of the words' frequency."""
    words = [
        (number, clause)
        for number, clause in enumerate(query.clauses)
        if isinstance(clause, Word) and not clause.fields
    ]
    weights = {
        clause: idf(len(index.view.cards), occupations_with(index, clause)) for _, clause in words
    }
    wanted = [Wanted(weights[c], ways_to_say(c, number, widened)) for number, c in words]
    covered = coverage(index.titles, wanted, len(index.view.cards))
    likeness = index.title_model.likeness(" ".join(clause.text for _, clause in words))
    _, called = shares_called(index, {singular(c.exact, c.stem): w for c, w in weights.items()})
    alike = weighed_likeness(likeness, as_title=as_title)
    values: Floats = NAME_WEIGHT * covered + alike + CONTAINED_WEIGHT * called
    return sum(weights.values()) * values


def translator_of(index: Index, query: Query, widened: Sequence[Widened]) -> Translator:
    families = index.view.families
    return Translator(query.clauses, widened, partial(cut_expansions, index), families)


def cut_expansions(index: Index, prefix: str) -> Sequence[str] | None:
    """The words a prefix stands for, if there are more than it may stand for."""
    found = expansions(index, prefix)
    return found if len(found) == MAX_EXPANSIONS else None


def expansions(index: Index, prefix: str) -> Sequence[str]:
    """The words a prefix stands for; see `match.MAX_EXPANSIONS`."""
    words = index.view.postings["exact"]
    first = bisect_left(words.terms, prefix)
    past = first
    while past < len(words.terms) and words.terms[past].startswith(prefix):
        past += 1
    counts = np.diff(words.offsets)[first:past]
    most = np.sort(np.argsort(-counts, kind="stable")[:MAX_EXPANSIONS])
    return [words.terms[first + number] for number in most.tolist()]
