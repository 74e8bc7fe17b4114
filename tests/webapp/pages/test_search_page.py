"""The search page over the shipped corpus."""

from html import escape
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.corpus.read import SHIPPED_CORPUS
from indexer.engine import search
from indexer.index import Index
from indexer.request import SearchRequest
from tests.webapp.asking import attribute, first, read, texts

MARKUP = """<script>alert(1)</script>"'><img src=x onerror=alert(1)>&amp;</title>"""


@pytest.mark.parametrize(
    "url",
    [
        f"/search?q={quote(MARKUP)}",
        f"/search?credential={quote(MARKUP)}",
        f"/search/credential?q={quote(MARKUP)}",
        f"/search?q={quote('nurse ' + MARKUP)}&sort={quote(MARKUP)}&page={quote(MARKUP)}",
    ],
)
def test_html_in_an_address_never_becomes_markup(client: FlaskClient, url: str) -> None:
    tree = read(client, url)

    assert not tree.css("img")
    assert not tree.css("script:not([src^='/static/'])")
    assert escape("<script>") not in texts(tree, "h1")[0]  # escaped once, not twice


def test_the_query_stands_in_the_box_as_it_was_typed(client: FlaskClient) -> None:
    tree = read(client, f"/search?q={quote(MARKUP)}")

    assert attribute(first(tree, "#q"), "value") == MARKUP


def test_html_in_a_missing_address_never_becomes_markup(client: FlaskClient) -> None:
    tree = read(client, f"/occupations/{quote(MARKUP.replace('/', ''))}", 404)

    assert not tree.css("img")
    assert not tree.css("script:not([src^='/static/'])")


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(query=st.text(), facet=st.text(), page=st.text())
def test_any_text_gets_an_answer(client: FlaskClient, query: str, facet: str, page: str) -> None:
    parameters = {"q": query, "credential": facet, "page": page, "sort": facet}

    response = client.get("/search", query_string=parameters)

    assert response.status_code == 200


def test_a_chip_leads_to_the_same_search_without_its_value(client: FlaskClient) -> None:
    tree = read(client, "/search?q=health&section=training&credential=rhit&credential=ods&page=1")

    chips = {
        node.text().split("×")[0].strip(): attribute(node, "href") for node in tree.css(".chips a")
    }

    assert len(chips) == 4
    rhit = next(url for text, url in chips.items() if "(RHIT)" in text)
    assert rhit == "/search?q=health&credential=ods&section=training"
    assert chips["Clear all filters"] == "/search?q=health"


def test_ticking_a_box_and_applying_is_the_same_as_following_its_link(
    client: FlaskClient,
) -> None:
    tree = read(client, "/search?q=health&sort=pay")
    row = first(tree, '.facet li:has(input[name="group"][value="healthcare"])')
    form = first(tree, "#search")
    fields = {attribute(node, "name"): attribute(node, "value") for node in form.css("input[name]")}

    applied = read(
        client, "/search?" + "&".join(f"{k}={v}" for k, v in fields.items()) + "&group=healthcare"
    )
    followed = read(client, attribute(first(row, "a.count"), "href"))

    assert fields == {"q": "health", "sort": "pay"}
    assert attribute(first(row, "input"), "form") == attribute(form, "id")
    assert texts(applied, ".status") == texts(followed, ".status")
    assert texts(applied, ".cards h3") == texts(followed, ".cards h3")
    assert texts(applied, ".chips a")[0].endswith("Healthcare ×")


def test_the_page_shows_the_engines_order_counts_and_total(
    client: FlaskClient, index: Index
) -> None:
    results = search(index, SearchRequest(query="health", filters={"section": ("training",)}))

    tree = read(client, "/search?q=health&section=training")

    assert texts(tree, ".status")[0].startswith(f"{results.total} occupation")
    assert texts(tree, ".cards h3") == [hit.title for hit in results.hits]
    shown = {
        (attribute(first(node, "input"), "name"), attribute(first(node, "input"), "value")): (
            first(node, ".count span").text()
        )
        for node in tree.css(".facet li")
    }
    expected = {
        (facet.name, value.value): f"{value.count:,}"
        for facet in results.facets
        for value in facet.values
    }
    assert shown.items() <= expected.items()
    assert {facet for facet, _ in shown} == {f.name for f in results.facets if f.values}


def test_the_pages_together_show_every_occupation_once(client: FlaskClient, index: Index) -> None:
    total = search(index, SearchRequest()).total

    titles = [
        title
        for page in range(1, -(-total // 10) + 1)
        for title in texts(read(client, f"/search?page={page}"), ".cards h3")
    ]

    assert len(titles) == total == len(set(titles))


def test_words_that_matched_are_marked_in_a_passage_with_a_link_to_it(client: FlaskClient) -> None:
    tree = read(client, "/search?q=rhit")

    assert "RHIT" in texts(tree, ".passages mark")
    link = attribute(first(tree, ".passages a"), "href")
    page, _, anchor = link.partition("#")
    passage = first(read(client, page), f"#{anchor}")
    assert "RHIT" in passage.text()


def test_points_of_the_reasons_add_up_to_the_shown_total(client: FlaskClient) -> None:
    tree = read(client, "/search?q=registered+nurse")

    tables = tree.css(".why table")
    assert tables
    for table in tables:
        points = [float(cell.text()) for cell in table.css("tbody td")]
        # Every line is rounded to a hundredth.
        shown = float(first(table, "tfoot td").text())
        assert abs(sum(points) - shown) <= 0.005 * (len(points) + 1)


def test_the_number_of_results_is_a_status_that_is_read_out(client: FlaskClient) -> None:
    tree = read(client, "/search?group=healthcare")

    status = first(tree, "[role=status]")
    assert " occupations" in status.text()


def test_counts_of_values_are_read_out_with_their_noun(client: FlaskClient) -> None:
    tree = read(client, "/search")

    for label in texts(tree, ".facet label"):
        assert label.endswith((" occupation", " occupations")), label


def test_without_results_the_page_leads_on(client: FlaskClient) -> None:
    tree = read(client, "/search?q=%22xqzwv%22")

    assert texts(tree, ".status") == ["No occupations"]
    links = [attribute(node, "href") for node in tree.css(".nothing a")]
    assert {"/occupations", "/groups", "/credentials", "/help"} <= set(links)


def test_all_values_of_a_facet_have_a_page_of_links_that_choose_them(
    client: FlaskClient, index: Index
) -> None:
    facets = search(index, SearchRequest(query="health")).facets
    credentials = next(facet for facet in facets if facet.name == "credential").values

    tree = read(client, "/search/credential?q=health")

    links = {node.text(): attribute(node, "href") for node in tree.css(".entries a")}
    assert links == {
        value.label: f"/search?q=health&credential={value.value}" for value in credentials
    }


def test_only_with_every_word_is_a_link_and_its_files_keep_to_it(client: FlaskClient) -> None:
    tree = read(client, "/search?q=senior+registered+nurse")
    assert "Without: senior" in texts(tree, ".also")

    every = read(client, attribute(first(tree, ".every a"), "href"))

    assert not any(text.startswith("Without:") for text in texts(every, ".also"))
    assert attribute(first(every, ".every a"), "href") == "/search?q=senior+registered+nurse"
    total = int(texts(every, ".status")[0].split()[0])
    csv = client.get(attribute(first(every, ".files a"), "href"))
    assert csv.status_code == 200
    assert len(csv.text.strip().splitlines()) == total + 1


def test_a_shared_title_that_people_hold_is_said_of_all_who_are_called_so(
    client: FlaskClient,
) -> None:
    lines = (SHIPPED_CORPUS / "vocabulary" / "titles.tsv").read_text("utf-8").split("\n")
    slugs = {line.split("\t")[1] for line in lines if line.startswith("Accounting Associate\t")}

    tree = read(client, "/search?q=accounting+associate")

    told = "Also called Accounting Associate (several occupations are called so)"
    cards = [card for card in tree.css(".cards > li") if told in texts(card, ".also")]
    assert {attribute(first(card, ".pick input"), "value") for card in cards} == slugs
    assert len(slugs) > 1
    assert [text for text in texts(tree, ".results p.detail") if "O*NET" in text]
    assert not read(client, "/search?q=rhit").css(".results p.detail")


def test_what_varies_is_counted_as_the_link_lists_it(client: FlaskClient) -> None:
    tree = read(client, "/search?q=jobs+without+a+degree+paying+over+70000")
    (link,) = tree.css(".every a")
    count = int(link.text().split()[0])

    varying = read(client, attribute(link, "href"))

    assert texts(varying, ".status")[0].startswith(f"{count} occupation")
    assert "Varies by specialty" in " ".join(texts(varying, ".chips"))
    assert set(texts(varying, ".cards h3")).isdisjoint(texts(tree, ".cards h3"))


def test_a_place_is_said_to_be_left_out_and_the_list_is_still_shown(client: FlaskClient) -> None:
    tree = read(client, "/search?q=nurse+salary+in+Seattle")

    assert texts(tree, ".notices li")[0].endswith("“in Seattle” was left out.")
    assert tree.css(".cards h3")


def test_the_answer_stands_above_the_filters_and_the_list(client: FlaskClient) -> None:
    tree = read(client, "/search?q=how+much+do+plumbers+earn")

    assert texts(tree, "#answer .figure") == ["$62,970 a year"]
    link = attribute(first(tree, "#answer .from a"), "href")
    assert link.endswith("#earnings")
    ids = [attribute(node, "id") for node in tree.css("#answer, #facets, #results")]
    assert ids == ["answer", "facets", "results"]
    assert read(client, "/search?q=astronaut").css("#answer") == []


def test_the_list_of_a_later_page_goes_on_counting(client: FlaskClient) -> None:
    tree = read(client, "/search?page=2")

    assert attribute(first(tree, "ol.cards"), "start") == "11"
