"""Are both engines one? ``python -m tests.indexer.opensearch.equality INDEX COUNT``.

Asks the index in the folder and the one published on $OCCUPATIONS_ENGINE the same generated
requests, and prints how often totals, facets, first hits and first pages are equal.
"""

import sys
import time
from dataclasses import dataclass
from pathlib import Path

from indexer.embedded import open_index
from indexer.engine import search
from indexer.index import Index
from indexer.opensearch.client import Cluster
from indexer.opensearch.opened import open_cluster
from indexer.opensearch.settings import cluster_settings
from indexer.request import SearchRequest
from indexer.results import SearchResults
from tests.indexer.opensearch.requests import generated_requests

SECONDS = 60.0  # no answer is cut short here


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two engines said to one request."""

    request: SearchRequest
    embedded: SearchResults
    cluster: SearchResults

    @property
    def total(self) -> bool:
        return self.embedded.total == self.cluster.total

    @property
    def hits(self) -> bool:
        """Whether both find the same occupations, as far as one page shows all of them."""
        if self.embedded.total > self.request.limit:
            return self.total
        return {h.slug for h in self.embedded.hits} == {h.slug for h in self.cluster.hits}

    @property
    def facets(self) -> bool:
        return self.embedded.facets == self.cluster.facets

    @property
    def first(self) -> bool:
        return [h.slug for h in self.embedded.hits[:1]] == [h.slug for h in self.cluster.hits[:1]]

    @property
    def overlap(self) -> float:
        """Share of the first ten that both have; 1 where there are none."""
        one = {hit.slug for hit in self.embedded.hits[:10]}
        other = {hit.slug for hit in self.cluster.hits[:10]}
        return len(one & other) / max(len(one), len(other)) if one or other else 1.0

    @property
    def all(self) -> bool:
        return self.embedded == self.cluster


def compared(index: Index, cluster: Index, request: SearchRequest) -> Comparison:
    embedded = search(index, request, SECONDS)
    return Comparison(request, embedded, search(cluster, request, SECONDS))


def main(folder: Path, count: int) -> int:
    settings = cluster_settings()
    if settings is None:
        print("set $OCCUPATIONS_ENGINE to a cluster", file=sys.stderr)
        return 2
    index, cluster = open_index(folder), open_cluster(Cluster(settings))
    start = time.perf_counter()
    found = [compared(index, cluster, r) for r in generated_requests(index, count)]
    seconds = time.perf_counter() - start
    for name in ("total", "hits", "facets", "first", "all"):
        print(f"{name:8}{sum(getattr(one, name) for one in found):6} of {count} equal")
    print(f"overlap {sum(one.overlap for one in found) / count:.4f} of the first ten")
    print(f"{sum(bool(one.embedded.hits) for one in found)} requests show hits")
    print(f"{seconds:.0f} s")
    for one in found:
        if not one.all:
            wrong = [n for n in ("total", "hits", "facets", "first") if not getattr(one, n)]
            print(f"{', '.join(wrong) or 'details'}: {one.request}")
    return 0 if all(one.total and one.facets for one in found) else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2])))
