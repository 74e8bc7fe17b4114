"""Asking the API, and reading a list to its end."""

from collections.abc import Iterator
from typing import Any

from flask.testing import FlaskClient


def ask(client: FlaskClient, url: str, status: int = 200) -> Any:
    """The JSON value at this address, after looking at its status and kind."""
    response = client.get(url)
    assert response.status_code == status, (url, response.text)
    kind = "application/json" if status == 200 else "application/problem+json"
    assert response.mimetype == kind
    return response.get_json(force=True)


def pages(client: FlaskClient, url: str) -> Iterator[Any]:
    """The answers of a list from the first page on, by the links to the next one."""
    following: str | None = url
    while following:
        page = ask(client, following)
        yield page
        following = page["links"]["next"]
