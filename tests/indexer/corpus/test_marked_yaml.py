"""YAML with positions, against PyYAML's own loader and against the text itself."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from indexer.corpus.marked_yaml import MAX_DEPTH, MarkedYaml, YamlText, parse, read_text
from indexer.errors import Problem

words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=12)
scalars = st.one_of(words, st.integers(-(10**9), 10**9), st.booleans(), st.none())
values = st.recursive(
    st.dictionaries(words.filter(bool), scalars, min_size=1, max_size=4),
    lambda inner: st.one_of(
        st.lists(st.one_of(inner, scalars), min_size=1, max_size=3),
        st.dictionaries(words.filter(bool), inner, min_size=1, max_size=3),
    ),
    max_leaves=8,
)
PIECES = (
    "a", "key", ": ", "- ", "\n", "\n  ", "  ", "[", "]", "{", "}", ",", "&x ", "*x", "!t ", "!",
    "|", ">", "\t", "#", "'", '"', "---\n", "...\n", "%YAML 1.1\n", "? ", "<<: ", "\x00", "\x1b",
    "\x85", "\u2028", "\r", "no", "~", "0o7", "1e3", "0x1f", ".inf", "\ufeff", "é", "😀", "\\u",
    "`", "@",
)  # fmt: skip


def parsed(text: str) -> MarkedYaml:
    return parse(YamlText(Path("x.yaml"), text, tuple(text.splitlines())))


def leaves(value: Any, loc: tuple[str | int, ...] = ()) -> dict[tuple[str | int, ...], Any]:
    """Scalars by their place."""
    if isinstance(value, dict):
        pairs = [leaves(inner, (*loc, key)) for key, inner in value.items()]
    elif isinstance(value, list):
        pairs = [leaves(inner, (*loc, number)) for number, inner in enumerate(value)]
    else:
        return {loc: value}
    return {place: inner for found in pairs for place, inner in found.items()}


@given(value=values, flow=st.booleans())
def test_values_equal_those_of_pyyaml(value: Any, flow: bool) -> None:
    text = yaml.safe_dump(value, default_flow_style=flow, allow_unicode=True)

    found = parsed(text)

    assert found.problems == []
    assert found.value == yaml.safe_load(text) == value


@given(value=values, flow=st.booleans())
def test_marks_point_at_the_first_character_of_each_value(value: Any, flow: bool) -> None:
    text = yaml.safe_dump(value, default_flow_style=flow, allow_unicode=True)
    lines = text.split("\n")

    found = parsed(text)

    for loc, leaf in leaves(found.value).items():
        line, column = found.marks[loc]
        written = lines[line - 1][column - 1 :]
        begins = leaf[:1] if isinstance(leaf, str) else found.raw[loc]
        assert written.startswith(("'", '"', begins)), (loc, written)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=60))
def test_any_text_gives_a_value_or_problems_inside_the_text(text: str) -> None:
    found = parsed(text)

    lines = text.splitlines() or [""]
    for problem in found.problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12", 12), ("-7", -7), ("+7", 7), ("1.50", 1.5), ("yes", True), ("No", False),
        ("off", False), ("~", None), ("null", None), ("", None),
        ("'12'", "12"), ('"no"', "no"), ("29-2072", "29-2072"), ("2024-08-29", "2024-08-29"),
        ("12:30", "12:30"), ("0755", "0755"), ("0x1f", "0x1f"), ("1_000", "1_000"), ("1e3", "1e3"),
        (".5", ".5"), ("1,200", "1,200"), ("$5", "$5"), ("y", "y"), ("=", "="), ("<<", "<<"),
    ],
)  # fmt: skip
def test_plain_words_are_numbers_booleans_nothing_or_text(written: str, read: object) -> None:
    value = parsed(f"key: {written}\n").value["key"]

    assert value == read
    assert type(value) is type(read)


def test_nesting_up_to_the_limit_is_read() -> None:
    deepest = "[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH

    assert parsed(deepest).problems == []
    assert [p.message for p in parsed(f"[{deepest}]").problems] == [
        "nested more than 12 levels deep"
    ]


def test_a_problem_where_nothing_is_written_stands_at_what_should_hold_it() -> None:
    marked = parsed("a:\n  - b: 1\n")

    problem = marked.problem_at(("a", 0, "missing", "deeper"), "wrong")

    assert (problem.line, problem.column, problem.source) == (2, 5, "  - b: 1")


def test_a_problem_with_a_key_stands_at_the_key_and_not_at_its_value() -> None:
    marked = parsed("a:   1\n")

    assert marked.problem_at(("a",), "wrong", key=True).column == 1
    assert marked.problem_at(("a",), "wrong").column == 6


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")

    text = read_text(path, 100)

    assert isinstance(text, YamlText)
    assert text.text == "a: 1\n"


@pytest.mark.parametrize(("size", "refused"), [(100, False), (101, True)])
def test_the_size_limit_counts_bytes(tmp_path: Path, size: int, refused: bool) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("é".encode() * (size // 2) + b"a" * (size % 2))

    assert isinstance(read_text(path, 100), Problem) is refused
