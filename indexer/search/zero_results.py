"""Queries that found nothing, counted for the editor: what was asked and when, not by whom."""

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

FILE = "zero-results.jsonl"
MAX_BYTES = 1_000_000  # then counting starts anew; the old file is kept once
MAX_QUERY = 200  # characters


def record(index: Path, query: str) -> None:
    """Notes a query without results; a directory that cannot be written to is no reason to fail."""
    path = index / FILE
    day = datetime.now(UTC).date().isoformat()
    line = json.dumps({"day": day, "query": " ".join(query.split())[:MAX_QUERY]}) + "\n"
    try:
        if path.exists() and path.stat().st_size > MAX_BYTES:
            path.replace(path.with_suffix(".old.jsonl"))
        with path.open("a", encoding="utf-8") as file:
            file.write(line)  # one short write: lines of several workers do not mix
    except OSError:
        return


def most_frequent(index: Path, limit: int) -> tuple[tuple[str, int], ...]:
    """Queries in lower case with how often they were asked, most frequent first."""
    counted: Counter[str] = Counter()
    for path in (index / FILE, (index / FILE).with_suffix(".old.jsonl")):
        if path.is_file():
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                try:
                    counted[str(json.loads(line)["query"]).lower()] += 1
                except (ValueError, KeyError, TypeError):
                    continue  # a line cut short by a full disk
    return tuple(counted.most_common(limit))
