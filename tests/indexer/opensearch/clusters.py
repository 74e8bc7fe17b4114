"""Indexes on a test cluster."""

from indexer.index import Index
from indexer.opensearch.client import Cluster
from indexer.opensearch.engine import ClusterEngine
from indexer.opensearch.opened import open_cluster
from indexer.opensearch.publish import publish
from indexer.opensearch.remote import Remote
from indexer.opensearch.settings import cluster_settings
from tests.indexer.opensearch.nodes import Nodes


def connected(nodes: Nodes, alias: str, **more: str) -> Cluster:
    """Connections to a test cluster, with an alias of the test's own."""
    names = {"ALIAS": alias, **more}
    environment = {f"OCCUPATIONS_ENGINE_{name}": value for name, value in names.items()}
    settings = cluster_settings({"OCCUPATIONS_ENGINE": nodes.engine, **environment})
    assert settings is not None
    return Cluster(settings)


def on_cluster(nodes: Nodes, index: Index, alias: str) -> Index:
    """Sends a local index to the cluster, publishes it under an alias, and opens it there."""
    cluster = connected(nodes, alias)
    publish(index, cluster)
    return open_cluster(cluster)


def remote_of(index: Index) -> Remote:
    """How an index of the cluster is reached."""
    assert isinstance(index.engine, ClusterEngine)
    return index.engine.remote
