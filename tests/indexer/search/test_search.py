"""What a search finds, leaves out, shows and in which order, on a corpus one can read in full."""

from collections import Counter
from dataclasses import replace

import pytest

from indexer.analysis import stem, tokens
from indexer.engine import search
from indexer.index import Index
from indexer.model import Corpus, Occupation
from indexer.request import SearchRequest
from tests.indexer.asking import Filters, ask, ask_literally, slugs


def found(index: Index, query: str, filters: Filters | None = None) -> set[str]:
    results = ask(index, query, filters)
    assert results.interpretation.corrected is None
    assert results.total == len(results.hits)
    return slugs(results)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"nurse"', {"ward-aides"}),
        ('"nurses"', {"night-nurses"}),
        ("nurse", {"night-nurses", "ward-aides"}),
        ('"night shift"', {"ward-aides"}),
        ('"shift night"', set()),
        ('"until the day shift"', {"night-nurses"}),
        ('"until day shift"', set()),
        ('"the nurse"', {"ward-aides"}),
        ('"Nurses’ room"', {"night-nurses"}),
        ('"nurses\' ROOM"', {"night-nurses"}),
        ('"feeding in spring splitting"', set()),
        ('"honey farmer bee"', set()),
    ],
)
def test_quoted_words_stand_side_by_side_exactly_as_written(
    small: Index, query: str, expected: set[str]
) -> None:
    assert slugs(ask_literally(small, query)) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("smoke", {"beekeepers", "hive-inspectors"}),
        ("smoke -mites", {"beekeepers"}),
        ("smoke -mite", {"beekeepers"}),
        ('nurse -"night shift"', {"night-nurses"}),
        ("nurse -title:nurse", {"ward-aides"}),
        ("-hive -nurse", {"candle-makers"}),
        ("-smok*", {"night-nurses", "ward-aides", "candle-makers"}),
    ],
)
def test_excluded_words_are_nowhere_in_what_is_found(
    small: Index, query: str, expected: set[str]
) -> None:
    assert found(small, query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("auction OR mites", {"beekeepers", "hive-inspectors"}),
        ('"night shift" OR café', {"ward-aides", "candle-makers"}),
        ("smoke auction OR mites", {"beekeepers", "hive-inspectors"}),
        ("swar*", {"beekeepers"}),
        ("auc* OR mit*", {"beekeepers", "hive-inspectors"}),
        ("title:hive", {"hive-inspectors"}),
        ("title:bee", {"beekeepers", "hive-inspectors"}),
        ('title:"honey farmer"', {"beekeepers"}),
        ("title:smoke", set()),
        ("soc:45-2093", {"beekeepers"}),
        ("soc:45", {"beekeepers"}),
        ("45-2093", {"beekeepers"}),
        ("soc:smoke", set()),
        ("credential:RBK", {"beekeepers"}),
        ("credential:rbk", {"beekeepers"}),
        ('credential:"Registered Beekeeper"', {"beekeepers"}),
        ("credential:none-such", set()),
        ("org:NAB", {"beekeepers"}),
        ('organization:"Society of Hive Inspectors"', {"hive-inspectors"}),
        ("credential:rbk credential:wac", {"beekeepers", "ward-aides"}),
        ("credential:rbk org:sohi", set()),
        ("section:training biology", {"hive-inspectors"}),
        ("section:earnings biology", set()),
        ("group:care", {"ward-aides", "night-nurses"}),
        ("pay>60000", {"hive-inspectors", "night-nurses"}),
        ("pay>40000 smoke", {"hive-inspectors"}),
        ("pay<=34320", {"ward-aides"}),
        ("growth>=6", {"hive-inspectors", "night-nurses"}),
        ("growth<0", {"ward-aides"}),
        ("education<=high-school", {"beekeepers", "ward-aides"}),
        ("education<=associate", {"beekeepers", "ward-aides", "night-nurses"}),
        ("jobs>1200", {"ward-aides", "night-nurses"}),
    ],
)
def test_operators_fields_and_bounds(small: Index, query: str, expected: set[str]) -> None:
    assert slugs(ask_literally(small, query)) == expected


def test_no_query_finds_everything(small: Index) -> None:
    assert found(small, "") == set(small.view.numbers)


@pytest.mark.parametrize("typed", ["R.N.", "rn", "RNs", "r.n."])
def test_every_way_to_write_an_acronym_finds_it(small: Index, typed: str) -> None:
    assert found(small, typed) == {"night-nurses"}


@pytest.mark.parametrize("typed", ["café", "cafe", "CAFÉS", "Café’s"])
def test_accents_capitals_and_possessives_do_not_matter(small: Index, typed: str) -> None:
    assert found(small, typed) == {"candle-makers"}


def test_it_and_or_in_capitals_are_not_the_pronoun_and_not_the_operator(small: Index) -> None:
    assert found(small, '"IT"') == {"night-nurses"}
    assert found(small, '"OR"') == {"night-nurses"}
    assert found(small, '"it"') == set()


def test_words_may_be_spread_over_sections_and_all_of_these_are_shown(small: Index) -> None:
    results = ask(small, "wax auction")

    assert results.hits[0].slug == "beekeepers"
    assert (results.with_every_word, results.hits[0].missing) == (1, ())
    assert {section.type for section in results.hits[0].sections} == {"nature-of-work", "earnings"}


def test_a_section_filter_wants_one_of_the_words_there_and_every_word_all_of_them(
    small: Index,
) -> None:
    for query, every in (("smoke wax", {"beekeepers"}), ("wax auction", set())):
        request = SearchRequest(query, {"section": ("nature-of-work",)})
        assert found(small, query, {"section": ("nature-of-work",)}) == {
            hit.slug
            for hit in ask(small, query).hits
            if hit.slug in ("beekeepers", "hive-inspectors")
        }
        assert slugs(search(small, replace(request, every_word=True))) == every


def test_a_word_that_nothing_has_empties_no_list(small: Index) -> None:
    known = ask_literally(small, "smoke wax biology")
    results = ask_literally(small, "smoke wax biology zzzz")

    assert slugs(results) == slugs(known) >= {"beekeepers", "hive-inspectors"}
    assert results.with_every_word == 0
    assert all("zzzz" in hit.missing for hit in results.hits)


@pytest.mark.parametrize("condition", ["hive*", '"smoke"', "pay>30000", "title:hive", "-nurse"])
def test_a_word_that_nothing_has_beside_a_condition_lists_all_that_fulfil_it(
    small: Index, condition: str
) -> None:
    results = ask_literally(small, f"{condition} zzzz")

    assert slugs(results) == slugs(ask_literally(small, condition)) != set()
    assert results.with_every_word == 0


def test_a_word_that_only_the_excluded_have_is_not_unknown(small: Index) -> None:
    having = slugs(ask_literally(small, '"mites"'))

    results = ask_literally(small, "mites -hive")

    assert having and having <= slugs(ask_literally(small, '"hive"'))
    assert slugs(results) == slugs(ask_literally(small, "-hive")) != set()
    assert results.interpretation.unknown == ()


def test_words_that_nothing_has_find_nothing(small: Index) -> None:
    results = ask_literally(small, "qqqq zzzz")

    assert (results.total, results.hits, results.pages) == (0, (), 0)
    assert results.interpretation.unknown == ("qqqq", "zzzz")


def words(occupation: Occupation) -> set[str]:
    """Stems of all that is written in a profile's titles and sections."""
    names = (occupation.title, *occupation.alternate_titles, *occupation.former_titles)
    texts = (*names, *(t for s in occupation.sections for t in (*s.headings, s.text)))
    return {token.stem for text in texts for token in tokens(text)}


@pytest.mark.parametrize("query", ["smoke mites", "wax auction", "hive smoke wax", "nurse night"])
def test_a_hit_names_the_words_that_it_lacks_and_those_with_every_word_are_counted(
    small: Index, small_corpus: Corpus, query: str
) -> None:
    results = ask_literally(small, query)
    strict = search(small, SearchRequest(query, literal=True, every_word=True))

    missing = {
        o.slug: tuple(word for word in query.split() if not {stem(word)} & words(o))
        for o in small_corpus.occupations
    }
    complete = {slug for slug, lacks in missing.items() if not lacks}
    assert {hit.slug: hit.missing for hit in results.hits} == {
        hit.slug: missing[hit.slug] for hit in results.hits
    }
    assert slugs(strict) == complete <= slugs(results)
    assert results.with_every_word == strict.with_every_word == strict.total == len(complete)


def test_a_requirement_is_that_of_the_credential_which_is_named_or_chosen(index: Index) -> None:
    expected: dict[str, Counter[str]] = {}
    for card in index.view.cards:
        profile = index.stored_profile(card.slug)
        named = {entity.slug for entity in profile.entities if entity.entity == "credential"}
        for link in profile.occupation.credentials:
            if link.credential in named:
                kind = {"prefers": "preferred", "mentions": "mentioned"}.get(link.relation)
                kind = kind or ("law" if link.by == "law" else "required")
                expected.setdefault(link.credential, Counter())[kind] += 1

    assert expected["cdl"]["law"] and expected["cdl"]["preferred"]
    for slug, counts in expected.items():
        chosen = search(index, SearchRequest("", {"credential": (slug,)}))
        (facet,) = [f for f in chosen.facets if f.name == "requirement"]
        assert {value.value: value.count for value in facet.values} == counts, slug
    by_law = search(index, SearchRequest("CDL", {"requirement": ("law",)}))
    assert by_law.total == expected["cdl"]["law"]
    assert {"bus-drivers", "heavy-and-tractor-trailer-truck-drivers"} <= slugs(by_law)
    credentials = next(facet for facet in by_law.facets if facet.name == "credential")
    for slug, count in ((f.value, f.count) for f in credentials.values):
        either: Filters = {"requirement": ("law",), "credential": (slug,)}
        assert count == search(index, SearchRequest("CDL", either)).total, slug
