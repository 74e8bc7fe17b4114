"""What people type into the shipped corpus, and what they must get."""

import pytest

from indexer.engine import search
from indexer.index import Index
from indexer.request import SearchRequest
from indexer.results import SearchResults
from indexer.search.grammar import EXAMPLES


def titles(results: SearchResults) -> list[str]:
    return [hit.title for hit in results.hits]


def texts(index: Index, slug: str) -> str:
    occupation = index.stored_profile(slug).occupation
    names = (occupation.title, *occupation.alternate_titles, *occupation.former_titles)
    headings = (heading for section in occupation.sections for heading in section.headings)
    return "\n".join((*names, *headings, *(section.text for section in occupation.sections)))


def test_quoted_words_are_not_stemmed(index: Index) -> None:
    quoted = search(index, SearchRequest('"objects"', limit=100))
    plain = search(index, SearchRequest("objects", limit=100))

    assert 0 < quoted.total < plain.total
    assert all("objects" in texts(index, hit.slug).lower() for hit in quoted.hits)
    assert search(index, SearchRequest('"objectivity"')).total == sum(
        "objectivity" in texts(index, card.slug).lower() for card in index.view.cards
    )


def test_quoted_words_keep_their_glue_words(index: Index) -> None:
    results = search(index, SearchRequest('"of the"', limit=100))

    assert results.total == sum(
        " of the " in texts(index, card.slug).lower().replace("\n", " ")
        for card in index.view.cards
    )


def test_it_in_capitals_is_information_technology(index: Index) -> None:
    results = search(index, SearchRequest("IT technician"))

    assert results.interpretation.added[0].also == ("information technology",)
    assert titles(results)[0] == "Computer Support Specialists"


@pytest.mark.parametrize("typed", ["RN", "R.N.", "r.n.", "rn", "RNs"])
def test_every_way_to_write_rn_finds_registered_nurses_first(index: Index, typed: str) -> None:
    assert titles(search(index, SearchRequest(typed)))[0] == "Registered Nurses"


@pytest.mark.parametrize("typed", ["CPA", "c.p.a.", "C.P.A.", "certified public accountant"])
def test_every_way_to_write_cpa_finds_accountants_first(index: Index, typed: str) -> None:
    assert titles(search(index, SearchRequest(typed)))[0] == "Accountants and Auditors"


def test_or_without_a_word_before_it_is_the_operating_room(index: Index) -> None:
    results = search(index, SearchRequest("OR nurse"))

    assert results.interpretation.added[0].also == ("operating room",)
    assert "Registered Nurses" in titles(results)


def test_a_hyphen_is_a_space(index: Index) -> None:
    hyphen = search(index, SearchRequest("entry-level", limit=100))
    space = search(index, SearchRequest("entry level", limit=100))

    assert hyphen.total > 0
    assert titles(hyphen) == titles(space)


def test_a_credential_by_its_full_name_equals_its_acronym(index: Index) -> None:
    full = search(index, SearchRequest("Registered Health Information Technician"))
    acronym = search(index, SearchRequest("RHIT"))

    assert titles(full)[:2] == titles(acronym)[:2]
    assert {
        "Health Information Technologists and Medical Registrars",
        "Medical Records Specialists",
    } == set(titles(acronym))


def test_a_misspelt_title_is_searched_as_it_was_meant(index: Index) -> None:
    results = search(index, SearchRequest("phlebotomst"))

    assert results.interpretation.corrected == "phlebotomist"
    assert titles(results)[0] == "Phlebotomists"


def test_a_slip_in_a_glue_word_does_not_matter(index: Index) -> None:
    results = search(index, SearchRequest("teh nurse"))

    assert results.interpretation.corrected is None
    assert titles(results)[0] == "Registered Nurses"


def test_known_acronyms_are_never_corrected(index: Index) -> None:
    for acronym in ("RHIT", "CTR", "AHIMA", "CDL"):
        results = search(index, SearchRequest(acronym))
        assert results.total > 0
        assert results.interpretation.corrected is None


def test_filters_in_plain_words_mean_the_facts(index: Index) -> None:
    results = search(index, SearchRequest("jobs without a degree paying over 70000", limit=100))

    low = ("no-credential", "high-school", "some-college", "nondegree-award")
    expected = {
        card.title
        for card in index.view.cards
        if card.education in low and (card.annual_pay or 0) > 70_000
    }
    assert set(titles(results)) == expected
    assert len(results.interpretation.natural) == 2


def test_a_filter_in_plain_words_is_undone_by_the_query_it_offers(index: Index) -> None:
    read = search(index, SearchRequest("welder no degree"))

    undone = search(index, SearchRequest(read.interpretation.natural[0].undo))

    assert read.total > 0
    assert undone.interpretation.natural == ()


def test_a_literal_search_takes_the_words_as_they_are(index: Index) -> None:
    widened = search(index, SearchRequest("doctor", limit=100))
    literal = search(index, SearchRequest("doctor", limit=100, literal=True))

    assert widened.interpretation.added
    assert literal.interpretation.added == ()
    assert literal.total < widened.total


def test_the_exact_word_comes_before_its_synonym(index: Index) -> None:
    results = search(index, SearchRequest("attorney", limit=100))

    parts = {part.what for hit in results.hits for part in hit.why}
    assert titles(results)[0] == "Lawyers"
    assert any("attorney" in part for part in parts)


def test_an_acronym_with_two_meanings_offers_both(index: Index) -> None:
    results = search(index, SearchRequest("NCRA"))

    assert set(results.interpretation.added[0].also) == {
        "National Cancer Registrars Association",
        "National Court Reporters Association",
    }


def test_a_former_name_explains_the_change(index: Index) -> None:
    results = search(index, SearchRequest("CTR"))

    assert "Oncology Data Specialist (ODS)" in (results.interpretation.added[0].note or "")
    assert titles(results)[0] == "Health Information Technologists and Medical Registrars"


def test_no_results_name_what_to_leave_out_and_what_that_gives(index: Index) -> None:
    request = SearchRequest("phlebotomist", {"credential": ("rhit",)})

    results = search(index, request)

    assert results.total == 0
    assert results.relaxations
    for relaxation in results.relaxations:
        assert search(index, relaxation.request).total == relaxation.count > 0


def test_chosen_values_stay_listed_with_no_results(index: Index) -> None:
    results = search(index, SearchRequest("zzzz", {"group": ("legal",), "pay": ("no-such",)}))

    chosen = {value.value for facet in results.facets for value in facet.values if value.selected}
    assert chosen == {"legal", "no-such"}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.query)
def test_every_example_of_the_grammar_finds_something(index: Index, example: object) -> None:
    results = search(index, SearchRequest(example.query))  # type: ignore[attr-defined]

    assert results.total > 0
    assert results.interpretation.corrected is None


def test_explained_parts_add_up_to_the_score(index: Index) -> None:
    for query in ("nurse", "welding certificate", "RHIT", "doctor", '"night shift" hospital'):
        for hit in search(index, SearchRequest(query)).hits:
            assert sum(part.value for part in hit.why) == pytest.approx(hit.score, abs=1e-8)


def test_machine_welder_and_other_variants_of_names_come_first(index: Index) -> None:
    for query, title in (
        ("nurse's aide", "Nursing Assistants and Orderlies"),
        ("teacher assistant", "Teacher Assistants"),
        ("assistants, teacher", "Teacher Assistants"),
        ("hygienist dental", "Dental Hygienists"),
        ("29-1141", "Registered Nurses"),
    ):
        assert titles(search(index, SearchRequest(query)))[0] == title, query
