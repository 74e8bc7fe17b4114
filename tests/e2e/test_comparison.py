"""Occupations chosen in a list and set side by side, in a real browser."""

import re
from collections import Counter

import pytest
from playwright.sync_api import expect

from .conftest import REGISTRARS, Open

BUTTON = "Compare the chosen occupations"


@pytest.mark.parametrize("settings", [{}, {"java_script_enabled": False}])
def test_results_are_ticked_and_compared(open_page: Open, settings: dict[str, bool]) -> None:
    page = open_page("/search?q=nurse", **settings)
    button = page.get_by_role("button", name=BUTTON)
    titles = page.locator(".cards h3").all_inner_texts()[:2]
    expect(button).to_be_hidden()

    for title in titles:
        page.get_by_label(f"Compare {title}", exact=True).check()
    expect(button).to_be_in_viewport()
    button.click()

    expect(page).to_have_url(re.compile(r"/compare\?o=[a-z-]+&o=[a-z-]+$"))
    assert page.locator(".compare thead th > a:first-child").all_inner_texts() == titles


def test_back_from_a_comparison_the_list_is_as_it_was_left(open_page: Open) -> None:
    page = open_page("/search?q=nurse")
    page.get_by_label("Compare Registered Nurses", exact=True).check()
    page.get_by_role("button", name=BUTTON).click()
    expect(page).to_have_url(re.compile("/compare"))

    page.go_back()

    expect(page.locator("#q")).to_have_value("nurse")
    expect(page.get_by_label("Compare Registered Nurses", exact=True)).to_be_visible()


def test_a_comparison_is_begun_on_a_profile_and_grown_by_name(open_page: Open) -> None:
    page = open_page(REGISTRARS)

    page.get_by_role("link", name="Compare with other occupations").click()
    page.get_by_label("Add an occupation by its title").fill("phlebotomist")
    page.keyboard.press("Enter")

    expect(page.locator(".compare thead th")).to_have_count(2)
    page.get_by_role("link", name="Remove Phlebotomists").click()
    expect(page.locator(".compare thead th")).to_have_count(1)


def test_columns_stand_side_by_side_under_names_that_stay(open_page: Open) -> None:
    page = open_page("/compare?o=registered-nurses&o=lawyers")
    cells = page.locator(".compare tbody tr").last.locator("td")

    left, right = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()
    page.mouse.wheel(0, 1500)

    assert left is not None and right is not None
    assert left["x"] + left["width"] <= right["x"] + 1
    assert abs(left["y"] - right["y"]) < 1
    expect(page.get_by_role("link", name="Lawyers", exact=True)).to_be_in_viewport()


def test_on_a_phone_columns_stand_below_each_other_with_their_names(open_page: Open) -> None:
    page = open_page("/compare?o=registered-nurses&o=lawyers", 360)
    cells = page.locator(".compare tbody tr").first.locator("td")

    upper, lower = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()

    assert upper is not None and lower is not None
    assert upper["y"] + upper["height"] <= lower["y"]
    expect(cells.nth(0).locator(".of")).to_be_visible()
    expect(cells.nth(1).locator(".of")).to_have_text("Lawyers")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_comparison_is_a_table_to_a_screen_reader(open_page: Open, width: int) -> None:
    page = open_page("/compare?o=registered-nurses&o=lawyers", width)
    rows = page.locator(".compare tbody tr").count()

    # What the browser tells assistive technology, whatever the style sheet made of the table.
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    told = Counter(node["role"]["value"] for node in tree if not node["ignored"])

    assert told["table"] == 1
    assert told["columnheader"] == 2
    assert told["rowheader"] == rows > 10
    assert told["row"] == rows + 1
    assert told["cell"] >= 2 * rows
