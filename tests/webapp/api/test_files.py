"""Whole lists of results as files."""

import csv
import io
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from indexer.index import Index
from tests.webapp.asking import attribute, read
from webapp.api import search
from webapp.api.csv_file import COLUMNS, write_csv
from webapp.api.search import Hit, QuickFacts

from .asking import ask, pages

LISTS = (
    "",
    "?q=nurse",
    "?q=care&group=healthcare&sort=pay",
    "?q=health&literal=1&section=training",
)


def rows(client: FlaskClient, url: str) -> list[dict[str, str]]:
    response = client.get(url)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    return [*csv.DictReader(io.StringIO(response.text, newline=""))]


def hits(client: FlaskClient, url: str) -> list[Any]:
    return [hit for page in pages(client, url) for hit in page["hits"]]


@pytest.mark.parametrize("query", LISTS)
def test_a_file_has_every_hit_of_the_list_page_by_page(client: FlaskClient, query: str) -> None:
    sign = "&" if query else "?"
    expected = hits(client, f"/api/v1/search{query}{sign}limit=9")

    saved = ask(client, f"/search.json{query}")
    table = rows(client, f"/search.csv{query}")

    assert saved["hits"] == expected
    assert saved["total"] == len(expected) == len(table)
    for row, hit in zip(table, expected, strict=True):
        assert (row["slug"], row["title"]) == (hit["slug"], hit["title"])
        assert row["url"] == f"http://localhost{hit['url']}"
        assert row["pay_median"] == str(hit["quick_facts"]["pay_median"] or "")
        assert float(row["score"]) == hit["score"]
        passage = "".join(
            part["text"] for part in (hit["sections"] or [{"snippet": ()}])[0]["snippet"]
        )
        assert row["passage"].removeprefix("'") == passage


def test_a_file_of_more_than_it_may_hold_says_so_and_leads_on(
    client: FlaskClient, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "EXPORTED", 200)  # the shipped corpus has fewer than 1,000

    saved = [*pages(client, "/search.json?sort=title")]
    header = client.get("/search.csv?sort=title").headers["Link"]

    assert [len(page["hits"]) for page in saved] == [200, 142]
    assert {page["total"] for page in saved} == {len(index.view.cards)}
    assert len({hit["slug"] for page in saved for hit in page["hits"]}) == len(index.view.cards)
    assert header == '</search.csv?sort=title&page=2>; rel="next"'


def test_the_search_page_links_to_the_files_of_its_list(client: FlaskClient) -> None:
    tree = read(client, "/search?q=nurse&group=healthcare&sort=pay&page=2")

    links = [attribute(node, "href") for node in tree.css(".files a")]

    query = "q=nurse&group=healthcare&sort=pay"
    assert links == [f"/search.csv?{query}", f"/search.json?{query}"]


def test_a_file_is_saved_under_a_name(client: FlaskClient) -> None:
    for kind in ("csv", "json"):
        response = client.get(f"/search.{kind}?q=rhit")
        disposition = f'attachment; filename="occupations.{kind}"'
        assert response.headers["Content-Disposition"] == disposition


def hit(title: str, growth: int) -> Hit:
    facts = QuickFacts(
        pay_median=None, pay_unit=None, growth_percent=growth, education=None, jobs=None,
        openings=None, group=title,
    )  # fmt: skip
    return Hit(
        slug="s", title=title, score=1.5, url="/occupations/s", title_parts=(), matched_title=None,
        sections=(), quick_facts=facts, why=(), missing=(), held_title=None,
    )  # fmt: skip


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝", "＠"])
def test_no_spreadsheet_takes_a_text_for_a_formula(sign: str) -> None:
    text = write_csv([hit(f"{sign}cmd|' /C calc'!A0", -3)], "")

    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["title"] == row["group"] == f"'{sign}cmd|' /C calc'!A0"
    assert row["growth_percent"] == "-3"  # a number stays one


@given(title=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_from_the_file(title: str) -> None:
    text = write_csv([hit(title, 1)], "")

    heading, row = csv.reader(io.StringIO(text, newline=""))
    assert tuple(heading) == COLUMNS
    assert row[1].removeprefix("'") == title.removeprefix("'")
    assert not row[1].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
