"""A site that is stopped: what has been asked is answered, and nothing of it is left."""

import signal
import time
from pathlib import Path

from tests.operations.site import PATIENCE, received, running, wait_for


def test_a_request_in_flight_is_answered_after_sigterm(index_folder: Path, tmp_path: Path) -> None:
    arguments = ("--index", str(index_folder), "--workers", "1")
    with (
        running(tmp_path / "log", "serve", *arguments) as site,
        site.connect() as connection,
    ):
        connection.sendall(b"GET /search?q=nurse HTTP/1.1\r\nHost: localhost\r\n")
        assert site.get("/healthz").status == 200  # so the request before has been taken up

        site.server.send_signal(signal.SIGTERM)
        stopping = wait_for(lambda: "Handling signal: term" in site.log.read_text())
        time.sleep(0.5)  # until the worker has been told
        connection.sendall(b"Connection: close\r\n\r\n")
        answer = received(connection)
        ended = site.server.wait(PATIENCE)

    assert stopping
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert answer.rstrip().endswith(b"</html>")
    assert b"/occupations/registered-nurses" in answer
    assert ended == 0


def test_the_watcher_ends_with_its_site(corpus: Path, index_folder: Path, tmp_path: Path) -> None:
    arguments = ("--index", str(index_folder), "--corpus", str(corpus), "--workers", "1", "--watch")
    with running(tmp_path / "log", "serve", *arguments) as site:
        site.server.send_signal(signal.SIGTERM)
        ended = site.server.wait(PATIENCE)

        assert ended == 0
        assert wait_for(site.is_gone)


def test_a_preview_takes_its_folders_away(corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    environment = {"TMPDIR": str(folder), "OCCUPATIONS_METRICS": "on"}

    with running(
        tmp_path / "log", "preview", "--corpus", str(corpus), environment=environment
    ) as site:
        assert site.get("/metrics").status == 200
        made = {entry.name.rsplit("-", 1)[0] for entry in folder.iterdir()}

    assert made == {"occupations-preview", "occupations-metrics"}
    assert list(folder.iterdir()) == []
