"""The score of an occupation: BM25F of its words, their neighbourhood, and what it is called.

Every addend is kept, so that the parts shown to a person add up to the score.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

import numpy as np

from indexer.analysis import STOP_WORDS, singular, stem
from indexer.frozen import value_class
from indexer.index import Index
from indexer.postings.positions import before
from indexer.postings.postings import Floats, Ints, Mask, View
from indexer.query import Clause, Not, Phrase, Query, Word
from indexer.search.deadline import Deadline
from indexer.search.match import Matched, Matcher, Term, occurrences_at
from indexer.search.widen import Widened, extra_forms
from indexer.tables.entities import EntityNames
from indexer.tables.measures import within
from indexer.tables.titles import KINDS, Key, NameTable, Wanted, coverage, name_words

# Words that stand side by side in query and text: sequential dependence, Metzler & Croft 2005,
# section 2.3, where a pair's weight is a fraction of a word's.
PAIR_WEIGHT = 0.6
PAIR_REACH = 2  # words: "certificate of authorization" is one pair
# A name that covers the whole query and nothing else counts this many times the query's idf.
NAME_WEIGHT = 2.0
EXACT_ENTITY_BONUS = 700.0  # below every exact title (titles.py), above every sum of words
SYNONYM_SHARE = 0.6  # of what the word itself would count in a name


@value_class
class Addend:
    """One part of the scores of all occupations, shape (occupations,)."""

    what: str
    values: Floats


def addends(
    index: Index,
    matcher: Matcher,
    query: Query,
    matched: Sequence[Matched],
    widened: Sequence[Widened],
) -> tuple[Addend, ...]:
    """All parts of the score; their sum is the score. Larger is better."""
    view = index.view
    terms = [term for found in matched for term in found.terms]
    result = [Addend(term.text, term.score()) for term in terms]
    result += [
        Addend(f"{pair.text} together", PAIR_WEIGHT * pair.score())
        for pair in pairs(view, matcher, matched)
    ]
    wanted = _wanted(matched, widened)
    if wanted:
        best = coverage(index.titles, wanted, len(view.cards))
        weight = NAME_WEIGHT * sum(word.weight for word in wanted)
        result.append(Addend("name of the occupation", weight * best))
    if terms:
        result.append(Addend("number of jobs", index.size))
    result += exact_names(view, index.titles, index.entities, query, widened)
    return tuple(result)


def _wanted(matched: Sequence[Matched], widened: Sequence[Widened]) -> tuple[Wanted, ...]:
    """The plain words of the query with every way to say them."""
    result = []
    for number, one in enumerate(matched):
        if isinstance(one.clause, Word) and not one.clause.fields:
            ways: list[tuple[tuple[str, ...], float]] = [
                ((singular(one.clause.exact, one.clause.stem),), 1.0)
            ]
            for wide in widened:
                if wide.first <= number < wide.past:
                    ways += [(name_words(a.text), SYNONYM_SHARE) for a in wide.alternatives]
            result.append(Wanted(one.terms[0].idf, tuple(ways)))
    return tuple(result)


def total(parts: Sequence[Addend], occupations: int) -> Floats:
    """The scores, to nine decimals: what differs by rounding only is equal, and goes by title."""
    scores: Floats = reduce(np.add, (part.values for part in parts), np.zeros(occupations))
    return np.round(scores, 9)


def pairs(view: View, matcher: Matcher, matched: Sequence[Matched]) -> tuple[Term, ...]:
    """Neighbouring words of the query as terms that occur where they stand near each other."""
    result = []
    for first, second in pairwise(matched):
        if isinstance(first.clause, Word) and isinstance(second.clause, Word):
            found = before(_positions(first), _positions(second), PAIR_REACH)
            if len(found):
                text = f"{first.clause.text} {second.clause.text}"
                result.append(matcher.scored(text, (occurrences_at(view, found),)))
    return tuple(result)


def _positions(matched: Matched) -> Ints:
    return matched.terms[0].forms[0].positions


def exact_names(
    view: View,
    names: NameTable,
    entities: EntityNames,
    query: Query,
    widened: Sequence[Widened],
) -> tuple[Addend, ...]:
    """Bonuses for occupations, credentials and organizations that are called what was typed.

    An occupation gets the greatest one that applies; one by way of a synonym counts for less than
    any by the words themselves.
    """
    plain = all(isinstance(clause, Word | Phrase) for clause in query.clauses)
    if not query.clauses or not plain or query.choices:
        return ()
    best: dict[int, tuple[float, str]] = {}
    for key, share, suffix in _readings(query.clauses, widened):
        for row in names.exact.get(key, ()):
            kind = KINDS[names.kind[row]]
            offer = (kind.bonus * share, kind.label + suffix)
            occupation = int(names.occupation[row])
            best[occupation] = max(best.get(occupation, offer), offer)
        for label, occupations in entities.named(key):
            offer = (EXACT_ENTITY_BONUS * share, f"names {label}")
            for occupation in occupations.tolist():
                best[occupation] = max(best.get(occupation, offer), offer)
    labels = sorted({label for _, label in best.values()})
    return tuple(
        Addend(label, _bonuses({o: v for o, (v, of) in best.items() if of == label}, view))
        for label in labels
    )


def _bonuses(values: Mapping[int, float], view: View) -> Floats:
    result = np.zeros(len(view.cards))
    result[list(values)] = list(values.values())
    return result


def _readings(
    clauses: Sequence[Clause], widened: Sequence[Widened]
) -> Iterator[tuple[Key, float, str]]:
    """The whole query as a name: as typed, and with one run of words said in another way."""
    yield _key(clauses), 1.0, ""
    for wide in widened:
        for other in wide.alternatives:
            rest = _key((*clauses[: wide.first], *clauses[wide.past :]))
            key = tuple(sorted({*rest, *name_words(other.text)}))
            yield key, SYNONYM_SHARE, f", as {other.text}"


def _key(clauses: Sequence[Clause]) -> Key:
    words = [singular(clause.exact, clause.stem) for clause in clauses if isinstance(clause, Word)]
    for clause in clauses:
        if isinstance(clause, Phrase):
            words += [singular(w, stem(w)) for w in clause.words if w not in STOP_WORDS]
    return tuple(sorted(set(words)))


@dataclass(frozen=True, slots=True)
class Evaluation:
    """``cells``: (occupations, scopes + 1). ``parts`` add up to ``scores``: (occupations,)."""

    cells: Mask
    near: Mask  # cells that lack just one of the words, where others have them all
    matched: tuple[Matched, ...]
    parts: tuple[Addend, ...]
    scores: Floats
    partial: bool  # no occupation has all the words: the cells have the most of them

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(term for one in self.matched for term in one.terms)

    @property
    def complete(self) -> bool:
        """Some occupation has all the words."""
        return not self.partial and bool(self.cells.any())


def evaluate(
    index: Index,
    query: Query,
    widened: Sequence[Widened],
    scopes: Sequence[int],
    deadline: Deadline,
    *,
    matcher: Matcher | None = None,
    most: int | None = None,
) -> Evaluation:
    """Evaluates words and bounds; ``scopes`` are the chosen section types, (0,) for all.

    ``matcher`` and ``most``: where the index holds a part of the occupations only, what knows how
    frequent the words are in all of them, and the most clauses that any of these satisfies.

    Raises:
        SearchTooLong: the deadline has passed before all clauses were evaluated.
    """
    matcher = matcher or Matcher(index.view, index.weights, scopes)
    matched = []
    for number, clause in enumerate(query.clauses):
        deadline.check()
        matched.append(matcher.match(clause, extra_forms(index.view, widened, number)))
    parts = addends(index, matcher, query, matched, widened)
    scores = total(parts, len(index.view.cards))
    exists = index.view.exists
    if query.ranges:
        exists = exists & within(index.measures, query.ranges, len(index.view.cards))[:, None]
    cells, near, partial = _with_most(matched, exists, most)
    return Evaluation(cells, near, tuple(matched), parts, scores, partial)


def _with_most(
    matched: Sequence[Matched], exists: Mask, most: int | None
) -> tuple[Mask, Mask, bool]:
    """Cells that satisfy all clauses or, where no occupation does, the most that any does; cells
    that satisfy one less; and whether it is not all.

    Which is the case is decided by the words alone, whatever bounds and filters say.
    """
    excluded = [one.cells for one in matched if isinstance(one.clause, Not)]
    wanted = [one.cells for one in matched if is_wanted(one.clause)]
    allowed: Mask = reduce(np.logical_and, excluded, exists)
    if not wanted:
        return allowed, np.zeros_like(allowed), False
    count: Ints = reduce(np.add, wanted, np.zeros(allowed.shape, np.int16))
    most = int(count[:, 0].max(initial=0)) if most is None else most
    near = (count == most - 1) & allowed if most == len(wanted) > 1 else np.zeros_like(allowed)
    return (count >= max(most, 1)) & allowed, near, 0 < most < len(wanted)


def is_wanted(clause: Clause) -> bool:
    """Whether an occupation is better for having it: not what is excluded, nor a glue word."""
    return not isinstance(clause, Not) and (not isinstance(clause, Word) or clause.required)
