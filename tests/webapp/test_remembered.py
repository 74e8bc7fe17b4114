"""Answers in memory: made once, never out of date, never more than they may be."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from indexer.build.build import build
from indexer.corpus.read import read_corpus
from indexer.embedded import IndexHolder
from indexer.search.zero_results import most_frequent
from tests.indexer.small_corpus import write_corpus
from tests.webapp.asking import PAGES
from webapp import create_app
from webapp.remembered import Answer, Answers


@pytest.fixture
def site(shipped_index: Path) -> Flask:
    return create_app(shipped_index)


def without_views(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: Any) -> None:
        raise AssertionError("a view was asked")

    for endpoint in app.view_functions:
        monkeypatch.setitem(app.view_functions, endpoint, fail)


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_the_second_answer_is_the_first_and_no_view_is_asked_for_it(
    site: Flask, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    client = site.test_client()
    urls = [u for u in PAGES if client.get(u).headers.get("ETag")]
    headers = {"Accept-Encoding": encoding, "X-Request-ID": "a"}
    first = {url: client.get(url, headers=headers) for url in urls}
    without_views(site, monkeypatch)

    for url in urls:
        again = client.get(url, headers=headers)

        assert again.status_code == 200
        assert again.data == first[url].data
        assert dict(again.headers) == dict(first[url].headers)
    assert len(urls) > 10


def test_who_reads_no_compression_gets_none(site: Flask) -> None:
    client = site.test_client()
    packed = client.get("/search?q=nurse", headers={"Accept-Encoding": "gzip"})

    plain = client.get("/search?q=nurse")

    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert b"<html" in plain.data


def test_a_new_generation_is_not_answered_from_memory(tmp_path: Path) -> None:
    text = "slug: a\ntitle: {}\nsections:\n  - {{type: training, text: word}}\n"
    corpus = write_corpus(tmp_path / "corpus", {"a": text.format("Old")})
    build(read_corpus(corpus), tmp_path / "index")
    app = create_app(tmp_path / "index")
    client = app.test_client()
    before = client.get("/search?q=word").text

    write_corpus(corpus, {"a": text.format("New")})
    build(read_corpus(corpus), tmp_path / "index")
    app.extensions["index"] = IndexHolder(tmp_path / "index")

    assert "Old" in before
    assert "New" in client.get("/search?q=word").text


def test_every_search_that_finds_nothing_is_counted_from_memory_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "slug: a\ntitle: A\nsections:\n  - {type: training, text: word}\n"
    build(read_corpus(write_corpus(tmp_path / "corpus", {"a": text})), tmp_path / "index")
    app = create_app(tmp_path / "index")
    client = app.test_client()

    client.get("/search?q=zzzz")
    without_views(app, monkeypatch)
    for _ in range(2):
        client.get("/search?q=zzzz")

    assert most_frequent(tmp_path / "index", 5) == (("zzzz", 3),)


def test_errors_are_not_remembered(client: FlaskClient) -> None:
    missing = client.get("/occupations/no-such")

    assert missing.status_code == client.get("/occupations/no-such").status_code == 404


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 60)), max_size=60))
def test_the_answers_asked_for_last_are_kept_within_the_bytes_allowed(
    added: list[tuple[int, int]],
) -> None:
    answers = Answers(max_bytes=100)
    kept: dict[int, int] = {}  # in the order in which they were asked for
    for name, size in added:
        answers.add((str(name), None), Answer(b"x" * size, ()))
        kept.pop(name, None)
        kept[name] = size
        while sum(kept.values()) > 100:
            kept.pop(next(iter(kept)))

    for name in range(10):
        found = answers.find((str(name), None))
        assert (len(found.body) if found else None) == kept.get(name)
