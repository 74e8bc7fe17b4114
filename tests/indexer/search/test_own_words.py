"""Words as people type them, on the shipped corpus: each reads as what it means there."""

import re

import pytest

from indexer.engine import search
from indexer.index import Index
from indexer.request import SearchRequest
from indexer.results import SearchResults


def found(index: Index, query: str) -> SearchResults:
    return search(index, SearchRequest(query, limit=100))


def slugs(results: SearchResults) -> list[str]:
    return [hit.slug for hit in results.hits]


def also(results: SearchResults) -> set[str]:
    return {text for one in results.interpretation.added for text in one.also}


def saying(index: Index, pattern: str) -> set[str]:
    """The occupations whose own words match, read from the stored profiles."""
    result = set()
    for card in index.view.cards:
        occupation = index.stored_profile(card.slug).occupation
        texts = [card.title, *card.alternate_titles, *card.former_titles]
        texts += [t for s in occupation.sections for t in (*s.headings, s.text)]
        if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", "\n".join(texts)):
            result.add(card.slug)
    return result


def matching(index: Index, query: str) -> set[str]:
    """The occupations in whose text the words are, whatever else the list holds."""
    results = search(index, SearchRequest(query, limit=100, literal=True))
    return {hit.slug for hit in results.hits if any(" in " in part.what for part in hit.why)}


@pytest.mark.parametrize(
    ("typed", "acronym"),
    [
        ("cats", "CAT"), ("drying", "DRI"), ("dries", "DRI"), ("dry cleaner", "DRI"),
        ("aside", "ASID"), ("massing", "MASS"), ("mass", "MASS"), ("planets", "PLANET"),
        ("dots", "DOT"), ("smart home", "SMART"),
    ],
)  # fmt: skip
def test_a_word_is_no_acronym_that_is_spelled_like_it(
    index: Index, typed: str, acronym: str
) -> None:
    results = found(index, typed)

    names = [c.name for c in index.vocabulary.credentials.values() if c.acronym == acronym]
    names += [o.name for o in index.vocabulary.organizations.values() if o.acronym == acronym]
    assert results.interpretation.corrected is None
    assert not also(results) & {*names, acronym}
    parts = {part.what for hit in results.hits for part in hit.why}
    assert not any(f"({acronym})" in part for part in parts)


@pytest.mark.parametrize(
    ("typed", "written"),
    [("rhit", "RHIT"), ("rn", "RN"), ("rns", "RN"), ("lpns", "LPN"), ("cna", "CNA"),
     ("cdl", "CDL"), ("hvac", "HVAC"), ("emt", "EMT"), ("cpas", "CPA"), ("phd", "PhD"),
     ("pharmd", "PharmD"), ("PharmD", "Pharm.D."), ("PsyD", "Psy.D."), ("a&p", "A&P")],
)  # fmt: skip
def test_an_acronym_is_read_in_small_letters_in_the_plural_and_without_dots(
    index: Index, typed: str, written: str
) -> None:
    assert matching(index, typed)
    assert matching(index, typed) == matching(index, written)


@pytest.mark.parametrize("word", ["IT", "CAP", "MASS", "SMART", "DOES", "CAT", "DOTS"])
def test_ordinary_words_in_small_letters_are_words(index: Index, word: str) -> None:
    if word != "IT":  # nobody types the pronoun into a search box
        assert not also(found(index, word.lower())) & {
            c.name for c in index.vocabulary.credentials.values() if c.acronym == word
        }


@pytest.mark.parametrize(
    ("typed", "pattern"),
    [
        ("hospitality", "[Hh]ospitality"), ("severe", "severe"), ("experiment", "[Ee]xperiments?"),
        ("informal", "informal(ly)?"), ("customs", "[Cc]ustoms"),
    ],
)  # fmt: skip
def test_a_word_is_not_found_by_what_only_begins_like_it(
    index: Index, typed: str, pattern: str
) -> None:
    assert matching(index, typed)
    assert matching(index, typed) <= saying(index, pattern)


@pytest.mark.parametrize(
    ("one", "many"),
    [("woman", "women"), ("foot", "feet"), ("child", "children"), ("fireman", "firemen")],
)
def test_irregular_plurals_are_in_the_texts_of_the_singular(
    index: Index, one: str, many: str
) -> None:
    assert matching(index, one) == matching(index, many)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("animation", "multimedia-artists-and-animators"),
        ("physics", "physicists-and-astronomers"), ("medic", "emts-and-paramedics"),
        ("train driver", "railroad-occupations"), ("electrican", "electricians"),
        ("lawer", "lawyers"), ("acter", "actors"), ("coptroller", "financial-managers"),
        ("sped teacher", "special-education-teachers"), ("CAD", "drafters"),
        ("ICU", "registered-nurses"), ("recept", "receptionists"), (".NET", "software-developers"),
        ("devops engineer", "software-developers"), ("A+", "computer-support-specialists"),
        ("maid", "janitors-and-building-cleaners"),
        ("a&p mechanic", "aircraft-and-avionics-equipment-mechanics-and-technicians"),
        ("databaseadministrator", "database-administrators"),
        ("craftsmen", "craft-and-fine-artists"), ("PharmD", "pharmacists"),
    ],
)  # fmt: skip
def test_what_was_meant_comes_first(index: Index, typed: str, first: str) -> None:
    assert slugs(found(index, typed))[0] == first


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("elect", "electricians"), ("recept", "receptionists"),
        ("autom", "automotive-service-technicians-and-mechanics"),
        ("environment", "environmental-engineers"),
        ("environment", "environmental-scientists-and-specialists"),
    ],
)  # fmt: skip
def test_half_a_word_finds_what_it_begins_though_it_is_a_stem(
    index: Index, typed: str, wanted: str
) -> None:
    assert wanted in slugs(found(index, typed))


@pytest.mark.parametrize(
    "acronym",
    "ICU NICU CAD CSM NAS PLC EHR ERP IAM LEED OSCP CAPM HHA CCS CSCS MLT LSIT IOT ROI MIG TEFL "
    "SPED LMSW CPH CVT CPT UAW ILA SSA DOL LTC SNF BIM MEP EHS ASP CRS GRI CCIM MAI ISO "
    "EdD".split(),
)
def test_an_acronym_in_capitals_is_never_spelled_anew(index: Index, acronym: str) -> None:
    assert found(index, acronym).interpretation.corrected is None


@pytest.mark.parametrize("bar", ["|", "||", "OR"])
def test_bars_between_words_mean_either(index: Index, bar: str) -> None:
    assert slugs(found(index, f"nurse {bar} welder")) == slugs(found(index, "nurse OR welder"))
    assert {"registered-nurses", "welders-cutters-solderers-and-brazers"} <= set(
        slugs(found(index, f"nurse {bar} welder"))
    )


def test_a_number_and_its_hours_stay_together(index: Index) -> None:
    results = found(index, "24-hour")

    assert results.total > 0
    assert set(slugs(results)) <= saying(index, r"24[- ]hours?")


@pytest.mark.parametrize("typed", ["291141", "29-1141", "29-1141.00", "29114100"])
def test_a_code_is_found_with_and_without_its_hyphen(index: Index, typed: str) -> None:
    assert slugs(found(index, typed))[0] == "registered-nurses"
