"""Many sections: ``python -m tests.indexer.opensearch.size [SECTIONS] [WORDS]``.

Makes a corpus of so many sections out of the shipped one's (each of about WORDS words, cut from a
real section at random), builds it here, sends it to a cluster of one node and to one of three, and
prints the time of each and the median and 99th percentile of 300 generated searches, beside those
of the local index. All on one machine: read it as shape, not as absolute speed.
"""

import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from indexer.build.build import build
from indexer.corpus.read import SHIPPED_CORPUS, read_corpus
from indexer.embedded import open_index
from indexer.engine import search
from indexer.model import Corpus, Occupation, Part, Section
from indexer.opensearch.opened import open_cluster
from indexer.opensearch.publish import publish
from indexer.request import SearchRequest
from indexer.results import SearchResults
from tests.indexer.opensearch.clusters import connected
from tests.indexer.opensearch.nodes import running
from tests.indexer.opensearch.requests import generated_requests

SEARCHES = 300
SECONDS = 60.0


def enlarged(corpus: Corpus, sections: int, words: int) -> Corpus:
    """A corpus with the vocabulary of this one and pieces of its sections."""
    occupations = tuple(_occupations(corpus, sections, words))
    digests = {occupation.slug: occupation.slug for occupation in occupations}
    return replace(corpus, occupations=occupations, digests=digests)


def _occupations(corpus: Corpus, sections: int, words: int) -> Iterator[Occupation]:
    draw = random.Random(1)
    texts: dict[str, list[list[str]]] = {}
    for occupation in corpus.occupations:
        for section in occupation.sections:
            texts.setdefault(section.type, []).append(section.text.split())
    made = number = 0
    while made < sections:
        model = corpus.occupations[number % len(corpus.occupations)]
        cut = []
        for section in model.sections:
            text = draw.choice(texts[section.type])
            at = draw.randrange(max(1, len(text) - words))
            cut.append(Section(section.type, (Part(None, " ".join(text[at : at + words])),)))
        other = draw.choice(corpus.occupations).title
        yield replace(
            model,
            slug=f"{model.slug}-{number:06}",
            title=f"{model.title} with {other} {number}",
            sections=tuple(cut),
            credentials=(),
            related=(),
        )
        made, number = made + len(cut), number + 1


def timed(ask: Callable[[SearchRequest], SearchResults], requests: list[SearchRequest]) -> str:
    """Median and 99th percentile, after each request has been asked once."""
    seconds = []
    for again in (False, True):
        for request in requests:
            start = time.perf_counter()
            ask(request)
            if again:
                seconds.append(time.perf_counter() - start)
    seconds.sort()
    middle, last = seconds[len(seconds) // 2], seconds[int(len(seconds) * 0.99)]
    return f"median {middle * 1000:7.1f} ms, 99 % {last * 1000:7.1f} ms"


def main(sections: int, words: int) -> None:
    corpus = enlarged(read_corpus(SHIPPED_CORPUS), sections, words)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = time.perf_counter()
        build(corpus, folder / "index")
        count = sum(len(occupation.sections) for occupation in corpus.occupations)
        print(f"{count:,} sections, {len(corpus.occupations):,} occupations")
        print(f"local index: built in {time.perf_counter() - start:.0f} s", flush=True)
        local = open_index(folder / "index")
        requests = list(generated_requests(local, SEARCHES))
        print(f"local index: {timed(lambda r: search(local, r, SECONDS), requests)}", flush=True)
        for nodes in (1, 3):
            (folder / str(nodes)).mkdir()
            with running(folder / str(nodes), nodes) as started:
                shards = "1" if nodes == 1 else "3"
                copies = "0" if nodes == 1 else "1"
                cluster = connected(started, "size", SHARDS=shards, REPLICAS=copies)
                start = time.perf_counter()
                publish(local, cluster)
                seconds = time.perf_counter() - start
                started.wait()
                print(f"{nodes} nodes: sent, checked, published in {seconds:.0f} s", flush=True)
                opened = open_cluster(cluster)
                figures = timed(lambda r: search(opened, r, SECONDS), requests)  # noqa: B023
                print(f"{nodes} nodes: {figures}", flush=True)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))  # the nodes end with it
    main(*(int(given) for given in (*sys.argv[1:], *("100000", "60")[len(sys.argv) - 1 :])))
