"""The engine that asks a cluster; see `indexer.protocol.Engine`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from indexer.errors import EngineUnavailable
from indexer.extraction.mentions import AnalyzedOccupation
from indexer.index import Index
from indexer.opensearch import search as searching
from indexer.opensearch.fields import WHOLE
from indexer.opensearch.packs import unpacked
from indexer.opensearch.remote import Remote
from indexer.opensearch.translate import phrase
from indexer.postings.stored import load_profile
from indexer.request import SearchRequest
from indexer.results import Mark, SearchResults
from indexer.tables.synonyms import Alternative, Stems

ASKED_KEPT = 10_000  # answers to whether words stand in a row


@dataclass(frozen=True, eq=False, repr=False)
class ClusterEngine:
    """Answers from one index of the cluster."""

    remote: Remote
    present: frozenset[Stems]  # names of the lexicon that occur
    stand_in_a_row: Callable[[Stems], bool]  # asks about other words, and keeps the answers

    def profile(self, slug: str) -> AnalyzedOccupation:
        found = self.remote.cluster.sources(self.remote.name, [slug], "profile")
        if slug not in found:
            raise EngineUnavailable(f"{self.remote.name} lacks {slug}")
        return load_profile(unpacked(found[slug]))

    def occurs(self, index: Index, words: Alternative) -> bool:
        stems, known = words.stems, index.view.stems.numbers
        if len(stems) == 1:
            return stems[0] in known
        if stems in self.present:
            return True
        return all(one in known for one in stems) and self.stand_in_a_row(stems)

    def search(self, index: Index, request: SearchRequest, seconds: float) -> SearchResults:
        return searching.search(self.remote, index, request, seconds)

    def marks(
        self, index: Index, slug: str, request: SearchRequest, seconds: float
    ) -> Mapping[str, Sequence[Mark]]:
        return searching.marks(self.remote, index, slug, request, seconds)


def cluster_engine(remote: Remote, present: frozenset[Stems]) -> ClusterEngine:
    """The engine of one index of the cluster; ``present``: see there."""
    return ClusterEngine(remote, present, lru_cache(ASKED_KEPT)(partial(_stand_in_a_row, remote)))


def _stand_in_a_row(remote: Remote, stems: Stems) -> bool:
    question = {"size": 0, "query": phrase(WHOLE, "stem", stems), "terminate_after": 1}
    (found,) = remote.cluster.search(remote.name, [question])
    return bool(found["hits"]["total"]["value"])
