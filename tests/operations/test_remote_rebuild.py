"""Rebuilds from afar: one at a time, and what failed says why."""

import fcntl
import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.postings.generation import current_name
from tests.operations.site import wait_for
from webapp import create_app

TOKEN = "0123456789abcdef-of-a-test"
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def client(index_folder: Path, corpus: Path) -> FlaskClient:
    """A site with a token, whose rebuilds read ``corpus``."""
    settings = {"OCCUPATIONS_ADMIN_TOKEN": TOKEN, "OCCUPATIONS_CORPUS": str(corpus)}
    return create_app(index_folder, settings).test_client()


def process_of(rebuild: str) -> int | None:
    """Process id of the rebuild with this id, which leads a group of its own."""
    listed = subprocess.run(["pgrep", "-f", f"rebuild_process.*{rebuild}"], capture_output=True)
    return int(listed.stdout.split()[0]) if listed.stdout else None


def test_while_one_runs_another_is_told_to_wait(client: FlaskClient) -> None:
    accepted = client.post("/admin/rebuild", headers=BEARER)
    refused = client.post("/admin/rebuild", headers=BEARER)

    assert (accepted.status_code, refused.status_code) == (202, 409)
    assert int(refused.headers["Retry-After"]) > 0
    assert refused.get_json() == {"error": "a rebuild is running"}
    url = accepted.headers["Location"]  # still the newest: the refused one has not taken its place
    assert wait_for(lambda: client.get(url, headers=BEARER).get_json()["state"] == "done")
    assert client.post("/admin/rebuild", headers=BEARER).status_code == 202


@contextmanager
def lock_held(folder: Path, kind: int) -> Iterator[None]:
    with (folder / ".rebuild.lock").open("w") as lock:
        fcntl.flock(lock, kind)
        yield


def test_a_rebuild_is_done_when_the_next_may_start(client: FlaskClient, index_folder: Path) -> None:
    written = {"id": "1", "state": "done", "exit": 0, "output": "published"}
    (index_folder / "rebuild.json").write_text(json.dumps(written))

    with lock_held(index_folder, fcntl.LOCK_EX):  # it has written how it went, and not yet ended
        before = client.get("/admin/rebuild/1", headers=BEARER).get_json()
        refused = client.post("/admin/rebuild", headers=BEARER)
    after = client.get("/admin/rebuild/1", headers=BEARER).get_json()

    assert (before, refused.status_code) == ({"id": "1", "state": "running"}, 409)
    assert after == written


def test_whoever_asks_how_a_rebuild_stands_is_in_nobodys_way(
    client: FlaskClient, index_folder: Path
) -> None:
    written = {"id": "1", "state": "done", "exit": 0, "output": "published"}
    (index_folder / "rebuild.json").write_text(json.dumps(written))

    with lock_held(index_folder, fcntl.LOCK_SH):  # somebody else asks
        told = client.get("/admin/rebuild/1", headers=BEARER).get_json()

    assert told == written


def test_a_rebuild_starts_although_somebody_asks_how_the_last_one_went(
    client: FlaskClient, index_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = lock_held(index_folder, fcntl.LOCK_SH)
    asking.__enter__()
    monkeypatch.setattr(time, "sleep", lambda seconds: asking.__exit__(None, None, None))

    accepted = client.post("/admin/rebuild", headers=BEARER)

    assert accepted.status_code == 202
    monkeypatch.undo()
    url = accepted.headers["Location"]
    assert wait_for(lambda: client.get(url, headers=BEARER).get_json()["state"] == "done")


def test_a_rebuild_that_is_killed_has_failed_and_the_next_may_start(client: FlaskClient) -> None:
    accepted = client.post("/admin/rebuild", headers=BEARER).get_json()
    started: list[int] = []

    def has_started() -> bool:
        process = process_of(accepted["id"])
        started.extend([process] if process else [])
        return bool(started)

    assert wait_for(has_started)
    os.killpg(started[0], signal.SIGKILL)  # as the system does without memory

    def told() -> str:
        return str(client.get(accepted["status"], headers=BEARER).get_json()["state"])

    assert wait_for(lambda: told() != "running")
    assert told() == "failed"
    assert client.post("/admin/rebuild", headers=BEARER).status_code == 202


@pytest.mark.parametrize("header", [TOKEN, f"Basic {TOKEN}", f"Bearer{TOKEN}", f"Bearer {TOKEN} x"])
def test_the_token_counts_only_as_a_bearer_token(client: FlaskClient, header: str) -> None:
    refused = client.get("/admin/rebuild/1", headers={"Authorization": header})

    assert refused.status_code == 401
    assert re.match("bearer", refused.headers["WWW-Authenticate"], re.IGNORECASE)


def test_a_rebuild_that_fails_says_where_and_changes_nothing(
    client: FlaskClient, index_folder: Path, corpus: Path
) -> None:
    before = current_name(index_folder)
    profile = corpus / "occupations" / "lawyers.yaml"
    profile.write_text(profile.read_text().replace("title: Lawyers", "title: no"))

    url = client.post("/admin/rebuild", headers=BEARER).headers["Location"]

    assert wait_for(lambda: client.get(url, headers=BEARER).get_json()["state"] != "running")
    told = client.get(url, headers=BEARER).get_json()
    assert (told["state"], told["exit"]) == ("failed", 1)
    assert "lawyers.yaml:2:8: " in told["output"]
    assert current_name(index_folder) == before
    assert client.get("/occupations/lawyers").status_code == 200


@pytest.mark.parametrize("number", ["0", "..", "%2e%2e", "x" * 500])
def test_a_rebuild_that_never_was_is_not_found(client: FlaskClient, number: str) -> None:
    assert client.get(f"/admin/rebuild/{number}", headers=BEARER).status_code == 404


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_only_posting_starts_one(client: FlaskClient, index_folder: Path, method: str) -> None:
    response = getattr(client, method)("/admin/rebuild", headers=BEARER)

    assert response.status_code in (404, 405)
    assert not (index_folder / "rebuild.json").exists()


def test_no_page_tells_the_token(client: FlaskClient) -> None:
    for path in ("/admin/rebuild/1", "/version", "/readyz", "/healthz", "/none"):
        response = client.get(path, headers=BEARER)

        assert TOKEN not in response.text
        assert TOKEN not in str(response.headers)
