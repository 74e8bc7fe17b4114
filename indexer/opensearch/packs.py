"""What is kept of one occupation beside its postings: enough to score it and to cut passages.

A pack is the occupation's stretch of the compiled view (``view.py``); a worker joins the packs of
a search's candidates to a small view, on which the embedded engine's own scoring, passages and
snippets run unchanged.
"""

import base64
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import BREAK_GAP, Form
from indexer.postings.postings import FORMS, NO_POSITIONS, Ints, Postings, Segments, View
from indexer.tables.weights import SegmentWeights


@dataclass(frozen=True, slots=True)
class Pack:
    """Positions and segments count from the occupation's beginning."""

    segments: Ints  # (segments, 5): field, scope, first position, tokens, bytes of text
    spans: Ints  # (tokens, 3): position, first and past-the-end character
    parts: Ints  # (parts, 3), as in View
    weights: NDArray[np.float64]  # (segments, 2): whole, own
    postings: Mapping[Form, Postings]
    texts: NDArray[np.uint8]

    @property
    def length(self) -> int:
        """Number of positions; the gap after the last text is among them."""
        last = int(self.spans[-1, 0]) if len(self.spans) else 0
        return max(last, int(self.segments[-1, 2])) + BREAK_GAP


def pack_of(view: View, weights: SegmentWeights, number: int) -> Pack:
    """An occupation's part of a complete view."""
    segments = view.segments
    first, past = np.searchsorted(segments.occupation, (number, number + 1)).tolist()
    start = int(segments.start[first])
    end = int(segments.start[past]) if past < len(segments.start) else view.length
    low, high = np.searchsorted(view.token_positions, (start, end)).tolist()
    offsets = view.text_offsets[first : past + 1]
    before, after = np.searchsorted(view.parts[:, 0], (first, past)).tolist()
    here = slice(first, past)
    return Pack(
        segments=np.column_stack(
            [
                segments.field[here], segments.scope[here],
                segments.start[here] - start, segments.length[here], np.diff(offsets),
            ]
        ).astype(np.int32),
        spans=np.column_stack(
            [view.token_positions[low:high] - start, view.token_spans[low:high]]
        ).astype(np.int32),
        parts=(view.parts[before:after] - np.array([first, 0, 0])).astype(np.int32),
        weights=np.column_stack([weights.whole[here], weights.own[here]]),
        postings={},
        texts=view.texts[int(offsets[0]) : int(offsets[-1])],
    )  # fmt: skip


def with_words(pack: Pack, words: Mapping[Form, Sequence[str]]) -> Pack:
    """The pack with its postings; ``words``: for each form the word of each row of the spans."""
    return replace(pack, postings={f: _postings(pack.spans[:, 0], words[f]) for f in FORMS})


def _postings(positions: Ints, words: Sequence[str]) -> Postings:
    terms = tuple(sorted(set(words)))
    numbers = {term: number for number, term in enumerate(terms)}
    ranks = np.array([numbers[word] for word in words], np.int64)
    counts = np.bincount(ranks, minlength=len(terms))
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return Postings(terms, numbers, offsets, positions[np.argsort(ranks, kind="stable")])


def dump_pack(pack: Pack) -> str:
    """As text for the cluster: a line of JSON, then the arrays, compressed, in base 64."""
    arrays: list[NDArray[Any]] = [pack.segments, pack.spans, pack.parts, pack.weights]
    for form in FORMS:
        arrays += [pack.postings[form].offsets, pack.postings[form].positions]
    header = {
        "terms": {form: pack.postings[form].terms for form in FORMS},
        "arrays": [(str(array.dtype), array.shape) for array in arrays],
    }
    data = [json.dumps(header, ensure_ascii=False).encode() + b"\n"]
    data += [np.ascontiguousarray(array).tobytes() for array in (*arrays, pack.texts)]
    return packed(b"".join(data))


def packed(data: bytes) -> str:
    """Bytes as the cluster keeps them: compressed, in base 64."""
    return base64.b64encode(zlib.compress(data, 6)).decode("ascii")


def unpacked(text: str) -> bytes:
    return zlib.decompress(base64.b64decode(text))


def load_pack(text: str) -> Pack:
    data = unpacked(text)
    at = data.index(b"\n") + 1
    header = json.loads(data[:at])
    arrays: list[NDArray[Any]] = []
    for dtype, shape in header["arrays"]:
        count = int(np.prod(shape))
        arrays.append(np.frombuffer(data, dtype, count, at).reshape(shape))
        at += arrays[-1].nbytes
    segments, spans, parts, weights, *lists = arrays
    postings: dict[Form, Postings] = {}
    for form, offsets, positions in zip(FORMS, lists[::2], lists[1::2], strict=True):
        terms = tuple(header["terms"][form])
        numbers = {term: number for number, term in enumerate(terms)}
        postings[form] = Postings(terms, numbers, offsets, positions)
    texts = np.frombuffer(data, np.uint8, offset=at)
    return Pack(segments, spans, parts, weights, postings, texts)


class JoinedPostings(Postings):
    """Postings of several packs, joined word by word when asked for.

    Only the words that begin as a prefix of the query are listed in ``terms``.
    """

    __slots__ = ("_joined", "_packs", "_starts")
    _packs: Sequence[Postings]
    _starts: Sequence[int]
    _joined: dict[str, Ints]

    def __init__(
        self, packs: Sequence[Postings], starts: Sequence[int], listed: Sequence[str]
    ) -> None:
        for name, value in (("_packs", packs), ("_starts", starts), ("_joined", {})):
            object.__setattr__(self, name, value)  # the dataclass underneath is frozen
        found = [self[term] for term in listed]
        offsets = np.concatenate([[0], np.cumsum([len(one) for one in found])]).astype(np.int64)
        positions = np.concatenate(found) if found else NO_POSITIONS
        numbers = {term: number for number, term in enumerate(listed)}
        super().__init__(tuple(listed), numbers, offsets, positions)

    def __getitem__(self, term: str) -> Ints:
        if term not in self._joined:
            parts = [
                pack[term] + start
                for pack, start in zip(self._packs, self._starts, strict=True)
                if term in pack.numbers
            ]
            self._joined[term] = np.concatenate(parts) if parts else NO_POSITIONS
        return self._joined[term]


def joined(
    view: View, packs: Mapping[int, Pack], listed: Iterable[str]
) -> tuple[View, SegmentWeights]:
    """A view with the texts and postings of these occupations only, by number; all cards stay.

    ``listed``: the words that prefixes of the query stand for.
    """
    numbers = sorted(packs)
    chosen = [packs[number] for number in numbers]
    starts = np.concatenate([[0], np.cumsum([pack.length for pack in chosen])]).astype(np.int32)
    counts = [len(pack.segments) for pack in chosen]
    before = np.concatenate([[0], np.cumsum(counts)])
    rows = np.concatenate([pack.segments for pack in chosen] or [np.empty((0, 5), np.int32)])
    which = np.repeat(np.arange(len(chosen)), counts)
    occupation = np.array(numbers, np.int32)[which] if len(which) else NO_POSITIONS
    tokens = [len(pack.spans) for pack in chosen]
    spans = np.concatenate([pack.spans for pack in chosen] or [np.empty((0, 3), np.int32)])
    parts = [p.parts + np.array([n, 0, 0], np.int32) for p, n in zip(chosen, before, strict=False)]
    weights = np.concatenate([pack.weights for pack in chosen] or [np.empty((0, 2))])
    first_segment = np.full(view.exists.shape, -1, np.int32)
    backwards = np.arange(len(rows))[::-1]  # so that the first one of a cell stays
    first_segment[occupation[backwards], rows[backwards, 1]] = backwards
    past_position = np.zeros(len(view.cards), np.int32)
    past_position[numbers] = starts[1:]
    all_parts = np.concatenate(parts or [np.empty((0, 3), np.int32)])
    words = sorted(set(listed))
    return replace(
        view,
        segments=Segments(
            start=rows[:, 2] + starts[which],
            field=rows[:, 0].astype(np.int8),
            occupation=occupation,
            scope=rows[:, 1].astype(np.int8),
            length=rows[:, 3],
        ),
        postings=MappingProxyType(
            {
                form: JoinedPostings(
                    [pack.postings[form] for pack in chosen],
                    starts.tolist()[:-1],
                    words if form == "exact" else (),
                )
                for form in FORMS
            }
        ),
        token_positions=spans[:, 0] + np.repeat(starts[:-1], tokens),
        token_spans=spans[:, 1:],
        text_offsets=np.concatenate([[0], np.cumsum(rows[:, 4], dtype=np.int64)]),
        texts=np.concatenate([pack.texts for pack in chosen] or [np.empty(0, np.uint8)]),
        parts=all_parts,
        first_part=all_parts[:, 0].searchsorted(np.arange(len(rows) + 1)),
        first_segment=first_segment,
        past_position=past_position,
    ), SegmentWeights(weights[:, 0], weights[:, 1])
