"""What the tests of the cluster share; without a cluster they are not collected."""

import os
from pathlib import Path

import pytest

from indexer.embedded import open_index
from indexer.index import Index
from tests.conftest import ON_CLUSTER

collect_ignore_glob = [] if os.environ.get(ON_CLUSTER) else ["test_*.py"]


@pytest.fixture(scope="session")
def local(shipped_index: Path) -> Index:
    """The shipped corpus on this machine; ``index`` is the same on the cluster."""
    return open_index(shipped_index)
