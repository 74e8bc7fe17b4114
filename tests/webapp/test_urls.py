"""Addresses become requests and requests addresses, without loss and without errors. Each link of
the search page changes one thing and keeps the rest."""

from urllib.parse import parse_qsl, urlsplit

from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from indexer.facet import FACET_NAMES, FacetName
from indexer.request import MAX_PAGE, SORTS, SearchRequest, Sort
from webapp import urls
from webapp.urls import MAX_VALUES, read_request, write_parameters

WORDS = st.text(st.characters(exclude_categories=["Cs"])).map(lambda text: " ".join(text.split()))
SLUGS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-.", min_size=1, max_size=20)
FILTERS = st.dictionaries(
    st.sampled_from(FACET_NAMES), st.lists(SLUGS, min_size=1, max_size=5, unique=True).map(tuple)
)
REQUESTS = st.builds(
    SearchRequest,
    query=WORDS,
    filters=FILTERS,
    page=st.integers(1, MAX_PAGE),
    sort=st.sampled_from(SORTS),
    literal=st.booleans(),
    every_word=st.booleans(),
)


def arguments(url: str) -> MultiDict[str, str]:
    return MultiDict(parse_qsl(urlsplit(url).query, keep_blank_values=True))


def test_an_address_with_every_parameter_is_read() -> None:
    url = "/search?q=rhit&section=training&credential=rhit&credential=ctr&sort=pay&page=2&literal=1"
    url += "&every=1"

    request = read_request(arguments(url))

    assert request == SearchRequest(
        query="rhit",
        filters={"section": ("training",), "credential": ("rhit", "ctr")},
        page=2,
        sort="pay",
        literal=True,
        every_word=True,
    )


@given(REQUESTS)
def test_the_address_of_a_request_is_read_back_as_the_same_request(request: SearchRequest) -> None:
    assert read_request(arguments(urls.search_url(request))) == request


@given(st.lists(st.tuples(st.text(), st.text())))
def test_no_parameters_are_an_error(pairs: list[tuple[str, str]]) -> None:
    request = read_request(MultiDict(pairs))

    assert 1 <= request.page <= MAX_PAGE
    assert request.sort in SORTS


def test_bad_values_are_ignored_or_clamped() -> None:
    cases = {
        "/search?page=0": 1,
        "/search?page=-3": 1,
        "/search?page=two": 1,
        "/search?page=1e3": 1,
        "/search?page=": 1,
        "/search?page=99999999999999999999": MAX_PAGE,
    }
    for url, page in cases.items():
        assert read_request(arguments(url)).page == page, url

    assert read_request(arguments("/search?sort=salary")).sort == "relevance"
    assert read_request(arguments("/search?literal=yes")).literal is False
    assert read_request(arguments("/search?colour=red&section=")).filters == {}
    assert read_request(arguments("/search?section=a%00b&section=" + "x" * 500)).filters == {}


def test_a_value_chosen_twice_counts_once_and_the_number_of_values_is_bounded() -> None:
    repeated = MultiDict([("group", "legal"), ("group", "legal")])
    many = MultiDict([("group", f"g{number}") for number in range(500)])

    assert read_request(repeated).filters == {"group": ("legal",)}
    assert len(read_request(many).filters["group"]) == MAX_VALUES


def test_parameters_at_their_default_are_left_out() -> None:
    assert write_parameters(SearchRequest()) == ()
    assert urls.search_url(SearchRequest()) == "/search"


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

    assert url == "/search?q=night+nurse&credential=lpn&section=training&sort=pay"


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
