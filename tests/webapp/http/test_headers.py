"""Headers: what a browser may load and keep."""

import gzip
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.errors import SearchTooLong
from tests.webapp.asking import read
from webapp import create_app

STATIC = Path(__file__).parents[3] / "webapp" / "static"


@pytest.mark.parametrize("url", ["/", "/search?q=rhit", "/nowhere", "/static/site.css", "/healthz"])
def test_every_answer_carries_the_security_headers(client: FlaskClient, url: str) -> None:
    headers = client.get(url).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_files_with_their_fingerprint_may_be_kept_for_a_year(client: FlaskClient) -> None:
    tree = read(client, "/search")
    addresses = [
        str(node.attributes.get("href") or node.attributes.get("src"))
        for node in tree.css("link[rel=stylesheet], link[rel=icon], script")
    ]

    assert len(addresses) == 4
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("address", ["/static/site.css", "/static/site.css?v=00000000"])
def test_files_under_another_fingerprint_are_asked_for_again(
    client: FlaskClient, address: str
) -> None:
    assert client.get(address).headers["Cache-Control"] == "no-cache"


def test_stylesheet_and_script_keep_to_their_weight() -> None:
    styles = gzip.compress((STATIC / "site.css").read_bytes())
    scripts = [gzip.compress(path.read_bytes()) for path in STATIC.glob("*.js")]

    assert len(styles) <= 12_000
    assert sum(map(len, scripts)) <= 10_000


def test_the_search_page_weighs_at_most_60_kb_with_everything(client: FlaskClient) -> None:
    page = client.get("/search")
    files = [path.read_bytes() for path in STATIC.iterdir()]

    assert sum(len(gzip.compress(data)) for data in (page.data, *files)) <= 60_000


def test_the_health_check_says_ok(client: FlaskClient) -> None:
    response = client.get("/healthz")

    assert (response.status_code, response.text) == (200, "ok")


def test_a_failure_inside_shows_a_page_and_not_its_cause(shipped_index: Path) -> None:
    app: Flask = create_app(shipped_index)

    @app.get("/broken")
    def broken() -> str:
        raise RuntimeError("secret detail")

    response = app.test_client().get("/broken")

    assert response.status_code == 500
    assert "Something went wrong here" in response.text
    assert "secret detail" not in response.text
    assert "Content-Security-Policy" in response.headers


def test_a_page_that_can_only_be_read_says_so(client: FlaskClient) -> None:
    response = client.post("/search")

    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    assert "This page can only be read" in response.text


def test_a_search_that_takes_too_long_is_a_page_that_says_what_helps(app: Flask) -> None:
    with app.test_request_context("/search?q=a*"):
        response = app.make_response(app.handle_user_exception(SearchTooLong()))

    assert response.status_code == 503
    assert "Fewer words" in response.get_data(as_text=True)
