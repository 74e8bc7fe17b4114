"""Programs are told what went wrong in the form of RFC 9457, and who may ask."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.errors import SearchTooLong
from webapp import create_app

from .asking import ask

PATHS = ("/api/v1/search", "/api/v1/occupations/registered-nurses", "/search.csv", "/search.json")


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/api/v1/nowhere", 404),
        ("/api/v2/search", 404),
        ("/api/v1/credentials/none", 404),
        ("/api/v1/search?page=0", 422),
        ("/search.csv?colour=red", 422),
        ("/search.json?sort=luck", 422),
    ],
)
def test_an_error_is_a_problem_with_its_status(client: FlaskClient, url: str, status: int) -> None:
    problem = ask(client, url, status)

    assert problem["status"] == status
    assert problem["type"] == "about:blank"
    assert problem["title"]
    assert problem["detail"]
    headers = client.get(url).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Content-Security-Policy" in headers


def test_every_parameter_that_cannot_be_read_is_named(client: FlaskClient) -> None:
    url = "/api/v1/search?pages=2&page=two&limit=0&q=a&q=b&pay=plenty&sort=pay&outlook=faster"

    problem = ask(client, url, 422)

    named = {one["parameter"]: one["detail"] for one in problem["errors"]}
    assert set(named) == {"pages", "page", "limit", "q", "pay"}
    assert "more than once" in named["q"]
    assert "no such parameter" in named["pages"]
    assert "100000-or-more" in named["pay"]


@pytest.mark.parametrize("number", ["１", "1_0", " 1", "1.0", "+1", "", "9" * 40])
def test_a_number_is_written_in_digits(client: FlaskClient, number: str) -> None:
    response = client.get("/api/v1/search", query_string={"page": number})

    assert response.status_code == 422


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_changed(client: FlaskClient, path: str, method: str) -> None:
    response = client.open(path, method=method)

    assert response.status_code == 405
    assert response.mimetype == "application/problem+json"
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("path", PATHS)
def test_other_sites_may_ask_with_the_headers_of_the_api(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Origin": "https://elsewhere.example"})
    before = client.options(
        path,
        headers={
            "Origin": "https://elsewhere.example",
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "if-none-match",
        },
    )

    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert before.status_code == 200
    assert before.data == b""
    assert before.headers["Access-Control-Allow-Origin"] == "*"
    assert "GET" in before.headers["Access-Control-Allow-Methods"]
    assert "If-None-Match" in before.headers["Access-Control-Allow-Headers"]


def test_pages_for_people_are_not_for_other_sites(client: FlaskClient) -> None:
    for url in ("/", "/search?q=nurse", "/api"):
        assert "Access-Control-Allow-Origin" not in client.get(url).headers


@pytest.mark.parametrize("path", PATHS)
def test_head_has_the_headers_of_get_and_no_body(client: FlaskClient, path: str) -> None:
    got, head = client.get(path), client.head(path)

    assert head.status_code == 200
    assert head.data == b""
    for name in ("Content-Type", "Content-Length", "ETag", "Cache-Control"):
        assert head.headers[name] == got.headers[name]


def test_a_failure_inside_is_a_problem_that_does_not_tell_its_cause(shipped_index: Path) -> None:
    app = create_app(shipped_index)

    @app.get("/api/v1/broken")
    def broken() -> str:
        raise RuntimeError("secret detail")

    response = app.test_client().get("/api/v1/broken")

    assert response.status_code == 500
    assert response.get_json(force=True)["status"] == 500
    assert "secret detail" not in response.text


def test_a_search_that_takes_too_long_is_a_problem_that_says_what_helps(app: Flask) -> None:
    with app.test_request_context("/api/v1/search?q=a*"):
        response = app.make_response(app.handle_user_exception(SearchTooLong()))

    assert response.status_code == 503
    assert response.mimetype == "application/problem+json"
    assert "fewer words" in response.get_json(force=True)["detail"]
