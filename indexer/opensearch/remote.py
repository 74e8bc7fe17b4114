"""One generation on the cluster: how it is reached, and what was asked for of it last."""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from indexer.errors import EngineUnavailable
from indexer.opensearch.packs import Pack, load_pack
from indexer.search.deadline import Deadline

if TYPE_CHECKING:  # importing it takes the extra `opensearch`, which a local index does not need
    from indexer.opensearch.client import Cluster

PACKS_KEPT = 1000  # in memory; an occupation of the Handbook's length takes about 60 KB


class PackCache:
    """The packs asked for last; safe to share between threads."""

    def __init__(self, cluster: "Cluster", name: str, kept: int = PACKS_KEPT) -> None:
        self._cluster, self._name, self._kept = cluster, name, kept
        self._packs: OrderedDict[str, Pack] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, slugs: Sequence[str], deadline: Deadline | None = None) -> Mapping[str, Pack]:
        """The packs of these occupations.

        Raises:
            EngineUnavailable: the cluster does not give them all.
        """
        with self._lock:
            found = {slug: self._packs[slug] for slug in slugs if slug in self._packs}
        missing = [slug for slug in slugs if slug not in found]
        new = self._cluster.sources(self._name, missing, "pack", deadline)
        if len(new) < len(missing):
            raise EngineUnavailable(f"{self._name} lacks documents it has found")
        found.update({slug: load_pack(text) for slug, text in new.items()})
        with self._lock:
            for slug in slugs:
                self._packs[slug] = found[slug]
                self._packs.move_to_end(slug)
            while len(self._packs) > self._kept:
                self._packs.popitem(last=False)
        return found


@dataclass(frozen=True, eq=False, repr=False)
class Remote:
    """An index of the cluster."""

    cluster: "Cluster"
    name: str  # of the cluster's index
    packs: PackCache
