"""What a file is taken for, by its first kilobytes, whatever it is called."""

import zipfile
from pathlib import Path

import pytest

from indexer.importers import import_pages
from tests.indexer.importers.present_pages import COPIED, page

OLD = "Nature of the Work: Tinkers mend pots."


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<?xml version='1.0'?>\n<ooh><occupation>", "one XML file, which is not imported: save"),
        (b"O*NET-SOC Code\tElement Name\n1\tx\n", "an O*NET table, which is not imported: 'python"),
        (b"O*NET-SOC Code\tAlternate Title\n", "run 'occupations import onet-titles'"),
        (b"conceptType,conceptUri,iscoGroup\n", "ESCO's CSV"),
        (b'{"@type": "ceterms:License"}', "credentials in CTDL"),
        (b"%PDF-1.7\n", "a PDF, which is not imported: save its text"),
        (b"PK\x03\x04not really", "a file of an office program"),
        (b"<html><body><h1>Welders</h1>", "not say it is one of the Handbook; looked for a page"),
        (b"\x7fELF\x00\x01", "no text; looked for"),
        (b"", "an empty file"),
        (b"Dear diary,\nI met a tinker.", "no section is recognisable"),
        (b"None\nJob Outlook: There are few.", "'None', which stands before the first section"),
        (b"How to become one\nTraining: Tinkers learn.", "no title of an occupation"),
    ],
)  # fmt: skip
def test_what_is_not_imported_is_named_with_what_to_do(
    tmp_path: Path, data: bytes, told: str
) -> None:
    (tmp_path / "file.txt").write_bytes(data)

    result = import_pages("auto", [tmp_path / "file.txt"])

    assert result.occupations == ()
    (failure,) = result.failures
    assert told in str(failure)


def test_files_of_several_formats_are_read_beside_each_other(tmp_path: Path) -> None:
    welders = page("Welders", "https://www.bls.gov/ooh/production/welders.htm", "")
    (tmp_path / "saved.data").write_text(welders)
    (tmp_path / "copy").write_text(COPIED)
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / ".hidden").write_text(page())

    result = import_pages("auto", [tmp_path])

    assert [one.slug for one in result.occupations] == ["tinkers", "welders"]
    assert [Path(failure.page).name for failure in result.failures] == ["broken.pdf"]
    taken = [note for note in result.notes if "taken for" in note]
    assert {(Path(n.split(":")[0]).name, n.split(": ")[1]) for n in taken} == {
        ("copy", "taken for text"),
        ("saved.data", "taken for a page of the present Handbook"),
    }


def test_an_archive_is_read_and_its_names_lead_nowhere_else(tmp_path: Path) -> None:
    archive = tmp_path / "pages.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("../../tinkers.htm", page())
        packed.writestr("__MACOSX/._x", "x")
        packed.writestr("folder/note.pdf", b"%PDF-1.4")

    result = import_pages("auto", [archive])

    assert [one.slug for one in result.occupations] == ["tinkers"]
    assert [failure.reason[:8] for failure in result.failures] == ["is a PDF"]
    assert not (tmp_path.parent / "tinkers.htm").exists()
    assert str(tmp_path) not in result.failures[0].page


def test_a_broken_file_of_an_archive_takes_no_other_and_no_two_become_one(tmp_path: Path) -> None:
    archive = tmp_path / "pages.zip"
    welders = page("Welders", "https://www.bls.gov/ooh/production/welders.htm", "")
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("broken.htm", "x" * 1000)
        packed.writestr("a/b.htm", page())
        packed.writestr("a-b.htm", welders)
    data = archive.read_bytes()
    archive.write_bytes(data.replace(b"x" * 1000, b"y" * 1000))

    result = import_pages("auto", [archive])

    assert [one.slug for one in result.occupations] == ["tinkers", "welders"]
    (failure,) = result.failures
    assert "broken.htm" in failure.page
    assert "cannot be unpacked" in failure.reason


def test_text_of_two_bytes_a_character_is_text(tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text(COPIED, encoding="utf-16")

    result = import_pages("auto", [tmp_path / "copy.txt"])

    assert [one.slug for one in result.occupations] == ["tinkers"]


def test_two_files_of_one_occupation_give_one_profile_and_the_other_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.htm").write_text(page())
    (tmp_path / "b.txt").write_text(COPIED)

    result = import_pages("auto", [tmp_path])

    assert len(result.occupations) == 1
    assert ["another file" in failure.reason for failure in result.failures] == [True]
