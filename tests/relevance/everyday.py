"""Everyday queries with the profiles that are good.

Counted: the first hit is good; one of the first ten is; three of the first five are, or all the
good ones where there are fewer than three.
"""

from tests.relevance.figure import Figure, Outcome, at_least
from tests.relevance.material import Material
from tests.relevance.rows import read_rows, slugs_of

FILE = "everyday.tsv"


def measure(material: Material) -> tuple[Figure, ...]:
    first, within, several = [], [], []
    for row in read_rows(material.queries / FILE):
        query, good = row["query"], set(slugs_of(row["acceptable"]))
        page = material.site.ask(query)
        line = f"{' | '.join(sorted(good))}; {page.summary}"
        first.append(Outcome(query, bool(good & set(page.slugs[:1])), line))
        within.append(Outcome(query, bool(good & set(page.slugs)), line))
        enough = len(good & set(page.slugs[:5])) >= min(3, len(good))
        several.append(Outcome(query, enough, line))
    return (
        Figure("everyday", "good hit first", tuple(first), at_least(0.80)),
        Figure("everyday", "any good in ten", tuple(within), at_least(0.92)),
        Figure("everyday", "three good of first five", tuple(several)),
    )
