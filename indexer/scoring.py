"""The score of an occupation: BM25F of its words, their neighbourhood, and what it is called.

Every addend is kept, so that the parts shown to a person add up to the score.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

import numpy as np

from indexer.entities import EntityNames
from indexer.match import Matched, Matcher, Occurrences, Term, member
from indexer.query import Phrase, Query, Word
from indexer.titles import KINDS, NameTable, coverage, key_of
from indexer.view import Floats, Ints, View

# Words that stand side by side in query and text: sequential dependence, Metzler & Croft 2005,
# section 2.3, where a pair's weight is a fraction of a word's.
PAIR_WEIGHT = 0.4
PAIR_REACH = 2  # words: "certificate of authorization" is one pair
# A name that covers the whole query and nothing else counts this many times the query's idf.
NAME_WEIGHT = 1.5
EXACT_ENTITY_BONUS = 700.0  # below every exact title (titles.py), above every sum of words


@dataclass(frozen=True, slots=True)
class Addend:
    """One part of the scores of all occupations, shape (occupations,)."""

    what: str
    values: Floats


def addends(
    view: View,
    matcher: Matcher,
    names: NameTable,
    entities: EntityNames,
    query: Query,
    matched: Sequence[Matched],
) -> tuple[Addend, ...]:
    """All parts of the score; their sum is the score. Larger is better."""
    terms = [term for found in matched for term in found.terms]
    result = [Addend(term.text, term.score()) for term in terms]
    result += [
        Addend(f"{pair.text} together", PAIR_WEIGHT * pair.score())
        for pair in pairs(view, matcher, matched)
    ]
    words = [f for f in matched if isinstance(f.clause, Word) and not f.clause.fields]
    weights = {f.clause.stem: f.terms[0].idf for f in words if isinstance(f.clause, Word)}
    if weights:
        best = coverage(names, weights, len(view.cards))
        result.append(Addend("name of the occupation", NAME_WEIGHT * sum(weights.values()) * best))
    result += exact_names(view, names, entities, query)
    return tuple(result)


def total(parts: Sequence[Addend], occupations: int) -> Floats:
    """The scores, summed in a fixed order so that equal queries give equal scores."""
    return reduce(np.add, (part.values for part in parts), np.zeros(occupations))


def pairs(view: View, matcher: Matcher, matched: Sequence[Matched]) -> tuple[Term, ...]:
    """Neighbouring words of the query as terms that occur where they stand near each other."""
    result = []
    for first, second in pairwise(matched):
        if isinstance(first.clause, Word) and isinstance(second.clause, Word):
            before = _positions(first)
            after = _positions(second)
            near = np.zeros(len(before), bool)
            for distance in range(1, PAIR_REACH + 1):
                near |= member(before + distance, after)
            if near.any():
                text = f"{first.clause.text} {second.clause.text}"
                result.append(matcher.scored(text, (Occurrences(before[near]),)))
    return tuple(result)


def _positions(matched: Matched) -> Ints:
    return matched.terms[0].forms[0].positions


def exact_names(
    view: View, names: NameTable, entities: EntityNames, query: Query
) -> tuple[Addend, ...]:
    """Bonuses for occupations, credentials and organizations that are called what was typed."""
    plain = all(isinstance(clause, Word | Phrase) for clause in query.clauses)
    if not query.clauses or not plain or query.choices:
        return ()
    key = key_of(query.text)
    kinds: dict[int, int] = {}
    for row in names.exact.get(key, ()):
        occupation, kind = int(names.occupation[row]), int(names.kind[row])
        kinds[occupation] = min(kind, kinds.get(occupation, kind))
    result = []
    for number, named_as in enumerate(KINDS):
        chosen = [occupation for occupation, best in kinds.items() if best == number]
        if chosen:
            values = np.zeros(len(view.cards))
            values[chosen] = named_as.bonus
            result.append(Addend(named_as.label, values))
    for label, occupations in entities.named(key):
        values = np.zeros(len(view.cards))
        values[occupations] = EXACT_ENTITY_BONUS
        result.append(Addend(f"names {label}", values))
    return tuple(result)
