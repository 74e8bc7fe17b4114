"""An index that is damaged, newer or foreign: told apart, and the generation before is served."""

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from whoosh.fields import TEXT, Schema
from whoosh.index import create_in

from indexer.build.build import build
from indexer.corpus.read import read_corpus
from indexer.embedded import open_generation, open_index
from indexer.errors import IndexUnusable
from indexer.model import Corpus
from indexer.postings.generation import (
    MANIFEST,
    POINTER,
    current_name,
    damage,
    generations,
    publish,
)
from indexer.postings.schema import FORMAT_VERSION
from tests.operations.site import running
from tests.reliability.corpora import small_copy
from webapp import create_app

FLIPS = 40


@pytest.fixture(scope="module")
def corpus_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_copy(tmp_path_factory.mktemp("corpus") / "corpus", 6)


@pytest.fixture(scope="module")
def corpus(corpus_folder: Path) -> Corpus:
    return read_corpus(corpus_folder)


@pytest.fixture(scope="module")
def built(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index directory with two generations; not to be written to."""
    folder = tmp_path_factory.mktemp("built")
    for _ in range(2):
        build(corpus, folder, rebuild=True)
    return folder


@pytest.fixture
def index(built: Path, tmp_path: Path) -> Path:
    """An index directory with two generations that a test may change."""
    return Path(shutil.copytree(built, tmp_path / "index"))


def places(generation: Path, count: int, seed: int) -> list[tuple[Path, int, int]]:
    """Random places of a generation: file, byte, bit; every byte is as likely as any other."""
    files = sorted(path for path in generation.rglob("*") if path.is_file())
    sizes = [path.stat().st_size for path in files]
    draw = random.Random(seed)
    chosen = draw.choices(files, sizes, k=count)
    return [(path, draw.randrange(path.stat().st_size), draw.randrange(8)) for path in chosen]


def test_a_flipped_bit_anywhere_is_found_and_the_generation_before_is_served(index: Path) -> None:
    before, current = generations(index)
    for number, (path, byte, bit) in enumerate(places(index / current, FLIPS, seed=3)):
        good = path.read_bytes()
        bad = bytearray(good)
        bad[byte] ^= 1 << bit
        path.write_bytes(bad)

        found = damage(index / current)
        with pytest.raises(IndexUnusable):
            open_generation(index / current)
        served = before if number % 8 else open_index(index).generation

        path.write_bytes(good)
        assert found, (path, byte, bit)
        assert served == before
    assert damage(index / current) == ()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def grown(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0")


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("change", [cut, grown, folder_instead, Path.unlink])
def test_every_file_that_is_cut_grown_replaced_or_missing_is_found(
    index: Path, change: Callable[[Path], None]
) -> None:
    current = current_name(index) or ""
    for path in sorted(path for path in (index / current).rglob("*") if path.is_file()):
        if not path.stat().st_size and change is cut:
            continue
        good = path.read_bytes()
        change(path)

        found = damage(index / current)
        with pytest.raises(IndexUnusable):
            open_generation(index / current)

        if path.is_dir():
            path.rmdir()
        path.write_bytes(good)
        assert found, path
    assert damage(index / current) == ()


def newer(generation: Path) -> None:
    """As a later version of the program writes it, in a format of its own."""
    manifest = json.loads((generation / MANIFEST).read_bytes())
    later = manifest | {"format_version": FORMAT_VERSION + 1}
    (generation / MANIFEST).write_text(json.dumps(later))


def test_a_generation_of_a_newer_format_is_passed_over_for_the_one_before(index: Path) -> None:
    before, current = generations(index)
    newer(index / current)

    page = create_app(index).test_client().get("/version").get_json()

    assert page["generation"] == before


def test_a_site_with_nothing_but_a_newer_format_says_so_and_builds_its_own(
    corpus: Corpus, corpus_folder: Path, tmp_path: Path
) -> None:
    index, log = tmp_path / "index", tmp_path / "log"
    theirs = build(corpus, index).generation
    newer(index / theirs)
    arguments = ("--index", str(index), "--corpus", str(corpus_folder), "--workers", "1")

    with running(log, "serve", *arguments) as site:
        status = site.get("/search?q=work").status

    assert status == 200
    assert f"written in format {FORMAT_VERSION + 1}" in log.read_text()
    assert current_name(index) != theirs
    assert (index / theirs / MANIFEST).exists()  # the other program's generation is left to it


def plain_whoosh(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    writer = create_in(str(folder), Schema(text=TEXT)).writer()
    writer.add_document(text="theirs")
    writer.commit()


def test_an_index_of_another_program_is_refused_and_left_alone(
    corpus: Corpus, tmp_path: Path
) -> None:
    plain_whoosh(tmp_path)
    theirs = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    with pytest.raises(IndexUnusable, match="holds no index"):
        open_index(tmp_path)
    build(corpus, tmp_path)

    assert {name: (tmp_path / name).read_bytes() for name in theirs} == theirs


@pytest.mark.parametrize("with_manifest", [True, False])
def test_a_generation_with_the_index_of_another_program_is_never_unpickled(
    index: Path, with_manifest: bool
) -> None:
    before, current = generations(index)
    shutil.rmtree(index / current / "whoosh")
    plain_whoosh(index / current / "whoosh")
    if not with_manifest:
        (index / current / MANIFEST).unlink()

    assert open_index(index).generation == before
    assert damage(index / current)


@pytest.mark.parametrize("pointer", ["..", "/etc", "../outside", "\0", "a/../../outside"])
def test_a_pointer_out_of_the_directory_is_none(index: Path, pointer: str) -> None:
    shutil.copytree(index / (current_name(index) or ""), index.parent / "outside")
    (index / POINTER).write_text(pointer)

    with pytest.raises(IndexUnusable, match="holds no index"):
        open_index(index)


def test_a_pointer_to_a_generation_that_is_not_there_opens_the_newest(index: Path) -> None:
    (index / POINTER).write_text("20990101T000000.000000Z")

    assert open_index(index).generation == generations(index)[-1]


def test_a_damaged_generation_that_is_published_by_hand_is_not_taken_up(index: Path) -> None:
    before, current = generations(index)
    publish(index, before)
    client = create_app(index).test_client()
    cut(next((index / current / "view").glob("*.npy")))

    publish(index, current)

    for _ in range(3):
        assert client.get("/version").get_json()["generation"] == before
        assert client.get("/search?q=work").status_code == 200
