"""Old and differently written addresses, names that people type, and what they mean."""

import re

import pytest

from indexer.browse.by_name import entity_named, find_occupations, occupation_named
from indexer.index import Index


@pytest.mark.parametrize(
    "text",
    ["beekeepers", "Beekeepers", "BEEKEEPERS", "Beekeeper", "bee-masters", "Bee_Masters",
     "apiarist", "honey farmer", "farmer-honey", "45-2093"],
)  # fmt: skip
def test_an_occupation_is_known_by_slug_title_and_former_title(small: Index, text: str) -> None:
    assert occupation_named(small, text) == "beekeepers"


@pytest.mark.parametrize("text", ["", " ", "-", "keepers", "no-such", "x" * 10_000, "\0"])
def test_what_is_no_title_names_no_occupation(small: Index, text: str) -> None:
    assert occupation_named(small, text) is None


def test_a_title_that_two_occupations_share_names_neither(index: Index) -> None:
    by_title: dict[str, set[str]] = {}
    own = {card.title.lower() for card in index.view.cards}
    for card in index.view.cards:
        for title in card.alternate_titles:
            by_title.setdefault(title.lower(), set()).add(card.slug)
    shared = [t for t, slugs in by_title.items() if len(slugs) > 1 and t not in own]

    for title in shared:
        assert occupation_named(index, title) is None, title


@pytest.mark.parametrize(
    "text", ["chm", "CHM", "csm", "Certified Skep Master", "certified-hive-master"]
)
def test_a_credential_is_known_by_acronym_and_former_name(small: Index, text: str) -> None:
    assert entity_named(small, "credential", text) == "chm"
    assert entity_named(small, "organization", text) is None


def test_every_former_title_leads_to_its_profile(index: Index) -> None:
    owners: dict[str, set[str]] = {}
    for card in index.view.cards:
        for title in card.former_titles:
            former = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
            owners.setdefault(former, set()).add(card.slug)

    alone = {former: slugs for former, slugs in owners.items() if len(slugs) == 1}
    assert len(alone) > 80
    for former, slugs in alone.items():
        assert occupation_named(index, former) in slugs, former


def test_occupations_to_compare_come_once_and_in_the_order_asked_for(small: Index) -> None:
    asked = [
        "ward-aides",
        "Apiarist",
        "beekeepers",
        "",
        "Candle Maker",
        "nothing",
        "hive-inspectors",
    ]

    found, left_out, unknown = find_occupations(small, asked, 3)

    assert [p.occupation.slug for p in found] == ["ward-aides", "beekeepers", "candle-makers"]
    assert left_out == ("Hive Inspectors",)
    assert unknown == ("nothing",)
