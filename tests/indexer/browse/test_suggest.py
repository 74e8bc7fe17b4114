"""Autocomplete: names in which every word typed begins a word."""

import pytest

from indexer.build.build import build
from indexer.corpus.read import read_corpus
from indexer.engine import suggest
from indexer.index import Index
from tests.conftest import Opener
from tests.indexer.small_corpus import HELD_TITLES, ONET_SOURCE, VOCABULARY, write_corpus


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, opened: Opener) -> Index:
    """The small corpus with titles that people hold."""
    sources = VOCABULARY["sources"] + ONET_SOURCE
    vocabulary = {**VOCABULARY, "sources": sources}
    folder = tmp_path_factory.mktemp("held")
    corpus = write_corpus(folder / "corpus", vocabulary=vocabulary, held_titles=HELD_TITLES)
    build(read_corpus(corpus), folder / "index", origin="held")
    return opened(folder / "index")


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

    first = list(dict.fromkeys(kinds))
    assert first == ["occupation", "title", "credential", "organization", "question"]


@pytest.mark.parametrize("typed", ["b", "c", "certified", "nurse", "elect", "ma", "cma"])
def test_at_most_two_of_a_kind_stand_in_a_row_while_others_fit(index: Index, typed: str) -> None:
    kinds = [kind for kind, _ in offered(index, typed, 10)]

    assert len(kinds) == 10
    for three in zip(kinds, kinds[1:], kinds[2:], strict=False):
        assert len(set(three)) > 1, kinds


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("colony", [("title", "Colony Tender", "/occupations/beekeepers"),
                    ("title", "Colony Tender", "/occupations/hive-inspectors")]),
        ("tend", [("title", "Colony Tender", "/occupations/beekeepers"),
                  ("title", "Colony Tender", "/occupations/hive-inspectors")]),
        ("drone", [("title", "IT Drone Keeper (Information Technology Drone Keeper)",
                    "/occupations/beekeepers")]),
    ],
)  # fmt: skip
def test_titles_that_people_hold_lead_to_each_occupation_that_has_them(
    held: Index, typed: str, expected: list[tuple[str, str, str]]
) -> None:
    found = suggest(held, typed)

    assert [(one.kind, one.text, one.url) for one in found] == expected
    assert {one.detail for one in found} <= {"Beekeepers", "Hive Inspectors"}


@pytest.mark.parametrize(
    ("typed", "questions"),
    [
        ("bee", ["how to become a beekeeper", "beekeeper salary"]),
        ("how to become a be", ["how to become a beekeeper"]),
        ("how to become hive", ["how to become a hive inspector"]),
        ("hive inspector sal", ["hive inspector salary"]),
        ("hive inspectors salary", ["hive inspector salary"]),
        ("how much do bee", ["how much do beekeepers make"]),
        ("what do night nurses", ["what do night nurses do"]),
        ("ward aides job out", ["ward aide job outlook"]),
        # as many people as there are: ward aides, night nurses, beekeepers
        ("how to bec", ["how to become a ward aide", "how to become a night nurse"]),
        ("salary", []),
    ],
)
def test_plain_questions_are_completed(small: Index, typed: str, questions: list[str]) -> None:
    found = [one for one in suggest(small, typed) if one.kind == "question"]

    assert [one.text for one in found][:2] == questions
    for one in found:
        assert one.url == "/search?q=" + one.text.replace(" ", "+")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("recept", [("occupation", "Receptionists")]),
        ("elect", [("occupation", "Electricians")]),
        ("reg nur", [("occupation", "Registered Nurses")]),
        ("RN", [("title", "RN"), ("credential", "Registered Nurse (RN)")]),
        ("rhit", [("credential", "Registered Health Information Technician (RHIT)")]),
        ("CDL", [("credential", "Commercial Driver's License (CDL)")]),
        ("how to become a reg", [("question", "how to become a registered nurse")]),
        ("plumber sal", [("question", "plumber salary")]),
        ("reception tech", [("title", "Reception Technician")]),
    ],
)
def test_what_people_begin_to_type_is_offered_at_once(
    index: Index, typed: str, first: list[tuple[str, str]]
) -> None:
    assert offered(index, typed)[: len(first)] == first


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
