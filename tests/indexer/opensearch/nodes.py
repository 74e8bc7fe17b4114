"""A real cluster on this machine: OpenSearch nodes as processes of their own, on loopback.

``python -m tests.indexer.opensearch.nodes FOLDER [COUNT [PORT]]`` runs one until it is interrupted.
The server comes from its published Maven artifacts (``pom.xml``), each node from
``OpenSearchNode.java``.
"""

import hashlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from opensearchpy import OpenSearch
from opensearchpy.exceptions import OpenSearchException

HERE = Path(__file__).parent
HEAP = "512m"
FIRST_PORT = 9201  # for HTTP; that of the next node is the next
TRANSPORT = 100  # from the HTTP port of a node to its port for the other nodes
START_SECONDS = 300.0  # some twenty on an idle machine
STOP_SECONDS = 20.0


def missing_tools() -> tuple[str, ...]:
    """What a cluster needs and this machine does not have."""
    return tuple(tool for tool in ("java", "javac", "mvn") if shutil.which(tool) is None)


class NoClassPath(Exception):
    """The server's artifacts cannot be had, or the node cannot be compiled."""


def class_path(seconds: float | None = None) -> str:
    """Resolves and compiles once for each version of the files; kept in the temporary folder.

    Raises:
        NoClassPath: it fails, or a step takes longer than these seconds.
    """
    sources = [HERE / "pom.xml", HERE / "OpenSearchNode.java"]
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    folder = Path(tempfile.gettempdir()) / f"occupations-opensearch-{digest[:12]}"
    listed = folder / "classpath"
    if not (folder / "OpenSearchNode.class").exists():
        folder.mkdir(exist_ok=True)
        goal = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath"
        options = ("-q", "-B", "-Dstyle.color=never", f"-Dmdep.outputFile={listed}")
        _run(seconds, "mvn", *options, "-f", str(sources[0]), goal)
        _run(seconds, "javac", "-cp", listed.read_text(), "-d", str(folder), str(sources[1]))
    return f"{folder}:{listed.read_text()}"


def _run(seconds: float | None, *command: str) -> None:
    """Quiet if it goes well; else the error has what the command has said."""
    try:
        subprocess.run(command, timeout=seconds, check=True, capture_output=True, text=True)
    except subprocess.TimeoutExpired as error:
        raise NoClassPath(f"{command[0]} has not ended within {error.timeout:.0f} s") from error
    except subprocess.CalledProcessError as error:
        raise NoClassPath(f"{command[0]} fails: {error.stdout}{error.stderr}") from error


class Node:
    """One node: a JVM that is started, killed and started again with its data."""

    def __init__(self, folder: Path, number: int, ports: Sequence[int]) -> None:
        """``ports``: those of all nodes, for HTTP; this one's is the one with the number."""
        self.name = _name(number)
        self.port = ports[number]
        self._folder, self._ports = folder, ports
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def runs(self) -> bool:
        return self._process is not None

    def start(self) -> None:
        """The node holds the other end of a pipe that only this process has (descriptors are not
        handed on): it ends itself when this process does, even by SIGKILL."""
        transports = ",".join(f"127.0.0.1:{port + TRANSPORT}" for port in self._ports)
        names = ",".join(map(_name, range(len(self._ports))))
        log = (self._folder / f"{self.name}.log").open("ab")
        self._process = subprocess.Popen(
            [
                "java", f"-Xms{HEAP}", f"-Xmx{HEAP}", "-cp", class_path(), "OpenSearchNode",
                self.name, str(self.port), str(self.port + TRANSPORT), str(self._folder),
                transports, names,
            ],
            stdout=log, stderr=log, stdin=subprocess.PIPE,
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
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process = None


def _name(number: int) -> str:
    return f"node{number + 1}"


class Nodes:
    """The nodes of one cluster, on ports that follow each other."""

    def __init__(self, folder: Path, count: int = 3, port: int = FIRST_PORT) -> None:
        ports = range(port, port + count)
        self.all = tuple(Node(folder, number, ports) for number in range(count))

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
def running(folder: Path, count: int = 3, port: int = FIRST_PORT) -> Iterator[Nodes]:
    """A cluster with empty data; its nodes are ended, by their process ids, whatever happens."""
    nodes = Nodes(folder, count, port)
    try:
        for node in nodes.all:
            node.start()
        nodes.wait()
        yield nodes
    finally:
        for node in nodes.all:
            node.stop()


def main(folder: Path, count: int = 3, port: int = FIRST_PORT) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with running(folder.resolve(), count, port) as nodes:
        print(f"export OCCUPATIONS_ENGINE='{nodes.engine}'", flush=True)
        signal.pause()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
