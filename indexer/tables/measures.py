"""Bounds on facts: pay > 60000, growth >= 5, education <= associate's degree."""

import operator
from collections.abc import Callable, Mapping, Sequence
from functools import reduce

import numpy as np

from indexer.model import EDUCATION_LEVELS
from indexer.postings.card import Card
from indexer.postings.postings import Floats, Mask
from indexer.query import Measure, Operator, Range

# Of two occupations that answer equally well the larger is likelier meant: "nurse" is asked for
# 3.4 million registered nurses rather than for 380,000 nurse practitioners.
JOBS_WEIGHT = 0.1
_COMPARE: Mapping[Operator, Callable[[Floats, float], Mask]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
}  # fmt: skip
_LEVELS = {slug: number for number, slug in enumerate(EDUCATION_LEVELS) if slug != "varies"}
_MEASURES: Mapping[Measure, Callable[[Card], float | None]] = {
    "pay": lambda card: card.annual_pay,
    "growth": lambda card: card.growth_percent,
    "openings": lambda card: card.openings,
    "jobs": lambda card: card.jobs,
    "education": lambda card: _LEVELS.get(card.education or ""),
}


def measured(cards: Sequence[Card], measure: Measure) -> Floats:
    """The measure of every occupation, not-a-number where the profile has none."""
    values = [_MEASURES[measure](card) for card in cards]
    return np.array([np.nan if value is None else value for value in values], float)


def all_measures(cards: Sequence[Card]) -> Mapping[Measure, Floats]:
    """Every measure of every occupation, made once when a generation is opened."""
    return {measure: measured(cards, measure) for measure in _MEASURES}


def size_bonus(measures: Mapping[Measure, Floats]) -> Floats:
    """What an occupation's number of jobs adds to its score, made once with the measures."""
    return JOBS_WEIGHT * np.log10(1 + np.nan_to_num(measures["jobs"]))


def within(measures: Mapping[Measure, Floats], ranges: Sequence[Range], occupations: int) -> Mask:
    """Occupations that keep every bound; one without the fact keeps none."""
    masks = [_COMPARE[bound.operator](measures[bound.measure], bound.value) for bound in ranges]
    return reduce(np.logical_and, masks, np.ones(occupations, bool))
