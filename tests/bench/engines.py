"""What every engine is asked for, and what it gives back.

Each is built from the same sections (``documents.py``), one document a section, and is opened once.

(a) ``top``: the titles of the ten best. (b) ``counted``: these, and the count of every value of all
seven facets over all hits. (c) ``shown``: these, and snippets. The other engines count sections
and give one snippet of the text for each of the ten. This project's (c) is what a page shows: its
hits are occupations, each with up to three sections, a heading and a snippet for each, the marked
title, what each word added to the score, occupations that lack one word, other words that were
searched, and what to leave out where nothing is found. It counts occupations.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tests.bench.asks import Ask
from tests.bench.documents import Document

TOP = 10
SNIPPET_CHARACTERS = 240

Counts = Mapping[str, Mapping[str, int]]  # facet -> value -> hits


@dataclass(frozen=True, slots=True)
class Answer:
    titles: tuple[str, ...]
    counts: Counts
    snippets: tuple[str, ...]


class Engine(Protocol):
    """An opened index. Methods parse what is asked: that is part of a search."""

    def top(self, ask: Ask) -> Sequence[str]: ...

    def counted(self, ask: Ask) -> tuple[Sequence[str], Counts]: ...

    def shown(self, ask: Ask) -> Answer: ...

    def found(self, ask: Ask) -> frozenset[str]:
        """Ids of all sections that have everything asked for, the widenings left out."""
        ...


class Builder(Protocol):
    """How the other engines are made; ``build`` writes everything and ends what it began."""

    name: str

    def build(self, folder: Path, documents: Sequence[Document]) -> None: ...

    def replace(self, folder: Path, slug: str, documents: Sequence[Document]) -> None:
        """Puts these sections in the place of a profile's old ones, ready to be searched."""
        ...

    def open(self, folder: Path) -> Engine: ...
