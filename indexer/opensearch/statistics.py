"""How frequent the words of a query are in all occupations, which a part of them cannot tell."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from indexer.opensearch.candidates import scored_clauses
from indexer.opensearch.cells import Cells, counted_by
from indexer.opensearch.fields import WHOLE
from indexer.opensearch.translate import NOTHING, any_of, neighbours, phrase
from indexer.query import Clause, Phrase
from indexer.tables.weights import Frequencies

Json = Mapping[str, Any]


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


def statistics(cells: Cells, named: Sequence[Phrase], answer: Json) -> Frequencies:
    """Reads the answer to `statistics_question`."""
    buckets = answer["aggregations"]["all"]["counts"]["buckets"]
    counts = {key: int(bucket["doc_count"]) for key, bucket in buckets.items()}
    having: dict[Clause, int] = {}
    for number, clause in enumerate((*scored_clauses(cells.translator.clauses), *named)):
        forms = [counts[key] for key in counts if key.split(".")[0] == str(number)]
        having[clause] = next(filter(None, forms), 0)
    near = {k.removeprefix("near "): n for k, n in counts.items() if k.startswith("near ")}
    return Frequencies(having, near)


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
