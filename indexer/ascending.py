"""Ascending arrays of numbers, positions or rows: what they share, put together, once each."""

from collections.abc import Sequence

import numpy as np

from indexer.view import NO_POSITIONS, Ints, Mask


def adjacent(positions: Sequence[Ints]) -> Ints:
    """First positions of the rows in which each list holds the next position."""
    if not positions:
        return NO_POSITIONS
    found = np.asarray(positions[0])
    for offset, following in enumerate(positions[1:], 1):
        found = found[member(found + offset, following)]
    return found


def distinct(ascending: Ints) -> Ints:
    """Each value once."""
    new = np.ones(len(ascending), bool)
    np.not_equal(ascending[1:], ascending[:-1], out=new[1:])
    return ascending[new]


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
