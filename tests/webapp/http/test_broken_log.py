"""A log that cannot be written decides no answer."""

import sys
from contextlib import suppress
from pathlib import Path

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize("url", ["/healthz", "/", "/search?q=nurse", "/nowhere"])
def test_a_full_disk_under_the_log_changes_no_answer(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    expected = client.get(url)

    with suppress(OSError), Path("/dev/full").open("w") as full:  # closing it fails as well
        monkeypatch.setattr(sys, "stdout", full)
        found = client.get(url)
        monkeypatch.undo()

    assert (found.status_code, found.mimetype) == (expected.status_code, expected.mimetype)
    assert found.status_code in (200, 404)


def test_a_log_whose_reader_has_ended_changes_no_answer(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("/dev/null").open("w") as closed:
        monkeypatch.setattr(sys, "stdout", closed)

    assert client.get("/healthz").status_code == 200
