"""A place in a text is found in the file whatever way the text was written down."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.corpus.editorial.place import Finding, passages, problem
from indexer.corpus.marked_yaml import YamlText, parse
from indexer.corpus.read import read_profile
from indexer.corpus.write import profile_yaml
from indexer.model import Occupation, Part, Section

WAYS = {
    "literal": "text: |\n      One two,\n      three wax four.\n\n      Five.",
    "literal, stripped": "text: |2-\n      One two,\n      three wax four.\n\n      Five.",
    "folded": "text: >\n      One two,\n      three wax four.\n\n\n      Five.",
    "plain": "text: One two,\n      three wax four.\n\n      Five.",
    "double quotes": 'text: "One two,\n      three wax four.\n\n      Five."',
    "single quotes": "text: 'One two,\n      three wax four.\n\n      Five.'",
}


@pytest.mark.parametrize("way", WAYS)
def test_a_word_is_found_in_every_kind_of_scalar(tmp_path: Path, way: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"slug: a\ntitle: A\nsections:\n  - type: t\n    {WAYS[way]}\n")
    (passage,) = passages(read_profile(path))
    marked = parse(YamlText(path, path.read_text(), tuple(path.read_text().splitlines())))

    found = problem(marked, Finding("here", passage=passage, start=passage.text.index("wax")))

    assert found.source is not None
    assert found.source[found.column - 1 :].startswith("wax four")


def test_an_escape_stops_the_search_where_the_texts_part(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    text = 'slug: a\ntitle: A\nsections:\n  - type: t\n    text: "Caf\\u00e9 wax"\n'
    path.write_text(text)
    (passage,) = passages(read_profile(path))
    marked = parse(YamlText(path, text, tuple(text.splitlines())))

    found = problem(marked, Finding("here", passage=passage, start=passage.text.index("wax")))

    assert found.source is not None
    assert found.source[found.column - 1 :] == 'f\\u00e9 wax"'


WORD = st.text(alphabet="abcdefghij.,;:#'\"$%&*!?é", min_size=1, max_size=9)
BLOCK = st.lists(WORD, min_size=1, max_size=30).map(" ".join)
TEXT = st.lists(BLOCK, min_size=1, max_size=3).map("\n\n".join)


@given(texts=st.lists(TEXT, min_size=1, max_size=3), number=st.integers(min_value=0))
def test_every_word_of_a_written_profile_is_found(texts: list[str], number: int) -> None:
    parts = tuple(Part(f"Part {at}", text) for at, text in enumerate(texts))
    occupation = Occupation("a", "A", None, (Section("t", parts),))
    written = profile_yaml(occupation)
    passage = list(passages(occupation))[number % len(parts)]
    starts = [at for at in range(len(passage.text)) if not passage.text[at].isspace()]
    start = starts[number % len(starts)]
    marked = parse(YamlText(Path("a.yaml"), written, tuple(written.split("\n"))))

    found = problem(marked, Finding("here", passage=passage, start=start))

    lines = written.split("\n")
    before = "".join("".join(lines[: found.line - 1]).split())
    before += "".join(lines[found.line - 1][: found.column - 1].split())
    through_text = before.endswith("".join(passage.text[:start].split()))
    assert through_text
    assert lines[found.line - 1][found.column - 1] == passage.text[start]
