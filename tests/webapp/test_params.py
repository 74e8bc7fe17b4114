"""Addresses become requests and requests addresses, without loss and without errors."""

from urllib.parse import parse_qsl, urlsplit

from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from indexer.facet import FACET_NAMES
from indexer.request import MAX_PAGE, SORTS, SearchRequest
from webapp import urls
from webapp.params import MAX_VALUES, read_request, write_parameters

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
)


def arguments(url: str) -> MultiDict[str, str]:
    return MultiDict(parse_qsl(urlsplit(url).query, keep_blank_values=True))


def test_an_address_with_every_parameter_is_read() -> None:
    url = "/search?q=rhit&section=training&credential=rhit&credential=ctr&sort=pay&page=2&literal=1"

    request = read_request(arguments(url))

    assert request == SearchRequest(
        query="rhit",
        filters={"section": ("training",), "credential": ("rhit", "ctr")},
        page=2,
        sort="pay",
        literal=True,
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
