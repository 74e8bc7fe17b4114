"""Titles that people hold, folded away on the page, in the API and on the command line."""

import json
from pathlib import Path

import html5lib
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from indexer.build.build import build
from indexer.cli.main import main
from indexer.corpus.read import SHIPPED_CORPUS, read_corpus
from tests.indexer.small_corpus import HELD_TITLES, ONET_SOURCE, PROFILES, VOCABULARY, write_corpus
from tests.webapp.asking import attribute, first, read, texts
from webapp import create_app

KEEPERS = "/occupations/beekeepers"
TITLES = [
    "<b>Smoker</b> & Co.",
    "Colony Tender",
    "IT Drone Keeper (Information Technology Drone Keeper)",
]
CREDIT = "Titles from Lists of Work, Village Hall, CC BY 4.0"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("held-titles")
    sources = VOCABULARY["sources"] + ONET_SOURCE
    corpus = write_corpus(
        folder / "corpus", PROFILES, {**VOCABULARY, "sources": sources}, HELD_TITLES
    )
    build(read_corpus(corpus), folder / "index")
    return folder / "index"


@pytest.fixture(scope="module")
def keepers(index: Path) -> FlaskClient:
    return create_app(index).test_client()


def shipped_titles(slug: str) -> list[str]:
    lines = (SHIPPED_CORPUS / "vocabulary" / "titles.tsv").read_text("utf-8").split("\n")
    return [title for title, of in (line.split("\t") for line in lines[1:-1]) if of == slug]


def test_all_titles_are_on_the_page_as_written_behind_a_fold(keepers: FlaskClient) -> None:
    fold = first(read(keepers, KEEPERS), "details:has(.held)")

    assert "open" not in fold.attributes
    assert texts(fold, "summary") == ["Also known as 3 other titles"]
    assert texts(fold, "li") == TITLES
    assert fold.css("b") == []


def test_the_titles_stand_with_their_credit_and_a_link_to_where_they_are_from(
    keepers: FlaskClient,
) -> None:
    fold = first(read(keepers, KEEPERS), "details:has(.held)")

    assert texts(fold, "a") == [CREDIT]
    assert attribute(first(fold, "a"), "href") == "https://work.example/"


def test_one_title_is_no_titles(keepers: FlaskClient) -> None:
    fold = first(read(keepers, "/occupations/hive-inspectors"), "details:has(.held)")

    assert texts(fold, "summary") == ["Also known as 1 other title"]


def test_a_profile_without_such_titles_has_no_fold_and_no_credit(keepers: FlaskClient) -> None:
    page = keepers.get("/occupations/candle-makers").text

    assert "Also known as" not in page
    assert "Lists of Work" not in page
    assert keepers.get("/api/v1/occupations/candle-makers").get_json()["held_titles"] is None


def test_a_page_with_titles_of_any_characters_is_valid(keepers: FlaskClient) -> None:
    parser = html5lib.HTMLParser()

    parser.parse(keepers.get(KEEPERS).data, transport_encoding="utf-8")

    assert parser.errors == []


def test_the_api_gives_the_titles_with_source_and_credit(keepers: FlaskClient) -> None:
    answer = keepers.get(f"/api/v1{KEEPERS}").get_json()

    assert answer["held_titles"] == {
        "titles": TITLES,
        "source": "onet-30-1",
        "credit": CREDIT,
        "url": "https://work.example/",
        "licence": "CC BY 4.0 (https://licence.example/); attribution required",
    }
    assert answer["alternate_titles"] == ["Apiarist", "Honey Farmer"]


def test_the_openapi_document_describes_the_titles(keepers: FlaskClient) -> None:
    schemas = keepers.get("/api/v1/openapi.json").get_json()["components"]["schemas"]

    described = schemas["OccupationAnswer"]["properties"]["held_titles"]
    assert {"$ref": "#/components/schemas/HeldTitles"} in described["anyOf"]
    assert set(schemas["HeldTitles"]["properties"]) == {
        "titles",
        "source",
        "credit",
        "url",
        "licence",
    }


def test_show_prints_their_number_and_with_json_all_of_them(index: Path) -> None:
    text = CliRunner().invoke(main, ["show", "beekeepers", "--index", str(index)])
    value = CliRunner().invoke(main, ["show", "beekeepers", "--index", str(index), "--json"])
    without = CliRunner().invoke(main, ["show", "candle-makers", "--index", str(index)])

    assert text.stdout.split("\n")[:2] == [
        "Beekeepers",
        "Also known as 3 other titles (Lists of Work, Village Hall, CC BY 4.0)",
    ]
    assert json.loads(value.stdout)["occupation"]["held_titles"] == TITLES
    assert "Also known as" not in without.stdout


def test_shipped_titles_are_credited_to_onet_in_the_words_of_its_licence(
    client: FlaskClient,
) -> None:
    fold = first(read(client, "/occupations/registered-nurses"), "details:has(.held)")

    expected = shipped_titles("registered-nurses")
    assert texts(fold, "li") == expected
    assert texts(fold, "summary") == [f"Also known as {len(expected)} other titles"]
    assert texts(fold, "a") == [
        "Titles from O*NET 30.1 Database, U.S. Department of Labor, CC BY 4.0"
    ]
    assert attribute(first(fold, "a"), "href") == "https://www.onetcenter.org/database.html"
    assert "has not approved, endorsed, or tested" in texts(fold, "p")[0]


def test_titles_that_people_hold_are_no_names_in_the_structured_data(keepers: FlaskClient) -> None:
    page = read(keepers, KEEPERS)

    (record,) = texts(page, 'script[type="application/ld+json"]')
    assert "Colony Tender" not in record
