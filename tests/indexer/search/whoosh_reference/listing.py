"""Which cells are listed: the conditions, then every plain word or enough of the evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.query import Clause, Word
from indexer.search.score import LIKENESS_SHARE, LIST_SHARE
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
) -> Listing:
    """``bounded``: whether a bound on a fact has narrowed ``exists``."""
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
    for values, share in ((evidence, LIST_SHARE), (likeness, LIKENESS_SHARE)):
        best = max((values[number] for number in numbers), default=0.0)
        if best > 0:  # a section may fulfil a condition that the whole occupation does not
            enough |= {number for number, value in values.items() if value >= share * best}
            is_near |= any(abs(value / best - share) < NEAR for value in values.values())
    if has_condition and enough.isdisjoint(numbers):
        return Listing(allowed, complete, is_near)
    listed = [*complete]
    for number in enough:
        some = 1  # the whole occupation may be listed for its titles alone
        for cells in words:
            some |= cells[number]
        listed[number] |= allowed[number] & some
    return Listing(listed, complete, is_near)


def is_plain(clause: Clause) -> bool:
    return isinstance(clause, Word) and not clause.fields


def is_required(clause: Clause) -> bool:
    """A glue word is neither a condition nor evidence."""
    return isinstance(clause, Word) and clause.required
