"""A segment of a committed Whoosh index -> arrays of what stands where, by Whoosh's own reader."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import IndexReader

from indexer.postings.schema import TEXT_FIELDS
from indexer.postings.words import is_word, stem_of, steps

_POSITION_BITS = 32


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Every word of some documents, by document, field and position.

    ``keys``: document and field of each, see `key_of`; ``spans``: rows (first character, past the
    last one); ``words`` and ``stems``: numbers in ``word_terms`` and ``stem_terms``.
    """

    keys: NDArray[np.int64]
    positions: NDArray[np.int64]
    spans: NDArray[np.int64]
    words: NDArray[np.int64]
    stems: NDArray[np.int64]
    word_terms: tuple[str, ...]
    stem_terms: tuple[str, ...]

    def of(self, document: int, field: int) -> slice:
        """Which rows are those of a field of a document."""
        key = key_of(document, field)
        first, past = self.keys.searchsorted([key, key + 1]).tolist()
        return slice(first, past)


def key_of(document: int, field: int) -> int:
    """One number for a field of a document."""
    return document * len(TEXT_FIELDS) + field


def occurrences(reader: IndexReader, documents: Collection[int]) -> Occurrences:
    """Reads the postings of all text fields of one segment, as far as they are of ``documents``."""
    terms, places = _read(reader, frozenset(documents))
    order = np.lexsort((places[:, 2], places[:, 1]))
    places = places[order]
    term, key, position = places[:, 0], places[:, 1], places[:, 2]
    as_written = np.array([is_word(one) for one in terms], bool)[term]
    stem_terms = sorted({stem_of(one) for one in terms})
    numbers = {stem: number for number, stem in enumerate(stem_terms)}
    stems = np.array([numbers[stem_of(one)] for one in terms], np.int64)[term]
    here = key << _POSITION_BITS | position
    acronyms = ~as_written
    words = here[as_written]
    stems_of_words = stems[as_written]
    stems_of_words[words.searchsorted(here[acronyms])] = stems[acronyms]
    return Occurrences(
        keys=key[as_written],
        positions=position[as_written],
        spans=places[as_written, 3:],
        words=term[as_written],
        stems=stems_of_words,
        word_terms=tuple(terms),
        stem_terms=tuple(stem_terms),
    )


def _read(reader: IndexReader, documents: frozenset[int]) -> tuple[list[str], NDArray[np.int64]]:
    """All terms, and rows (term, key, position, first character, past the last one)."""
    numbers: dict[str, int] = {}
    postings: list[tuple[int, int]] = []  # term, key
    values: list[Sequence[int]] = []
    for field, name in enumerate(TEXT_FIELDS):
        for encoded in reader.lexicon(name):
            term = numbers.setdefault(encoded.decode(), len(numbers))
            matcher = reader.postings(name, encoded)
            while matcher.is_active():
                document = matcher.id()
                if document in documents:
                    postings.append((term, key_of(document, field)))
                    values.append(steps(matcher.value()))
                matcher.next()
    rows = np.array(postings, np.int64).reshape(-1, 2)
    counts = np.array([len(value) // 3 for value in values], np.int64)
    moves = np.fromiter(chain.from_iterable(values), np.int64).reshape(-1, 3)
    places = np.column_stack([_sums(moves[:, 0], counts), _sums(moves[:, 1] + moves[:, 2], counts)])
    spans = np.column_stack([places[:, 1] - moves[:, 2], places[:, 1]])
    return list(numbers), np.column_stack([np.repeat(rows, counts, axis=0), places[:, 0], spans])


def _sums(moves: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Running sums that begin anew after each of so many numbers."""
    sums = np.cumsum(moves)
    before = np.concatenate([[0], sums])[np.cumsum(counts) - counts]
    result: NDArray[np.int64] = sums - np.repeat(before, counts)
    return result
