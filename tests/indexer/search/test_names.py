"""Names of occupations, credentials and organizations in whatever way they are written."""

from collections import Counter

import pytest

from indexer.engine import search
from indexer.index import Index
from indexer.model import Credential, FormerName
from indexer.request import SearchRequest
from indexer.tables.entities import all_names
from indexer.tables.titles import key_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Teachers' Assistant", "assistant, teacher"),
        ("Nurse Practitioners", "nurse practitioner"),
        ("R.N.", "RN"),
        ("Entry-Level Clerk", "clerk entry level"),
        ("Director of Nursing", "nursing director"),
        ("29-2072", "29 2072"),
        ("Résumé Writer", "resume writer"),
    ],
)
def test_word_order_number_and_glue_words_do_not_tell_names_apart(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Registered Nurse", "Nurse"), ("Rail Worker", "Road Worker"), ("29-2072", "29-2071")],
)
def test_different_words_tell_names_apart(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


def test_all_names_of_a_credential_are_each_listed_once() -> None:
    credential = Credential(
        "ods", "Oncology Data Specialist", "certification", "ODS",
        other_names=("ODS Credential", "ODS"),
        former_names=(FormerName("Certified Tumor Registrar", "CTR"), FormerName("Registrar")),
    )  # fmt: skip

    assert all_names(credential) == (
        "Oncology Data Specialist", "ODS", "ODS Credential", "Certified Tumor Registrar", "CTR",
        "Registrar",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("RBK", ("rbk",)),
        ("registered beekeepers", ("rbk",)),
        ("beekeeper, registered", ("rbk",)),
        ("CSM", ("chm",)),
        ("Certified Skep Master", ("chm",)),
        ("NAB", ()),
        ("nothing", ()),
    ],
)
def test_a_credential_is_known_by_any_of_its_names(
    small: Index, typed: str, slugs: tuple[str, ...]
) -> None:
    assert small.entities.slugs("credential", typed) == slugs


def test_an_organization_is_no_credential(small: Index) -> None:
    assert small.entities.slugs("organization", "NAB") == ("nab",)
    assert small.entities.slugs("organization", "RBK") == ()


def test_every_title_typed_in_full_finds_its_occupation_first(index: Index) -> None:
    shared = Counter(key_of(card.title) for card in index.view.cards)
    for card in index.view.cards:
        if shared[key_of(card.title)] == 1:
            first = search(index, SearchRequest(card.title, limit=1)).hits[0]
            assert first.slug == card.slug, card.title


def test_every_code_typed_finds_an_occupation_that_has_it_first(index: Index) -> None:
    for card in index.view.cards[::5]:
        for code in card.soc:
            first = search(index, SearchRequest(code, limit=1)).hits[0]
            assert code in index.view.cards[index.view.numbers[first.slug]].soc, code


def test_an_alternate_title_typed_in_full_finds_an_occupation_called_so_first(
    index: Index,
) -> None:
    called: dict[tuple[str, ...], set[str]] = {}
    for card in index.view.cards:
        for title in (card.title, *card.alternate_titles, *card.former_titles):
            called.setdefault(key_of(title), set()).add(card.slug)
    for card in index.view.cards[::7]:
        for title in card.alternate_titles:
            first = search(index, SearchRequest(f'"{title}"', limit=1, literal=True)).hits[0]
            assert first.slug in called[key_of(title)], title


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("NATE certification", "credentials/nate"),  # not the organization of these letters
        ("TLC license", "credentials/chauffeur-license"),
        ("LEED GA", "credentials/leed-green-associate"),
        ("AZ-104", "credentials/azure-administrator-associate"),
        ("notary", "credentials/notary-public-commission"),
        ("what is ASQ certification for", "credentials/american-society-for-quality"),
        ("Certified in Risk and Information Systems Control", "credentials/crisc"),
        ("certified personal trainer", "credentials/"),
        ("registered nurse", "occupations/registered-nurses"),
    ],
)
def test_a_whole_name_leads_to_the_card_of_what_it_names(
    index: Index, query: str, slug: str
) -> None:
    answer = search(index, SearchRequest(query)).answer

    assert answer is not None
    assert answer.kind == "card"
    assert slug in answer.url
