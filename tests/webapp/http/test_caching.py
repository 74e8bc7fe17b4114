"""Entity tags: whoever has a page is told so without a search."""

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from indexer.build.build import build
from indexer.corpus.read import read_corpus
from tests.indexer.small_corpus import write_corpus
from tests.webapp.asking import PAGES
from webapp import create_app

FOR_PROGRAMS = (
    "/api/v1/search?q=nurse", "/api/v1/suggest?q=nur", "/api/v1/facets?q=nurse",
    "/api/v1/occupations/registered-nurses", "/api/v1/credentials", "/api/v1/openapi.json",
    "/search.csv?q=nurse", "/search.json?q=nurse",
)  # fmt: skip


def etag(client: FlaskClient, url: str, **headers: str) -> str:
    return client.get(url, headers=headers).headers["ETag"]


@pytest.mark.parametrize("url", [*PAGES, *FOR_PROGRAMS])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_whoever_has_the_page_is_told_so(client: FlaskClient, url: str, method: str) -> None:
    tag = etag(client, url)

    response = client.open(url, method=method, headers={"If-None-Match": f'"other", {tag}'})

    assert response.status_code == 304
    assert response.data == b""
    assert response.headers["ETag"] == tag
    assert response.headers["Cache-Control"] == "no-cache"
    assert "Accept-Encoding" in response.headers["Vary"]
    assert "Content-Security-Policy" in response.headers
    assert "Content-Length" not in response.headers


def test_nothing_is_searched_or_rendered_for_it(
    shipped_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(shipped_index)
    client = app.test_client()
    urls = ("/search?q=nurse", "/api/v1/search?q=nurse", "/occupations/lawyers", "/search.csv")
    tags = {url: etag(client, url) for url in urls}

    def fail(**_: Any) -> None:
        raise AssertionError("a view was asked")

    for endpoint in app.view_functions:
        monkeypatch.setitem(app.view_functions, endpoint, fail)

    for url, tag in tags.items():
        assert client.get(url, headers={"If-None-Match": tag}).status_code == 304


def test_another_request_has_another_tag(client: FlaskClient) -> None:
    urls = ("/search?q=nurse", "/search?q=nurses", "/search", "/", "/api/v1/search?q=nurse")

    tags = {etag(client, url) for url in urls}

    assert len(tags) == len(urls)
    for tag in tags:
        assert client.get("/search?q=other", headers={"If-None-Match": tag}).status_code == 200


def test_pages_with_addresses_in_full_have_a_tag_for_each_host(client: FlaskClient) -> None:
    tags = {etag(client, "/search.csv?q=rhit", Host=host) for host in ("a.example", "b.example")}

    assert len(tags) == 2


def test_a_new_generation_has_other_tags(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    index = tmp_path / "index"
    build(read_corpus(corpus), index)
    before = etag(create_app(index).test_client(), "/search?q=bees")

    profile = next((corpus / "occupations").glob("*.yaml"))
    profile.write_text(profile.read_text().replace("title: ", "title: New ", 1))
    build(read_corpus(corpus), index)
    client = create_app(index).test_client()

    assert client.get("/search?q=bees", headers={"If-None-Match": before}).status_code == 200
    assert etag(client, "/search?q=bees") != before


def test_the_page_that_tells_of_the_rate_has_another_tag_for_another_rate(
    shipped_index: Path,
) -> None:
    tags = set()
    for rate in ("10/second", "20/second"):
        app = create_app(shipped_index, {"OCCUPATIONS_RATE_LIMIT": rate})
        tags.add(etag(app.test_client(), "/api"))

    assert len(tags) == 2


@pytest.mark.parametrize("url", ["/nowhere", "/occupations/none", "/api/v1/search?page=0"])
def test_errors_are_not_kept(client: FlaskClient, url: str) -> None:
    headers = client.get(url).headers

    assert "ETag" not in headers
    assert headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("url", ["/healthz", "/readyz", "/version"])
def test_what_operators_ask_is_answered_each_time(client: FlaskClient, url: str) -> None:
    headers = client.get(url).headers

    assert "ETag" not in headers
    assert headers["Cache-Control"] == "no-store"


def test_a_star_asks_whether_there_is_a_page_at_all(client: FlaskClient) -> None:
    assert client.get("/help", headers={"If-None-Match": "*"}).status_code == 304
    assert client.get("/occupations/none", headers={"If-None-Match": "*"}).status_code == 404


def test_an_editors_site_shows_its_problems_each_time(shipped_index: Path, tmp_path: Path) -> None:
    app = create_app(shipped_index, {"OCCUPATIONS_PROBLEMS": str(tmp_path / "problems.json")})

    assert "ETag" not in app.test_client().get("/search?q=nurse").headers
