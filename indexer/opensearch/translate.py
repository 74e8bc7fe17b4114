"""Clauses of the project's own query tree -> the cluster's query language, for one scope."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from indexer.opensearch.fields import measure_field
from indexer.postings.families import Families
from indexer.query import AnyOf, Clause, Not, Phrase, Prefix, Range, Word
from indexer.search.listing import is_condition, is_evidence
from indexer.search.score import PAIR_REACH
from indexer.search.widen import Widened
from indexer.tables.synonyms import Alternative

Json = Mapping[str, Any]
NOTHING: Json = {"match_none": {}}
LARGEST = 1e300  # JSON knows no infinity
_BOUND = {"<": "lt", "<=": "lte", ">": "gt", ">=": "gte"}


def all_of(queries: Sequence[Json]) -> Json:
    return {"bool": {"filter": list(queries)}} if queries else {"match_all": {}}


def any_of(queries: Sequence[Json], least: int = 1) -> Json:
    """At least so many of them; of none there is never one."""
    if len(queries) == 1 and least == 1:
        return queries[0]
    if len(queries) < least:
        return NOTHING
    return {"bool": {"should": list(queries), "minimum_should_match": least}}


def none_of(queries: Sequence[Json]) -> Json:
    return {"bool": {"must_not": list(queries)}}


@dataclass(frozen=True, slots=True)
class Translator:
    """Knows what a query's words are called besides, and what its prefixes stand for."""

    clauses: Sequence[Clause]
    widened: Sequence[Widened]
    expansions: Callable[[str], Sequence[str] | None]  # of a prefix; None for all there are
    families: Families

    def conditions(self, root: str, *, excluding: bool = True) -> Json:
        """Occupations that fulfil all the clauses that are conditions, in a scope; what is excluded
        there may stand elsewhere."""
        wanted = [self.clause(c, root) for c in self.clauses if is_condition(c) and not _is_not(c)]
        excluded = [self.clause(c.clause, root) for c in self.clauses if isinstance(c, Not)]
        return all_of([*wanted, *([none_of(excluded)] if excluded and excluding else [])])

    def words(self, root: str) -> Sequence[Json]:
        """What has each of the plain words in a scope, in any of the ways to say it."""
        return [
            self.clause(clause, root, self.others(number))
            for number, clause in enumerate(self.clauses)
            if is_evidence(clause)
        ]

    def others(self, number: int) -> Sequence[Alternative]:
        """Other words for a clause, by its number."""
        return [
            alternative
            for one in self.widened
            if one.first <= number < one.past
            for alternative in one.alternatives
        ]

    def clause(self, clause: Clause, root: str, others: Sequence[Alternative] = ()) -> Json:
        """What has a clause in the scope of a root."""
        if isinstance(clause, AnyOf):
            return any_of(
                [all_of([self.clause(c, root) for c in some]) for some in clause.alternatives]
            )
        if isinstance(clause, Not):
            return none_of([self.clause(clause.clause, root)])
        roots = clause.fields or (root,)
        forms = [form for where in roots for form in self.own_forms(clause, where)]
        return any_of([*forms, *(phrase(root, "stem", other.stems) for other in others)])

    def own_forms(self, clause: Word | Phrase | Prefix, root: str) -> Sequence[Json]:
        if isinstance(clause, Word):
            return [self._word(clause, root)]
        if isinstance(clause, Phrase):
            return [phrase(root, "exact", clause.words)]
        words = self.expansions(clause.prefix)
        if words is None:
            return [{"prefix": {f"{root}.exact": clause.prefix}}]
        return [{"terms": {f"{root}.exact": list(words)}}]

    def _word(self, word: Word, root: str) -> Json:
        stem = {"term": {f"{root}.stem": word.stem}}
        if word.stem.isupper():
            return stem
        forms = {"terms": {f"{root}.exact": forms_of(self.families, word)}}
        return {"bool": {"must": [stem], "filter": [forms]}}


def _is_not(clause: Clause) -> bool:
    return isinstance(clause, Not)


def forms_of(families: Families, word: Word) -> Sequence[str]:
    """The words of the index that a word, which is no acronym, is found by."""
    return sorted(families.forms(word.exact))


def phrase(root: str, form: str, words: Sequence[str]) -> Json:
    """Words in a row, as they stand in the index: nothing is done to them."""
    field = f"{root}.{form}"
    if not words:
        return NOTHING
    if len(words) == 1:
        return {"term": {field: words[0]}}
    return {"match_phrase": {field: {"query": " ".join(words), "analyzer": "whitespace"}}}


def neighbours(clauses: Sequence[Clause], root: str, families: Families) -> Mapping[str, Json]:
    """What has two neighbouring words of the query near each other, by both words as typed."""
    found: dict[str, Json] = {}
    for first, second in pairwise(clauses):
        if isinstance(first, Word) and isinstance(second, Word):
            roots = _common_roots(first, second, root)
            found[f"{first.text} {second.text}"] = any_of(
                [_near(first, second, r, families) for r in roots]
            )
    return found


def _common_roots(first: Word, second: Word, root: str) -> Sequence[str]:
    """Where both may stand; a word without fields may stand anywhere."""
    if first.fields and second.fields:
        return tuple(name for name in first.fields if name in second.fields)
    return first.fields or second.fields or (root,)


def _near(first: Word, second: Word, root: str, families: Families) -> Json:
    rule = {
        "all_of": {
            "ordered": True,
            "max_gaps": PAIR_REACH - 1,
            "intervals": [_any_form(first, root, families), _any_form(second, root, families)],
        }
    }
    return {"intervals": {f"{root}.stem": rule}}


def _any_form(word: Word, root: str, families: Families) -> Json:
    """The acronym or any form of the word; both fields of a text have the same positions."""
    if word.stem.isupper():
        return {"match": {"query": word.stem, "analyzer": "whitespace"}}
    forms = [
        {"match": {"query": form, "analyzer": "whitespace", "use_field": f"{root}.exact"}}
        for form in forms_of(families, word) or (word.exact,)
    ]
    return {"any_of": {"intervals": forms}}


def bound(range: Range) -> Json:
    """Occupations that keep a bound; one without the fact keeps none."""
    field = measure_field(range.measure)
    value = max(-LARGEST, min(range.value, LARGEST))
    if range.operator == "=":
        return {"term": {field: value}}
    return {"range": {field: {_BOUND[range.operator]: value}}}
