"""Bounds and pay bands on facts, against a loop over the profiles."""

import operator
from dataclasses import replace

import pytest

from indexer.extraction.mentions import AnalyzedOccupation
from indexer.facet import PAY_BANDS, pay_band
from indexer.index import Index
from indexer.model import (
    EDUCATION_LEVELS,
    Corpus,
    Credential,
    FormerName,
    Occupation,
    Organization,
)
from indexer.postings.card import Card, card_of
from indexer.query import Measure, Operator, Range
from indexer.tables.facets import label_of
from indexer.tables.measures import within

OPERATORS = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
}  # fmt: skip


def fact(occupation: Occupation, measure: str) -> float | None:
    """The fact of a profile, taken from the profile itself."""
    facts = occupation.facts
    if measure == "pay" and facts.pay:
        hours = 2080 if facts.pay.unit == "hour" else 1
        return None if facts.pay.median is None else facts.pay.median * hours
    if measure == "education" and facts.education != "varies":
        return list(EDUCATION_LEVELS).index(facts.education) if facts.education else None
    if measure == "jobs" and facts.jobs:
        return facts.jobs.count
    if measure == "growth" and facts.outlook:
        return facts.outlook.percent
    if measure == "openings" and facts.outlook:
        return facts.outlook.openings
    return None


@pytest.mark.parametrize("sign", list(OPERATORS))
@pytest.mark.parametrize(
    ("measure", "value"),
    [("pay", 40000), ("pay", 34320), ("growth", 3), ("growth", -4), ("openings", 150),
     ("jobs", 5000), ("education", 1), ("education", 4)],
)  # fmt: skip
def test_a_bound_keeps_what_a_loop_over_the_profiles_keeps(
    small: Index, small_corpus: Corpus, measure: Measure, value: float, sign: Operator
) -> None:
    bounds = (Range("", measure, sign, value),)
    mask = within(small.measures, bounds, len(small.view.cards)).tolist()

    kept = {card.slug for card, keeps in zip(small.view.cards, mask, strict=True) if keeps}
    assert kept == {
        occupation.slug
        for occupation in small_corpus.occupations
        if (own := fact(occupation, measure)) is not None and OPERATORS[sign](own, value)
    }


def test_several_bounds_must_all_be_kept_and_none_keeps_everything(small: Index) -> None:
    bounds = (Range("", "pay", ">", 30_000), Range("", "growth", ">", 0))

    kept = within(small.measures, bounds, len(small.view.cards))

    assert [c.slug for c, k in zip(small.view.cards, kept, strict=True) if k] == [
        "beekeepers", "hive-inspectors", "night-nurses",
    ]  # fmt: skip
    assert within(small.measures, (), len(small.view.cards)).all()


@pytest.fixture
def card(small_corpus: Corpus) -> Card:
    return card_of(AnalyzedOccupation(small_corpus.occupations[0], (), ()))


@pytest.mark.parametrize(
    ("median", "unit", "band"),
    [
        (0, "year", "under-40000"), (39_999.99, "year", "under-40000"),
        (40_000, "year", "40000-59999"), (59_999, "year", "40000-59999"),
        (60_000, "year", "60000-79999"), (80_000, "year", "80000-99999"),
        (99_999.5, "year", "80000-99999"), (100_000, "year", "100000-or-more"),
        (1_000_000, "year", "100000-or-more"), (19.23, "hour", "under-40000"),
        (19.24, "hour", "40000-59999"), (None, "year", None),
    ],
)  # fmt: skip
def test_pay_falls_into_the_band_of_its_yearly_median(
    card: Card, median: float | None, unit: str, band: str | None
) -> None:
    assert pay_band(replace(card, pay_median=median, pay_unit=unit).annual_pay) == band


def test_the_bands_leave_no_gap() -> None:
    assert [band.low for band in PAY_BANDS[1:]] == [band.high for band in PAY_BANDS[:-1]]
    assert (PAY_BANDS[0].low, PAY_BANDS[-1].high) == (0, float("inf"))


def test_labels_give_the_full_name_with_the_acronym() -> None:
    nurse = Credential("rn", "Registered Nurse", "license", "RN")
    plain = Organization("guild", "Guild of Dyers")
    renamed = Credential(
        "ods", "Oncology Data Specialist", "certification", "ODS",
        former_names=(FormerName("Certified Tumor Registrar", "CTR", 2023),),
    )  # fmt: skip
    by_acronym = Organization("aapc", "AAPC", "AAPC", ("American Academy of Coders",))

    assert label_of(nurse) == "Registered Nurse (RN)"
    assert label_of(plain) == "Guild of Dyers"
    assert label_of(renamed) == "Oncology Data Specialist (ODS, formerly CTR)"
    assert label_of(by_acronym) == "AAPC (American Academy of Coders)"
