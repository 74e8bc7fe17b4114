"""Builds that fail, wait or are refused: nothing is lost and nothing half-built is left."""

import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from indexer.build.build import Progress, build
from indexer.embedded import open_index
from indexer.errors import BuildRefused, OccupationsError
from indexer.model import Corpus
from indexer.postings.generation import POINTER, current_name, damage, generations
from tests.indexer.index_folders import left_in


class Stopped(Exception):
    """Raised by a test in the middle of a build."""


def stop_at(stage: str, profile: int) -> Progress:
    def progress(name: str, done: int, total: int) -> None:
        if (name, done) == (stage, profile):
            raise Stopped

    return progress


@pytest.mark.parametrize("first", [True, False])
def test_a_corpus_without_profiles_publishes_nothing(
    index_copy: Path, tmp_path: Path, small_corpus: Corpus, first: bool
) -> None:
    index = tmp_path / "new" if first else index_copy
    before = set() if first else left_in(index)

    with pytest.raises(BuildRefused, match="no profiles: nothing is published"):
        build(replace(small_corpus, occupations=(), digests={}), index, force=True)

    assert left_in(index) == before


def without(corpus: Corpus, count: int) -> Corpus:
    """The corpus without its first profiles."""
    kept = corpus.occupations[count:]
    digests = {occupation.slug: corpus.digests[occupation.slug] for occupation in kept}
    return replace(corpus, occupations=kept, digests=digests)


def test_losing_more_than_a_fifth_of_the_profiles_is_refused(
    index_copy: Path, small_corpus: Corpus
) -> None:
    before = left_in(index_copy)

    with pytest.raises(BuildRefused, match=r"has 3 profiles, the index 5: .* with --force"):
        build(without(small_corpus, 2), index_copy)

    assert left_in(index_copy) == before
    assert build(without(small_corpus, 1), index_copy).published  # exactly a fifth


def test_losing_many_profiles_is_published_when_forced(
    index_copy: Path, small_corpus: Corpus
) -> None:
    report = build(without(small_corpus, 4), index_copy, force=True)

    assert report.counts["occupations"] == len(open_index(index_copy).view.cards) == 1


def test_a_damaged_current_generation_is_mended_by_the_next_build(
    index_copy: Path, small_corpus: Corpus
) -> None:
    name = current_name(index_copy) or ""
    (index_copy / name / "view" / "cards.json").write_text("[]")

    report = build(small_corpus, index_copy)

    assert report.published
    assert damage(index_copy / report.generation) == ()


@pytest.mark.parametrize("stage", ["extract", "index"])
def test_a_build_that_fails_leaves_nothing_and_changes_nothing(
    index_copy: Path, small_corpus: Corpus, stage: str
) -> None:
    before, pointer = left_in(index_copy), current_name(index_copy)

    with pytest.raises(Stopped):
        build(small_corpus, index_copy, rebuild=True, progress=stop_at(stage, 3))

    assert left_in(index_copy) == before
    assert current_name(index_copy) == pointer
    assert open_index(index_copy).generation == pointer


def test_a_first_build_that_fails_leaves_no_index(small_corpus: Corpus, tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        build(small_corpus, tmp_path, progress=stop_at("index", 0))

    assert left_in(tmp_path) == set()


def test_a_corpus_that_cannot_be_written_leaves_nothing(
    index_copy: Path, small_corpus: Corpus
) -> None:
    before = left_in(index_copy)
    vocabulary = replace(small_corpus.vocabulary, sections={})

    with pytest.raises(KeyError):
        build(replace(small_corpus, vocabulary=vocabulary), index_copy, rebuild=True)

    assert left_in(index_copy) == before


def test_a_build_that_is_killed_is_swept_away_by_the_next(
    small_folder: Path, small_corpus: Corpus, tmp_path: Path
) -> None:
    killed = f"""
import os, signal
from pathlib import Path
from indexer.build.build import build
from indexer.corpus.read import read_corpus
def progress(stage, done, total):
    if (stage, done) == ("index", 3):
        os.kill(os.getpid(), signal.SIGKILL)
build(read_corpus(Path({str(small_folder)!r})), Path({str(tmp_path)!r}), progress=progress)
"""
    run = subprocess.run([sys.executable, "-c", killed], timeout=60, check=False)
    assert run.returncode == -signal.SIGKILL
    assert current_name(tmp_path) is None
    assert len(left_in(tmp_path)) == 1

    report = build(small_corpus, tmp_path)

    assert left_in(tmp_path) == {POINTER, report.generation}


def test_a_second_builder_waits_for_the_first(index_copy: Path, small_corpus: Corpus) -> None:
    lock = FileLock(index_copy / ".build.lock")
    lock.acquire()
    reports = []
    second = threading.Thread(
        target=lambda: reports.append(build(small_corpus, index_copy, rebuild=True))
    )
    second.start()
    second.join(0.3)
    waiting = second.is_alive() and len(generations(index_copy)) == 1

    lock.release()
    second.join(20)

    assert waiting
    assert [report.generation for report in reports] == [current_name(index_copy)]


def test_a_builder_that_waits_in_vain_says_so(
    index_copy: Path, small_corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.build.build.LOCK_SECONDS", 0.1)
    before = left_in(index_copy)

    with (
        FileLock(index_copy / ".build.lock"),
        pytest.raises(OccupationsError, match="another build is running; try again later"),
    ):
        build(small_corpus, index_copy, rebuild=True)

    assert left_in(index_copy) == before


def test_a_directory_that_cannot_be_written_is_named(small_corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(OccupationsError, match="cannot be written"):
        build(small_corpus, tmp_path / "file" / "index")
