"""Without its cluster the site says so, and when to come back."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from webapp import create_app


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[FlaskClient]:
    """The site over a cluster at whose address nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        monkeypatch.setenv("OCCUPATIONS_ENGINE", f"opensearch http://127.0.0.1:{port}")
        yield create_app(tmp_path).test_client()


@pytest.mark.parametrize("path", ["/", "/search?q=nurse", "/occupations", "/suggest?q=n"])
def test_pages_are_503_with_retry_after(client: FlaskClient, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0


def test_the_page_is_plain_and_names_no_machine(client: FlaskClient) -> None:
    text = client.get("/search?q=nurse").get_data(as_text=True)

    assert "The search is not there just now" in text
    assert "127.0.0.1" not in text


def test_an_unknown_address_is_still_one(client: FlaskClient) -> None:
    assert client.get("/registered-nurse").status_code == 404


def test_the_site_is_alive_but_not_ready(client: FlaskClient) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503
