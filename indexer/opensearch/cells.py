"""Filters and counts as questions to the cluster; the rules are those of ``facets.py``.

An occupation passes in a scope if it has the words there and what else is chosen there; it passes
if it does so in one of the chosen scopes. A facet's counts ignore the facet's own selection.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np

from indexer.facet import ENTITY_FACETS, FACET_NAMES, FacetName
from indexer.opensearch.fields import (
    REQUIREMENT,
    WHOLE,
    facet_field,
    requirement_term,
    section_root,
)
from indexer.opensearch.translate import NOTHING, Translator, all_of, any_of, bound
from indexer.query import Not, Range
from indexer.results import Facet
from indexer.search.listing import is_condition
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
    named: tuple[str, ...]  # credentials that the query names
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
        left_out = ("section", *(_LINKS if ignored in _LINKS else (ignored,)))
        for name, values in self.filters.items():
            if values and name not in left_out:
                parts.append(self.having(root, name, values))
        return all_of(parts)

    def having(self, root: str, name: FacetName, values: Sequence[str]) -> Json:
        """Occupations that have one of these values of a facet in the place that a root names.

        Of a credential that is wanted as much as is chosen, and of a requirement of the credentials
        that are chosen, else of those that the query names, else of any.
        """
        known = [value for value in values if value in self.tables[name].numbers]
        if name == "requirement":
            about = self.filters.get("credential") or self.named
            pairs = [requirement_term(r, c) for r in known for c in about]
            return _terms_of(f"{root}.{REQUIREMENT}", pairs if about else known)
        if name == "credential" and (wanted := self.filters.get("requirement")):
            pairs = [requirement_term(r, c) for r in wanted for c in known]
            return _terms_of(f"{root}.{REQUIREMENT}", pairs)
        return _terms_of(f"{root}.{name}" if name in ENTITY_FACETS else facet_field(name), known)

    def weighed(self) -> Json:
        """Occupations that fulfil the conditions and bounds, and have one of the plain words; with
        conditions that add to the score, also those that fulfil them alone."""
        conditions = self.translator.conditions(WHOLE, excluding=False)  # a section may lack it
        parts = [conditions, *map(bound, self.ranges)]
        parts.append({"term": {"kind": "occupation"}})
        if not any(is_condition(c) and not isinstance(c, Not) for c in self.translator.clauses):
            parts.append(any_of(self.translator.words(WHOLE)))
        return all_of(parts)


# Chosen together: each is counted of the links with what is chosen in the other.
_LINKS: tuple[FacetName, ...] = ("credential", "requirement")


def _terms_of(field: str, values: Sequence[str]) -> Json:
    return {"terms": {field: list(values)}} if values else NOTHING


def root_of(scope: str) -> str:
    return section_root(scope) if scope else WHOLE


def common_counts(cells: Cells) -> Json:
    """Aggregations of what passes: for all facets in which nothing is chosen."""
    free = [n for n in FACET_NAMES if n not in _apart(cells)]
    return {key: a for name in free for key, a in _aggregations(cells, name).items()}


def facet_questions(cells: Cells) -> Sequence[Json]:
    """A search for each of the other facets."""
    apart = _apart(cells) - {"section"}
    questions = [_counting(cells.passing(n), _aggregations(cells, n)) for n in sorted(apart)]
    return [_counting({"match_all": {}}, _aggregations(cells, "section")), *questions]


def _apart(cells: Cells) -> Set[FacetName]:
    """The facets that are counted without what is chosen in them."""
    chosen: set[FacetName] = {name for name, values in cells.filters.items() if values}
    if chosen.intersection(_LINKS):
        chosen.update(_LINKS)
    return chosen | {"section"}


def facet_counts(cells: Cells, answers: Sequence[Json]) -> Mapping[FacetName, Mapping[str, int]]:
    """Occupations for each value of each facet, by the answers with these aggregations.

    Where several sections are chosen, a credential or organization that more than one of them names
    has a count of -1: it is no sum, and has to be asked for with `repeated_questions`.
    """
    found = {key: a for answer in answers for key, a in answer.get("aggregations", {}).items()}
    counts: dict[FacetName, Mapping[str, int]] = {}
    for name in FACET_NAMES:
        if name in ("section", "requirement"):
            buckets = found[name]["buckets"].items()
            counts[name] = {key: bucket["doc_count"] for key, bucket in buckets}
        elif name in ENTITY_FACETS:
            of_name: dict[str, int] = {}
            for scope in cells.scopes:
                for key, count in _named_in(found[f"{name} in {scope}"]["values"]):
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
    if name == "requirement":
        return {name: counted_by({level: _anywhere(cells, name, level) for level in table.values})}
    if name not in ENTITY_FACETS:
        return {name: _terms(facet_field(name), size)}
    return {
        f"{name} in {scope}": {
            "filter": cells.cell(scope, name) if len(cells.scopes) > 1 else {"match_all": {}},
            "aggs": {"values": _names(cells, scope, name, size)},
        }
        for scope in cells.scopes
    }


def _anywhere(cells: Cells, name: FacetName, value: str) -> Json:
    """Occupations that pass in a chosen scope in which they have this value."""
    return any_of(
        [
            all_of([cells.having(root_of(scope), name, [value]), cells.cell(scope, name)])
            for scope in cells.scopes
        ]
    )


def _names(cells: Cells, scope: str, name: FacetName, size: int) -> Json:
    """The credentials or organizations of this scope; see `Cells.having`."""
    wanted = cells.filters.get("requirement")
    if name != "credential" or not wanted:
        return _terms(f"{root_of(scope)}.{name}", size)
    pairs = _terms(f"{root_of(scope)}.{REQUIREMENT}", size * len(wanted))["terms"]
    levels = "|".join(level for level in wanted if level in cells.tables["requirement"].numbers)
    return {"terms": {**pairs, "include": requirement_term(f"({levels})", "[^ ]+")}}


def _named_in(answer: Json) -> Sequence[tuple[str, int]]:
    """The names of an answer to `_names`, each once: an occupation wants a credential so much or
    so much, never both."""
    counts: Counter[str] = Counter()
    for key, count in _buckets(answer):
        counts[key.partition(" ")[0]] += count
    return list(counts.items())


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
                value: _anywhere(cells, name, value) for value in values[at : at + MAX_FILTERS]
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
