"""Several workers behind one address: one count, one generation, one line a request."""

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.build.build import build
from indexer.corpus.read import read_corpus
from indexer.embedded import IndexHolder
from indexer.index import Index
from tests.operations.site import Site, running, wait_for
from webapp import create_app

ASKED = 30


@pytest.fixture
def site(index_folder: Path, tmp_path: Path) -> Iterator[Site]:
    """Two workers with metrics and JSON logs."""
    arguments = ("--index", str(index_folder), "--workers", "2")
    environment = {"OCCUPATIONS_METRICS": "on", "OCCUPATIONS_LOG": "json"}
    with running(tmp_path / "log", "serve", *arguments, environment=environment) as site:
        yield site


def count_of(metrics: str, endpoint: str) -> float:
    name = f'occupations_requests_total{{endpoint="{endpoint}",status="200"}}'
    found = re.search(rf"^{re.escape(name)} (\S+)$", metrics, re.MULTILINE)
    return float(found[1]) if found else 0.0


def test_metrics_count_the_requests_of_all_workers(site: Site) -> None:
    for _ in range(ASKED):
        site.get("/search?q=nurse")

    counts = {count_of(site.get("/metrics").body, "pages.search") for _ in range(5)}

    assert counts == {float(ASKED)}


def test_every_request_is_one_line_of_json_without_what_was_asked(site: Site) -> None:
    for number in range(ASKED):
        headers = {"X-Request-ID": f"asked-{number}"}
        assert site.get(f"/search?q=secretword{number}", headers).headers["X-Request-ID"] == (
            f"asked-{number}"
        )

    written = site.log.read_text()
    lines = [json.loads(line) for line in written.splitlines() if line.startswith("{")]
    own = [line for line in lines if line["request_id"].startswith("asked-")]
    assert "secretword" not in written
    assert "127.0.0.1" not in "".join(map(str, lines))
    assert sorted(line["request_id"] for line in own) == sorted(f"asked-{n}" for n in range(ASKED))
    assert {(line["path"], line["status"]) for line in own} == {("/search", 200)}


def test_a_line_of_the_log_cannot_be_forged(site: Site) -> None:
    site.get("/none%0a%7B%22forged%22:1%7D%0d%0a")

    lines = [line for line in site.log.read_text().splitlines() if "forged" in line]
    assert [json.loads(line)["path"] for line in lines] == ['/none\n{"forged":1}\r\n']


def test_both_workers_take_up_a_new_generation_while_they_are_asked(
    site: Site, index_folder: Path, corpus: Path
) -> None:
    (corpus / "occupations" / "roofers.yaml").unlink()
    name = build(read_corpus(corpus), index_folder, force=True).generation

    def is_new() -> bool:
        with ThreadPoolExecutor(ASKED) as crowd:  # at once, so that both workers are needed
            answers = crowd.map(site.get, ["/version", "/occupations/roofers"] * (ASKED // 2))
        return all(name in answer.body or answer.status == 404 for answer in answers)

    assert wait_for(is_new)


def test_workers_take_up_a_new_generation_that_nobody_asks_for(
    site: Site, index_folder: Path, corpus: Path
) -> None:
    (corpus / "occupations" / "roofers.yaml").unlink()
    name = build(read_corpus(corpus), index_folder, force=True).generation

    opened = f"serves {name}"

    assert wait_for(lambda: site.log.read_text().count(opened) == 3)  # two workers, their parent
    with ThreadPoolExecutor(ASKED) as crowd:
        assert all(name in answer.body for answer in crowd.map(site.get, ["/version"] * ASKED))


class Forgetful(IndexHolder):
    """Gives an index whose titles are none that it was built with."""

    def current(self) -> Index:
        index = super().current()
        cards = tuple(replace(card, title="Zzqxv Vqxzz") for card in index.view.cards)
        return replace(index, view=replace(index.view, cards=cards))


def test_an_index_that_does_not_find_its_own_titles_is_not_ready(index_folder: Path) -> None:
    app = create_app(index_folder)
    app.extensions["index"] = Forgetful(index_folder)

    response = app.test_client().get("/readyz")

    assert (response.status_code, response.text) == (503, "not ready")


def test_a_worker_with_all_threads_busy_leaves_the_rest_to_the_other(site: Site) -> None:
    """Seven of the eight threads wait for the rest of a request: whoever comes gets the eighth."""
    half = b"GET /healthz HTTP/1.1\r\nHost: x\r\n"
    with ExitStack() as held:
        for _ in range(7):
            held.enter_context(site.connect()).sendall(half)

        answers = [site.get("/healthz").status for _ in range(ASKED)]

    assert answers == [200] * ASKED
