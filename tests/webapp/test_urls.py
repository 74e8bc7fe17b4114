"""Links of the search page: each changes one thing and keeps the rest."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.facet import FACET_NAMES, FacetName
from indexer.request import SORTS, SearchRequest, Sort
from webapp import urls
from webapp.params import read_request

from .test_params import REQUESTS, SLUGS, WORDS, arguments

NURSES = SearchRequest(
    query="night nurse",
    filters={"section": ("training",), "credential": ("rn", "lpn")},
    page=3,
    sort="pay",
)


def follow(url: str) -> SearchRequest:
    return read_request(arguments(url))


def test_a_removed_value_gives_the_address_without_it() -> None:
    url = urls.toggle_url(NURSES, "credential", "rn")

    assert url == "/search?q=night+nurse&section=training&credential=lpn&sort=pay"


def test_the_last_value_of_a_facet_takes_the_facet_with_it() -> None:
    url = urls.toggle_url(NURSES, "section", "training")

    assert url == "/search?q=night+nurse&credential=rn&credential=lpn&sort=pay"


def test_an_added_value_stands_beside_those_already_chosen() -> None:
    url = urls.toggle_url(NURSES, "credential", "cna")

    assert follow(url).filters["credential"] == ("rn", "lpn", "cna")


@given(REQUESTS, st.sampled_from(FACET_NAMES), SLUGS)
def test_toggling_twice_leads_back_to_the_first_page_of_the_same_choice(
    request: SearchRequest, facet: FacetName, value: str
) -> None:
    once = follow(urls.toggle_url(request, facet, value))
    twice = follow(urls.toggle_url(once, facet, value))

    chosen = {(name, v) for name, values in request.filters.items() for v in values}
    assert {(name, v) for name, values in twice.filters.items() for v in values} == chosen
    assert (twice.query, twice.sort, twice.literal) == (
        request.query,
        request.sort,
        request.literal,
    )
    assert twice.page == 1


@given(REQUESTS, st.sampled_from(FACET_NAMES), st.lists(WORDS))
def test_addresses_made_for_many_values_are_those_made_for_one(
    request: SearchRequest, facet: FacetName, values: list[str]
) -> None:
    toggle_url = urls.toggle_urls(request, facet)

    for value in (*values, *request.filters.get(facet, ())):
        assert toggle_url(value) == urls.toggle_url(request, facet, value)


@given(REQUESTS, st.sampled_from(SORTS))
def test_another_order_starts_at_the_first_page_and_keeps_the_filters(
    request: SearchRequest, sort: Sort
) -> None:
    sorted_request = follow(urls.sort_url(request, sort))

    assert sorted_request.sort == sort
    assert sorted_request.page == 1
    assert sorted_request.filters == request.filters
    assert sorted_request.query == request.query


def test_clearing_keeps_the_words_and_the_order() -> None:
    assert urls.clear_filters_url(NURSES) == "/search?q=night+nurse&sort=pay"
    assert urls.clear_facet_url(NURSES, "credential") == (
        "/search?q=night+nurse&section=training&sort=pay"
    )


def test_searching_for_the_words_as_typed_can_be_undone() -> None:
    literal = follow(urls.literal_url(NURSES))

    assert literal.literal
    assert urls.widened_url(literal) == urls.page_url(NURSES, 1)


def test_what_a_person_types_cannot_leave_its_parameter() -> None:
    url = urls.search_url(SearchRequest(query='a&section=training#x "?'))

    assert url == "/search?q=a%26section%3Dtraining%23x+%22%3F"


def test_slugs_and_anchors_cannot_leave_their_place_in_a_path() -> None:
    assert urls.occupation_url("a/b?c", "d e") == "/occupations/a%2Fb%3Fc#d%20e"
    assert urls.credential_url("rhit") == "/credentials/rhit"
