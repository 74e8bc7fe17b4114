"""When nodes die: the same answers from the others, or an error; never a shorter list."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.engine import search
from indexer.errors import EngineUnavailable
from indexer.index import Index
from indexer.opensearch.client import RETRY_SECONDS, Cluster
from indexer.opensearch.opened import open_cluster, published_name
from indexer.opensearch.publish import publish
from indexer.request import SearchRequest
from tests.indexer.opensearch.clusters import connected
from tests.indexer.opensearch.nodes import Node, Nodes
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


def same(local: Index, index: Index, query: str) -> bool:
    found = search(index, SearchRequest(query), seconds=10)
    right = search(local, SearchRequest(query), seconds=10)
    return (found.total, found.facets) == (right.total, right.facets)


def with_a_shard(nodes: Nodes, cluster: Cluster) -> Node:
    """A node that holds part of the published index; the cluster alone says which ones do."""
    shards = cluster.call("GET", f"/_cat/shards/{published_name(cluster)}?format=json")
    return next(node for node in nodes.all if node.name == shards[0]["node"])


@pytest.mark.parametrize("number", [0, 1, 2])
def test_with_any_node_dead_every_answer_is_the_same(
    local: Index, index: Index, restored: Nodes, number: int
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
    victim = with_a_shard(restored, cluster)
    victim.kill()
    start = time.monotonic()

    for query in QUERIES:
        with pytest.raises(EngineUnavailable):
            search(index, SearchRequest(query))

    assert time.monotonic() - start < (RETRY_SECONDS + 2) * len(QUERIES)
    victim.start()
    restored.wait("yellow")
    assert all(same(local, index, query) for query in QUERIES)


def test_the_site_says_503_while_a_shard_is_away_and_is_ready_after(
    local: Index, restored: Nodes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    cluster = connected(restored, "site", SHARDS="3", REPLICAS="0")
    publish(local, cluster)
    monkeypatch.setenv("OCCUPATIONS_ENGINE", restored.engine)
    monkeypatch.setenv("OCCUPATIONS_ENGINE_ALIAS", "site")
    client = create_app(tmp_path).test_client()
    assert client.get("/readyz").status_code == 200
    assert "Registered Nurses" in client.get("/search?q=nurse").get_data(as_text=True)

    victim = with_a_shard(restored, cluster)
    victim.kill()
    response = client.get("/search?q=welder")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
    assert client.get("/readyz").status_code == 503
    assert client.get("/search?q=nurse").status_code == 200  # finished before, and still right

    victim.start()
    restored.wait("yellow")
    assert client.get("/readyz").status_code == 200
