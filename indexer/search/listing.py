"""Which occupations a query lists: what fulfils it, has every word, or is worth enough."""

from collections.abc import Sequence
from functools import reduce

import numpy as np

from indexer.frozen import value_class
from indexer.postings.postings import Floats, Mask
from indexer.query import Clause, Word
from indexer.search.match import Matched

# Listed is what lacks a word only if its words are worth this share of the best occupation's, or
# if its titles are this like the words, compared with those of the likest.
LIST_SHARE = 0.3
LIKENESS_SHARE = 0.05
# Of what is written as a title, so many likest are listed, whatever words they lack.
TITLES_LISTED = 10
EQUALLY_LIKE = 1e-4  # share by which what is as like as the last that is listed may differ
LIKE_ENOUGH = 0.35  # likeness of titles from which words are taken for a title that none lists


@value_class
class Listed:
    """See `Evaluation`."""

    cells: Mask
    complete: Mask
    enough: Mask
    unordered: bool = False


def listed(
    matched: Sequence[Matched],
    exists: Mask,
    worth: Floats,
    likeness: Floats,
    *,
    bounded: bool,
    as_title: bool = False,
) -> Listed:
    """The cells that are listed, and those of them that have every word.

    A cell has to fulfil the conditions. It then has every plain word, or its occupation is worth a
    share of the best one that fulfils the conditions, by its words or by its titles, and a section
    has one of the words. Where the query has conditions, and no word says anything for what
    fulfils them, all of that is listed.

    ``worth``: see `evidence`; ``likeness``: see `TitleModel.likeness`; ``bounded``: whether
    ``exists`` is narrowed by bounds on facts, which are conditions, too; ``as_title``: see
    `evaluate`.
    """
    conditions = [one.cells for one in matched if is_condition(one.clause)]
    words = [one.cells for one in matched if is_evidence(one.clause)]
    allowed: Mask = reduce(np.logical_and, conditions, exists)
    if not words:
        return Listed(allowed, allowed, np.zeros(len(worth), bool))
    complete: Mask = reduce(np.logical_and, words, allowed)
    enough = listed_as_alike(likeness, allowed[:, 0], as_title=as_title)
    best = float(worth[allowed[:, 0]].max(initial=0.0))
    if best > 0:
        enough |= worth >= LIST_SHARE * best
    if (conditions or bounded) and not enough[allowed[:, 0]].any():
        return Listed(allowed, complete, enough, unordered=True)
    some: Mask = reduce(np.logical_or, words, np.zeros_like(allowed))
    some[:, 0] = True  # by its titles alone, too
    return Listed(complete | (allowed & some & enough[:, None]), complete, enough)


def listed_as_alike(likeness: Floats, allowed: Mask, *, as_title: bool) -> Mask:
    """Which occupations are listed for their titles, whatever words they lack.

    ``allowed``: those that fulfil the conditions, shape (occupations,); the others are no measure.
    """
    best = float(likeness[allowed].max(initial=0.0))
    if as_title and best >= LIKE_ENOUGH:
        least = (1 - EQUALLY_LIKE) * float(np.sort(likeness[allowed])[-TITLES_LISTED:][0])
    else:
        least = LIKENESS_SHARE * best
    result: Mask = (likeness >= least) & (likeness > 0) & (best > 0)
    return result


def is_evidence(clause: Clause) -> bool:
    """Whether a clause is a plain word: it orders the list, and its absence never empties it."""
    return isinstance(clause, Word) and not clause.fields and clause.required


def is_condition(clause: Clause) -> bool:
    """Whether an occupation has to fulfil a clause: all but plain words and glue words."""
    return not isinstance(clause, Word) or bool(clause.fields)
