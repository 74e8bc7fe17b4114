"""The score of every occupation, added up in loops; constants and reasons are in the product."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby, pairwise

from indexer.analysis import STOP_WORDS, singular, stem
from indexer.model import EntityType
from indexer.query import AnyOf, Clause, Not, Phrase, Prefix, Query, Word
from indexer.search import called, widen
from indexer.search import score as scoring
from indexer.search.subjects import RELATION_STEP
from indexer.tables import measures as ranges
from indexer.tables import synonyms, titles, weights
from tests.indexer.search.whoosh_reference.names import Names, Scores, Way
from tests.indexer.search.whoosh_reference.record import Cells, Found, Place, Record


@dataclass(frozen=True)
class Term:
    """What is scored as one word: where each of its forms stands, with the form's discount."""

    forms: tuple[tuple[Found, float], ...]


@dataclass(frozen=True)
class Matched:
    clause: Clause
    cells: Sequence[int]
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Widened:
    """Clauses ``first`` to ``past`` said in other words."""

    first: int
    past: int
    others: tuple[synonyms.Alternative, ...]


class Scorer:
    """Matches and scores one query; ``scopes`` are the section types chosen, (0,) for all."""

    def __init__(self, record: Record, names: Names, scopes: Sequence[int]) -> None:
        self._record = record
        self._names = names
        self._scopes = scopes

    def match(self, clause: Clause, extra: Sequence[synonyms.Alternative] = ()) -> Matched:
        """A clause, with other words in which it may be said."""
        record = self._record
        if isinstance(clause, AnyOf):
            inner = [[self.match(c) for c in clauses] for clauses in clause.alternatives]
            each = [reduce(_and, (m.cells for m in matched)) for matched in inner]
            terms = tuple(term for matched in inner for m in matched for term in m.terms)
            return Matched(clause, reduce(_or, each), terms)
        if isinstance(clause, Not):
            cells = self.match(clause.clause).cells
            return Matched(clause, [e & ~c for e, c in zip(record.exists, cells, strict=True)])
        cells = record.satisfying(clause)
        forms = [*self._forms(clause)]
        for other in extra:
            cells = _or(cells, record.with_stems(other.stems))
            forms.append((self.row([record.postings("stem", s) for s in other.stems]),
                          widen.DISCOUNT))  # fmt: skip
        return Matched(clause, cells, (Term(tuple(forms)),))

    def _forms(self, clause: Word | Phrase | Prefix) -> Iterator[tuple[Found, float]]:
        postings = self._record.postings

        def kept(found: Found) -> Found:
            names = clause.fields
            return {p: at for p, at in found.items() if not names or p[2] in names}

        if isinstance(clause, Word):
            own = kept(postings("stem", clause.stem))
            if clause.stem.isupper():
                yield own, 1.0
                return
            words = self._record.akin(clause.exact, clause.stem)
            for share in sorted(set(words.values()), reverse=True):
                same = _union([postings("exact", w) for w, s in words.items() if s == share])
                yield {p: own[p] & at for p, at in same.items() if p in own}, share
            if not words:
                yield {}, 1.0
        elif isinstance(clause, Phrase):
            yield kept(self.row([postings("exact", word) for word in clause.words])), 1.0
        elif isinstance(clause, Prefix):
            begun = self._record.expansions(clause.prefix)
            yield kept(_union([postings("exact", word) for word in begun])), 1.0

    def row(self, words: Sequence[Found]) -> Found:
        """First positions of the places where these words stand side by side."""
        found = {
            place: frozenset(at for at in positions
                             if all(at + n in word.get(place, ()) for n, word in enumerate(words)))
            for place, positions in words[0].items()
        }  # fmt: skip
        return {place: positions for place, positions in found.items() if positions}

    def widened(self, query: Query) -> Sequence[Widened]:
        """Synonyms, acronyms and names that occur, for runs of plain words, long runs first."""
        lexicon = self._names.lexicon
        result = []
        for start, run in _runs(query.clauses):
            for size in range(min(max(lexicon.longest, 2), len(run)), 0, -1):
                for first in range(len(run) - size + 1):
                    stems = tuple(word.stem for word in run[first : first + size])
                    others = tuple(
                        other for other in lexicon.alternatives.get(stems, ())
                        if self.row([self._record.postings("stem", s) for s in other.stems])
                    )  # fmt: skip
                    if others:
                        result.append(Widened(start + first, start + first + size, others))
        return result

    def evidence(self, matched: Sequence[Matched]) -> Scores:
        """What the words themselves are worth, and their neighbourhood, for every occupation."""
        scores = dict.fromkeys(range(len(self._record.profiles)), 0.0)
        parts = [(self._bm25f(term), 1.0) for one in matched for term in one.terms]
        parts += [(self._bm25f(pair), scoring.PAIR_WEIGHT) for pair in _pairs(matched)]
        for part, weight in parts:
            for occupation, value in part.items():
                scores[occupation] += weight * value
        return {occupation: round(value, 9) for occupation, value in scores.items()}

    def scores(
        self,
        matched: Sequence[Matched],
        widened: Sequence[Widened],
        likeness: Mapping[int, float],
        *,
        as_title: bool,
    ) -> Scores:
        """The sum of all parts for every occupation; ``as_title``: see `listing`."""
        scores = dict.fromkeys(range(len(self._record.profiles)), 0.0)

        def add(parts: Mapping[int, float], weight: float = 1.0) -> None:
            for occupation, value in parts.items():
                scores[occupation] += weight * value

        terms = [term for one in matched for term in one.terms]
        for term in terms:
            add(self._bm25f(term))
        for pair in _pairs(matched):
            add(self._bm25f(pair), scoring.PAIR_WEIGHT)
        wanted = [
            (self._idf(one.terms[0]), _ways(number, one.clause, widened))
            for number, one in enumerate(matched)
            if isinstance(one.clause, Word) and not one.clause.fields
        ]
        total = sum(weight for weight, _ in wanted)
        weights = {
            singular(one.clause.exact, one.clause.stem): self._idf(one.terms[0])
            for one in matched
            if isinstance(one.clause, Word) and not one.clause.fields
        }
        add(self._names.coverage(wanted), called.NAME_WEIGHT)
        if as_title:
            best = max(likeness.values(), default=0.0) or 1.0
            root = {n: (like / best) ** scoring.TITLE_ROOT for n, like in likeness.items()}
            add(root, scoring.TITLE_WEIGHT * best * total)
        else:
            add(likeness, scoring.MODEL_WEIGHT * total)
        add(self._names.within(weights), scoring.CONTAINED_WEIGHT * total)
        if terms:
            for number, profile in enumerate(self._record.profiles):
                jobs = profile.facts.jobs.count if profile.facts.jobs else 0
                scores[number] += ranges.JOBS_WEIGHT * math.log10(1 + jobs)
        return scores

    def _bm25f(self, term: Term) -> Scores:
        """Robertson & Zaragoza 2009, section 3.6: weighted frequencies summed, then saturated."""
        whole, own = self._record.weights["whole"], self._record.weights["own"]
        frequency: Scores = {}
        for found, discount in term.forms:
            for place, positions in found.items():
                occupation, scope, _ = place
                if self._scopes == (0,):
                    weight = whole[place]
                elif scope in (0, *self._scopes):
                    weight = own[place]
                else:
                    weight = 0.0
                frequency.setdefault(occupation, 0.0)
                frequency[occupation] += len(positions) * weight * discount
        idf = self._idf(term)
        return {o: idf * value / (weights.K1 + value) for o, value in frequency.items()}

    def _idf(self, term: Term) -> float:
        """That of the first form that occurs."""
        having = next((n for found, _ in term.forms if (n := len({o for o, _, _ in found}))), 0)
        count = len(self._record.profiles)
        return math.log(1 + (count - having + 0.5) / (having + 0.5))

    def named(self, query: Query) -> Sequence[tuple[EntityType, str]]:
        """The credentials and organizations that the query names."""
        found: list[tuple[EntityType, str]] = []
        taken: set[int] = set()
        clauses = query.clauses
        plain = [isinstance(c, Word | Phrase) and not c.fields for c in clauses]
        for size in range(len(clauses), 0, -1):
            for first in range(len(clauses) - size + 1):
                span = range(first, first + size)
                words = _words(clauses[first : first + size]) - STOP_WORDS
                if all(plain[n] for n in span) and taken.isdisjoint(span) and words:
                    named = [*self._names.entities(words)]
                    taken |= {*span} if named else set()
                    found += named
        return found

    def subjects(self, query: Query) -> Scores:
        """For occupations that name the credentials and organizations which the query names."""
        relations = {"requires": 0, "prefers": 1, "mentions": 2}
        found: Scores = {}
        for entity, slug in self.named(query):
            for occupation, cell in enumerate(self._record.naming(entity, slug)):
                if cell:
                    links = {
                        link.credential: relations[link.relation]
                        for link in self._record.profiles[occupation].credentials
                        if entity == "credential"
                    }
                    value = scoring.SUBJECT_BONUS * (1 - RELATION_STEP * links.get(slug, 2))
                    found[occupation] = found.get(occupation, 0.0) + value
        return found

    def bonuses(self, query: Query, widened: Sequence[Widened]) -> Scores:
        """For occupations, credentials and organizations that are called what was typed."""
        if not query.clauses or query.choices:
            return {}
        if not all(isinstance(clause, Word | Phrase) for clause in query.clauses):
            return {}
        best: Scores = {}

        def offer(occupation: int, bonus: float) -> None:
            best[occupation] = max(best.get(occupation, 0.0), bonus)

        for key, share in _readings(query.clauses, widened):
            for occupation, kind, words in self._names.rows:
                if key == words:
                    offer(occupation, kind.bonus * share)
            for occupation in self._names.called(key):
                offer(occupation, called.EXACT_ENTITY_BONUS * share)
        return best


def _and(first: Sequence[int], other: Sequence[int]) -> Cells:
    return [a & b for a, b in zip(first, other, strict=True)]


def _or(first: Sequence[int], other: Sequence[int]) -> Cells:
    return [a | b for a, b in zip(first, other, strict=True)]


def _union(found: Sequence[Found]) -> Found:
    result: dict[Place, frozenset[int]] = {}
    for one in found:
        for place, positions in one.items():
            result[place] = result[place] | positions if place in result else positions
    return result


def _runs(clauses: Sequence[Clause]) -> Iterator[tuple[int, Sequence[Word]]]:
    """Unbroken runs of words without a field, each with the number of its first clause."""
    plain = [isinstance(clause, Word) and not clause.fields for clause in clauses]
    for is_plain, numbers in groupby(range(len(clauses)), plain.__getitem__):
        run = [*numbers]
        if is_plain:
            yield run[0], [clause for n in run if isinstance(clause := clauses[n], Word)]


def _pairs(matched: Sequence[Matched]) -> Iterator[Term]:
    """Neighbouring words of the query, where the second follows the first closely in the text."""
    for one, other in pairwise(matched):
        if isinstance(one.clause, Word) and isinstance(other.clause, Word):
            after = other.terms[0].forms[0][0]
            near = {
                place: frozenset(at for at in positions
                                 if any(at + n in after[place]
                                        for n in range(1, scoring.PAIR_REACH + 1)))
                for place, positions in one.terms[0].forms[0][0].items() if place in after
            }  # fmt: skip
            yield Term((({place: at for place, at in near.items() if at}, 1.0),))


def _ways(number: int, word: Word, widened: Sequence[Widened]) -> Sequence[Way]:
    """The words of each way to say a clause in a name, with what that counts."""
    ways: list[Way] = [(frozenset((singular(word.exact, word.stem),)), 1.0)]
    for wide in widened:
        if wide.first <= number < wide.past:
            others = (titles.name_words(other.text) for other in wide.others)
            ways += [(frozenset(words), called.SYNONYM_SHARE) for words in others]
    return ways


def _readings(
    clauses: Sequence[Clause], widened: Sequence[Widened]
) -> Iterator[tuple[frozenset[str], float]]:
    """The whole query as the words of a name, and with one run of it said otherwise."""
    yield _words(clauses), 1.0
    for wide in widened:
        rest = _words((*clauses[: wide.first], *clauses[wide.past :]))
        for other in wide.others:
            yield rest | {*titles.name_words(other.text)}, called.SYNONYM_BONUS


def _words(clauses: Sequence[Clause]) -> frozenset[str]:
    found = {singular(one.exact, one.stem) for one in clauses if isinstance(one, Word)}
    phrases = (word for one in clauses if isinstance(one, Phrase) for word in one.words)
    return frozenset(found | {singular(w, stem(w)) for w in phrases if w not in STOP_WORDS})
