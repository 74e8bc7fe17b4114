"""SQLite FTS5: porter stemming, bm25 with field weights, facets from a table of (section, facet,
value) grouped over all hits, snippet()."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from indexer.facet import FACET_NAMES
from indexer.postings.schema import TEXT_FIELDS
from indexer.tables.weights import FIELD_WEIGHTS
from tests.bench.asks import Ask
from tests.bench.documents import Document
from tests.bench.engines import TOP, Answer, Counts

_TEXT = TEXT_FIELDS.index("text")
SNIPPET_TOKENS = 40  # about 240 characters
_SCHEMA = f"""
    create virtual table section using fts5({", ".join(TEXT_FIELDS)}, tokenize='porter unicode61');
    create table name(id integer primary key, section text, slug text);
    create index by_slug on name(slug);
    create table value(id integer primary key, facet integer, value text, unique(facet, value));
    create table has(section integer, value integer, primary key(section, value)) without rowid;
"""
_TOP = f"select title from section where section match ? {{}} order by rank limit {TOP}"
_SHOWN = f"""select title, snippet(section, {_TEXT}, '<b>', '</b>', '…', {SNIPPET_TOKENS})
    from section where section match ? {{}} order by rank limit {TOP}"""
_COUNTS = """with hit as materialized (select rowid as id from section where section match ? {})
    select has.value, count(*) from hit join has on has.section = hit.id group by has.value"""
# for each hit, rather than all sections with the value beforehand
_FILTER = " and exists (select 1 from has where has.section = section.rowid and has.value = ?)"


class Fts5:
    """An opened database; the names of values are read once."""

    def __init__(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / "fts5.db")
        self._base.execute("pragma cache_size = -262144")
        self._base.execute("pragma mmap_size = 1073741824")
        rows = self._base.execute("select id, facet, value from value").fetchall()
        self._values = {id: (FACET_NAMES[facet], value) for id, facet, value in rows}
        self._numbers = {named: id for id, named in self._values.items()}

    def top(self, ask: Ask) -> Sequence[str]:
        return tuple(title for (title,) in self._run(_TOP, ask))

    def counted(self, ask: Ask) -> tuple[Sequence[str], Counts]:
        return self.top(ask), self._counts(ask)

    def shown(self, ask: Ask) -> Answer:
        rows = self._run(_SHOWN, ask)
        titles, snippets = tuple(zip(*rows, strict=True)) or ((), ())
        return Answer(titles, self._counts(ask), snippets)

    def found(self, ask: Ask) -> frozenset[str]:
        rows = self._run("select rowid from section where section match ? {}", ask)
        names = dict(self._base.execute("select id, section from name"))
        return frozenset(names[id] for (id,) in rows)

    def _counts(self, ask: Ask) -> Counts:
        counts: dict[str, dict[str, int]] = {name: {} for name in FACET_NAMES}
        for id, count in self._run(_COUNTS, ask):
            facet, value = self._values[id]
            counts[facet][value] = count
        return counts

    def _run(self, statement: str, ask: Ask) -> list[tuple[Any, ...]]:
        filters = [self._numbers.get(chosen, 0) for chosen in ask.chosen]
        return self._base.execute(
            statement.format(_FILTER * len(filters)), (match_of(ask), *filters)
        ).fetchall()


def match_of(ask: Ask) -> str:
    """What FTS5 is to match: everything quoted, so that nothing is an operator."""
    parts = [f'"{word}"' for word in ask.words]
    if ask.phrase:
        parts.append(f'"{" ".join(ask.phrase)}"')
    if ask.prefix:
        parts.append(f'"{ask.prefix}" *')
    return " ".join(parts)


class Fts5Builder:
    name = "FTS5"

    def build(self, folder: Path, documents: Sequence[Document]) -> None:
        base = sqlite3.connect(folder / "fts5.db")
        base.executescript(_SCHEMA)
        weights = ", ".join(str(FIELD_WEIGHTS[name].weight) for name in TEXT_FIELDS)
        base.execute("insert into section(section, rank) values ('rank', ?)", (f"bm25({weights})",))
        _add(base, documents)
        base.commit()
        base.execute("insert into section(section) values ('optimize')")
        base.commit()
        base.execute("analyze")
        base.close()

    def replace(self, folder: Path, slug: str, documents: Sequence[Document]) -> None:
        base = sqlite3.connect(folder / "fts5.db")
        ids = [id for (id,) in base.execute("select id from name where slug = ?", (slug,))]
        for id in ids:
            base.execute("delete from section where rowid = ?", (id,))
            base.execute("delete from has where section = ?", (id,))
            base.execute("delete from name where id = ?", (id,))
        _add(base, documents)
        base.commit()
        base.close()

    def open(self, folder: Path) -> Fts5:
        return Fts5(folder)


def _add(base: sqlite3.Connection, documents: Iterable[Document]) -> None:
    places = ", ".join("?" * len(TEXT_FIELDS))
    for document in documents:
        texts = [document.texts[name] for name in TEXT_FIELDS]
        id = base.execute(f"insert into section values ({places})", texts).lastrowid
        base.execute("insert into name values (?, ?, ?)", (id, document.id, document.slug))
        for number, facet in enumerate(FACET_NAMES):
            for value in document.facets[facet]:
                base.execute(
                    "insert or ignore into value(facet, value) values (?, ?)", (number, value)
                )
                base.execute(
                    "insert into has select ?, id from value where facet = ? and value = ?",
                    (id, number, value),
                )
