"""The indices of a cluster: one a generation, an alias that names the one that is served."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from indexer.errors import EngineUnavailable, IndexUnusable
from indexer.index import Index
from indexer.opensearch.fields import CLUSTER_FORMAT
from indexer.opensearch.opened import meta_of, published_name
from indexer.opensearch.settings import BUILD_SECONDS
from indexer.opensearch.upload import is_complete, upload
from indexer.postings.generation import Manifest, manifest_of

if TYPE_CHECKING:  # importing it takes the extra `opensearch`, which a local index does not need
    from indexer.opensearch.client import Cluster

KEEP = 3  # complete indices that stay for a rollback, the current one among them


@dataclass(frozen=True, slots=True)
class Published:
    """An index on the cluster; ``current``: the alias points at it."""

    name: str
    manifest: Manifest
    current: bool

    @property
    def generation(self) -> str:
        return self.manifest.generation


def index_name(cluster: "Cluster", generation: str) -> str:
    """Names carry the format, so that two versions of the program can build side by side."""
    return f"{cluster.settings.alias}-{CLUSTER_FORMAT}-{generation}".lower()


def publish(index: Index, cluster: "Cluster", *, keep: int = KEEP) -> tuple[str, ...]:
    """Makes the cluster answer from this generation; returns the names of the indices removed.

    A generation that is there already is only pointed at. What a build that died has left is
    removed first. If anything fails, the alias stays where it was.

    Raises:
        BuildRefused, EngineUnavailable: see `upload`.
    """
    name = index_name(cluster, index.generation)
    _sweep(cluster)
    if not is_complete(cluster, name):
        try:
            upload(index, cluster, name)
        except BaseException:
            _remove_quietly(cluster, name)
            raise
    point_at(cluster, name)
    complete = [one.name for one in published(cluster)]
    doomed = [one for one in complete[: max(0, len(complete) - keep)] if one != name]
    for one in doomed:
        cluster.call("DELETE", f"/{one}", seconds=BUILD_SECONDS)
    return tuple(doomed)


def point_at(cluster: "Cluster", name: str) -> None:
    """Moves the alias in one step: readers see the old index or the new one, never neither."""
    alias = cluster.settings.alias
    actions = [
        {"remove": {"index": f"{alias}-*", "alias": alias, "must_exist": False}},
        {"add": {"index": name, "alias": alias}},
    ]
    cluster.call("POST", "/_aliases", {"actions": actions}, seconds=BUILD_SECONDS)


def published(cluster: "Cluster") -> tuple[Published, ...]:
    """The complete indices, oldest first."""
    current = published_name(cluster)
    found = []
    for name, meta in _all(cluster).items():
        if meta.get("complete"):
            found.append(Published(name, manifest_of(meta["manifest"]), name == current))
    return tuple(sorted(found, key=lambda one: one.generation))


def roll_back(cluster: "Cluster") -> str:
    """Publishes the newest complete index older than the current one; returns its generation.

    Raises:
        IndexUnusable: there is none.
    """
    indices = published(cluster)
    current = next((one for one in indices if one.current), None)
    older = [one for one in indices if current and one.generation < current.generation]
    readable = [one for one in older if meta_of(cluster, one.name).get("format") == CLUSTER_FORMAT]
    if not readable:
        raise IndexUnusable(
            f"{cluster.settings.place}: no complete index is older than the current"
        )
    point_at(cluster, readable[-1].name)
    return readable[-1].generation


def _all(cluster: "Cluster") -> Mapping[str, Mapping[str, Any]]:
    found = cluster.call("GET", f"/{cluster.settings.alias}-*/_mapping") or {}
    return {name: about["mappings"].get("_meta", {}) for name, about in found.items()}


def _sweep(cluster: "Cluster") -> None:
    """Removes what builds that died have left; the build lock keeps a second builder away."""
    current = published_name(cluster)
    for name, meta in _all(cluster).items():
        if name != current and meta and not meta.get("complete"):
            cluster.call("DELETE", f"/{name}", seconds=BUILD_SECONDS)


def _remove_quietly(cluster: "Cluster", name: str) -> None:
    try:
        cluster.call("DELETE", f"/{name}", seconds=BUILD_SECONDS)
    except EngineUnavailable:
        return  # the next build sweeps it away
