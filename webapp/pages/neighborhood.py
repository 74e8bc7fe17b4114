"""The neighborhood of a credential or organization as a picture: who issues what for whom.

Three columns, organizations, credentials and occupations, joined by lines; a list beside it says
the same in words, with links.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

WIDTH = 660  # user units, one a pixel
COLUMN = 196  # width of a name's box
ROW = 42  # height of a name's box with the gap under it
BOX = 34
MAX_NAMES = 8  # a column; more would be a list and no picture
MAX_LETTERS = 28  # of a name in its box
HEADINGS = ("Organizations", "Credentials", "Occupations")


@dataclass(frozen=True, slots=True)
class Neighbor:
    """A name with its page; ``detail`` says how it belongs here: "accredits programs"."""

    text: str
    url: str
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Node:
    x: float
    y: float
    width: float
    height: float
    names: tuple[str, ...]  # more than one in the box for the rest of a column
    label: str  # the name in full, or "and 12 more"
    text: str  # the label as far as it has room
    text_x: float
    text_y: float


@dataclass(frozen=True, slots=True)
class Edge:
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class NeighborList:
    """One column as a list."""

    heading: str
    names: tuple[Neighbor, ...]


@dataclass(frozen=True, slots=True)
class Neighborhood:
    """``description``: the picture in one sentence, for those who do not see it."""

    width: int
    height: int
    title: str
    description: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    lists: tuple[NeighborList, ...]


def make_neighborhood(
    title: str,
    organizations: Sequence[Neighbor],
    credentials: Sequence[Neighbor],
    occupations: Sequence[Neighbor],
    together: Sequence[tuple[str, str]] | None = None,
) -> Neighborhood | None:
    """The picture; None where fewer than two columns have anything in them.

    Args:
        title: of the picture.
        organizations: the first column.
        credentials: the second column.
        occupations: the third column.
        together: which credential is named by which occupation, where not all are by all.
    """
    given = zip(HEADINGS, (organizations, credentials, occupations), strict=True)
    lists = tuple(NeighborList(heading, tuple(names)) for heading, names in given if names)
    if len(lists) < 2:
        return None
    shown = [_cut([neighbor.text for neighbor in column.names]) for column in lists]
    height = max(len(column) for column in shown) * ROW - (ROW - BOX) + 2
    left = [1.0, (WIDTH - COLUMN) / 2, float(WIDTH - COLUMN - 1)]
    xs = left if len(shown) == 3 else [left[0], left[2]]
    nodes = [_nodes(column, x, height) for column, x in zip(shown, xs, strict=True)]
    # Organizations belong to every credential of the picture: only the last step may have gaps.
    steps = [None] * (len(shown) - 2) + [together if organizations else None]
    edges = [
        edge
        for (before, after), joined in zip(pairwise(nodes), steps, strict=True)
        for edge in _edges(before, after, joined if len(shown) == 3 else None)
    ]
    described = [
        f"{column.heading}: {', '.join(node.label for node in drawn)}."
        for column, drawn in zip(lists, nodes, strict=True)
    ]
    return Neighborhood(
        WIDTH,
        height,
        title,
        " ".join(described),
        tuple(node for column in nodes for node in column),
        tuple(edges),
        lists,
    )


def _cut(names: Sequence[str]) -> Sequence[tuple[str, ...]]:
    """Each name by itself, those beyond the limit together."""
    if len(names) <= MAX_NAMES:
        return [(name,) for name in names]
    first = [(name,) for name in names[: MAX_NAMES - 1]]
    return [*first, tuple(names[MAX_NAMES - 1 :])]


def _nodes(drawn: Sequence[tuple[str, ...]], x: float, height: float) -> Sequence[Node]:
    top = (height - len(drawn) * ROW + ROW - BOX) / 2
    return [
        Node(
            x=x,
            y=top + number * ROW,
            width=COLUMN,
            height=BOX,
            names=names,
            label=names[0] if len(names) == 1 else f"and {len(names)} more",
            text=_short(names[0]) if len(names) == 1 else f"and {len(names)} more",
            text_x=x + 10,
            text_y=top + number * ROW + BOX / 2 + 4,
        )
        for number, names in enumerate(drawn)
    ]


def _edges(
    before: Sequence[Node], after: Sequence[Node], joined: Sequence[tuple[str, str]] | None
) -> Iterator[Edge]:
    """Lines between the nodes of two columns, where only some of them are joined between those."""
    pairs = None if joined is None else {*joined}
    for one in before:
        for other in after:
            together = product(one.names, other.names)
            if pairs is None or any(pair in pairs for pair in together):
                y1, y2 = one.y + one.height / 2, other.y + other.height / 2
                yield Edge(one.x + one.width, y1, other.x, y2)


def _short(name: str) -> str:
    """The acronym in brackets if there is one, else as much of the name as has room."""
    if len(name) <= MAX_LETTERS:
        return name
    acronym = name.rpartition("(")[2].removesuffix(")").partition(",")[0]
    if name.endswith(")") and 0 < len(acronym) <= MAX_LETTERS:
        return acronym
    return name[: MAX_LETTERS - 1].rstrip(" ,") + "…"
