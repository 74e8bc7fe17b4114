"""A change of the program is a change of what it builds."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.corpus.read import ENGLISH_WORDS, SHIPPED_CORPUS
from indexer.embedded import open_index
from indexer.engine import search
from indexer.errors import IndexUnusable
from indexer.postings.generation import current_name, generations
from indexer.postings.program import PACKAGE, shaping_files
from indexer.request import SearchRequest

SAYS = "the program has changed: everything is built anew"
# What an index is made with, besides what only asks the new one (the canary of a build).
MAKERS = (
    "indexer.corpus.read",
    "indexer.build.analyze",
    "indexer.build.compile",
    "indexer.build.whoosh",
    "indexer.build.previous",
    "indexer.tables.tables",
)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A folder with a copy of the indexer's package, and the list of words that goes with it."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, tmp_path / "program" / "indexer", ignore=ignored)
    words = tmp_path / "program" / "corpus" / ENGLISH_WORDS
    words.parent.mkdir(parents=True)
    shutil.copyfile(SHIPPED_CORPUS / ENGLISH_WORDS, words)
    return tmp_path / "program"


def run(program: Path, *args: str | Path) -> str:
    """Runs a command of this program; gives what it prints."""
    environment = os.environ | {"PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "indexer", *map(str, args)]
    return subprocess.run(
        command, cwd=program, env=environment, check=True, capture_output=True, text=True
    ).stdout


def edit(file: Path, old: str, new: str) -> None:
    source = file.read_text(encoding="utf-8")
    assert source.count(old) == 1
    file.write_text(source.replace(old, new), encoding="utf-8")


def lighter_titles(program: Path) -> None:
    edit(
        program / "indexer" / "tables" / "weights.py",
        '"title": FieldWeight(12.0, 0.5)',
        '"title": FieldWeight(0.1, 0.5)',
    )


def title_score(program: Path, index: Path) -> float:
    """What the title adds to the score of the hive inspectors, who are not called "hive"."""
    answer = json.loads(run(program, "search", "title:hive", "--index", index, "--json"))
    parts = {hit["slug"]: hit["why"] for hit in answer["hits"]}["hive-inspectors"]
    return max(float(part["value"]) for part in parts if "title" in part["what"])


def test_another_weight_of_a_field_builds_everything_anew_and_says_so(
    program: Path, small_folder: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    args = ("build", "--corpus", small_folder, "--index", index)
    run(program, *args)
    first = current_name(index)
    unchanged = run(program, *args)
    lighter_titles(program)

    changed = run(program, *args)

    assert f"nothing has changed, still serving {first}" in unchanged
    assert SAYS not in unchanged
    assert SAYS in changed
    assert "added" not in changed
    assert f"published {current_name(index)}" in changed
    assert first != current_name(index)
    assert "nothing has changed" in run(program, *args)


def test_a_change_of_what_only_asks_is_no_change_of_the_index(
    program: Path, small_folder: Path, tmp_path: Path
) -> None:
    args = ("build", "--corpus", small_folder, "--index", tmp_path / "index")
    run(program, *args)
    with (program / "indexer" / "search" / "relax.py").open("a", encoding="utf-8") as file:
        file.write("\n# another remark\n")

    assert "nothing has changed" in run(program, *args)


def test_what_another_program_built_is_searched_with_the_own_weights(
    program: Path, small_folder: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    run(program, "build", "--corpus", small_folder, "--index", index)
    before = title_score(program, index)
    lighter_titles(program)

    after = title_score(program, index)

    assert after < before
    assert search(open_index(index), SearchRequest("beekeepers")).hits[0].slug == "beekeepers"
    assert len(generations(index)) == 1


def test_what_another_program_built_and_this_cannot_read_says_what_to_do(
    program: Path, small_folder: Path, tmp_path: Path
) -> None:
    index = tmp_path / "index"
    edit(
        program / "indexer" / "postings" / "card.py",
        "\n    @property\n    def group(",
        "    color: str | None = None\n\n    @property\n    def group(",
    )
    run(program, "build", "--corpus", small_folder, "--index", index)

    with pytest.raises(IndexUnusable) as error:
        open_index(index)

    assert "another version of this program" in str(error.value)
    assert "run 'occupations build'" in str(error.value)


def test_the_digest_covers_every_module_that_makes_an_index() -> None:
    code = f"import sys, {', '.join(MAKERS)}\nfor name in sys.modules: print(name)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()

    files = {file.relative_to(PACKAGE.parent).as_posix() for file in shaping_files()}
    rooms = {"indexer", *(str(Path(file).parent).replace("/", ".") for file in files)}
    needed = {name for name in loaded if name.startswith("indexer.") and name not in rooms}
    assert {f"{name.replace('.', '/')}.py" for name in needed} <= files
