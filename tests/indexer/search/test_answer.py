"""The answer above the list stands in the profile or the vocabulary; what is unknown has none."""

import re

import pytest

from indexer.engine import search
from indexer.index import Index
from indexer.model import Occupation
from indexer.request import SearchRequest
from indexer.results import Answer
from tests.indexer.asking import ask


def answer(index: Index, query: str) -> Answer:
    found = ask(index, query).answer
    assert found is not None, query
    return found


def profile(index: Index, slug: str) -> Occupation:
    return index.stored_profile(slug).occupation


def plain(text: str) -> str:
    return re.sub(r"\s|(?<!\S)[-·](?!\S)", "", text)


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("how much do registered nurses make", "registered-nurses"),
        ("electrician salary", "electricians"),
    ],
)
def test_a_fact_has_its_value_year_and_source(index: Index, query: str, slug: str) -> None:
    pay = profile(index, slug).facts.pay
    assert pay is not None

    found = answer(index, query)

    assert (found.kind, found.slugs, found.section) == ("fact", (slug,), "earnings")
    assert found.value == f"${pay.median:,.0f} a {pay.unit}"
    assert (found.year, found.source) == (pay.year, index.vocabulary.sources[pay.source].title)
    assert found.value in found.text


@pytest.mark.parametrize(
    ("query", "slug", "word"),
    [
        ("how to become a registered nurse", "registered-nurses", "program"),
        ("how long does it take to become an electrician", "electricians", "years"),
        (
            "who certifies cancer registrars",
            "health-information-technologists-and-medical-registrars",
            "National Cancer Registrars Association",
        ),
    ],
)
def test_a_passage_is_whole_sentences_of_one_part_of_the_profile(
    index: Index, query: str, slug: str, word: str
) -> None:
    found = answer(index, query)

    assert (found.kind, found.slugs, found.value) == ("passage", (slug,), None)
    assert found.url.startswith(f"/occupations/{slug}#{found.section}")
    assert word in found.text
    (section,) = [s for s in profile(index, slug).sections if s.type == found.section]
    parts = [plain(part.text) for part in section.parts]
    (whole,) = [part for part in parts if plain(found.text) in part]
    before, _, after = whole.partition(plain(found.text))
    assert not before or before[-1] in ".!?:”)"
    assert found.text[-1] in ".!?”)" or not after


@pytest.mark.parametrize("query", ["RHIT", "Registered Health Information Technician"])
def test_the_card_of_a_credential_names_who_issues_it_and_who_wants_it(
    index: Index, query: str
) -> None:
    credential = index.vocabulary.credentials["rhit"]

    found = answer(index, query)

    assert (found.kind, found.url) == ("card", "/credentials/rhit")
    assert credential.name in found.title
    for issuer in credential.issuers:
        assert index.vocabulary.organizations[issuer].name in found.text
    wanted = {
        card.slug
        for card in index.view.cards
        if any(c.credential == "rhit" for c in profile(index, card.slug).credentials)
    }
    assert wanted <= set(found.slugs)


def test_a_comparison_has_both_occupations_and_the_fact_of_each(index: Index) -> None:
    slugs = ("plumbers-pipefitters-and-steamfitters", "electricians")

    found = answer(index, "plumber vs electrician salary")

    assert (found.kind, set(found.slugs)) == ("comparison", set(slugs))
    assert found.url == "/compare?" + "&".join(f"o={slug}" for slug in found.slugs)
    for slug in slugs:
        pay = profile(index, slug).facts.pay
        assert pay is not None
        assert f"{profile(index, slug).title}: ${pay.median:,.0f} a year" in found.text


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        ("welder salary in texas", "in texas"),
        ("how much did nurses make in 1950", "in 1950"),
        ("how much does a qqqqzz make", "qqqqzz"),
    ],
)
def test_where_something_that_matters_is_unknown_there_is_no_answer(
    index: Index, query: str, unknown: str
) -> None:
    results = ask(index, query)

    assert results.answer is None
    assert unknown in results.interpretation.unknown


def test_the_answer_stands_on_the_first_page_alone(index: Index) -> None:
    request = SearchRequest("how much do registered nurses make", page=2, limit=2)

    assert search(index, request).answer is None
