"""Builds that die: by SIGKILL, on a full disk, over a file that cannot be read."""

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from indexer.build.build import build
from indexer.corpus.read import read_corpus
from indexer.embedded import IndexHolder, open_index
from indexer.errors import OccupationsError
from indexer.postings.generation import POINTER, current_name, damage, generations
from indexer.request import SearchRequest
from indexer.search.search import search
from tests.reliability.corpora import edit, small_copy

KILLS = 200
OTHERS = 20


def rows(scale: float) -> Iterator[tuple[str, str, str]]:
    """Rows on builds that are cut short."""
    with tempfile.TemporaryDirectory() as base:
        yield from _killed(Path(base), max(5, round(KILLS * scale)))
    with tempfile.TemporaryDirectory() as base:
        yield from _full_disk(Path(base), max(2, round(OTHERS * scale)))
    with tempfile.TemporaryDirectory() as base:
        yield from _unreadable(Path(base), max(2, round(OTHERS * scale)))


def _killed(base: Path, count: int) -> Iterator[tuple[str, str, str]]:
    """Each build is killed before it would have ended; then one is let live.

    A holder opened before the first of them has to answer all along, and what a killed build leaves
    has to be gone after the next one.
    """
    corpus, index = small_copy(base / "corpus"), base / "index"
    slug = next(iter(read_corpus(corpus).digests))
    build(read_corpus(corpus), index)
    holder, draw = IndexHolder(index), random.Random(7)
    kinds: tuple[tuple[str, ...], ...] = ((), ("--rebuild",))
    whole = {flags: _seconds_of(corpus, index, slug, flags) for flags in kinds}
    killed, published, unsound, failed, most_left, orphans = 0, 0, 0, 0, 0, 0
    while killed < count:
        flags = draw.choice(kinds)
        edit(corpus, slug, draw.randrange(10**9))
        before, builder = current_name(index), _start(corpus, index, flags)
        try:
            builder.wait(draw.uniform(0.0, whole[flags]))
            continue  # it was quicker than expected: nothing was killed
        except subprocess.TimeoutExpired:
            builder.kill()
            builder.wait()
        killed += 1
        published += current_name(index) != before
        unsound += not (_answers(index) and search(holder.current(), SearchRequest("work")).total)
        most_left = max(most_left, _unknown(index))
        edit(corpus, slug, draw.randrange(10**9))
        failed += not build(read_corpus(corpus), index).published
        orphans += _unknown(index)
    outcome = (
        f"{unsound} without an answer, {failed} next builds failed, {orphans} orphans after them "
        f"({published} killed after publishing; at most {most_left} left by one)"
    )
    yield "builds killed with SIGKILL", str(count), outcome


def _start(corpus: Path, index: Path, flags: tuple[str, ...]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "indexer", "build", *flags]
    return subprocess.Popen(
        [*command, "--corpus", str(corpus), "--index", str(index)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _seconds_of(corpus: Path, index: Path, slug: str, flags: tuple[str, ...]) -> float:
    """How long a whole build takes here and now."""
    edit(corpus, slug, 0)
    start = time.monotonic()
    _start(corpus, index, flags).wait()
    return time.monotonic() - start


def _unknown(index: Path) -> int:
    """Entries of an index directory that are none of its generations, nor pointer or lock."""
    names = {path.name for path in index.iterdir()}
    return len(names - {*generations(index), POINTER, ".build.lock"})


def _full_disk(base: Path, count: int) -> Iterator[tuple[str, str, str]]:
    disk = base / "disk"
    disk.mkdir()
    corpus = small_copy(base / "corpus")
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        yield "builds on a full disk", "0", "not run: mounting a small file system needs root"
        return
    try:
        small = small_copy(base / "little", 10)
        build(read_corpus(small), disk / "index")
        (disk / "filler").write_bytes(b"x" * (shutil.disk_usage(disk).free - 300_000))
        refused, unsound, orphans = 0, 0, 0
        for _ in range(count):
            try:
                build(read_corpus(corpus), disk / "index", rebuild=True)
            except OccupationsError:
                refused += 1
            unsound += not _answers(disk / "index")
            orphans += _unknown(disk / "index")
        (disk / "filler").unlink()
        build(read_corpus(small), disk / "index", rebuild=True, force=True)
        yield (
            "builds on a full disk",
            str(count),
            f"{refused} refused with a message, {unsound} without an answer, {orphans} orphans, "
            "next build good (a tmpfs of 64 MB)",
        )
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def _unreadable(base: Path, count: int) -> Iterator[tuple[str, str, str]]:
    corpus, index = small_copy(base / "corpus"), base / "index"
    build(read_corpus(corpus), index)
    draw, told, unsound, orphans = random.Random(11), 0, 0, 0
    bad = corpus / "occupations" / "unreadable.yaml"
    for _ in range(count):
        bad.write_bytes(draw.randbytes(draw.randint(1, 4000)))
        done = subprocess.run(
            [sys.executable, "-m", "indexer", "build", "--corpus", corpus, "--index", index],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        told += done.returncode == 1 and "unreadable.yaml:" in done.stderr
        unsound += not _answers(index)
        orphans += _unknown(index)
    bad.unlink()
    build(read_corpus(corpus), index, rebuild=True)
    outcome = (
        f"{told} told as file:line:column, {unsound} without an answer, {orphans} orphans, "
        "next build good"
    )
    yield "builds over a file of random bytes", str(count), outcome


def _answers(index: Path) -> bool:
    """Whether the current generation is sound and finds something."""
    name = current_name(index)
    if name is None or damage(index / name):
        return False
    return search(open_index(index), SearchRequest("work")).total > 0
