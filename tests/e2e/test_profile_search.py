"""The words of a search inside a profile, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from .conftest import REGISTRARS, Open


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("settings", [{}, {"java_script_enabled": False}])
def test_a_result_leads_to_its_passage_with_the_words_marked_in_view(
    open_page: Open, width: int, settings: dict[str, bool]
) -> None:
    page = open_page("/search?q=cancer+registry", width, **settings)
    link = page.locator(".passages a").first
    anchor = str(link.get_attribute("href")).partition("#")[2]

    link.click()

    expect(page).to_have_url(re.compile(rf"\?q=cancer\+registry#{anchor}$"))
    expect(page.locator(f"#{anchor} mark").first).to_be_in_viewport()


@pytest.mark.parametrize("settings", [{}, {"java_script_enabled": False}])
def test_words_are_searched_for_in_the_profile_at_hand(
    open_page: Open, settings: dict[str, bool]
) -> None:
    page = open_page(REGISTRARS, **settings)

    page.get_by_label("Search in this profile").fill("registry")
    page.keyboard.press("Enter")
    expect(page.locator("#found h2")).to_contain_text("of this profile have words of “registry”")
    page.locator("#found li a").last.click()

    expect(page).to_have_url(re.compile(r"\?q=registry#"))
    target = page.url.partition("#")[2]
    expect(page.locator(f"#{target} mark").first).to_be_in_viewport()


def test_marks_are_taken_away_by_a_link(open_page: Open) -> None:
    page = open_page(f"{REGISTRARS}?q=registry")

    page.get_by_role("link", name="Show the profile without marks").click()

    expect(page).to_have_url(re.compile(f"{REGISTRARS}$"))
    expect(page.locator("mark")).to_have_count(0)


def test_a_printed_profile_leaves_out_the_search_and_keeps_the_text(open_page: Open) -> None:
    page = open_page(f"{REGISTRARS}?q=registry")

    page.emulate_media(media="print")

    for hidden in (".tools", "#found"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator("#training")).to_be_visible()


def test_a_printed_comparison_is_the_table_alone(open_page: Open) -> None:
    page = open_page("/compare?o=registered-nurses&o=lawyers")

    page.emulate_media(media="print")

    expect(page.get_by_role("table")).to_be_visible()
    for hidden in ("form.add", ".offers", ".remove"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_on_a_phone_the_neighborhood_is_told_in_words_alone(open_page: Open) -> None:
    wide = open_page("/organizations/ahima")
    expect(wide.get_by_role("img", name=re.compile("^Around American Health"))).to_be_visible()

    phone = open_page("/organizations/ahima", 360)

    expect(phone.get_by_role("img")).to_have_count(0)
    expect(phone.locator(".about a", has_text="(RHIT)").first).to_be_visible()
    expect(phone.get_by_role("heading", name="Medical Records Specialists")).to_be_visible()
