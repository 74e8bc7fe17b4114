"""Building: what is published and reported, and what readers see meanwhile."""

import os
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

from indexer.build.build import KEEP_GENERATIONS, build
from indexer.corpus.read import read_corpus
from indexer.embedded import open_index
from indexer.model import Corpus
from indexer.postings.generation import POINTER, current_name, damage, generations, read_manifest
from indexer.request import SearchRequest
from indexer.search.search import search
from tests.indexer.index_folders import left_in
from tests.indexer.small_corpus import PROFILES, VOCABULARY, write_corpus


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
    maker = PROFILES["candle-makers"]
    profiles["wax-makers"] = maker.replace("candle-makers", "wax-makers").replace("Candle", "Wax")
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


def test_progress_counts_every_profile_of_each_stage(small_corpus: Corpus, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []

    report = build(small_corpus, tmp_path, progress=lambda *step: told.append(step))

    assert told == [(stage, done, 5) for stage in ("extract", "index") for done in range(6)]
    assert {"extract", "index", "compile", "checksums", "canary"} <= set(report.seconds)


def test_a_build_is_the_same_in_every_process(small_folder: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from indexer.build.build import build;"
        "from indexer.corpus.read import read_corpus;"
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
