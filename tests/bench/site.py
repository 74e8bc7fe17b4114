"""The whole request: ``occupations serve`` on loopback, asked by one client and by wrk."""

import http.client
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.asks import Ask
from tests.bench.memory import Memory, children_of, memory_of
from tests.operations.site import PATIENCE, Site, free_port

HTML, JSON = "/search", "/api/v1/search"
CONNECTIONS = 8  # of wrk
WRK_SCRIPT = Path(__file__).parent / "addresses.lua"


@dataclass(frozen=True, slots=True)
class Throughput:
    """What wrk saw; ``repeated``: it had to begin the addresses anew."""

    a_second: float
    errors: int
    repeated: bool


def first_answer(index: Path, log: Path, starts: int) -> float:
    """Seconds from the start of ``occupations serve`` to its first search page; median."""
    taken = []
    for _ in range(starts):
        port = free_port()
        command = [sys.executable, "-m", "indexer", "serve", "--index", str(index)]
        start = time.perf_counter()
        with log.open("ab") as output:
            server = subprocess.Popen(
                [*command, "--port", str(port), "--workers", "1"], stdout=output, stderr=output
            )
        try:
            _wait_for_answer(port, start)
            taken.append(time.perf_counter() - start)
        finally:
            server.terminate()
            server.wait(PATIENCE)
    return statistics.median(taken)


def _wait_for_answer(port: int, start: float) -> None:
    while time.perf_counter() - start < PATIENCE:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", f"{HTML}?q=nurse")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.005)
        finally:
            connection.close()
    raise TimeoutError(f"no answer on port {port}")


def latencies(
    site: Site, room: str, asks: Sequence[Ask], encoding: str = "identity"
) -> Sequence[float]:
    """Milliseconds of each request over one kept connection, body read to the end; empty where
    there is no such room. ``encoding``: which the client accepts; browsers take "gzip, br"."""
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
    taken = []
    for ask in asks:
        start = time.perf_counter()
        connection.request("GET", room + ask.address, headers={"Accept-Encoding": encoding})
        response = connection.getresponse()
        response.read()
        taken.append(1000 * (time.perf_counter() - start))
        if response.status != 200:
            return ()
    connection.close()
    return taken


def memories(site: Site) -> tuple[Memory, ...]:
    """Of the process that started the workers, and of each worker."""
    starter = site.server.pid
    return tuple(memory_of(process) for process in (starter, *children_of(starter)))


def tags_of(site: Site, addresses: Sequence[str]) -> Mapping[str, str]:
    """The entity tags that the addresses' pages carry."""
    found = {}
    for address in addresses:
        tag = site.get(address).headers.get("ETag")
        if tag:
            found[address] = tag
    return found


def throughput(
    site: Site, addresses: Sequence[str], seconds: int, folder: Path, tags: Mapping[str, str]
) -> Throughput | None:
    """Requests a second; None where wrk is not installed."""
    wrk = shutil.which("wrk")
    if wrk is None:
        return None
    file = folder / "addresses.txt"
    file.write_text("\n".join(f"{one}\t{tags.get(one, '')}" for one in addresses))
    command = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(WRK_SCRIPT)]
    done = subprocess.run(
        [*command, f"http://127.0.0.1:{site.port}"], check=True, capture_output=True, text=True,
        timeout=seconds + 30, env={**os.environ, "ADDRESSES": str(file)},
    )  # fmt: skip
    line = next(line for line in done.stdout.splitlines() if line.startswith("figures "))
    requests, microseconds, errors = map(int, line.split()[1:])
    return Throughput(1e6 * requests / microseconds, errors, requests > len(addresses))
