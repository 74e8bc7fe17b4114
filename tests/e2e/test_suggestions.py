"""Suggestions under the search box, by keyboard, in a real browser."""

import re

from playwright.sync_api import expect

from .conftest import Open


def test_a_suggestion_is_reached_by_keyboard_alone(open_page: Open) -> None:
    page = open_page("/")
    box = page.locator("main input[name=q]")

    box.press_sequentially("phleb")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    box.press("Enter")

    expect(page).to_have_url(re.compile("/occupations/phlebotomists$"))


def test_escape_closes_the_suggestions_and_enter_searches(open_page: Open) -> None:
    page = open_page("/")
    box = page.locator("main input[name=q]")

    box.press_sequentially("nurse")
    expect(page.locator("[role=listbox]")).to_be_visible()
    box.press("Escape")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    box.press("Enter")

    expect(page).to_have_url(re.compile(r"/search\?q=nurse"))


def test_the_number_of_suggestions_is_told(open_page: Open) -> None:
    page = open_page("/")

    page.locator("main input[name=q]").press_sequentially("RHIT")

    expect(page.locator("form[role=search] [aria-live=polite]")).to_have_text("1 suggestion")
