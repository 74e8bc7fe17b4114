"""How frequent the words of a query are in all occupations, which a part of them cannot tell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from indexer.index import Index
from indexer.opensearch.candidates import scored_clauses
from indexer.opensearch.cells import Cells, counted_by
from indexer.opensearch.fields import WHOLE
from indexer.opensearch.translate import NOTHING, any_of, neighbours, phrase
from indexer.query import Clause, Phrase, Prefix, Word
from indexer.search.match import Matcher, Occurrences, Term
from indexer.tables.weights import idf

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Statistics:
    """``having``: occupations that have a word in the first of its forms that any has; ``near``:
    that have two words near each other."""

    having: Mapping[Clause, int]
    near: Mapping[str, int]


def statistics_question(cells: Cells, named: Sequence[Phrase]) -> Json:
    """A search that counts the occupations with each word."""
    clauses = cells.translator.clauses
    filters = dict(_filters(cells, named))
    filters.update(
        {f"near {k}": v for k, v in neighbours(clauses, WHOLE, cells.translator.families).items()}
    )
    counts = {
        "all": {"global": {}, "aggs": {"counts": counted_by(filters)}},
    }
    return {"size": 0, "query": NOTHING, "aggs": counts}


def statistics(cells: Cells, named: Sequence[Phrase], answer: Json) -> Statistics:
    """Reads the answer to `statistics_question`."""
    buckets = answer["aggregations"]["all"]["counts"]["buckets"]
    counts = {key: int(bucket["doc_count"]) for key, bucket in buckets.items()}
    having: dict[Clause, int] = {}
    for number, clause in enumerate((*scored_clauses(cells.translator.clauses), *named)):
        forms = [counts[key] for key in counts if key.split(".")[0] == str(number)]
        having[clause] = next(filter(None, forms), 0)
    near = {k.removeprefix("near "): n for k, n in counts.items() if k.startswith("near ")}
    return Statistics(having, near)


def _filters(cells: Cells, named: Sequence[Phrase]) -> Iterator[tuple[str, Json]]:
    """The forms of each scored clause, by its number and the form's."""
    translator = cells.translator
    places = {id(clause): number for number, clause in enumerate(translator.clauses)}
    for number, clause in enumerate((*scored_clauses(translator.clauses), *named)):
        own = [f for root in clause.fields or (WHOLE,) for f in translator.own_forms(clause, root)]
        yield f"{number}.0", any_of(own)
        if id(clause) in places:
            for form, other in enumerate(translator.others(places[id(clause)]), 1):
                yield f"{number}.{form}", phrase(WHOLE, "stem", other.stems)


class ClusterMatcher(Matcher):
    """Matches on a part of the occupations with the word frequencies of all of them."""

    def __init__(self, part: Index, scopes: Sequence[int], known: Statistics) -> None:
        super().__init__(part.view, part.weights, scopes)
        self._part, self._known = part, known

    def within(self, scopes: Sequence[int]) -> "ClusterMatcher":
        return ClusterMatcher(self._part, scopes, self._known)

    def term(self, clause: Word | Phrase | Prefix, extra: Sequence[Occurrences] = ()) -> Term:
        return self._weighed(super().term(clause, extra), self._known.having.get(clause))

    def scored(self, text: str, forms: tuple[Occurrences, ...]) -> Term:
        return self._weighed(super().scored(text, forms), self._known.near.get(text))

    def _weighed(self, term: Term, having: int | None) -> Term:
        return term if having is None else replace(term, idf=idf(len(self.view.cards), having))
