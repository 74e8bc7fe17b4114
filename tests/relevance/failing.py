"""Inputs that once led to something wrong, with what came first.

What is right is told in words and is a test of its own for each; here they are only watched.

Counted: of the rows that name the profile which wrongly came first, those where it does no longer,
or where it is among the right ones.
"""

import re
from collections.abc import Collection

from tests.relevance.figure import Figure, Outcome
from tests.relevance.material import Material
from tests.relevance.rows import read_rows

FILE = "failing.tsv"


def measure(material: Material) -> tuple[Figure, ...]:
    slugs = {one.slug for one in material.corpus.occupations}
    outcomes = []
    for row in read_rows(material.queries / FILE):
        query, right = row["query"], row["what is right"]
        wrong = named(row["first hit seen"], slugs) - named(right, slugs)
        if wrong:
            page = material.site.ask(query)
            gone = not wrong & set(page.slugs[:1])
            outcomes.append(Outcome(query, gone, f"{right}; {page.summary}"))
    return (Figure("failing", "wrong hit no longer first", tuple(outcomes)),)


def named(words: str, slugs: Collection[str]) -> frozenset[str]:
    """The profiles that are named by their slug in words."""
    return frozenset(re.findall(r"[a-z][a-z-]*[a-z]", words)) & frozenset(slugs)
