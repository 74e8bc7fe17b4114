"""What a program answers, one JSON line an address; what differs by the run is made the same."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.recorded.addresses import API, LISTS, Known, addresses

HEADERS = (
    "Content-Type", "Content-Disposition", "Cache-Control", "Location", "Link", "Vary", "Allow",
    "Retry-After", "WWW-Authenticate", "Access-Control-Allow-Origin", "Content-Security-Policy",
    "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy",
)  # fmt: skip
# The generation, and what /version tells of the run: times, ages.
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)")
_AGE = re.compile(r'"age_seconds":\s*\d+')


def record(client: FlaskClient, file: Path) -> int:
    """Ask every address of the site, write the answers, and return how many they are."""
    asked = addresses(_known(client))
    ask_all(client, asked, file)
    return len(asked)


def ask_all(client: FlaskClient, asked: Iterable[str], file: Path) -> None:
    """Ask these addresses; the lines of the file are in their order."""
    generation = client.get("/version").get_json()["generation"]
    with file.open("w", encoding="utf-8") as lines:
        for address in asked:
            line = _line(address, client.get(address), generation)
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")


def _line(address: str, response: TestResponse, generation: str) -> dict[str, Any]:
    body = _same(response.get_data().decode("utf-8", "backslashreplace"), generation)
    headers = {name: response.headers[name] for name in HEADERS if name in response.headers}
    # A tag names the generation and the program: only its kind can be compared.
    if "ETag" in response.headers:
        headers["ETag"] = "weak" if response.headers["ETag"].startswith("W/") else "strong"
    return {
        "address": address,
        "status": response.status_code,
        "headers": {name: _same(value, generation) for name, value in headers.items()},
        "sha256": hashlib.sha256(body.encode()).hexdigest(),
        "body": body,
    }


def _same(text: str, generation: str) -> str:
    text = text.replace(generation, "GENERATION")
    return _AGE.sub('"age_seconds":AGE', _TIME.sub("TIME", text))


def _known(client: FlaskClient) -> Known:
    lists = {name: tuple(_entries(client, name)) for name in LISTS}
    slugs = {name: tuple(entry["slug"] for entry in entries) for name, entries in lists.items()}
    groups = client.get(f"{API}/facets?facet=group").get_json()["facets"]["group"]
    return Known(
        occupations=slugs["occupations"],
        titles=tuple(entry["title"] for entry in lists["occupations"]),
        credentials=slugs["credentials"],
        organizations=slugs["organizations"],
        groups=tuple(sorted(value["value"] for value in groups)),
    )


def _entries(client: FlaskClient, name: str) -> Iterator[dict[str, Any]]:
    url = f"{API}/{name}?limit=100"
    while url:
        page = client.get(url).get_json()
        yield from page[name]
        url = page["links"]["next"]
