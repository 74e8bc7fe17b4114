"""What a process has of its own, from /proc."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes: ``own`` is shared with no other process, ``resident`` is all that is in memory,
    ``share`` counts shared pages by the number of processes that have them."""

    own: float
    resident: float
    share: float


def memory_of(process: int) -> Memory:
    """Raises OSError where the process is gone or may not be looked at."""
    sizes: dict[str, int] = {}
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()[1:]:
        name, size, *_ = line.split()
        sizes[name.rstrip(":")] = int(size)
    own = sizes["Private_Clean"] + sizes["Private_Dirty"]
    return Memory(own / 1024, sizes["Rss"] / 1024, sizes["Pss"] / 1024)


def children_of(process: int) -> tuple[int, ...]:
    return tuple(
        int(child)
        for task in Path(f"/proc/{process}/task").iterdir()
        for child in (task / "children").read_text().split()
    )
