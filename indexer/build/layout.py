"""All text of an index as one long line of positions: what stands where, and which word it is.

Occupation after occupation, and within one its own fields, then the fields of its sections. A
*segment* is one field of one occupation or section. The stretch of an occupation is read from the
committed Whoosh index; that of one that has not changed is copied from the generation before.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import IndexReader

from indexer.analysis import BREAK_GAP, Form
from indexer.build.occurrences import Occurrences, occurrences
from indexer.extraction.mentions import AnalyzedOccupation
from indexer.model import Vocabulary
from indexer.postings.document import occupation_texts, section_texts
from indexer.postings.postings import FORMS, NO_WORD, View, words_by_position
from indexer.postings.schema import OCCUPATION_FIELDS, SECTION_FIELDS, TEXT_FIELDS
from indexer.postings.stored import load_profile


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

    def of(self, words: Iterable[str]) -> NDArray[np.int64]:
        """The number of each of these words."""
        numbers = (self._numbers.setdefault(word, len(self._numbers)) for word in words)
        return np.fromiter(numbers, np.int64)

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

    def read(self, reader: IndexReader, slugs: Collection[str]) -> Mapping[str, Stretch]:
        """The stretches of these occupations, as far as a segment of the Whoosh index has them.

        ``reader``: Whoosh's, of one segment.
        """
        sections: dict[str, list[int]] = {}
        profiles: dict[str, AnalyzedOccupation] = {}
        for document, stored in reader.iter_docs():
            if stored["slug"] in slugs:
                sections.setdefault(stored["slug"], []).append(document)
                if "profile" in stored:
                    profiles[stored["slug"]] = load_profile(stored["profile"])
        if not sections:
            return {}  # a segment of the generation before, none of whose words are read again
        places = occurrences(reader, {n for documents in sections.values() for n in documents})
        numbers: Mapping[Form, NDArray[np.int64]] = {
            "exact": self.words["exact"].of(places.word_terms),
            "stem": self.words["stem"].of(places.stem_terms),
        }
        return {
            slug: self._stretch(profiles[slug], documents, places, numbers)
            for slug, documents in sections.items()
        }

    def _stretch(
        self,
        item: AnalyzedOccupation,
        documents: Sequence[int],
        places: Occurrences,
        numbers: Mapping[Form, NDArray[np.int64]],
    ) -> Stretch:
        """``documents``: those of the sections, in their order."""
        segments: list[tuple[int, int, int, int, int]] = []
        texts: list[bytes] = []
        rows: list[slice] = []
        start = 0
        shared = [documents[0]] * len(OCCUPATION_FIELDS)
        own = [document for document in documents for _ in SECTION_FIELDS]
        for (field, scope, text), document in zip(self._fields(item), shared + own, strict=True):
            here = places.of(document, field)
            positions = places.positions[here]
            encoded = text.encode()
            segments.append((field, scope, start, len(positions), len(encoded)))
            texts.append(encoded)
            rows.append(here)
            start += (int(positions[-1]) if len(positions) else 0) + BREAK_GAP
        table = np.array(segments, np.int64).reshape(-1, 5)
        chosen = np.concatenate([np.arange(here.start, here.stop) for here in rows])
        at = places.positions[chosen] + np.repeat(table[:, 2], table[:, 3])
        words = {form: np.full(start, NO_WORD, np.int64) for form in FORMS}
        words["exact"][at] = numbers["exact"][places.words[chosen]]
        words["stem"][at] = numbers["stem"][places.stems[chosen]]
        spans = np.column_stack([at, places.spans[chosen]])
        return Stretch(table, b"".join(texts), words, spans)

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
