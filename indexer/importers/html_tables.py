"""Tables as lines: one item a row, each cell with the name of its column."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from indexer.importers.html_text import children, plain_text
from indexer.importers.text_blocks import Block

_ROW_GROUPS = ("thead", "tbody", "tfoot")
# Cells that say nothing: a dash for "no figure", or only a link to a download.
_SILENT_CELL = re.compile(r"[-–—.\s]*|\[(?:PDF|XLS|HTML|ZIP)\]", re.I)
_MAX_SPAN = 100  # columns or rows; HTML allows 1,000, no table of a page has 20

# A cell with the columns it covers, first and one past the last.
_Cell = tuple[str, int, int]


def is_grid(table: LexborNode) -> bool:
    """Whether a table has rows and columns, rather than being a frame around other content."""
    if table.css_first("td table, th table, li, h1, h2, h3, h4, .runningheader") is not None:
        return False
    return any(len(_cells(row)) > 1 for row, _ in _rows(table))


def table_lines(table: LexborNode) -> Iterator[Block]:
    """A table's caption and notes as paragraphs, its rows as items.

    A row with column names is "Industry: Hospitals; Percent: 48", one without is "Hospitals; 48".
    Names that stand above each other are joined: "Change, 2008-18, Number". Cells without a
    word or figure and cells that only offer a download are left out.
    """
    for caption in table.css("caption"):
        if text := plain_text(caption):
            yield Block("paragraph", text)
    names: dict[int, str] = {}
    unused: list[str] = []  # texts of header rows that no row has followed yet
    for (row, group), cells in zip(_rows(table), _laid_out(table), strict=True):
        texts = [text for text, _, _ in cells if text]
        if _is_header(row, group):
            names = _with_names(names if unused else {}, cells)
            unused += texts
            continue
        line = "; ".join(_cell_text(cell, names) for cell in cells if _says_something(cell))
        if line:
            unused = []
            note = group == "tfoot" and len(cells) == 1
            yield Block("paragraph" if note else "item", cells[0][0] if note else line)
    if unused:
        yield Block("item", "; ".join(unused))


def _rows(table: LexborNode) -> list[tuple[LexborNode, str]]:
    """The rows with the group each is in ("" when in none), the foot last wherever it stands."""
    rows: list[tuple[LexborNode, str]] = []
    for child in children(table):
        if child.tag == "tr":
            rows.append((child, ""))
        elif child.tag in _ROW_GROUPS:
            rows += [(row, child.tag) for row in children(child) if row.tag == "tr"]
    return sorted(rows, key=lambda row: row[1] == "tfoot")


def _cells(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in children(row) if cell.tag in ("td", "th")]


def _is_header(row: LexborNode, group: str) -> bool:
    cells = _cells(row)
    if group == "thead":
        return True
    return group != "tfoot" and len(cells) > 1 and all(cell.tag == "th" for cell in cells)


def _laid_out(table: LexborNode) -> Iterator[list[_Cell]]:
    """The cells of each row in their columns; those that reach down from rows above keep theirs."""
    taken: dict[int, int] = {}  # column -> rows still covered from above
    for row, _ in _rows(table):
        cells: list[_Cell] = []
        down: dict[int, int] = {}
        column = 0
        for cell in _cells(row):
            while taken.get(column, 0) > 0:
                column += 1
            end = column + _span(cell, "colspan")
            cells.append((plain_text(cell), column, end))
            down |= dict.fromkeys(range(column, end), _span(cell, "rowspan") - 1)
            column = end
        taken = {at: rows - 1 for at, rows in taken.items() if rows > 1} | {
            at: rows for at, rows in down.items() if rows
        }
        yield cells


def _span(cell: LexborNode, attribute: str) -> int:
    value = (cell.attributes.get(attribute) or "1").strip()
    return min(max(int(value), 1), _MAX_SPAN) if value.isascii() and value.isdigit() else 1


def _with_names(names: dict[int, str], cells: list[_Cell]) -> dict[int, str]:
    joined = dict(names)
    for text, start, end in cells:
        for column in range(start, end):
            joined[column] = ", ".join(filter(None, (joined.get(column, ""), text)))
    return joined


def _says_something(cell: _Cell) -> bool:
    return not _SILENT_CELL.fullmatch(cell[0])


def _cell_text(cell: _Cell, names: dict[int, str]) -> str:
    text, column, _ = cell
    name = names.get(column, "").rstrip(":")
    return f"{name}: {text}" if name else text
