"""An opened generation, and the holder that follows what is published."""

import time
from pathlib import Path

import pytest

from indexer.build.build import build
from indexer.corpus.read import read_corpus
from indexer.embedded import IndexHolder, open_index
from indexer.errors import IndexUnusable, OccupationNotFound
from indexer.index import Index
from indexer.model import Corpus
from indexer.postings.generation import current_name, generations, publish, roll_back
from indexer.request import SearchRequest
from indexer.search.search import search
from tests.indexer.small_corpus import PROFILES, write_corpus

QUERIES = ("hive", "nurse", '"night shift"', "credential:rbk", "wax auction", "pay>50000", "")
OFTEN = 0.01  # seconds between two looks at the pointer
SOON = 10.0  # seconds; opening the small index takes a hundredth of that


def wait_for(holder: IndexHolder, generation: str) -> Index:
    end = time.monotonic() + SOON
    while holder.current().generation != generation and time.monotonic() < end:
        time.sleep(0.01)
    return holder.current()


@pytest.fixture
def other_corpus(tmp_path: Path) -> Corpus:
    """The small corpus without its nurses."""
    profiles = {slug: text for slug, text in PROFILES.items() if slug != "night-nurses"}
    return read_corpus(write_corpus(tmp_path / "other", profiles))


def test_stored_profiles_are_those_of_the_corpus(small: Index, small_corpus: Corpus) -> None:
    for occupation in small_corpus.occupations:
        assert small.stored_profile(occupation.slug).occupation == occupation


@pytest.mark.parametrize("slug", ["no-such", "", "beekeepers#training", "Beekeepers", "\0"])
def test_an_unknown_profile_is_not_found(small: Index, slug: str) -> None:
    with pytest.raises(OccupationNotFound) as caught:
        small.stored_profile(slug)

    assert (caught.value.kind, caught.value.slug) == ("occupation", slug)


def test_opening_an_index_needs_nothing_but_its_directory(
    small_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert open_index(small_index.resolve()).generation == current_name(small_index)


def test_a_holder_serves_a_new_generation_soon_after_its_publication(
    index_copy: Path, other_corpus: Corpus
) -> None:
    holder = IndexHolder(index_copy, OFTEN)
    before = holder.current()

    report = build(other_corpus, index_copy)
    after = wait_for(holder, report.generation)

    assert after.generation == report.generation != before.generation
    time.sleep(0.1)
    assert holder.current() is after  # opened once
    assert search(before, SearchRequest("nurses")).total == 2
    assert search(after, SearchRequest("nurses")).total == 1


def test_a_holder_follows_a_roll_back(index_copy: Path, other_corpus: Corpus) -> None:
    build(other_corpus, index_copy)
    holder = IndexHolder(index_copy, OFTEN)

    name = roll_back(index_copy)

    assert wait_for(holder, name).generation == name


def test_an_opened_index_keeps_answering_when_its_files_are_pruned(
    index_copy: Path, small_corpus: Corpus
) -> None:
    index = open_index(index_copy)
    answers = [search(index, SearchRequest(query)) for query in QUERIES]

    for _ in range(4):
        build(small_corpus, index_copy, rebuild=True)

    assert index.generation not in generations(index_copy)
    assert [search(index, SearchRequest(query)) for query in QUERIES] == answers
    for occupation in small_corpus.occupations:
        assert index.stored_profile(occupation.slug).occupation == occupation


def test_a_holder_keeps_serving_when_the_new_generation_is_damaged(
    index_copy: Path, small_corpus: Corpus
) -> None:
    first = current_name(index_copy) or ""
    broken = build(small_corpus, index_copy, rebuild=True).generation
    publish(index_copy, first)
    holder = IndexHolder(index_copy, OFTEN)
    (index_copy / broken / "view" / "cards.json").write_text("[]")

    publish(index_copy, broken)
    time.sleep(0.2)
    still = holder.current().generation
    good = build(small_corpus, index_copy, rebuild=True).generation

    assert still == first
    assert wait_for(holder, good).generation == good


def test_a_holder_keeps_serving_when_the_pointer_is_lost(index_copy: Path) -> None:
    holder = IndexHolder(index_copy, OFTEN)
    name = holder.current().generation

    (index_copy / "CURRENT").unlink()
    time.sleep(0.1)

    assert holder.current().generation == name


def test_a_holder_of_no_index_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable, match="holds no index"):
        IndexHolder(tmp_path)
