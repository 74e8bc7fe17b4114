"""A request -> hits in order with their scores, and the count of every facet value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.analysis import STOP_WORDS, stem
from indexer.facet import FACET_NAMES, PAY_BANDS, FacetName
from indexer.index import Index
from indexer.model import EDUCATION_LEVELS, CredentialLink, EntityType, Occupation
from indexer.query import AnyOf, Clause, Not, Query, Range, Word
from indexer.request import SearchRequest
from indexer.search import score as scoring
from indexer.search.grammar import parse
from indexer.search.natural import read_natural
from indexer.search.plain_filters import Level
from indexer.search.understand import SPOKEN
from indexer.tables.synonyms import Alternative
from indexer.tables.titles import key_of
from tests.generated import TECHNOLOGY
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
class Choice:
    """``named``: the credentials that the query names."""

    filters: Mapping[FacetName, Sequence[str]]
    named: Sequence[str]


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
        self._links = self._all_links()
        self._having = {name: self._values(name) for name in FACET_NAMES}

    def read(self, request: SearchRequest) -> Read:
        query, widens = parse(request.query), not request.literal
        choices: tuple[Level, ...] = ()
        as_title = SPOKEN.isdisjoint(request.query.lower().split())
        if widens:
            reading = read_natural(request.query, self._names.is_name)
            query, choices = parse(reading.text), reading.choices
            query = replace(query, ranges=(*query.ranges, *reading.ranges))
            said = (reading.ask, reading.filters, reading.sort, reading.compared)
            spoken = not SPOKEN.isdisjoint(reading.text.lower().split())
            as_title = not any((*said, spoken, reading.ignored, reading.elsewhere))
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
        said = [] if request.literal else scorer.named(query)
        about = Choice(filters, [slug for entity, slug in said if entity == "credential"])
        hits = self._order(self._passing(cells, about, scopes), scores)
        whole = self._passing(read.listing.complete, about, scopes)
        return Told(
            hits,
            self._counts(cells, about, scopes),
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
        choice: Choice,
        scopes: Sequence[int],
        ignored: FacetName | None = None,
    ) -> Cells:
        """Cells in the chosen scopes that have a chosen value of each facet."""
        chosen = sum(1 << scope for scope in scopes)
        result = [cell if ignored == "section" else cell & chosen for cell in cells]
        links: Sequence[FacetName] = ("credential", "requirement")
        ways = [
            self._having_links(choice, name, value)
            for name in links
            for value in choice.filters.get(name, ())
            if ignored not in links
        ]
        for name, values in choice.filters.items():
            if name not in (ignored, "section", *links):
                result = _within_any(result, [self._having[name].get(v, {}) for v in values])
        return _within_any(result, ways) if ways else result

    def _having_links(self, choice: Choice, name: FacetName, value: str) -> Mapping[int, int]:
        """Cells of occupations that name a credential which has this value, and has what is chosen
        in the other facet."""
        chosen, wanted = choice.filters.get("credential", ()), choice.filters.get("requirement", ())
        if name == "credential":
            chosen = (value,)
        else:
            chosen, wanted = chosen or choice.named, (value,)
        result: dict[int, int] = {}
        for (slug, requirement), cells in self._links.items():
            if (not chosen or slug in chosen) and (not wanted or requirement in wanted):
                for occupation, cell in cells.items():
                    result[occupation] = result.get(occupation, 0) | cell
        return result

    def _counts(
        self,
        cells: Sequence[int],
        choice: Choice,
        scopes: Sequence[int],
    ) -> Mapping[str, Mapping[str, int]]:
        """Each facet without its own filter; an occupation counts once."""
        counts: dict[str, dict[str, int]] = {}
        for name in FACET_NAMES:
            passing = self._passing(cells, choice, scopes, ignored=name)
            values = self._having[name]
            if name == "credential" or name == "requirement":
                values = {v: self._having_links(choice, name, v) for v in values}
            counts[name] = {
                value: count
                for value, having in values.items()
                if (count := sum(1 for o, cell in having.items() if passing[o] & cell))
            }
        return counts

    def _order(self, cells: Sequence[int], scores: Scores) -> Sequence[tuple[str, float]]:
        """Best first; scores that differ by rounding only are equal and go by title and slug."""
        profiles = self._record.profiles
        passing = [number for number, cell in enumerate(cells) if cell]
        passing.sort(key=lambda n: (-round(scores[n], 9), profiles[n].title, profiles[n].slug))
        return [(profiles[number].slug, scores[number]) for number in passing]

    def _all_links(self) -> Mapping[tuple[str, str], Mapping[int, int]]:
        """Cells that name a credential, by its slug and by how much the occupation wants it."""
        found: dict[tuple[str, str], dict[int, int]] = {}
        for slug in self._record.named["credential"]:
            for number, cell in enumerate(self._record.naming("credential", slug)):
                links = self._record.profiles[number].credentials
                (link,) = [one for one in links if one.credential == slug] or [CredentialLink(slug)]
                if cell:
                    how = {"prefers": "preferred", "mentions": "mentioned"}.get(link.relation)
                    how = how or ("law" if link.by == "law" else "required")
                    found.setdefault((slug, how), {})[number] = cell
        return found

    def _values(self, facet: FacetName) -> Mapping[str, Mapping[int, int]]:
        """Each value's occupations, with the cells that have it."""
        record = self._record
        if facet == "requirement":
            return {requirement: {} for _, requirement in self._links}  # see `_having_links`
        if facet == "credential" or facet == "organization":
            named = {slug: record.naming(facet, slug) for slug in record.named[facet]}
            return {s: {o: c for o, c in enumerate(cells) if c} for s, cells in named.items()}
        found: dict[str, dict[int, int]] = {}
        for number, profile in enumerate(record.profiles):
            if facet == "section":
                for section in profile.sections:
                    cell = 1 << record.scopes.index(section.type) + 1
                    found.setdefault(section.type, {})[number] = cell
            else:
                for value in _facts(profile, facet):
                    found.setdefault(value, {})[number] = record.exists[number]
        return found


def _within_any(cells: Sequence[int], ways: Sequence[Mapping[int, int]]) -> Cells:
    """The cells that are in one of these, too."""
    allowed = [0] * len(cells)
    for way in ways:
        for occupation, cell in way.items():
            allowed[occupation] |= cell
    return [cell & able for cell, able in zip(cells, allowed, strict=True)]


def _facts(profile: Occupation, facet: FacetName) -> Sequence[str]:
    facts = profile.facts
    if facet == "pay":
        pay = facts.pay.annual_median if facts.pay else None
        return [b.slug for b in PAY_BANDS if pay is not None and b.low <= pay < b.high]
    if facet == "technology":
        used = facts.technology
        return [TECHNOLOGY[name] for name in (*used.software, *used.tools)] if used else ()
    values = {
        "group": [profile.group],
        "education": [facts.education],
        "experience": [facts.experience],
        "training": [facts.training],
        "outlook": [facts.outlook.outlook_class if facts.outlook else None],
        "interest": facts.interests.highest if facts.interests else (),
        "schedule": facts.schedule.keywords if facts.schedule else (),
        "condition": facts.conditions.keywords if facts.conditions else (),
    }
    return [value for value in values[facet] if value is not None]


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
