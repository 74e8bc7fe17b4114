"""A query on all cells: which satisfy it, and what each occupation scores."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from indexer.index import Index
from indexer.postings.postings import Floats, Ints, Mask
from indexer.query import Clause, Not, Query, Word
from indexer.search.deadline import Deadline
from indexer.search.match import Matched, Matcher, Term
from indexer.search.score import Addend, addends, total
from indexer.search.widen import Widened, extra_forms
from indexer.tables.measures import within


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
