"""Words of a search inside a profile: marked on arrival, and found on the page."""

from flask.testing import FlaskClient

from indexer.request import SearchRequest
from tests.webapp.asking import REGISTRARS, attribute, first, read, texts
from webapp import urls


def test_the_words_are_marked_and_the_passages_that_have_them_are_listed(
    client: FlaskClient,
) -> None:
    tree = read(client, f"{REGISTRARS}?q=CTR")

    assert {"CTR", "ODS"} <= set(texts(tree, ".passage mark"))
    assert attribute(first(tree, "#in"), "value") == "CTR"
    for link in tree.css("#found li > a"):
        place = first(tree, attribute(link, "href"))
        assert place.css("mark")


def test_counts_say_how_often_a_passage_has_the_words(client: FlaskClient) -> None:
    tree = read(client, f"{REGISTRARS}?q=CTR")

    for entry in tree.css("#found li"):
        place = first(tree, attribute(first(entry, "a"), "href"))
        count = int(first(entry, ".detail").text().split()[0])
        assert len(place.css("mark")) == count


def test_the_text_is_the_same_with_and_without_marks(client: FlaskClient) -> None:
    plain = texts(read(client, REGISTRARS), ".passage")
    marked = texts(read(client, f"{REGISTRARS}?q=cancer+registry"), ".passage")

    assert marked == plain


def test_words_that_the_profile_lacks_are_said_to_be_missing(client: FlaskClient) -> None:
    tree = read(client, f"{REGISTRARS}?q=phlebotomy")

    assert texts(tree, "#found h2") == ["No passage of this profile has words of “phlebotomy”"]
    assert not tree.css(".passage mark")
    links = [attribute(node, "href") for node in tree.css("#found .ways a")]
    assert links == [REGISTRARS, "/search?q=phlebotomy"]


def test_without_words_nothing_is_marked_and_nothing_listed(client: FlaskClient) -> None:
    for url in (REGISTRARS, f"{REGISTRARS}?q=", f"{REGISTRARS}?q=+"):
        tree = read(client, url)
        assert not tree.css("#found, .passage mark")


def test_what_is_typed_is_text_and_never_markup(client: FlaskClient) -> None:
    response = client.get(REGISTRARS, query_string={"q": "<img src=x onerror=alert(1)>"})

    assert "<img" not in response.text


def test_a_marked_profile_is_known_under_its_plain_address(client: FlaskClient) -> None:
    tree = read(client, f"{REGISTRARS}?q=cancer")

    canonical = attribute(first(tree, "link[rel=canonical]"), "href")
    assert canonical == f"http://localhost{REGISTRARS}"


def test_results_carry_their_words_to_the_profile(client: FlaskClient) -> None:
    tree = read(client, "/search?q=cancer+registry")

    for link in tree.css(".cards h3 a, .passages a"):
        assert "?q=cancer+registry" in attribute(link, "href")
    place = attribute(first(tree, ".passages a"), "href")
    page, _, anchor = place.partition("#")
    assert first(read(client, page), f"#{anchor}").css("mark")


def test_a_search_as_typed_marks_as_typed(client: FlaskClient) -> None:
    literal = attribute(first(read(client, "/search?q=CTR&literal=1"), ".cards h3 a"), "href")
    widened = attribute(first(read(client, "/search?q=CTR"), ".cards h3 a"), "href")

    assert set(texts(read(client, literal), ".passage mark")) == {"CTR"}
    assert set(texts(read(client, widened), ".passage mark")) > {"CTR"}


def test_a_misspelt_search_marks_the_word_that_was_found(client: FlaskClient) -> None:
    link = attribute(first(read(client, "/search?q=phlebotomyst"), ".cards h3 a"), "href")

    assert read(client, link).css(".passage mark")


def test_marks_of_an_address_stand_before_its_place() -> None:
    request = SearchRequest("night & day", literal=True)

    assert urls.marked_url("/occupations/a#b", request) == (
        "/occupations/a?q=night+%26+day&literal=1#b"
    )
    assert urls.marked_url("/occupations/a#b", SearchRequest()) == "/occupations/a#b"


def test_a_quoted_passage_is_reached_with_its_name_marked(client: FlaskClient) -> None:
    tree = read(client, "/credentials/rhit")

    for quote in tree.css(".quotes .passages"):
        page, _, anchor = attribute(first(quote, "a"), "href").partition("#")
        there = texts(first(read(client, page), f"#{anchor}"), "mark")
        assert first(quote, "mark").text() in there
