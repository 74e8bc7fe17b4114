"""Every kind of page for people who see, hear, move or zoom differently."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from .conftest import KINDS, REGISTRARS, Open

# Target size (WCAG 2.2, 2.5.8) is off by default in axe-core.
AXE_OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
OPEN_ALL = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"


def violations(page: Page) -> list[tuple[str, ...]]:
    found = Axe().run(page, options=AXE_OPTIONS).response["violations"]
    return [
        (page.url, rule["id"], node["html"][:200], node["failureSummary"])
        for rule in found
        for node in rule["nodes"]
    ]


# 640 px is a 1280 px window at 200 % zoom (WCAG 2.2, 1.4.4).
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 640, 360])
def test_axe_finds_nothing_on_any_kind_of_page_with_folds_closed_and_open(
    open_page: Open, site: str, width: int, scheme: str
) -> None:
    page = open_page("/", width, color_scheme=scheme)
    found: list[tuple[str, ...]] = []

    for path in KINDS:
        page.goto(site + path)
        found += violations(page)
        if page.locator("details").count():
            page.evaluate(OPEN_ALL)
            found += violations(page)

    assert found == []


# 320 px is a 1280 px window at 400 % zoom (WCAG 2.2, 1.4.10), 640 px one at 200 %.
@pytest.mark.parametrize("width", [320, 360, 640, 900, 1280])
def test_no_page_scrolls_sideways(open_page: Open, site: str, width: int) -> None:
    page = open_page("/", width)

    for path in KINDS:
        page.goto(site + path)
        page.evaluate(OPEN_ALL)
        excess = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert excess <= 0, path


def test_the_first_stop_of_the_keyboard_skips_to_the_main_content(open_page: Open) -> None:
    page = open_page("/credentials/rhit")

    page.keyboard.press("Tab")
    expect(page.locator("a.skip").first).to_be_focused()
    expect(page.locator("a.skip").first).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("path", ["/search?q=health", REGISTRARS])
@pytest.mark.parametrize("width", [1280, 360])
def test_every_stop_of_the_keyboard_is_visible_and_outlined(
    open_page: Open, path: str, width: int
) -> None:
    page = open_page(path, width)
    seen = 0

    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
                const focused = document.activeElement;
                if (focused === document.body) return null;
                const box = focused.getBoundingClientRect();
                const x = Math.min(Math.max(box.left + 2, 1), innerWidth - 1);
                const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 1);
                const top = document.elementFromPoint(x, y);
                return {
                    html: focused.outerHTML.slice(0, 150),
                    outline: getComputedStyle(focused).outlineStyle,
                    uncovered: focused.contains(top) || top.contains(focused),
                };
            }"""
        )
        if stop is None:
            break
        seen += 1
        assert stop["outline"] == "solid", stop
        assert stop["uncovered"], stop
    assert seen > 20


def test_filters_are_reached_by_keyboard_beside_the_results(open_page: Open) -> None:
    page = open_page("/search?q=health")

    page.locator("#q").focus()
    for _ in range(3):  # button, link that skips the filters, first bound
        page.keyboard.press("Tab")

    bounds = page.locator(".facet").first.locator(".presets a")
    expect(bounds.first).to_be_focused()
    for _ in range(bounds.count()):
        page.keyboard.press("Tab")
    expect(page.locator(".facet input").first).to_be_focused()
    expect(page.locator(".drawer > summary")).to_be_hidden()


def test_on_a_phone_the_filters_wait_in_a_drawer(open_page: Open) -> None:
    page = open_page("/search?q=health", 360)
    box = page.locator(".facet input").first
    expect(box).to_be_hidden()

    page.locator(".drawer > summary").focus()
    page.keyboard.press("Enter")

    expect(box).to_be_visible()


def test_colours_follow_the_scheme_of_the_system(open_page: Open) -> None:
    background = "getComputedStyle(document.body).backgroundColor"

    light = open_page("/", color_scheme="light").evaluate(background)
    dark = open_page("/", color_scheme="dark").evaluate(background)

    assert light == "rgb(252, 251, 248)"
    assert dark == "rgb(24, 23, 21)"


def test_a_printed_profile_is_the_text_without_the_site_around_it(open_page: Open) -> None:
    page = open_page(REGISTRARS)

    page.emulate_media(media="print")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("#training")).to_be_visible()
    for hidden in (".rooms", ".toc", "form", "footer", ".steps", ".tools"):
        expect(page.locator(hidden).first).to_be_hidden()
