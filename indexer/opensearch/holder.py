"""The published index of a cluster, followed in the background like the local one."""

import logging
import threading
import time
import weakref
from typing import TYPE_CHECKING

from indexer.errors import EngineUnavailable
from indexer.opensearch.opened import ClusterIndex, open_cluster, open_named, published_name

if TYPE_CHECKING:
    from indexer.opensearch.client import Cluster

LOOK_SECONDS = 1.0

_LOG = logging.getLogger(__name__)


class ClusterHolder:
    """The index the alias points at. A cluster that is away does not keep a worker from starting:
    it says so to every request until the cluster is there."""

    def __init__(self, cluster: "Cluster", look_seconds: float = LOOK_SECONDS) -> None:
        """Opens the published index and begins to follow.

        Raises:
            IndexUnusable: nothing is published, or another version has written it.
        """
        self._cluster = cluster
        self._index: ClusterIndex | None = None
        self._reason: EngineUnavailable | None = None
        try:
            self._index = open_cluster(cluster)
        except EngineUnavailable as error:
            self._reason = error
            _LOG.warning("%s", error)
        arguments = (weakref.ref(self), look_seconds)
        threading.Thread(target=_follow, args=arguments, daemon=True).start()

    def current(self) -> ClusterIndex:
        """The index to answer from; ask once a request.

        Raises:
            EngineUnavailable: the cluster has not answered since this worker started.
        """
        if self._index is None:
            raise self._reason or EngineUnavailable("it has not answered yet")
        return self._index

    def look(self) -> None:
        """Opens and swaps in what is published now, if that is another index."""
        try:
            name = published_name(self._cluster)
            if name is None or (self._index is not None and name == self._index.name):
                return
            self._index = open_named(self._cluster, name)
        except EngineUnavailable as error:
            self._reason = error  # the index in hand stays; its searches say what is wrong
        except Exception:  # whatever is wrong with it, this thread has to live on
            _LOG.exception("%s cannot be opened", name)
        else:
            _LOG.info("serves %s", self._index.generation)


def _follow(holder: weakref.ref[ClusterHolder], look_seconds: float) -> None:
    """Looks until the holder is gone."""
    while True:
        time.sleep(look_seconds)
        followed = holder()
        if followed is None:
            return
        followed.look()
        del followed  # it may go while this thread sleeps
