"""What happens when things go wrong: ``python -m tests.reliability [--quick]`` prints one table.

Needs a few minutes and nothing else; the full-disk row needs root, for a small file system of its
own. Servers listen on the loopback address only, every loop is bounded.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator

from tests.reliability import damage, increments, inputs, kills, swaps

Row = tuple[str, str, str]  # what, how many, what came of it


def rows(scale: float) -> Iterator[Row]:
    """The rows in their order; ``scale`` 1 is the full measure."""
    steps: tuple[Callable[[float], Iterator[Row]], ...] = (
        increments.rows, swaps.rows, kills.rows, damage.rows, inputs.rows,
    )  # fmt: skip
    for step in steps:
        yield from step(scale)


def main() -> None:
    scale = 0.02 if "--quick" in sys.argv[1:] else 1.0
    load, started = os.getloadavg()[0], time.monotonic()
    share = "the full measure" if scale == 1 else f"{scale:.0%} of the full measure, 40 profiles"
    print(f"{share}; {os.cpu_count()} cores, load {load:.1f} before the first row", flush=True)
    for what, count, outcome in rows(scale):
        print(f"{what:58} {count:>22}  {outcome}", flush=True)
    print(f"{time.monotonic() - started:.0f} s, load {os.getloadavg()[0]:.1f} after the last row")


if __name__ == "__main__":
    main()
