"""Searching under load while generations are swapped.

Two corpora take turns. They differ in a title and in a profile that one of them lacks, so that
every query's hits and counts tell which of them answered: an answer is right only if it is, byte
for byte, what an index of one corpus answers that never saw the other.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from indexer.build.build import build
from indexer.corpus.read import read_corpus
from indexer.postings.generation import POINTER
from tests.reliability.corpora import add_double, edit, shipped_copy, small_copy
from webapp import create_app

CLIENTS = 8
SECONDS = 60.0  # at least, and until all rebuilds are published
LONGEST = 240.0
RATE = 60  # requests a second of all clients together
REBUILDS = 20
ALLOWED = 2.0  # seconds until every worker answers from a new generation
SILENCE = 3.0  # seconds in which nobody asks
QUERIES = (
    "lawyer", "changed time", "law degree", "bar examination", "legal advice", "court judge", "",
)  # fmt: skip
EDITED = "lawyers"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: seconds since the epoch, and what came; None where nothing good did."""

    query: str
    start: float
    end: float
    body: bytes | None


@dataclass(frozen=True, slots=True)
class Published:
    """When the pointer was written, and which of the two corpora it leads to."""

    time: float
    corpus: int


def rows(scale: float) -> Iterator[tuple[str, str, str]]:
    """Rows on failed, mixed and late answers."""
    os.environ["OCCUPATIONS_LOG"] = "off"
    os.environ["OCCUPATIONS_RATE_LIMIT"] = "off"
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        pages = _prepare(base, whole=scale >= 1)
        port = _free_port()
        server = subprocess.Popen(
            [sys.executable, "-m", "indexer", "serve", "--index", str(base / "served"),
             "--port", str(port), "--workers", "2"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            _wait(port)
            seconds, rebuilds = max(5.0, SECONDS * scale), max(2, round(REBUILDS * scale))
            answers, published = _load(base, port, seconds, rebuilds)
            silent = _after_silence(base, port, pages, 1 - published[-1].corpus)
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=60)
    yield from _outcome(answers, published, pages)
    yield f"first answers after {SILENCE:.0f} s in which nobody asked", "10", silent


def _prepare(base: Path, *, whole: bool) -> Mapping[str, tuple[bytes, ...]]:
    """Makes both corpora and the index to serve; the page of each query for each corpus."""
    for number in (0, 1):
        corpus = base / str(number)
        _ = shipped_copy(corpus) if whole else small_copy(corpus, also=(EDITED,))
    edit(base / "1", EDITED, 1)
    add_double(base / "1", EDITED)
    clients = []
    for number in (0, 1):
        build(read_corpus(base / str(number)), base / f"alone{number}")
        clients.append(create_app(base / f"alone{number}").test_client())
    build(read_corpus(base / "0"), base / "served")
    pages = {
        query: tuple(client.get("/search", query_string={"q": query}).data for client in clients)
        for query in QUERIES
    }
    alike = [query for query, (first, second) in pages.items() if first == second]
    if alike:
        raise ValueError(f"both corpora answer these alike, so they show nothing: {alike}")
    return pages


def _load(
    base: Path, port: int, seconds: float, rebuilds: int
) -> tuple[Sequence[Asked], Sequence[Published]]:
    """Clients ask at a constant rate while another process publishes at even distances."""
    answers: list[Asked] = []
    stop, began = threading.Event(), time.monotonic()
    clients = [
        threading.Thread(target=_ask, args=(port, stop, number, answers))
        for number in range(CLIENTS)
    ]
    for client in clients:
        client.start()
    command = [sys.executable, "-m", "tests.reliability.swaps", str(base), str(rebuilds)]
    publisher = subprocess.run(
        [*command, str(seconds)], capture_output=True, text=True, check=True, timeout=LONGEST
    )
    time.sleep(max(ALLOWED, seconds - (time.monotonic() - began)))
    stop.set()
    for client in clients:
        client.join()
    lines = [line.split() for line in publisher.stdout.splitlines()]
    return answers, [Published(float(at), int(corpus)) for at, corpus in lines]


def publish_in_turn(base: Path, rebuilds: int, seconds: float) -> None:
    """Publishes the corpora in turn and prints when: the time the new pointer was written."""
    corpora = [read_corpus(base / str(number)) for number in (0, 1)]
    began, distance = time.monotonic(), seconds / (rebuilds + 1)
    for number in range(1, rebuilds + 1):
        time.sleep(max(0.0, began + (number - 1) * distance - time.monotonic()))
        build(corpora[number % 2], base / "served")
        print((base / "served" / POINTER).stat().st_mtime, number % 2, flush=True)


def _after_silence(
    base: Path, port: int, pages: Mapping[str, tuple[bytes, ...]], number: int
) -> str:
    build(read_corpus(base / str(number)), base / "served")
    time.sleep(SILENCE)
    right = sum(_get(port, QUERIES[0]) == pages[QUERIES[0]][number] for _ in range(10))
    return f"{right} of the new generation"


def _outcome(
    answers: Sequence[Asked], published: Sequence[Published], pages: Mapping[str, tuple[bytes, ...]]
) -> Iterator[tuple[str, str, str]]:
    seconds = max(one.end for one in answers) - min(one.start for one in answers)
    failed = sum(one.body is None for one in answers)
    told = [one for one in answers if one.body in pages[one.query]]
    mixed = len(answers) - failed - len(told)
    slow = sorted(one.end - one.start for one in answers)
    yield (
        "searches under load, 8 clients, 2 workers",
        f"{len(answers):,} in {seconds:.0f} s",
        f"{len(answers) / seconds:.0f} a second, {failed} failed; "
        f"median {slow[len(slow) // 2] * 1000:.0f} ms, slowest {slow[-1]:.2f} s",
    )
    yield (
        "generations published meanwhile",
        str(len(published)),
        f"{mixed} answers of no one of them",
    )
    late = [_late(one, published, pages) for one in told]
    verdict = "within" if max(late) <= ALLOWED else "NOT within"
    yield (
        "old answers to requests made after a publication",
        str(sum(seconds > 0 for seconds in late)),
        f"the last {max(late):.2f} s after it: {verdict} {ALLOWED:.0f} s",
    )


def _late(
    one: Asked, published: Sequence[Published], pages: Mapping[str, tuple[bytes, ...]]
) -> float:
    """Seconds from the publication that the request should have seen to the request, 0 if it has.

    The pointer's own time is that of its writing, a little before it is in place: what is called
    late here may be a few milliseconds less so.
    """
    before = [publication for publication in published if publication.time <= one.start]
    during = {p.corpus for p in published if one.start < p.time <= one.end}
    answered = pages[one.query].index(one.body or b"")
    if not before or answered == before[-1].corpus or answered in during:
        return 0.0
    return one.start - before[-1].time


def _ask(port: int, stop: threading.Event, number: int, answers: list[Asked]) -> None:
    turn = number
    while not stop.is_set():
        query, start = QUERIES[turn % len(QUERIES)], time.time()
        body = _get(port, query)
        answers.append(Asked(query, start, time.time(), body))
        turn += 1
        time.sleep(max(0.0, CLIENTS / RATE - (time.time() - start)))


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


if __name__ == "__main__":
    publish_in_turn(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
