"""The API's searches say what the command line and the site say."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.cli.main import main
from indexer.facet import FACET_NAMES, PAY_BANDS
from indexer.index import Index
from indexer.model import EDUCATION_LEVELS, OUTLOOK_CLASSES
from indexer.request import SORTS, SearchRequest
from indexer.search.search import search

from .asking import ask, pages

SEARCHES: tuple[tuple[str, dict[str, str]], ...] = (
    ("rhit", {}),
    ("night shift hospital", {}),
    ("jobs without a degree paying over 70000", {}),
    ('"patient care" -dental', {}),
    ("welder OR solderer", {}),
    ("phleb*", {}),
    ("nurze", {}),
    ("credential:RHIT pay>40000", {}),
    ("purple elephant welding", {}),
    ("health", {"section": "training", "credential": "rhit", "organization": "ahima"}),
)


@pytest.mark.parametrize(("query", "filters"), SEARCHES)
def test_a_search_answers_what_the_command_line_answers(
    client: FlaskClient, shipped_index: Path, query: str, filters: dict[str, str]
) -> None:
    options = [f"--{name}={value}" for name, value in filters.items()]
    command = ["search", query, "--index", str(shipped_index), "--json", "--limit", "7", *options]
    expected = json.loads(CliRunner().invoke(main, command).stdout)

    answer = client.get(
        "/api/v1/search", query_string={"q": query, "limit": 7, "facet_limit": 5000, **filters}
    ).get_json()

    assert answer["hits"] or query == "purple elephant welding"
    for name in ("query", "total", "with_every_word", "page", "facets"):
        assert answer[name] == expected[name], name
    for name, said in expected["interpreted"].items():
        if name == "natural":  # the command line also tells the facet
            said = [{key: one[key] for key in ("words", "means", "undo")} for one in said]
        assert answer["interpreted"][name] == said, name
    assert (answer["answer"] is None) == (expected["answer"] is None)
    assert (answer["answer"] or {}).items() <= (expected["answer"] or {}).items()
    assert [_as_the_command_line(hit) for hit in answer["hits"]] == expected["hits"]


def _as_the_command_line(hit: dict[str, object]) -> dict[str, object]:
    sections = hit["sections"]
    assert isinstance(sections, list)
    kept = ("type", "heading", "url", "snippet")
    return {name: hit[name] for name in ("slug", "title", "score", "url", "why", "missing")} | {
        "sections": [{name: section[name] for name in kept} for section in sections]
    }


def test_only_what_has_every_word_is_asked_for_by_a_parameter(client: FlaskClient) -> None:
    some = client.get("/api/v1/search?q=senior+registered+nurse").get_json()

    every = client.get("/api/v1/search?q=senior+registered+nurse&every_word=1").get_json()

    assert 0 < some["with_every_word"] < some["total"]
    assert every["total"] == some["with_every_word"]
    assert all(hit["missing"] == [] for hit in every["hits"])
    assert any(hit["missing"] for hit in some["hits"])


def test_an_answer_has_the_sentences_and_the_sides_that_the_page_shows(
    client: FlaskClient,
) -> None:
    fact = ask(client, "/api/v1/search?q=how+much+do+plumbers+earn")["answer"]
    sides = ask(client, "/api/v1/search?q=plumber+vs+electrician+salary")["answer"]

    text = client.get("/api/v1/occupations/plumbers-pipefitters-and-steamfitters").get_data(True)
    assert fact["label"] and fact["quote"] and fact["quote"][:40] in text
    assert [side["slug"] for side in sides["compared"]] == sides["slugs"]
    assert all(fact in sides["text"] for side in sides["compared"] for fact in side["facts"])


def test_a_lower_case_or_is_offered_as_the_operator(client: FlaskClient) -> None:
    asked = ask(client, "/api/v1/search?q=welding+or+plumbing")["interpreted"]
    page = client.get("/search?q=welding+or+plumbing").get_data(as_text=True)

    assert asked["offers"] == ["welding OR plumbing"]
    assert "/search?q=welding+OR+plumbing" in page


@pytest.mark.parametrize("sort", SORTS)
def test_the_pages_together_are_the_engines_whole_list_in_its_order(
    client: FlaskClient, index: Index, sort: str
) -> None:
    found = search(index, SearchRequest("care", {"group": ("healthcare",)}, limit=100, sort=sort))  # type: ignore[arg-type]
    assert 20 < found.total <= 100

    answers = [*pages(client, f"/api/v1/search?q=care&group=healthcare&sort={sort}&limit=7")]

    slugs = [hit["slug"] for answer in answers for hit in answer["hits"]]
    assert slugs == [hit.slug for hit in found.hits]
    assert {answer["total"] for answer in answers} == {found.total}
    assert {answer["pages"] for answer in answers} == {len(answers)}


def test_neighbouring_pages_are_linked_in_the_answer_and_in_its_header(client: FlaskClient) -> None:
    first = client.get("/api/v1/search?q=nurse&limit=2")
    second = client.get(first.get_json()["links"]["next"])

    assert first.get_json()["links"]["prev"] is None
    assert first.headers["Link"] == '</api/v1/search?q=nurse&limit=2&page=2>; rel="next"'
    assert second.get_json()["links"]["prev"] == first.get_json()["links"]["self"]
    assert 'rel="prev"' in second.headers["Link"]


def test_a_page_past_the_end_is_empty_and_leads_back_to_the_last(client: FlaskClient) -> None:
    answer = ask(client, "/api/v1/search?q=rhit&page=900")

    assert (answer["hits"], answer["links"]["next"]) == ([], None)
    assert answer["total"] > 0
    assert ask(client, answer["links"]["prev"])["hits"]


def test_a_search_has_as_many_values_of_a_facet_as_asked_for_and_those_chosen(
    client: FlaskClient,
) -> None:
    every = ask(client, "/api/v1/facets?q=health")["facets"]["credential"]
    last = every[-1]["value"]

    facets = ask(client, f"/api/v1/search?q=health&facet_limit=3&credential={last}")["facets"]

    values = [value["value"] for value in facets["credential"]]
    assert values[-1] == last
    assert len(values) == 4
    assert len(facets["organization"]) <= 3


def test_facets_are_the_engines_and_only_those_asked_for(client: FlaskClient, index: Index) -> None:
    found = search(index, SearchRequest("health", {"section": ("training",)}))

    every = ask(client, "/api/v1/facets?q=health&section=training")
    two = ask(client, "/api/v1/facets?q=health&section=training&facet=pay&facet=group")

    counts = {
        name: [(one["value"], one["count"], one["selected"]) for one in values]
        for name, values in every["facets"].items()
    }
    assert counts == {
        f.name: [(v.value, v.count, v.selected) for v in f.values] for f in found.facets
    }
    assert every["total"] == found.total
    assert set(two["facets"]) == {"pay", "group"}
    assert two["facets"]["pay"] == every["facets"]["pay"]


def test_without_results_the_ways_out_are_addresses_of_the_api(client: FlaskClient) -> None:
    answer = ask(
        client, "/api/v1/search?q=nurse&group=healthcare&pay=100000-or-more&education=high-school"
    )
    assert answer["total"] == 0

    assert answer["relaxations"]
    for way in answer["relaxations"]:
        assert ask(client, way["url"])["total"] == way["count"] > 0


def test_suggestions_are_names_that_begin_so_and_lead_to_pages(client: FlaskClient) -> None:
    answer = ask(client, "/api/v1/suggest?q=phleb&limit=3")

    assert answer["suggestions"][0]["text"] == "Phlebotomists"
    assert len(answer["suggestions"]) <= 3
    for one in answer["suggestions"]:
        assert client.get(one["url"]).status_code == 200


TEXTS = st.text(max_size=40) | st.sampled_from(["", "0", "1", "-1", "１", "9" * 30, "training"])
CHOICES = st.sampled_from(
    [*EDUCATION_LEVELS, *OUTLOOK_CLASSES, *(b.slug for b in PAY_BANDS), *SORTS]
)
NAMES = st.sampled_from(
    [*FACET_NAMES, "q", "sort", "page", "limit", "literal", "facet", "facet_limit"]
) | st.text(max_size=5)
PATHS = st.sampled_from(
    [
        "/api/v1/search", "/api/v1/suggest", "/api/v1/facets", "/api/v1/occupations",
        "/api/v1/credentials", "/api/v1/organizations", "/search.csv", "/search.json",
    ]
)  # fmt: skip


@settings(
    max_examples=150,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(path=PATHS, parameters=st.lists(st.tuples(NAMES, TEXTS | CHOICES), max_size=4))
def test_any_parameters_get_an_answer_or_are_told_what_is_wrong_with_them(
    client: FlaskClient, path: str, parameters: list[tuple[str, str]]
) -> None:
    response = client.get(path, query_string=parameters)

    assert response.status_code in (200, 422)
    if response.status_code == 422:
        problem = response.get_json(force=True)
        assert {one["parameter"] for one in problem["errors"]} <= {name for name, _ in parameters}
        assert problem["errors"]
