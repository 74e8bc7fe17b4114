"""A page's text as blocks (headings, paragraphs, list items), and blocks as parts of a section."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from indexer.model import Part

# C0 and C1 controls but for white space, zero-width characters, marks of direction, soft hyphen,
# byte order mark:
# nothing to read in them, and YAML refuses most.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Block:
    """One line of text with what it is; ``links`` are the addresses linked from it, in order."""

    kind: Literal["heading", "paragraph", "item"]
    text: str  # never empty, one line, single spaces
    links: tuple[str, ...] = ()


def one_line(text: str) -> str:
    """Text without unprintable characters, every run of white space (NBSP too) one space."""
    return " ".join(_UNPRINTABLE.sub("", text).split())


def heading_text(text: str) -> str:
    """A heading without the dot or colon that a run-in heading ends with."""
    return one_line(text).rstrip(".: ")


def parts_of(blocks: Iterable[Block]) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The parts that blocks make, and a note for each heading that has no text.

    A heading directly followed by another stands above it: both become one, "Above: Below". No
    heading occurs twice: what follows a repeated one is added to the part before if that is where
    the heading stands, otherwise it gets "(continued)".
    """
    parts: dict[str | None, str] = {}
    notes: list[str] = []
    heading: str | None = None
    body: list[Block] = []

    def close() -> None:
        nonlocal heading, body
        if body:
            _add(parts, heading, body)
            heading, body = None, []

    for block in blocks:
        if block.kind != "heading":
            body.append(block)
            continue
        close()
        if heading:
            notes.append(f"sub-heading without text of its own, put before the next: {heading!r}")
            heading = f"{heading}: {heading_text(block.text)}"
        else:
            heading = heading_text(block.text) or None
    close()
    if heading:
        notes.append(f"sub-heading without text, left out: {heading!r}")
    return tuple(Part(heading, text) for heading, text in parts.items()), tuple(notes)


def _add(parts: dict[str | None, str], heading: str | None, body: Iterable[Block]) -> None:
    if parts and (heading is None or heading == next(reversed(parts))):
        last = next(reversed(parts))
        parts[last] = _joined(parts[last], _text(body))
        return
    while heading in parts:
        heading = f"{heading} (continued)"
    parts[heading] = _text(body)


def _joined(above: str, below: str) -> str:
    """Two texts one under the other; a list that goes on stays one list."""
    lists = above.rpartition("\n")[2].startswith("- ") and below.startswith("- ")
    return above + ("\n" if lists else "\n\n") + below


def _text(body: Iterable[Block]) -> str:
    """Blocks in the form of ``Part.text``: list items a line each, a blank line elsewhere."""
    text = ""
    for block in body:
        # A paragraph must not look like a list item.
        line = block.text if not block.text.startswith("- ") else "– " + block.text[2:]
        line = f"- {line}" if block.kind == "item" else line
        text = _joined(text, line) if text else line
    return text
