"""Numbers in prose: which are read, and which figure each may state."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.corpus.editorial.figures import Written, equals, numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pay was $67,310 in 2024.", [("$67,310", 67310, "dollars"), ("2024", 2024, "year")]),
        ("About 3.4 million work there.", [("3.4 million", 3_400_000, "count")]),
        ("Some $1.2 million was paid.", [("$1.2 million", 1_200_000, "dollars")]),
        ("It pays $21.50, or $9, an hour.", [("$21.50", 21.5, "dollars"), ("$9", 9, "dollars")]),
        ("Six percent left.", [("Six percent", 6, "percent")]),
        ("Twenty-one percent left.", [("Twenty-one percent", 21, "percent")]),
        ("Forty thousand work.", [("Forty thousand", 40_000, "count")]),
        ("Two of the three work.", []),
        (
            "Farms have 46 percent, mills 19, and shops 6.",
            [("46 percent", 46, "percent"), ("19", 19, "percent"), ("6", 6, "percent")],
        ),
        ("They grow 5 to 6 percent.", [("5", 5, "percent"), ("6 percent", 6, "percent")]),
        ("A 401(k), a 3-D model, the 21st, G5, MX-5 and 5G.", [("3", 3, "count")]),
        ("It runs 2024-34.", [("2024", 2024, "year"), ("34", 34, "count")]),
    ],
)
def test_numbers_are_read_with_their_kind(
    text: str, expected: list[tuple[str, float, str]]
) -> None:
    found = list(numbers(text))

    assert [(one.text, one.value, one.kind) for one in found] == expected
    assert all(text[one.start :].startswith(one.text) for one in found)


@given(st.integers(min_value=1000, max_value=5_000_000), st.integers(min_value=2, max_value=7))
def test_a_figure_rounded_within_tolerance_states_it(figure: int, digits: int) -> None:
    rounded = round(figure, digits - len(str(figure)))

    (written,) = numbers(f"About {rounded:,} people work.")
    states = equals(written, figure, 3)

    assert states == (abs(rounded - figure) <= 0.03 * figure)


@given(st.integers(min_value=10_000, max_value=99_999), st.integers(min_value=1, max_value=9))
def test_an_exact_amount_states_no_other_amount(figure: int, off: int) -> None:
    exact = figure // 10 * 10 + 1  # no trailing zero: nothing about it is rounded
    (written,) = numbers(f"Pay was ${exact:,}.")

    states = equals(written, exact + off, 3)

    assert not states


def test_one_percent_states_any_lower_share() -> None:
    under = Written("1 percent", 0, 1, 1, "percent")

    assert equals(under, 0.3, 3)
    assert not equals(under, 1.6, 3)
