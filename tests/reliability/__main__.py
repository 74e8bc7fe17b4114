"""What happens when things go wrong: ``python -m tests.reliability [--quick]`` prints one table.

Needs a few minutes and nothing else; the full-disk row needs root, for a small file system of its
own. Servers listen on the loopback address only, every loop is bounded.
"""

import sys
from collections.abc import Callable, Iterator

from tests.reliability import damage, inputs, kills, swaps

Row = tuple[str, str, str]  # what, how many, what came of it


def rows(scale: float) -> Iterator[Row]:
    """The rows in their order; ``scale`` 1 is the full measure."""
    steps: tuple[Callable[[float], Iterator[Row]], ...] = (
        swaps.rows, kills.rows, damage.rows, inputs.rows,
    )  # fmt: skip
    for step in steps:
        yield from step(scale)


def main() -> None:
    scale = 0.05 if "--quick" in sys.argv[1:] else 1.0
    for what, count, outcome in rows(scale):
        print(f"{what:58} {count:>22}  {outcome}", flush=True)


if __name__ == "__main__":
    main()
