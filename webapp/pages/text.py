"""Running text as a page prints it: runs of words, some of them linked, some of them marked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

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


def marked(parts: Iterable[SnippetPart]) -> Markup:
    """The parts as HTML, those that match in ``mark`` elements; a filter of the templates.

    A search page has about forty such texts: in a template they would cost a fifth of its time.
    """
    texts = (f"<mark>{escape(p.text)}</mark>" if p.match else escape(p.text) for p in parts)
    return Markup("".join(texts))


def mark_names(sentence: str, names: Iterable[str]) -> tuple[SnippetPart, ...]:
    """Cut the sentence where a name stands, longest names first, endings such as a plural included.

    Args:
        sentence: as written.
        names: full names and acronyms; acronyms count only in capitals, as they are written.
    """
    longest_first = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    if not longest_first:
        return (SnippetPart(sentence, match=False),)
    pattern = "|".join(_pattern(name) for name in longest_first)
    parts: list[SnippetPart] = []
    position = 0
    for found in re.finditer(rf"(?<!\w)(?:{pattern})\w{{0,2}}(?!\w)", sentence):
        if found.start() > position:
            parts.append(SnippetPart(sentence[position : found.start()], match=False))
        parts.append(SnippetPart(found.group(), match=True))
        position = found.end()
    if position < len(sentence):
        parts.append(SnippetPart(sentence[position:], match=False))
    return tuple(parts)


def _pattern(name: str) -> str:
    escaped = re.escape(name)
    return escaped if name.isupper() else f"(?i:{escaped})"
