"""Indexes on disk, built once a run."""

from pathlib import Path

import pytest

from indexer.build import build
from indexer.index import Index, open_index
from indexer.read import SHIPPED_CORPUS, read_corpus
from tests import generated


@pytest.fixture(scope="session")
def shipped_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of the shipped corpus."""
    folder = tmp_path_factory.mktemp("shipped")
    build(read_corpus(SHIPPED_CORPUS), folder)
    return folder


@pytest.fixture(scope="session")
def index(shipped_index: Path) -> Index:
    """The opened index of the shipped corpus."""
    return open_index(shipped_index)


@pytest.fixture(scope="session")
def generated_data() -> generated.Data:
    """1,000 made-up occupations with more than 5,000 sections."""
    return generated.data(1000)


@pytest.fixture(scope="session")
def generated_index(
    generated_data: generated.Data, tmp_path_factory: pytest.TempPathFactory
) -> Index:
    """The opened index of the made-up occupations."""
    folder = tmp_path_factory.mktemp("generated")
    build(generated.corpus(generated_data), folder)
    return open_index(folder)
