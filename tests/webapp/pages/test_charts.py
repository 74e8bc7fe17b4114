"""Pictures say what their numbers say."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Industries, IndustryShare, Jobs, Outlook, Pay, PayUnit
from webapp.pages.charts import (
    EDGE,
    GROUND,
    HILL,
    WIDTH,
    make_industry_chart,
    make_jobs_chart,
    make_pay_chart,
    nice_step,
)

REGISTRARS = Pay(67310, "year", 2024, "ooh", p10=39120, p90=112130)


def test_pay_is_drawn_to_scale_from_zero() -> None:
    chart = make_pay_chart(REGISTRARS, None)

    assert chart is not None
    assert [tick.text for tick in chart.ticks] == ["$0", "$50,000", "$100,000", "$150,000"]
    units = (WIDTH - 2 * EDGE) / 150_000  # a dollar
    assert chart.low == pytest.approx(EDGE + 39120 * units, abs=0.06)
    assert chart.middle == pytest.approx(EDGE + 67310 * units, abs=0.06)
    assert chart.high == pytest.approx(EDGE + 112130 * units, abs=0.06)
    assert chart.span == pytest.approx(chart.high - chart.low, abs=0.01)


def test_the_pay_picture_has_its_numbers_in_words_and_in_a_table() -> None:
    chart = make_pay_chart(REGISTRARS, None)

    assert chart is not None
    for number in ("$39,120", "$67,310", "$112,130"):
        assert number in chart.description
        assert number in [row.number for row in chart.rows]


def test_hourly_pay_keeps_its_cents() -> None:
    chart = make_pay_chart(Pay(23.33, "hour", 2024, "ooh", p10=15.5, p90=41.2), None)

    assert chart is not None
    assert [row.number for row in chart.rows] == ["$15.50", "$23.33", "$41.20"]


@given(st.floats(1, 1000), st.floats(0, 1000), st.floats(0, 100_000))
def test_every_mark_of_the_pay_picture_is_inside_it(low: float, up: float, top: float) -> None:
    chart = make_pay_chart(Pay(low + up, "year", 2024, "s", p10=low, p90=low + up + top), None)

    assert chart is not None
    assert EDGE <= chart.low <= chart.middle <= chart.high <= WIDTH - EDGE + 0.1
    assert 2 <= len(chart.ticks) <= 5


def test_without_the_percentiles_there_is_no_pay_picture() -> None:
    assert make_pay_chart(None, None) is None
    assert make_pay_chart(Pay(67310, "year", 2024, "ooh"), None) is None
    assert make_pay_chart(Pay(None, "year", 2024, "ooh", p10=1, p90=2), None) is None


@given(st.floats(0.01, 10_000_000))
def test_steps_are_round_and_at_most_four_reach_the_largest(largest: float) -> None:
    step = nice_step(largest)

    assert 4 * step >= largest
    assert f"{step:e}"[0] in "125"


def test_projected_jobs_are_the_jobs_plus_the_change() -> None:
    chart = make_jobs_chart(
        Jobs(41900, 2024, "ooh"), Outlook(15, "much-faster", 2024, 2034, "ooh", change=6200), None
    )

    assert chart is not None
    assert [row.number for row in chart.rows] == ["41,900", "48,100"]
    assert [row.width for row in chart.rows] == [87.1, 100]


def test_industries_are_drawn_against_the_largest() -> None:
    shares = (IndustryShare("Hospitals", 40, 64320, "year"), IndustryShare("Self-employed", 10))

    chart = make_industry_chart(Industries(2024, "ooh", shares), None)

    assert chart is not None
    assert [(row.number, row.width, row.detail) for row in chart.rows] == [
        ("40%", 100, "$64,320"),
        ("10%", 25, None),
    ]
    assert make_industry_chart(Industries(2024, "ooh", ()), None) is None


@given(st.lists(st.floats(1, 300_000), min_size=1), st.sampled_from(["year", "hour"]))
def test_the_backdrop_stands_on_the_axis_inside_the_picture(
    medians: list[float], unit: PayUnit
) -> None:
    chart = make_pay_chart(Pay(30, unit, 2024, "s", p10=20, p90=40), None, medians)

    assert chart is not None
    assert max(bar.height for bar in chart.backdrop) == HILL
    for bar in chart.backdrop:
        assert EDGE <= bar.x <= bar.x + bar.width <= WIDTH - EDGE + 0.1
        assert bar.y + bar.height == pytest.approx(GROUND, abs=0.11)


def test_bars_of_the_backdrop_are_as_high_as_medians_are_many() -> None:
    chart = make_pay_chart(REGISTRARS, None, (40_100, 40_200, 40_300, 90_000))

    assert chart is not None
    assert [bar.height for bar in chart.backdrop] == [HILL, HILL / 3]


def test_the_backdrop_says_where_the_occupation_is_among_all() -> None:
    hourly = Pay(25, "hour", 2024, "s", p10=20, p90=40)

    yearly_chart = make_pay_chart(REGISTRARS, None, (30_000, 67_309, 67_310, 100_000))
    hourly_chart = make_pay_chart(hourly, None, (51_999, 52_001))
    lowest_chart = make_pay_chart(REGISTRARS, None, (90_000,))

    assert yearly_chart is not None and yearly_chart.backdrop_words is not None
    assert "of 4 occupations, each counted once; 2 of them have a" in yearly_chart.backdrop_words
    assert hourly_chart is not None and hourly_chart.backdrop_words is not None
    assert "1 of them has a lower one" in hourly_chart.backdrop_words
    assert lowest_chart is not None and lowest_chart.backdrop_words is not None
    assert "none of them has a lower one" in lowest_chart.backdrop_words


def test_amounts_on_the_axis_have_room_beside_each_other() -> None:
    chart = make_pay_chart(REGISTRARS, None, (30_000, 239_200))

    assert chart is not None
    assert [tick.text for tick in chart.ticks] == ["$0", "", "$100,000", "", "$200,000", ""]
    labelled = [tick.x for tick in chart.ticks if tick.text]
    assert all(after - before > 60 for before, after in pairwise(labelled))
