"""Shared runs of words are found whole, names apart, in pages of any kind."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Occupation, Part, Section
from tests.indexer.corpus.styled_corpus import changed, write_styled
from tests.near_duplicates import main as near_duplicates
from tests.near_duplicates import shingles
from tests.originality import LEAST, Names, Passage, main, page_words, shared_runs

SAID = "They look after hives, take out the wax and bottle the honey."


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("a.html", "<p>I look <b>after</b> hives, take<br>out the wax; and <i>bottle the</i> x"),
        ("a.htm", "<!-- look -->LOOK AFTER HIVES &mdash; take&nbsp;out the wax (and bottle the x"),
        ("sub/a.txt", "... look after hives - take out\nthe wax and\n\nbottle the h."),
    ],
)  # fmt: skip
def test_a_copied_run_is_found_in_markup_and_in_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, page: str
) -> None:
    corpus = write_styled(tmp_path / "corpus")
    path = tmp_path / "pages" / name
    path.parent.mkdir(parents=True)
    path.write_text(page)

    status = main([str(tmp_path / "pages"), "--corpus", str(corpus)])

    assert status == 1
    run = "look after hives take out the wax and bottle the"
    assert capsys.readouterr().out.split("\n")[:-1] == [
        f"beekeepers#nature-of-work: {path}: 10: {run}",
        "1 runs of 8 or more words outside names, shared by 2 profiles and 1 pages",
    ]


def test_seven_shared_words_are_no_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = write_styled(tmp_path / "corpus")
    (tmp_path / "a.txt").write_text("after hives, take out the wax and bottles")

    status = main([str(tmp_path), "--corpus", str(corpus)])

    assert (status, capsys.readouterr().out[:7]) == (0, "0 runs ")


def test_words_of_names_do_not_count_but_do_not_part_a_run_either(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = "the National Association of Beekeepers has given the title since 2010"
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text(f"{named}, {named} to keepers of bees")
    profiles = changed(
        "The National Association of Beekeepers (NAB)\n          has given the title since 2010.",
        "The National Association of Beekeepers has given the title since 2010; smiths do.",
    )
    others = changed(
        "The National Association of Beekeepers (NAB)\n          has given the title since 2010.",
        "The National Association of Beekeepers has given the title since 2010 to keepers of wax.",
    )

    seven = main([str(pages), "--corpus", str(write_styled(tmp_path / "one", profiles))])
    ten = main([str(pages), "--corpus", str(write_styled(tmp_path / "two", others))])

    assert (seven, ten) == (0, 1)
    assert f": 10: {named.lower()} to keepers of\n" in capsys.readouterr().out


def test_pages_in_windows_1252_are_read_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"<p>The nurse\x92s caf\xe9 \x96 open</p><script>var x</script>")

    assert page_words(path) == ("the", "nurse's", "café", "open")


def test_a_folder_without_pages_is_wrong_usage(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 2


WORDS = st.lists(st.sampled_from("abc"), max_size=40).map(tuple)


@given(mine=WORDS, page=WORDS)
def test_runs_are_those_of_a_comparison_word_by_word(
    mine: tuple[str, ...], page: tuple[str, ...]
) -> None:
    longest = set()
    for first in range(len(mine)):
        for last in range(first + LEAST, len(mine) + 1):
            run = mine[first:last]
            for at in range(len(page) - len(run) + 1):
                before = first and at and mine[first - 1] == page[at - 1]
                end = at + len(run)
                after = last < len(mine) and end < len(page) and mine[last] == page[end]
                if page[at:end] == run and not before and not after:
                    longest.add((first, run))

    found = shared_runs((Passage("a", "t", mine),), {Path("p"): page}, Names(()))

    assert sorted(run.words for run in found) == sorted(run for _, run in longest)


def test_alike_profiles_fail_and_unlike_ones_pass(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copied = changed("Dip and cool the wick in hot wax, then dip it again.", SAID, "candle-makers")
    alike, unlike = write_styled(tmp_path / "one", copied), write_styled(tmp_path / "two")

    statuses = near_duplicates([str(alike)]), near_duplicates([str(unlike)])

    assert statuses == (1, 0)
    similarity, *slugs = capsys.readouterr().out.split("\n")[0].split()
    assert slugs == ["beekeepers", "candle-makers"]
    # Shingles of a part: its words less four. Beekeepers 20, 14, 17, 7 and 10 words (the number
    # $40,130 is one); candle makers 12, 12, 5 and 9. Of the 12 copied words both have 8 shingles.
    assert similarity == f"{8 / (16 + 10 + 13 + 3 + 6 + 8 + 8 + 1 + 5 - 8):.4f}"


def test_shingles_stay_within_a_part() -> None:
    parts = (Part("X", "One two three four five six."), Part("Y", "Seven eight ten ten"))
    occupation = Occupation("a", "A", None, (Section("t", parts),))

    assert shingles(occupation) == {
        ("one", "two", "three", "four", "five"),
        ("two", "three", "four", "five", "six"),
    }
