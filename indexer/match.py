"""Clauses -> the cells that satisfy them, their score and the words to mark."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import reduce

import numpy as np

from indexer.analysis import singular
from indexer.ascending import adjacent, distinct, joined, member, merged
from indexer.query import AnyOf, Clause, Not, Phrase, Prefix, Word
from indexer.schema import TEXT_FIELDS
from indexer.value import value_class
from indexer.view import Floats, Ints, Mask, View
from indexer.weights import SegmentWeights, idf, saturated

# Of an occurrence's weight, the share that only the word itself has, singular or plural: lawyers
# who counsel come before psychologists who do counseling.
SAME_WORD_SHARE = 0.5
SEVERAL = -1  # in View.stem_of
MAX_EXPANSIONS = 500  # words a prefix may stand for; the most frequent ones are taken


@value_class
class Occurrences:
    """Positions of one form of a clause; ``discounts`` < 1 for words nobody typed (synonyms)."""

    positions: Ints  # ascending; of the first word where the form has several
    discounts: Floats  # of each position
    width: int = 1  # words
    label: str | None = None  # the form, where it is not the word typed


@value_class
class Term:
    """What is scored as one word: a word, a phrase, a prefix, each with its widenings.

    ``segments`` has that of every occurrence, form after form; ``frequency`` is the weighted
    frequency in the whole occupation, shape (occupations,).
    """

    text: str
    forms: tuple[Occurrences, ...]
    segments: Ints
    frequency: Floats
    idf: float

    def score(self) -> Floats:
        return self.idf * saturated(self.frequency)


@value_class
class Matched:
    """One clause evaluated. ``cells`` has shape (occupations, scopes + 1)."""

    clause: Clause
    cells: Mask
    terms: tuple[Term, ...] = ()


class Matcher:
    """Evaluates clauses on one view. ``scopes`` are the section types chosen, (0,) for all: they
    narrow what counts for the score; which cells match is told for every scope."""

    def __init__(self, view: View, weights: SegmentWeights, scopes: Sequence[int] = (0,)) -> None:
        self.view = view
        self._counted = weights.whole
        if tuple(scopes) != (0,):
            within = np.isin(view.segments.scope, (0, *scopes))
            self._counted = np.where(within, weights.own, 0.0)
        self._field_numbers = {name: number for number, name in enumerate(TEXT_FIELDS)}

    def match(self, clause: Clause, extra: Sequence[Occurrences] = ()) -> Matched:
        """Cells that satisfy a clause; a word of the title holds for each of its sections.

        ``extra``: other forms in which a word, phrase or prefix may occur.
        """
        if isinstance(clause, AnyOf):
            inner = [[self.match(c) for c in clauses] for clauses in clause.alternatives]
            cells = reduce(np.logical_or, (_all(matched) for matched in inner))
            terms = tuple(term for matched in inner for m in matched for term in m.terms)
            return Matched(clause, cells, terms)
        if isinstance(clause, Not):
            return Matched(clause, ~self.match(clause.clause).cells & self.view.exists)
        term = self.term(clause, extra)
        return Matched(clause, self.cells(term), (term,))

    def term(self, clause: Word | Phrase | Prefix, extra: Sequence[Occurrences] = ()) -> Term:
        """The clause as one scored term, together with ``extra`` forms of it."""
        width = len(clause.words) if isinstance(clause, Phrase) else 1
        positions = self._in_fields(self._positions(clause), clause.fields)
        discounts = np.ones(len(positions))
        if isinstance(clause, Word):
            same = self._in_fields(self._same_word(clause), clause.fields)
            discounts -= SAME_WORD_SHARE
            discounts[positions.searchsorted(same)] = 1.0
        return self.scored(clause.text, (Occurrences(positions, discounts, width), *extra))

    def scored(self, text: str, forms: tuple[Occurrences, ...]) -> Term:
        """A term of these occurrences.

        Its idf is that of the form that was typed, as far as that occurs at all: a rare word does
        not become common because a synonym of it is.
        """
        occupations = len(self.view.cards)
        segments = self.view.segments.of(joined([form.positions for form in forms]))
        counted = self._counted[segments] * joined([form.discounts for form in forms])
        found = self.view.segments.occupation[segments]
        frequency: Floats = np.bincount(found, counted, minlength=occupations).astype(float)
        typed = next((size for form in forms if (size := len(form.positions))), 0)
        having = int(np.count_nonzero(np.bincount(found[:typed])))
        return Term(text, forms, segments, frequency, idf(occupations, having))

    def cells(self, term: Term) -> Mask:
        """Cells in which a term occurs."""
        cells = np.zeros_like(self.view.exists)
        found = distinct(term.segments)
        occupation, scope = self.view.segments.occupation[found], self.view.segments.scope[found]
        cells[occupation, scope] = True
        cells[occupation, 0] = True
        titled = occupation[scope == 0]
        cells[titled] = self.view.exists[titled]
        return cells

    def phrase(self, words: Sequence[str]) -> Ints:
        """Positions of the first word of each place where the exact words stand in a row."""
        postings = self.view.postings["exact"]
        return adjacent([postings[word] for word in words])

    def _same_word(self, word: Word) -> Ints:
        """Positions of a word in the singular or plural, without its other relatives."""
        one = singular(word.exact, word.stem)
        found = [self.view.postings["exact"][word.exact]]
        for form in {one, f"{one}s", f"{one}es"} - {word.exact}:
            positions = self.view.postings["exact"][form]
            stem = self._stem_of(form)
            if stem == self.view.postings["stem"].numbers.get(word.stem):
                found.append(positions)
            elif stem == SEVERAL:  # CTRS in capitals is no plural of CTR, and not among its forms
                found.append(positions[member(positions, self.view.postings["stem"][word.stem])])
        return merged(found)

    def _stem_of(self, exact: str) -> int | None:
        """Number of the stem of an exact word, None for an unknown word; SEVERAL also where a view
        does not know."""
        number = self.view.postings["exact"].numbers.get(exact)
        if number is None:
            return SEVERAL if len(self.view.postings["exact"][exact]) else None
        return int(self.view.stem_of[number])

    def _positions(self, clause: Word | Phrase | Prefix) -> Ints:
        if isinstance(clause, Word):
            positions = self.view.postings["stem"][clause.stem]
            stem = self._stem_of(clause.exact)
            if stem is None or stem == self.view.postings["stem"].numbers.get(clause.stem):
                return positions
            # "ctrs" is CTRS beside the plural of CTR
            return np.union1d(positions, self.view.postings["exact"][clause.exact])
        if isinstance(clause, Phrase):
            return self.phrase(clause.words)
        return self._prefixed(clause.prefix)

    def _prefixed(self, prefix: str) -> Ints:
        postings = self.view.postings["exact"]
        first = bisect_left(postings.terms, prefix)
        past = first
        while past < len(postings.terms) and postings.terms[past].startswith(prefix):
            past += 1
        numbers = np.arange(first, past)
        if len(numbers) > MAX_EXPANSIONS:
            counts = np.diff(postings.offsets)[first:past]
            numbers = np.sort(first + np.argsort(-counts, kind="stable")[:MAX_EXPANSIONS])
        found = [postings.positions[postings.offsets[n] : postings.offsets[n + 1]] for n in numbers]
        return merged(found)

    def _in_fields(self, positions: Ints, fields: Sequence[str]) -> Ints:
        if not fields:
            return positions
        wanted = [self._field_numbers[name] for name in fields]
        here = self.view.segments.field[self.view.segments.of(positions)]
        kept: Ints = positions[np.isin(here, wanted)]
        return kept


def _all(matched: Sequence[Matched]) -> Mask:
    cells: Mask = reduce(np.logical_and, (m.cells for m in matched))
    return cells
