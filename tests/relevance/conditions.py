"""What every hit of a search with a filter must satisfy, read from the notes of a query set.

A condition is written as clauses, "education <= high_school and pay > 60000", of the names
``education``, ``training``, ``experience``, ``group`` and ``pay`` (US dollars a year). Levels of
education are in the order below; a value is known by its beginning ("master" is master-degree).
A profile whose value is missing or "varies" satisfies nothing.
"""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from indexer.model import Occupation

# Bureau of Labor Statistics, Employment Projections: typical education for entry, lowest first.
LEVELS = (
    "no-credential", "high-school", "some-college", "nondegree-award", "associate-degree",
    "bachelor-degree", "master-degree", "doctoral-degree",
)  # fmt: skip
_COMPARISONS: Mapping[str, Callable[[float, float], bool]] = MappingProxyType(
    {"==": operator.eq, "<=": operator.le, ">=": operator.ge, "<": operator.lt, ">": operator.gt}
)
_CLAUSE = re.compile(r"(\w+) *(==|<=|>=|<|>) *'?([\w-]+)'?")


@dataclass(frozen=True, slots=True)
class Clause:
    """One comparison, e.g. ``education <= high-school``."""

    name: str
    comparison: str
    value: str

    def holds(self, occupation: Occupation) -> bool:
        """Whether it is so of this profile."""
        compare = _COMPARISONS[self.comparison]
        if self.name == "pay":
            pay = occupation.facts.pay
            median = pay.annual_median if pay else None
            return median is not None and compare(median, float(self.value))
        given = _given(self.name, occupation)
        if given is None or given == "varies":
            return False
        if self.name == "education":
            return compare(LEVELS.index(given), _level(self.value))
        return compare(0, 0 if given.startswith(self.value) else 1)


def read_condition(text: str) -> tuple[Clause, ...]:
    """The clauses of a condition, all of which must hold.

    Raises:
        ValueError: a clause cannot be read.
    """
    return tuple(_clause(part.strip()) for part in text.split(" and "))


def _clause(text: str) -> Clause:
    match = _CLAUSE.fullmatch(text)
    if match is None or match[1] not in ("education", "training", "experience", "group", "pay"):
        raise ValueError(f"no condition: {text!r}")
    return Clause(match[1], match[2], match[3].replace("_", "-"))


def _given(name: str, occupation: Occupation) -> str | None:
    if name == "group":
        return occupation.group
    facts = occupation.facts
    values = {
        "education": facts.education, "training": facts.training, "experience": facts.experience
    }  # fmt: skip
    return values[name]


def _level(beginning: str) -> int:
    return next(place for place, level in enumerate(LEVELS) if level.startswith(beginning))
