"""Filters and orders in plain words: "A" is read as "B", and what must not be read at all."""

import pytest

from indexer.search.natural import read_natural

# What is typed, the bounds read from it, the words that remain.
BOUNDS = (
    ("jobs without a degree", ("education<=3",), ""),
    ("welder no degree", ("education<=3",), "welder"),
    ("jobs that don't require a degree", ("education<=3",), ""),
    ("jobs without college", ("education<=1",), ""),
    ("construction jobs above 60k no college", ("pay>60000", "education<=1"), "construction"),
    ("no diploma needed and pays at least 45k", ("education<=0", "pay>=45000"), ""),
    ("jobs for 16 year olds", ("education<=0",), ""),
    ("first jobs for teens", ("education<=0",), "first"),
    ("jobs with only a high school diploma", ("education<=1",), ""),
    ("jobs with just a GED", ("education<=1",), ""),
    ("associate degree or less jobs", ("education<=4",), ""),
    ("work in a lab with only a 2 yr degree", ("education<=4",), "lab"),
    ("jobs over $50,000 under $90,000", ("pay>50000", "pay<90000"), ""),
    ("jobs that pay $30 an hour", ("pay>=62400",), ""),
    ("jobs paying over $25/hr", ("pay>52000",), ""),
    ("100k jobs", ("pay>=100000",), ""),
    ("jobs that pay 60000 a year", ("pay>=60000",), ""),
    ("outdoor jobs $60,000+", ("pay>=60000",), "outdoor"),
    ("art careers at least 45k", ("pay>=45000",), "art"),
    ("jobs more than 80k", ("pay>80000",), ""),
    ("office jobs between 50k and 70k", ("pay>=50000", "pay<=70000"), "office"),
    ("science jobs 50-70k", ("pay>=50000", "pay<=70000"), "science"),
    ("six figure jobs", ("pay>=100000",), ""),
    ("growing occupations", ("growth>0",), ""),
    ("fast growing jobs", ("growth>=7",), ""),
    ("masters degree jobs that pay at least 100k", ("pay>=100000",), ""),
)

CHOICES = (
    ("jobs with no experience", ("experience", "none"), ""),
    ("entry level jobs", ("experience", "none"), ""),
    ("healthcare jobs no experience needed", ("experience", "none"), "healthcare"),
    ("night shift jobs", ("schedule", "nights"), ""),
    ("part time jobs in libraries", ("schedule", "part-time"), "libraries"),
    ("seasonal jobs", ("schedule", "seasonal"), ""),
    ("jobs working with my hands", ("interest", "realistic"), ""),
    ("creative jobs", ("interest", "artistic"), ""),
    ("jobs where I can help people", ("interest", "social"), ""),
    ("apprenticeship jobs", ("training", "apprenticeship"), ""),
    ("apprenticeships near me", ("training", "apprenticeship"), ""),
    ("associate degree jobs", ("education", "associate-degree"), ""),
    ("2 year degree jobs", ("education", "associate-degree"), ""),
    ("bachelor's degree careers", ("education", "bachelor-degree"), ""),
    ("masters degree jobs that pay at least 100k", ("education", "master-degree"), ""),
)

SORTS = (
    ("highest paying jobs", "pay", ""),
    ("best paying healthcare careers", "pay", "healthcare"),
    ("top-paying jobs without a degree", "pay", ""),
    ("jobs that pay well", "pay", ""),
    ("high paying trades", "pay", "trades"),
    ("fastest growing careers", "growth", ""),
    ("jobs with the most openings", "openings", ""),
    ("most in demand jobs", "openings", ""),
    ("jobs for a high school student", "openings", ""),
    ("most common jobs", "jobs", ""),
    ("biggest occupations", "jobs", ""),
)

MISFIRES = (
    "no degree of risk",
    "degree audit",
    "a fast-growing plant",
    "growing plants",
    "under 18",
    "over 60",
    "16 year olds",
    "counselor for teens",
    "work with teenagers",
    "night 12 hour shift",
    "high school teacher",
    "college professor",
    "associate attorney",
    "bachelor party",
    "master plumber",
    "apprenticeship coordinator",
    "over 50 miles",
    "401k administrator",
    "24/7 support",
    "bachelor",
    "no college football",
)


@pytest.mark.parametrize(("typed", "bounds", "text"), BOUNDS, ids=[b[0] for b in BOUNDS])
def test_a_bound_in_plain_words_is_read(typed: str, bounds: tuple[str, ...], text: str) -> None:
    reading = read_natural(typed)

    assert tuple(f"{b.measure}{b.operator}{b.value:.0f}" for b in reading.ranges) == bounds
    assert reading.text == text


@pytest.mark.parametrize(("typed", "choice", "text"), CHOICES, ids=[c[0] for c in CHOICES])
def test_a_level_in_plain_words_is_chosen(typed: str, choice: tuple[str, str], text: str) -> None:
    reading = read_natural(typed)

    assert [(level.facet, level.value) for level in reading.choices] == [choice]
    assert reading.text == text


@pytest.mark.parametrize(("typed", "sort", "text"), SORTS, ids=[s[0] for s in SORTS])
def test_an_order_in_plain_words_is_read(typed: str, sort: str, text: str) -> None:
    reading = read_natural(typed)

    assert reading.sort == sort
    assert reading.text == text


@pytest.mark.parametrize("typed", MISFIRES)
def test_words_that_only_look_like_a_filter_stay(typed: str) -> None:
    reading = read_natural(typed)

    assert (reading.ranges, reading.choices, reading.sort) == ((), (), None)
    assert reading.filters == ()


@pytest.mark.parametrize(
    ("typed", "undo"),
    [
        ("welder no degree", 'welder "no degree"'),
        ("piano degree no degree", 'piano degree "no degree"'),
        ("piano degrees no degree", 'piano degrees "no degree"'),
        ("jobs over $50,000 under $90,000", 'jobs "over $50,000" under $90,000'),
        ("highest paying jobs", '"highest paying" jobs'),
    ],
)
def test_undoing_a_reading_quotes_its_words_where_they_stand(typed: str, undo: str) -> None:
    reading = read_natural(typed)

    assert reading.filters[0].undo == undo


@pytest.mark.parametrize("typed", [row[0] for row in (*BOUNDS, *CHOICES, *SORTS)])
def test_an_undone_reading_is_not_read_again(typed: str) -> None:
    before = read_natural(typed)

    after = [read_natural(each.undo) for each in before.filters]

    assert before.filters
    assert all(len(reading.filters) < len(before.filters) for reading in after)


def test_an_amount_in_a_question_about_an_occupation_filters_nothing() -> None:
    reading = read_natural("do architects earn more than $90,000")

    assert reading.ranges == ()
