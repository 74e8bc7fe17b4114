"""Whoosh's local index: the engine that answers from the files of a generation, and the holder that
swaps it when a newer one is published."""

import logging
import os
import threading
import time
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from whoosh.index import open_dir
from whoosh.reading import IndexReader

from indexer.errors import IndexUnusable
from indexer.extraction.mentions import AnalyzedOccupation
from indexer.index import Index
from indexer.postings.generation import current_name, damage, generations, read_manifest
from indexer.postings.postings import load_view
from indexer.postings.program import program_digest
from indexer.postings.stored import load_profile, load_vocabulary
from indexer.request import SearchRequest
from indexer.results import Mark, SearchResults
from indexer.search import search as searching
from indexer.search.deadline import Deadline
from indexer.search.marks import marks_in
from indexer.search.understand import understand
from indexer.search.widen import occurrences
from indexer.tables.synonyms import Alternative
from indexer.tables.tables import make_tables, read_tables

LOOK_SECONDS = 0.5
_OTHER_PROGRAM = (
    "was built by another version of this program and cannot be read by this one; "
    "run 'occupations build'"
)

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False, repr=False)
class WhooshEngine:
    """Answers from one generation's files; see `Engine`."""

    reader: IndexReader

    def profile(self, slug: str) -> AnalyzedOccupation:
        matcher = self.reader.postings("slug", slug)
        return load_profile(self.reader.stored_fields(matcher.id())["profile"])

    def occurs(self, index: Index, words: Alternative) -> bool:
        return len(occurrences(index.view, words)) > 0

    def search(self, index: Index, request: SearchRequest, seconds: float) -> SearchResults:
        return searching.search(index, request, seconds)

    def marks(
        self, index: Index, slug: str, request: SearchRequest, seconds: float
    ) -> Mapping[str, Sequence[Mark]]:
        found = understand(index, request, Deadline.after(seconds))
        return marks_in(index.view, slug, found.evaluation.matched)


def open_generation(folder: Path) -> Index:
    """Opens a generation after comparing every file with its manifest.

    Raises:
        IndexUnusable: it is damaged, of another format version, or another program built it in a
            way that this one cannot read.
    """
    wrong = damage(folder)
    if wrong:
        raise IndexUnusable(f"{folder} is damaged: {wrong[0]}")
    manifest = read_manifest(folder)
    own = manifest.program == program_digest()
    try:
        vocabulary = load_vocabulary((folder / "vocabulary.json").read_bytes())
        view = load_view(folder / "view", tuple(vocabulary.sections))
        # another program's tables may have other columns: its texts can be read, so make them anew
        tables = read_tables(folder) if own else make_tables(view, vocabulary)
        reader = open_dir(str(folder / "whoosh"), readonly=True).reader()
    except Exception as error:  # whoosh and numpy raise what they please on foreign files
        why = "cannot be opened" if own else _OTHER_PROGRAM
        raise IndexUnusable(f"{folder} {why} ({error})") from error
    return Index(
        manifest=manifest,
        vocabulary=vocabulary,
        view=view,
        **tables.by_name(),
        engine=WhooshEngine(reader),
    )


def open_index(folder: Path) -> Index:
    """Opens the current generation, or the newest good one where that is unusable.

    Raises:
        IndexUnusable: nothing has been built, or nothing built can be opened.
    """
    current = current_name(folder)
    if current is None:
        raise IndexUnusable(f"{folder} holds no index; run 'occupations build'")
    names = [current, *(n for n in reversed(generations(folder)) if n != current)]
    errors: list[str] = []
    for name in names:
        try:
            return open_generation(folder / name)
        except IndexUnusable as error:
            errors.append(str(error))
    raise IndexUnusable("; ".join(errors))


class IndexHolder:
    """The newest generation, followed in the background: no request waits for its opening.

    Every process has one thread that looks at the pointer twice a second, whether anybody asks or
    not, so that the first visitor after a quiet night is answered from the new generation too. A
    process that is forked off shares the memory of what is open and follows by itself.
    """

    def __init__(self, folder: Path, look_seconds: float = LOOK_SECONDS) -> None:
        """Opens the current generation and begins to follow.

        Args:
            folder: the index directory.
            look_seconds: time between two looks at the pointer; opening comes on top.

        Raises:
            IndexUnusable: there is none to open.
        """
        self._folder = folder
        self._seen = current_name(folder)  # before opening: what is published meanwhile is newer
        self._index = open_index(folder)
        follow = partial(_follow_in_background, weakref.ref(self), look_seconds)
        follow()
        os.register_at_fork(after_in_child=follow)

    def current(self) -> Index:
        """The generation to answer from; ask once a request."""
        return self._index

    def _look(self) -> None:
        """Opens and swaps in what has been published since, if anything.

        A publication that cannot be opened is told in the log and not tried again: the generation
        in hand keeps serving until the next one.
        """
        name = current_name(self._folder)
        if name is None or name == self._seen:
            return
        self._seen = name
        try:
            self._index = open_index(self._folder)
        except Exception:  # whatever is wrong with it, this thread has to live on
            _LOG.exception("%s: %s cannot be opened", self._folder, name)
        else:
            _LOG.info("serves %s", self._index.generation)


def _follow_in_background(holder: weakref.ref[IndexHolder], look_seconds: float) -> None:
    if holder() is not None:
        threading.Thread(target=_follow, args=(holder, look_seconds), daemon=True).start()


def _follow(holder: weakref.ref[IndexHolder], look_seconds: float) -> None:
    """Looks until the holder is gone."""
    while True:
        time.sleep(look_seconds)
        index_holder = holder()
        if index_holder is None:
            return
        index_holder._look()
        del index_holder  # it may go while this thread sleeps
