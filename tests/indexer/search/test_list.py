"""What is listed for words as people type them, and in which order, in the shipped corpus."""

from dataclasses import replace

import pytest

from indexer.engine import search
from indexer.index import Index
from indexer.request import SearchRequest
from tests.indexer.asking import Filters, ask, slugs

WORDS = (
    "senior registered nurse",
    "night shift hospital",
    "welder qqqq",
    "gardening outdoors dogs",
)


@pytest.mark.parametrize("query", WORDS)
def test_a_filter_narrows_the_list_and_does_not_change_who_is_in_it(
    index: Index, query: str
) -> None:
    whole = slugs_of_all(index, SearchRequest(query))
    chosen: tuple[Filters, ...] = ({"group": ("healthcare",)}, {"education": ("high-school",)})
    for filters in chosen:
        everything = slugs_of_all(index, SearchRequest("", filters))

        assert slugs_of_all(index, SearchRequest(query, filters)) == whole & everything


@pytest.mark.parametrize("query", WORDS)
def test_only_with_every_word_lists_those_that_lack_none(index: Index, query: str) -> None:
    whole = SearchRequest(query, limit=100)

    listed = search(index, whole)
    strict = search(index, replace(whole, every_word=True))

    assert strict.total == strict.with_every_word == listed.with_every_word
    assert all(not hit.missing for hit in strict.hits)
    assert slugs(strict) <= slugs_of_all(index, whole)
    counts = [
        sum(
            value.count
            for facet in results.facets
            if facet.name == "group"
            for value in facet.values
        )
        for results in (strict, listed)
    ]
    assert counts == [strict.total, listed.total]  # every shipped occupation has one group


@pytest.mark.parametrize("word", ["xqzwv", "qqzzxxyy", "qqqq"])
def test_letters_that_no_title_has_are_like_none(index: Index, word: str) -> None:
    results = ask(index, word)

    assert (results.total, results.answer) == (0, None)
    assert results.interpretation.unknown == (word,)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("senior registered nurse", "registered-nurses"),
        ("how to become a registered nurse", "registered-nurses"),
        ("senior welder", "welders-cutters-solderers-and-brazers"),
        ("plumber apprenticeship", "plumbers-pipefitters-and-steamfitters"),
        ("phlebotomist night shift", "phlebotomists"),
    ],
)
def test_a_name_inside_a_longer_query_comes_first(index: Index, query: str, first: str) -> None:
    assert ask(index, query).hits[0].slug == first


@pytest.mark.parametrize(
    ("query", "above", "below"),
    [
        # MODEL_WEIGHT: titles that people hold say which of the drivers
        (
            "truck driver",
            "heavy-and-tractor-trailer-truck-drivers",
            "delivery-truck-drivers-and-driver-sales-workers",
        ),
        # SYNONYM_SHARE: a phlebotomist is who draws blood
        (
            "who draws blood",
            "phlebotomists",
            "clinical-laboratory-technologists-and-technicians",
        ),
        # COMPARED_BONUS: laborers help both
        ("plumber vs electrician salary", "electricians", "construction-laborers-and-helpers"),
        # EXACT_ENTITY_BONUS, SUBJECT_BONUS: what is said of a credential is said by who wants it
        (
            "cancer registrar RHIT",
            "health-information-technologists-and-medical-registrars",
            "postsecondary-education-administrators",
        ),
    ],
)
def test_what_is_likelier_meant_stands_above(
    index: Index, query: str, above: str, below: str
) -> None:
    order = [hit.slug for hit in ask(index, query).hits]

    assert above in order
    assert below not in order or order.index(above) < order.index(below)


@pytest.mark.parametrize(
    ("title", "slug"),
    [  # TITLE_ROOT, TITLES_LISTED, LIKE_ENOUGH: neither is nearest, and both lack a word
        ("stone driller aide", "construction-laborers-and-helpers"),
        ("sandblaster helper", "hand-laborers-and-material-movers"),
    ],
)
def test_a_title_that_none_has_lists_the_ten_likeliest(index: Index, title: str, slug: str) -> None:
    assert slug in [hit.slug for hit in ask(index, title).hits]


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        ("what does a rabbi do", ("rabbi",)),  # like "rabbit" by its letters alone
        ("how much does an astronaut make", ("astronaut",)),
    ],
)
def test_what_no_occupation_is_like_is_unknown(
    index: Index, query: str, unknown: tuple[str, ...]
) -> None:
    results = ask(index, query)

    assert set(unknown) & set(results.interpretation.unknown), results.interpretation
    assert results.answer is None


def slugs_of_all(index: Index, request: SearchRequest) -> set[str]:
    """Of every page."""
    first = search(index, replace(request, limit=100))
    pages = [search(index, replace(request, limit=100, page=n)) for n in range(2, first.pages + 1)]
    return {hit.slug for page in (first, *pages) for hit in page.hits}
