"""Autocomplete: names in which every word typed begins a word."""

import pytest

from indexer.engine import suggest
from indexer.index import Index


def offered(index: Index, typed: str, limit: int = 8) -> list[tuple[str, str]]:
    return [(found.kind, found.text) for found in suggest(index, typed, limit)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("bee", ("occupation", "Beekeepers")),
        ("apia", ("title", "Apiarist")),
        ("farmer hon", ("title", "Honey Farmer")),
        ("bee mas", ("title", "Bee Masters")),
        ("rbk", ("credential", "Registered Beekeeper (RBK)")),
        ("R.B.K.", ("credential", "Registered Beekeeper (RBK)")),
        ("csm", ("credential", "Certified Hive Master (CHM, formerly CSM)")),
        ("skep", ("credential", "Certified Hive Master (CHM, formerly CSM)")),
        ("nab", ("organization", "National Association of Beekeepers (NAB)")),
        ("hive", ("occupation", "Hive Inspectors")),
        ("rn", ("title", "R.N. on Call")),
    ],
)
def test_the_likeliest_name_is_offered_first(
    small: Index, typed: str, first: tuple[str, str]
) -> None:
    assert offered(small, typed)[0] == first


def test_titles_go_before_credentials_before_organizations(small: Index) -> None:
    kinds = [kind for kind, _ in offered(small, "b")]

    assert kinds == sorted(kinds, key=["occupation", "title", "credential", "organization"].index)
    assert {"occupation", "credential", "organization"} <= set(kinds)


def test_each_page_is_offered_once_under_its_best_name(small: Index) -> None:
    found = suggest(small, "bee")

    urls = [suggestion.url for suggestion in found]
    assert len(urls) == len(set(urls))
    assert ("occupation", "Beekeepers") in offered(small, "bee")
    assert ("title", "Bee Masters") not in offered(small, "bee")


def test_another_title_says_which_occupation_it_belongs_to(small: Index) -> None:
    (found,) = suggest(small, "apiarist")

    assert (found.detail, found.url) == ("Beekeepers", "/occupations/beekeepers")


@pytest.mark.parametrize("typed", ["", "!!", "zzzz", "bee zzzz", "eekeepers", "\0", "x" * 9999])
def test_what_begins_no_name_offers_nothing(small: Index, typed: str) -> None:
    assert suggest(small, typed) == ()


def test_no_more_are_offered_than_asked_for(small: Index) -> None:
    assert len(suggest(small, "b", 2)) == 2
    assert suggest(small, "b", 2) == suggest(small, "b", 8)[:2]


@pytest.mark.parametrize("typed", ["IT", "US", "DO", "U.S."])
def test_words_in_capitals_are_found_like_those_in_small_letters(index: Index, typed: str) -> None:
    assert suggest(index, typed) == suggest(index, typed.lower())
    assert suggest(index, typed)


def test_every_title_of_the_shipped_corpus_is_offered_when_typed_in_full(index: Index) -> None:
    for card in index.view.cards:
        found = suggest(index, card.title, 3)
        assert f"/occupations/{card.slug}" in [suggestion.url for suggestion in found], card.title
