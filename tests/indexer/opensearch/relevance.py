"""Relevance of both engines: ``python -m tests.indexer.opensearch.relevance [QUERIES CORPUS]``.

Like ``tests.relevance``, on a cluster of three nodes beside the local index; by default the judged
queries on the shipped corpus.
"""

import signal
import sys
import tempfile
from pathlib import Path

from indexer.build.build import build
from indexer.corpus.read import SHIPPED_CORPUS, read_corpus
from indexer.embedded import open_index
from tests.indexer.opensearch.clusters import on_cluster
from tests.indexer.opensearch.nodes import running
from tests.relevance.ranking import figures, rank_of, read_judged, shown_by

JUDGED = Path(__file__).parents[2] / "relevance" / "judged.tsv"


def main(queries: Path, corpus: Path) -> None:
    judged = read_judged(queries)
    with tempfile.TemporaryDirectory() as name, running(Path(name)) as nodes:
        build(read_corpus(corpus), Path(name) / "index")
        local = open_index(Path(name) / "index")
        engines = {"local index": local, "cluster": on_cluster(nodes, local, "relevance")}
        print(f"{len(judged)} queries\n{'':16}{'first':>8}{'MRR@10':>8}{'in ten':>8}")
        for engine, index in engines.items():
            ranker = shown_by(index)
            found = figures([rank_of(one, ranker) for one in judged])
            print(f"{engine:16}{found.first:8.3f}{found.reciprocal:8.3f}{found.within:8.3f}")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))  # the nodes end with it
    main(*(map(Path, sys.argv[1:]) if len(sys.argv) == 3 else (JUDGED, SHIPPED_CORPUS)))
