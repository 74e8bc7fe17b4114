"""No input is an error. ``python -m tests.reliability.random_queries`` asks for many more."""

import pytest

from indexer.engine import search
from indexer.index import Index
from indexer.request import SearchRequest
from tests.reliability import random_queries


def test_random_strings_get_an_answer(index: Index) -> None:
    searched, _ = random_queries.run(index, 1000)

    assert searched >= 900  # hypothesis may find fewer distinct ones


@pytest.mark.parametrize("text", ['"((', "AND", "*", "[to", "nurse\0", "😀", "", "x" * 10_000])
def test_text_that_breaks_other_parsers_gets_an_answer(index: Index, text: str) -> None:
    results = search(index, SearchRequest(text))

    assert 0 <= results.total <= len(index.view.cards)


def test_a_query_over_the_limit_says_what_was_ignored(index: Index) -> None:
    results = search(index, SearchRequest("nurse " * 500))

    assert results.interpretation.ignored
