"""Pages of the 2010-11 handbook as profiles, from file to value."""

from pathlib import Path

import pytest

from indexer.importers import import_pages
from indexer.model import Contact, Part, SourceReference
from tests.indexer.importers.ooh_pages import (
    DEFAULT_SECTIONS,
    import_html,
    imported_occupation,
    page_html,
    parts_of_section,
    section_html,
    write_page,
)

PROJECTIONS = """<table><caption>Figures of the matrix</caption><thead>
<tr><th rowspan="2">Title</th><th rowspan="2">SOC Code</th><th rowspan="2">Jobs, 2008</th>
<th colspan="2">Change,<br> 2008-18</th><th rowspan="2" colspan="2">Files</th></tr>
<tr><th>Number</th><th>Percent</th></tr></thead>
<tbody><tr><th><p>Kite workers</p></th><td>51-9100</td><td>1,200</td><td>-30</td><td>-3</td>
<td>[<a href="a.pdf">PDF</a>]</td><td>[<a href="a.xls">XLS</a>]</td></tr>
<tr><th>Kite testers</th><td><nobr>51-9101</nobr></td><td>200</td><td>—</td><td>0</td>
<td>—</td><td>—</td></tr></tbody>
<tfoot><tr><td colspan="7"><p>&nbsp; NOTE: Figures are rounded.</p></td></tr></tfoot></table>"""


def test_a_page_becomes_a_profile_with_its_codes_titles_and_source(tmp_path: Path) -> None:
    sections = {
        **DEFAULT_SECTIONS,
        "projections-data": PROJECTIONS,
        "onet": "<ul><li><a href='x'>Kite Testers (51-9101.00)</a></li><li>(51-9101.01)</li></ul>",
    }
    html = page_html(sections=sections, keywords="Testers, kite; Fliers; Kite testers; ")

    occupation = imported_occupation(tmp_path, html)

    assert (occupation.slug, occupation.title) == ("kite-testers", "Kite Testers")
    assert occupation.group is None
    assert occupation.soc == ("51-9100", "51-9101")
    assert occupation.onet == ("51-9101.00", "51-9101.01")
    assert occupation.alternate_titles == ("Fliers",)
    assert occupation.sources == (
        SourceReference(
            source="ooh-2010-11", url="http://www.bls.gov/oco/ocos700.htm", date="2009-12-17"
        ),
    )


def test_sections_come_in_the_order_of_the_handbook(tmp_path: Path) -> None:
    order = ["earnings", "training", "nature-of-work", "significant-points", "employment"]
    html = page_html(sections={name: f"<p>About {name}.</p>" for name in order})

    occupation = imported_occupation(tmp_path, html)

    assert [section.type for section in occupation.sections] == [
        "significant-points", "nature-of-work", "training", "employment", "earnings",
    ]  # fmt: skip
    assert occupation.sections[2].text == "About training."


def test_windows_1252_is_read_although_the_page_declares_iso_8859_1(tmp_path: Path) -> None:
    html = page_html("Pâtissiers—Pastry", {"training": "<p>A baker’s “art” &#151 R&D.</p>"})

    occupation = imported_occupation(tmp_path, html)

    assert occupation.title == "Pâtissiers—Pastry"
    assert occupation.slug == "patissiers-pastry"
    assert occupation.sections[0].text == "A baker’s “art” — R&D."


def test_a_projections_table_names_the_columns_of_each_row(tmp_path: Path) -> None:
    (part,) = parts_of_section(tmp_path, "projections-data", PROJECTIONS)

    assert part.text == (
        "Figures of the matrix\n\n"
        "- Title: Kite workers; SOC Code: 51-9100; Jobs, 2008: 1,200; Change, 2008-18, Number: -30;"
        " Change, 2008-18, Percent: -3\n"
        "- Title: Kite testers; SOC Code: 51-9101; Jobs, 2008: 200; Change, 2008-18, Percent: 0\n\n"
        "NOTE: Figures are rounded."
    )


def test_sources_are_kept_as_text_and_as_contacts(tmp_path: Path) -> None:
    html = """<p></ul></p><p>Ask for leaflets at:
    <ul><li>Kite Society (KS), 1 High St., Suite 2, Windy, KS 12345-6789.  Internet:
    <a href="http://kites.example" target=_"new">http://kites.example</a></li></p></ul>
    <p>Rope Guild, P.O. Box 7, Cord, ME 54321.</p>"""

    occupation = imported_occupation(
        tmp_path, page_html(sections={**DEFAULT_SECTIONS, "sources": html})
    )

    assert occupation.sections[-1].text == (
        "Ask for leaflets at:\n\n"
        "- Kite Society (KS), 1 High St., Suite 2, Windy, KS 12345-6789. Internet:"
        " http://kites.example\n\n"
        "Rope Guild, P.O. Box 7, Cord, ME 54321."
    )
    assert occupation.contacts == (
        Contact(
            name="Kite Society",
            acronym="KS",
            address="1 High St., Suite 2, Windy, KS 12345-6789",
            url="http://kites.example",
        ),
        Contact(name="Rope Guild", address="P.O. Box 7, Cord, ME 54321"),
    )


def test_furniture_of_the_page_is_left_out(tmp_path: Path) -> None:
    sections = {
        "nature-of-work": "<p>They fly kites.</p>",
        "earnings": "<p>They earn enough.</p>",
    }
    furniture = """<!-- Picture --><p align=center><img src=/p.jpg alt="A kite."><br>
    <em>A kite in a picture.</em></p><!-- /Picture -->
    <!-- OES Links Content --><p id="oes_links"><fieldset><p>For the latest wages</p><ul><li>go
    there</li></ul></fieldset></p><!-- /OES Links Content -->
    <fieldset class="OOH"><legend><b>Disclaimer:</b></legend><p>No endorsement.</p></fieldset>"""

    occupation = imported_occupation(tmp_path, page_html(sections=sections, between=furniture))

    assert [section.text for section in occupation.sections] == [
        "They fly kites.",
        "They earn enough.",
    ]


@pytest.mark.parametrize(("comments", "heading"), [(False, True), (True, False)])
def test_a_section_is_found_by_its_heading_or_by_its_comment(
    tmp_path: Path, comments: bool, heading: bool
) -> None:
    first = section_html("training", "<p>They study.</p>", comments=comments, heading=heading)
    second = section_html("earnings", "<p>They earn.</p>", comments=comments, heading=heading)

    occupation = imported_occupation(tmp_path, page_html(sections={}, between=first + second))

    assert [(section.type, section.text) for section in occupation.sections] == [
        ("training", "They study."),
        ("earnings", "They earn."),
    ]


def test_a_second_heading_with_the_id_of_its_section_becomes_a_sub_heading(tmp_path: Path) -> None:
    html = '<p>They study.</p><h2 id="training">Education and Training</h2><p>For years.</p>'

    parts = parts_of_section(tmp_path, "training", html)

    assert parts == (Part(None, "They study."), Part("Education and Training", "For years."))


def test_a_repeated_heading_of_a_section_does_not_split_it(tmp_path: Path) -> None:
    repeated = section_html("training", "<p>For years.</p>")

    parts = parts_of_section(tmp_path, "training", f"<p>They study.</p>{repeated}")

    assert parts == (Part(None, "They study.\n\nFor years."),)


def test_text_after_a_section_belongs_to_it(tmp_path: Path) -> None:
    html = page_html(between="<p>A stray sentence.</p>")

    occupation = imported_occupation(tmp_path, html)

    assert occupation.sections[0].text == "Kite testers fly kites all day.\n\nA stray sentence."


def test_text_before_the_sections_is_reported(tmp_path: Path) -> None:
    html = page_html().replace("</ul>\n<h2", "</ul><p>Read this first.</p>\n<h2")

    imported = import_html(tmp_path, html)

    assert any("'Read this first.'" in note for note in imported.notes)


def test_an_empty_section_is_dropped_with_a_note(tmp_path: Path) -> None:
    html = page_html(sections={**DEFAULT_SECTIONS, "sources": "<p> &nbsp; </p>"})

    imported = import_html(tmp_path, html)

    assert [section.type for section in imported.occupations[0].sections] == ["nature-of-work"]
    assert any("'sources-of-additional-information' is empty" in note for note in imported.notes)


def test_related_occupations_are_slugs_where_this_import_has_them(tmp_path: Path) -> None:
    related = """<p>Others include:</p><p><a href="/oco/ocos701.htm">Rope makers</a></p>
    <p><a href="/oco/oco20051.htm#11-9151">Wind watchers</p>
    <p><a href="/oco/ocos700.htm">Kite testers</a></p><p><a href="/oco/ocos999.htm">Bakers</a></p>
    """
    write_page(tmp_path, "700.html", page_html(sections={**DEFAULT_SECTIONS, "related": related}))
    write_page(tmp_path, "701.html", page_html("Rope Makers", number=701))

    imported = import_pages("ooh-2010", [tmp_path])

    kites, ropes = imported.occupations
    assert (kites.related, kites.related_titles) == (("rope-makers",), ("Wind watchers", "Bakers"))
    assert (ropes.related, ropes.related_titles) == ((), ())
    assert any("Wind watchers; Bakers" in note for note in imported.notes)


def test_keywords_without_a_closing_quote_end_with_their_tag(tmp_path: Path) -> None:
    html = page_html(keywords="Fliers; Wind testers; ").replace('Wind testers; ">', "Wind testers>")

    occupation = imported_occupation(tmp_path, html)

    assert occupation.alternate_titles == ("Fliers", "Wind testers")
