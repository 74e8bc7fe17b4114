"""One generation on the cluster, opened: what a worker keeps of it, how it asks for the rest."""

import logging
import threading
import time
import weakref
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from indexer.errors import EngineUnavailable, IndexUnusable
from indexer.index import Index
from indexer.opensearch.engine import cluster_engine
from indexer.opensearch.fields import CLUSTER_FORMAT
from indexer.opensearch.packs import unpacked
from indexer.opensearch.remote import PackCache, Remote
from indexer.opensearch.tables import load_tables
from indexer.postings.generation import Manifest, manifest_of
from indexer.postings.stored import load_vocabulary
from indexer.tables.tables import make_tables

if TYPE_CHECKING:  # importing it takes the extra `opensearch`, which a local index does not need
    from indexer.opensearch.client import Cluster


def open_cluster(cluster: "Cluster") -> Index:
    """Opens the published generation.

    Raises:
        IndexUnusable: none is published, or another version of this program has written it.
        EngineUnavailable: the cluster does not answer.
    """
    return open_named(cluster, _published(cluster))


def _published(cluster: "Cluster") -> str:
    name = published_name(cluster)
    if name is None:
        alias = cluster.settings.alias
        raise IndexUnusable(f"{cluster.settings.place}: no index is published as {alias!r}")
    return name


def published_name(cluster: "Cluster") -> str | None:
    """Name of the index that the alias points at."""
    found: Mapping[str, Any] | None = cluster.call("GET", f"/_alias/{cluster.settings.alias}")
    return min(found) if found else None


def meta_of(cluster: "Cluster", name: str) -> Mapping[str, Any]:
    """What was written about an index when it was begun and completed; empty if nothing."""
    found = cluster.call("GET", f"/{name}/_mapping")
    meta: Mapping[str, Any] = found[name]["mappings"].get("_meta", {}) if found else {}
    return meta


def open_named(cluster: "Cluster", name: str) -> Index:
    """Opens one index, published or not."""
    meta = meta_of(cluster, name)
    if meta.get("format") != CLUSTER_FORMAT:
        raise IndexUnusable(
            f"{name}: written in format {meta.get('format')}, this program reads "
            f"{CLUSTER_FORMAT}; build the index again"
        )
    manifest: Manifest = manifest_of(meta["manifest"])
    ids = [f"table:{number}" for number in range(meta["tables"])]
    found = cluster.sources(name, [*ids, "table:vocabulary"], "table")
    if len(found) != len(ids) + 1:
        raise IndexUnusable(f"{name}: {len(ids) + 1 - len(found)} of its tables are missing")
    vocabulary = load_vocabulary(unpacked(found["table:vocabulary"]))
    tables = load_tables([found[id] for id in ids])
    view = tables.view
    made = make_tables(view, vocabulary)
    return Index(
        manifest=manifest,
        vocabulary=vocabulary,
        view=view,
        **made.by_name(),
        engine=cluster_engine(Remote(cluster, name, PackCache(cluster, name)), tables.present),
    )


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
        self._index: Index | None = None
        self._name: str | None = None  # of the cluster's index that is open
        self._reason: EngineUnavailable | None = None
        try:
            self._name = _published(cluster)
            self._index = open_named(cluster, self._name)
        except EngineUnavailable as error:
            self._reason = error
            _LOG.warning("%s", error)
        arguments = (weakref.ref(self), look_seconds)
        threading.Thread(target=_follow, args=arguments, daemon=True).start()

    def current(self) -> Index:
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
            if name is None or name == self._name:
                return
            self._index, self._name = open_named(self._cluster, name), name
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
