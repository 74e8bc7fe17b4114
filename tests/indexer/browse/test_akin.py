"""Occupations that people who like one may like as well."""

from statistics import correlation

import pytest

from indexer.browse.akin import SHOWN, akin
from indexer.facet import technology_of
from indexer.index import Index
from indexer.model import EDUCATION_LEVELS, Occupation

LEVELS = [level for level in EDUCATION_LEVELS if level != "varies"]


def worth(one: Occupation, other: Occupation) -> float:
    """By hand: interests, then tools, then education."""
    assert one.facts.interests and other.facts.interests
    names, others = set(technology_of(one)), set(technology_of(other))
    levels = [o.facts.education for o in (one, other)]
    near = 0.0
    if all(level in LEVELS for level in levels):
        places = [LEVELS.index(level or "") for level in levels]
        near = 1 - abs(places[0] - places[1]) / (len(LEVELS) - 1)
    shared = len(names & others) / len(names | others) if names | others else 0.0
    alike = correlation(one.facts.interests.scores, other.facts.interests.scores)
    return alike + 0.5 * shared + 0.3 * near


@pytest.mark.parametrize("slug", ["roofers", "registered-nurses", "graphic-designers"])
def test_the_most_alike_come_first_and_what_is_shown_elsewhere_is_left_out(
    index: Index, slug: str
) -> None:
    own = index.stored_profile(slug).occupation
    others = [index.stored_profile(card.slug).occupation for card in index.view.cards]
    wanted = [o for o in others if o.slug not in (slug, *own.related) and o.facts.interests]
    expected = sorted(wanted, key=lambda o: (-round(worth(own, o), 9), o.title))[:SHOWN]

    found = akin(index, slug, (slug, *own.related))

    assert [one.card.slug for one in found] == [o.slug for o in expected]


def test_what_differs_is_told(index: Index) -> None:
    own = index.view.cards[index.view.numbers["roofers"]]

    for one in akin(index, "roofers"):
        assert one.same_education == (one.card.education == own.education)
        if one.card.annual_pay is not None and own.annual_pay is not None:
            assert one.pay_more == one.card.annual_pay - own.annual_pay


def test_an_occupation_without_interests_is_like_none(index: Index) -> None:
    assert akin(index, "military-careers") == ()
