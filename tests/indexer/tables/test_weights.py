"""BM25F, computed once more by hand from the formula of the paper."""

import math

import numpy as np
import pytest

from indexer.postings.postings import Segments
from indexer.postings.schema import TEXT_FIELDS
from indexer.tables.weights import FIELD_WEIGHTS, K1, FieldWeight, idf, saturated, segment_weights

TITLE, TEXT = TEXT_FIELDS.index("title"), TEXT_FIELDS.index("text")


def segments(rows: list[tuple[int, int, int, int]]) -> Segments:
    """Segments of these rows (field, occupation, scope, words)."""
    field, occupation, scope, length = np.array(rows, np.int32).T
    start = np.cumsum([0, *length[:-1] + 10]).astype(np.int32)
    return Segments(start, field.astype(np.int8), occupation, scope.astype(np.int8), length)


def test_an_occurrence_weighs_its_field_over_the_length_of_the_field() -> None:
    fields = dict.fromkeys(TEXT_FIELDS, FieldWeight(1.0, 0.0)) | {
        "title": FieldWeight(12.0, 0.5),
        "text": FieldWeight(2.0, 0.8),
    }
    # two occupations: titles of 2 and 6 words; texts of 10 and 30 words, and of 20 words
    rows = [
        (TITLE, 0, 0, 2),
        (TEXT, 0, 1, 10),
        (TEXT, 0, 2, 30),
        (TITLE, 1, 0, 6),
        (TEXT, 1, 1, 20),
    ]

    weights = segment_weights(segments(rows), fields)

    title = [12 / (0.5 + 0.5 * 2 / 4), 12 / (0.5 + 0.5 * 6 / 4)]
    whole = [2 / (0.2 + 0.8 * 40 / 30), 2 / (0.2 + 0.8 * 20 / 30)]
    own = [2 / (0.2 + 0.8 * n / 20) for n in (10, 30, 20)]
    assert weights.whole == pytest.approx([title[0], whole[0], whole[0], title[1], whole[1]])
    assert weights.own == pytest.approx([title[0], own[0], own[1], title[1], own[2]])


def test_empty_fields_do_not_count_for_the_average_length() -> None:
    fields = dict.fromkeys(TEXT_FIELDS, FieldWeight(1.0, 1.0))
    rows = [(TEXT, 0, 1, 0), (TEXT, 1, 1, 10), (TEXT, 2, 1, 30)]

    weights = segment_weights(segments(rows), fields)

    assert weights.own[1:] == pytest.approx([20 / 10, 20 / 30])


def test_a_field_whose_length_is_ignored_weighs_the_same_everywhere() -> None:
    fields = dict.fromkeys(TEXT_FIELDS, FieldWeight(3.0, 0.0))

    weights = segment_weights(segments([(TEXT, 0, 1, 5), (TEXT, 1, 1, 500)]), fields)

    assert weights.own.tolist() == weights.whole.tolist() == [3.0, 3.0]


def test_every_text_field_has_a_weight() -> None:
    assert set(FIELD_WEIGHTS) == set(TEXT_FIELDS)
    assert all(field.weight > 0 and 0 <= field.b <= 1 for field in FIELD_WEIGHTS.values())


@pytest.mark.parametrize(("occupations", "having"), [(10, 0), (10, 1), (10, 9), (10, 10), (1, 1)])
def test_idf_is_that_of_the_paper_and_never_negative(occupations: int, having: int) -> None:
    expected = math.log(1 + (occupations - having + 0.5) / (having + 0.5))

    assert idf(occupations, having) == pytest.approx(expected)
    assert idf(occupations, having) > 0


def test_rarer_words_weigh_more() -> None:
    values = [idf(342, having) for having in range(343)]

    assert values == sorted(values, reverse=True)


def test_saturation_rises_from_nothing_towards_one() -> None:
    values = saturated(np.array([0.0, K1, 3 * K1, 1e9]))

    assert values == pytest.approx([0.0, 0.5, 0.75, 1.0])
