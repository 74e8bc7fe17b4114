"""What a worker keeps of a generation: names, facts and the list of words; never texts.

Some KB an occupation. With it a query is understood, a name is known and a facet value has its
label, all by the embedded engine's own code, before the cluster is asked.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import Form
from indexer.opensearch.packs import packed, unpacked
from indexer.postings.card import card_from
from indexer.postings.families import Families
from indexer.postings.postings import FORMS, Ints, Postings, Segments, View, by_title
from indexer.search.widen import occurrences
from indexer.tables.synonyms import Alternative, Lexicon, Stems

CHUNK = 4 * 1024 * 1024  # characters of a document; far below the 100 MB a node takes at once
_ARRAYS = ("start", "field", "occupation", "scope", "length")


class WordList(Postings):
    """All words with their number of occurrences, and one position of each: in a title if it is in
    one, so that it can be asked whether a word occurs, and whether a title has it."""

    __slots__ = ("occupations",)
    occupations: Ints  # number of occupations that have the word

    def __init__(self, terms: Sequence[str], counts: Ints, firsts: Ints, occupations: Ints) -> None:
        object.__setattr__(self, "occupations", occupations)  # the dataclass is frozen
        numbers = {term: number for number, term in enumerate(terms)}
        offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        super().__init__(tuple(terms), numbers, offsets, firsts)

    def __getitem__(self, term: str) -> Ints:
        number = self.numbers.get(term)
        return self.positions[:0] if number is None else self.positions[number : number + 1]


@dataclass(frozen=True, slots=True)
class Tables:
    """``view`` has every card and word, and no texts. ``present``: the names of the lexicon that
    occur somewhere, as stems in a row."""

    view: View
    present: frozenset[Stems]


def dump_tables(view: View, lexicon: Lexicon) -> tuple[str, ...]:
    """The tables of a complete view, as texts of at most `CHUNK` characters."""
    arrays: list[NDArray[Any]] = [getattr(view.segments, name) for name in _ARRAYS]
    arrays += [view.named["credential"], view.named["organization"]]
    for form in FORMS:
        arrays += [*_word_arrays(view, form)]
    present = {a.stems for found in lexicon.alternatives.values() for a in found if _is_in(view, a)}
    header = {
        "cards": [asdict(card) for card in view.cards],
        "scopes": view.scopes,
        "terms": {form: view.postings[form].terms for form in FORMS},
        "present": sorted(present),
        "arrays": [(str(array.dtype), array.shape) for array in arrays],
    }
    data = [json.dumps(header, ensure_ascii=False).encode() + b"\n"]
    data += [np.ascontiguousarray(array).tobytes() for array in arrays]
    text = packed(b"".join(data))
    return tuple(text[at : at + CHUNK] for at in range(0, len(text), CHUNK))


def load_tables(chunks: Sequence[str]) -> Tables:
    data = unpacked("".join(chunks))
    at = data.index(b"\n") + 1
    header = json.loads(data[:at])
    arrays: list[NDArray[Any]] = []
    for dtype, shape in header["arrays"]:
        arrays.append(np.frombuffer(data, dtype, int(np.prod(shape)), at).reshape(shape))
        at += arrays[-1].nbytes
    nothing: Ints = np.empty(0, np.int32)
    segments = Segments(**dict(zip(_ARRAYS, arrays, strict=False)))
    cards = tuple(card_from(row) for row in header["cards"])
    scopes = tuple(header["scopes"])
    exists = np.zeros((len(cards), len(scopes) + 1), bool)
    exists[:, 0] = True
    exists[segments.occupation, segments.scope] = True
    exists.flags.writeable = False
    words: dict[Form, Postings] = {}
    for form, first in zip(FORMS, (7, 10), strict=True):
        words[form] = WordList(header["terms"][form], *arrays[first : first + 3])
    view = View(
        cards=cards,
        numbers=MappingProxyType({card.slug: number for number, card in enumerate(cards)}),
        scopes=scopes,
        segments=segments,
        postings=MappingProxyType(words),
        families=Families(words["exact"].terms),
        exists=exists,
        named=MappingProxyType({"credential": arrays[5], "organization": arrays[6]}),
        token_positions=nothing,
        token_spans=nothing.reshape(0, 2),
        text_offsets=np.zeros(1, np.int64),
        texts=np.empty(0, np.uint8),
        parts=nothing.reshape(0, 3),
        first_part=np.zeros(1, np.int64),
        first_segment=np.full(exists.shape, -1, np.int32),
        past_position=np.zeros(len(cards), np.int32),
        by_title=by_title(cards),
    )
    return Tables(view, frozenset(tuple(stems) for stems in header["present"]))


def _word_arrays(view: View, form: Form) -> tuple[Ints, Ints, Ints]:
    """For each word: occurrences, the position to keep, and occupations that have it."""
    postings = view.postings[form]
    counts = np.diff(postings.offsets)
    numbers = np.repeat(np.arange(len(counts)), counts)
    where = view.segments.of(postings.positions)
    # titles stand first among the fields, other titles and codes next
    order = np.lexsort((postings.positions, view.segments.field[where], numbers))
    firsts = postings.positions[order[postings.offsets[:-1]]]
    pairs = np.unique(numbers * len(view.cards) + view.segments.occupation[where])
    occupations = np.bincount(pairs // len(view.cards), minlength=len(counts))
    return counts.astype(np.int32), firsts.astype(np.int32), occupations.astype(np.int32)


def _is_in(view: View, alternative: Alternative) -> bool:
    return len(occurrences(view, alternative)) > 0
