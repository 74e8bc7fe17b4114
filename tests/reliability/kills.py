"""Builds that die: by SIGKILL, on a full disk, over a file that cannot be read."""

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from indexer.build import build
from indexer.errors import OccupationsError
from indexer.generation import current_name, damage, generations
from indexer.index import open_index
from indexer.read import read_corpus
from indexer.request import SearchRequest
from indexer.search import search
from tests.reliability.corpora import edit, small_copy

KILLS = 200
OTHERS = 20
LONGEST = 2.6  # seconds a build may run before it is killed; a whole one takes about two


def rows(scale: float) -> Iterator[tuple[str, str, str]]:
    """Rows on builds that are cut short."""
    with tempfile.TemporaryDirectory() as base:
        yield from _killed(Path(base), max(5, round(KILLS * scale)))
    with tempfile.TemporaryDirectory() as base:
        yield from _full_disk(Path(base), max(2, round(OTHERS * scale)))
    with tempfile.TemporaryDirectory() as base:
        yield from _unreadable(Path(base), max(2, round(OTHERS * scale)))


def _killed(base: Path, count: int) -> Iterator[tuple[str, str, str]]:
    corpus, index = small_copy(base / "corpus"), base / "index"
    build(read_corpus(corpus), index)
    slug = next(iter(read_corpus(corpus).digests))
    draw, unsound, finished = random.Random(7), 0, 0
    for number in range(count):
        edit(corpus, slug, number)
        command = [sys.executable, "-m", "indexer", "build", "--rebuild"]
        process = subprocess.Popen(
            [*command, "--corpus", str(corpus), "--index", str(index)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(draw.uniform(0.2, LONGEST))
        process.kill()
        finished += process.wait() == 0
        unsound += not _answers(index)
    build(read_corpus(corpus), index)
    left = {entry.name for entry in index.iterdir() if entry.is_dir()}
    orphans = len(left - {*generations(index)})
    outcome = f"{unsound} without an answer, next build good, {orphans} orphans"
    yield "builds killed with SIGKILL", f"{count} ({finished} had ended)", outcome


def _full_disk(base: Path, count: int) -> Iterator[tuple[str, str, str]]:
    disk = base / "disk"
    disk.mkdir()
    corpus = small_copy(base / "corpus")
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        yield "builds on a full disk", "0", "not run: mounting a small file system needs root"
        return
    try:
        small = small_copy(base / "little", 10)
        build(read_corpus(small), disk / "index")
        (disk / "filler").write_bytes(b"x" * (shutil.disk_usage(disk).free - 300_000))
        refused, unsound = 0, 0
        for _ in range(count):
            try:
                build(read_corpus(corpus), disk / "index", rebuild=True)
            except OccupationsError:
                refused += 1
            unsound += not _answers(disk / "index")
        (disk / "filler").unlink()
        build(read_corpus(small), disk / "index", rebuild=True, force=True)
        yield (
            "builds on a full disk",
            str(count),
            (f"{refused} refused with a message, {unsound} without an answer, next build good"),
        )
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def _unreadable(base: Path, count: int) -> Iterator[tuple[str, str, str]]:
    corpus, index = small_copy(base / "corpus"), base / "index"
    build(read_corpus(corpus), index)
    draw, told, unsound = random.Random(11), 0, 0
    bad = corpus / "occupations" / "unreadable.yaml"
    for _ in range(count):
        bad.write_bytes(draw.randbytes(draw.randint(1, 4000)))
        done = subprocess.run(
            [sys.executable, "-m", "indexer", "build", "--corpus", corpus, "--index", index],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        told += done.returncode == 1 and "unreadable.yaml:" in done.stderr
        unsound += not _answers(index)
    bad.unlink()
    build(read_corpus(corpus), index, rebuild=True)
    outcome = f"{told} told as file:line:column, {unsound} without an answer, next build good"
    yield "builds over a file of random bytes", str(count), outcome


def _answers(index: Path) -> bool:
    """Whether the current generation is sound and finds something."""
    name = current_name(index)
    if name is None or damage(index / name):
        return False
    return search(open_index(index), SearchRequest("work")).total > 0
