"""Two rankers beside each other on a file of queries: this project, and SQLite FTS5 used well."""

import csv
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.analysis import tokens
from indexer.build.build import build
from indexer.corpus.read import read_corpus
from indexer.embedded import open_index
from indexer.engine import search
from indexer.index import Index
from indexer.model import Occupation
from indexer.request import SearchRequest

DEPTH = 10
Ranker = Callable[[str], Sequence[str]]  # query -> titles, best first


@dataclass(frozen=True, slots=True)
class Judged:
    """A query and the titles that answer it equally well."""

    query: str
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of all queries, 0 to 1."""

    first: float
    reciprocal: float
    within: float


def read_judged(path: Path) -> tuple[Judged, ...]:
    """Reads the file of queries; several titles are separated by a vertical bar."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t"))[1:]
    return tuple(Judged(row[0], tuple(row[-1].split("|"))) for row in rows if row)


def rank_of(judged: Judged, ranker: Ranker) -> int | None:
    """Place of the first right answer in the first ten, from 1; None if it is not there."""
    found = ranker(judged.query)[:DEPTH]
    return next((n for n, title in enumerate(found, 1) if title in judged.right), None)


def figures(ranks: Sequence[int | None]) -> Figures:
    """success@1, mean reciprocal rank at ten, and success@10."""
    count = len(ranks)
    return Figures(
        first=sum(rank == 1 for rank in ranks) / count,
        reciprocal=sum(1 / rank for rank in ranks if rank) / count,
        within=sum(rank is not None for rank in ranks) / count,
    )


def this_project(corpus: Path, folder: Path) -> Ranker:
    """Ranks with a new index of the corpus, made in ``folder``."""
    build(read_corpus(corpus), folder)
    return shown_by(open_index(folder))


def shown_by(index: Index) -> Ranker:
    """What a searcher sees on the first page: hits, then those that lack one of the words."""

    def ranker(query: str) -> Sequence[str]:
        results = search(index, SearchRequest(query))
        return [hit.title for hit in results.hits]

    return ranker


def sqlite_fts5(occupations: Sequence[Occupation]) -> Ranker:
    """Ranks with SQLite FTS5: all words, else any of them."""
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table t using fts5(title, terms, body, tokenize=porter)")
    for occupation in occupations:
        terms = "; ".join((*occupation.alternate_titles, *occupation.former_titles))
        body = "\n".join(text for s in occupation.sections for text in (*s.headings, s.text))
        database.execute("insert into t values (?, ?, ?)", (occupation.title, terms, body))

    def ranker(query: str) -> Sequence[str]:
        words = [f'"{token.exact}"' for token in tokens(query)]
        for joint in (" ", " OR "):
            rows = database.execute(
                "select title from t where t match ? order by bm25(t, 10, 5, 1) limit 10",
                (joint.join(words),),
            ).fetchall()
            if rows:
                return [row[0] for row in rows]
        return []

    return ranker


def report(judged: Sequence[Judged], rankers: dict[str, Ranker]) -> Iterator[str]:
    """The table and the misses of the first ranker."""
    yield f"{len(judged)} queries\n{'':16}{'first':>8}{'MRR@10':>8}{'in ten':>8}"
    misses: list[str] = []
    for number, (name, ranker) in enumerate(rankers.items()):
        ranks = [rank_of(one, ranker) for one in judged]
        found = figures(ranks)
        yield f"{name:16}{found.first:8.3f}{found.reciprocal:8.3f}{found.within:8.3f}"
        if number == 0:
            for one, rank in zip(judged, ranks, strict=True):
                if rank != 1:
                    instead = (*ranker(one.query), "nothing")[0]
                    misses.append(
                        f"{rank or '-':>3}  {one.query} -> {one.right[0]}; first: {instead}"
                    )
    yield f"\nnot first with {next(iter(rankers))}:"
    yield from misses


def print_rankers(queries: Path, corpus: Path) -> None:
    """Prints the table of both rankers on this file of queries and this corpus."""
    with tempfile.TemporaryDirectory() as folder:
        rankers = {
            "this project": this_project(corpus, Path(folder)),
            "SQLite FTS5": sqlite_fts5(read_corpus(corpus).occupations),
        }
        for line in report(read_judged(queries), rankers):
            print(line)
