"""Titles and slang that no profile lists, with the profiles that are meant.

Counted: of those that mean a profile, one of the first ten hits is right; of the others, nothing is
claimed: there is no answer and words are said to be unknown, or the list is empty.
"""

from tests.relevance.figure import Figure, Outcome, at_least
from tests.relevance.material import Material
from tests.relevance.rows import read_rows, slugs_of
from tests.relevance.site import Shown

FILE = "lay_titles.tsv"


def measure(material: Material) -> tuple[Figure, ...]:
    within, honest = [], []
    for row in read_rows(material.queries / FILE):
        query, right = row["title"], set(slugs_of(row["profiles"]))
        page = material.site.ask(query)
        line = f"{' | '.join(sorted(right)) or 'nothing'}; {page.summary}"
        if right:
            within.append(Outcome(query, bool(right & set(page.slugs)), line))
        else:
            honest.append(Outcome(query, claims_nothing(page), line))
    return (
        Figure("lay", "in the first ten", tuple(within), at_least(0.88)),
        Figure("lay", "nothing claimed", tuple(honest)),
    )


def claims_nothing(page: Shown) -> bool:
    return page.total == 0 or (page.answer is None and bool(page.unknown))
