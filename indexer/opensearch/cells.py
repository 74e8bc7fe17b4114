"""Filters and counts as questions to the cluster; the rules are those of ``facets.py``.

An occupation passes in a scope if it has the words there and what else is chosen there; it passes
if it does so in one of the chosen scopes. A facet's counts ignore the facet's own selection.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from indexer.facet import ENTITY_FACETS, FACET_NAMES, FacetName
from indexer.opensearch.fields import WHOLE, facet_field, section_root
from indexer.opensearch.translate import NOTHING, Translator, all_of, any_of, bound
from indexer.query import Not, Range
from indexer.results import Facet
from indexer.search.score import is_condition
from indexer.tables.facets import FacetTable, Tally

Json = Mapping[str, Any]
WHOLE_SCOPE = ""  # any other scope is the slug of a section type
MAX_FILTERS = 100  # values counted one by one in a request


@dataclass(frozen=True, slots=True)
class Cells:
    """What is asked for: words, bounds and choices.

    ``listed``: slugs of the occupations that are listed although they lack a plain word; None where
    no word says anything, and all that fulfils the conditions is listed.
    """

    translator: Translator
    ranges: Sequence[Range]
    filters: Mapping[FacetName, tuple[str, ...]]
    tables: Mapping[FacetName, FacetTable]
    listed: tuple[str, ...] | None = ()

    @property
    def scopes(self) -> Sequence[str]:
        """The chosen scopes; none where only unknown ones are chosen."""
        types = self.filters.get("section", ())
        if not types:
            return (WHOLE_SCOPE,)
        return tuple(name for name in types if name in self.tables["section"].numbers)

    def passing(self, ignored: FacetName | None = None) -> Json:
        """Occupations that pass in a chosen scope."""
        return any_of([self.cell(scope, ignored) for scope in self.scopes])

    def cell(self, scope: str, ignored: FacetName | None = None) -> Json:
        """Occupations that pass in this scope."""
        root = root_of(scope)
        parts = [self.translator.conditions(root), *map(bound, self.ranges)]
        words = self.translator.words(root)
        if words and self.listed is not None:
            enough = {"ids": {"values": list(self.listed)}}
            some = all_of([enough, any_of(words)]) if scope else enough
            parts.append(any_of([all_of(words), some]))
        parts.append({"term": {"sections": scope} if scope else {"kind": "occupation"}})
        for name, values in self.filters.items():
            if values and name not in ("section", ignored):
                known = [value for value in values if value in self.tables[name].numbers]
                field = f"{root}.{name}" if name in ENTITY_FACETS else facet_field(name)
                parts.append({"terms": {field: known}} if known else NOTHING)
        return all_of(parts)

    def weighed(self) -> Json:
        """Occupations that fulfil the conditions and bounds, and have one of the plain words; with
        conditions that add to the score, also those that fulfil them alone."""
        conditions = self.translator.conditions(WHOLE, excluding=False)  # a section may lack it
        parts = [conditions, *map(bound, self.ranges)]
        parts.append({"term": {"kind": "occupation"}})
        if not any(is_condition(c) and not isinstance(c, Not) for c in self.translator.clauses):
            parts.append(any_of(self.translator.words(WHOLE)))
        return all_of(parts)


def root_of(scope: str) -> str:
    return section_root(scope) if scope else WHOLE


def common_counts(cells: Cells) -> Json:
    """Aggregations of what passes: for all facets in which nothing is chosen."""
    free = [n for n in FACET_NAMES if n != "section" and not cells.filters.get(n)]
    return {key: a for name in free for key, a in _aggregations(cells, name).items()}


def facet_questions(cells: Cells) -> Sequence[Json]:
    """A search for each of the other facets."""
    chosen = [n for n in FACET_NAMES if n != "section" and cells.filters.get(n)]
    questions = [_counting(cells.passing(n), _aggregations(cells, n)) for n in chosen]
    return [_counting({"match_all": {}}, _aggregations(cells, "section")), *questions]


def facet_counts(cells: Cells, answers: Sequence[Json]) -> Mapping[FacetName, Mapping[str, int]]:
    """Occupations for each value of each facet, by the answers with these aggregations.

    Where several sections are chosen, a credential or organization that more than one of them names
    has a count of -1: it is no sum, and has to be asked for with `repeated_questions`.
    """
    found = {key: a for answer in answers for key, a in answer.get("aggregations", {}).items()}
    counts: dict[FacetName, Mapping[str, int]] = {}
    for name in FACET_NAMES:
        if name == "section":
            buckets = found[name]["buckets"].items()
            counts[name] = {key: bucket["doc_count"] for key, bucket in buckets}
        elif name in ENTITY_FACETS:
            of_name: dict[str, int] = {}
            for scope in cells.scopes:
                for key, count in _buckets(found[f"{name} in {scope}"]["values"]):
                    of_name[key] = -1 if key in of_name else count
            counts[name] = of_name
        else:
            counts[name] = dict(_buckets(found[name]))
    return counts


def _aggregations(cells: Cells, name: FacetName) -> Json:
    table = cells.tables[name]
    size = max(1, len(table.values))
    if name == "section":
        used = np.unique(table.rows[:, 2]).tolist()
        types = [table.values[number] for number in used]
        return {name: counted_by({t: cells.cell(t, "section") for t in types})}
    if name not in ENTITY_FACETS:
        return {name: _terms(facet_field(name), size)}
    return {
        f"{name} in {scope}": {
            "filter": cells.cell(scope, name) if len(cells.scopes) > 1 else {"match_all": {}},
            "aggs": {"values": _terms(f"{root_of(scope)}.{name}", size)},
        }
        for scope in cells.scopes
    }


def _counting(query: Json, aggregations: Json) -> Json:
    return {"size": 0, "track_total_hits": False, "query": query, "aggs": aggregations}


def repeated_questions(
    cells: Cells, counts: Mapping[FacetName, Mapping[str, int]]
) -> Sequence[tuple[FacetName, Json]]:
    """Searches that count, one by one, the values that several of the chosen sections name."""
    questions: list[tuple[FacetName, Json]] = []
    for name in ENTITY_FACETS:
        values = [value for value, count in counts[name].items() if count < 0]
        for at in range(0, len(values), MAX_FILTERS):
            filters = {
                value: any_of(
                    [
                        all_of([{"term": {f"{root_of(s)}.{name}": value}}, cells.cell(s, name)])
                        for s in cells.scopes
                    ]
                )
                for value in values[at : at + MAX_FILTERS]
            }
            question = _counting({"match_all": {}}, {"values": counted_by(filters)})
            questions.append((name, question))
    return questions


def facets_of(
    tally: Tally, cells: Cells, counts: Mapping[FacetName, Mapping[str, int]]
) -> tuple[Facet, ...]:
    """The counted facets as they are shown."""
    array = tally.no_counts()
    for name, found in counts.items():
        for value, count in found.items():
            if (name, value) in tally.numbers:
                array[tally.numbers[name, value]] = count
    return tally.facets(array, cells.filters)


def counted_by(filters: Mapping[str, Json]) -> Json:
    """Occupations that pass each filter; the cluster refuses to count by none."""
    return {"filters": {"filters": dict(filters) or {"": NOTHING}}}


def _terms(field: str, size: int) -> Json:
    """All values: a count that is cut off would be a wrong one."""
    return {"terms": {"field": field, "size": size, "shard_size": size}}


def _buckets(terms: Json) -> Sequence[tuple[str, int]]:
    return [(bucket["key"], bucket["doc_count"]) for bucket in terms["buckets"]]
