"""Running text as a page prints it: runs of words, some of them linked, some of them marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.browse.profile import Block, LinkedName
from indexer.results import SnippetPart


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together; ``url`` of the page that they link to, if any."""

    parts: tuple[SnippetPart, ...]
    url: str | None


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph (one item) or a list (``is_list``)."""

    is_list: bool
    items: tuple[tuple[Run, ...], ...]


def make_blocks(blocks: Sequence[Block], linked: set[str]) -> tuple[TextBlock, ...]:
    """The blocks with links only to pages that are not yet in ``linked``; adds those they have."""
    return tuple(
        TextBlock(
            block.is_list,
            tuple(tuple(_make_run(name, linked) for name in item) for item in block.items),
        )
        for block in blocks
    )


def _make_run(name: LinkedName, linked: set[str]) -> Run:
    url = name.url if name.url not in linked else None
    if url:
        linked.add(url)
    return Run(_cut(name), url)


def _cut(name: LinkedName) -> tuple[SnippetPart, ...]:
    """The text of a run, cut where its marks begin and end."""
    parts: list[SnippetPart] = []
    at = 0
    for start, end in name.marks:
        parts += [SnippetPart(name.text[at:start], False), SnippetPart(name.text[start:end], True)]
        at = end
    parts.append(SnippetPart(name.text[at:], False))
    return tuple(part for part in parts if part.text)
