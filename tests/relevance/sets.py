"""The query sets by name, and measuring those that are wanted."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from tests.relevance import (
    credentials,
    everyday,
    failing,
    known_titles,
    lay_titles,
    questions,
    rewritten,
    right_pages,
    unseen_titles,
)
from tests.relevance.figure import Figure
from tests.relevance.material import Material

SETS: Mapping[str, Callable[[Material], tuple[Figure, ...]]] = MappingProxyType(
    {
        "titles": unseen_titles.measure,
        "known": known_titles.measure,
        "questions": questions.measure,
        "everyday": everyday.measure,
        "lay": lay_titles.measure,
        "credentials": credentials.measure,
        "names": rewritten.measure_names,
        "capitals": rewritten.measure_capitals,
        "failing": failing.measure,
        "judged": right_pages.measure_judged,
        "titles313": right_pages.measure_titles,
    }
)
COLUMNS = f"{'':38}{'aim':>9}{'all':>8}{'tuned':>8}{'untouched':>11}{'queries':>9}"


def measure_sets(material: Material, names: Sequence[str], *, misses: bool) -> bool:
    """Prints the table of these sets and, if wanted, the misses of the tuned half.

    Returns:
        Whether every aim is reached; a set whose file is missing reaches none.
    """
    measured: list[Figure] = []
    complete = True
    print(COLUMNS)
    for name in names:
        try:
            figures = SETS[name](material)
        except FileNotFoundError as error:
            print(f"{name}: not measured, there is no {error.filename or error}", file=sys.stderr)
            complete = False
            continue
        for figure in figures:
            print(row(figure), flush=True)
        measured += figures
    if misses:
        for line in listed(measured):
            print(line)
    return complete and not any(figure.missed for figure in measured)


def row(figure: Figure) -> str:
    """A figure as a line of the table."""
    values = [figure.written(value) for value in (figure.value, figure.tuned, figure.untouched)]
    title, aim = f"{figure.set}: {figure.name}", str(figure.aim or "")
    return (
        f"{title:38}{aim:>9}{values[0]:>8}{values[1]:>8}{values[2]:>11}"
        f"{len(figure.outcomes):>9}{'  missed' if figure.missed else ''}"
    )


def listed(figures: Sequence[Figure]) -> Iterator[str]:
    """The misses of the tuned half, figure by figure."""
    for figure in figures:
        yield f"\n{figure.set}: {figure.name}: {len(figure.misses)} misses of the tuned half"
        for outcome in figure.misses:
            yield f"  {outcome.query} -> {outcome.shown}"
