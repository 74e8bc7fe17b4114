"""Both engines are one: the same words in the index, the same hits and counts for any request."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from indexer.analysis import tokens
from indexer.index import Index
from indexer.opensearch.fields import WHOLE, section_root
from indexer.opensearch.upload import documents
from indexer.postings.postings import View
from indexer.postings.schema import OCCUPATION_FIELDS
from tests.indexer.opensearch.clusters import remote_of
from tests.indexer.opensearch.equality import Comparison, compared
from tests.indexer.opensearch.requests import generated_requests

REQUESTS = 1000


@pytest.fixture(scope="module")
def comparisons(local: Index, index: Index) -> tuple[Comparison, ...]:
    return tuple(compared(local, index, one) for one in generated_requests(local, REQUESTS))


def test_totals_of_generated_requests_are_equal(comparisons: tuple[Comparison, ...]) -> None:
    assert [one.request for one in comparisons if not one.total] == []


def test_the_occupations_that_are_found_are_the_same(comparisons: tuple[Comparison, ...]) -> None:
    assert [one.request for one in comparisons if not one.hits] == []
    assert sum(0 < one.embedded.total <= one.request.limit for one in comparisons) > REQUESTS / 10


def test_facet_counts_of_generated_requests_are_equal(comparisons: tuple[Comparison, ...]) -> None:
    assert [one.request for one in comparisons if not one.facets] == []


def test_first_hits_are_nearly_always_the_same(comparisons: tuple[Comparison, ...]) -> None:
    found = [one.first for one in comparisons if one.embedded.hits]

    assert len(found) > REQUESTS / 3
    assert sum(found) / len(found) >= 0.98


def test_first_pages_have_nearly_the_same_hits(comparisons: tuple[Comparison, ...]) -> None:
    found = [one.overlap for one in comparisons if one.embedded.hits]

    assert sum(found) / len(found) >= 0.95


def test_how_a_request_is_understood_is_the_same(comparisons: tuple[Comparison, ...]) -> None:
    differing = [
        one.request
        for one in comparisons
        if one.embedded.interpretation != one.cluster.interpretation
        or one.embedded.relaxations != one.cluster.relaxations
    ]

    assert differing == []


def test_every_text_of_the_corpus_has_the_same_terms_in_the_same_places(
    local: Index, index: Index
) -> None:
    """What the cluster's own analysis makes of each field, against that of the texts."""
    differing, words = [], 0
    for number, (slug, document) in enumerate(documents(local)):
        for root, texts in texts_of(local.view, number):
            for form in ("stem", "exact"):
                found = terms_on_cluster(index, f"{root}.{form}", value_at(document, root)[form])
                words += len(found)
                if found != terms_analyzed(texts, form):
                    differing.append(f"{slug} {root}.{form}")

    assert differing == []
    assert words > 1_000_000


def value_at(document: Mapping[str, Any], root: str) -> Mapping[str, list[str]]:
    inside, _, section = root.partition(".")
    value: Mapping[str, list[str]] = document[inside][section] if section else document[root]
    return value


def terms_on_cluster(index: Index, field: str, values: list[str]) -> list[tuple[str, bool]]:
    """Terms of a field with these values; True where one stands right behind the one before."""
    if not values:
        return []
    body = {"field": field, "text": values}
    tokens = remote_of(index).cluster.call("POST", f"/{remote_of(index).name}/_analyze", body)[
        "tokens"
    ]
    before = [None, *(token["position"] for token in tokens)]
    return [
        (token["token"], previous is not None and token["position"] == previous + 1)
        for token, previous in zip(tokens, before, strict=False)
    ]


def texts_of(view: View, number: int) -> Iterator[tuple[str, list[str]]]:
    """Root of every field of an occupation, with the texts that it must have the words of."""
    segments = [n for n, o in enumerate(view.segments.occupation.tolist()) if o == number]
    scopes = {n: int(view.segments.scope[n]) for n in segments}
    titles = [n for n in segments if scopes[n] == 0]
    yield WHOLE, [view.text(n) for n in segments]
    for name, n in zip(OCCUPATION_FIELDS, titles, strict=True):
        yield name, [view.text(n)]
    for scope in sorted(set(scopes.values()) - {0}):
        own = [view.text(n) for n in segments if scopes[n] == scope]
        yield section_root(view.scopes[scope - 1]), [*map(view.text, titles), *own]


def terms_analyzed(texts: list[str], form: str) -> list[tuple[str, bool]]:
    """Words in order; True where one stands right behind the one before."""
    result = []
    for text in texts:
        previous = None
        for token in tokens(text):
            beside = previous is not None and token.position == previous + 1
            result.append((getattr(token, form), beside))
            previous = token.position
    return result
