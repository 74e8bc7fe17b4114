"""The places of a query's words in the texts of one occupation."""

from collections.abc import Mapping, Sequence

import numpy as np

from indexer.postings.postings import View
from indexer.postings.schema import TEXT_FIELDS
from indexer.query import Word
from indexer.results import Mark
from indexer.search.gather import gather
from indexer.search.match import Matched, Term


def marks_in(view: View, slug: str, matched: Sequence[Matched]) -> Mapping[str, tuple[Mark, ...]]:
    """Marks in the text of each section, by section type and in the order of the text.

    Glue words are left unmarked beside words that say something.
    """
    terms = _telling(matched)
    number = view.numbers[slug]
    words = gather(view, terms, np.array([number]))
    texts = np.flatnonzero((words.scope > 0) & (words.field == TEXT_FIELDS.index("text")))
    marks: dict[str, dict[int, Mark]] = {}
    for scope, term, (start, end) in zip(
        words.scope[texts].tolist(),
        words.term[texts].tolist(),
        view.spans(words.position[texts]).tolist(),
        strict=True,
    ):
        here = marks.setdefault(view.scopes[scope - 1], {})
        here.setdefault(start, Mark(start, end, term, terms[term].idf))
    return {section: tuple(here.values()) for section, here in marks.items()}


def _telling(matched: Sequence[Matched]) -> tuple[Term, ...]:
    """The terms without those of glue words, unless there are no others."""
    every = tuple(term for one in matched for term in one.terms)
    telling = tuple(
        term
        for one in matched
        if not isinstance(one.clause, Word) or one.clause.required
        for term in one.terms
    )
    return telling or every
