"""A real cluster on this machine: OpenSearch nodes as processes of their own, on loopback.

``python -m tests.cluster.nodes FOLDER [COUNT]`` runs one until it is interrupted. The server comes
from its published Maven artifacts (``pom.xml``), each node from ``OpenSearchNode.java``.
"""

import hashlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from opensearchpy import OpenSearch
from opensearchpy.exceptions import OpenSearchException

HERE = Path(__file__).parent
HEAP = "512m"
FIRST_HTTP, FIRST_TRANSPORT = 9200, 9300
START_SECONDS = 120.0
STOP_SECONDS = 20.0


def missing_tools() -> tuple[str, ...]:
    """What a cluster needs and this machine does not have."""
    return tuple(tool for tool in ("java", "javac", "mvn") if shutil.which(tool) is None)


def class_path() -> str:
    """Resolves and compiles once for each version of the files; kept in the temporary folder."""
    sources = [HERE / "pom.xml", HERE / "OpenSearchNode.java"]
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    folder = Path(tempfile.gettempdir()) / f"occupations-opensearch-{digest[:12]}"
    listed = folder / "classpath"
    if not (folder / "OpenSearchNode.class").exists():
        folder.mkdir(exist_ok=True)
        goal = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath"
        subprocess.run(
            ["mvn", "-q", "-B", "-f", sources[0], goal, f"-Dmdep.outputFile={listed}"], check=True
        )
        subprocess.run(["javac", "-cp", listed.read_text(), "-d", folder, sources[1]], check=True)
    return f"{folder}:{listed.read_text()}"


class Node:
    """One node: a JVM that is started, killed and started again with its data."""

    def __init__(self, folder: Path, number: int, count: int) -> None:
        self.name = f"node{number}"
        self.port = FIRST_HTTP + number
        self._folder, self._count = folder, count
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def runs(self) -> bool:
        return self._process is not None

    def start(self) -> None:
        numbers = range(1, self._count + 1)
        transports = ",".join(f"127.0.0.1:{FIRST_TRANSPORT + n}" for n in numbers)
        names = ",".join(f"node{n}" for n in numbers)
        log = (self._folder / f"{self.name}.log").open("ab")
        transport = str(self.port - FIRST_HTTP + FIRST_TRANSPORT)
        self._process = subprocess.Popen(
            [
                "java", f"-Xms{HEAP}", f"-Xmx{HEAP}", "-cp", class_path(), "OpenSearchNode",
                self.name, str(self.port), transport, str(self._folder), transports, names,
            ],
            stdout=log, stderr=log, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        log.close()

    def kill(self) -> None:
        """As a power cut does: SIGKILL."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(how)  # to this process, by its id, and to no other
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None


class Nodes:
    """The nodes of one cluster."""

    def __init__(self, folder: Path, count: int = 3) -> None:
        self.all = tuple(Node(folder, number, count) for number in range(1, count + 1))

    @property
    def engine(self) -> str:
        """The value of $OCCUPATIONS_ENGINE that names them."""
        return "opensearch " + ",".join(node.url for node in self.all)

    def wait(self, status: str = "green", count: int | None = None) -> float:
        """Waits until so many nodes form a cluster with this health; returns the seconds."""
        start = time.monotonic()
        hosts = [{"host": "127.0.0.1", "port": node.port} for node in self.all]
        client = OpenSearch(hosts, timeout=10, max_retries=0, dead_timeout=0)
        wanted = f"wait_for_status={status}&wait_for_nodes={count or len(self.all)}&timeout=5s"
        while time.monotonic() < start + START_SECONDS:
            try:
                found = client.transport.perform_request("GET", f"/_cluster/health?{wanted}")
                if not found["timed_out"]:
                    return time.monotonic() - start
            except OpenSearchException:
                time.sleep(0.5)
        raise TimeoutError(f"no {status} cluster within {START_SECONDS:.0f} s")


@contextmanager
def running(folder: Path, count: int = 3) -> Iterator[Nodes]:
    """A cluster with empty data; its nodes are ended, by their process ids, whatever happens."""
    nodes = Nodes(folder, count)
    try:
        for node in nodes.all:
            node.start()
        nodes.wait()
        yield nodes
    finally:
        for node in nodes.all:
            node.stop()


def main(folder: Path, count: int) -> None:
    with running(folder, count) as nodes:
        print(f"export OCCUPATIONS_ENGINE='{nodes.engine}'", flush=True)
        signal.pause()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    place = Path(sys.argv[1])
    place.mkdir(parents=True, exist_ok=True)
    main(place.resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 3)
