"""BM25F: how much a word weighs where it occurs.

Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", section 3.6:
the frequencies of a term in the fields of a document are normalised by field length, weighted,
summed, and only then saturated. Two kinds of document are scored: the whole occupation (scope 0),
whose text is that of all its sections, and the occupation narrowed to one section (other scopes).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log1p

import numpy as np

from indexer.postings.postings import Floats, Ints, Segments
from indexer.postings.schema import TEXT_FIELDS
from indexer.query import Clause

K1 = 3.0  # weighted frequency at which half of the greatest score is reached


@dataclass(frozen=True, slots=True)
class FieldWeight:
    """``weight`` of one occurrence; ``b``: 0 ignores the field's length, 1 divides by it."""

    weight: float
    b: float


FIELD_WEIGHTS: Mapping[str, FieldWeight] = {
    "title": FieldWeight(12.0, 0.5),
    "alternate_titles": FieldWeight(2.0, 0.6),
    "codes": FieldWeight(8.0, 0.0),
    "heading": FieldWeight(1.0, 0.4),
    "text": FieldWeight(1.0, 0.5),
    "names": FieldWeight(2.0, 0.4),
}


@dataclass(frozen=True, slots=True)
class SegmentWeights:
    """What one occurrence in each segment counts, shape (segments,): in the whole occupation, and
    in its own section."""

    whole: Floats
    own: Floats


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How frequent the words of a query are in all occupations, which a view with a part of them
    cannot tell. ``having``: occupations that have a clause in the first of its forms that any has;
    ``near``: that have two words near each other, by these words."""

    having: Mapping[Clause, int]
    near: Mapping[str, int]


NO_FREQUENCIES = Frequencies({}, {})  # the view has all occupations: they are counted in it


def segment_weights(
    segments: Segments, fields: Mapping[str, FieldWeight] = FIELD_WEIGHTS
) -> SegmentWeights:
    """Field weights divided by length normalisation, for every segment of a view."""
    whole = np.zeros(len(segments.start))
    own = np.zeros(len(segments.start))
    for number, name in enumerate(TEXT_FIELDS):
        here = np.flatnonzero(segments.field == number)
        if not len(here):
            continue
        field = fields[name]
        lengths = segments.length[here].astype(np.float64)
        occupations = segments.occupation[here]
        totals = np.bincount(occupations, lengths).astype(np.float64)[occupations]
        whole[here] = field.weight / _normaliser(field.b, totals, occupations)
        own[here] = field.weight / _normaliser(field.b, lengths, np.arange(len(here)))
    return SegmentWeights(whole, own)


def _normaliser(b: float, lengths: Floats, documents: Ints) -> Floats:
    """1 - b + b * length / average length, the average over distinct, non-empty documents."""
    _, first = np.unique(documents, return_index=True)
    distinct = lengths[first]
    filled = distinct[distinct > 0]
    average = float(filled.mean()) if len(filled) else 1.0
    result: Floats = np.maximum(1 - b + b * lengths / average, 1e-9)
    return result


def idf(occupations: int, having: int) -> float:
    """Inverse document frequency of a term that ``having`` of ``occupations`` contain; > 0."""
    return log1p((occupations - having + 0.5) / (having + 0.5))


def saturated(frequency: Floats) -> Floats:
    """BM25's saturation of a weighted frequency: 0 to 1."""
    result: Floats = frequency / (K1 + frequency)
    return result
