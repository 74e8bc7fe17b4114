"""The compiled view of one generation: words, texts and facet values as arrays; never changes.

Everything hangs on *positions*: one number for every word of the index (see ``layout.py``). A
*cell* is an occupation in a scope: column 0 is the whole occupation, column 1 + n is its section
of type n, so that matching and counting work on matrices of shape (occupations, scopes).
"""

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import BREAK_GAP, Form
from indexer.postings.card import Card, card_from
from indexer.postings.families import Families
from indexer.postings.schema import OCCUPATION_FIELDS, SECTION_FIELDS

Ints = NDArray[np.signedinteger[Any]]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

FORMS: tuple[Form, ...] = ("stem", "exact")
NO_WORD = -1  # at positions that only keep texts apart
NO_POSITIONS: Ints = np.empty(0, np.int32)
NO_POSITIONS.flags.writeable = False


@dataclass(frozen=True, slots=True)
class Postings:
    """Where each term of one form stands: sorted positions, term after term."""

    terms: tuple[str, ...]  # sorted
    numbers: Mapping[str, int]
    offsets: NDArray[np.int64]  # terms + 1
    positions: Ints

    def __getitem__(self, term: str) -> Ints:
        """Positions of a term in ascending order; empty for an unknown one."""
        return self.positions[self.part(term)]

    def part(self, term: str) -> slice:
        """Which of the positions are those of a term."""
        number = self.numbers.get(term)
        if number is None:
            return slice(0)
        return slice(self.offsets[number], self.offsets[number + 1])

    def segments(self, term: str, segments: "Segments") -> Ints:
        """The segment of each position of a term."""
        return segments.of(self[term])

    def shares(self, stem: str, forms: Mapping[str, float], exact: "Postings") -> Floats:
        """What each occurrence of a stem counts, by the word that stands there; 0 for none of
        these. ``forms``: words and their shares; ``exact``: the postings of words as written."""
        positions = self[stem]
        result = np.zeros(len(positions))
        for form, share in forms.items():
            result[np.isin(positions, exact[form], assume_unique=True)] = share
        return result


@dataclass(frozen=True, slots=True)
class StemPostings(Postings):
    """Postings that know the segment of each position, and the number of the exact term there: a
    lookup where others have to search."""

    segment_at: Ints
    spelling_at: Ints

    def segments(self, term: str, segments: "Segments") -> Ints:
        return self.segment_at[self.part(term)]

    def shares(self, stem: str, forms: Mapping[str, float], exact: Postings) -> Floats:
        known = sorted((exact.numbers[form], share) for form, share in forms.items())
        here = self.spelling_at[self.part(stem)]
        if not known:
            return np.zeros(len(here))
        wanted = np.array([number for number, _ in known], here.dtype)
        at = np.minimum(wanted.searchsorted(here), len(wanted) - 1)
        values = np.array([share for _, share in known])[at]
        result: Floats = np.where(wanted[at] == here, values, 0.0)
        return result


@dataclass(frozen=True, slots=True)
class Segments:
    """Fields of occupations and sections in the order of their positions."""

    start: Ints
    field: NDArray[np.int8]  # number in schema.TEXT_FIELDS
    occupation: Ints
    scope: NDArray[np.int8]
    length: Ints  # tokens

    def of(self, positions: Ints) -> Ints:
        """Numbers of the segments that hold these positions."""
        return self.start.searchsorted(positions, side="right") - 1


@dataclass(frozen=True, slots=True)
class MappedSegments(Segments):
    """Segments that know the one of every position."""

    at: Ints

    def of(self, positions: Ints) -> Ints:
        return self.at[positions]


@dataclass(frozen=True, slots=True, eq=False)  # one object a generation
class View:
    """One generation's data; arrays are memory-mapped, so that workers share their pages."""

    cards: tuple[Card, ...]
    numbers: Mapping[str, int]  # slug -> number of the occupation
    scopes: tuple[str, ...]  # section types; scope n + 1 is scopes[n]
    segments: Segments
    postings: Mapping[Form, Postings]
    families: Families
    exists: Mask  # (occupations, scopes + 1): the occupation has such a section
    named: Mapping[str, Ints]  # "credential", "organization": rows (occupation, scope, number)
    token_positions: Ints
    token_spans: Ints  # (tokens, 2): first and past-the-end character in the segment's text
    text_offsets: NDArray[np.int64]
    texts: NDArray[np.uint8]
    parts: Ints  # rows (segment, first character, line of the heading or -1)
    first_part: Ints  # (segments + 1,): row of the first part of each segment
    first_segment: Ints  # (occupations, scopes + 1): of each cell, -1 where there is none
    past_position: Ints  # (occupations,): after the last one of each
    by_title: Ints  # (occupations,): place of each in the order of titles, then slugs

    @property
    def stems(self) -> Postings:
        return self.postings["stem"]

    @property
    def length(self) -> int:
        """Number of positions; the gap after the last text is among them."""
        last = int(self.token_positions[-1]) if len(self.token_positions) else 0
        return max(last, int(self.segments.start[-1])) + BREAK_GAP

    def text(self, segment: int) -> str:
        """The text of a segment as it was written."""
        start, end = self.text_offsets[segment], self.text_offsets[segment + 1]
        return self.texts[start:end].tobytes().decode()

    def spans(self, positions: Ints) -> Ints:
        """Character spans of words in their segments' texts, shape (positions, 2)."""
        # of another type than the array's own, a search would convert the whole array first
        wanted = positions.astype(self.token_positions.dtype)
        return self.token_spans[self.token_positions.searchsorted(wanted)]

    def segment(self, occupation: int, scope: int, field: str) -> int | None:
        """Number of the segment with this field, None if the occupation has no such section."""
        first = int(self.first_segment[occupation, scope])
        fields = SECTION_FIELDS if scope else OCCUPATION_FIELDS
        return None if first < 0 else first + fields.index(field)

    def part_starts(self, segment: int) -> list[int]:
        """First characters of the parts of a section's text segment."""
        first, past = self.first_part[segment : segment + 2].tolist()
        starts: list[int] = self.parts[first:past, 1].tolist()
        return starts

    def heading_at(self, segment: int, character: int) -> str | None:
        """Sub-heading of the part of a section's text segment that holds a character.

        The heading segment stands just before the text segment, one heading a line.
        """
        first, past = self.first_part[segment : segment + 2].tolist()
        starts, lines = self.parts[first:past, 1:].T.tolist()
        line = lines[bisect_right(starts, character) - 1]
        return None if line < 0 else self.text(segment - 1).split("\n")[line]


def load_view(folder: Path, scopes: tuple[str, ...]) -> View:
    """Maps the files that ``compile_view`` wrote; ``scopes`` are the vocabulary's section types."""
    cards = tuple(card_from(row) for row in json.loads((folder / "cards.json").read_bytes()))
    segments = MappedSegments(
        **{
            name: _mapped(folder / f"segment_{name}.npy")
            for name in ("start", "field", "occupation", "scope", "length", "at")
        }
    )
    exists = np.zeros((len(cards), len(scopes) + 1), bool)
    exists[:, 0] = True
    exists[segments.occupation, segments.scope] = True
    exists.flags.writeable = False
    first_segment = np.full(exists.shape, -1, np.int32)
    backwards = np.arange(len(segments.start))[::-1]  # so that the first one of a cell stays
    first_segment[segments.occupation[backwards], segments.scope[backwards]] = backwards
    past_position = np.full(len(cards), np.iinfo(np.int32).max, np.int32)
    past_position[:-1] = segments.start[first_segment[1:, 0]]
    parts = _mapped(folder / "parts.npy")
    texts = folder / "texts.bin"
    exact, stems = _postings(folder, "exact"), _postings(folder, "stem")
    located = StemPostings(
        stems.terms,
        stems.numbers,
        stems.offsets,
        stems.positions,
        segment_at=_mapped(folder / "stem_segments.npy"),
        spelling_at=_mapped(folder / "stem_spellings.npy"),
    )
    return View(
        cards=cards,
        numbers=MappingProxyType({card.slug: number for number, card in enumerate(cards)}),
        scopes=scopes,
        segments=segments,
        postings=MappingProxyType({"stem": located, "exact": exact}),
        families=Families(exact.terms),
        exists=exists,
        named=MappingProxyType(
            {name: _mapped(folder / f"{name}.npy") for name in ("credential", "organization")}
        ),
        token_positions=_mapped(folder / "token_positions.npy"),
        token_spans=_mapped(folder / "token_spans.npy"),
        text_offsets=_mapped(folder / "text_offsets.npy"),
        texts=np.asarray(np.memmap(texts, np.uint8, "r")),
        parts=parts,
        first_part=parts[:, 0].searchsorted(np.arange(len(segments.start) + 1)),
        first_segment=first_segment,
        past_position=past_position,
        by_title=by_title(cards),
    )


def by_title(cards: Sequence[Card]) -> Ints:
    """Place of each card in the order of titles, then slugs."""
    in_order = sorted(range(len(cards)), key=lambda n: (cards[n].title, cards[n].slug))
    places = np.empty(len(cards), np.int32)
    places[in_order] = np.arange(len(cards))
    return places


def _mapped(path: Path) -> NDArray[Any]:
    """The array in a file, mapped read-only; plain where there is nothing to map."""
    with path.open("rb") as file:
        np.lib.format.read_magic(file)
        shape, _, _ = np.lib.format.read_array_header_1_0(file)
    if 0 in shape:
        empty: NDArray[Any] = np.load(path, allow_pickle=False)
        return empty
    # as a plain array: slices of np.memmap cost several times as much, and the pages are the same
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))


def _postings(folder: Path, form: Form) -> Postings:
    text = (folder / f"{form}_terms.txt").read_text(encoding="utf-8")
    terms = tuple(text.split("\n")) if text else ()
    return Postings(
        terms=terms,
        numbers=MappingProxyType({term: number for number, term in enumerate(terms)}),
        offsets=_mapped(folder / f"{form}_offsets.npy"),
        positions=_mapped(folder / f"{form}_positions.npy"),
    )


def words_by_position(view: View, form: Form) -> NDArray[np.int64]:
    """The postings turned round: the number of the word at every position."""
    postings = view.postings[form]
    line = np.full(view.length, NO_WORD, np.int64)
    line[postings.positions] = np.repeat(np.arange(len(postings.terms)), np.diff(postings.offsets))
    return line


def postings_of(
    words: NDArray[np.int64], known: Sequence[str]
) -> tuple[tuple[str, ...], NDArray[Any], NDArray[Any]]:
    """Terms in alphabetical order, where the positions of each begin, and all positions.

    ``words``: the number of the word at every position; ``known``: the word of every number.
    """
    positions = np.flatnonzero(words != NO_WORD)
    numbers = words[positions]
    used = np.unique(numbers)
    alphabetical = sorted(used.tolist(), key=lambda number: known[number])
    rank = np.zeros(len(known), np.int64)
    rank[alphabetical] = np.arange(len(alphabetical))
    ranked = rank[numbers]
    order = np.argsort(ranked, kind="stable")
    counts = np.bincount(ranked, minlength=len(alphabetical))
    offsets = np.concatenate([[0], np.cumsum(counts)])
    return tuple(known[number] for number in alphabetical), offsets, positions[order]
