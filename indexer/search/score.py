"""The score of an occupation: BM25F of its words, their neighbourhood, and what it is called.

Every addend is kept, so that the parts shown to a person add up to the score.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

import numpy as np

from indexer.analysis import singular
from indexer.index import Index
from indexer.postings.positions import before
from indexer.postings.postings import Floats, Ints, Mask
from indexer.query import Clause, Query, Word
from indexer.search.addend import Addend
from indexer.search.called import (
    NAME_WEIGHT,
    exact_names,
    shares_called,
    wanted_words,
)
from indexer.search.deadline import Deadline
from indexer.search.listing import is_evidence, listed
from indexer.search.match import Matched, Matcher, Term
from indexer.search.widen import Widened, extra_forms, occurrences
from indexer.tables.measures import within
from indexer.tables.titles import coverage

# Words that stand side by side in query and text: sequential dependence, Metzler & Croft 2005,
# section 2.3, where a pair's weight is a fraction of a word's.
PAIR_WEIGHT = 0.6
PAIR_REACH = 2  # words: "certificate of authorization" is one pair
EVERY_WORD_BONUS = 2.0  # for an occupation that lacks none of the plain words
# A name that is a part of the query counts this many times the idf of its words, by their share.
CONTAINED_WEIGHT = 4.0
# A title that no profile lists is of occupations with titles like it: see tables/title_model.py.
# Of a description ("who repairs ventilators") the likeness itself counts, and less than words do:
# its letters are like many a title's. What is written as a
# title is ("Stone Driller Helper") has the likest occupations in their order, whatever the words
# of other occupations say: the third likest of a thousand may be the right one, though it is a
# thousand times less so than the first; hence the root.
MODEL_WEIGHT = 0.7
TITLE_WEIGHT = 6.0
TITLE_ROOT = 0.2
LIKE_KNOWN = 0.4  # likeness, times the familiar share of the words: less means nothing here
SUBJECT_BONUS = 100.0  # for naming a credential or organization that the query names
COMPARED_BONUS = 500.0  # the occupations that are compared come first


def addends(
    index: Index,
    matcher: Matcher,
    query: Query,
    matched: Sequence[Matched],
    widened: Sequence[Widened],
    alike: Floats,
    called: Floats,
) -> tuple[Addend, ...]:
    """All parts of the score; their sum is the score. Larger is better.

    ``alike``: what it counts that titles of each occupation are like the words, see
    `weighed_likeness`; ``called``: how much of them is a name of it, see `shares_called`.
    """
    view = index.view
    terms = [term for found in matched for term in found.terms]
    result = [Addend(term.text, term.score()) for term in terms]
    result += [
        Addend(f"{pair.text} together", PAIR_WEIGHT * pair.score())
        for pair in pairs(matcher, matched)
    ]
    wanted = wanted_words(matched, widened)
    if wanted:
        weight = sum(word.weight for word in wanted)
        best = coverage(index.titles, wanted, len(view.cards))
        name = NAME_WEIGHT * weight * best
        result.append(Addend("name of the occupation", name, is_evidence=False))
        result.append(Addend("titles like it", weight * alike, is_evidence=False))
        within_query = CONTAINED_WEIGHT * weight * called
        result.append(Addend("name within the query", within_query, is_evidence=False))
    if terms:
        result.append(Addend("number of jobs", index.size, is_evidence=False))
    result += exact_names(view, index.titles, index.entities, query, widened)
    return tuple(result)


def weighed_likeness(likeness: Floats, *, as_title: bool) -> Floats:
    """What being like the titles of each occupation counts, in idf of the query.

    ``likeness``: see `TitleModel.likeness`; ``as_title``: the query is written as a title is.
    """

    if not as_title:
        return MODEL_WEIGHT * likeness
    best = float(likeness.max(initial=0.0))
    return TITLE_WEIGHT * best * (likeness / best) ** TITLE_ROOT if best > 0 else likeness


def plain(matched: Sequence[Matched]) -> tuple[Matched, ...]:
    """The plain words among the clauses."""
    return tuple(m for m in matched if isinstance(m.clause, Word) and not m.clause.fields)


def total(parts: Sequence[Addend], occupations: int) -> Floats:
    """The scores, to nine decimals: what differs by rounding only is equal, and goes by title."""
    scores: Floats = reduce(np.add, (part.values for part in parts), np.zeros(occupations))
    return np.round(scores, 9)


def pairs(matcher: Matcher, matched: Sequence[Matched]) -> tuple[Term, ...]:
    """Neighbouring words of the query as terms that occur where they stand near each other."""
    result = []
    for first, second in pairwise(matched):
        if isinstance(first.clause, Word) and isinstance(second.clause, Word):
            found = before(_positions(first), _positions(second), PAIR_REACH)
            if len(found):
                text = f"{first.clause.text} {second.clause.text}"
                result.append(matcher.pair(text, found))
    return tuple(result)


def _positions(matched: Matched) -> Ints:
    return matched.terms[0].forms[0].positions


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A query on all cells. ``parts`` add up to ``scores``, shape (occupations,).

    ``cells``: what is listed, shape (occupations, scopes + 1); ``complete``: the cells that have
    every word, which are among them; ``enough``: the occupations, shape (occupations,), that are
    worth enough to be listed without every word; ``unordered``: no word says anything of what
    fulfils the conditions, so that all of it is listed.
    """

    cells: Mask
    complete: Mask
    enough: Mask
    unordered: bool
    matched: tuple[Matched, ...]
    parts: tuple[Addend, ...]
    scores: Floats
    called: Floats  # see `shares_called`; 1 for what is called just so
    likeness: Floats  # see `TitleModel.likeness`

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(term for one in self.matched for term in one.terms)

    def missing(self, occupation: int) -> tuple[str, ...]:
        """The plain words that an occupation lacks, as typed."""
        return tuple(
            one.clause.text
            for one in self.matched
            if is_evidence(one.clause) and not one.cells[occupation, 0]
        )

    def unknown(self, index: Index) -> tuple[str, ...]:
        """The plain words that mean nothing here.

        Those that stand in no text and no title, and have no other words; or, where an occupation
        is neither called so nor called like it, the words that the best one lacks, if they are
        worth more than those it has. Where no word says anything of what fulfils the conditions
        there is no best one: "ABHES -lowest" has no hit for ABHES, which means something elsewhere.
        """
        words = [one for one in self.matched if is_evidence(one.clause)]
        if not words:
            return ()
        nowhere = tuple(one.clause.text for one in words if _stands_nowhere(one.clause, index))
        best = int(np.where(self.cells[:, 0], self.scores, -np.inf).argmax())
        if nowhere or self.unordered or self.called[best] > 0 or not self.cells[best, 0]:
            return nowhere
        text = " ".join(one.clause.text for one in words)
        if self.likeness[best] * index.title_model.familiarity(text) >= LIKE_KNOWN:
            return ()
        missing = [one for one in words if not one.cells[best, 0]]
        weights = sum(one.terms[0].idf for one in words)
        if sum(one.terms[0].idf for one in missing) < 0.5 * weights:
            return ()
        return tuple(one.clause.text for one in missing)


def _stands_nowhere(clause: Clause, index: Index) -> bool:
    """Whether a word stands in no text and no title, nor anything that it is called besides."""
    if not isinstance(clause, Word):
        return False
    if clause.stem.isupper():
        stands = clause.stem in index.view.postings["stem"].numbers
    else:
        stands = bool(index.view.families.forms(clause.exact))
    return (
        not stands
        and singular(clause.exact, clause.stem) not in index.titles.words
        and not any(
            len(occurrences(index.view, other))
            for other in index.lexicon.alternatives.get((clause.stem,), ())
        )
    )


def evaluate(
    index: Index,
    query: Query,
    widened: Sequence[Widened],
    scopes: Sequence[int],
    deadline: Deadline,
    *,
    as_title: bool = False,
    boosts: Sequence[Addend] = (),
) -> Evaluation:
    """Evaluates words and bounds; ``scopes`` are the chosen section types, (0,) for all.

    ``as_title``: the query is written as a title is. ``boosts``: further parts of the score, for
    what the query is about.

    Raises:
        SearchTooLong: the deadline has passed before all clauses were evaluated.
    """
    matcher = Matcher(index.view, index.weights, frequencies=index.frequencies)
    matched = _matched(index, matcher, query, widened, deadline)
    likeness = index.title_model.likeness(" ".join(m.clause.text for m in plain(matched)))
    weights = {
        singular(one.clause.exact, one.clause.stem): one.terms[0].idf
        for one in plain(matched)
        if isinstance(one.clause, Word)
    }
    shares, called = shares_called(index, weights)
    alike = weighed_likeness(likeness, as_title=as_title)
    parts = addends(index, matcher, query, matched, widened, alike, called)
    exact = [part.values for part in parts if part.is_exact]
    shares = reduce(np.maximum, (np.minimum(values, 1.0) for values in exact), shares)
    exists = index.view.exists
    if query.ranges:
        exists = exists & within(index.measures, query.ranges, len(index.view.cards))[:, None]
    worth = evidence(parts, len(index.view.cards))
    bounded = bool(query.ranges)
    found = listed(matched, exists, worth, likeness, bounded=bounded, as_title=as_title)
    if tuple(scopes) != (0,):  # the list is the query's alone; its order goes by what is chosen
        matcher = matcher.within(scopes)
        matched = _matched(index, matcher, query, widened, deadline)
        parts = addends(index, matcher, query, matched, widened, alike, called)
    parts = (*parts, *boosts)
    if sum(is_evidence(one.clause) for one in matched) > 1:
        every = np.where(found.complete[:, 0], EVERY_WORD_BONUS, 0.0)
        parts = (*parts, Addend("every word", every, is_evidence=False))
    scores = total(parts, len(index.view.cards))
    return Evaluation(
        cells=found.cells,
        complete=found.complete,
        enough=found.enough,
        unordered=found.unordered,
        matched=tuple(matched),
        parts=parts,
        scores=scores,
        called=shares,
        likeness=likeness,
    )


def _matched(
    index: Index,
    matcher: Matcher,
    query: Query,
    widened: Sequence[Widened],
    deadline: Deadline,
) -> tuple[Matched, ...]:
    matched = []
    for number, clause in enumerate(query.clauses):
        deadline.check()
        matched.append(matcher.match(clause, extra_forms(index.view, widened, number)))
    return tuple(matched)


def evidence(parts: Sequence[Addend], occupations: int) -> Floats:
    """What the words themselves say for each occupation, shape (occupations,): the score without
    what an occupation is called, and without its size."""
    return total([part for part in parts if part.is_evidence], occupations)
