"""A small corpus and its index, copied for every test that changes it."""

from pathlib import Path

import pytest

from indexer.build.build import build
from indexer.corpus.read import SHIPPED_CORPUS, read_corpus

SLUGS = ("lawyers", "phlebotomists", "registered-nurses", "roofers")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Four shipped profiles as a corpus of their own; related ones are left out."""
    folder = tmp_path / "corpus" / "occupations"
    folder.mkdir(parents=True)
    for slug in SLUGS:
        text = (SHIPPED_CORPUS / "occupations" / f"{slug}.yaml").read_text(encoding="utf-8")
        kept = text[: text.index("\nrelated:")] + "\n"
        (folder / f"{slug}.yaml").write_text(kept, encoding="utf-8")
    return folder.parent


@pytest.fixture
def index_folder(corpus: Path, tmp_path: Path) -> Path:
    """The index of ``corpus``."""
    folder = tmp_path / "index"
    build(read_corpus(corpus), folder)
    return folder
