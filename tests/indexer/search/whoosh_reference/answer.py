"""A request -> hits in order with their scores, and the count of every facet value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.analysis import STOP_WORDS, stem
from indexer.facet import FACET_NAMES, PAY_BANDS, FacetName
from indexer.index import Index
from indexer.model import EDUCATION_LEVELS, EntityType, Occupation
from indexer.query import AnyOf, Clause, Not, Query, Range, Word
from indexer.request import SearchRequest
from indexer.search.grammar import parse
from indexer.search.natural import read_natural
from indexer.tables.synonyms import Alternative
from indexer.tables.titles import key_of
from tests.indexer.search.whoosh_reference.names import Names, Scores
from tests.indexer.search.whoosh_reference.record import Cells, Record
from tests.indexer.search.whoosh_reference.scores import Matched, Scorer, Widened

LEVELS = [level for level in EDUCATION_LEVELS if level != "varies"]


@dataclass(frozen=True)
class Told:
    """``hits``: slug and score, best first; ``counts``: those that are not zero."""

    hits: Sequence[tuple[str, float]]
    nearby: Sequence[tuple[str, float]]
    counts: Mapping[str, Mapping[str, int]]
    partial: bool


class Reference:
    """Answers from one generation's Whoosh index."""

    def __init__(self, index: Index) -> None:
        self._record = Record(index)
        self._names = Names(self._record, index)
        self._having = {name: self._values(name) for name in FACET_NAMES}

    def answer(self, request: SearchRequest) -> Told:
        query, widens = parse(request.query), not request.literal
        if widens:
            reading = read_natural(request.query)
            query = parse(reading.text)
            query = replace(query, ranges=(*query.ranges, *reading.ranges))
        query = replace(query, clauses=tuple(self._as_meant(c) for c in query.clauses))
        filters = self._filters(request, query)
        chosen = filters.get("section")
        scopes = tuple(self._record.scopes.index(s) + 1 for s in chosen) if chosen else (0,)
        scorer = Scorer(self._record, self._names, scopes)
        widened = scorer.widened(query) if widens else ()
        matched = [
            scorer.match(clause, _others(number, widened))
            for number, clause in enumerate(query.clauses)
        ]
        scores = scorer.scores(matched, widened)
        for occupation, bonus in scorer.bonuses(query, widened).items():
            scores[occupation] += bonus
        exists = [
            cell if _within(profile, query.ranges) else 0
            for cell, profile in zip(self._record.exists, self._record.profiles, strict=True)
        ]
        cells, near, partial = _with_most(matched, exists)
        hits = self._order(self._passing(cells, filters, scopes), scores)
        others = self._order(self._passing(near, filters, scopes), scores)
        full = {slug for slug, _ in hits}
        nearby = [other for other in others if other[0] not in full]
        return Told(hits, nearby, self._counts(cells, filters, scopes), partial)

    def _as_meant(self, clause: Clause) -> Clause:
        """A word in small letters that only an acronym is spelled like is that acronym, and one in
        capitals that is none is a word."""
        if isinstance(clause, Not):
            return replace(clause, clause=self._as_meant(clause.clause))
        if isinstance(clause, AnyOf):
            some = tuple(tuple(self._as_meant(c) for c in of) for of in clause.alternatives)
            return replace(clause, alternatives=some)
        if isinstance(clause, Word) and clause.exact not in STOP_WORDS:
            capitals = clause.stem.upper()
            is_acronym = bool(self._record.postings("stem", capitals))
            if clause.stem.isupper() and not is_acronym:
                return replace(clause, stem=stem(clause.exact))
            if is_acronym and not self._record.postings("stem", clause.stem):
                return replace(clause, stem=capitals)
        return clause

    def _filters(self, request: SearchRequest, query: Query) -> Mapping[FacetName, tuple[str, ...]]:
        """Values of one facet are ORed; those in the query are slugs or names."""
        filters = {name: [*values] for name, values in request.filters.items() if values}
        for choice in query.choices:
            values = [choice.value.lower()]
            if choice.facet == "credential" or choice.facet == "organization":
                entity: EntityType = choice.facet
                found = self._names.slugs(entity, frozenset(key_of(choice.value)))
                values = values if values[0] in self._record.named[entity] else [*found] or values
            filters.setdefault(choice.facet, []).extend(values)
        return {name: tuple(dict.fromkeys(values)) for name, values in filters.items()}

    def _passing(
        self,
        cells: Sequence[int],
        filters: Mapping[FacetName, Sequence[str]],
        scopes: Sequence[int],
        ignored: FacetName | None = None,
    ) -> Cells:
        """Cells in the chosen scopes that have a chosen value of each facet."""
        chosen = sum(1 << scope for scope in scopes)
        result = [cell if ignored == "section" else cell & chosen for cell in cells]
        for name, values in filters.items():
            if name not in (ignored, "section"):
                allowed = [0] * len(cells)
                for value in values:
                    for occupation, cell in self._having[name].get(value, {}).items():
                        allowed[occupation] |= cell
                result = [cell & able for cell, able in zip(result, allowed, strict=True)]
        return result

    def _counts(
        self,
        cells: Sequence[int],
        filters: Mapping[FacetName, Sequence[str]],
        scopes: Sequence[int],
    ) -> Mapping[str, Mapping[str, int]]:
        """Each facet without its own filter; an occupation counts once."""
        counts: dict[str, dict[str, int]] = {}
        for name in FACET_NAMES:
            passing = self._passing(cells, filters, scopes, ignored=name)
            counts[name] = {
                value: count
                for value, having in self._having[name].items()
                if (count := sum(1 for o, cell in having.items() if passing[o] & cell))
            }
        return counts

    def _order(self, cells: Sequence[int], scores: Scores) -> Sequence[tuple[str, float]]:
        """Best first; scores that differ by rounding only are equal and go by title and slug."""
        profiles = self._record.profiles
        passing = [number for number, cell in enumerate(cells) if cell]
        passing.sort(key=lambda n: (-round(scores[n], 9), profiles[n].title, profiles[n].slug))
        return [(profiles[number].slug, scores[number]) for number in passing]

    def _values(self, facet: FacetName) -> Mapping[str, Mapping[int, int]]:
        """Each value's occupations, with the cells that have it."""
        record = self._record
        if facet == "credential" or facet == "organization":
            named = {slug: record.naming(facet, slug) for slug in record.named[facet]}
            return {s: {o: c for o, c in enumerate(cells) if c} for s, cells in named.items()}
        found: dict[str, dict[int, int]] = {}
        for number, profile in enumerate(record.profiles):
            if facet == "section":
                for section in profile.sections:
                    cell = 1 << record.scopes.index(section.type) + 1
                    found.setdefault(section.type, {})[number] = cell
            elif value := _fact(profile, facet):
                found.setdefault(value, {})[number] = record.exists[number]
        return found


def _fact(profile: Occupation, facet: FacetName) -> str | None:
    facts = profile.facts
    if facet == "pay":
        pay = facts.pay.annual_median if facts.pay else None
        return next((b.slug for b in PAY_BANDS if pay is not None and b.low <= pay < b.high), None)
    values = {
        "group": profile.group,
        "education": facts.education,
        "experience": facts.experience,
        "training": facts.training,
        "outlook": facts.outlook.outlook_class if facts.outlook else None,
    }
    return values[facet]


def _within(profile: Occupation, ranges: Sequence[Range]) -> bool:
    """A profile without the fact keeps no bound."""
    facts = profile.facts
    values = {
        "pay": facts.pay.annual_median if facts.pay else None,
        "growth": facts.outlook.percent if facts.outlook else None,
        "openings": facts.outlook.openings if facts.outlook else None,
        "jobs": facts.jobs.count if facts.jobs else None,
        "education": LEVELS.index(facts.education) if facts.education in LEVELS else None,
    }
    return all(
        (value := values[bound.measure]) is not None
        and {
            "<": value < bound.value,
            "<=": value <= bound.value,
            ">": value > bound.value,
            ">=": value >= bound.value,
            "=": value == bound.value,
        }[bound.operator]
        for bound in ranges
    )


def _with_most(matched: Sequence[Matched], exists: Cells) -> tuple[Cells, Cells, bool]:
    """Cells with all that is wanted or, where no occupation has it all, with the most that any has;
    cells that lack just one; whether it is not all. Bounds and filters decide nothing here."""
    wanted = [
        one.cells
        for one in matched
        if not isinstance(one.clause, Not)
        and (not isinstance(one.clause, Word) or one.clause.required)
    ]
    for one in matched:
        if isinstance(one.clause, Not):
            exists = [a & b for a, b in zip(exists, one.cells, strict=True)]
    if not wanted:
        return exists, [0] * len(exists), False
    most = max(sum(cells[n] & 1 for cells in wanted) for n in range(len(exists)))
    needed = max(most, 1)
    all_of_them = [_at_least(needed, [c[n] for c in wanted]) & e for n, e in enumerate(exists)]
    near = [0] * len(exists)
    if most == len(wanted) > 1:
        less = [_at_least(most - 1, [c[n] for c in wanted]) & e for n, e in enumerate(exists)]
        near = [a & ~b for a, b in zip(less, all_of_them, strict=True)]
    return all_of_them, near, 0 < most < len(wanted)


def _at_least(count: int, cells: Sequence[int]) -> int:
    """The bits that so many of the cells have."""
    have = [-1] + [0] * count  # bits that at least n of those looked at have
    for cell in cells:
        for n in range(count, 0, -1):
            have[n] |= have[n - 1] & cell
    return have[count]


def _others(number: int, widened: Sequence[Widened]) -> Sequence[Alternative]:
    """Other words for one clause."""
    return [o for wide in widened if wide.first <= number < wide.past for o in wide.others]
