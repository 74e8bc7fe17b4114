"""Ways into the collection without a query."""

import pytest

from indexer.browse.browse import (
    TitleEntry,
    credential_index,
    get_credential,
    get_group,
    get_organization,
    groups,
    highest,
    organization_index,
    titles_index,
)
from indexer.browse.profile import Link
from indexer.errors import NotFound
from indexer.index import Index


def test_the_index_of_titles_has_see_references_for_other_titles(small: Index) -> None:
    entries = titles_index(small)

    keeper = "/occupations/beekeepers"
    assert TitleEntry("Beekeepers", keeper, None) in entries
    for title in ("Apiarist", "Honey Farmer", "Bee Masters"):
        assert TitleEntry(title, keeper, "Beekeepers") in entries
    assert [entry.title for entry in entries] == sorted(
        (entry.title for entry in entries), key=str.casefold
    )


def test_every_title_of_every_profile_is_in_the_index_of_titles(index: Index) -> None:
    listed = {(entry.title, entry.url) for entry in titles_index(index)}

    assert listed == {
        (title, f"/occupations/{card.slug}")
        for card in index.view.cards
        for title in (card.title, *card.alternate_titles, *card.former_titles)
    }
    own = [entry for entry in titles_index(index) if entry.see is None]
    assert len(own) == len(index.view.cards)


def test_groups_part_the_occupations(index: Index) -> None:
    listed = [card.slug for entry in groups(index) for card in entry.occupations]

    assert sorted(listed) == sorted(card.slug for card in index.view.cards if card.group)
    assert len(listed) == len(set(listed))


def test_groups_are_in_the_order_of_the_vocabulary_without_empty_ones(small: Index) -> None:
    entries = groups(small)

    assert [entry.group.slug for entry in entries] == ["farming", "care"]
    assert [card.title for card in entries[1].occupations] == ["Night Nurses", "Ward Aides"]


def test_a_group_without_occupations_has_an_empty_page(small: Index) -> None:
    assert get_group(small, "seafaring").occupations == ()
    assert get_group(small, "care") == groups(small)[1]


def test_credentials_that_nobody_names_are_not_listed(small: Index) -> None:
    assert [
        (entry.label, *entry.kinds, entry.occupations) for entry in credential_index(small)
    ] == [
        ("Certified Hive Master (CHM, formerly CSM)", "certification", 2),
        ("Registered Beekeeper (RBK)", "registration", 1),
        ("Ward Aide Certificate (WAC)", "certification", 1),
    ]


def test_organizations_are_listed_with_how_many_occupations_name_them(small: Index) -> None:
    assert [(entry.slug, entry.url, entry.occupations) for entry in organization_index(small)] == [
        ("nab", "/organizations/nab", 1),
        ("sohi", "/organizations/sohi", 1),
    ]


def test_a_credential_page_tells_issuers_and_occupations(small: Index) -> None:
    page = get_credential(small, "rbk")

    assert page.label == "Registered Beekeeper (RBK)"
    assert page.issuers == (
        Link("National Association of Beekeepers (NAB)", "/organizations/nab", "nab"),
    )
    (naming,) = page.occupations
    assert naming.occupation == Link("Beekeepers", "/occupations/beekeepers", "beekeepers")
    assert naming.relation == "prefers"
    assert "Registered Beekeeper (RBK)" in naming.passage.sentence


def test_an_organization_page_tells_what_it_issues(small: Index) -> None:
    page = get_organization(small, "nab")

    assert page.issues == (Link("Registered Beekeeper (RBK)", "/credentials/rbk", "rbk"),)
    assert [naming.occupation.title for naming in page.occupations] == ["Beekeepers"]


def test_a_known_name_that_nobody_mentions_has_a_page_without_occupations(index: Index) -> None:
    mentioned = {entry.slug for entry in credential_index(index)}
    silent = [slug for slug in index.vocabulary.credentials if slug not in mentioned]

    for slug in silent[:20]:
        assert get_credential(index, slug).occupations == ()


@pytest.mark.parametrize("get", [get_group, get_credential, get_organization])
def test_what_the_vocabulary_does_not_have_is_not_found(small: Index, get: object) -> None:
    with pytest.raises(NotFound) as caught:
        get(small, "no-such-thing")  # type: ignore[operator]

    assert caught.value.slug == "no-such-thing"
    assert get.__name__ == f"get_{caught.value.kind}"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("measure", "order"),
    [("pay", "nhbw"), ("growth", "hnbw"), ("openings", "wnbh"), ("jobs", "wnb")],
)
def test_rankings_have_the_greatest_first_and_leave_out_the_unknown(
    small: Index, measure: str, order: str
) -> None:
    assert "".join(card.slug[0] for card in highest(small, measure, 9)) == order
    assert "".join(card.slug[0] for card in highest(small, measure, 2)) == order[:2]


def test_a_ranking_can_be_narrowed_to_levels_of_education(small: Index) -> None:
    low = highest(small, "pay", education=("no-credential", "high-school"))

    assert [card.slug for card in low] == ["beekeepers", "ward-aides"]
    assert highest(small, "pay", education=("master-degree",)) == ()
