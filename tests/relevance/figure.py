"""A figure: how many queries of a set count, against an aim, in two halves of the set.

The half in which a query lies is chosen by its SHA-256, so that it never changes: the misses of
the tuned half are for reading, those of the untouched half are shown to nobody. A gap between the
two says that something was made for the queries and not for the people who type them.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

DIGITS = 3  # of a share, printed and compared with its aim


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one query."""

    query: str
    counts: bool  # towards the figure
    shown: str = ""  # what was wanted and what came, for a list of misses

    @property
    def tuned(self) -> bool:
        return is_tuned(self.query)


@dataclass(frozen=True, slots=True)
class Aim:
    """``bound`` is a share of the queries, 0 to 1, or a number of them."""

    bound: float
    upper: bool = False  # the figure must not be more; otherwise not less
    number: bool = False  # of queries, not a share

    def __str__(self) -> str:
        return f"{'<=' if self.upper else '>='} {written(self.bound, number=self.number)}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    set: str  # e.g. "questions"
    name: str  # e.g. "right profile first"
    outcomes: tuple[Outcome, ...]
    aim: Aim | None = None

    @property
    def value(self) -> float | None:
        """Of all outcomes; None if there are none."""
        return self._of(self.outcomes)

    @property
    def tuned(self) -> float | None:
        return self._of(one for one in self.outcomes if one.tuned)

    @property
    def untouched(self) -> float | None:
        return self._of(one for one in self.outcomes if not one.tuned)

    @property
    def missed(self) -> bool:
        """Whether the aim is missed; an aim of which nothing was measured is."""
        if self.aim is None:
            return False
        if self.value is None:
            return True
        return self.value > self.aim.bound if self.aim.upper else self.value < self.aim.bound

    @property
    def misses(self) -> tuple[Outcome, ...]:
        """Outcomes of the tuned half that are not as they should be."""
        bad = self.aim is not None and self.aim.upper
        return tuple(one for one in self.outcomes if one.tuned and one.counts == bad)

    def written(self, value: float | None) -> str:
        """A value of this figure for the table."""
        if value is None:
            return "-"
        return written(value, number=self.aim is not None and self.aim.number)

    def _of(self, outcomes: Iterable[Outcome]) -> float | None:
        counts = [one.counts for one in outcomes]
        if not counts:
            return None
        if self.aim is not None and self.aim.number:
            return sum(counts)
        return round(sum(counts) / len(counts), DIGITS)


def is_tuned(query: str) -> bool:
    """Whether a query lies in the tuned half: the first bit of SHA-256 of "half:" and the query,
    case-folded, is 0."""
    return hashlib.sha256(f"half:{query.casefold()}".encode()).digest()[0] < 128


def at_least(share: float) -> Aim:
    return Aim(share)


def at_most(share: float) -> Aim:
    return Aim(share, upper=True)


NEVER = Aim(0, upper=True, number=True)


def written(value: float, *, number: bool) -> str:
    return f"{value:.0f}" if number else f"{value:.{DIGITS}f}"
