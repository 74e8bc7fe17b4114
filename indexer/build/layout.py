"""All text of an index as one long line of positions: what stands where, and which word it is.

Occupation after occupation, and within one its own fields, then the fields of its sections. A
*segment* is one field of one occupation or section. The stretch of an occupation that has not
changed is copied from the generation before, so that only changed ones are analysed again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import BREAK_GAP, Form, tokens
from indexer.extraction.mentions import AnalyzedOccupation
from indexer.model import Vocabulary
from indexer.postings.document import occupation_texts, section_texts
from indexer.postings.postings import FORMS, NO_WORD, View, words_by_position
from indexer.postings.schema import OCCUPATION_FIELDS, SECTION_FIELDS, TEXT_FIELDS


@dataclass(frozen=True, slots=True)
class Stretch:
    """One occupation's part of the line; positions and segments count from its beginning.

    ``segments``: rows (field, scope, first position, tokens, bytes of text). ``words``: for each
    form the number of the word at every position. ``spans``: rows (position, first character, past
    the last character).
    """

    segments: NDArray[np.int64]
    text: bytes
    words: Mapping[Form, NDArray[np.int64]]
    spans: NDArray[np.int64]


class Words:
    """Numbers for words, in the order in which they turn up."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._numbers = {word: number for number, word in enumerate(known)}

    def number(self, word: str) -> int:
        return self._numbers.setdefault(word, len(self._numbers))

    def all(self) -> tuple[str, ...]:
        return tuple(self._numbers)


class Layout:
    """Lays occupations out, taking what it can from the view of the generation before."""

    def __init__(self, vocabulary: Vocabulary, previous: View | None) -> None:
        self._vocabulary = vocabulary
        self._scopes = {slug: number for number, slug in enumerate(vocabulary.sections, 1)}
        self._previous = previous
        self._old_words: Mapping[Form, NDArray[np.int64]] = {}
        self.words = {form: Words() for form in FORMS}
        if previous is not None:
            self.words = {form: Words(previous.postings[form].terms) for form in FORMS}
            self._old_words = {form: words_by_position(previous, form) for form in FORMS}
            # where each occupation begins among segments, positions and tokens, and where all end
            first = previous.first_segment[:, 0]
            starts = np.append(previous.segments.start[first], previous.length)
            self._segments = np.append(first, len(previous.segments.start))
            self._positions = starts.astype(previous.token_positions.dtype)
            self._tokens = previous.token_positions.searchsorted(self._positions)

    def stretch(self, item: AnalyzedOccupation) -> Stretch:
        """An occupation analysed from its texts."""
        segments: list[tuple[int, int, int, int, int]] = []
        texts: list[bytes] = []
        spans: list[tuple[int, int, int]] = []
        words: dict[Form, list[int]] = {form: [] for form in FORMS}
        start = 0
        for field, scope, text in self._fields(item):
            found = tokens(text)
            encoded = text.encode()
            segments.append((field, scope, start, len(found), len(encoded)))
            texts.append(encoded)
            length = (found[-1].position if found else 0) + BREAK_GAP
            for form in FORMS:
                words[form] += [NO_WORD] * length
            for token in found:
                at = start + token.position
                words["stem"][at] = self.words["stem"].number(token.stem)
                words["exact"][at] = self.words["exact"].number(token.exact)
                spans.append((at, token.start, token.end))
            start += length
        return Stretch(
            np.array(segments, np.int64).reshape(-1, 5),
            b"".join(texts),
            {form: np.array(words[form], np.int64) for form in FORMS},
            np.array(spans, np.int64).reshape(-1, 3),
        )

    def names_changed(self, item: AnalyzedOccupation) -> bool:
        """Whether a section names its credentials and organizations otherwise than before: another
        profile may have brought an acronym for a name that no vocabulary file has."""
        assert self._previous is not None
        number = self._previous.numbers[item.occupation.slug]
        for field, scope, text in self._fields(item):
            if TEXT_FIELDS[field] == "names":
                segment = self._previous.segment(number, scope, "names")
                if segment is None or self._previous.text(segment) != text:
                    return True
        return False

    def copied(self, slug: str) -> Stretch:
        """The stretch of an unchanged occupation, from the view before."""
        view = self._previous
        assert view is not None
        segments = view.segments
        number = view.numbers[slug]
        first, past = self._segments[number : number + 2].tolist()
        start, end = self._positions[number : number + 2].tolist()
        low, high = self._tokens[number : number + 2].tolist()
        offsets = view.text_offsets[first : past + 1]
        rows = np.column_stack(
            [
                segments.field[first:past].astype(np.int64),
                segments.scope[first:past],
                segments.start[first:past] - start,
                segments.length[first:past],
                np.diff(offsets),
            ]
        )
        spans = np.column_stack(
            [view.token_positions[low:high].astype(np.int64) - start, view.token_spans[low:high]]
        )
        return Stretch(
            rows,
            view.texts[offsets[0] : offsets[-1]].tobytes(),
            {form: self._old_words[form][start:end] for form in FORMS},
            spans,
        )

    def _fields(self, item: AnalyzedOccupation) -> Iterator[tuple[int, int, str]]:
        """Field, scope and text of every segment, in their order."""
        texts = occupation_texts(item.occupation)
        for name in OCCUPATION_FIELDS:
            yield TEXT_FIELDS.index(name), 0, texts[name]
        for section, mentions in zip(item.occupation.sections, item.mentions, strict=True):
            own = section_texts(section, mentions, self._vocabulary)
            for name in SECTION_FIELDS:
                yield TEXT_FIELDS.index(name), self._scopes[section.type], own[name]
