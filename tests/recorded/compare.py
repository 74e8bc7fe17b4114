"""Where two recordings differ, address by address."""

import json
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from itertools import islice
from pathlib import Path
from typing import Any

Recording = Mapping[str, Mapping[str, Any]]  # lines by address

SHOWN = 12  # lines of a difference
LINE = 200  # characters of one


def read(file: Path) -> Recording:
    """The lines of a recording by address, in their order."""
    with file.open(encoding="utf-8") as lines:
        return {line["address"]: line for line in map(json.loads, lines)}


def differences(before: Recording, after: Recording) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each address that differs, with lines that say how."""
    for address in dict.fromkeys((*before, *after)):
        old, new = before.get(address), after.get(address)
        if old is None or new is None:
            yield address, (f"only in the {'second' if old is None else 'first'} recording",)
        elif old != new:
            yield address, tuple(_difference(old, new))


def _difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    if old["status"] != new["status"]:
        yield f"status {old['status']} -> {new['status']}"
    for name in dict.fromkeys((*old["headers"], *new["headers"])):
        one, other = old["headers"].get(name), new["headers"].get(name)
        if one != other:
            yield f"{name}: {one} -> {other}"
    lines = unified_diff(_lines(old["body"]), _lines(new["body"]), n=0, lineterm="")
    changed = (line for line in islice(lines, 2, None) if not line.startswith("@@"))
    yield from (line[:LINE] for line in islice(changed, SHOWN))


def _lines(body: str) -> list[str]:
    """JSON comes on one line, which would differ as a whole."""
    if body.startswith(("{", "[")):
        body = json.dumps(json.loads(body), indent=1, ensure_ascii=False)
    return body.splitlines()
