"""The answer above the list and the words that a result may lack, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import Open
from .test_accessibility import violations

PLUMBERS = "/search?q=how+much+do+plumbers+earn"
ANSWERED = (PLUMBERS, "/search?q=RHIT", "/search?q=LPN+vs+RN", "/search?q=who+certifies+welders")
NURSES = "/search?q=senior+registered+nurse"


@pytest.mark.parametrize("settings", [{}, {"java_script_enabled": False}])
def test_the_answer_leads_to_the_passage_that_says_so(
    open_page: Open, settings: dict[str, bool]
) -> None:
    page = open_page(PLUMBERS, **settings)

    expect(page.get_by_role("region", name=re.compile("^Answer: Median pay"))).to_contain_text(
        "$62,970 a year"
    )
    page.locator("#answer").get_by_role("link", name="More in Earnings").click()

    expect(page).to_have_url(re.compile("/occupations/plumbers.*#earnings$"))
    expect(page.locator("#earnings")).to_be_in_viewport()


@pytest.mark.parametrize("path", ANSWERED)
def test_on_a_phone_the_answer_starts_on_the_first_screen(open_page: Open, path: str) -> None:
    page = open_page(path, 360)

    box = page.locator("#answer").bounding_box()

    assert box is not None
    assert box["y"] < 740


def test_the_answer_is_reached_by_keyboard_before_the_filters(open_page: Open) -> None:
    page = open_page(PLUMBERS)

    page.locator("#q").focus()
    for _ in range(2):  # button, first link of the answer
        page.keyboard.press("Tab")

    expect(page.locator("#answer a").first).to_be_focused()


@pytest.mark.parametrize("settings", [{}, {"java_script_enabled": False}])
def test_only_with_every_word_is_one_click_and_undone_by_one(
    open_page: Open, settings: dict[str, bool]
) -> None:
    page = open_page(NURSES, **settings)
    both = page.locator("#status").inner_text()
    assert "with every word" in both

    page.get_by_role("link", name="Only with every word").click()
    expect(page).to_have_url(re.compile("every=1$"))
    expect(page.locator("#status")).not_to_contain_text("with every word")
    expect(page.get_by_text("Without: senior")).to_have_count(0)
    page.get_by_role("link", name="List those that lack a word too").click()

    expect(page.locator("#status")).to_have_text(both)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_on_answers_and_notices(
    open_page: Open, site: str, width: int, scheme: str
) -> None:
    page = open_page("/", width, color_scheme=scheme)
    found: list[tuple[str, ...]] = []

    for path in (*ANSWERED, NURSES, "/search?q=astronaut", "/search?q=accounting+associate"):
        page.goto(site + path)
        found += violations(page)

    assert found == []
