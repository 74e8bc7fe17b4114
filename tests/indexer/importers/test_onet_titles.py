"""O*NET's lists of titles become the titles of a corpus, or nothing does."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from indexer.cli.main import main
from indexer.corpus.read import examine_corpus, read_corpus
from indexer.errors import ImportFailure, OccupationsError
from indexer.importers.onet_titles import ImportedTitles, import_held_titles
from tests.indexer.small_corpus import ONET_SOURCE, PROFILES, VOCABULARY, write_corpus

# Candle makers have a SOC code and no O*NET code; the code of beekeepers leads to queens as well.
CODED = {
    **PROFILES,
    "candle-makers": PROFILES["candle-makers"] + 'soc: ["51-9199"]\n',
    "hive-inspectors": PROFILES["hive-inspectors"] + 'onet: ["45-2093.00", "45-2011.00"]\n',
}
ALTERNATE = """\
O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)
51-9199.03\tDipper (Candle Dipper)\tDipper\t08
45-2093.00\tHoney Farmer\tn/a\t04,06
45-2093.00\tcolony Tender\tn/a\t08
51-9199.00\tChandler\tn/a\t02
11-1011.00\tBureau Chief\tn/a\t04
45-2011.00\tBee Inspector\tn/a\t04
45-2011.00\tApiary Officer\tn/a\t04
"""
REPORTED = """\
O*NET-SOC Code\tReported Job Title\tShown in My Next Move
45-2093.00\tColony Tender\tY
45-2093.00\tBee Wrangler\tN
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    sources = VOCABULARY["sources"] + ONET_SOURCE
    return write_corpus(tmp_path / "corpus", CODED, {**VOCABULARY, "sources": sources})


def source(folder: Path, text: str, name: str = "any name.txt") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def written(corpus: Path) -> str:
    return (corpus / "vocabulary" / "titles.tsv").read_bytes().decode()


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["import", "onet-titles", *map(str, arguments)])


def test_titles_go_to_the_profiles_with_their_code_or_else_with_their_soc_code(
    corpus: Path, tmp_path: Path
) -> None:
    imported = import_held_titles([source(tmp_path, ALTERNATE)], corpus)

    assert written(corpus) == (
        "title\tslug\n"
        "Apiary Officer\thive-inspectors\n"
        "Chandler\tcandle-makers\n"
        "colony Tender\tbeekeepers\n"
        "colony Tender\thive-inspectors\n"
        "Dipper (Candle Dipper)\tcandle-makers\n"
        "Honey Farmer\thive-inspectors\n"  # beekeepers list it themselves
    )
    pairs = tuple(tuple(line.split("\t")) for line in written(corpus).split("\n")[1:-1])
    assert imported == ImportedTitles(7, pairs, without_profile=1, own=2, repeated=0)  # type: ignore[arg-type]


def test_what_is_written_has_no_problems(corpus: Path, tmp_path: Path) -> None:
    import_held_titles([source(tmp_path, ALTERNATE)], corpus)

    assert examine_corpus(corpus).problems == ()
    held = {o.slug: o.held_titles for o in read_corpus(corpus).occupations}
    assert held["candle-makers"] == ("Chandler", "Dipper (Candle Dipper)")


def test_a_profile_with_the_code_is_preferred_to_one_with_its_soc_part(
    corpus: Path, tmp_path: Path
) -> None:
    waxers = 'slug: waxers\ntitle: Waxers\nonet: ["51-9199.03"]\nsections:\n'
    waxers += "  - {type: training, text: None.}\n"
    (corpus / "occupations" / "waxers.yaml").write_text(waxers)

    import_held_titles([source(tmp_path, ALTERNATE)], corpus)

    assert "Dipper (Candle Dipper)\twaxers\n" in written(corpus)
    assert "Dipper (Candle Dipper)\tcandle-makers" not in written(corpus)


def test_columns_are_known_by_their_header_whatever_the_order(corpus: Path, tmp_path: Path) -> None:
    text = "Alternate Title\tSource(s)\tO*NET-SOC Code\nChandler\t02\t51-9199.00\n"

    import_held_titles([source(tmp_path, text, "x.tsv")], corpus)

    assert written(corpus) == "title\tslug\nChandler\tcandle-makers\n"


def test_further_sources_add_what_the_first_lacks(corpus: Path, tmp_path: Path) -> None:
    sources = [source(tmp_path, ALTERNATE, "a"), source(tmp_path, REPORTED, "b")]

    imported = import_held_titles(sources, corpus)

    assert (imported.rows, imported.repeated) == (9, 2)
    assert "Bee Wrangler\tbeekeepers\nBee Wrangler\thive-inspectors\n" in written(corpus)
    assert "colony Tender\tbeekeepers\n" in written(corpus)  # as first written
    assert "Colony Tender" not in written(corpus)


def test_the_corpus_s_own_file_is_a_source(corpus: Path, tmp_path: Path) -> None:
    own = "kind\tslug\ttitle\nadded\tward-aides\tNight Runner\nadded\tno-such\tGhost\n"
    own_source = source(tmp_path, own, "own.tsv")
    import_held_titles([source(tmp_path, ALTERNATE), own_source], corpus)
    before = written(corpus)

    imported = import_held_titles([corpus / "vocabulary" / "titles.tsv"], corpus)

    assert "Night Runner\tward-aides\n" in before
    assert written(corpus) == before
    assert (imported.rows, imported.without_profile) == (7, 0)


def test_the_same_input_gives_the_same_file(corpus: Path, tmp_path: Path) -> None:
    sources = [source(tmp_path, ALTERNATE, "a"), source(tmp_path, REPORTED, "b")]
    import_held_titles(sources, corpus)
    first = written(corpus)

    import_held_titles(sources, corpus)

    assert written(corpus) == first


def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing(
    corpus: Path, tmp_path: Path
) -> None:
    import_held_titles([source(tmp_path, ALTERNATE)], corpus)
    first = written(corpus)

    windows = source(tmp_path, "\ufeff" + ALTERNATE.replace("\n", "\r\n"), "windows.txt")
    import_held_titles([windows], corpus)

    assert written(corpus) == first


HEAD = "O*NET-SOC Code\tAlternate Title\n51-9199.00\tChandler\n"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (f"{HEAD}51-9199.00\n", ":3", "1 columns, but the first line has 2"),
        (f"{HEAD}51-9199.00\tA\tB\n", ":3", "3 columns, but the first line has 2"),
        (f"{HEAD}51-9199.00\t\n", ":3", "the title is empty"),
        (f"{HEAD}51-9199\tDipper\n", ":3", "'51-9199' is no O*NET-SOC code such as '29-2072.00'"),
        (f"{HEAD}\n\tDipper\n", ":4", "'' is no O*NET-SOC code"),
        (f"{HEAD}51-9199.00\tA\x00B\n", ":3", "the title has the control character U+0000"),
        (f"{HEAD}51-9199.00\t{'x' * 151}\n", ":3", "the title has 151 characters"),
        ("Title,Code\nDipper,51-9199.00\n", ":1", "the first line has neither 'O*NET-SOC Code'"),
        ("", ":1", "the first line has neither 'O*NET-SOC Code'"),
        ("O*NET-SOC Code\tTitle\tDescription\n", ":1", "the first line has neither"),
        ("O*NET-SOC Code\tAlternate Title\n11-1011.00\tChief\n", "", "none of 1 titles belongs"),
    ],
)
def test_a_wrong_source_is_one_message_with_its_line_and_leaves_the_file_alone(
    corpus: Path, tmp_path: Path, text: str, place: str, message: str
) -> None:
    import_held_titles([source(tmp_path, ALTERNATE, "good")], corpus)
    before = written(corpus)
    wrong = source(tmp_path, text, "wrong.txt")

    result = run(wrong, "--into", corpus)

    assert result.exit_code == 1
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"occupations: {wrong}{place}: {message}")
    assert written(corpus) == before
    assert {path.name for path in (corpus / "vocabulary").iterdir()} == {
        *(f"{name}.yaml" for name in VOCABULARY),
        "titles.tsv",
    }


def test_a_byte_that_is_no_text_is_reported_with_its_line(corpus: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "latin.txt"
    wrong.write_bytes(HEAD.encode() + b"51-9199.00\tCaf\xe9 Owner\n")

    with pytest.raises(ImportFailure, match=r"latin\.txt:3: byte 0xe9 is not UTF-8"):
        import_held_titles([wrong], corpus)


def test_a_source_that_does_not_exist_is_reported(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(ImportFailure, match=r"nothing\.txt: cannot be read: No such file"):
        import_held_titles([tmp_path / "nothing.txt"], corpus)


def test_a_folder_that_is_no_corpus_is_reported(tmp_path: Path) -> None:
    with pytest.raises(OccupationsError, match="is no corpus"):
        import_held_titles([source(tmp_path, ALTERNATE)], tmp_path)


def test_the_command_says_what_was_read_kept_and_skipped(corpus: Path, tmp_path: Path) -> None:
    result = run(source(tmp_path, ALTERNATE), source(tmp_path, REPORTED, "b"), "--into", corpus)

    assert result.exit_code == 0
    assert result.stdout == "9 rows read, 8 titles of 3 profiles written\n"
    assert result.stderr.splitlines() == [
        "skipped: 1 row, no profile has the code or slug",
        "skipped: 2 titles, the profile lists it itself",
        "skipped: 2 titles, an earlier row gave it",
    ]
