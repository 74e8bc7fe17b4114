"""Bounds above the exact levels of education and pay: how many they leave, and where they lead."""

import pytest
from flask.testing import FlaskClient

from indexer.index import Index
from indexer.model import EDUCATION_LEVELS
from tests.webapp.asking import attribute, first, read

LEVELS = list(EDUCATION_LEVELS)


def presets(client: FlaskClient, url: str, facet: str) -> dict[str, tuple[int, str]]:
    """Number and address of each preset of a facet."""
    return {
        " ".join(link.text(deep=False).split()): (
            int(first(link, "[aria-hidden]").text().replace(",", "")),
            attribute(link, "href"),
        )
        for link in read(client, url).css(f'fieldset[data-facet="{facet}"] .presets a')
    }


@pytest.mark.parametrize(
    ("label", "past"),
    [("No degree", "associate-degree"), ("Associate’s or less", "bachelor-degree"),
     ("Bachelor’s or less", "master-degree")],
)  # fmt: skip
def test_a_bound_on_education_leaves_the_levels_below(
    client: FlaskClient, index: Index, label: str, past: str
) -> None:
    below = LEVELS[: LEVELS.index(past)]
    expected = sum(card.education in below for card in index.view.cards)

    count, url = presets(client, "/search?q=", "education")[label]

    assert count == expected > 0
    assert first(read(client, url), ".status").text().startswith(f"{count} occupations")


def test_a_bound_on_pay_leaves_what_is_paid_as_much(client: FlaskClient, index: Index) -> None:
    expected = sum((card.annual_pay or 0) >= 60_000 for card in index.view.cards)

    count, url = presets(client, "/search", "pay")["At least $60,000"]

    assert count == expected > 0
    assert first(read(client, url), ".status").text().startswith(f"{count} occupations")


def test_a_chosen_bound_is_marked_and_gives_itself_up(client: FlaskClient) -> None:
    _, url = presets(client, "/search?q=nurse", "education")["No degree"]
    tree = read(client, url)

    (chosen,) = tree.css('fieldset[data-facet="education"] .presets a[aria-current]')

    assert chosen.text(deep=False).strip() == "No degree"
    assert attribute(chosen, "href") == "/search?q=nurse"


def test_a_bound_that_would_leave_all_or_nothing_is_not_offered(client: FlaskClient) -> None:
    found = presets(client, "/search?q=lawyer&group=legal&every=1", "education")

    total = int(
        first(read(client, "/search?q=lawyer&group=legal&every=1"), ".status").text().split()[0]
    )
    assert all(0 < count < total for count, _ in found.values())


def test_every_group_of_filters_says_which_it_is_and_education_stands_first(
    client: FlaskClient,
) -> None:
    names = [
        attribute(box, "data-facet")
        for box in read(client, "/search?q=nurse").css("fieldset.facet")
    ]

    assert names[:3] == ["education", "pay", "outlook"]
    assert names[-1] == "section"
    assert len(names) == len(set(names))
