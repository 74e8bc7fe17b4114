"""Indexes on disk, built once a run; on a cluster, too, if the run is to ask one."""

import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import settings

import indexer
from indexer.build.build import build
from indexer.corpus.read import SHIPPED_CORPUS, read_corpus
from indexer.embedded import open_index
from indexer.index import Index
from indexer.search.deadline import Deadline
from tests import generated

if TYPE_CHECKING:
    from tests.indexer.opensearch.nodes import Nodes

ON_CLUSTER = "OCCUPATIONS_TEST_CLUSTER"  # set by `make test-opensearch`
NOT_RUN = f"not run: what needs an OpenSearch cluster (make test-opensearch sets {ON_CLUSTER})"
PATIENCE = 60.0  # seconds
Opener = Callable[[Path], Index]

# A loaded machine is no failure: whether something is fast enough is measured, not tested.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def pytest_report_header() -> str | None:
    return None if os.environ.get(ON_CLUSTER) else NOT_RUN


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not os.environ.get(ON_CLUSTER):
        terminalreporter.write_line(NOT_RUN)


@pytest.fixture(scope="session", autouse=True)
def _patience() -> Iterator[None]:
    """On a cluster every search may take a minute: its nodes share the machine with the tests, and
    they ask whether an answer is right. That a search is ended in time, others test without one."""
    with pytest.MonkeyPatch.context() as patch:
        if os.environ.get(ON_CLUSTER):
            after = Deadline.after
            patch.setattr(Deadline, "after", lambda seconds: after(max(seconds, PATIENCE)))
        yield


@pytest.fixture(scope="session")
def nodes(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Nodes"]:
    """A cluster of three nodes, for the whole run."""
    from tests.indexer.opensearch.nodes import running

    with running(tmp_path_factory.mktemp("cluster")) as started:
        yield started


@pytest.fixture(scope="session")
def opened(request: pytest.FixtureRequest) -> Opener:
    """How the index of a folder is opened: here or, in a run on a cluster, sent there and opened
    there, so that the same tests hold for both engines."""
    if not os.environ.get(ON_CLUSTER):
        return open_index
    from tests.indexer.opensearch.clusters import on_cluster

    nodes = request.getfixturevalue("nodes")
    return lambda folder: on_cluster(nodes, open_index(folder), folder.name)


@pytest.fixture(scope="session")
def shipped_index(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the shipped corpus, built once for a corpus and a program: what is
    kept between runs is copied, so that a test may write beside it."""
    cache = pytestconfig.cache
    if cache is None:  # switched off by -p no:cacheprovider
        return _built(tmp_path_factory.mktemp("shipped"))
    folder = cache.mkdir("shipped-index")
    kept = folder / _digest()
    with FileLock(folder.with_name("shipped-index.lock")):  # tests may run in several processes
        if not kept.is_dir():
            for other in folder.iterdir():
                shutil.rmtree(other, ignore_errors=True)
            _built(folder / "fresh").rename(kept)
    return Path(shutil.copytree(kept, tmp_path_factory.mktemp("shipped") / "index"))


def _built(folder: Path) -> Path:
    build(read_corpus(SHIPPED_CORPUS), folder)
    return folder


def _digest() -> str:
    """Of every file that an index is made of: the corpus, the program, the versions under it."""
    digest = hashlib.sha256(sys.version.encode())
    for name in ("whoosh", "numpy", "PyStemmer", "pyyaml", "pydantic"):
        digest.update(f"{name} {version(name)}\n".encode())
    program = Path(indexer.__file__).parent
    files = [*program.rglob("*.py"), *(f for f in SHIPPED_CORPUS.rglob("*") if f.is_file())]
    for path in sorted(files):
        digest.update(f"{path}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:20]


@pytest.fixture(scope="session")
def index(shipped_index: Path, opened: Opener) -> Index:
    """The opened index of the shipped corpus."""
    return opened(shipped_index)


@pytest.fixture(scope="session")
def generated_data() -> generated.Data:
    """1,000 made-up occupations with more than 5,000 sections."""
    return generated.data(1000)


@pytest.fixture(scope="session")
def generated_folder(
    generated_data: generated.Data, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of an index of the made-up occupations."""
    folder = tmp_path_factory.mktemp("generated")
    build(generated.corpus(generated_data), folder)
    return folder


@pytest.fixture(scope="session")
def generated_index(generated_folder: Path, opened: Opener) -> Index:
    """The opened index of the made-up occupations."""
    return opened(generated_folder)
