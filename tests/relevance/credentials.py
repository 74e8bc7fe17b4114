"""Names that people search credentials by, with the occupations that want them.

Rows that are marked sure. Asked for: the name, the acronym where nothing else has it, each of the
other names. Counted: the answer is the card of a credential; where the row has occupations, one of
the first three hits is among them.
"""

from collections.abc import Iterator, Mapping, Sequence

from tests.relevance.figure import Figure, Outcome, at_least
from tests.relevance.material import Material
from tests.relevance.rows import read_rows

FILE = "missing_credentials.tsv"
FIRST = 3


def measure(material: Material) -> tuple[Figure, ...]:
    rows = read_rows(material.credentials / FILE)
    card, within = [], []
    for row in rows:
        if row["sure"] != "yes":
            continue
        right = set(_listed(row["occupations"]))
        for query in _names(row, rows):
            page = material.site.ask(query)
            url = page.answer.url if page.answer else ""
            line = f"{row['name']}; {page.summary} {url}"
            is_card = bool(page.answer) and url.startswith("/credentials/")
            card.append(Outcome(query, is_card, line))
            if right:
                within.append(Outcome(query, bool(right & set(page.slugs[:FIRST])), line))
    return (
        Figure("credentials", "card of the credential", tuple(card), at_least(0.98)),
        Figure("credentials", "wants it, in three", tuple(within), at_least(0.98)),
    )


def _names(row: Mapping[str, str], rows: Sequence[Mapping[str, str]]) -> Iterator[str]:
    yield row["name"]
    acronym = row["acronym"]
    sharing = sum(other["acronym"] == acronym for other in rows)
    if acronym and sharing == 1 and not row["same_acronym"]:
        yield acronym
    yield from _listed(row["other_names"])


def _listed(cell: str) -> tuple[str, ...]:
    """The values of a cell; a semicolon, comma or bar separates them."""
    parts = cell.replace("|", ";").replace(",", ";").split(";")
    return tuple(part.strip() for part in parts if part.strip())
