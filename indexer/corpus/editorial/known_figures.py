"""The figures that a profile's prose may state: its facts, and those of parts of the occupation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from indexer.errors import Problem
from indexer.model import Facts, Occupation, Pay

Kind = Literal["dollars", "percent", "count", "year"]

# Columns of the file of further figures, after those that say whose they are and since when.
COLUMNS: Mapping[str, Kind] = {
    "jobs": "count",
    "jobs_projected": "count",
    "change": "count",
    "openings": "count",
    "percent": "percent",
    "self_employed_percent": "percent",
    "share_percent": "percent",
    "median": "dollars",
    "mean": "dollars",
    "p10": "dollars",
    "p90": "dollars",
}
HEADER = ("profile", "of", "source", "year", *COLUMNS)


@dataclass(frozen=True, slots=True)
class Figure:
    """A published number without its sign; ``what`` says which, e.g. "outlook.percent"."""

    value: float
    kind: Kind
    what: str


def facts_figures(occupation: Occupation) -> Iterator[Figure]:
    """The numbers of a profile's facts.

    ``wages`` is left out: it is of a later year than ``pay``, and prose states one year's pay.
    """
    facts = occupation.facts
    if facts.pay:
        yield from _pay(facts.pay)
    if facts.jobs:
        yield Figure(facts.jobs.count, "count", "jobs.count")
        yield Figure(facts.jobs.year, "year", "jobs.year")
    if facts.outlook:
        yield from _outlook(facts)
    if facts.industries:
        yield Figure(facts.industries.year, "year", "industries.year")
        for share in facts.industries.shares:
            yield Figure(share.percent, "percent", f"share of {share.industry}")
            if share.median is not None:
                yield Figure(share.median, "dollars", f"median in {share.industry}")


def _pay(pay: Pay) -> Iterator[Figure]:
    yield Figure(pay.year, "year", "pay.year")
    for key in ("median", "p10", "p25", "p75", "p90"):
        amount = getattr(pay, key)
        if amount is not None:
            yield Figure(amount, "dollars", f"pay.{key}")


def _outlook(facts: Facts) -> Iterator[Figure]:
    outlook = facts.outlook
    assert outlook is not None
    yield Figure(abs(outlook.percent), "percent", "outlook.percent")
    yield Figure(outlook.from_year, "year", "outlook.from")
    yield Figure(outlook.to_year, "year", "outlook.to")
    if outlook.change is not None:
        yield Figure(abs(outlook.change), "count", "outlook.change")
    if outlook.openings is not None:
        yield Figure(outlook.openings, "count", "outlook.openings")


def read_figures(path: Path) -> Mapping[str, tuple[Figure, ...]] | Problem:
    """Figures by profile from a tab-separated file whose first line is ``HEADER``.

    ``of`` names the part of the occupation, or the industry, that a row is about. Empty cells are
    figures that are not published.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        return Problem(path, 1, 1, f"cannot be read: {error}")
    if tuple(lines[0].split("\t")) != HEADER:
        return Problem(path, 1, 1, f"the first line must name {', '.join(HEADER)}", lines[0])
    result: dict[str, list[Figure]] = {}
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if not line:
            continue
        try:
            result.setdefault(cells[0], []).extend(_row(cells))
        except ValueError as error:
            return Problem(path, number, 1, f"not a row of figures: {error}", line)
    return {slug: tuple(figures) for slug, figures in result.items()}


def _row(cells: list[str]) -> Iterator[Figure]:
    _, of, _, year, *numbers = cells
    yield Figure(int(year), "year", of)
    for (column, kind), cell in zip(COLUMNS.items(), numbers, strict=True):
        if cell:
            yield Figure(abs(float(cell)), kind, f"{column} of {of}")
