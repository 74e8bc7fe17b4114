"""Which files become profiles: copies, clashes, pages that are none, broken files."""

import sys
from pathlib import Path

import pytest

from indexer.errors import OccupationsError
from indexer.importers import import_pages
from tests.indexer.importers.ooh_pages import DEFAULT_SECTIONS, import_html, page_html, write_page


def test_copies_under_retired_numbers_become_one_profile(tmp_path: Path) -> None:
    page = page_html(number=700)
    for name in ("008.html", "700.html", "654.html"):
        write_page(tmp_path, name, page)

    imported = import_pages("ooh-2010", [tmp_path])

    assert [occupation.slug for occupation in imported.occupations] == ["kite-testers"]
    assert imported.occupations[0].sources[0].url == "http://www.bls.gov/oco/ocos700.htm"
    assert sum("merged with 700.html" in note for note in imported.notes) == 2


def test_a_copy_stands_in_for_a_canonical_page_that_is_broken(tmp_path: Path) -> None:
    write_page(tmp_path, "008.html", page_html(number=700))
    write_page(tmp_path, "700.html", "")

    imported = import_pages("ooh-2010", [tmp_path])

    assert [occupation.slug for occupation in imported.occupations] == ["kite-testers"]
    assert [Path(failure.page).name for failure in imported.failures] == ["700.html"]


def test_a_copy_that_differs_gives_way_to_the_canonical_page_with_a_note(tmp_path: Path) -> None:
    old = page_html(sections={"training": "<p>Old text.</p>"})
    write_page(tmp_path, "008.html", old)
    write_page(tmp_path, "700.html", page_html())

    imported = import_pages("ooh-2010", [tmp_path])

    assert imported.occupations[0].sections[0].type == "nature-of-work"
    assert any("008.html" in note and "differs" in note for note in imported.notes)


def test_a_link_to_a_retired_number_leads_to_the_profile(tmp_path: Path) -> None:
    related = '<p><a href="/oco/ocos008.htm">Testers of kites</a></p>'
    write_page(tmp_path, "008.html", page_html(number=700))
    write_page(
        tmp_path,
        "701.html",
        page_html("Rope Makers", {**DEFAULT_SECTIONS, "related": related}, number=701),
    )

    imported = import_pages("ooh-2010", [tmp_path])

    assert imported.occupations[1].related == ("kite-testers",)


def test_two_pages_with_one_title_get_two_slugs(tmp_path: Path) -> None:
    write_page(tmp_path, "700.html", page_html(number=700))
    write_page(tmp_path, "701.html", page_html(number=701))

    imported = import_pages("ooh-2010", [tmp_path])

    assert [occupation.slug for occupation in imported.occupations] == [
        "kite-testers",
        "kite-testers-701",
    ]
    assert any("kite-testers-701" in note for note in imported.notes)


def test_the_shown_address_of_the_citation_outweighs_its_link(tmp_path: Path) -> None:
    html = page_html().replace(
        '<a href="http://www.bls.gov/oco/ocos700.htm">', '<a href="/oco/ocos999.htm">'
    )

    imported = import_html(tmp_path, html, "008.html")

    assert imported.occupations[0].sources[0].url == "http://www.bls.gov/oco/ocos700.htm"


def test_without_a_citation_the_file_name_says_which_page_it_is(tmp_path: Path) -> None:
    html = page_html(number=None)

    imported = import_html(tmp_path, html, "ocos012.htm")

    assert imported.occupations[0].sources[0].url == "http://www.bls.gov/oco/ocos012.htm"


WHOLE = page_html(sections={**DEFAULT_SECTIONS, "earnings": "<p>They earn a bachelor’s pay.</p>"})
BROKEN = {
    "the file is empty": b"",
    "is a PDF file": b"%PDF-1.4 1 0 obj",
    "is binary": bytes(range(256)) * 9,
    "is not HTML": b"Kite testers test kites.\n",
    "is cut off in or after the section 'earnings'": WHOLE[: WHOLE.index("pay.")].encode(),
    "is neither windows-1252 nor UTF-8": WHOLE.encode("cp1252").replace(b"earn", b"\x81"),
    "misread as windows-1252": WHOLE.encode().decode("cp1252").encode(),
    "starts as UTF-16 but breaks it": WHOLE.encode("utf-16")[:1001],
    "has no section of a profile; its title is 'Not Found'": b"<html><h1>Not Found</h1></html>",
    "none of the five sections": b"<html><h1>Bakers</h1><h2 id='training'></h2></html>",
    "has no title": b"<html><h2 id='training'>Training</h2><p>Text.</p></html>",
    "describes an industry": WHOLE.replace("The handbook", "Career Guide to Industries").encode(),
    "nested too deeply": WHOLE.replace("<p>", "<div>" * 5000 + "<p>").encode(),
}


@pytest.mark.parametrize("reason", BROKEN)
def test_a_broken_page_is_reported_with_its_reason_and_the_rest_imported(
    tmp_path: Path, reason: str
) -> None:
    (tmp_path / "001.html").write_bytes(BROKEN[reason])
    write_page(tmp_path, "701.html", page_html("Rope Makers", number=701))

    imported = import_pages("ooh-2010", [tmp_path])

    assert [occupation.slug for occupation in imported.occupations] == ["rope-makers"]
    (failure,) = imported.failures
    assert failure.page == str(tmp_path / "001.html")
    assert reason in failure.reason


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_a_page_saved_in_another_known_encoding_reads_the_same(
    tmp_path: Path, encoding: str
) -> None:
    path = write_page(tmp_path, "700.html", WHOLE, encoding)

    imported = import_pages("ooh-2010", [path])

    assert imported.occupations[0].sections[1].text == "They earn a bachelor’s pay."


def test_a_folder_gives_its_page_files_and_tells_of_the_others(tmp_path: Path) -> None:
    (tmp_path / "deeper").mkdir()
    write_page(tmp_path / "deeper", "700.HTM", page_html())
    (tmp_path / "readme.txt").write_text("not a page")
    (tmp_path / ".hidden.html").write_text("not a page")

    again = tmp_path / "deeper" / ".." / "deeper" / "700.HTM"
    imported = import_pages("ooh-2010", [tmp_path, again])

    assert len(imported.occupations) == 1
    assert imported.failures == ()
    assert imported.notes == (f"{tmp_path}: no pages by their names, not read: readme.txt",)


def test_sources_without_a_page_are_failures(tmp_path: Path) -> None:
    imported = import_pages("ooh-2010", [tmp_path, tmp_path / "gone.html"])

    assert imported.occupations == ()
    assert [failure.reason for failure in imported.failures] == [
        "the folder holds no .htm or .html or .xhtml file",
        "there is no such file or folder",
    ]


def test_an_unknown_format_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(OccupationsError, match="ooh-2010, page-text"):
        import_pages("ooh-1998", [tmp_path])


def test_a_missing_html_parser_is_named_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in [name for name in sys.modules if name.startswith("indexer.importers.")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "selectolax", None)
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)

    with pytest.raises(OccupationsError, match=r"pip install .*occupation-search\[import\]"):
        import_pages("ooh-2010", [tmp_path])
