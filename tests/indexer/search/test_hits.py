"""What is shown of a hit, in which order hits and pages come, and what facets count."""

from collections.abc import Iterator

import pytest

from indexer.analysis import tokens
from indexer.engine import search
from indexer.facet import FacetName
from indexer.index import Index
from indexer.model import Corpus
from indexer.request import SearchRequest, Sort
from indexer.results import Hit, SearchResults
from tests.indexer.asking import ask, ask_literally

QUERIES = ("hive", "smoke", "nurse shift", "certified", "median pay", "wax OR day", '"night shift"')


def sections_of(hits: tuple[Hit, ...]) -> Iterator[tuple[Hit, str]]:
    for hit in hits:
        for section in hit.sections:
            yield hit, section.type


@pytest.mark.parametrize("query", QUERIES)
def test_sections_shown_are_those_that_have_the_words(
    small: Index, small_corpus: Corpus, query: str
) -> None:
    results = ask_literally(small, query)
    wanted = {token.stem for token in tokens(query.replace(" OR ", " "))}
    having: dict[str, set[str]] = {}
    for occupation in small_corpus.occupations:
        having[occupation.slug] = {
            section.type
            for section in occupation.sections
            for text in (*section.headings, section.text)
            if wanted & {token.stem for token in tokens(text)}
        }

    assert results.hits
    for hit, type in sections_of(results.hits):
        assert type in having[hit.slug] or not having[hit.slug]
    for hit in results.hits:
        assert 1 <= len(hit.sections) <= 2


def test_sections_come_best_first(small: Index) -> None:
    for query in QUERIES:
        for hit in ask(small, query).hits:
            scores = [section.score for section in hit.sections]
            assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("facet", "value", "type", "url"),
    [
        ("credential", "rbk", "training", "/occupations/beekeepers#training-certification"),
        ("credential", "chm", "earnings", "/occupations/hive-inspectors#earnings"),
        ("credential", "chm", "training", "/occupations/beekeepers#training-certification"),
        ("credential", "wac", "training", "/occupations/ward-aides#training"),
        ("organization", "sohi", "training", "/occupations/hive-inspectors#training"),
    ],
)
def test_a_chosen_name_shows_the_section_that_names_it_first(
    small: Index, facet: FacetName, value: str, type: str, url: str
) -> None:
    for query in ("", "smoke", "biology", "hives wax honey smoke swarm colony winter"):
        results = ask(small, query, {facet: (value,)})
        for hit in results.hits:
            if hit.url == url.split("#")[0]:
                assert (hit.sections[0].type, hit.sections[0].url) == (type, url)
                assert any(part.match for part in hit.sections[0].snippet)


def test_the_passage_says_under_which_sub_heading_it_stands(small: Index) -> None:
    section = ask(small, "buyers").hits[0].sections[0]

    assert section.heading == "Training: Certification"
    assert section.url == "/occupations/beekeepers#training-certification"


def test_marked_words_are_in_their_original_spelling(small: Index) -> None:
    marked = {
        query: [
            part.text
            for hit in ask(small, query).hits
            for section in hit.sections
            for part in section.snippet
            if part.match
        ]
        for query in ("cafe", "nurse", "$40,000", "entry level", '"night shift"')
    }

    assert marked == {
        "cafe": ["Café"],
        "nurse": ["Nurses", "nurses’"[:-1], "nurse"],
        "$40,000": ["40,000"],
        "entry level": ["Entry", "level"],
        '"night shift"': ["night shift"],
    }


def test_titles_are_marked_and_an_alternate_title_is_shown_if_it_matched(small: Index) -> None:
    (hit,) = ask(small, "honey farmer").hits

    assert [part.text for part in hit.title_parts] == ["Beekeepers"]
    assert hit.matched_title is not None
    assert [(part.text, part.match) for part in hit.matched_title if part.match] == [
        ("Honey", True), ("Farmer", True),
    ]  # fmt: skip


@pytest.mark.parametrize("query", ["Hive Inspectors", "hive inspector", "inspectors, hive"])
def test_an_exact_title_comes_first(small: Index, query: str) -> None:
    assert ask(small, query).hits[0].slug == "hive-inspectors"


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("Apiarist", "beekeepers"), ("bee masters", "beekeepers"), ("45-2093", "beekeepers"),
        ("bee inspector", "hive-inspectors"), ("RBK", "beekeepers"), ("WAC", "ward-aides"),
        ("Registered Beekeeper", "beekeepers"),
    ],
)  # fmt: skip
def test_other_titles_codes_and_acronyms_that_equal_the_query_come_first(
    small: Index, query: str, slug: str
) -> None:
    assert ask(small, query).hits[0].slug == slug


@pytest.mark.parametrize(
    ("sort", "order"),  # first letters: beekeepers, candle-makers, hive-inspectors, …
    [("title", "bchnw"), ("pay", "nhbwc"), ("growth", "hnbwc"), ("openings", "wnbhc"),
     ("jobs", "wnbch")],
)  # fmt: skip
def test_sort_orders_put_the_greatest_first_and_the_unknown_last(
    small: Index, sort: Sort, order: str
) -> None:
    results = search(small, SearchRequest("", sort=sort))

    assert "".join(hit.slug[0] for hit in results.hits) == order


def test_equal_hits_are_ordered_by_their_jobs_and_then_their_titles(small: Index) -> None:
    hits = ask_literally(small, "zzzz OR -zzzz").hits

    assert [hit.slug for hit in hits] == [
        "ward-aides", "night-nurses", "beekeepers", "candle-makers", "hive-inspectors",
    ]  # fmt: skip


@pytest.mark.parametrize("sort", ["relevance", "title", "pay", "growth", "openings", "jobs"])
def test_the_same_request_gives_the_same_answer(small: Index, sort: Sort) -> None:
    request = SearchRequest("hive OR nurse OR wax", sort=sort)

    assert search(small, request) == search(small, request)


def test_pages_split_the_hits_and_a_page_past_the_end_is_empty(small: Index) -> None:
    whole = [hit.slug for hit in search(small, SearchRequest("", limit=5)).hits]

    pages = [search(small, SearchRequest("", page=page, limit=2)) for page in (1, 2, 3, 4, 999)]

    assert [[hit.slug for hit in page.hits] for page in pages] == [
        whole[:2], whole[2:4], whole[4:], [], [],
    ]  # fmt: skip
    assert {(page.total, page.pages) for page in pages} == {(5, 3)}


@pytest.mark.parametrize(("page", "limit"), [(0, 2), (-5, 2), (10**9, 2), (1, 0), (1, 10**6)])
def test_pages_and_limits_beyond_reason_are_brought_back(
    small: Index, page: int, limit: int
) -> None:
    results = search(small, SearchRequest("", page=page, limit=limit))

    assert results.total == 5
    assert 1 <= results.page <= 1000
    assert len(results.hits) <= 100


def test_quick_facts_are_those_of_the_profile(small: Index) -> None:
    by_slug = {hit.slug: hit.quick_facts for hit in ask(small, "").hits}

    aide = by_slug["ward-aides"]
    assert (aide.pay_median, aide.pay_unit, aide.growth_percent) == (16.5, "hour", -4)
    assert (aide.jobs, aide.openings, aide.group) == (90000, 9000, "Care")
    assert aide.education == "No formal educational credential"
    candle = by_slug["candle-makers"]
    assert (candle.pay_median, candle.jobs, candle.group, candle.education) == (None,) * 4


def test_facet_counts_ignore_their_own_selection(small: Index) -> None:
    def counts(results: SearchResults, name: str) -> dict[str, int]:
        (facet,) = [facet for facet in results.facets if facet.name == name]
        return {value.value: value.count for value in facet.values}

    free, chosen = ask(small, ""), ask(small, "", {"group": ("care",)})

    assert counts(free, "group") == counts(chosen, "group") == {"farming": 2, "care": 2}
    assert counts(free, "credential") == {"rbk": 1, "chm": 2, "wac": 1}
    assert counts(chosen, "credential") == {"wac": 1}
    assert chosen.total == 2


def test_every_hit_explains_its_score(small: Index) -> None:
    for query in QUERIES:
        for hit in ask(small, query).hits:
            assert sum(part.value for part in hit.why) == pytest.approx(hit.score)
            assert hit.why or hit.score == 0
