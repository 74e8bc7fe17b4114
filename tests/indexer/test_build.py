"""Building: what is published, what is left when it fails, and who waits for whom."""

import os
import signal
import stat
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from indexer.build import KEEP_GENERATIONS, Progress, build
from indexer.errors import BuildRefused, OccupationsError
from indexer.generation import POINTER, current_name, damage, generations, read_manifest
from indexer.index import open_index
from indexer.model import Corpus
from indexer.read import read_corpus
from indexer.request import SearchRequest
from indexer.search import search
from tests.indexer.small_corpus import PROFILES, VOCABULARY, write_corpus


class Stopped(Exception):
    """Raised by a test in the middle of a build."""


def stop_at(stage: str, profile: int) -> Progress:
    def progress(name: str, done: int, total: int) -> None:
        if (name, done) == (stage, profile):
            raise Stopped

    return progress


def left_in(index: Path) -> set[str]:
    """Everything in an index directory but the lock."""
    return {path.name for path in index.iterdir()} - {".build.lock"}


def test_a_build_publishes_a_sound_generation(small_index: Path) -> None:
    name = current_name(small_index)

    assert name is not None
    assert damage(small_index / name) == ()
    assert left_in(small_index) == {POINTER, name}


def test_the_manifest_says_what_was_built(small_index: Path, small_corpus: Corpus) -> None:
    name = current_name(small_index) or ""

    manifest = read_manifest(small_index / name)

    sections = [section for o in small_corpus.occupations for section in o.sections]
    assert (manifest.generation, manifest.corpus) == (name, "small")
    assert manifest.profile_digests == small_corpus.digests
    assert manifest.vocabulary_digest == small_corpus.vocabulary_digest
    assert manifest.counts["occupations"] == 5
    assert manifest.counts["sections"] == len(sections) == 11
    assert manifest.counts["words"] == sum(len(section.text.split()) for section in sections)
    assert set(manifest.tools) == {"python", "whoosh", "occupation-search"}


def test_the_index_directory_is_private(
    small_index: Path, small_corpus: Corpus, tmp_path: Path
) -> None:
    build(small_corpus, tmp_path / "new" / "index")

    for path in (
        tmp_path / "new" / "index",
        tmp_path / "new" / "index" / (current_name(tmp_path / "new" / "index") or ""),
    ):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700


def test_the_first_build_reports_every_profile_as_added(
    small_corpus: Corpus, tmp_path: Path
) -> None:
    report = build(small_corpus, tmp_path)

    assert report.published
    assert report.changes.added == tuple(sorted(PROFILES))
    assert (report.changes.changed, report.changes.removed) == ((), ())
    assert report.generation == current_name(tmp_path)


def test_an_unchanged_corpus_builds_nothing(index_copy: Path, small_corpus: Corpus) -> None:
    before = left_in(index_copy)

    report = build(small_corpus, index_copy)

    assert not report.published
    assert not report.changes
    assert report.generation == current_name(index_copy)
    assert left_in(index_copy) == before


def test_an_unchanged_corpus_is_built_when_asked_to(index_copy: Path, small_corpus: Corpus) -> None:
    before = current_name(index_copy)

    report = build(small_corpus, index_copy, rebuild=True)

    assert report.published
    assert before != current_name(index_copy) == report.generation


def test_the_report_tells_what_was_added_changed_and_removed(
    index_copy: Path, tmp_path: Path
) -> None:
    profiles = dict(PROFILES)
    profiles["wax-makers"] = PROFILES["candle-makers"].replace("candle-makers", "wax-makers")
    profiles["ward-aides"] = PROFILES["ward-aides"].replace("short course", "long course")
    del profiles["night-nurses"]
    write_corpus(tmp_path / "corpus", profiles)

    report = build(read_corpus(tmp_path / "corpus"), index_copy)

    assert report.changes.added == ("wax-makers",)
    assert report.changes.changed == ("ward-aides",)
    assert report.changes.removed == ("night-nurses",)
    assert not report.changes.vocabulary
    found = search(open_index(index_copy), SearchRequest('"long course"'))
    assert [hit.slug for hit in found.hits] == ["ward-aides"]
    assert search(open_index(index_copy), SearchRequest("soc:29-1141")).total == 0


def test_a_changed_vocabulary_is_built_although_no_profile_changed(
    index_copy: Path, tmp_path: Path
) -> None:
    groups = VOCABULARY["groups"].replace("title: Care", "title: Caring")
    write_corpus(tmp_path / "corpus", PROFILES, {**VOCABULARY, "groups": groups})

    report = build(read_corpus(tmp_path / "corpus"), index_copy)

    assert report.published
    assert report.changes.vocabulary
    assert not report.changes.changed
    assert open_index(index_copy).vocabulary.groups["care"].title == "Caring"


def test_generations_before_are_kept_but_no_more_than_three(
    index_copy: Path, small_corpus: Corpus
) -> None:
    names = [current_name(index_copy)]
    for _ in range(4):
        report = build(small_corpus, index_copy, rebuild=True)
        names.append(report.generation)
        assert list(generations(index_copy)) == names[-KEEP_GENERATIONS:]

    assert KEEP_GENERATIONS == 3
    assert report.pruned == (names[1],)


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
from indexer.build import build
from indexer.read import read_corpus
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


def test_readers_see_one_generation_or_the_next_and_never_none(
    index_copy: Path, small_corpus: Corpus
) -> None:
    seen: list[str | None] = [current_name(index_copy)]
    done = threading.Event()

    def read() -> None:
        while not done.wait(0.001):
            name = current_name(index_copy)
            if name is None or name != seen[-1]:
                seen.append(name)
            assert name is not None
            assert (index_copy / name / "manifest.json").is_file()

    reader = threading.Thread(target=read)
    reader.start()
    built = [build(small_corpus, index_copy, rebuild=True).generation for _ in range(3)]
    time.sleep(0.02)
    done.set()
    reader.join()

    assert seen[1:] == built


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
    monkeypatch.setattr("indexer.build.LOCK_SECONDS", 0.1)
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


def test_progress_counts_every_profile_of_each_stage(small_corpus: Corpus, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []

    report = build(small_corpus, tmp_path, progress=lambda *step: told.append(step))

    assert told == [(stage, done, 5) for stage in ("extract", "index") for done in range(6)]
    assert {"extract", "index", "compile", "checksums", "canary"} <= set(report.seconds)


def test_a_build_is_the_same_in_every_process(small_folder: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from indexer.build import build;"
        "from indexer.read import read_corpus;"
        "build(read_corpus(Path(sys.argv[1])), Path(sys.argv[2]))"
    )
    digests = []
    for seed in ("1", "2"):
        index = tmp_path / seed
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", script, str(small_folder), str(index)]
        subprocess.run(command, env=environment, check=True, timeout=60)
        files = read_manifest(index / (current_name(index) or "")).files
        digests.append({name: d for name, d in files.items() if not name.startswith("whoosh/")})

    assert digests[0] == digests[1]
