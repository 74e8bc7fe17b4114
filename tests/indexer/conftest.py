"""The small corpus as files, as a built index, and opened."""

import shutil
from pathlib import Path

import pytest

from indexer.build.build import build
from indexer.corpus.read import read_corpus
from indexer.index import Index
from indexer.model import Corpus
from tests.conftest import Opener
from tests.indexer.small_corpus import write_corpus


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus folder of the five made-up occupations; not to be written to."""
    return write_corpus(tmp_path_factory.mktemp("small-corpus"))


@pytest.fixture(scope="session")
def small_corpus(small_folder: Path) -> Corpus:
    return read_corpus(small_folder)


@pytest.fixture(scope="session")
def small_index(small_corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index directory of the small corpus; not to be written to."""
    folder = tmp_path_factory.mktemp("small-index")
    build(small_corpus, folder, origin="small")
    return folder


@pytest.fixture(scope="session")
def small(small_index: Path, opened: Opener) -> Index:
    """The small corpus, opened."""
    return opened(small_index)


@pytest.fixture
def index_copy(small_index: Path, tmp_path: Path) -> Path:
    """An index directory with one generation that a test may damage."""
    return Path(shutil.copytree(small_index, tmp_path / "index"))
