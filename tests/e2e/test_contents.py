"""The navigation along the sections of a profile, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import REGISTRARS, Open

SECTIONS = ("Nature of work", "Training", "Employment", "Job outlook", "Earnings")


def marked(page: Page) -> list[str]:
    return page.locator(".toc [aria-current]").all_inner_texts()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_section_being_read_is_marked_and_stays_in_view(open_page: Open, width: int) -> None:
    page = open_page(REGISTRARS, width)

    for title in SECTIONS:
        heading = page.get_by_role("heading", name=title, exact=False, level=2).first
        heading.evaluate("heading => heading.scrollIntoView()")
        current = page.locator(".toc [aria-current]")
        expect(current).to_have_text(title)
        expect(current).to_be_in_viewport(ratio=1)


def test_a_section_too_short_to_come_up_is_marked_when_it_is_asked_for(open_page: Open) -> None:
    page = open_page(REGISTRARS)
    page.set_viewport_size({"width": 1280, "height": 1600})

    for title in ("Related occupations", "Sources"):
        page.locator(".toc").get_by_role("link", name=title).click()
        expect(page.locator(".toc [aria-current]")).to_have_text(title)


def test_above_the_first_section_nothing_is_marked(open_page: Open) -> None:
    assert marked(open_page(REGISTRARS)) == []


@pytest.mark.parametrize("settings", [{}, {"java_script_enabled": False}])
def test_previous_and_next_lead_along_the_sections(
    open_page: Open, settings: dict[str, bool]
) -> None:
    page = open_page(f"{REGISTRARS}#training", **settings)

    page.locator("#training").get_by_role("link", name="Next section: Employment").click()
    expect(page.locator("#employment h2")).to_be_in_viewport()
    page.locator("#employment").get_by_role("link", name="Previous section: Training").click()
    expect(page.locator("#training h2")).to_be_in_viewport()

    page.go_back()
    expect(page.locator("#employment h2")).to_be_in_viewport()


def test_without_script_the_navigation_is_plain_links(open_page: Open) -> None:
    page = open_page(REGISTRARS, java_script_enabled=False)

    page.locator(".toc").get_by_role("link", name="Earnings").click()

    expect(page.locator("#earnings h2")).to_be_in_viewport()
    assert marked(page) == []
