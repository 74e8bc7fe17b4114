"""Titles that people hold: what the file gives the profiles, and its mistakes where they stand."""

from pathlib import Path

import pytest

from indexer.corpus.held_titles import MAX_TITLES_BYTES
from indexer.corpus.read import SHIPPED_CORPUS, examine_corpus, read_corpus
from indexer.errors import CorpusError
from indexer.model import Corpus
from tests.indexer.corpus.problem_cases import SECTIONS
from tests.indexer.small_corpus import (
    HELD_TITLES,
    ONET_SOURCE,
    PROFILES,
    VOCABULARY,
    write_corpus,
)

CREDITED = {**VOCABULARY, "sources": VOCABULARY["sources"] + ONET_SOURCE}


def corpus_with(folder: Path, held_titles: str | None) -> Path:
    return write_corpus(folder, PROFILES, CREDITED, held_titles)


def held(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    return {o.slug: o.held_titles for o in corpus.occupations if o.held_titles}


def mistakes(folder: Path) -> list[tuple[int, int, str]]:
    """Line, column and message of every problem, all of which are the file's."""
    problems = examine_corpus(folder).problems
    assert {problem.path for problem in problems} <= {folder / "vocabulary" / "titles.tsv"}
    return [(problem.line, problem.column, problem.message) for problem in problems]


def test_titles_belong_to_the_profiles_they_are_listed_with_in_their_order(tmp_path: Path) -> None:
    corpus = read_corpus(corpus_with(tmp_path, HELD_TITLES))

    assert held(corpus) == {
        "beekeepers": (
            "<b>Smoker</b> & Co.",
            "Colony Tender",
            "IT Drone Keeper (Information Technology Drone Keeper)",
        ),
        "hive-inspectors": ("Colony Tender",),
    }


def test_rows_need_not_be_sorted(tmp_path: Path) -> None:
    written = "title\tslug\nZoo Keeper\tbeekeepers\nAnt Keeper\tbeekeepers\n"

    corpus = read_corpus(corpus_with(tmp_path, written))

    assert held(corpus) == {"beekeepers": ("Zoo Keeper", "Ant Keeper")}


def test_a_corpus_without_the_file_has_none_whatever_the_shipped_one_has(tmp_path: Path) -> None:
    lawyers = f"slug: lawyers\ntitle: Lawyers\n{SECTIONS}"

    corpus = read_corpus(write_corpus(tmp_path, {"lawyers": lawyers}, {}))

    assert held(corpus) == {}
    assert (SHIPPED_CORPUS / "vocabulary" / "titles.tsv").is_file()
    assert held(read_corpus(SHIPPED_CORPUS))["lawyers"]


def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    unix = read_corpus(corpus_with(tmp_path / "unix", HELD_TITLES))

    windows = "\ufeff" + HELD_TITLES.replace("\n", "\r\n")

    assert read_corpus(corpus_with(tmp_path / "windows", windows)) == unix


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("Colony Tender\thive-inspectors", "Colony Watcher\thive-inspectors", {"hive-inspectors"}),
        ("Colony Tender\thive-inspectors\n", "", {"hive-inspectors"}),
        ("Colony Tender\tbeekeepers", "Dipper\tcandle-makers", {"beekeepers", "candle-makers"}),
        ("title\tslug\n", "title\tslug\nDipper\tcandle-makers\n", {"candle-makers"}),
    ],
)
def test_a_changed_title_changes_the_digests_of_its_profiles_alone(
    tmp_path: Path, before: str, after: str, changed: set[str]
) -> None:
    old = read_corpus(corpus_with(tmp_path / "old", HELD_TITLES))
    new = read_corpus(corpus_with(tmp_path / "new", HELD_TITLES.replace(before, after)))

    assert {slug for slug in old.digests if old.digests[slug] != new.digests[slug]} == changed
    assert old.vocabulary_digest == new.vocabulary_digest


LONG = "x" * 151


@pytest.mark.parametrize(
    ("row", "place", "message"),
    [
        ("Tender", (2, 1), "1 column instead of 2: title<TAB>slug"),
        ("", (2, 1), "1 column instead of 2: title<TAB>slug"),
        ("Tender\tbeekeepers\tyes", (2, 1), "3 columns instead of 2: title<TAB>slug"),
        ("\tbeekeepers", (2, 1), "the title is empty"),
        ("  \tbeekeepers", (2, 1), "the title is empty"),
        ("Tender\t", (2, 8), "the slug is empty"),
        ("Ten\x07der\tbeekeepers", (2, 4), "the title has the control character U+0007"),
        ("Ten\u2028der\tbeekeepers", (2, 4), "the title has the control character U+2028"),
        ("Ten\rder\tbeekeepers", (2, 4), "the title has the control character U+000D"),
        ("Ten\u202eder\tbeekeepers", (2, 4), "the title has the control character U+202E"),
        (" Tender\tbeekeepers", (2, 1), "a space before or after the title"),
        ("Tender \tbeekeepers", (2, 7), "a space before or after the title"),
        (f"{LONG}\tbeekeepers", (2, 151), "the title has 151 characters; at most 150 may be"),
        (
            "Tender\tbeekeeper",
            (2, 8),
            "no occupation 'beekeeper' in this corpus; did you mean 'beekeepers'?",
        ),
        ("Tender\t12345", (2, 8), "no occupation '12345' in this corpus"),
        ("BEEKEEPERS\tbeekeepers", (2, 1), "is the title of the profile 'beekeepers' already"),
        ("apiarist\tbeekeepers", (2, 1), "is an alternate title of the profile"),
        ("Bee Masters\tbeekeepers", (2, 1), "is a former title of the profile 'beekeepers'"),
    ],
)
def test_a_mistake_in_a_row_is_reported_where_it_stands(
    tmp_path: Path, row: str, place: tuple[int, int], message: str
) -> None:
    corpus_with(tmp_path, f"title\tslug\n{row}\nDipper\tcandle-makers\n")

    ((line, column, said),) = mistakes(tmp_path)

    assert (line, column) == place
    assert message in said


def test_the_longest_title_allowed_is_no_mistake(tmp_path: Path) -> None:
    corpus_with(tmp_path, f"title\tslug\n{LONG[:150]}\tbeekeepers\n")

    assert mistakes(tmp_path) == []


def test_a_pair_listed_twice_is_reported_with_its_first_line(tmp_path: Path) -> None:
    rows = "Dipper\tcandle-makers\nDipper\tbeekeepers\ndipper\tcandle-makers\n"
    corpus_with(tmp_path, f"title\tslug\n{rows}")

    assert mistakes(tmp_path) == [
        (4, 1, "'dipper' is listed twice for 'candle-makers', first in line 2")
    ]


@pytest.mark.parametrize("header", ["title,slug", "slug\ttitle", "title\tslug\tkind", ""])
def test_a_wrong_header_is_reported(tmp_path: Path, header: str) -> None:
    corpus_with(tmp_path, f"{header}\nDipper\tcandle-makers\n")

    assert mistakes(tmp_path) == [(1, 1, "the first line must be 'title<TAB>slug'")]


def test_an_empty_file_lacks_its_header(tmp_path: Path) -> None:
    corpus_with(tmp_path, "")

    assert mistakes(tmp_path) == [(1, 1, "the first line must be 'title<TAB>slug'")]


def test_all_mistakes_are_reported_in_one_run_and_stop_a_build(tmp_path: Path) -> None:
    rows = "Dipper\tcandle-maker\nTender\n\tbeekeepers\nApiarist\tbeekeepers\n"
    corpus_with(tmp_path, f"title slug\n{rows}")

    assert [line for line, _, _ in mistakes(tmp_path)] == [1, 2, 3, 4, 5]
    with pytest.raises(CorpusError, match=r"titles\.tsv:3:1: 1 column instead of 2"):
        read_corpus(tmp_path)


def test_a_profile_that_cannot_be_read_makes_no_title_of_it_look_wrong(tmp_path: Path) -> None:
    folder = corpus_with(tmp_path, "title\tslug\nDipper\tcandle-makers\n")
    (folder / "occupations" / "candle-makers.yaml").write_text("slug: candle-makers\n")

    paths = {problem.path.name for problem in examine_corpus(folder).problems}

    assert paths == {"candle-makers.yaml"}


def test_titles_need_the_source_that_is_to_be_credited(tmp_path: Path) -> None:
    write_corpus(tmp_path, PROFILES, VOCABULARY, HELD_TITLES)

    assert mistakes(tmp_path) == [
        (1, 1, "its source 'onet-30-1' is not in vocabulary/sources.yaml")
    ]


@pytest.mark.parametrize(
    ("data", "place", "message"),
    [
        (b"title\tslug\nCaf\xe9 Owner\tbeekeepers\n", (2, 4), "byte 0xe9 is not UTF-8"),
        (b"title\tslug\n" + b"x" * MAX_TITLES_BYTES, (1, 1), "at most 8,388,608 are allowed"),
    ],
)
def test_a_file_that_is_no_text_or_too_long_is_reported(
    tmp_path: Path, data: bytes, place: tuple[int, int], message: str
) -> None:
    corpus_with(tmp_path, "")
    (tmp_path / "vocabulary" / "titles.tsv").write_bytes(data)

    ((line, column, said),) = mistakes(tmp_path)

    assert (line, column) == place
    assert message in said


def test_a_folder_in_place_of_the_file_is_reported(tmp_path: Path) -> None:
    corpus_with(tmp_path, None)
    (tmp_path / "vocabulary" / "titles.tsv").mkdir()

    assert mistakes(tmp_path) == [(1, 1, "cannot be read: Is a directory")]


def test_the_shipped_file_is_as_the_importer_writes_it() -> None:
    lines = (SHIPPED_CORPUS / "vocabulary" / "titles.tsv").read_bytes().decode().split("\n")
    rows = [tuple(line.split("\t")) for line in lines[1:-1]]

    assert (lines[0], lines[-1]) == ("title\tslug", "")
    assert rows == sorted(rows, key=lambda row: (row[0].casefold(), row[1]))
    assert len(rows) > 20_000
