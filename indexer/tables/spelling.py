"""Did you mean: a spelling from the index's own words for a word it does not have."""

import re
from collections.abc import Mapping, Sequence

import numpy as np
from rapidfuzz.distance import OSA

from indexer.postings.postings import View
from indexer.postings.schema import OCCUPATION_FIELDS, TEXT_FIELDS
from indexer.query import Query, Word

Known = tuple[str, int, bool]  # a word, its frequency, whether a title has it
SpellingTable = Mapping[int, tuple[Known, ...]]  # by number of letters

MIN_LENGTH = 3  # letters; shorter words are acronyms or chance


def corrected(view: View, table: SpellingTable, query: Query) -> str | None:
    """The query with every unknown word replaced by the likeliest known one.

    None where nothing is unknown or no word is near. Words that stand in the index in any form are
    never touched, acronyms of the vocabulary among them.
    """
    text, changed = query.text, False
    for clause in query.clauses:
        if isinstance(clause, Word) and not clause.fields and not known(view, clause):
            better = nearest(table, clause.exact)
            if better is None:
                return None
            whole = rf"(?<!\w){re.escape(clause.text)}(?!\w)"
            text = re.sub(whole, better, text, count=1)
            changed = True
    return text if changed else None


def known(view: View, word: Word) -> bool:
    """Whether the index has the word in any form."""
    return len(view.postings["stem"][word.stem]) > 0


def nearest(table: SpellingTable, word: str) -> str | None:
    """The known word with the fewest slips of the keyboard between (letters inserted, left out,
    replaced, swapped: optimal string alignment): one slip in up to five letters, two in more.

    Of equally near words one that stands in a title goes first, then one with the same first
    letter, then the more frequent one.
    """
    if len(word) < MIN_LENGTH or any(char.isdigit() for char in word):
        return None
    allowed = 1 if len(word) <= 5 else 2
    found = [
        (distance, not titled, term[0] != word[0], -count, term)
        for term, count, titled in _candidates(table, len(word) - allowed, len(word) + allowed)
        if (distance := OSA.distance(word, term, score_cutoff=allowed)) <= allowed
    ]
    return min(found)[4] if found else None


def spelling_table(view: View) -> SpellingTable:
    """Words of the index by their number of letters, with frequency and whether a title has it.

    Made once when a generation is opened.
    """
    postings = view.postings["exact"]
    counts = np.diff(postings.offsets).tolist()
    titles = [TEXT_FIELDS.index(name) for name in OCCUPATION_FIELDS]
    first = view.segments.of(postings.positions)
    titled = np.isin(view.segments.field[first], titles)
    in_title = np.logical_or.reduceat(titled, postings.offsets[:-1]) if len(titled) else titled
    result: dict[int, list[tuple[str, int, bool]]] = {}
    for term, count, has_title in zip(postings.terms, counts, in_title.tolist(), strict=True):
        if term.isalpha():
            result.setdefault(len(term), []).append((term, count, has_title))
    return {length: tuple(words) for length, words in result.items()}


def _candidates(table: SpellingTable, shortest: int, longest: int) -> Sequence[Known]:
    return [word for length in range(shortest, longest + 1) for word in table.get(length, ())]
