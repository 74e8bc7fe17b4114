"""Searching under load while generations are swapped, and what a changed profile costs."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from indexer.build import build
from indexer.read import read_corpus
from tests.reliability.corpora import edit, shipped_copy
from webapp import create_app

CLIENTS = 8
SECONDS = 60.0  # at least, and until all rebuilds are published
LONGEST = 240.0
RATE = 60  # requests a second of all clients together
REBUILDS = 20
QUERIES = (
    "lawyer",
    "RHIT",
    "changed time",
    "law degree",
    "nurse night shift",
    "no degree",
    "welder",
)


def rows(scale: float) -> Iterator[tuple[str, str, str]]:
    """Rows on swaps under load, and on incremental builds."""
    with tempfile.TemporaryDirectory() as base:
        yield from _load(Path(base), max(scale, 0.08))
    with tempfile.TemporaryDirectory() as base:
        yield from _incremental(Path(base))


def _load(base: Path, scale: float) -> Iterator[tuple[str, str, str]]:
    """Every answer must be, byte for byte, what one of the two generations answers by itself."""
    corpora = [read_corpus(shipped_copy(base / "a"))]
    edit(shipped_copy(base / "b"), "lawyers", 1)
    corpora.append(read_corpus(base / "b"))
    os.environ["OCCUPATIONS_LOG"] = "off"
    expected: dict[str, set[bytes]] = {query: set() for query in QUERIES}
    for number, corpus in enumerate(corpora):
        build(corpus, base / f"alone{number}")
        alone = create_app(base / f"alone{number}").test_client()
        for query in QUERIES:
            expected[query].add(alone.get(f"/search?q={quote(query)}").data)
    build(corpora[0], base / "served")
    port = _free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "indexer", "serve", "--index", str(base / "served"),
         "--port", str(port), "--workers", "2"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        _wait(port)
        answers: list[tuple[str, bytes | None]] = []
        stop, began = threading.Event(), time.monotonic()
        clients = [
            threading.Thread(target=_ask, args=(port, stop, number, answers))
            for number in range(CLIENTS)
        ]
        for client in clients:
            client.start()
        published, slowest = 0, 0.0
        rebuilds = max(2, round(REBUILDS * scale))
        while published < rebuilds and time.monotonic() - began < LONGEST:
            build(corpora[(published + 1) % 2], base / "served")
            published += 1
            slowest = max(slowest, _until_served(port, expected, published % 2, base))
        time.sleep(max(0.0, SECONDS * scale - (time.monotonic() - began)))
        stop.set()
        for client in clients:
            client.join()
        seconds = time.monotonic() - began
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=60)
    failed = sum(body is None for _, body in answers)
    mixed = sum(body is not None and body not in expected[query] for query, body in answers)
    rate = len(answers) / seconds
    count = f"{len(answers)} in {seconds:.0f} s"
    yield (
        "searches under load, 8 clients, 2 workers",
        count,
        f"{rate:.0f} a second, {failed} failed",
    )
    yield "generations published meanwhile", str(published), f"{mixed} answers of no one generation"
    yield "until every answer is of the new generation", str(published), f"{slowest:.2f} s at most"


def _until_served(port: int, expected: dict[str, set[bytes]], number: int, base: Path) -> float:
    """Seconds until ten answers in a row are those of generation ``number``."""
    alone = create_app(base / f"alone{number}").test_client()
    wanted = alone.get(f"/search?q={quote('changed time')}").data
    start, in_a_row = time.monotonic(), 0
    while in_a_row < 10 and time.monotonic() - start < 10:
        in_a_row = in_a_row + 1 if _get(port, "changed time") == wanted else 0
    return time.monotonic() - start


def _ask(
    port: int, stop: threading.Event, number: int, answers: list[tuple[str, bytes | None]]
) -> None:
    turn = number
    while not stop.is_set():
        started = time.monotonic()
        query = QUERIES[turn % len(QUERIES)]
        answers.append((query, _get(port, query)))
        turn += 1
        time.sleep(max(0.0, CLIENTS / RATE - (time.monotonic() - started)))


def _get(port: int, query: str) -> bytes | None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", f"/search?q={quote(query)}")
        response = connection.getresponse()
        body = response.read()
        return body if response.status == 200 else None
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def _wait(port: int) -> None:
    deadline = time.monotonic() + 30
    while _get(port, "nurse") is None:
        if time.monotonic() > deadline:
            raise TimeoutError("the server does not answer")
        time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _incremental(base: Path) -> Iterator[tuple[str, str, str]]:
    corpus = shipped_copy(base / "corpus")
    full = build(read_corpus(corpus), base / "index")
    edit(corpus, "lawyers", 1)
    read = read_corpus(corpus)
    start = time.perf_counter()
    build(read, base / "index")
    one = time.perf_counter() - start
    whole = sum(full.seconds.values())
    profiles = full.counts["occupations"]
    yield (
        "one changed profile rebuilt",
        f"1 of {profiles}",
        f"{one:.2f} s; a full build {whole:.2f} s",
    )
