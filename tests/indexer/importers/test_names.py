"""Index entries, slugs, dates and the names of related occupations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.importers.index_terms import alternate_titles, natural_order
from indexer.importers.ooh_related import related_names
from indexer.importers.page_files import iso_date
from indexer.importers.related import RelatedName
from indexer.importers.section_names import section_of_title, slug_of


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("Doctors, kite", "Kite doctors"),
        ("CPAs, wind", "Wind CPAs"),
        ("Technicians, laboratory, clinical", "Clinical laboratory technicians"),
        ("Heads, college or university department", "College or university department heads"),
        ("Operators, kite, rope, and wind machine", "Kite, rope, and wind machine operators"),
        ("Handlers, sprayers, and drawers, rope", "Rope handlers, sprayers, and drawers"),
        ("kite repairers", "Kite repairers"),
    ],
)
def test_an_inverted_entry_is_turned_round(entry: str, title: str) -> None:
    assert natural_order(entry) == title


@pytest.mark.parametrize(
    "entry",
    [
        "Kite, rope, and wind machine operators",
        "Pilots, copilots, and flight engineers",
        "Kite scientists, other",
        "Kite workers, except repairers",
        "Kite engineers, including rope engineers",
    ],
)
def test_lists_and_limits_stay_as_they_are(entry: str) -> None:
    assert natural_order(entry) == entry


def test_alternate_titles_come_once_and_leave_out_the_title() -> None:
    entries = ["Testers, kite", " Fliers", "", "fliers", "Kite-testers"]

    assert alternate_titles(entries, "Kite Testers") == ("Fliers",)


def test_a_turned_title_is_an_alternate_title() -> None:
    assert alternate_titles(["Kites, dispensing"], "Kites, Dispensing") == ("Dispensing kites",)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Teachers—Kites & Ropes", "teachers-kites-and-ropes"),
        ("Bakers’ Helpers (All Other)", "bakers-helpers-all-other"),
        ("Pâtissiers", "patissiers"),
        ("風箏", ""),
    ],
)
def test_slugs(title: str, slug: str) -> None:
    assert slug_of(title) == slug


@given(st.text())
def test_a_slug_is_always_an_address(title: str) -> None:
    slug = slug_of(title)

    assert len(slug) <= 100
    assert all(part.isascii() and part.isalnum() for part in slug.split("-") if slug)
    assert slug == slug.lower()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("December 17, 2009", "2009-12-17"),
        ("Dec. 7, 2009", "2009-12-07"),
        ("12/17/2009", "2009-12-17"),
        ("February 30, 2010", None),
        ("Smarch 1, 2010", None),
        ("yesterday", None),
    ],
)
def test_dates(text: str, date: str | None) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("Training, Other Qualifications and Advancement:", "training"),
        ("NATURE OF WORK", "nature-of-work"),
        ("Employment change", None),
        ("", None),
    ],
)
def test_section_titles(title: str, section: str | None) -> None:
    assert section_of_title(title) == section


def test_related_names_are_links_entries_of_lists_and_paragraphs_of_their_own() -> None:
    html = """<p>Kite testers like wind; related occupations include:</p>
    <p><a href="/oco/ocos012.htm">Rope makers</p> <a href="/oco/oco20051.htm#a">wind watchers</a>
    <p><a href="#here">Bakers</a>; Millers; <a href="/oco/ocos013.htm#top"> Brewers </a>.</p>
    <p>Others do work similar to</p><p>Cloud counters</p><p> </p>
    <p>Read the <a href="/oco/cg/cgs001.htm">industry guide</a>.</p>
    <p>Some become <a href="/oco/ocos014.htm">managers</a> (of kites) and rise.</p>"""

    assert related_names(html) == (
        RelatedName("Rope makers", 12),
        RelatedName("Wind watchers"),
        RelatedName("Bakers"),
        RelatedName("Brewers", 13),
        RelatedName("Millers"),
        RelatedName("Cloud counters"),
        RelatedName("Managers", 14),
    )


def test_no_related_occupations_are_no_names() -> None:
    assert related_names("<p>None.</p>") == ()
