"""Searches at a steady rate while nodes die: ``python -m tests.indexer.opensearch.load``.

Starts a cluster of three nodes, sends it the shipped corpus and asks it, 20 times a second, what a
local index has answered before. Meanwhile: SIGKILL of one node, recovery, SIGKILL of another,
recovery, and SIGKILL of a third during a rebuild. Prints what failed, what was wrong, how long the
slowest answer and each recovery took. Ends every process it has started.
"""

import signal
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from indexer.build.build import build
from indexer.corpus.read import SHIPPED_CORPUS, read_corpus
from indexer.embedded import open_index
from indexer.engine import search
from indexer.errors import OccupationsError
from indexer.index import Index
from indexer.opensearch.opened import ClusterHolder
from indexer.opensearch.publish import publish
from indexer.request import SearchRequest
from indexer.search.deadline import MAX_SECONDS
from tests.indexer.opensearch.clusters import connected
from tests.indexer.opensearch.nodes import Node, Nodes, running
from tests.indexer.opensearch.requests import generated_requests

RATE = 20.0  # searches a second
THREADS = 16
SECONDS = 10.0  # so that late answers are told from missing ones


@dataclass
class Outcome:
    """What became of the searches of one stretch of time."""

    seconds: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        slow = sorted(self.seconds) or [0.0]
        middle, last = slow[len(slow) // 2], slow[-1]
        late = sum(seconds > MAX_SECONDS for seconds in slow)
        return (
            f"{len(self.seconds):5} answered, {len(self.failed)} failed, {len(self.wrong)} wrong, "
            f"{late} later than {MAX_SECONDS:.0f} s; "
            f"median {middle * 1000:.0f} ms, 99 % {slow[int(len(slow) * 0.99)] * 1000:.0f} ms, "
            f"slowest {last * 1000:.0f} ms"
        )


class Load:
    """Asks at a steady rate until it is told to stop; answers are compared with the right ones."""

    def __init__(self, holder: ClusterHolder, local: Index, requests: Sequence[SearchRequest]):
        self._holder = holder
        self._right = [(r, search(local, r, SECONDS)) for r in requests]
        self._stop = threading.Event()
        self.outcome = Outcome()

    def warm_up(self) -> None:
        """Each request once: a JVM compiles what it does often."""
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda n: self._one(n, Outcome()), range(len(self._right))))

    def run(self) -> None:
        with ThreadPoolExecutor(THREADS) as pool:
            number, next_at = 0, time.monotonic()
            while not self._stop.is_set():
                pool.submit(self._one, number % len(self._right), self.outcome)
                number, next_at = number + 1, next_at + 1 / RATE
                time.sleep(max(0.0, next_at - time.monotonic()))

    def stop(self) -> None:
        self._stop.set()

    def since(self) -> Outcome:
        """The outcome up to now; a new one begins."""
        outcome, self.outcome = self.outcome, Outcome()
        return outcome

    def _one(self, number: int, outcome: Outcome) -> None:
        request, right = self._right[number]
        start = time.monotonic()
        try:
            found = search(self._holder.current(), request, SECONDS)
        except OccupationsError as error:
            outcome.failed.append(f"{error} after {time.monotonic() - start:.2f} s")
            return
        outcome.seconds.append(time.monotonic() - start)
        if found.total != right.total or found.facets != right.facets:
            outcome.wrong.append(f"{found.total} instead of {right.total}: {request}")


def kill_and_recover(nodes: Nodes, victim: Node, load: Load, quiet: float) -> float:
    """SIGKILL under load, a while without the node, start it again; seconds until all is green
    from its start."""
    victim.kill()
    time.sleep(quiet)
    victim.start()
    return nodes.wait()


def main(quiet: float = 15.0) -> int:
    with tempfile.TemporaryDirectory() as name, running(Path(name)) as nodes:
        folder = Path(name) / "index"
        build(read_corpus(SHIPPED_CORPUS), folder)
        local = open_index(folder)
        cluster = connected(nodes, "occupations")
        publish(local, cluster)
        nodes.wait()
        requests = list(generated_requests(local, 300))
        load = Load(ClusterHolder(cluster), local, requests)
        load.warm_up()
        thread = threading.Thread(target=load.run)
        thread.start()
        outcomes: list[Outcome] = []
        try:
            time.sleep(quiet)
            outcomes.append(load.since())
            print(f"all nodes             {outcomes[-1]}", flush=True)
            for victim in nodes.all[:2]:
                seconds = kill_and_recover(nodes, victim, load, quiet)
                outcomes.append(load.since())
                print(f"SIGKILL of {victim.name}      {outcomes[-1]}", flush=True)
                print(f"                      green {seconds:.1f} s after its start", flush=True)
            outcomes.append(rebuilt_while_killed(nodes, folder, load, quiet))
            print(f"rebuild and SIGKILL   {outcomes[-1]}", flush=True)
        finally:
            load.stop()
            thread.join()
    for line in {line for outcome in outcomes for line in (*outcome.failed, *outcome.wrong)}:
        print(line)
    return 1 if any(outcome.failed or outcome.wrong for outcome in outcomes) else 0


def rebuilt_while_killed(nodes: Nodes, folder: Path, load: Load, quiet: float) -> Outcome:
    """A new generation is sent while a node dies; either it is published whole, or not at all."""
    build(read_corpus(SHIPPED_CORPUS), folder, rebuild=True)
    newer = open_index(folder)
    cluster = connected(nodes, "occupations")
    told: list[str] = []

    def send() -> None:
        start = time.monotonic()
        try:
            publish(newer, cluster)
            told.append(f"sent and published in {time.monotonic() - start:.1f} s")
        except OccupationsError as error:
            told.append(f"not published: {error}")

    thread = threading.Thread(target=send)
    thread.start()
    time.sleep(2.0)
    seconds = kill_and_recover(nodes, nodes.all[2], load, quiet)
    thread.join()
    print(f"rebuild: {told[0]}; green {seconds:.1f} s after the start of node3", flush=True)
    if told[0].startswith("not"):
        publish(newer, cluster)
        print("rebuild: sent and published at the second try", flush=True)
        time.sleep(quiet)
    return load.since()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))  # the nodes end with it
    sys.exit(main())
