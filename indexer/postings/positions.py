"""Ascending arrays of numbers, positions or rows: what they share, put together, once each."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from indexer.postings.postings import NO_POSITIONS, Ints, Mask

Kind = TypeVar("Kind", bound=np.generic)


def adjacent(positions: Sequence[Ints]) -> Ints:
    """First positions of the rows in which each list holds the next position."""
    if not positions:
        return NO_POSITIONS
    found = np.asarray(positions[0])
    for offset, following in enumerate(positions[1:], 1):
        found = found[member(found + offset, following)]
    return found


def before(first: Ints, second: Ints, reach: int) -> Ints:
    """Which of the first positions have one of the second at most so many after them.

    The shorter list is looked up in the longer one.
    """
    if len(first) <= len(second):
        near = np.zeros(len(first), bool)
        for distance in range(1, reach + 1):
            near |= member(first + distance, second)
        return first[near]
    near_by = [second - distance for distance in range(1, reach + 1)]
    return sorted_once(np.concatenate([found[member(found, first)] for found in near_by]))


def begins(ascending: Ints) -> Mask:
    """Where another value than the one before stands."""
    new = np.ones(len(ascending), bool)
    np.not_equal(ascending[1:], ascending[:-1], out=new[1:])
    return new


def distinct(ascending: Ints) -> Ints:
    """Each value once; of several ascending runs, once a run."""
    return ascending[begins(ascending)]


def sorted_once(values: Ints) -> Ints:
    """The values in ascending order, each once. np.unique says the same, and takes ten times as
    long for the short arrays of a search."""
    return distinct(np.sort(values))


def joined(arrays: Sequence[NDArray[Kind]]) -> NDArray[Kind]:
    """One array after the other; the only one as it is."""
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)


def merged(found: Sequence[Ints]) -> Ints:
    """One ascending array of several, which share no value."""
    if len(found) < 2:
        return found[0] if found else NO_POSITIONS
    return np.sort(np.concatenate(found), kind="stable")  # in linear time: they are ascending runs


def member(values: Ints, ascending: Ints) -> Mask:
    """Which values are in an ascending array."""
    if not len(ascending):
        return np.zeros(len(values), bool)
    places = np.minimum(ascending.searchsorted(values), len(ascending) - 1)
    found: Mask = ascending[places] == values
    return found


def runs(first: Ints, past: Ints) -> Ints:
    """The numbers from each first one up to the one past its last, run after run."""
    counts = past - first
    ends = np.cumsum(counts)
    numbers: Ints = np.arange(ends[-1] if len(ends) else 0)
    numbers += np.repeat(first - ends + counts, counts)
    return numbers
