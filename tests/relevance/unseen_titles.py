"""Titles that people hold and the index has not seen.

Of the file of titles a fixed fifth is held out (``titles.is_held_out``: SHA-256 of the case-folded
title), and asked of an index that was built without it. Left out are titles that a profile of the
corpus has by itself as title, alternate or former title. A title that the file gives to several
profiles has several right ones. Asked for is a sample, drawn with a fixed seed.

Counted: the first hit is a right profile; one of the first ten is; nothing at all is shown.
"""

import random
from collections.abc import Sequence

from tests.relevance.figure import Figure, Outcome, at_least, at_most
from tests.relevance.material import Material
from tests.relevance.titles import Pair, is_held_out, own_titles, profiles_by_title, read_titles


def measure(material: Material) -> tuple[Figure, ...]:
    pairs = read_titles(material.titles)
    right = profiles_by_title(pairs)
    queries = sampled(unseen(pairs, own_titles(material.corpus.occupations)), material.sample)
    shown = [(query, material.site_without_held_out.ask(query)) for query in queries]

    first, within, nothing = [], [], []
    for query, page in shown:
        accepted = right[query.casefold()]
        line = f"{' | '.join(sorted(accepted))}; {page.summary}"
        first.append(Outcome(query, bool(accepted & set(page.slugs[:1])), line))
        within.append(Outcome(query, bool(accepted & set(page.slugs)), line))
        nothing.append(Outcome(query, page.total == 0, line))
    return (
        Figure("titles", "right profile first", tuple(first), at_least(0.65)),
        Figure("titles", "in the first ten", tuple(within), at_least(0.93)),
        Figure("titles", "nothing shown", tuple(nothing), at_most(0.005)),
    )


def unseen(pairs: Sequence[Pair], own: frozenset[str]) -> tuple[str, ...]:
    """The held-out titles that no profile has by itself, each in its first spelling."""
    titles: dict[str, str] = {}
    for title, _ in pairs:
        folded = title.casefold()
        if is_held_out(title) and folded not in own:
            titles.setdefault(folded, title)
    return tuple(titles.values())


def sampled(titles: Sequence[str], size: int) -> tuple[str, ...]:
    """So many of them, always the same; all for 0."""
    if not size or size >= len(titles):
        return tuple(titles)
    return tuple(random.Random("unseen titles").sample(sorted(titles), size))
