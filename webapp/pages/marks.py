"""Words marked in a text: the names of a credential or organization, and how it looks as HTML."""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from indexer.results import SnippetPart


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
