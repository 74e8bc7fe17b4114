"""The second implementation of the search, over the made-up occupations."""

from pathlib import Path

import pytest

from indexer.embedded import open_index
from tests.indexer.search.whoosh_reference.answer import Reference


@pytest.fixture(scope="session")
def reference(generated_folder: Path) -> Reference:
    """Asks Whoosh's own reader of the index on disk, whichever engine the tests ask."""
    return Reference(open_index(generated_folder))
