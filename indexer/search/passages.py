"""The best sections of the hits of a page, each cut to the passage that answers.

All hits are looked at together: their words are gathered, placed and scored as arrays, and only
what is shown becomes Python values.
"""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from indexer.addresses import passage_url
from indexer.frozen import value_class
from indexer.model import Vocabulary
from indexer.postings.positions import begins, member
from indexer.postings.postings import Floats, Ints, Mask, View
from indexer.postings.schema import OCCUPATION_FIELDS, SECTION_FIELDS
from indexer.results import Mark, SectionHit, SnippetPart
from indexer.search.gather import Gathered, gather
from indexer.search.match import Term
from indexer.search.sentences import best_sentences
from indexer.search.snippet import marked, shown_between
from indexer.tables.weights import K1, SegmentWeights

SECTIONS_SHOWN = 2  # the second one only for a word that the first lacks
# A section that names a chosen credential or organization comes before all others.
NAMED_BONUS = 100.0
OWN_NAME = 0.1  # of a word's weight in a passage, where it is a word of the occupation's name
ASKED_BONUS = 1000.0  # the section that was asked for comes before all others

_TITLE = OCCUPATION_FIELDS.index("title")
_ALTERNATES = OCCUPATION_FIELDS.index("alternate_titles")
_TEXT = SECTION_FIELDS.index("text")


@value_class
class AskedSection:
    """The section that answers a question, and words that an answering sentence has."""

    scope: int
    cue: re.Pattern[str] | None


@value_class
class Passage:
    """What is shown of one hit's texts. ``where``: for each term the places that have it."""

    title: tuple[SnippetPart, ...]
    alternate_title: tuple[SnippetPart, ...] | None
    sections: tuple[SectionHit, ...]
    where: Mapping[int, str]


def passages(
    view: View,
    weights: SegmentWeights,
    vocabulary: Vocabulary,
    terms: Sequence[Term],
    named: Sequence[Term],
    occupations: Ints,
    scopes: Mask,
    asked: AskedSection | None = None,
) -> tuple[Passage, ...]:
    """The passages of hits.

    Args:
        view: the generation.
        weights: of its segments.
        vocabulary: for the titles of section types.
        terms: the query's.
        named: the names of credentials and organizations that were chosen as filters.
        occupations: numbers of the hits, in any order.
        scopes: shape (occupations, scopes + 1): sections that may be shown.
        asked: the section that answers what was asked, which then comes first.
    """
    page = _Page(view, weights, vocabulary, terms, named, occupations, scopes, asked)
    return tuple(page.passage(number) for number in range(len(occupations)))


class _Page:
    """The hits of one page; ``number`` counts them from 0."""

    def __init__(
        self,
        view: View,
        weights: SegmentWeights,
        vocabulary: Vocabulary,
        terms: Sequence[Term],
        named: Sequence[Term],
        occupations: Ints,
        scopes: Mask,
        asked: AskedSection | None,
    ) -> None:
        self._view = view
        self._asked = asked
        self._titles = [section.title for section in vocabulary.sections.values()]
        self._occupations = occupations.tolist()
        first = view.first_segment[occupations]
        self._first = first.tolist()
        self._first_named = len(terms)
        self._idf = np.array([term.idf for term in (*terms, *named)])
        words = gather(view, (*terms, *named), occupations)
        frequency = self._frequency(words, weights)
        scores = self._section_scores(frequency)
        if asked is not None:
            scores[:, asked.scope] += ASKED_BONUS
        self._scores = scores.tolist()
        self._where = words.places(self._titles)
        self._sections = best_sections(scores, scopes, frequency > 0)
        self._marks = self._marks_of(words)

    def passage(self, number: int) -> Passage:
        title = self._first[number][0] + _TITLE
        card = self._view.cards[self._occupations[number]]
        return Passage(
            title=marked(card.title, self._marks.get(title, ())),
            alternate_title=self._alternate_title(number),
            sections=tuple([self._section(number, scope) for scope in self._sections[number]]),
            where=self._where[number],
        )

    def _frequency(self, words: Gathered, weights: SegmentWeights) -> Floats:
        """Weighted frequency of each term in each section, shape (hits, scopes + 1, terms)."""
        shape = (len(self._occupations), len(self._view.scopes) + 1, len(self._idf))
        cell = (words.hit * shape[1] + words.scope) * shape[2] + words.term
        counted = weights.own[words.segment] * words.discount
        cells = np.bincount(cell, counted, minlength=shape[0] * shape[1] * shape[2])
        return np.asarray(cells, np.float64).reshape(shape)

    def _told_apart(self, number: int, marks: Sequence[Mark]) -> Sequence[Mark]:
        """Marks of which those of the occupation's own name count little: every sentence of its
        profile is about it, and those that answer need not say so."""
        first = self._first[number][0]
        named = {m.term for f in (_TITLE, _ALTERNATES) for m in self._marks.get(first + f, ())}
        if not named:
            return marks
        return [m._replace(weight=m.weight * OWN_NAME) if m.term in named else m for m in marks]

    def _section_scores(self, frequency: Floats) -> Floats:
        """BM25F of each section by itself, shape (hits, scopes + 1)."""
        gain = self._idf * frequency / (K1 + frequency)
        gain[:, :, self._first_named :] += NAMED_BONUS * (frequency[:, :, self._first_named :] > 0)
        scores: Floats = gain.sum(axis=2)
        return scores

    def _marks_of(self, words: Gathered) -> dict[int, Sequence[Mark]]:
        """Marks of every segment that is shown, in the order of the text; of the terms that have
        the same word the first marks it."""
        shown = [
            segment
            for first, scopes in zip(self._first, self._sections, strict=True)
            for segment in (
                first[0] + _TITLE, first[0] + _ALTERNATES, *[first[s] + _TEXT for s in scopes]
            )
        ]  # fmt: skip
        segments = np.array(sorted(shown), np.int64)
        kept = np.flatnonzero(begins(words.position) & member(words.segment, segments))
        spans = self._view.spans(words.position[kept])
        terms = words.term[kept]
        columns = (spans[:, 0], spans[:, 1], terms, self._idf[terms])
        marks = list(map(Mark, *[column.tolist() for column in columns]))
        own = words.segment[kept]
        first, past = own.searchsorted(segments), own.searchsorted(segments, side="right")
        bounds = zip(segments.tolist(), first.tolist(), past.tolist(), strict=True)
        return {segment: marks[low:high] for segment, low, high in bounds if low < high}

    def _alternate_title(self, number: int) -> tuple[SnippetPart, ...] | None:
        """The alternate title with most of the query's words, if the title has fewer of them."""
        segment = self._first[number][0] + _ALTERNATES
        marks = self._marks.get(segment)
        if not marks:
            return None
        in_title = {mark.term for mark in self._marks.get(self._first[number][0] + _TITLE, ())}
        if all(mark.term in in_title for mark in marks):
            return None
        text = self._view.text(segment)
        lines: dict[int, list[Mark]] = {}
        for mark in marks:
            lines.setdefault(text.rfind("\n", 0, mark.start) + 1, []).append(mark)
        best: tuple[float, int, int] = (0.0, 0, 0)
        for start, own in lines.items():
            if all(mark.term in in_title for mark in own):
                continue
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            weights = {mark.term: mark.weight for mark in own}
            worth = sum(weights.values()) - 0.001 * (end - start)
            if worth > best[0]:
                best = (worth, start, end)
        _, start, end = best
        if start == end:
            return None
        own = [Mark(m.start - start, m.end - start, m.term, m.weight) for m in lines[start]]
        return marked(text[start:end], own)

    def _section(self, number: int, scope: int) -> SectionHit:
        segment = self._first[number][scope] + _TEXT
        marks = self._marks.get(segment, ())
        text = self._view.text(segment)
        cue = self._asked.cue if self._asked and self._asked.scope == scope else None
        # a chosen name before any word
        chosen = [mark for mark in marks if mark.term >= self._first_named]
        answering = chosen or self._told_apart(number, marks)
        start, end = best_sentences(text, self._view.part_starts(segment), answering, cue)
        heading = self._view.heading_at(segment, start)
        slug, section = (
            self._view.cards[self._occupations[number]].slug,
            self._view.scopes[scope - 1],
        )
        title = self._titles[scope - 1]
        return SectionHit(
            type=section,
            heading=f"{title}: {heading}" if heading else title,
            url=passage_url(slug, section, heading),
            snippet=shown_between(text, start, end, marks),
            score=self._scores[number][scope],
        )


def best_sections(scores: Floats, allowed: Mask, has: Mask) -> Sequence[Sequence[int]]:
    """For each hit the scope of the best section that may be shown, and of the best one that has a
    word which the first lacks; one with no word only if there are no others.

    Args:
        scores: of the sections, shape (hits, scopes + 1).
        allowed: which may be shown; same shape, the first column counts for nothing.
        has: which term each section has, shape (hits, scopes + 1, terms).
    """
    bits = 1 << np.arange(min(has.shape[2], 62))  # as many terms as a number has bits for
    masks = (has[:, :, :62] @ bits).tolist()
    shown = []
    for worth, terms in zip(np.where(allowed, scores, -1.0).tolist(), masks, strict=True):
        ranked = sorted(range(1, len(worth)), key=worth.__getitem__, reverse=True)
        ranked = [scope for scope in ranked if worth[scope] >= 0]
        further = [scope for scope in ranked[1:] if terms[scope] & ~terms[ranked[0]]]
        shown.append((ranked[:1] + further)[:SECTIONS_SHOWN])
    return shown
