"""When nodes die: the same answers from the others, or an error; never a shorter list."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.cluster.client import RETRY_SECONDS
from indexer.cluster.opened import ClusterIndex, open_cluster
from indexer.cluster.publish import publish
from indexer.cluster.search import search as search_cluster
from indexer.errors import EngineUnavailable
from indexer.index import Index
from indexer.request import SearchRequest
from indexer.search import search
from tests.cluster.clusters import connected
from tests.cluster.nodes import Nodes
from webapp import create_app

QUERIES = ("nurse", "night shift hospital no degree", "RHIT", "welder OR solderer", "phleb*", "")


@pytest.fixture
def restored(nodes: Nodes) -> Iterator[Nodes]:
    """The cluster, whole again after the test."""
    yield nodes
    for node in nodes.all:
        if not node.runs:
            node.start()
    nodes.wait("yellow")


def same(local: Index, index: ClusterIndex, query: str) -> bool:
    found = search_cluster(index, SearchRequest(query), seconds=10)
    right = search(local, SearchRequest(query), seconds=10)
    return (found.total, found.facets) == (right.total, right.facets)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_with_any_node_dead_every_answer_is_the_same(
    local: Index, index: ClusterIndex, restored: Nodes, number: int
) -> None:
    restored.wait()
    restored.all[number].kill()

    assert [query for query in QUERIES * 5 if not same(local, index, query)] == []


def test_a_shard_without_a_copy_is_an_error_and_never_a_shorter_list(
    local: Index, restored: Nodes
) -> None:
    cluster = connected(restored, "without-copies", SHARDS="3", REPLICAS="0")
    publish(local, cluster)
    index = open_cluster(cluster)
    assert all(same(local, index, query) for query in QUERIES)
    restored.all[0].kill()
    start = time.monotonic()

    for query in QUERIES:
        with pytest.raises(EngineUnavailable):
            search_cluster(index, SearchRequest(query), seconds=10)

    assert time.monotonic() - start < (RETRY_SECONDS + 2) * len(QUERIES)
    restored.all[0].start()
    restored.wait("yellow")
    assert all(same(local, index, query) for query in QUERIES)


def test_the_site_says_503_while_a_shard_is_away_and_is_ready_after(
    local: Index, restored: Nodes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    publish(local, connected(restored, "site", SHARDS="3", REPLICAS="0"))
    monkeypatch.setenv("OCCUPATIONS_ENGINE", restored.engine)
    monkeypatch.setenv("OCCUPATIONS_ENGINE_ALIAS", "site")
    client = create_app(tmp_path).test_client()
    assert client.get("/readyz").status_code == 200
    assert "Registered Nurses" in client.get("/search?q=nurse").get_data(as_text=True)

    restored.all[1].kill()
    response = client.get("/search?q=welder")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert client.get("/readyz").status_code == 503
    assert client.get("/search?q=nurse").status_code == 200  # finished before, and still right

    restored.all[1].start()
    restored.wait("yellow")
    assert client.get("/readyz").status_code == 200
