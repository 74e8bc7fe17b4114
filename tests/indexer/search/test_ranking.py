"""Each constant of the ranking has a query that needs it, on the shipped profiles."""

import pytest

from indexer.engine import search
from indexer.index import Index
from indexer.request import SearchRequest
from tests.indexer.asking import slugs


@pytest.mark.parametrize(
    ("query", "above", "below", "because"),
    [
        ("test water", "environmental-science-and-protection-technicians",
         "quality-control-inspectors", "PAIR_WEIGHT: its words stand together there"),
        ("van driver", "taxi-drivers-and-chauffeurs", "heavy-and-tractor-trailer-truck-drivers",
         "EVERY_WORD_BONUS: only the first has both words"),
        ("senior chw", "community-health-workers", "special-education-teachers",
         "CONTAINED_WEIGHT: the first are called so, the others have titles like it"),
        ("forecast weather", "atmospheric-scientists-including-meteorologists", "economists",
         "MODEL_WEIGHT: titles are like it, where both texts have the words"),
        ("count money at a bank", "tellers", "financial-clerks",
         "MODEL_WEIGHT: what is said in words is not decided by what titles are like"),
        ("fireman", "firefighters", "railroad-occupations",
         "SYNONYM_BONUS: the neutral title comes before one that some hold"),
        ("senior data processing manager", "computer-and-information-systems-managers",
         "database-administrators", "TITLE_WEIGHT, TITLE_ROOT: no more than a name that is in it"),
        ("senior wastewater treatment engineer", "environmental-engineers",
         "water-and-wastewater-treatment-plant-and-system-operators",
         "CONTAINED_WEIGHT: a name within the query comes before words and likeness"),
        ("content strategist", "public-relations-specialists", "market-research-analysts",
         "LIKE_ENOUGH: written as a title, the likest are listed in their order"),
        ("metalworker", "jewelers-and-precious-stone-and-metal-workers",
         "metal-and-plastic-machine-workers", "DISCOUNT: another way to write a word counts half"),
        ("recept", "receptionists", "secretaries-and-administrative-assistants",
         "MIN_COMPLETED: a half-typed word is the beginning of a title's"),
    ],
)  # fmt: skip
def test_one_occupation_comes_before_another(
    index: Index, query: str, above: str, below: str, because: str
) -> None:
    hits = [hit.slug for hit in search(index, SearchRequest(query, limit=50)).hits]

    assert above in hits, because
    assert below not in hits[: hits.index(above)], because


def test_a_list_ends_where_the_rest_is_worth_little(index: Index) -> None:
    """LIST_SHARE, LIKENESS_SHARE: the registrars' body is named by two profiles."""
    found = search(index, SearchRequest("who certifies cancer registrars"))

    assert found.total <= 4
    assert "health-information-technologists-and-medical-registrars" in slugs(found)
