"""Which cells are listed: the conditions, then every plain word or enough of the evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.query import Clause, Word
from indexer.search.listing import (
    EQUALLY_LIKE,
    LIKE_ENOUGH,
    LIKENESS_SHARE,
    LIST_SHARE,
    TITLES_LISTED,
)
from tests.indexer.search.whoosh_reference.record import Cells
from tests.indexer.search.whoosh_reference.scores import Matched

NEAR = 1e-5  # the product keeps its model in 32 bits: what is so near a bound may fall either way


@dataclass(frozen=True)
class Listing:
    """``cells``: what is listed; ``complete``: those that have every word; ``is_near``: whether an
    occupation is so near a bound that rounding decides."""

    cells: Cells
    complete: Cells
    is_near: bool


def listing(
    matched: Sequence[Matched],
    exists: Cells,
    evidence: Mapping[int, float],
    likeness: Mapping[int, float],
    *,
    bounded: bool,
    as_title: bool,
) -> Listing:
    """``bounded``: whether a bound on a fact has narrowed ``exists``; ``as_title``: whether the
    query is nothing but the words of a title."""
    allowed = [*exists]
    has_condition = bounded
    for one in matched:
        if not is_plain(one.clause):
            has_condition = True
            allowed = [a & b for a, b in zip(allowed, one.cells, strict=True)]
    words = [one.cells for one in matched if is_plain(one.clause) and is_required(one.clause)]
    complete = [*allowed]
    for cells in words:
        complete = [a & b for a, b in zip(complete, cells, strict=True)]
    if not words:
        return Listing(allowed, complete, is_near=False)
    numbers = [number for number, cell in enumerate(allowed) if cell & 1]
    enough: set[int] = set()
    is_near = False
    share = share_of_likest([likeness[number] for number in numbers], as_title=as_title)
    for values, least in ((evidence, LIST_SHARE), (likeness, share)):
        best = max((values[number] for number in numbers), default=0.0)
        if best > 0:  # a section may fulfil a condition that the whole occupation does not
            enough |= {n for n, value in values.items() if value >= least * best and value > 0}
            is_near |= any(abs(value / best - least) < NEAR for value in values.values())
    if has_condition and enough.isdisjoint(numbers):
        return Listing(allowed, complete, is_near)
    listed = [*complete]
    for number in enough:
        some = 1  # the whole occupation may be listed for its titles alone
        for cells in words:
            some |= cells[number]
        listed[number] |= allowed[number] & some
    return Listing(listed, complete, is_near)


def share_of_likest(likeness: Sequence[float], *, as_title: bool) -> float:
    """How like an occupation has to be to be listed, as a share of the likest."""
    best_first = sorted(likeness, reverse=True)
    if not as_title or not best_first or best_first[0] < LIKE_ENOUGH:
        return LIKENESS_SHARE
    last = best_first[:TITLES_LISTED][-1]
    return (1 - EQUALLY_LIKE) * last / best_first[0]


def is_plain(clause: Clause) -> bool:
    return isinstance(clause, Word) and not clause.fields


def is_required(clause: Clause) -> bool:
    """A glue word is neither a condition nor evidence."""
    return isinstance(clause, Word) and clause.required
