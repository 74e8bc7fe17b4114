"""A running site: ``occupations serve`` or ``preview`` on a free port of the loopback address."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 180.0  # seconds; a busy machine is slow
ANSWER_SECONDS = 60.0  # for one request


@dataclass(frozen=True, slots=True)
class Answer:
    """``status`` 0: nobody answered in time."""

    status: int
    headers: Mapping[str, str]
    body: str


@dataclass(frozen=True, slots=True)
class Site:
    """A server in a session of its own; ``log`` holds what it writes."""

    port: int
    server: subprocess.Popen[bytes]
    log: Path

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """One request over a connection of its own, so that any worker may answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_SECONDS)
        try:
            connection.request("GET", path, headers=dict(headers or {}))
            response = connection.getresponse()
            body = response.read().decode("utf-8", "replace")
            return Answer(response.status, dict(response.getheaders()), body)
        except (OSError, http.client.HTTPException) as error:
            return Answer(0, {}, repr(error))
        finally:
            connection.close()

    def send(self, request: bytes) -> bytes:
        """The bytes answered to the bytes of a request that no client library would make."""
        with self.connect() as connection:
            connection.sendall(request)
            return received(connection)

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=ANSWER_SECONDS)

    def is_gone(self) -> bool:
        """Whether no process of the site is left, its watcher included."""
        return _is_gone(self.server.pid)


def _is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def received(connection: socket.socket) -> bytes:
    """Everything until the other side closes."""
    chunks = []
    try:
        while chunk := connection.recv(65536):
            chunks.append(chunk)
    except OSError:
        pass
    return b"".join(chunks)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def wait_for(holds: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    """Whether it comes to hold in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.1)
    return holds()


@contextmanager
def running(
    log: Path, command: str, *arguments: str, environment: Mapping[str, str] | None = None
) -> Iterator[Site]:
    """A site that is ready; ended whatever happens.

    Args:
        log: file for what it writes.
        command: "serve" or "preview".
        arguments: options of the command but host and port.
        environment: variables besides those of this process; a test may ask often.
    """
    port = free_port()
    with log.open("wb") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "indexer", command, "--port", str(port), *arguments],
            stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
            env={**os.environ, "OCCUPATIONS_RATE_LIMIT": "off", **(environment or {})},
        )  # fmt: skip
    site = Site(port, server, log)
    try:
        if not wait_for(lambda: server.poll() is not None or site.get("/readyz").status == 200):
            raise TimeoutError(log.read_text())
        if server.poll() is not None:
            raise RuntimeError(log.read_text())
        yield site
    finally:
        _end(server)


def _end(server: subprocess.Popen[bytes]) -> None:
    """Stops the site, and then whatever of it has stayed behind."""
    server.send_signal(signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        server.wait(PATIENCE)
    if wait_for(lambda: _is_gone(server.pid), PATIENCE):
        return
    try:
        os.killpg(server.pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # as it should be
    server.wait(PATIENCE)
