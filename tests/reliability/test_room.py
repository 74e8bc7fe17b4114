"""No room and no right to write: the build says so, and what was there is served as before."""

import os
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from indexer.build.build import build
from indexer.corpus.read import read_corpus
from indexer.embedded import open_index
from indexer.errors import OccupationsError
from indexer.model import Corpus
from indexer.postings.generation import current_name, damage, generations
from indexer.request import SearchRequest
from indexer.search.search import search
from tests.reliability.corpora import edit, small_copy
from webapp import create_app

NOBODY = 65534


@pytest.fixture(scope="module")
def corpus_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_copy(tmp_path_factory.mktemp("corpus") / "corpus", 8)


@pytest.fixture(scope="module")
def corpus(corpus_folder: Path) -> Corpus:
    return read_corpus(corpus_folder)


@pytest.fixture(scope="module")
def built(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of ``corpus``; not to be written to."""
    folder = tmp_path_factory.mktemp("built") / "index"
    build(corpus, folder)
    return folder


@pytest.fixture
def index(built: Path, tmp_path: Path) -> Path:
    """An index of one generation that a test may change."""
    return Path(shutil.copytree(built, tmp_path / "index"))


def names_in(index: Path) -> set[str]:
    return {path.name for path in index.iterdir()} - {".build.lock"}


def run_build(corpus: Path, index: Path, largest: int) -> subprocess.CompletedProcess[str]:
    """A build none of whose files may grow beyond ``largest`` bytes, as on a disk that is full."""
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (largest, largest))
    return subprocess.run(
        [sys.executable, "-m", "indexer", "build", "--rebuild", "--verbose",
         "--corpus", str(corpus), "--index", str(index)],
        capture_output=True, text=True, check=False, preexec_fn=limit,
    )  # fmt: skip


@pytest.mark.parametrize("largest", [10, 3_000, 60_000])
def test_a_build_without_room_says_so_and_leaves_all_as_it_was(
    corpus: Corpus, corpus_folder: Path, index: Path, largest: int
) -> None:
    before, there = current_name(index) or "", names_in(index)

    done = run_build(corpus_folder, index, largest)

    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert names_in(index) == there
    assert current_name(index) == before
    assert damage(index / before) == ()
    assert build(corpus, index, rebuild=True).published


def test_a_first_build_without_room_leaves_no_index(corpus_folder: Path, tmp_path: Path) -> None:
    done = run_build(corpus_folder, tmp_path / "index", 30_000)

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert names_in(tmp_path / "index") == set()


@contextmanager
def without_rights() -> Iterator[None]:
    """As somebody whom permissions bind; root becomes nobody for a while."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def locked(built: Path) -> Iterator[Path]:
    """An index directory that may be read but not written to."""
    base = Path(tempfile.mkdtemp())  # not below pytest's folder, which is closed to others
    index = Path(shutil.copytree(built, base / "index"))
    for path in (base, index, *index.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield index
    for path in (base, index, *index.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    shutil.rmtree(base)


def test_a_directory_that_may_not_be_written_to_is_served_and_a_build_in_it_is_refused(
    corpus: Corpus, locked: Path
) -> None:
    there, before = names_in(locked), current_name(locked)

    with without_rights():
        client = create_app(locked).test_client()
        found = client.get("/search?q=work").status_code
        nothing = client.get("/search?q=zzqxv").status_code  # which would be counted there
        with pytest.raises(OccupationsError, match="cannot be written: Permission denied"):
            build(corpus, locked, rebuild=True)

    assert (found, nothing) == (200, 200)
    assert names_in(locked) == there
    assert current_name(locked) == before


def test_an_index_directory_is_private(built: Path) -> None:
    for folder in (built, built / (current_name(built) or "")):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_two_builders_at_once_both_publish_a_sound_generation(
    corpus_folder: Path, index: Path
) -> None:
    first = current_name(index)
    command = [sys.executable, "-m", "indexer", "build", "--rebuild"]
    command += ["--corpus", str(corpus_folder), "--index", str(index)]

    builders = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    codes = [builder.wait(60) for builder in builders]

    assert codes == [0, 0]
    assert len(generations(index)) == 3
    assert generations(index)[0] == first
    assert current_name(index) == generations(index)[-1]
    assert not any(damage(index / name) for name in generations(index))
    assert names_in(index) == {"CURRENT", *generations(index)}


def test_however_many_builds_leave_no_more_than_three(
    corpus: Corpus, corpus_folder: Path, index: Path, tmp_path: Path
) -> None:
    changing = tmp_path / "changing"
    shutil.copytree(corpus_folder, changing)
    slug = corpus.occupations[0].slug

    for number in range(8):
        edit(changing, slug, number)
        name = build(read_corpus(changing), index).generation

    assert len(generations(index)) == 3
    assert names_in(index) == {"CURRENT", *generations(index)}
    found = search(open_index(index), SearchRequest('title:"Changed for the 7th time"'))
    assert (found.generation, found.total) == (name, 1)
