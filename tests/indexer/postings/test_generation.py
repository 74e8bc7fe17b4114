"""Generations on disk: what verify finds, what a roll back publishes, what is swept and pruned."""

import json
from pathlib import Path

import pytest

from indexer.build.build import build
from indexer.embedded import open_generation, open_index
from indexer.errors import IndexUnusable
from indexer.model import Corpus
from indexer.postings.generation import (
    MANIFEST,
    POINTER,
    current_name,
    damage,
    generations,
    prune,
    publish,
    read_manifest,
    roll_back,
    sweep,
)
from indexer.postings.schema import FORMAT_VERSION
from indexer.request import SearchRequest
from indexer.search.search import search


def current(index: Path) -> Path:
    return index / (current_name(index) or "")


def files(generation: Path) -> list[Path]:
    return sorted(path for path in generation.rglob("*") if path.is_file())


@pytest.fixture
def three(small_corpus: Corpus, tmp_path: Path) -> Path:
    """An index directory with three generations of one corpus."""
    for _ in range(3):
        build(small_corpus, tmp_path / "index", rebuild=True)
    return tmp_path / "index"


def test_a_fresh_generation_is_sound(index_copy: Path) -> None:
    assert damage(current(index_copy)) == ()


def test_a_flipped_bit_in_any_file_is_found(index_copy: Path) -> None:
    generation = current(index_copy)
    for path in files(generation):
        data = path.read_bytes()
        for place in sorted({0, len(data) // 3, len(data) // 2, len(data) - 1}):
            if path.name == MANIFEST or not data:
                continue
            changed = bytearray(data)
            changed[place] ^= 1
            path.write_bytes(changed)
            name = path.relative_to(generation).as_posix()
            assert damage(generation) == (f"{name}: changed",), place
        path.write_bytes(data)
    assert damage(generation) == ()


def test_a_file_cut_short_is_found(index_copy: Path) -> None:
    path = current(index_copy) / "view" / "texts.bin"
    path.write_bytes(path.read_bytes()[:-1])

    assert damage(current(index_copy)) == ("view/texts.bin: changed",)


def test_every_missing_file_is_found(index_copy: Path) -> None:
    generation = current(index_copy)
    for path in files(generation):
        if path.name != MANIFEST:
            data = path.read_bytes()
            path.unlink()
            name = path.relative_to(generation).as_posix()
            assert damage(generation) == (f"{name}: missing",)
            path.write_bytes(data)


def test_a_file_that_is_not_of_the_generation_is_found(index_copy: Path) -> None:
    (current(index_copy) / "whoosh" / "extra.seg").write_bytes(b"")

    assert damage(current(index_copy)) == ("whoosh/extra.seg: unknown file",)


def test_a_manifest_lists_every_other_file(index_copy: Path) -> None:
    generation = current(index_copy)

    listed = set(read_manifest(generation).files)

    assert listed == {path.relative_to(generation).as_posix() for path in files(generation)} - {
        MANIFEST
    }


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"generation": 1}', "\udcff"])
def test_a_manifest_that_cannot_be_read_makes_the_generation_unusable(
    index_copy: Path, text: str
) -> None:
    (current(index_copy) / MANIFEST).write_bytes(text.encode("utf-8", "surrogateescape"))

    with pytest.raises(IndexUnusable, match="the manifest cannot be read"):
        open_generation(current(index_copy))


def test_another_format_version_is_refused_with_what_to_do(index_copy: Path) -> None:
    path = current(index_copy) / MANIFEST
    manifest = json.loads(path.read_bytes())
    path.write_text(json.dumps(manifest | {"format_version": FORMAT_VERSION + 1}))

    with pytest.raises(IndexUnusable) as caught:
        open_index(index_copy)

    assert f"written in format {FORMAT_VERSION + 1}, this program reads {FORMAT_VERSION}" in str(
        caught.value
    )
    assert "build the index again" in str(caught.value)


def test_a_damaged_generation_is_not_opened(index_copy: Path) -> None:
    (current(index_copy) / "view" / "cards.json").write_text("[]")

    with pytest.raises(IndexUnusable, match=r"is damaged: view/cards\.json: changed"):
        open_index(index_copy)


def test_a_damaged_current_generation_falls_back_to_the_one_before(three: Path) -> None:
    before = generations(three)[1]
    expected = search(open_generation(three / before), SearchRequest("hive wax"))
    (current(three) / "view" / "texts.bin").write_bytes(b"")

    index = open_index(three)

    assert index.generation == before
    assert search(index, SearchRequest("hive wax")) == expected
    assert expected.with_every_word == 1


def test_with_nothing_sound_every_generation_is_named(three: Path) -> None:
    for name in generations(three):
        (three / name / "vocabulary.json").unlink()

    with pytest.raises(IndexUnusable) as caught:
        open_index(three)

    assert all(name in str(caught.value) for name in generations(three))


def test_an_empty_or_missing_directory_holds_no_index(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(IndexUnusable, match="holds no index; run 'occupations build'"):
            open_index(folder)
        assert generations(folder) == ()
        assert current_name(folder) is None


@pytest.mark.parametrize("text", ["", "../elsewhere\n", "20260101T000000Z\n", "é\n", "a\nb\n"])
def test_a_pointer_that_names_no_generation_points_nowhere(tmp_path: Path, text: str) -> None:
    (tmp_path / POINTER).write_bytes(text.encode())

    assert current_name(tmp_path) is None


def test_roll_back_publishes_the_generation_before_the_current_one(three: Path) -> None:
    first, second, third = generations(three)

    assert [roll_back(three), roll_back(three)] == [second, first]
    assert current_name(three) == first
    assert generations(three) == (first, second, third)


def test_roll_back_passes_over_damaged_generations(three: Path) -> None:
    first, second, _ = generations(three)
    (three / second / "view" / "parts.npy").unlink()

    assert roll_back(three) == first


def test_roll_back_with_nothing_older_is_an_error_and_changes_nothing(index_copy: Path) -> None:
    name = current_name(index_copy)

    with pytest.raises(IndexUnusable, match="no sound generation is older"):
        roll_back(index_copy)

    assert current_name(index_copy) == name


def test_publishing_leaves_nothing_but_the_pointer(three: Path) -> None:
    first = generations(three)[0]

    publish(three, first)

    assert (three / POINTER).read_text() == f"{first}\n"
    names = {path.name for path in three.iterdir()} - {".build.lock"}
    assert names == {POINTER, *generations(three)}


def test_prune_keeps_the_newest_and_always_the_current_one(three: Path) -> None:
    first, second, third = generations(three)
    publish(three, first)

    assert prune(three, 1) == (second,)
    assert generations(three) == (first, third)
    assert not (three / second).exists()


def test_sweep_removes_what_unfinished_builds_left_and_nothing_else(index_copy: Path) -> None:
    kept = generations(index_copy)
    (index_copy / "20200101T000000.000000Z" / "whoosh").mkdir(parents=True)
    (index_copy / f".{POINTER}.4711").write_text("half")
    (index_copy / "notes.txt").write_text("mine")
    (index_copy / "backup").mkdir()

    sweep(index_copy)

    left = {path.name for path in index_copy.iterdir()} - {".build.lock"}
    assert left == {POINTER, "notes.txt", "backup", *kept}


def test_a_folder_without_a_manifest_is_no_generation(index_copy: Path) -> None:
    (index_copy / "20990101T000000.000000Z").mkdir()

    assert generations(index_copy) == (current_name(index_copy),)
