"""Up to four of a kind side by side: what every such page consists of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from webapp.pages.entities import AboutValue
from webapp.pages.frame import Link
from webapp.pages.text import TextBlock

MAX_COMPARED = 4


@dataclass(frozen=True, slots=True)
class Column:
    """What is compared, and the comparison without it."""

    heading: Link
    detail: str | None
    remove: Link


@dataclass(frozen=True, slots=True)
class CellPart:
    """Running text in a cell, under its sub-heading."""

    heading: str | None
    blocks: tuple[TextBlock, ...]


@dataclass(frozen=True, slots=True)
class PayBar:
    """From the 10th to the 90th percentile with the median, out of 100."""

    low: float
    middle: float
    high: float
    span: float  # high - low


@dataclass(frozen=True, slots=True)
class Cell:
    """Values, one a line, or running text; ``bar`` pictures the values."""

    values: tuple[AboutValue, ...] = ()
    parts: tuple[CellPart, ...] = ()
    bar: PayBar | None = None

    def __bool__(self) -> bool:
        return bool(self.values or self.parts)


@dataclass(frozen=True, slots=True)
class ComparedRow:
    label: str
    cells: tuple[Cell, ...]  # one for each column


@dataclass(frozen=True, slots=True)
class Missing:
    """A text that names nothing to compare, and what it may have meant."""

    text: str
    meant: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """``parameter`` carries each slug in the address; ``offers`` add one more to the columns.

    ``names`` complete what is typed.
    """

    room: Link
    heading: str
    lead: str
    action: str
    parameter: str
    add_label: str
    names: tuple[str, ...]
    columns: tuple[Column, ...]
    slugs: tuple[str, ...]
    rows: tuple[ComparedRow, ...]
    missing: tuple[Missing, ...]
    left_out: str | None
    has_room: bool
    offers: tuple[Link, ...]


def comparison_title(page: ComparisonPage) -> str:
    """What the page is about: "Lawyers, Paralegals – Compare occupations"."""
    names = ", ".join(column.heading.text for column in page.columns)
    return f"{names} – {page.heading}" if names else page.heading


def filled(rows: Sequence[ComparedRow]) -> tuple[ComparedRow, ...]:
    """The rows that say something in at least one column."""
    return tuple(row for row in rows if any(row.cells))


def make_rows(columns: Sequence[Mapping[str, Cell]]) -> tuple[ComparedRow, ...]:
    """One row for each label that any column has, in the order in which the labels turn up."""
    labels = dict.fromkeys(label for column in columns for label in column)
    return filled(
        [
            ComparedRow(label, tuple(column.get(label, Cell()) for column in columns))
            for label in labels
        ]
    )
