"""A search that takes too long ends, with an error or without its extras."""

import time

import pytest

from indexer.errors import SearchTooLong
from indexer.index import Index
from indexer.request import SearchRequest
from indexer.search.deadline import Deadline
from indexer.search.relax import relaxations
from indexer.search.search import search
from indexer.search.understand import understand

ALWAYS = Deadline(float("inf"))


def test_a_search_without_time_is_an_error_that_says_what_helps(small: Index) -> None:
    with pytest.raises(SearchTooLong, match="fewer words"):
        search(small, SearchRequest("night nurses"), seconds=0.0)


def test_a_search_with_time_enough_is_answered(small: Index) -> None:
    assert search(small, SearchRequest("night nurses"), seconds=60.0).total > 0


def test_the_time_is_up_after_that_many_seconds() -> None:
    deadline = Deadline.after(0.05)
    before = deadline.passed
    time.sleep(0.06)

    assert (before, deadline.passed) == (False, True)


def test_words_to_leave_out_are_looked_for_only_while_there_is_time(small: Index) -> None:
    request = SearchRequest("nurses hive")
    found = understand(small, request, ALWAYS)

    assert relaxations(small, request, found, ALWAYS)
    assert relaxations(small, request, found, Deadline(0.0)) == ()
