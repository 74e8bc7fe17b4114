"""``occupations serve`` as a process: builds first if it must, then answers."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.postings.generation import current_name

PATIENCE = 30.0  # seconds until the first answer; it takes one or two


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def serving(corpus: Path, index: Path, log: Path) -> Iterator[str]:
    """The address of a running site; the process is ended whatever happens."""
    port = free_port()
    command = [
        sys.executable, "-m", "indexer", "serve", "--corpus", str(corpus), "--index", str(index),
        "--port", str(port), "--workers", "1",
    ]  # fmt: skip
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(10)


def get(url: str) -> tuple[int, str]:
    """Status and body, as soon as somebody listens."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def test_serve_builds_the_index_if_there_is_none_and_answers(
    small_folder: Path, tmp_path: Path
) -> None:
    index, log = tmp_path / "index", tmp_path / "log"

    with serving(small_folder, index, log) as site:
        status, _ = get(f"{site}/healthz")
        _, page = get(f"{site}/search?q=auction")
        missing, _ = get(f"{site}/occupations/none-such")

    assert status == 200
    assert "Beekeepers" in page
    assert missing == 404
    assert current_name(index) is not None
    assert "building the index of" in log.read_text()


def test_serve_takes_the_index_that_is_there(
    small_folder: Path, index_copy: Path, tmp_path: Path
) -> None:
    before, log = current_name(index_copy), tmp_path / "log"

    with serving(tmp_path / "no-corpus", index_copy, log) as site:
        status, _ = get(f"{site}/healthz")

    assert status == 200
    assert current_name(index_copy) == before
    assert "building" not in log.read_text()
