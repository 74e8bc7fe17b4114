"""Any text as something that names can be found in: a profile, a page of one, or plain text."""

import re
from pathlib import Path

from indexer.corpus.read import read_profile
from indexer.errors import ImportFailure
from indexer.importers import FORMATS
from indexer.importers.detect import detect
from indexer.importers.page_files import read_page
from indexer.importers.text_blocks import Block, one_line, parts_of
from indexer.model import Occupation, Section

_DASH = re.compile(r"\s*(?<!-)--(?!-)\s*")  # as typewriters have it
WHOLE = "text"  # type of the one section that a text without sections is
PROFILES = (".yaml", ".yml")


def read_any(path: Path) -> tuple[Occupation, ...]:
    """The profile in a file, the profiles of a page, or the whole text as one section.

    Raises:
        ImportFailure: it has no text.
        CorpusError: it is a profile with problems.
    """
    if path.suffix in PROFILES:
        return (read_profile(path),)
    try:
        found = detect(path)
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}"
        raise ImportFailure(str(path), reason) from error
    if found.advice:
        raise ImportFailure(str(path), f"is {found.what}: {found.advice}")
    if found.format is not None and found.format in FORMATS:
        imported = FORMATS[found.format]((path,))
        if imported.occupations:
            return imported.occupations
    return (_whole(path),)


def _whole(path: Path) -> Occupation:
    text, _ = read_page(path)
    blocks = _html(text) if "<html" in text[:4096].lower() else _plain(text)
    parts, _ = parts_of(block for block in blocks if block.kind != "heading" or block.text)
    if not parts:
        raise ImportFailure(str(path), "has no text")
    return Occupation(path.stem, path.stem, None, (Section(WHOLE, parts),))


def _html(text: str) -> tuple[Block, ...]:
    from indexer.importers.html_blocks import html_blocks

    return html_blocks(text)


def _plain(text: str) -> tuple[Block, ...]:
    """Paragraphs stand between empty lines, list items begin with a dash, a dot or a star."""
    blocks: list[Block] = []
    running: list[str] = []

    def close() -> None:
        if running:
            blocks.append(Block("paragraph", " ".join(running)))
            running.clear()

    for raw in text.split("\n"):
        line = _DASH.sub("–", one_line(raw))
        item = line.startswith(("- ", "* ", "• ", "· "))
        if item or not line:
            close()
        if item:
            blocks.append(Block("item", line[2:].strip() or "-"))
        elif line and blocks and blocks[-1].kind == "item" and raw[:1].isspace() and not running:
            blocks[-1] = Block("item", f"{blocks[-1].text} {line}")
        elif line:
            running.append(line)
    close()
    return tuple(blocks)
