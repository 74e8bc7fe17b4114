"""The panes of a page of the current Handbook, and the sections of a profile that they make."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from indexer.errors import ImportFailure
from indexer.importers.section_names import (
    CORE_SECTIONS,
    EARNINGS,
    EMPLOYMENT,
    NATURE,
    OUTLOOK,
    SOURCES,
    TRAINING,
)
from indexer.importers.text_blocks import Block, parts_of
from indexer.model import Section

# By the ids of their headings.
PANES = (
    "what-they-do", "work-environment", "become-one", "pay", "job-outlook", "more-information",
)  # fmt: skip

_ROW = re.compile(r"; \d[\d,]*%?$")  # of a table of shares or numbers


def sections_of(
    path: Path, blocks: Mapping[str, Sequence[Block]]
) -> tuple[tuple[Section, ...], tuple[str, ...]]:
    """The sections that the panes of a page make, and notes.

    Raises:
        ImportFailure: there is none of the five of a profile.
    """
    employers, surroundings = _employers(blocks["work-environment"])
    texts = {
        NATURE: [*blocks["what-they-do"], *_under("Work environment", surroundings)],
        TRAINING: blocks["become-one"],
        EMPLOYMENT: employers,
        OUTLOOK: blocks["job-outlook"],
        EARNINGS: blocks["pay"],
        SOURCES: blocks["more-information"],
    }
    sections, notes = [], []
    for type, some in texts.items():
        parts, told = parts_of(some)
        notes += [f"{path.name}: {type}: {note}" for note in told]
        if parts:
            sections.append(Section(type, parts))
    if not any(section.type in CORE_SECTIONS for section in sections):
        raise ImportFailure(str(path), "has none of the five sections of a profile")
    return tuple(sections), tuple(notes)


def _employers(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """The number of jobs with the tables of parts and of the largest employers, which open the
    pane, and the rest; no employers where there is no such table."""
    row = [block.kind == "item" and _ROW.search(block.text) is not None for block in blocks]
    first = row.index(True) if True in row else 0
    if not first or any(block.kind == "heading" for block in blocks[:first]):
        return (), blocks
    past = first
    while past < len(blocks) and (row[past] or (past + 1 < len(blocks) and row[past + 1])):
        past += 1
    # the sentence before the table belongs to it; what stands before that is of the surroundings
    return blocks[first - 1 : past], (*blocks[: first - 1], *blocks[past:])


def _under(heading: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """What has no heading of its own at the beginning gets this one."""
    if blocks and blocks[0].kind != "heading":
        yield Block("heading", heading)
    yield from blocks
