"""One generation on the cluster, opened: what a worker keeps of it, how it asks for the rest."""

import logging
import threading
import time
import weakref
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from indexer.errors import EngineUnavailable, IndexUnusable, OccupationNotFound
from indexer.extraction.mentions import AnalyzedOccupation
from indexer.index import Index
from indexer.opensearch.fields import CLUSTER_FORMAT, WHOLE
from indexer.opensearch.packs import Pack, load_pack, unpacked
from indexer.opensearch.tables import load_tables
from indexer.opensearch.translate import phrase
from indexer.postings.generation import Manifest, manifest_of
from indexer.postings.stored import load_profile, load_vocabulary
from indexer.search.deadline import Deadline
from indexer.tables.synonyms import Alternative, Stems
from indexer.tables.tables import make_tables

if TYPE_CHECKING:  # importing it takes the extra `opensearch`, which a local index does not need
    from indexer.opensearch.client import Cluster

ASKED_KEPT = 10_000  # answers to whether words stand in a row; then it is asked anew
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
class ClusterIndex(Index):
    """An index whose view has names and words, but no texts: these are on the cluster."""

    cluster: "Cluster"
    name: str  # of the cluster's index
    packs: PackCache
    present: frozenset[Stems]  # names of the lexicon that occur
    asked: dict[Stems, bool]  # other pairs of words, and whether they occur

    def stored_profile(self, slug: str) -> AnalyzedOccupation:
        if slug not in self.view.numbers:
            raise OccupationNotFound(slug)
        found = self.cluster.sources(self.name, [slug], "profile")
        if slug not in found:
            raise EngineUnavailable(f"{self.name} lacks {slug}")
        return load_profile(unpacked(found[slug]))

    def occurs(self, alternative: Alternative) -> bool:
        """Whether the words stand in a row anywhere."""
        stems = alternative.stems
        if len(stems) == 1:
            return stems[0] in self.view.postings["stem"].numbers
        if stems in self.present:
            return True
        if any(one not in self.view.postings["stem"].numbers for one in stems):
            return False
        known = self.asked.get(stems)
        if known is None:
            question = {"size": 0, "query": phrase(WHOLE, "stem", stems), "terminate_after": 1}
            (answer,) = self.cluster.search(self.name, [question])
            known = answer["hits"]["total"]["value"] > 0
            if len(self.asked) >= ASKED_KEPT:
                self.asked.clear()
            self.asked[stems] = known
        return known


def open_cluster(cluster: "Cluster") -> ClusterIndex:
    """Opens the published generation.

    Raises:
        IndexUnusable: none is published, or another version of this program has written it.
        EngineUnavailable: the cluster does not answer.
    """
    name = published_name(cluster)
    if name is None:
        alias = cluster.settings.alias
        raise IndexUnusable(f"{cluster.settings.place}: no index is published as {alias!r}")
    return open_named(cluster, name)


def published_name(cluster: "Cluster") -> str | None:
    """Name of the index that the alias points at."""
    found: Mapping[str, Any] | None = cluster.call("GET", f"/_alias/{cluster.settings.alias}")
    return min(found) if found else None


def meta_of(cluster: "Cluster", name: str) -> Mapping[str, Any]:
    """What was written about an index when it was begun and completed; empty if nothing."""
    found = cluster.call("GET", f"/{name}/_mapping")
    meta: Mapping[str, Any] = found[name]["mappings"].get("_meta", {}) if found else {}
    return meta


def open_named(cluster: "Cluster", name: str) -> ClusterIndex:
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
    return ClusterIndex(
        manifest=manifest,
        vocabulary=vocabulary,
        view=view,
        **made.by_name(),
        reader=None,  # Whoosh's; nothing of it is needed here
        cluster=cluster,
        name=name,
        packs=PackCache(cluster, name),
        present=tables.present,
        asked={},
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
