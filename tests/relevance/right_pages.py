"""Queries each with the one page that answers: must not be worse than they were.

*judged*: the project's own queries on the shipped corpus. *titles313*: job titles on the profiles
that are imported from the 2010-11 handbook. Counted: the first hit is right; one of ten is.
"""

from collections.abc import Sequence

from tests.relevance.figure import Figure, Outcome, at_least
from tests.relevance.material import JUDGED, Material
from tests.relevance.ranking import Judged, read_judged
from tests.relevance.site import Site

FILE = "titles.tsv"


def measure_judged(material: Material) -> tuple[Figure, ...]:
    return _figures("judged", read_judged(JUDGED), material.site, 0.971)


def measure_titles(material: Material) -> tuple[Figure, ...]:
    judged = read_judged(material.queries / FILE)
    return _figures("titles313", judged, material.site_of_pages, 0.942)


def _figures(name: str, judged: Sequence[Judged], site: Site, aim: float) -> tuple[Figure, ...]:
    first, within = [], []
    for one in judged:
        page = site.ask(one.query)
        titles = [hit.title for hit in page.hits]
        line = f"{' | '.join(one.right)}; {page.summary}"
        first.append(Outcome(one.query, titles[:1] != [] and titles[0] in one.right, line))
        within.append(Outcome(one.query, bool(set(titles) & set(one.right)), line))
    return (
        Figure(name, "right page first", tuple(first), at_least(aim)),
        Figure(name, "in the first ten", tuple(within)),
    )
