"""Which words are slips, and of what; the rest is left as it was typed."""

import pytest

from indexer.analysis import STOP_WORDS, tokens
from indexer.index import Index
from indexer.model import Credential, Organization
from indexer.tables.entities import all_names
from indexer.tables.spelling import consonants, offers, replacement


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("electrican", "electrician"), ("lawer", "lawyer"), ("acter", "actor"),
        ("coptroller", "comptroller"), ("vetinarian", "veterinarian"),
        ("physcologist", "psychologist"), ("epidemiologst", "epidemiologist"),
        ("excercise", "exercise"), ("interperter", "interpreter"), ("lisence", "license"),
        ("liscense", "license"), ("phlebotomst", "phlebotomist"), ("Plumer", "plumber"),
    ],
)  # fmt: skip
def test_a_slip_of_a_name_is_that_name(index: Index, typed: str, word: str) -> None:
    assert replacement(index.spelling, typed) == word


@pytest.mark.parametrize(
    "typed", "maid sped soldier quant astronaut cats planets devops experiment hospitality".split()
)
def test_a_word_of_the_language_or_of_a_synonym_is_no_slip(index: Index, typed: str) -> None:
    assert replacement(index.spelling, typed) is None


@pytest.mark.parametrize("typed", "ICU ISO CAD NAS UAW DOL IoT EdD CompTIA LEED MIG TEFL".split())
def test_capitals_are_no_slip(index: Index, typed: str) -> None:
    assert replacement(index.spelling, typed) is None


@pytest.mark.parametrize("typed", ["401k", "w-2", "c#", "a+", "nure5", "teh", "nic"])
def test_digits_signs_and_short_words_are_no_slip(index: Index, typed: str) -> None:
    assert replacement(index.spelling, typed) is None


@pytest.mark.parametrize("typed", ["recept", "electrici", "receptionis", "plumb"])
def test_a_half_typed_title_is_no_slip(index: Index, typed: str) -> None:
    assert replacement(index.spelling, typed) is None


def test_no_word_of_the_vocabulary_is_ever_replaced(index: Index) -> None:
    vocabulary = index.vocabulary
    entries: tuple[Credential | Organization, ...] = (
        *vocabulary.credentials.values(),
        *vocabulary.organizations.values(),
    )
    names = {name for entry in entries for name in all_names(entry)}

    assert len(names) > 2000
    for name in names:
        for token in tokens(name):
            written = name[token.start : token.end]
            assert replacement(index.spelling, written) is None, name
            assert replacement(index.spelling, written.lower()) is None, name


def test_nothing_becomes_a_glue_word_or_an_acronym(index: Index) -> None:
    words = [one.word for names in index.spelling.names.values() for one in names]

    assert not STOP_WORDS & set(words)
    assert not {"cpa", "rhit", "comta", "after"} & set(words)


def test_the_nearest_words_of_names_are_offered(index: Index) -> None:
    assert offers(index.spelling, "drafing")[0] == "drafting"
    assert offers(index.spelling, "ICU") == ()
    assert offers(index.spelling, "zzzzqq") == ()


def test_consonants_are_what_is_heard() -> None:
    assert consonants("physcologist") == consonants("psychologist")
    assert consonants("lawer") == consonants("lawyer")
    assert consonants("actor") != consonants("after")
