"""This project beside Whoosh used plainly, SQLite FTS5 and tantivy: ``python -m tests.bench``.

    python -m tests.bench [--quick] [--scale 1 10 30] [--whoosh]

Needs the extra ``bench``; throughput needs wrk. What each engine is asked for is in
``engines.py``; a scale is a multiple of the shipped corpus (``corpora.py``).
"""

import argparse
import os
import platform
import sqlite3
import tempfile
import time
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from tests.bench.report import Figures, growth, table
from tests.bench.stages import Effort, Stage
from tests.bench.timing import Plan

FULL = Effort(
    asks=180, compared=180, starts=3, pages=400, addresses=16_000, seconds=4,
    plans={1: (Plan(5), Plan(2)), 10: (Plan(3), Plan(1, 4)), 30: (Plan(2), None)},
)  # fmt: skip
QUICK = Effort(
    asks=45, compared=18, starts=1, pages=60, addresses=3_000, seconds=1,
    plans={1: (Plan(2), Plan(1, 6))},
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--quick", action="store_true", help="the shipped corpus, under a minute")
    parser.add_argument("--scale", type=int, nargs="+", default=None, metavar="N")
    parser.add_argument("--whoosh", action="store_true", help="plain Whoosh at 30x too; minutes")
    arguments = parser.parse_args()
    effort = QUICK if arguments.quick else FULL
    if arguments.whoosh:
        plans = {scale: (fast, slow or Plan(1, 8)) for scale, (fast, slow) in effort.plans.items()}
        effort = replace(effort, plans=plans)
    scales = arguments.scale or ([1] if arguments.quick else [1, 10, 30])
    figures = Figures()
    started = time.monotonic()
    os.environ["OCCUPATIONS_RATE_LIMIT"] = "off"
    print(
        f"{platform.python_implementation()} {platform.python_version()}, "
        f"whoosh {version('whoosh')}, tantivy-py {version('tantivy')}, "
        f"SQLite {sqlite3.sqlite_version}; {os.cpu_count()} cores, load {_load()}",
        flush=True,
    )
    for scale in sorted(scales):
        with tempfile.TemporaryDirectory(prefix="occupations-bench-") as folder:
            stage = Stage(scale, Path(folder), effort, figures)
            stage.run()
            assert stage.corpus is not None
            print(
                f"\n{scale}x: {len(stage.corpus.occupations):,} profiles, "
                f"{len(stage.documents):,} sections, {len(stage.asks)} searches; load {_load()}"
            )
            print("\n".join(table(figures, scale)), flush=True)
    if len(scales) > 1:
        print("\n" + "\n".join(growth(figures)))
    print(f"\n{time.monotonic() - started:.0f} s, load {_load()}")


def _load() -> str:
    return " ".join(f"{load:.1f}" for load in os.getloadavg())


if __name__ == "__main__":
    main()
