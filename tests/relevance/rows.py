"""Reading tab-separated files: a header line, then a row a line; quotes are only quotes."""

import csv
from collections.abc import Mapping
from pathlib import Path


def read_rows(path: Path) -> tuple[Mapping[str, str], ...]:
    """The rows of a file by the names of its columns; missing last cells are empty.

    Raises:
        FileNotFoundError: there is no such file.
    """
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
        return tuple(reader)


def slugs_of(cell: str) -> tuple[str, ...]:
    """The slugs of a cell, which a space separates; best first."""
    return tuple(cell.split())
