"""What people do, in a real browser, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import KINDS, Open

NO_SCRIPT = {"java_script_enabled": False}
HEALTHCARE = re.compile("^Healthcare, ")


def titles(page: Page) -> list[str]:
    return page.locator(".cards h3").all_inner_texts()


@pytest.mark.parametrize("settings", [{}, NO_SCRIPT])
def test_typing_words_finds_a_passage_and_leads_to_it(
    open_page: Open, settings: dict[str, bool]
) -> None:
    page = open_page("/", **settings)

    page.get_by_label("Search the profiles").fill("rhit")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("occupation")
    link = page.locator(".passages a").first
    anchor = str(link.get_attribute("href")).partition("#")[2]
    link.click()

    expect(page).to_have_url(re.compile(f"/occupations/.+#{anchor}$"))
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    expect(page.locator(f"#{anchor}")).to_contain_text("RHIT")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_deep_link_shows_its_heading_below_the_section_navigation(
    open_page: Open, site: str, width: int
) -> None:
    path = "/occupations/registered-nurses#employment"

    page = open_page(path, width)

    heading = page.locator("#employment h2").bounding_box()
    navigation = page.locator(".toc").bounding_box()
    assert heading is not None and navigation is not None
    beside = navigation["x"] + navigation["width"] <= heading["x"]
    assert beside or navigation["y"] + navigation["height"] <= heading["y"]
    assert heading["y"] < 400


def test_without_script_filters_are_ticked_and_applied(open_page: Open) -> None:
    page = open_page("/search?q=health", **NO_SCRIPT)

    page.get_by_label(HEALTHCARE).check()
    page.get_by_role("button", name="Apply filters").first.click()

    expect(page).to_have_url(re.compile(r"/search\?q=health&group=healthcare$"))
    expect(page.get_by_label(HEALTHCARE)).to_be_checked()
    expect(page.locator(".chips")).to_contain_text("Healthcare")


def test_without_script_a_chip_takes_its_filter_away(open_page: Open) -> None:
    page = open_page("/search?q=health&group=healthcare&section=training", **NO_SCRIPT)

    page.get_by_role("link", name="Remove the filter Section").click()

    expect(page).to_have_url(re.compile(r"/search\?q=health&group=healthcare$"))


def test_without_script_a_phone_can_filter_too(open_page: Open) -> None:
    page = open_page("/search?q=health", 360, **NO_SCRIPT)

    page.locator(".drawer > summary").click()
    page.get_by_label(HEALTHCARE).check()
    page.get_by_role("button", name="Apply filters").first.click()

    expect(page).to_have_url(re.compile(r"group=healthcare$"))


def test_on_a_phone_the_drawer_closes_over_the_results_already_swapped(open_page: Open) -> None:
    page = open_page("/search?q=health", 360)
    page.evaluate("window.sameDocument = true")
    page.locator(".drawer > summary").click()

    page.get_by_label(HEALTHCARE).check()
    expect(page.locator(".drawer > summary")).to_have_text("Filters (1 chosen)")
    page.get_by_role("button", name="Show the results").first.click()

    expect(page.locator(".drawer")).not_to_have_attribute("open", "")
    expect(page.get_by_role("status")).to_be_in_viewport()
    expect(page.locator("#results")).to_be_focused()
    assert page.evaluate("window.sameDocument") is True


def test_on_a_phone_words_typed_above_the_drawer_are_searched_with_it(open_page: Open) -> None:
    page = open_page("/search?q=health", 360)
    page.locator(".drawer > summary").click()

    page.locator("#q").fill("nurse")
    page.get_by_role("button", name="Show the results").first.click()

    expect(page).to_have_url(re.compile(r"/search\?q=nurse$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("nurse")


def test_choosing_a_filter_swaps_the_list_and_keeps_focus_and_place(open_page: Open) -> None:
    page = open_page("/search?q=health")
    page.evaluate("window.sameDocument = true")
    box = page.get_by_label(HEALTHCARE)
    box.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")

    box.check()
    expect(page.locator(".chips")).to_contain_text("Healthcare")

    expect(page).to_have_url(re.compile(r"/search\?q=health&group=healthcare$"))
    expect(page.get_by_label(HEALTHCARE)).to_be_focused()
    assert page.evaluate("window.sameDocument") is True
    assert page.evaluate("scrollY") == before


def test_the_swapped_list_is_the_one_at_its_address(open_page: Open) -> None:
    page = open_page("/search?q=health")
    page.get_by_label(HEALTHCARE).check()
    expect(page.locator(".chips")).to_contain_text("Healthcare")
    swapped, status = titles(page), page.get_by_role("status").inner_text()

    page.reload()

    assert titles(page) == swapped
    assert page.get_by_role("status").inner_text() == status


def test_back_and_forward_follow_the_chosen_filters(open_page: Open) -> None:
    page = open_page("/search?q=health")
    start = titles(page)
    page.get_by_label(HEALTHCARE).check()
    expect(page.locator(".chips")).to_contain_text("Healthcare")
    chosen = titles(page)

    page.go_back()
    expect(page.locator(".chips")).to_have_count(0)
    assert titles(page) == start
    expect(page.get_by_label(HEALTHCARE)).not_to_be_checked()
    page.go_forward()
    expect(page.locator(".chips")).to_contain_text("Healthcare")
    assert titles(page) == chosen


def test_removing_a_chip_puts_the_focus_on_the_results(open_page: Open) -> None:
    page = open_page("/search?q=health&group=healthcare")

    page.get_by_role("link", name="Remove the filter").click()
    expect(page.locator(".chips")).to_have_count(0)

    expect(page.locator("#results")).to_be_focused()


def test_an_unfolded_facet_stays_open_when_a_filter_is_chosen(open_page: Open) -> None:
    page = open_page("/search")
    fold = page.locator('details[data-facet="credential"]')
    fold.locator("summary").click()

    page.get_by_label(HEALTHCARE).check()
    expect(page.locator(".chips")).to_contain_text("Healthcare")

    expect(fold).to_have_attribute("open", "")


def test_words_typed_but_not_yet_searched_count_when_a_filter_is_chosen(
    open_page: Open,
) -> None:
    page = open_page("/search?q=health")

    page.locator("#q").fill("nurse")
    page.get_by_label(HEALTHCARE).check()

    expect(page).to_have_url(re.compile(r"/search\?q=nurse&group=healthcare$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("nurse")


def test_no_page_breaks_its_own_policy_or_asks_another_host(open_page: Open, site: str) -> None:
    page = open_page("/help")
    complaints: list[str] = []
    hosts: set[str] = set()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: hosts.add(request.url.partition("/")[2].split("/")[1]))

    for path in KINDS[:-1]:  # the last one is missing on purpose, which the console notes
        page.goto(site + path)

    assert complaints == []
    assert hosts == {site.removeprefix("http://")}


def test_a_search_page_needs_at_most_six_requests(open_page: Open, site: str) -> None:
    page = open_page("/help")
    fresh = page.context.browser
    assert fresh is not None
    requests: list[str] = []
    context = fresh.new_context()
    search = context.new_page()
    search.on("request", lambda request: requests.append(request.url))

    search.goto(f"{site}/search?q=health")
    search.wait_for_load_state("networkidle")
    context.close()

    assert 1 <= len(requests) <= 6
