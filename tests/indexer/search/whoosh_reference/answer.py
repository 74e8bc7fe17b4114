"""A request -> hits in order with their scores, and the count of every facet value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.analysis import STOP_WORDS, stem
from indexer.facet import FACET_NAMES, PAY_BANDS, FacetName
from indexer.index import Index
from indexer.model import EDUCATION_LEVELS, EntityType, Occupation
from indexer.query import AnyOf, Clause, Not, Query, Range, Word
from indexer.request import SearchRequest
from indexer.search import score as scoring
from indexer.search.grammar import parse
from indexer.search.natural import read_natural
from indexer.search.plain_filters import Level
from indexer.tables.synonyms import Alternative
from indexer.tables.titles import key_of
from tests.indexer.search.whoosh_reference.listing import (
    Listing,
    is_plain,
    is_required,
    listing,
)
from tests.indexer.search.whoosh_reference.names import Names, Scores
from tests.indexer.search.whoosh_reference.record import Cells, Record
from tests.indexer.search.whoosh_reference.scores import Matched, Scorer, Widened
from tests.indexer.search.whoosh_reference.title_model import TitleModel

LEVELS = [level for level in EDUCATION_LEVELS if level != "varies"]


@dataclass(frozen=True)
class Told:
    """``hits``: slug and score, best first; ``counts``: those that are not zero; ``complete``: how
    many of the hits have every word; ``is_near``: see `Listing`."""

    hits: Sequence[tuple[str, float]]
    counts: Mapping[str, Mapping[str, int]]
    complete: int
    is_near: bool


@dataclass(frozen=True)
class Read:
    """A request as it was meant, and what is listed before any filter."""

    query: Query
    filters: Mapping[FacetName, tuple[str, ...]]
    widened: Sequence[Widened]
    evidence: Scores
    likeness: Mapping[int, float]
    listing: Listing
    as_title: bool  # nothing but the words of a title


class Reference:
    """Answers from one generation's Whoosh index."""

    def __init__(self, index: Index) -> None:
        self._record = Record(index)
        self._names = Names(self._record, index)
        self._titles = TitleModel(self._names.titles, len(self._record.profiles))
        self._having = {name: self._values(name) for name in FACET_NAMES}

    def read(self, request: SearchRequest) -> Read:
        query, widens = parse(request.query), not request.literal
        choices: tuple[Level, ...] = ()
        as_title = True
        if widens:
            reading = read_natural(request.query, self._names.is_name)
            query, choices = parse(reading.text), reading.choices
            query = replace(query, ranges=(*query.ranges, *reading.ranges))
            said = (reading.ask, reading.filters, reading.sort, reading.compared)
            as_title = not any((*said, reading.ignored, reading.elsewhere))
        query = replace(query, clauses=tuple(self._as_meant(c) for c in query.clauses))
        scorer = Scorer(self._record, self._names, (0,))
        widened = scorer.widened(query) if widens else ()
        matched = _all_matched(scorer, query, widened)
        exists = [
            cell if _within(profile, query.ranges) else 0
            for cell, profile in zip(self._record.exists, self._record.profiles, strict=True)
        ]
        words = [c for c in query.clauses if isinstance(c, Word) and not c.fields]
        likeness = self._titles.likeness(" ".join(word.text for word in words))
        evidence = scorer.evidence(matched)
        as_title = as_title and all(is_plain(c) and is_required(c) for c in query.clauses)
        found = listing(
            matched, exists, evidence, likeness, bounded=bool(query.ranges), as_title=as_title
        )
        filters = self._filters(request, query, choices)
        return Read(query, filters, widened, evidence, likeness, found, as_title)

    def answer(self, request: SearchRequest) -> Told:
        read = self.read(request)
        query, filters, widened = read.query, read.filters, read.widened
        chosen = filters.get("section")
        scopes = tuple(self._record.scopes.index(s) + 1 for s in chosen) if chosen else (0,)
        scorer = Scorer(self._record, self._names, scopes)
        matched = _all_matched(scorer, query, widened)
        scores = scorer.scores(matched, widened, read.likeness, as_title=read.as_title)
        bonuses = [scorer.bonuses(query, widened)]
        if not request.literal:
            bonuses.append(scorer.subjects(query))
        if sum(is_plain(one.clause) and is_required(one.clause) for one in matched) > 1:
            complete = enumerate(read.listing.complete)
            bonuses.append({n: scoring.EVERY_WORD_BONUS for n, cell in complete if cell & 1})
        for bonus in bonuses:
            for occupation, value in bonus.items():
                scores[occupation] += value
        cells = read.listing.complete if request.every_word else read.listing.cells
        hits = self._order(self._passing(cells, filters, scopes), scores)
        whole = self._passing(read.listing.complete, filters, scopes)
        return Told(
            hits,
            self._counts(cells, filters, scopes),
            sum(bool(cell) for cell in whole),
            read.listing.is_near,
        )

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

    def _filters(
        self, request: SearchRequest, query: Query, choices: Sequence[Level]
    ) -> Mapping[FacetName, tuple[str, ...]]:
        """Values of one facet are ORed; those in the query are slugs or names."""
        filters = {name: [*values] for name, values in request.filters.items() if values}
        for choice in query.choices:
            values = [choice.value.lower()]
            if choice.facet == "credential" or choice.facet == "organization":
                entity: EntityType = choice.facet
                found = self._names.slugs(entity, frozenset(key_of(choice.value)))
                values = values if values[0] in self._record.named[entity] else [*found] or values
            filters.setdefault(choice.facet, []).extend(values)
        for level in choices:
            filters.setdefault(level.facet, []).append(level.value)
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
        "requirement": None,  # no made-up profile has a link
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


def _all_matched(scorer: Scorer, query: Query, widened: Sequence[Widened]) -> Sequence[Matched]:
    return [
        scorer.match(clause, _others(number, widened))
        for number, clause in enumerate(query.clauses)
    ]


def _others(number: int, widened: Sequence[Widened]) -> Sequence[Alternative]:
    """Other words for one clause."""
    return [o for wide in widened if wide.first <= number < wide.past for o in wide.others]
