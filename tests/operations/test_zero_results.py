"""Queries that found nothing are counted for the editor: what was asked, never by whom."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from indexer.search.zero_results import FILE, most_frequent
from webapp import create_app

NOTHING = "zzqxv"  # no profile has it, nor anything near it


@pytest.fixture
def client(index_folder: Path) -> FlaskClient:
    return create_app(index_folder).test_client()


def test_what_found_nothing_is_counted_and_what_found_something_is_not(
    client: FlaskClient, index_folder: Path
) -> None:
    for query in (NOTHING, NOTHING.upper(), f"{NOTHING}x", "lawyer", "", "   "):
        client.get("/search", query_string={"q": query})

    listed = subprocess.run(
        [sys.executable, "-m", "indexer", "zero-results", "--index", str(index_folder)],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip

    assert listed == f"     2  {NOTHING}\n     1  {NOTHING}x\n"


def test_turning_the_page_of_nothing_counts_once(client: FlaskClient, index_folder: Path) -> None:
    for page in (1, 2, 3):
        client.get("/search", query_string={"q": NOTHING, "page": page})

    assert most_frequent(index_folder, 9) == ((NOTHING, 1),)


def test_nothing_about_who_asked_is_stored(client: FlaskClient, index_folder: Path) -> None:
    told = {
        "User-Agent": "browser-of-zaphodia",
        "Cookie": "name=zaphodia",
        "X-Forwarded-For": "192.0.2.7",
        "X-Request-ID": "id-of-zaphodia",
        "Referer": "http://zaphodia.example/",
    }

    client.get("/search", query_string={"q": NOTHING}, headers=told)

    line = json.loads((index_folder / FILE).read_text())
    assert set(line) == {"day", "query"}
    assert len(line["day"]) == len("2026-01-31")  # a day, not a time
    for path in index_folder.rglob("*"):
        assert not (path.is_file() and b"zaphodia" in path.read_bytes()), path


def test_a_query_cannot_add_lines_of_its_own(client: FlaskClient, index_folder: Path) -> None:
    forged = f'{NOTHING}\n{{"day": "2026-01-01", "query": "forged"}}\r\n\u2028'

    client.get("/search", query_string={"q": forged})

    counted = most_frequent(index_folder, 9)
    assert len((index_folder / FILE).read_text().splitlines()) == 1
    assert [count for _, count in counted] == [1]
    assert counted[0][0].startswith(NOTHING)


def test_a_search_is_answered_where_nothing_can_be_written(
    client: FlaskClient, index_folder: Path
) -> None:
    (index_folder / FILE).mkdir()

    assert client.get("/search", query_string={"q": NOTHING}).status_code == 200


def test_lines_cut_short_are_passed_over(index_folder: Path) -> None:
    lines = ['{"day": "2026-01-01", "query": "whole"}', '{"day": "2026-', "[1]", "null", "{}"]
    (index_folder / FILE).write_text("\n".join(lines))

    assert most_frequent(index_folder, 9) == (("whole", 1),)
