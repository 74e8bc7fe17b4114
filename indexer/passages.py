"""The best sections of a hit, each cut to the passage that answers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from indexer.anchors import passage_url
from indexer.match import Term
from indexer.model import Vocabulary
from indexer.results import SectionHit, SnippetPart
from indexer.schema import TEXT_FIELDS
from indexer.snippet import SNIPPET_CHARACTERS, Mark, best_marks, marked, snippet
from indexer.view import View
from indexer.weights import K1, SegmentWeights

SECTIONS_SHOWN = 3
_TEXT = TEXT_FIELDS.index("text")
_OWN = tuple(TEXT_FIELDS.index(name) for name in ("heading", "text", "names"))
# A section that names a chosen credential or organization comes before all others.
NAMED_BONUS = 100.0


@dataclass(frozen=True, slots=True)
class Found:
    """Words of the terms inside one occupation: segment, position and term of each."""

    occupation: int
    segments: tuple[int, ...]
    positions: tuple[int, ...]
    terms: tuple[int, ...]
    discounts: tuple[float, ...]
    forms: tuple[str | None, ...]  # other words for the one typed, None for itself


class Passages:
    """Finds the passages of one search's hits."""

    def __init__(
        self,
        view: View,
        weights: SegmentWeights,
        vocabulary: Vocabulary,
        terms: Sequence[Term],
        named: Sequence[Term],
    ) -> None:
        """``named``: the names of credentials and organizations that were chosen as filters."""
        self._view = view
        self._weights = weights
        self._titles = [section.title for section in vocabulary.sections.values()]
        self._terms = (*terms, *named)
        self._first_named = len(terms)

    def sections(self, found: Found, scopes: Sequence[int]) -> tuple[SectionHit, ...]:
        """Up to three sections, best first; without any match the first one there is."""
        existing: list[int] = np.flatnonzero(self._view.exists[found.occupation]).tolist()
        allowed = [scope for scope in existing if scope and (scope in scopes or 0 in scopes)]
        scores = self._scores(found)
        here = {scope: scores.get(scope, 0.0) for scope in allowed}
        ranked = sorted(here, key=lambda scope: (-here[scope], scope))
        shown = [scope for scope in ranked if here[scope] > 0] or ranked[:1]
        return tuple(self._section(scope, here[scope], found) for scope in shown[:SECTIONS_SHOWN])

    def title(self, found: Found) -> tuple[SnippetPart, ...]:
        """The title with the query's words marked."""
        segment = self._view.segment(found.occupation, 0, "title")
        assert segment is not None  # every occupation has a title
        return marked(self._view.text(segment), self._marks(found, segment))

    def alternate_title(self, found: Found) -> tuple[SnippetPart, ...] | None:
        """The alternate title with most of the query's words, if the title has fewer of them."""
        segment = self._view.segment(found.occupation, 0, "alternate_titles")
        title = self._view.segment(found.occupation, 0, "title")
        assert segment is not None and title is not None
        in_title = {mark.term for mark in self._marks(found, title)}
        text = self._view.text(segment)
        marks = self._marks(found, segment)
        best: tuple[float, str, tuple[Mark, ...]] = (0.0, "", ())
        start = 0
        for name in text.split("\n"):
            own = tuple(
                Mark(m.start - start, m.end - start, m.term, m.weight)
                for m in marks
                if start <= m.start and m.end <= start + len(name)
            )
            distinct = {mark.term: mark.weight for mark in own}
            value = sum(distinct.values()) - 0.001 * len(name)
            if set(distinct) - in_title and value > best[0]:
                best = (value, name, own)
            start += len(name) + 1
        return marked(best[1], best[2]) if best[1] else None

    def found(self, occupation: int) -> Found:
        """The query's words in one occupation, in the order of the text."""
        segments = self._view.segments
        first = int(self._view.first_segment[occupation, 0])
        past = int(segments.occupation.searchsorted(occupation + 1))
        low = segments.start[first]
        high = segments.start[past] if past < len(segments.start) else np.iinfo(np.int32).max
        rows: list[tuple[int, int, int, float, str | None]] = []
        for number, term in enumerate(self._terms):
            for form in term.forms:
                from_, to = form.positions.searchsorted((low, high))
                starts = form.positions[from_:to]
                for position, segment in zip(starts, segments.of(starts), strict=True):
                    rows += [
                        (int(segment), int(position) + word, number, form.discount, form.label)
                        for word in range(form.width)
                    ]
        rows.sort(key=lambda row: row[:4])
        columns = tuple(zip(*rows, strict=True)) if rows else ((),) * 5
        return Found(occupation, *columns)

    def where(self, found: Found, term: int) -> str:
        """In which fields an occupation has a term, and by which other words: "title, training as
        physician"."""
        places: dict[str, None] = {}
        others: dict[str, None] = {}
        for segment, number, form in zip(found.segments, found.terms, found.forms, strict=True):
            if number == term:
                scope = int(self._view.segments.scope[segment])
                field = TEXT_FIELDS[self._view.segments.field[segment]].replace("_", " ")
                places[self._titles[scope - 1].lower() if scope else field] = None
                if form:
                    others[form] = None
        words = f" as {', '.join(others)}" if others else ""
        return f"{', '.join(places)}{words}"

    def _scores(self, found: Found) -> dict[int, float]:
        """BM25F of each section by itself."""
        frequency: dict[tuple[int, int], float] = {}
        for segment, term, discount in zip(
            found.segments, found.terms, found.discounts, strict=True
        ):
            scope = int(self._view.segments.scope[segment])
            if scope:
                weight = float(self._weights.own[segment]) * discount
                frequency[scope, term] = frequency.get((scope, term), 0.0) + weight
        scores: dict[int, float] = {}
        for (scope, term), value in frequency.items():
            gain = self._terms[term].idf * value / (K1 + value)
            gain += NAMED_BONUS if term >= self._first_named else 0.0
            scores[scope] = scores.get(scope, 0.0) + gain
        return scores

    def _section(self, scope: int, score: float, found: Found) -> SectionHit:
        segment = self._view.segment(found.occupation, scope, "text")
        assert segment is not None  # the caller asks for sections that exist
        text = self._view.text(segment)
        marks = self._marks(found, segment)
        best = best_marks(marks, SNIPPET_CHARACTERS)
        heading = None
        if best:  # that of the weightiest mark; a chosen name before any word
            chief = max(best, key=lambda mark: (mark.term >= self._first_named, mark.weight))
            heading = self._view.heading_at(segment, chief.start)
        card, section = self._view.cards[found.occupation], self._view.scopes[scope - 1]
        title = self._titles[scope - 1]
        return SectionHit(
            type=section,
            heading=f"{title}: {heading}" if heading else title,
            url=passage_url(card.slug, section, heading),
            snippet=snippet(text, marks),
            score=score,
        )

    def _marks(self, found: Found, segment: int) -> tuple[Mark, ...]:
        rows = [
            (position, term)
            for own, position, term in zip(
                found.segments, found.positions, found.terms, strict=True
            )
            if own == segment
        ]
        if not rows:
            return ()
        positions = np.array([position for position, _ in rows], np.int32)
        spans = self._view.spans(positions).tolist()
        marks: dict[int, Mark] = {}
        for (start, end), (_, term) in zip(spans, rows, strict=True):
            marks.setdefault(start, Mark(start, end, term, self._terms[term].idf))
        return tuple(marks[start] for start in sorted(marks))
