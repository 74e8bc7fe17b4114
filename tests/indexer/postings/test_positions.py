"""Ascending arrays: each function beside a loop over lists."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.postings.positions import before, begins, runs, sorted_once

numbers = st.lists(st.integers(0, 60), max_size=30)
places = st.sets(st.integers(0, 60), max_size=30).map(sorted)
bounds = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4)), max_size=9)


@given(places, places, st.integers(1, 3))
def test_before_finds_what_has_another_soon_after_it(
    first: list[int], second: list[int], reach: int
) -> None:
    found = before(np.array(first, np.int32), np.array(second, np.int32), reach).tolist()

    assert found == [one for one in first if any(one < two <= one + reach for two in second)]


@given(numbers)
def test_sorted_once_gives_each_value_once(values: list[int]) -> None:
    assert sorted_once(np.array(values, np.int64)).tolist() == sorted(set(values))


@given(numbers.map(sorted))
def test_begins_marks_the_first_of_equal_neighbours(values: list[int]) -> None:
    marked = begins(np.array(values, np.int64)).tolist()

    assert marked == [n == 0 or values[n] != values[n - 1] for n in range(len(values))]


@given(bounds)
def test_runs_counts_through_each_stretch(stretches: list[tuple[int, int]]) -> None:
    first = np.array([start for start, _ in stretches], np.int64)
    past = np.array([start + count for start, count in stretches], np.int64)

    expected = [n for start, count in stretches for n in range(start, start + count)]
    assert runs(first, past).tolist() == expected
