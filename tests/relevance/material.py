"""What the sets are measured on: files of queries, and a site over each index that they need."""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from indexer.build.build import build
from indexer.corpus.read import read_corpus
from indexer.model import Corpus
from tests.relevance.site import Site
from tests.relevance.titles import TITLES, read_titles, withhold

JUDGED = Path(__file__).parent / "judged.tsv"


@dataclass(frozen=True)
class Material:
    """Where the files are; indexes are built when a set first asks for them."""

    queries: Path  # the folder of query sets
    titles: Path  # titles of many profiles, a fifth of which is held out
    pages: Path  # pages of the 2010-11 handbook, for the queries about them
    corpus_folder: Path
    indexes: Path  # an empty folder to build in
    sample: int  # unseen titles to ask for; 0 for all, and for all known ones

    @property
    def credentials(self) -> Path:
        """The folder of lists of credentials, beside that of the query sets."""
        return self.queries.parent / "credentials-2026"

    @cached_property
    def corpus(self) -> Corpus:
        return read_corpus(self.corpus_folder)

    @cached_property
    def site(self) -> Site:
        """Over the corpus as it is."""
        return self._site("whole", self.corpus_folder)

    @cached_property
    def site_without_held_out(self) -> Site:
        """Over a copy of the corpus that lacks the held-out titles; the same if it has no titles
        but those of its profiles."""
        if not (self.corpus_folder / TITLES).exists():
            return self.site
        copy = self.indexes / "corpus-without-held-out"
        shutil.copytree(self.corpus_folder, copy)
        withhold(copy / TITLES, {title for title, _ in read_titles(self.titles)})
        return self._site("without-held-out", copy)

    @cached_property
    def site_of_pages(self) -> Site:
        """Over the profiles imported from the pages of the 2010-11 handbook."""
        if not self.pages.is_dir():
            raise FileNotFoundError(self.pages)
        imported = self.indexes / "imported"
        command = [sys.executable, "-m", "indexer", "import", "ooh-2010", str(self.pages)]
        subprocess.run([*command, "--into", str(imported)], check=True, capture_output=True)
        return self._site("pages", imported)

    def _site(self, name: str, corpus_folder: Path) -> Site:
        whole = corpus_folder == self.corpus_folder
        corpus = self.corpus if whole else read_corpus(corpus_folder)
        build(corpus, self.indexes / name)
        return Site(self.indexes / name)
