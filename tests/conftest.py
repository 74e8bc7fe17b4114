"""Indexes on disk, built once a run; on a cluster, too, if the run is to ask one."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from indexer.build.build import build
from indexer.corpus.read import SHIPPED_CORPUS, read_corpus
from indexer.index import Index, open_index
from indexer.search.deadline import Deadline
from tests import generated

if TYPE_CHECKING:
    from tests.indexer.opensearch.nodes import Nodes

ON_CLUSTER = "OCCUPATIONS_TEST_CLUSTER"  # set by `make test-opensearch`
NOT_RUN = f"not run: what needs an OpenSearch cluster (make test-opensearch sets {ON_CLUSTER})"
PATIENCE = 60.0  # seconds
Opener = Callable[[Path], Index]


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
def shipped_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the shipped corpus."""
    folder = tmp_path_factory.mktemp("shipped")
    build(read_corpus(SHIPPED_CORPUS), folder)
    return folder


@pytest.fixture(scope="session")
def index(shipped_index: Path, opened: Opener) -> Index:
    """The opened index of the shipped corpus."""
    return opened(shipped_index)


@pytest.fixture(scope="session")
def generated_data() -> generated.Data:
    """1,000 made-up occupations with more than 5,000 sections."""
    return generated.data(1000)


@pytest.fixture(scope="session")
def generated_index(
    generated_data: generated.Data, tmp_path_factory: pytest.TempPathFactory, opened: Opener
) -> Index:
    """The opened index of the made-up occupations."""
    folder = tmp_path_factory.mktemp("generated")
    build(generated.corpus(generated_data), folder)
    return opened(folder)
