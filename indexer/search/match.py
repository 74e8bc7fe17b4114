"""Clauses -> the cells that satisfy them, their score and the words to mark."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import reduce

import numpy as np

from indexer.frozen import value_class
from indexer.postings.positions import adjacent, begins, distinct, joined, merged
from indexer.postings.postings import Floats, Ints, Mask, View
from indexer.postings.schema import TEXT_FIELDS
from indexer.query import AnyOf, Clause, Not, Phrase, Prefix, Word
from indexer.tables.weights import (
    NO_FREQUENCIES,
    Frequencies,
    SegmentWeights,
    idf,
    saturated,
)

MAX_EXPANSIONS = 500  # words a prefix may stand for; the most frequent ones are taken


@value_class
class Occurrences:
    """Where one form of a clause stands; ``discounts`` < 1 for words nobody typed (synonyms)."""

    positions: Ints  # ascending; of the first word where the form has several
    segments: Ints  # of each position
    discounts: Floats  # of each position
    width: int = 1  # words
    label: str | None = None  # the form, where it is not the word typed


def occurrences_at(
    view: View, positions: Ints, discount: float = 1.0, width: int = 1, label: str | None = None
) -> Occurrences:
    """What stands at these positions, all of it at one discount."""
    discounts = np.full(len(positions), discount)
    return Occurrences(positions, view.segments.of(positions), discounts, width, label)


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

    def __init__(
        self,
        view: View,
        weights: SegmentWeights,
        scopes: Sequence[int] = (0,),
        frequencies: Frequencies = NO_FREQUENCIES,
    ) -> None:
        self.view = view
        self._weights = weights
        self._frequencies = frequencies
        self._counted = weights.whole
        if tuple(scopes) != (0,):
            within = np.isin(view.segments.scope, (0, *scopes))
            self._counted = np.where(within, weights.own, 0.0)
        self._field_numbers = {name: number for number, name in enumerate(TEXT_FIELDS)}

    def within(self, scopes: Sequence[int]) -> "Matcher":
        """The same matcher, for the words in these section types."""
        return Matcher(self.view, self._weights, scopes, self._frequencies)

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
        if isinstance(clause, Word):
            own = self._word(clause)
        elif isinstance(clause, Phrase):
            own = occurrences_at(self.view, self.phrase(clause.words), width=len(clause.words))
        else:
            own = occurrences_at(self.view, self._prefixed(clause.prefix))
        forms = (self._in_fields(own, clause.fields), *extra)
        return self._scored(clause.text, forms, self._frequencies.having.get(clause))

    def pair(self, text: str, positions: Ints) -> Term:
        """Two words near each other, at these positions, as one scored term."""
        near = self._frequencies.near.get(text)
        return self._scored(text, (occurrences_at(self.view, positions),), near)

    def _scored(self, text: str, forms: tuple[Occurrences, ...], having: int | None) -> Term:
        """A term of these occurrences. ``having``: occupations that have it, None to count them.

        Its idf is that of the form that was typed, as far as that occurs at all: a rare word does
        not become common because a synonym of it is.
        """
        occupations = len(self.view.cards)
        segments = joined([form.segments for form in forms])
        counted = self._counted[segments] * joined([form.discounts for form in forms])
        found = self.view.segments.occupation[segments]
        frequency: Floats = np.asarray(np.bincount(found, counted, minlength=occupations), float)
        if having is None:
            typed = next((size for form in forms if (size := len(form.positions))), 0)
            having = int(np.count_nonzero(begins(found[:typed])))
        return Term(text, forms, segments, frequency, idf(occupations, having))

    def cells(self, term: Term) -> Mask:
        """Cells in which a term occurs; a word of a title counts in all the occupation's cells."""
        cells = np.zeros_like(self.view.exists)
        flat, width = cells.reshape(-1), cells.shape[1]  # half the time of two subscripts
        found = distinct(term.segments)
        occupation, scope = self.view.segments.occupation[found], self.view.segments.scope[found]
        whole = occupation * width
        flat[whole + scope] = True
        flat[whole] = True
        titled = occupation[scope == 0]
        cells[titled] = self.view.exists[titled]
        return cells

    def phrase(self, words: Sequence[str]) -> Ints:
        """Positions of the first word of each place where the exact words stand in a row."""
        postings = self.view.postings["exact"]
        return adjacent([postings[word] for word in words])

    def _word(self, word: Word) -> Occurrences:
        """The word and what may stand for it: its other forms, and what is derived from it, each
        at its share. An acronym is found as it is, and no word of its letters with it."""
        positions = self.view.stems[word.stem]
        segments = self.view.stems.segments(word.stem, self.view.segments)
        if word.stem.isupper():
            return Occurrences(positions, segments, np.ones(len(positions)))
        shares = self._shares(word)
        akin = shares > 0
        if not akin.all():
            positions, segments, shares = positions[akin], segments[akin], shares[akin]
        return Occurrences(positions, segments, shares)

    def _shares(self, word: Word) -> Floats:
        """What the word at each position of the stem counts; 0 for one that only looks alike."""
        forms = self.view.families.forms(word.exact)
        return self.view.stems.shares(word.stem, forms, self.view.postings["exact"])

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

    def _in_fields(self, found: Occurrences, fields: Sequence[str]) -> Occurrences:
        if not fields:
            return found
        wanted = [self._field_numbers[name] for name in fields]
        kept = np.isin(self.view.segments.field[found.segments], wanted)
        return Occurrences(
            found.positions[kept], found.segments[kept], found.discounts[kept], found.width
        )


def _all(matched: Sequence[Matched]) -> Mask:
    cells: Mask = reduce(np.logical_and, (m.cells for m in matched))
    return cells
