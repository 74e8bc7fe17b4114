"""Names of occupations as bags of words: which queries name an occupation, wholly or in part."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np

from indexer.analysis import STOP_WORDS, folded, name_tokens, singular
from indexer.frozen import value_class
from indexer.postings.card import Card
from indexer.postings.positions import member, sorted_once
from indexer.postings.postings import Floats, Ints

Key = tuple[str, ...]  # words of a name in the singular, sorted, without glue words


@dataclass(frozen=True, slots=True)
class NameKind:
    """A way in which an occupation may be named. ``bonus`` exceeds every BM25F sum (at most 32
    terms of at most 10 each), so that an exact name always comes first, in this order."""

    label: str
    bonus: float
    share: float  # what a partial match of such a name counts, compared with the title


TITLE = NameKind("exact title", 1000.0, 1.0)
TITLE_PART = NameKind("exact part of the title", 900.0, 1.0)
ALTERNATE = NameKind("exact alternate title", 800.0, 0.8)
FORMER = NameKind("exact former title", 800.0, 0.8)
CODE = NameKind("exact code", 800.0, 0.0)
# A title that people hold, e.g. "Wheel Horseshoer" of farriers: several profiles may share one.
HELD = NameKind("exact title that people hold", 750.0, 0.6)
KINDS = (TITLE, TITLE_PART, ALTERNATE, FORMER, CODE, HELD)
_BRACKETED = re.compile(r"(?P<long>[^()]+)\((?P<short>[^()]+)\)\s*")
_SHARES = np.array([kind.share for kind in KINDS])

NO_ROWS: Ints = np.empty(0, np.int32)


@dataclass(frozen=True, slots=True)
class NameTable:
    """All names of all occupations. Row n: occupation, kind, number of words, and of a title that
    people hold its number among those of the occupation, else -1; ``words`` maps a word in the
    singular to the rows that have it."""

    occupation: Ints
    kind: Ints
    length: Ints
    held: Ints
    keys: tuple[Key, ...]
    words: Mapping[str, Ints]
    exact: Mapping[Key, tuple[int, ...]]  # rows


@lru_cache(maxsize=1 << 15)  # of the names that a query and its hits are compared with
def key_of(text: str) -> Key:
    """The words of a name in any order and number: "Teachers' Assistant" = "assistant teacher"."""
    return tuple(sorted(set(name_words(text))))


def name_words(text: str) -> tuple[str, ...]:
    """The words of a name in order and in the singular; glue words only where there is no other."""
    words = [
        singular(token.exact, token.stem) if token.exact != "it" else "IT"
        for token in name_tokens(text)
    ]
    content = [word for word in words if word not in STOP_WORDS]
    return tuple(content or words)


def name_table(cards: Sequence[Card]) -> NameTable:
    """Made once when a generation is opened."""
    heads = {said[-1] for card in cards if (said := [t.exact for t in name_tokens(card.title)])}
    numbers = {kind.label: number for number, kind in enumerate(KINDS)}
    rows: list[tuple[int, int, Key, int]] = []
    for number, card in enumerate(cards):
        named = [(TITLE, card.title)]
        named += [(TITLE_PART, part) for part in title_parts(card.title, heads)]
        named += [(ALTERNATE, title) for title in card.alternate_titles]
        named += [(FORMER, title) for title in card.former_titles]
        named += [(CODE, code) for code in (*card.soc, *card.onet)]
        numbered = [(kind, text, -1) for kind, text in named]
        for place, title in enumerate(card.held_titles):
            numbered += [(HELD, way, place) for way in ways_to_write(title)]
        seen: set[Key] = set()
        for kind, text, place in numbered:
            key = key_of(text)
            if key and key not in seen:
                rows.append((number, numbers[kind.label], key, place))
                seen.add(key)
    words: dict[str, list[int]] = {}
    exact: dict[Key, list[int]] = {}
    for row, (_, _, key, _) in enumerate(rows):
        exact.setdefault(key, []).append(row)
        for word in key:
            words.setdefault(word, []).append(row)
    return NameTable(
        occupation=np.array([row[0] for row in rows], np.int32),
        kind=np.array([row[1] for row in rows], np.int32),
        length=np.array([len(row[2]) for row in rows], np.int32),
        held=np.array([row[3] for row in rows], np.int32),
        keys=tuple(row[2] for row in rows),
        words=MappingProxyType({w: np.array(r, np.int32) for w, r in words.items()}),
        exact=MappingProxyType({key: tuple(found) for key, found in exact.items()}),
    )


def ways_to_write(title: str) -> tuple[str, ...]:
    """A title with another one in brackets is either: "Radio Frequency Technician (RF Tech)"."""
    match = _BRACKETED.fullmatch(title)
    return (title,) if match is None else (match["long"].strip(), match["short"].strip())


def title_parts(title: str, heads: Set[str]) -> tuple[str, ...]:
    """The single occupations that a joint title names.

    ``heads`` are the last words of all titles. An item that does not end in one
    borrows that of a later item: "Police, Fire, and Ambulance Dispatchers" names police
    dispatchers. An item in the plural may also be a name by itself: "Tapers" in "Drywall
    Installers, Tapers, and Plasterers". After a dash each item takes what stands before it:
    "Teachers—Preschool and Kindergarten" names kindergarten teachers.
    """
    head, dash, rest = title.partition("—")
    if dash:
        return tuple(f"{item} {head}" for item in _items(rest))
    items = _items(title)
    parts: list[str] = []
    head = items[-1].split()[-1] if items else ""
    for item in reversed(items) if len(items) > 1 else ():
        last = item.split()[-1]
        if folded(last) in heads:
            head = last
            parts.append(item)
        else:
            parts.append(f"{item} {head}")
            if last.endswith("s"):
                parts.append(item)
    return tuple(reversed(parts))


def _items(text: str) -> tuple[str, ...]:
    pieces = re.split(r",|\band\b|/", text)
    return tuple(piece.strip() for piece in pieces if piece.strip())


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word of the query: its idf, and the words of each way to say it with what that counts."""

    weight: float
    ways: tuple[tuple[tuple[str, ...], float], ...]


@value_class
class Contained:
    """A name all of whose words are in the query; ``share`` of the query's weight lies in it."""

    row: int
    share: float


def contained(table: NameTable, weights: Mapping[str, float]) -> tuple[Contained, ...]:
    """The names that a query contains wholly, but for those within a longer one of them.

    ``weights``: the idf of each word of the query, in the singular.
    """
    rows = [table.words[word] for word in weights if word in table.words]
    if not rows:
        return ()
    together = np.concatenate(rows)
    numbers, counts = np.unique(together, return_counts=True)
    whole = numbers[counts == table.length[numbers]].tolist()
    keys = {row: frozenset(table.keys[row]) for row in whole}
    distinct = set(keys.values())
    total = sum(weights.values())
    return tuple(
        Contained(row, sum(weights[word] for word in key) / total)
        for row, key in keys.items()
        if not any(key < other for other in distinct)
    )


def coverage(table: NameTable, wanted: Sequence[Wanted], occupations: int) -> Floats:
    """How well the best name of each occupation covers the query and is covered by it.

    The value, 0 to 1, is the share of the query's weight found in the name, squared, times the
    share of the name's words found in the query; the best name is taken; shape (occupations,).
    """
    result = np.zeros(occupations)
    ways = [
        [(rows_with(table, words), words, factor) for words, factor in word.ways] for word in wanted
    ]
    saying = [rows for of in ways for rows, _, _ in of if len(rows)]
    if not saying:
        return result
    names = sorted_once(np.concatenate(saying)) if len(saying) > 1 else saying[0]
    found = np.zeros(len(names))
    said: dict[str, Ints | None] = {}  # each word in any of the ways, and which names have it
    for word, of in zip(wanted, ways, strict=True):
        best = np.zeros(len(names))
        for rows, words, factor in of:
            at = names.searchsorted(rows)
            best[at] = np.maximum(best[at], factor)
            if len(words) == 1:
                said[words[0]] = at
            elif len(rows):
                for part in words:
                    said.setdefault(part, None)
        found += word.weight * best
    count = np.zeros(len(names))
    for part, places in said.items():
        if places is None:
            count += member(names, table.words.get(part, NO_ROWS))
        else:
            count[places] += 1
    total = sum(word.weight for word in wanted)
    share = _SHARES[table.kind[names]]
    value = (found / total) ** 2 * np.minimum(count / table.length[names], 1) * share
    np.maximum.at(result, table.occupation[names], value)
    return result


def rows_with(table: NameTable, words: Sequence[str]) -> Ints:
    """Rows of the names that have all these words."""
    rows = table.words.get(words[0], NO_ROWS) if words else NO_ROWS
    for word in words[1:]:
        rows = np.intersect1d(rows, table.words.get(word, NO_ROWS), assume_unique=True)
    return rows
