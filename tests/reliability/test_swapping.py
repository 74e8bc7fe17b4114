"""Generations are swapped while people search: every answer is wholly of one of them."""

import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from indexer.build.build import build
from indexer.corpus.read import read_corpus
from indexer.embedded import IndexHolder, open_index
from indexer.model import Corpus
from indexer.request import SearchRequest
from indexer.results import SearchResults
from indexer.search.search import search
from tests.operations.site import Site, running, wait_for
from tests.reliability.corpora import edit, small_copy
from webapp import create_app

SECONDS = 3.0
REBUILDS = 3
CLIENTS = 6
QUERIES = ("changed time", "work", "", "title:changed OR training")  # each finds what is edited


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, Corpus]:
    """Two corpora, one of which has another title, and one profile twice, so that counts differ."""
    base = tmp_path_factory.mktemp("corpora")
    first = read_corpus(small_copy(base / "a", 8))
    slug = first.occupations[0].slug
    folder = small_copy(base / "b", 8) / "occupations"
    lines = (folder / f"{slug}.yaml").read_text(encoding="utf-8").split("\n")
    lines[:2] = [f"slug: {slug}-again", "title: Changed and doubled"]
    (folder / f"{slug}-again.yaml").write_text("\n".join(lines), encoding="utf-8")
    edit(base / "b", slug, 7)
    return first, read_corpus(base / "b")


def publish_in_turn(corpora: tuple[Corpus, Corpus], index: Path, until: float) -> None:
    """Publishes one generation after the other, at even distances until then."""
    distance = (until - time.monotonic()) / (REBUILDS + 1)
    for number in range(1, REBUILDS + 1):
        build(corpora[number % 2], index)
        due = until - (REBUILDS + 1 - number) * distance
        time.sleep(max(0.0, due - time.monotonic()))


def pages_of(corpora: tuple[Corpus, Corpus], base: Path) -> Mapping[str, tuple[str, ...]]:
    """By query: the page that each corpus gives when it is the only one there ever was."""
    pages: dict[str, tuple[str, ...]] = {}
    for number, corpus in enumerate(corpora):
        build(corpus, base / f"alone{number}")
        client = create_app(base / f"alone{number}").test_client()
        for query in QUERIES:
            page = client.get("/search", query_string={"q": query}).text
            pages[query] = (*pages.get(query, ()), page)
    return pages


def ask_until(site: Site, stopped: threading.Event, answers: list[tuple[str, int, str]]) -> None:
    turn = 0
    while not stopped.is_set():
        query = QUERIES[turn % len(QUERIES)]
        answer = site.get(f"/search?q={quote(query)}")
        answers.append((query, answer.status, answer.body))
        turn += 1
        time.sleep(0.05)


def test_a_site_swaps_generations_without_one_wrong_answer(
    corpora: tuple[Corpus, Corpus], tmp_path: Path
) -> None:
    pages = pages_of(corpora, tmp_path)
    assert all(len(set(of_query)) == 2 for of_query in pages.values())  # every answer tells
    build(corpora[0], tmp_path / "index")
    answers: list[tuple[str, int, str]] = []
    arguments = ("--index", str(tmp_path / "index"), "--workers", "2")

    with running(tmp_path / "log", "serve", *arguments) as site:
        stopped = threading.Event()
        with ThreadPoolExecutor(CLIENTS) as crowd:
            for _ in range(CLIENTS):
                crowd.submit(ask_until, site, stopped, answers)
            try:
                publish_in_turn(corpora, tmp_path / "index", time.monotonic() + SECONDS)
                wait_for(lambda: any(body == pages[q][1] for q, _, body in [*answers]))
            finally:
                stopped.set()

    assert len(answers) > 20 * SECONDS
    assert {status for _, status, _ in answers} == {200}
    assert all(body in pages[query] for query, _, body in answers)
    assert {pages[query].index(body) for query, _, body in answers} == {0, 1}


def test_a_holder_answers_from_one_generation_at_a_time(
    corpora: tuple[Corpus, Corpus], tmp_path: Path
) -> None:
    index, stopped = tmp_path / "index", threading.Event()
    opened = []
    for number, corpus in enumerate(corpora):
        build(corpus, tmp_path / f"alone{number}")
        opened.append(open_index(tmp_path / f"alone{number}"))
    build(corpora[0], index)
    holder, answers = IndexHolder(index), list[SearchResults]()

    def ask() -> None:
        while not stopped.wait(0.03):
            answers.extend(search(holder.current(), SearchRequest(query)) for query in QUERIES)

    names = [holder.current().generation]
    with ThreadPoolExecutor(4) as crowd:
        for _ in range(4):
            crowd.submit(ask)
        for number in range(1, REBUILDS):  # with the first, as many as are kept
            names.append(build(corpora[number % 2], index).generation)
            swapped = wait_for(lambda: holder.current().generation == names[-1])
        stopped.set()

    assert swapped
    assert len({answer.generation for answer in answers}) > 1
    for answer in answers:
        alone = opened[names.index(answer.generation) % 2]
        expected = search(alone, answer.request)
        assert replace(answer, generation="") == replace(expected, generation="")
