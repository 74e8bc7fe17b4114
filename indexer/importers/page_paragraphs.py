"""Lines of running text as blocks: paragraphs put together again, lists, run-in headings."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from indexer.importers.page_lines import list_item, sub_heading
from indexer.importers.text_blocks import Block

# Widths, in characters, of lines that a mail program or an editor has wrapped.
_MIN_WRAPPED, _MAX_WRAPPED = 40, 130

# Words that no paragraph ends with.
_OPEN_END = re.compile(r"\b(?:a|an|and|as|at|by|for|from|in|is|of|on|or|the|to|was|were|with)$")


def paragraph_blocks(lines: Sequence[str]) -> tuple[Block, ...]:
    """The blocks of a section's lines, "" where an empty line was.

    A line is a paragraph, unless the lines are visibly wrapped: then each group of full lines is
    one. A line that begins in lower case always goes on with the one before.
    """
    groups = [list(group) for filled, group in groupby(lines, key=bool) if filled]
    wrapped = any(map(_shows_wrapping, groups))
    blocks: list[Block] = []
    for group in groups:
        for text in _paragraphs(group, wrapped=wrapped and _is_full(group)):
            blocks += _blocks(text)
    return tuple(blocks)


def _paragraphs(group: Sequence[str], *, wrapped: bool) -> Iterator[str]:
    current = ""
    for line in group:
        if current and not _begins_block(line) and (wrapped or line[0].islower()):
            current = _continued(current, line)
        else:
            if current:
                yield current
            current = line
    yield current


def _continued(above: str, below: str) -> str:
    """One line of two; a word broken at its own hyphen is whole again ("self-" "employed")."""
    broken = re.search(r"[^\W\d_]-$", above) and not re.match(r"(?:and|or|to)\s", below)
    return above + below if broken else f"{above} {below}"


def _shows_wrapping(group: Sequence[str]) -> bool:
    """Whether a line of a group stops in mid-sentence and the next, no list item, goes on."""
    return _is_full(group) and any(
        above[-1] not in '.!?:;”"' and (below[0].islower() or _OPEN_END.search(above))
        for above, below in pairwise(group)
    )


def _is_full(group: Sequence[str]) -> bool:
    """Whether all lines of a group are as long as wrapped ones, the ends of its blocks aside.

    The first may be short: the name of the section was taken off it.
    """
    ends = {n for n in range(len(group)) if n + 1 == len(group) or _begins_block(group[n + 1])}
    inner = [line for n, line in enumerate(group) if n and n not in ends]
    return max(map(len, group)) <= _MAX_WRAPPED and min(map(len, inner), default=80) >= _MIN_WRAPPED


def _begins_block(line: str) -> bool:
    return list_item(line) is not None or sub_heading(line) is not None


def _blocks(text: str) -> Iterator[Block]:
    item = list_item(text)
    if item is not None:
        yield Block("item", item)
        return
    heading = sub_heading(text)
    if heading is None:
        yield Block("paragraph", text)
        return
    yield Block("heading", heading[0])
    if heading[1]:
        yield Block("paragraph", heading[1])
