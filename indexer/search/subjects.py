"""What a query is about: credentials and organizations that it names beside other words."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from indexer.analysis import STOP_WORDS, singular, stem
from indexer.frozen import value_class
from indexer.index import Index
from indexer.postings.postings import Floats
from indexer.query import Clause, Phrase, Word
from indexer.tables.entities import Named, all_names
from indexer.tables.titles import HELD, KINDS, TITLE, TITLE_PART, key_of

RELATION_STEP = 0.2  # from required to preferred, from preferred to mentioned
MAX_NAME_WORDS = 9  # the longest name of the shipped vocabulary that people type has eight


@value_class
class Subject:
    """A run of words, from clause ``first`` to ``past``, that names something."""

    first: int
    past: int
    named: tuple[Named, ...]  # several where they share a name


def subjects(index: Index, clauses: Sequence[Clause]) -> tuple[Subject, ...]:
    """The credentials and organizations that a query names, the longest names first; no two of
    them over the same word."""
    taken: set[int] = set()
    found: list[Subject] = []
    for first, past in _stretches(clauses):
        if taken.isdisjoint(range(first, past)):
            named = _named(index, clauses[first:past], whole=past - first == len(clauses))
            if named:
                found.append(Subject(first, past, named))
                taken.update(range(first, past))
    return tuple(found)


def _stretches(clauses: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """All stretches of plain words and phrases, long ones first."""
    runs = [
        [number for number, _ in run]
        for plain, run in groupby(enumerate(clauses), key=lambda item: _is_plain(item[1]))
        if plain
    ]
    for size in range(MAX_NAME_WORDS, 0, -1):
        for run in runs:
            for start in range(len(run) - size + 1):
                yield run[start], run[start] + size


def _is_plain(clause: Clause) -> bool:
    return isinstance(clause, Word | Phrase) and not clause.fields


def _named(index: Index, clauses: Sequence[Clause], *, whole: bool) -> tuple[Named, ...]:
    """``whole``: whether the query says nothing else."""
    words: list[str] = []
    for clause in clauses:
        if isinstance(clause, Word):
            words.append(singular(clause.exact, clause.stem))
        elif isinstance(clause, Phrase):
            words += [singular(word, stem(word)) for word in clause.words]
    key = tuple(sorted({word for word in words if word not in STOP_WORDS}))
    found = index.entities.by_key.get(key, ()) if key else ()
    if not found and len(key) > 1:  # all in capitals: "LEED GA"
        found = index.entities.by_key.get(tuple(sorted(word.upper() for word in key)), ())
    if len(clauses) == 1 and index.spelling.english.is_ordinary(clauses[0].text):
        # "cat" is not meant as CAT, nor "arm" as ARM; "notary" is what a commission is called
        return tuple(named for named in found if clauses[0].text.lower() in _names(index, named))
    titles = [KINDS[index.titles.kind[row]] for row in index.titles.exact.get(key, ())]
    if any(kind != HELD for kind in titles):
        # A registered nurse is asked about more often than the license of that name, but who types
        # the whole name of a credential and no more means it, unless it is that of a profile.
        found = found if whole and not {TITLE, TITLE_PART} & {*titles} else ()
        return tuple(named for named in found if key == key_of(_names(index, named)[0]))
    return found


def _names(index: Index, named: Named) -> tuple[str, ...]:
    """All names as written, the present one first."""
    if named.entity == "credential":
        return all_names(index.vocabulary.credentials[named.slug])
    return all_names(index.vocabulary.organizations[named.slug])


def naming(index: Index, found: Sequence[Subject]) -> Floats:
    """How many of the subjects each occupation names, shape (occupations,); one that it requires
    counts more than one that it prefers, and that more than one that it mentions."""
    counts = np.zeros(len(index.view.cards))
    for subject in found:
        for named in subject.named[:1]:
            counts[named.occupations] += 1 - RELATION_STEP * named.relations
    return counts
