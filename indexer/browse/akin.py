"""Occupations that people who like one may like as well: by interests, tools and education."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from indexer.index import Index
from indexer.model import EDUCATION_LEVELS
from indexer.postings.card import Card

SHOWN = 5
# Interests decide; what is used and how long one learns tell between those that are equally liked.
TOOLS_WEIGHT = 0.5
EDUCATION_WEIGHT = 0.3
_LEVELS = {level: number for number, level in enumerate(EDUCATION_LEVELS) if level != "varies"}


@dataclass(frozen=True, slots=True)
class Akin:
    """``pay_more``: US dollars a year more than the occupation pays, negative for less."""

    card: Card
    pay_more: float | None
    same_education: bool


def akin(index: Index, slug: str, without: Collection[str] = ()) -> tuple[Akin, ...]:
    """The most alike occupations, best first; none for one without interests.

    How alike interests are is the correlation of O*NET's six scores (Pearson), so that the shape
    of the two counts and not their height; what is used is compared by the share of common names
    (Jaccard 1901).

    Args:
        index: an opened generation.
        slug: of the occupation.
        without: slugs that are shown elsewhere.
    """
    cards = index.view.cards
    number = index.view.numbers[slug]
    own = cards[number]
    having = [n for n, card in enumerate(cards) if card.interests]
    if not own.interests:
        return ()
    scores = np.array([cards[n].interests for n in having])
    scores -= scores.mean(axis=1, keepdims=True)
    norms = np.linalg.norm(scores, axis=1)
    mine = having.index(number)
    likeness = scores @ scores[mine] / np.maximum(norms * norms[mine], 1e-9)
    worth = {
        n: float(alike)
        + TOOLS_WEIGHT * _shared(own, cards[n])
        + EDUCATION_WEIGHT * _near(own, cards[n])
        for n, alike in zip(having, likeness, strict=True)
        if n != number and cards[n].slug not in without
    }
    best = sorted(worth, key=lambda n: (-round(worth[n], 9), cards[n].title))[:SHOWN]
    return tuple(_akin(own, cards[n]) for n in best)


def _shared(one: Card, other: Card) -> float:
    names, others = set(one.technology), set(other.technology)
    return len(names & others) / len(names | others) if names or others else 0.0


def _near(one: Card, other: Card) -> float:
    """1 for the same level of education, 0 for the farthest or where one has none or varies."""
    levels = [_LEVELS.get(card.education or "") for card in (one, other)]
    if levels[0] is None or levels[1] is None:
        return 0.0
    return 1 - abs(levels[0] - levels[1]) / (len(_LEVELS) - 1)


def _akin(own: Card, other: Card) -> Akin:
    pays = (own.annual_pay, other.annual_pay)
    more = pays[1] - pays[0] if pays[0] is not None and pays[1] is not None else None
    return Akin(other, more, own.education == other.education)
