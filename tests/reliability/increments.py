"""What one changed profile of the shipped corpus costs beside building everything."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from indexer.build.build import build
from indexer.corpus.read import read_corpus
from tests.reliability.corpora import edit, shipped_copy, small_copy

TRIES = 5
EDITED = "lawyers"


def rows(scale: float) -> Iterator[tuple[str, str, str]]:
    """Rows on the full build, and the median of several builds after one change."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, index = Path(folder) / "corpus", Path(folder) / "index"
        _ = shipped_copy(corpus) if scale >= 1 else small_copy(corpus, also=(EDITED,))
        profiles = len(list((corpus / "occupations").iterdir()))
        full, whole = _timed(corpus, index)
        ones = []
        for number in range(max(1, round(TRIES * scale))):
            edit(corpus, EDITED, number)
            ones.append(_timed(corpus, index))
        stages, seconds = sorted(ones, key=lambda one: one[1])[len(ones) // 2]
        edit(corpus, EDITED, TRIES)
        start = time.perf_counter()
        command = [sys.executable, "-m", "indexer", "build"]
        subprocess.run(
            [*command, "--corpus", str(corpus), "--index", str(index)],
            stdout=subprocess.DEVNULL, check=True,
        )  # fmt: skip
        command_seconds = time.perf_counter() - start
    yield "full build", f"{profiles} profiles", f"{whole:.2f} s: {_listed(full)}"
    yield "build after one change", f"1 of {profiles}", f"{seconds:.2f} s: {_listed(stages)}"
    yield "the same as a command, with its start", f"1 of {profiles}", f"{command_seconds:.2f} s"


def _timed(corpus: Path, index: Path) -> tuple[Mapping[str, float], float]:
    """Seconds of each stage, reading among them, and of the build without the reading."""
    start = time.perf_counter()
    read = read_corpus(corpus)
    between = time.perf_counter()
    report = build(read, index)
    end = time.perf_counter()
    stages = {**report.seconds, "read (not counted)": between - start}
    known = sum(report.seconds.values())
    return {**stages, "the rest": end - between - known}, end - between


def _listed(stages: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {seconds:.2f}" for name, seconds in stages.items())
