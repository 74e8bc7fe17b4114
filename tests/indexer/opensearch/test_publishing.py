"""A generation reaches the cluster whole or not at all, and can be taken back."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.build.build import build
from indexer.cli.main import main
from indexer.corpus.read import read_corpus
from indexer.embedded import open_index
from indexer.errors import EngineUnavailable, IndexUnusable
from indexer.opensearch.client import Cluster
from indexer.opensearch.fields import index_body
from indexer.opensearch.opened import ClusterHolder, open_cluster, published_name
from indexer.opensearch.publish import index_name, publish, published, roll_back
from tests.indexer.opensearch.clusters import connected
from tests.indexer.opensearch.nodes import Nodes
from tests.indexer.small_corpus import write_corpus


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus folder of a test's own."""
    return write_corpus(tmp_path / "corpus")


@pytest.fixture
def cluster(nodes: Nodes, request: pytest.FixtureRequest) -> Cluster:
    """Connections with an alias that only this test uses."""
    return connected(nodes, f"own-{abs(hash(request.node.name)):x}")


@pytest.fixture
def send(folder: Path, tmp_path: Path, cluster: Cluster) -> Callable[[], str]:
    """Builds the corpus anew and publishes it; gives the generation."""

    def build_and_publish() -> str:
        report = build(read_corpus(folder), tmp_path / "index", rebuild=True)
        publish(open_index(tmp_path / "index"), cluster)
        return report.generation

    return build_and_publish


def test_the_commands_build_search_show_and_roll_back_on_the_cluster(
    nodes: Nodes, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OCCUPATIONS_ENGINE", nodes.engine)
    monkeypatch.setenv("OCCUPATIONS_ENGINE_ALIAS", "commands")
    options = ["--corpus", str(folder), "--index", str(tmp_path / "index")]

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 0, result.output
        return result.stdout

    run("build", *options)
    first = json.loads(run("status", "--json"))
    slug = json.loads(run("search", "", "--json"))["hits"][0]["slug"]
    run("build", *options, "--rebuild")
    second = json.loads(run("status", "--json"))
    run("rollback")
    after = json.loads(run("status", "--json"))

    assert json.loads(run("show", slug, "--json"))["occupation"]["slug"] == slug
    assert len(second["generations"]) == 2
    assert after["current"] == first["current"] != second["current"]


def test_a_second_generation_leaves_the_first_for_a_rollback(
    send: Callable[[], str], cluster: Cluster
) -> None:
    first, second = send(), send()

    assert open_cluster(cluster).generation == second
    assert roll_back(cluster) == first
    assert open_cluster(cluster).generation == first
    with pytest.raises(IndexUnusable):
        roll_back(cluster)


def test_no_more_than_three_indices_are_kept(send: Callable[[], str], cluster: Cluster) -> None:
    generations = [send() for _ in range(4)]

    assert [one.generation for one in published(cluster)] == generations[1:]


def test_what_a_killed_build_has_left_is_not_served_and_is_removed(
    send: Callable[[], str], cluster: Cluster
) -> None:
    generation = send()
    half = index_name(cluster, "99991231T000000.000000Z")
    cluster.call("PUT", f"/{half}", index_body(cluster.settings, {"complete": False}), seconds=60)

    assert open_cluster(cluster).generation == generation
    assert [one.generation for one in published(cluster)] == [generation]
    send()
    assert cluster.call("GET", f"/{half}/_mapping") is None


def test_an_index_that_the_cluster_refuses_leaves_the_alias_where_it_was(
    send: Callable[[], str], nodes: Nodes, cluster: Cluster, tmp_path: Path, folder: Path
) -> None:
    send()
    before = published_name(cluster)
    build(read_corpus(folder), tmp_path / "index", rebuild=True)
    refused = connected(nodes, cluster.settings.alias, SHARDS="5000")

    with pytest.raises(EngineUnavailable):
        publish(open_index(tmp_path / "index"), refused)

    assert published_name(cluster) == before
    assert len(published(cluster)) == 1


def test_a_worker_follows_the_alias(send: Callable[[], str], cluster: Cluster) -> None:
    first = send()
    holder = ClusterHolder(cluster, look_seconds=0.1)
    second = send()
    until = time.monotonic() + 60
    while holder.current().generation == first and time.monotonic() < until:
        time.sleep(0.1)

    assert holder.current().generation == second
