"""Every kind of mistake is reported where it stands, and all of them in one run."""

import re
from pathlib import Path

import pytest

from indexer.corpus.read import (
    MAX_PROFILE_BYTES,
    examine_corpus,
    read_corpus,
    read_profile,
    read_vocabulary,
)
from indexer.errors import PROBLEMS_SHOWN, CorpusError, OccupationsError, Problem, told
from tests.indexer.corpus.problem_cases import HEAD, PROFILES, SECTIONS, VOCABULARY, Broken
from tests.indexer.small_corpus import VOCABULARY as SMALL_VOCABULARY
from tests.indexer.small_corpus import write_corpus


def problems_of(folder: Path) -> tuple[Problem, ...]:
    return examine_corpus(folder).problems


@pytest.mark.parametrize("broken", PROFILES, ids=lambda broken: broken.name)
def test_a_mistake_in_a_profile_is_reported_where_it_stands(tmp_path: Path, broken: Broken) -> None:
    write_corpus(tmp_path, {"keepers": broken.written})

    (problem,) = problems_of(tmp_path)

    assert (problem.line, problem.column) == broken.place
    assert broken.message in problem.message
    assert problem.path == tmp_path / "occupations" / "keepers.yaml"


@pytest.mark.parametrize("broken", PROFILES, ids=lambda broken: broken.name)
def test_the_caret_stands_under_the_mistake(tmp_path: Path, broken: Broken) -> None:
    write_corpus(tmp_path, {"keepers": broken.written})

    (problem,) = problems_of(tmp_path)

    line, column = broken.place
    lines = broken.written.replace("\r\n", "\n").split("\n")
    _, source, caret = str(problem).split("\n")
    shown = re.sub("[\x07\u200b]", "\ufffd", lines[line - 1])  # which a terminal would obey
    assert source == f"    {shown}"
    assert len(caret) == 4 + column
    assert caret.strip() == "^"


@pytest.mark.parametrize(
    ("file", "broken"), VOCABULARY, ids=lambda case: getattr(case, "name", case)
)
def test_a_mistake_in_a_vocabulary_file_is_reported_where_it_stands(
    tmp_path: Path, file: str, broken: Broken
) -> None:
    write_corpus(tmp_path, {}, {**SMALL_VOCABULARY, file: broken.written})

    own = [problem for problem in problems_of(tmp_path) if problem.path.stem == file]

    assert [(problem.line, problem.column) for problem in own] == [broken.place]
    assert broken.message in own[0].message


def test_a_problem_reads_as_path_line_column_message_line_and_caret(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"keepers": f"slug: keepers\ntitle: no\n{SECTIONS}"})

    (problem,) = problems_of(tmp_path)

    path = tmp_path / "occupations" / "keepers.yaml"
    assert str(problem) == (
        f"{path}:2:8: no is read as a boolean here; write it in quotes to mean the text\n"
        "    title: no\n"
        "           ^"
    )


def test_the_caret_keeps_the_tabs_of_its_line() -> None:
    problem = Problem(Path("a.yaml"), 1, 3, "wrong", "\ta b")

    assert str(problem).split("\n")[2] == "    \t ^"


def test_of_a_long_line_the_place_is_shown() -> None:
    problem = Problem(Path("a.yaml"), 1, 100_000, "wrong", "x" * 99_999 + "!" + "y" * 99_999)

    _, source, caret = str(problem).split("\n")

    assert len(source) < 200
    assert source[caret.index("^")] == "!"


def test_of_a_file_full_of_mistakes_the_first_are_told_and_the_others_counted() -> None:
    problems = [Problem(Path("a.yaml"), line, 1, "wrong") for line in range(1, 90_002)]
    problems.append(Problem(Path("b.yaml"), 1, 1, "wrong"))

    lines = list(told(problems))

    assert lines[:2] == ["a.yaml:1:1: wrong", "a.yaml:2:1: wrong"]
    assert lines[PROBLEMS_SHOWN:] == [
        "b.yaml:1:1: wrong",
        f"a.yaml: {90_001 - PROBLEMS_SHOWN:,} more in this file",
    ]
    assert str(CorpusError(tuple(problems))) == "\n".join(lines)


def test_two_profiles_with_one_title_are_reported_at_the_second(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"a": f"slug: a\ntitle: Keepers\n{SECTIONS}",
                            "b": f"slug: b\ntitle: keepers\n{SECTIONS}"})  # fmt: skip

    (problem,) = problems_of(tmp_path)

    assert (problem.path.name, problem.line, problem.column) == ("b.yaml", 2, 8)
    assert problem.message == "a.yaml has the title 'keepers' too"


def test_bytes_that_are_not_utf_8_are_reported_at_the_first_of_them(tmp_path: Path) -> None:
    write_corpus(tmp_path, {})
    path = tmp_path / "occupations" / "keepers.yaml"
    path.write_bytes(b"slug: keepers\ntitle: Caf\xe9\n")

    (problem,) = problems_of(tmp_path)

    assert str(problem) == f"{path}:2:11: byte 0xe9 is not UTF-8"


def test_a_file_over_the_size_limit_is_refused_unread(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"keepers": "&" + "x" * MAX_PROFILE_BYTES})

    (problem,) = problems_of(tmp_path)

    assert (problem.line, problem.column) == (1, 1)
    assert "262,145 bytes long; at most 262,144 are allowed" in problem.message


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    text = f"{HEAD}{SECTIONS}# "
    write_corpus(tmp_path, {"keepers": text + "x" * (MAX_PROFILE_BYTES - len(text))})

    assert problems_of(tmp_path) == ()


def test_deep_nesting_is_refused_at_the_first_level_too_many(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"keepers": f"{HEAD}soc: " + "[" * 500 + "]" * 500})

    (problem,) = problems_of(tmp_path)

    assert (problem.line, problem.column) == (3, 18)  # "soc: " and twelve brackets stand before
    assert "nested more than 12 levels deep" in problem.message


def test_nesting_too_deep_for_the_parser_itself_is_refused_alike(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"keepers": f"{HEAD}soc: " + "[" * 100_000})

    (problem,) = problems_of(tmp_path)

    assert problem.line == 3
    assert "nested more than 12 levels deep" in problem.message


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor(tmp_path: Path) -> None:
    bomb = "a: &a [x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefghij", "bcdefghijk", strict=True)
    )
    write_corpus(tmp_path, {"keepers": bomb})

    (problem,) = problems_of(tmp_path)

    assert (problem.line, problem.column) == (1, 4)


def test_a_folder_called_like_a_profile_is_a_problem(tmp_path: Path) -> None:
    write_corpus(tmp_path, {})
    (tmp_path / "occupations" / "keepers.yaml").mkdir()

    (problem,) = problems_of(tmp_path)

    assert problem.message == "cannot be read: Is a directory"
    assert problem.source is None


def test_two_profiles_with_one_slug_are_reported_at_the_second(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"keepers": HEAD + SECTIONS})
    second = tmp_path / "occupations" / "keepers.yml"
    second.write_text(HEAD + SECTIONS)

    (problem,) = problems_of(tmp_path)

    assert str(problem) == (
        f"{second}:1:7: keepers.yaml has the slug 'keepers' too\n    slug: keepers\n          ^"
    )


def test_all_problems_of_all_files_are_reported_in_one_run(tmp_path: Path) -> None:
    profiles = {
        "a": "slug: b\ntitle: no\ntitel: x\nsections: []\n",
        "b": f"slug: b\ntitle: B\ngroup: none-such\nrelated: [zz, b]\n{SECTIONS}",
        "c": "slug: [\n",
    }
    vocabulary = {**SMALL_VOCABULARY, "groups": "- {slug: care, titel: Care}\n"}
    write_corpus(tmp_path, profiles, vocabulary)

    with pytest.raises(CorpusError) as caught:
        read_corpus(tmp_path)

    found = [(p.path.name, p.line, p.column) for p in caught.value.problems]
    assert found == [
        ("a.yaml", 2, 8),  # title read as a boolean
        ("a.yaml", 3, 1),  # unknown key
        ("a.yaml", 4, 11),  # no sections
        ("b.yaml", 3, 8),  # unknown group
        ("b.yaml", 4, 11),  # unknown related occupation
        ("b.yaml", 4, 15),  # related to itself
        ("c.yaml", 1, 1),  # a bracket left open: past the end, so the last line
        ("groups.yaml", 1, 3),  # title missing
        ("groups.yaml", 1, 16),  # unknown key
    ]
    assert str(caught.value).count("^") == 9


def test_a_broken_profile_does_not_make_those_that_refer_to_it_look_wrong(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"a": "slug: a\n", "b": f"slug: b\ntitle: B\nrelated: [a]\n{SECTIONS}"})

    assert {problem.path.name for problem in problems_of(tmp_path)} == {"a.yaml"}


def test_one_profile_by_itself_is_not_held_to_what_it_refers_to(tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.yaml"
    path.write_text(f"{HEAD}{SECTIONS}related: [nobody]\n")

    assert read_profile(path).related == ("nobody",)


def test_one_broken_profile_by_itself_tells_its_problems(tmp_path: Path) -> None:
    path = tmp_path / "keepers.yaml"
    path.write_text("slug: keepers\ntitle: no\n")

    with pytest.raises(CorpusError) as caught:
        read_profile(path)

    assert {(p.line, p.column) for p in caught.value.problems} == {(1, 1), (2, 8)}


def test_a_broken_vocabulary_by_itself_tells_its_problems(tmp_path: Path) -> None:
    write_corpus(tmp_path, {}, {"groups": "- {slug: A, title: A}\n"})

    with pytest.raises(CorpusError) as caught:
        read_vocabulary(tmp_path)

    assert [(p.path.name, p.line, p.column) for p in caught.value.problems] == [
        ("groups.yaml", 1, 10)
    ]


def test_a_folder_without_occupations_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(OccupationsError, match="it has no folder 'occupations'"):
        examine_corpus(tmp_path)
