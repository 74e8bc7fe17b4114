"""Which engine answers: Whoosh's local index or a cluster. Nothing else needs to know.

Both give an `Index`, which says what it is asked for; what to open is the environment's to say
(``cluster/settings.py``).
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from indexer import embedded
from indexer.browse.by_name import suggest
from indexer.browse.highlight import highlight
from indexer.errors import OccupationsError
from indexer.index import Index
from indexer.opensearch.opened import ClusterHolder, open_cluster
from indexer.opensearch.settings import cluster_settings
from indexer.protocol import Holder
from indexer.request import SearchRequest
from indexer.results import SearchResults
from indexer.search.deadline import MAX_SECONDS

if TYPE_CHECKING:
    from indexer.opensearch.client import Cluster

__all__ = ["Holder", "highlight", "hold_index", "open_index", "search", "suggest", "the_cluster"]


def the_cluster() -> "Cluster | None":
    """Connections to the cluster that is configured; None where the engine is the local one.

    Raises:
        OccupationsError: the configuration cannot be read, or the extra is not installed.
    """
    settings = cluster_settings(os.environ)
    if settings is None:
        return None
    try:
        from indexer.opensearch.client import Cluster
    except ImportError as error:
        raise OccupationsError("install occupation-search[opensearch] to ask a cluster") from error
    return Cluster(settings)


def open_index(folder: Path) -> Index:
    """Opens what is published, on the cluster or in the folder.

    Raises:
        IndexUnusable: nothing has been built, or nothing built can be opened.
        EngineUnavailable: the cluster does not answer.
    """
    cluster = the_cluster()
    return embedded.open_index(folder) if cluster is None else open_cluster(cluster)


def hold_index(folder: Path) -> Holder[Index]:
    """The published index, followed in the background; see the two holders."""
    cluster = the_cluster()
    return embedded.IndexHolder(folder) if cluster is None else ClusterHolder(cluster)


def search(index: Index, request: SearchRequest, seconds: float = MAX_SECONDS) -> SearchResults:
    """Answers a request from one generation; any text gets an answer, none is an error.

    Raises:
        SearchTooLong: it would take longer than these seconds.
        EngineUnavailable: the cluster does not answer, or not wholly.
    """
    return index.engine.search(index, request, seconds)
