"""The neighbourhood of a credential or organization as a picture: who issues what for whom.

Three columns, organizations, credentials and occupations, joined by lines. The lists of the page
say the same in words; the picture repeats none of their links.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from webapp.pages.frame import Link

WIDTH = 660  # user units, one a pixel
COLUMN = 190  # width of a name's box
ROW = 44  # height of a name's box with the gap under it
BOX = 34
MAX_NAMES = 8  # a column; more would be a list and no picture
MAX_LETTERS = 27  # of a name in its box


@dataclass(frozen=True, slots=True)
class Node:
    x: float
    y: float
    text: str
    text_y: float


@dataclass(frozen=True, slots=True)
class Edge:
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Neighborhood:
    """``description``: the picture in one sentence, for those who do not see it."""

    width: int
    height: int
    description: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def make_neighborhood(
    organizations: Sequence[Link],
    credentials: Sequence[Link],
    occupations: Sequence[Link],
    together: Sequence[tuple[str, str]] | None = None,
) -> Neighborhood | None:
    """The picture; None where fewer than two columns have anything in them.

    ``together``: which credential is named by which occupation, where not all are by all.
    """
    given = (organizations, credentials, occupations)
    columns = [[link.text for link in column] for column in given]
    filled = [column for column in columns if column]
    if len(filled) < 2:
        return None
    shown = [_cut(column) for column in filled]
    height = max(len(column) for column in shown) * ROW
    left = [0.0, (WIDTH - COLUMN) / 2, float(WIDTH - COLUMN)]
    xs = left if len(shown) == 3 else [left[0], left[2]]
    nodes = [_nodes(column, x, height) for column, x in zip(shown, xs, strict=True)]
    joined = None if together is None else {*together}
    edges = [
        Edge(one.x + COLUMN, one.y + BOX / 2, other.x, other.y + BOX / 2)
        for (names, before), (others, after) in pairwise(zip(shown, nodes, strict=True))
        for name, one in zip(names, before, strict=True)
        for other_name, other in zip(others, after, strict=True)
        if joined is None or names[0] in columns[0] or (name, other_name) in joined
    ]
    described = " – ".join(", ".join(column[:MAX_NAMES]) for column in filled)
    return Neighborhood(
        WIDTH, height, described, tuple(node for column in nodes for node in column), tuple(edges)
    )


def _cut(names: Sequence[str]) -> list[str]:
    if len(names) <= MAX_NAMES:
        return list(names)
    return [*names[: MAX_NAMES - 1], f"and {len(names) - MAX_NAMES + 1} more"]


def _nodes(names: Sequence[str], x: float, height: float) -> list[Node]:
    top = (height - len(names) * ROW) / 2
    return [
        Node(x, top + n * ROW, _short(name), top + n * ROW + BOX / 2 + 4)
        for n, name in enumerate(names)
    ]


def _short(name: str) -> str:
    """The acronym in brackets if there is one, else as much of the name as has room."""
    if len(name) <= MAX_LETTERS:
        return name
    acronym = name.rpartition("(")[2].removesuffix(")") if name.endswith(")") else ""
    if 0 < len(acronym) <= MAX_LETTERS:
        return acronym
    return name[: MAX_LETTERS - 1].rstrip(" ,") + "…"
