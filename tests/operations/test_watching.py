"""``occupations serve --watch`` as its user runs it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

PATIENCE = 180.0  # seconds; a busy machine is slow


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def fetched(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return str(response.read().decode())
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def wait_for(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.2)
    return False


def test_a_changed_file_is_served_and_a_mistake_is_shown(corpus: Path, tmp_path: Path) -> None:
    port, profile = free_port(), corpus / "occupations" / "lawyers.yaml"
    site = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [sys.executable, "-m", "indexer", "serve", "--watch", "--workers", "1",
         "--corpus", str(corpus), "--index", str(tmp_path / "served"), "--port", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        assert wait_for(lambda: fetched(f"{site}/readyz") == "ready")
        good = profile.read_text()

        profile.write_text(good.replace("title: Lawyers", "title: Attorneys at law"))
        assert wait_for(lambda: "Attorneys at law" in fetched(f"{site}/occupations/lawyers"))

        profile.write_text(good.replace("title: Lawyers", "title: no"))
        assert wait_for(lambda: "lawyers.yaml:2:8" in fetched(f"{site}/editor"))
        assert "Attorneys at law" in fetched(f"{site}/occupations/lawyers")
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=PATIENCE)
