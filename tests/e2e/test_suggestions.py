"""Suggestions under the search box, by keyboard, in a real browser."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from .conftest import REGISTRARS, Open
from .test_accessibility import violations


def typed(page: Page, text: str, box: str = "main input[name=q]") -> Locator:
    """The box with the suggestions for all of the text open."""
    field = page.locator(box)
    field.press_sequentially(text)
    suggestions = page.locator("[role=listbox]")
    expect(suggestions).to_have_attribute("data-query", text)
    expect(suggestions).to_be_visible()
    return field


def active(page: Page, field: Locator) -> str:
    """The suggestion that is read out as chosen, "" for none."""
    name = field.get_attribute("aria-activedescendant")
    selected = page.locator("[role=option][aria-selected=true]")
    if name is None:
        expect(selected).to_have_count(0)
        return ""
    expect(selected).to_have_id(name)
    return selected.inner_text()


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


def test_a_late_answer_does_not_take_away_what_somebody_is_choosing(open_page: Open) -> None:
    page = open_page("/")
    box = typed(page, "certifie")
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route("**/suggest?q=certified", hold)

    box.press("d")
    box.press("ArrowDown")
    chosen = active(page, box)
    with page.expect_response("**/suggest?q=certified"):
        page.wait_for_timeout(500)  # longer than the script waits before it asks
        late[0].continue_()
    page.wait_for_timeout(300)

    assert chosen
    assert active(page, box) == chosen


def test_an_answer_to_what_was_typed_before_does_not_keep_the_next_from_being_asked(
    open_page: Open,
) -> None:
    page = open_page("/")
    page.clock.install()
    box = page.locator("main input[name=q]")
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    page.route("**/suggest?q=certifie", hold)
    box.press_sequentially("certifie")
    page.clock.run_for(500)  # longer than the script waits before it asks
    while not late:
        page.wait_for_timeout(20)

    box.press("d")
    with page.expect_response("**/suggest?q=certifie"):
        late[0].continue_()
    expect(page.locator("[role=listbox]")).to_have_attribute("data-query", "certifie")
    page.clock.run_for(500)

    expect(page.locator("[role=listbox]")).to_have_attribute("data-query", "certified")


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

    # the credential, and the title that its holders have
    expect(page.locator("form[role=search] [aria-live=polite]")).to_have_text("2 suggestions")
    expect(page.get_by_role("option")).to_have_count(2)


def test_up_and_down_go_round_through_the_box_itself(open_page: Open) -> None:
    page = open_page("/")
    box = typed(page, "certified")
    options = page.locator("[role=option]").all_inner_texts()

    seen = []
    for key in ("ArrowUp", "ArrowDown", "ArrowDown", "ArrowUp"):
        box.press(key)
        seen.append(active(page, box))

    assert seen == [options[-1], "", options[0], ""]
    expect(box).to_have_value("certified")


@pytest.mark.parametrize("key", ["Home", "End", "ArrowLeft"])
def test_keys_that_move_in_the_text_give_up_the_choice(open_page: Open, key: str) -> None:
    page = open_page("/")
    box = typed(page, "certified")
    box.press("ArrowDown")
    assert active(page, box)

    box.press(key)

    assert active(page, box) == ""
    place = box.evaluate("field => field.selectionStart")
    assert place == {"Home": 0, "End": 9, "ArrowLeft": 8}[key]


def test_suggestions_stand_in_named_groups(open_page: Open) -> None:
    page = open_page("/")
    typed(page, "certified")

    for name in ("Other titles", "Credentials"):
        group = page.get_by_role("group", name=name)
        assert group.get_by_role("option").count() > 0


def test_a_suggestion_is_taken_with_the_mouse(open_page: Open) -> None:
    page = open_page("/")
    typed(page, "rhit")

    page.get_by_role("option").first.click()

    expect(page).to_have_url(re.compile("/credentials/rhit$"))


def test_leaving_the_box_closes_the_suggestions(open_page: Open) -> None:
    page = open_page("/")
    box = typed(page, "nurse")

    box.press("Tab")

    expect(page.locator("[role=listbox]")).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".said")).to_have_text("")


def test_what_begins_no_name_is_told_too(open_page: Open) -> None:
    page = open_page("/")

    page.locator("main input[name=q]").press_sequentially("xqzw")

    expect(page.locator(".said")).to_have_text("No suggestions")
    expect(page.locator("[role=listbox]")).to_be_hidden()


def test_the_box_in_the_head_of_a_profile_suggests_and_its_own_does_not(open_page: Open) -> None:
    page = open_page(REGISTRARS)

    page.locator("#in").press_sequentially("nurse")
    page.wait_for_timeout(400)
    expect(page.locator("[role=listbox]")).to_be_hidden()
    typed(page, "nurse", "#site-q")

    expect(page.locator("#in")).not_to_have_attribute("role", "combobox")


def test_without_script_the_box_is_a_plain_field(open_page: Open) -> None:
    page = open_page("/", java_script_enabled=False)
    box = page.locator("main input[name=q]")

    expect(box).not_to_have_attribute("role", "combobox")
    box.fill("nurse")
    box.press("Enter")

    expect(page).to_have_url(re.compile(r"/search\?q=nurse"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", ["/", "/credentials/rhit"])
def test_axe_finds_nothing_in_open_suggestions(
    open_page: Open, path: str, width: int, scheme: str
) -> None:
    page = open_page(path, width, color_scheme=scheme)
    box = typed(page, "certified", "#q" if path == "/" else "#site-q")
    box.press("ArrowDown")

    assert violations(page) == []
    excess = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(excess) <= 0
