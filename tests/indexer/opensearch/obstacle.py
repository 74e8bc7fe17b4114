"""What stands in the way of a cluster here? ``python -m tests.indexer.opensearch.obstacle``.

Prints it in one line, or nothing if ``make test-opensearch`` can run. Resolves what the nodes need
from Maven's repository, and gives up where that takes too long.
"""

from pathlib import Path

from tests.indexer.opensearch.nodes import NoClassPath, class_path, missing_tools

GIGABYTES = 4.0  # of four JVMs with small heaps, and the tests themselves
RESOLVING_SECONDS = 180.0  # some seconds, but for the first time, when 80 MB are fetched


def obstacle() -> str:
    """One line, empty if nothing is in the way; what is cheap to find out comes first."""
    missing = missing_tools()
    if missing:
        return f"not installed: {', '.join(missing)}"
    available = available_gigabytes(Path("/proc/meminfo"))
    if available < GIGABYTES:
        return f"{available:.1f} GB of memory are free, it needs {GIGABYTES:.0f}"
    try:
        class_path(RESOLVING_SECONDS)
    except NoClassPath as error:
        return str(error).splitlines()[0]
    return ""


def available_gigabytes(file: Path) -> float:
    """What programs can have without swapping, as Linux says in /proc/meminfo; elsewhere 0."""
    if not file.exists():
        return 0.0
    lines = dict(line.split(":", 1) for line in file.read_text().splitlines())
    return int(lines["MemAvailable"].split()[0]) / 1024**2


if __name__ == "__main__":
    found = obstacle()
    if found:
        print(found)
