"""Files that are wrong in odd ways are told in one clear message, at the right place."""

from pathlib import Path

import pytest

from indexer.corpus.read import examine_corpus, read_profile
from indexer.errors import CorpusError
from tests.indexer.corpus.problem_cases import HEAD, SECTIONS, Broken
from tests.indexer.small_corpus import VOCABULARY as SMALL
from tests.indexer.small_corpus import write_corpus

CASES = (
    Broken("null document", "‸---\n", "the file is empty"),
    Broken("null word", "‸null\n", "the file is empty"),
    Broken(
        "empty section",
        f"{HEAD}sections:\n  - ‸type: training\n    text:\n",
        "the section 'training' is empty",
    ),
    Broken(
        "section without text",
        f"{HEAD}sections:\n  - ‸type: training\n",
        "the section 'training' is empty",
    ),
    Broken(
        "section with no parts",
        f"{HEAD}sections:\n  - ‸type: training\n    parts: []\n",
        "the section 'training' is empty",
    ),
    Broken(
        "form feed",
        f"{HEAD}sections:\n  - type: training\n    text: Wor‸\x0cds\n",
        "control character U+000C",
    ),
    Broken(
        "vertical tab",
        f"{HEAD}sections:\n  - type: training\n    text: Wor‸\x0bds\n",
        "control character U+000B",
    ),
    Broken(
        "file separator",
        f"{HEAD}sections:\n  - type: training\n    text: Wor‸\x1cds\n",
        "control character U+001C",
    ),
    Broken(
        "noncharacter", f"{HEAD}sections:\n  - type: training\n    text: Wor‸\ufffeds\n", "U+FFFE"
    ),
    Broken("tag on a key", f"{HEAD}{SECTIONS}‸!!str group: care\n", "is not allowed"),
    Broken("no value", f"slug: keepers\ntitle:‸\n{SECTIONS}", "'title' has no value"),
    Broken(
        "pay too large",
        f"{HEAD}{SECTIONS}facts:\n  pay: {{median: ‸99999999999, unit: year, year: 2024, source: lore}}\n",
        "median",
    ),
    Broken(
        "pay infinite",
        f"{HEAD}{SECTIONS}facts:\n  pay: {{median: ‸{'9' * 400}.0, unit: year, year: 2024, source: lore}}\n",
        "median",
    ),
    Broken(
        "growth too large",
        f"{HEAD}{SECTIONS}facts:\n  outlook: {{percent: ‸99999999999, class: faster, from: 2024, to: 2034, source: lore}}\n",
        "percent",
    ),
    Broken(
        "very long number",
        f"{HEAD}{SECTIONS}facts:\n  jobs: {{count: ‸{'9' * 5000}, year: 2024, source: lore}}\n",
        "",
    ),
    Broken(
        "heading of two lines",
        f'{HEAD}sections:\n  - type: training\n    parts:\n      - {{heading: ‸"A\\nB", text: a}}\n',
        "line",
    ),
    Broken(
        "headings with one anchor",
        f"{HEAD}sections:\n  - type: training\n    parts:\n      - {{heading: Licensing, text: a}}\n      - ‸{{heading: Licensing!, text: b}}\n",
        "heading",
    ),
)


@pytest.mark.parametrize("broken", CASES, ids=lambda b: b.name)
def test_a_mistake_in_a_profile_is_reported_where_it_stands(tmp_path: Path, broken: Broken) -> None:
    write_corpus(tmp_path, {"keepers": broken.written})
    (problem,) = examine_corpus(tmp_path).problems
    assert (problem.line, problem.column) == broken.place
    assert broken.message in problem.message


@pytest.mark.parametrize(
    ("file", "broken"),
    [
        ("credentials", Broken("a number", "‸5\n", "should be a valid list")),
        (
            "credentials",
            Broken("a list as slug", "- {slug: ‸[a], name: X, kind: license}\n", "slug"),
        ),
        ("groups", Broken("a list as slug", "- {slug: ‸[a], title: X}\n", "slug")),
        ("groups", Broken("nothing", "‸null\n", "the file is empty")),
    ],
    ids=str,
)
def test_a_mistake_in_a_vocabulary_file(tmp_path: Path, file: str, broken: Broken) -> None:
    write_corpus(tmp_path, {}, {**SMALL, file: broken.written})
    own = [p for p in examine_corpus(tmp_path).problems if p.path.stem == file]
    assert [(p.line, p.column) for p in own] == [broken.place]


def test_a_single_empty_profile_tells_its_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("---\n")
    with pytest.raises(CorpusError, match="empty"):
        read_profile(path)


def test_problems_of_one_profile_are_in_file_order(tmp_path: Path) -> None:
    path = tmp_path / "keepers.yaml"
    path.write_text("slug: keepers\ntitle: no\n")
    with pytest.raises(CorpusError) as caught:
        read_profile(path)
    assert [(p.line, p.column) for p in caught.value.problems] == [(1, 1), (2, 8)]


@pytest.mark.parametrize("own", ["organizations"])
def test_a_corpus_may_bring_only_its_own_organizations(tmp_path: Path, own: str) -> None:
    write_corpus(tmp_path, {"keepers": HEAD + SECTIONS}, {own: SMALL[own]})
    assert examine_corpus(tmp_path).problems == ()


def test_a_bad_byte_is_counted_in_characters(tmp_path: Path) -> None:
    write_corpus(tmp_path, {})
    (tmp_path / "occupations" / "a.yaml").write_bytes("éé".encode() + b"\xff\n")
    (problem,) = examine_corpus(tmp_path).problems
    assert problem.column == 3
