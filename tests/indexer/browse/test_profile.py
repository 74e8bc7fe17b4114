"""A full profile as a page shows it: order, links, anchors, passages."""

from collections.abc import Callable

import pytest

from indexer.addresses import anchor
from indexer.analysis import STOP_WORDS, tokens
from indexer.browse.browse import (
    CredentialPage,
    EntityEntry,
    OrganizationPage,
    credential_index,
    get_credential,
    get_organization,
    organization_index,
)
from indexer.browse.profile import Link, Passage, Profile, ProfileSource, get_profile
from indexer.errors import OccupationNotFound
from indexer.index import Index
from indexer.model import Credential, Organization
from indexer.tables.entities import all_names


@pytest.fixture(scope="module")
def profiles(index: Index) -> dict[str, Profile]:
    """Every profile of the shipped corpus."""
    return {card.slug: get_profile(index, card.slug) for card in index.view.cards}


def test_sections_are_in_the_order_of_the_vocabulary(
    index: Index, profiles: dict[str, Profile]
) -> None:
    order = list(index.vocabulary.sections)
    for profile in profiles.values():
        places = [order.index(section.type) for section in profile.sections]
        assert places == sorted(places)
        assert {s.type for s in profile.sections} == {s.type for s in profile.occupation.sections}


def test_linked_names_join_to_the_text_as_written(profiles: dict[str, Profile]) -> None:
    for profile in profiles.values():
        written = {section.type: section for section in profile.occupation.sections}
        for section in profile.sections:
            for part, own in zip(section.parts, written[section.type].parts, strict=True):
                assert part.heading == own.heading
                assert "\n\n".join(
                    "\n".join(
                        ("- " if block.is_list else "") + "".join(name.text for name in item)
                        for item in block.items
                    )
                    for block in part.blocks
                ) == own.text  # fmt: skip


def test_every_link_in_a_text_leads_to_a_page_with_that_name(
    index: Index, profiles: dict[str, Profile]
) -> None:
    linked = {
        name.url
        for profile in profiles.values()
        for section in profile.sections
        for part in section.parts
        for block in part.blocks
        for item in block.items
        for name in item
        if name.url
    }

    pages = {entry.url for entry in (*credential_index(index), *organization_index(index))}
    assert linked
    assert linked <= pages


def test_anchors_of_a_page_are_all_different(profiles: dict[str, Profile]) -> None:
    for profile in profiles.values():
        own = [part.anchor for s in profile.sections for part in s.parts if part.heading]
        own += [section.anchor for section in profile.sections]
        assert len(own) == len(set(own)), profile.occupation.slug


def check(passage: Passage, slug: str, profiles: dict[str, Profile]) -> None:
    """A passage must be a sentence of the part of its profile that its address leads to."""
    page, _, fragment = passage.url.partition("#")
    assert page == f"/occupations/{slug}"
    sentences = [
        part.text
        for section in profiles[slug].occupation.sections
        for part in section.parts
        if anchor(section.type, part.heading) == fragment
    ]
    assert any(passage.sentence in text for text in sentences)


COUNTRY = {"US", "unit", "state"}


def says(sentence: str, name: str) -> bool:
    """Whether a sentence has all words of a name ("the Navy" is the U.S. Navy) or its initials."""
    there = {token.stem for token in tokens(sentence)}
    words = [token for token in tokens(name) if token.exact not in STOP_WORDS]
    initials = "".join(token.exact[0].lower() for token in words)
    return {token.stem for token in words} - COUNTRY <= there or initials in there


@pytest.mark.parametrize(
    ("listed", "get"),
    [(credential_index, get_credential), (organization_index, get_organization)],
)
def test_every_facet_value_leads_to_passages_of_the_profiles_that_have_it(
    index: Index,
    profiles: dict[str, Profile],
    listed: Callable[[Index], tuple[EntityEntry, ...]],
    get: Callable[[Index, str], CredentialPage | OrganizationPage],
) -> None:
    entries = listed(index)

    assert entries
    for entry in entries:
        page = get(index, entry.slug)
        assert len(page.occupations) == entry.occupations > 0
        for naming in page.occupations:
            slug = (naming.occupation.url or "").rpartition("/")[2]
            check(naming.passage, slug, profiles)


def test_every_passage_has_a_name_of_what_it_stands_for(
    index: Index, profiles: dict[str, Profile]
) -> None:
    vocabulary = index.vocabulary
    for profile in profiles.values():
        named: list[tuple[Credential | Organization, Passage]] = [
            *((vocabulary.credentials[c.slug], c.passage) for c in profile.credentials),
            *((vocabulary.organizations[o.slug], o.passage) for o in profile.organizations),
        ]
        for entity, passage in named:
            check(passage, profile.occupation.slug, profiles)
            assert any(says(passage.sentence, name) for name in all_names(entity)), entity.slug


def test_a_profile_shows_what_its_file_says(small: Index) -> None:
    profile = get_profile(small, "beekeepers")

    assert profile.group is not None and profile.group.title == "Farming"
    assert [section.title for section in profile.sections] == [
        "Nature of work", "Training", "Earnings",
    ]  # fmt: skip
    assert [part.anchor for part in profile.sections[1].parts] == [
        "training-education-and-training", "training-certification",
    ]  # fmt: skip
    assert profile.related == (
        Link("Candle Makers", "/occupations/candle-makers", "candle-makers"),
        Link("Mead Brewers", None, None),
    )
    assert profile.sources == (
        ProfileSource(
            "Collected Lore",
            "Village Press",
            "second",
            "2024-08-29",
            "https://lore.example/",
            "free",
        ),
        ProfileSource("The Keeper's Almanac", None, None, "1931", "https://almanac.example/", None),
    )


def test_paragraphs_and_lists_are_blocks(small: Index) -> None:
    (part,) = get_profile(small, "beekeepers").sections[0].parts

    assert [(block.is_list, len(block.items)) for block in part.blocks] == [
        (False, 1), (False, 1), (True, 3),
    ]  # fmt: skip
    assert "".join(name.text for name in part.blocks[2].items[1]) == "splitting a crowded colony"


def test_the_editors_word_on_a_credential_goes_before_the_texts(small: Index) -> None:
    by_slug = {c.slug: c for c in get_profile(small, "beekeepers").credentials}

    assert by_slug["rbk"].relation == "prefers"
    assert by_slug["rbk"].label == "Registered Beekeeper (RBK)"
    assert by_slug["rbk"].url == "/credentials/rbk"
    assert by_slug["rbk"].passage == Passage(
        "Buyers trust a Registered Beekeeper (RBK).",
        "Training: Certification",
        "/occupations/beekeepers#training-certification",
    )


def test_names_in_the_text_are_links(small: Index) -> None:
    part = get_profile(small, "beekeepers").sections[1].parts[1]

    linked = {name.text: name.url for name in part.blocks[0].items[0] if name.url}
    assert linked["National Association of Beekeepers"] == "/organizations/nab"
    assert linked["Registered Beekeeper"] == "/credentials/rbk"


def test_a_profile_without_facts_or_group_is_shown(small: Index) -> None:
    profile = get_profile(small, "candle-makers")

    assert (profile.group, profile.credentials, profile.related, profile.sources) == (
        None, (), (), (),
    )  # fmt: skip


def test_an_unknown_profile_is_not_found(small: Index) -> None:
    with pytest.raises(OccupationNotFound, match="no occupation has the slug 'zzzz'"):
        get_profile(small, "zzzz")
