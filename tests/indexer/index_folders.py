"""What stands in an index directory."""

from pathlib import Path


def left_in(index: Path) -> set[str]:
    """Everything in an index directory but the lock."""
    return {path.name for path in index.iterdir()} - {".build.lock"}
