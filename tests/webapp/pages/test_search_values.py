"""What the search page shows, from hand-made answers of the engine."""

from dataclasses import replace

from indexer.model import Source
from indexer.request import SearchRequest
from indexer.results import (
    Facet,
    FacetValue,
    HeldTitle,
    Hit,
    Interpretation,
    NaturalFilter,
    QuickFacts,
    Relaxation,
    ScorePart,
    SearchResults,
    SnippetPart,
    Widening,
)
from webapp.pages.facets import SHOWN, make_chips, make_facet_boxes
from webapp.pages.notices import Notice, make_notices
from webapp.pages.search import (
    Pager,
    make_facts_line,
    make_pager,
    make_search_page,
    search_title,
    varying_request,
)

RN = SearchRequest(query="RN night", filters={"credential": ("rn", "xyz")}, page=2)
CREDENTIALS = Facet(
    "credential",
    "Credential",
    (
        FacetValue("rn", "Registered Nurse (RN)", 1, selected=True),
        FacetValue("cpc", "Certified Professional Coder (CPC)", 1204, selected=False),
    ),
)
EMPTY = SearchResults(
    request=RN,
    total=0,
    page=1,
    pages=0,
    hits=(),
    facets=(CREDENTIALS,),
    interpretation=Interpretation(),
    relaxations=(),
    generation="g1",
)
NOTHING_KNOWN = QuickFacts(None, None, None, None, None, None, None)


def notices_of(request: SearchRequest, interpretation: Interpretation) -> tuple[Notice, ...]:
    return make_notices(replace(EMPTY, request=request, interpretation=interpretation, total=1,
                                with_every_word=1))  # fmt: skip


def numbers(pager: Pager | None) -> list[str]:
    assert pager is not None
    return [link.text if link else "…" for link in pager.numbers]


def test_every_chosen_value_has_a_chip_even_one_that_no_profile_has() -> None:
    chips = make_chips(RN, (CREDENTIALS,))

    assert [(chip.facet, chip.label, chip.remove_url) for chip in chips] == [
        ("Credential", "Registered Nurse (RN)", "/search?q=RN+night&credential=xyz"),
        ("Credential", "xyz", "/search?q=RN+night&credential=rn"),
    ]


def test_counts_are_read_out_with_their_noun() -> None:
    box = make_facet_boxes(RN, (CREDENTIALS,))[0]

    assert [(c.count, c.count_words) for c in box.shown] == [
        ("1", "1 occupation"),
        ("1,204", "1,204 occupations"),
    ]


def test_a_long_facet_is_folded_but_never_its_chosen_values() -> None:
    values = tuple(
        FacetValue(f"v{number}", f"Value {number}", 1, selected=number == 11)
        for number in range(12)
    )

    box = make_facet_boxes(RN, (Facet("group", "Group", values),))[0]

    assert [choice.value for choice in box.shown] == [*(f"v{n}" for n in range(SHOWN)), "v11"]
    assert [choice.value for choice in box.folded] == [f"v{n}" for n in range(SHOWN, 11)]
    assert box.fold_words == "5 more"


def test_a_facet_without_values_is_not_shown() -> None:
    assert make_facet_boxes(RN, (Facet("group", "Group", ()),)) == ()


def test_pages_near_the_current_one_and_both_ends_are_linked() -> None:
    assert numbers(make_pager(SearchRequest(), 1, 2)) == ["1", "2"]
    assert numbers(make_pager(SearchRequest(), 1, 9)) == ["1", "2", "3", "…", "9"]
    assert numbers(make_pager(SearchRequest(), 5, 9)) == [
        "1", "…", "3", "4", "5", "6", "7", "…", "9",
    ]  # fmt: skip
    assert make_pager(SearchRequest(), 1, 1) is None
    assert make_pager(SearchRequest(), 1, 0) is None


def test_the_first_page_has_no_previous_and_the_last_no_next() -> None:
    first = make_pager(SearchRequest(query="x"), 1, 3)
    last = make_pager(SearchRequest(query="x", page=3), 3, 3)

    assert first is not None and last is not None
    assert (first.previous, first.next) == (None, "/search?q=x&page=2")
    assert (last.previous, last.next) == ("/search?q=x&page=2", None)


def test_a_page_past_the_last_leads_back_to_the_last() -> None:
    pager = make_pager(SearchRequest(query="x", page=40), 40, 3)

    assert pager is not None
    assert (pager.previous, pager.next) == ("/search?q=x&page=3", None)


def test_one_line_of_facts_leaves_out_what_is_not_known() -> None:
    facts = QuickFacts(67310, "year", 15, "Associate's degree", 41900, 3200, "Healthcare")

    assert make_facts_line(facts) == (
        "$67,310 a year",
        "growing 15%",
        "Associate's degree",
        "Healthcare",
    )
    assert make_facts_line(replace(facts, pay_median=23.3, pay_unit="hour", growth_percent=-3)) == (
        "$23.30 an hour",
        "shrinking 3%",
        "Associate's degree",
        "Healthcare",
    )
    assert make_facts_line(NOTHING_KNOWN) == ()


def test_related_words_are_named_and_undone_by_one_link() -> None:
    added = (Widening("RN", ("registered nurse",)), Widening("CTR", ("ODS",), "renamed in 2023"))

    notices = notices_of(RN, Interpretation(added=added))

    assert [notice.text for notice in notices] == [
        "Also searching “registered nurse” for “RN”; “ODS” for “CTR”. renamed in 2023."
    ]
    assert notices[0].action is not None
    assert notices[0].action.url == ("/search?q=RN+night&credential=rn&credential=xyz&literal=1")


def test_a_corrected_spelling_can_be_undone() -> None:
    corrected = notices_of(SearchRequest(query="nurce"), Interpretation(corrected="nurse"))

    assert corrected[0].text == "Showing results for “nurse”."
    assert corrected[0].action is not None
    assert corrected[0].action.url == "/search?q=nurce&literal=1"


def test_a_filter_read_from_words_says_so_and_can_be_undone() -> None:
    natural = NaturalFilter("over $70,000", "median pay over $70,000", 'nurse "over $70,000"')

    notice = notices_of(SearchRequest(query="nurse"), Interpretation(natural=(natural,)))[0]

    assert notice.text == "“over $70,000” is understood as median pay over $70,000."
    assert notice.action is not None
    assert notice.action.url == "/search?q=nurse+%22over+%2470%2C000%22"


def test_a_literal_search_says_so_and_can_be_widened() -> None:
    notice = notices_of(SearchRequest(query="RN", literal=True), Interpretation())[0]

    assert notice.action is not None
    assert notice.action.url == "/search?q=RN"


def test_a_plain_search_needs_no_explanation() -> None:
    assert notices_of(RN, Interpretation()) == ()


def test_a_search_without_results_offers_what_would_find_some() -> None:
    relaxation = Relaxation("night", 12, SearchRequest(query="RN"))

    page = make_search_page(replace(EMPTY, relaxations=(relaxation,)))

    assert page.status == "No occupations"
    assert [(link.text, link.url) for link in page.relaxations] == [
        ("Without “night”: 12 occupations", "/search?q=RN")
    ]


def test_reasons_are_shown_with_the_score_they_add_up_to() -> None:
    why = (ScorePart("title: nurse", 4.25), ScorePart("training: rn", 1.5))
    title = (SnippetPart("Registered Nurses", match=False),)
    hit = Hit("rn", "Registered Nurses", 5.75, "/x", title, None, (), NOTHING_KNOWN, why)

    card = make_search_page(replace(EMPTY, total=1, pages=1, hits=(hit,))).cards[0]

    assert [(reason.what, reason.points) for reason in card.reasons] == [
        ("title: nurse", "4.25"),
        ("training: rn", "1.50"),
    ]
    assert card.points == "5.75"


def test_the_document_title_tells_searches_and_pages_apart() -> None:
    assert search_title(EMPTY) == "RN night – Search"
    assert search_title(replace(EMPTY, page=2, pages=3)) == "RN night, page 2 – Search"
    assert search_title(replace(EMPTY, request=SearchRequest())) == "All occupations – Search"


def test_a_page_past_the_end_says_so_instead_of_no_results() -> None:
    page = make_search_page(replace(EMPTY, total=21, page=40, pages=3))

    assert page.status == "21 occupations"
    assert page.past_end == "There is no page 40: the list has 3 pages."
    assert make_search_page(EMPTY).past_end is None


def test_that_nothing_has_every_word_is_said_only_where_there_is_a_list() -> None:
    assert make_notices(EMPTY) == ()
    assert make_notices(replace(EMPTY, total=3, with_every_word=1)) == ()
    assert [notice.text for notice in make_notices(replace(EMPTY, total=3))] == [
        "No occupation has all of these words. These come closest."
    ]


def test_the_status_says_how_many_have_every_word_and_a_link_lists_only_these() -> None:
    page = make_search_page(replace(EMPTY, total=12, pages=2, with_every_word=3))

    assert page.status == "12 occupations, 3 with every word, page 1 of 2"
    assert page.every_word is not None
    assert page.every_word.text == "Only with every word"
    assert page.every_word.url == ("/search?q=RN+night&credential=rn&credential=xyz&every=1")


def test_no_occupation_is_said_to_have_a_word_that_is_said_to_be_unknown() -> None:
    unknown = Interpretation(unknown=("astronaut",))

    page = make_search_page(
        replace(EMPTY, total=2, pages=1, with_every_word=1, interpretation=unknown)
    )

    assert (page.status, page.every_word) == ("2 occupations", None)


def test_a_list_of_only_what_has_every_word_is_undone_by_one_link() -> None:
    request = SearchRequest(query="RN night", every_word=True)

    page = make_search_page(replace(EMPTY, request=request, total=3, pages=1, with_every_word=3))

    assert page.status == "3 occupations"
    assert page.every_word is not None
    assert page.every_word.url == "/search?q=RN+night"
    assert page.kept == (("every", "1"),)


def test_where_all_or_none_have_every_word_there_is_nothing_to_choose() -> None:
    for every in (0, 3):
        page = make_search_page(replace(EMPTY, total=3, pages=1, with_every_word=every))

        assert page.status == "3 occupations"
        assert page.every_word is None


def test_a_result_says_which_words_it_lacks() -> None:
    title = (SnippetPart("Registered Nurses", match=False),)
    hit = Hit("rn", "Registered Nurses", 1.0, "/x", title, None, (), NOTHING_KNOWN, ())
    lacking = replace(hit, missing=("senior", "night"))

    cards = make_search_page(replace(EMPTY, total=2, pages=1, hits=(hit, lacking))).cards

    assert [card.without for card in cards] == [None, "Without: senior, night"]


def test_a_word_that_nothing_here_is_about_is_said_before_what_is_nearest() -> None:
    interpretation = Interpretation(unknown=("plumbrr",), nearest=("plumber", "plumbing"))
    request = SearchRequest(query="night plumbrr")
    results = replace(EMPTY, request=request, interpretation=interpretation)

    (some,) = make_notices(replace(results, total=3))
    (none,) = make_notices(results)

    assert some.text == "No profile here is about “plumbrr”. These come nearest."
    assert none.text == "No profile here is about “plumbrr”."
    assert [(offer.text, offer.url) for offer in some.offers] == [
        ("plumber", "/search?q=night+plumber"),
        ("plumbing", "/search?q=night+plumbing"),
    ]


def test_a_place_is_told_apart_from_a_word_that_is_unknown() -> None:
    interpretation = Interpretation(unknown=("in Seattle", "xqz"), elsewhere=("in Seattle",))
    request = SearchRequest(query="xqz salary in Seattle")

    notices = notices_of(request, interpretation)

    assert [notice.text for notice in notices] == [
        "No profile here is about “xqz”. These come nearest.",
        "This site describes occupations. It has no vacancies and no figures by place or date: "
        "“in Seattle” was left out.",
    ]


def test_a_query_of_nothing_but_what_is_not_here_leaves_nothing_out() -> None:
    interpretation = Interpretation(unknown=("now hiring",), elsewhere=("now hiring",))

    (notice,) = notices_of(SearchRequest(query="now hiring"), interpretation)

    assert notice.text.endswith("“now hiring” cannot be answered.")


def test_a_title_that_people_hold_says_so_once_with_its_credit() -> None:
    title = (SnippetPart("Farriers", match=False),)
    alternate = (SnippetPart("Horse Keeper", match=False),)
    plain = Hit("farriers", "Farriers", 1.0, "/x", title, alternate, (), NOTHING_KNOWN, ())
    alone = replace(plain, held_title=HeldTitle("Wheel Horseshoer", 1))
    shared = replace(plain, held_title=HeldTitle("Associate", 3))
    source = Source(
        "onet", "O*NET", "Labor", licence="CC BY 4.0 (x); attribution required", url="https://o/",
        citation="Used with thanks.",
    )  # fmt: skip
    results = replace(EMPTY, total=3, pages=1, hits=(plain, alone, shared))

    page = make_search_page(results, held_source=source)

    assert [card.held for card in page.cards] == [
        None,
        "Also called Wheel Horseshoer",
        "Also called Associate (several occupations are called so)",
    ]
    assert [card.also_called for card in page.cards] == [alternate, None, None]
    assert page.held_credit is not None
    assert page.held_credit.text == "Titles from O*NET, Labor, CC BY 4.0"
    assert page.held_credit.url == "https://o/"
    assert page.held_credit.attribution == "Used with thanks."
    assert make_search_page(replace(results, hits=(plain,)), held_source=source).held_credit is None


def test_below_a_bound_on_education_a_link_offers_what_varies() -> None:
    natural = NaturalFilter("without a degree", "no degree", "x", facet="education")
    query = "jobs without a degree paying over 70000"
    request = SearchRequest(query=query, filters={"group": ("legal",)}, page=2, sort="pay")
    results = replace(EMPTY, request=request, interpretation=Interpretation(natural=(natural,)))

    link = make_search_page(results, varying=9).varying

    assert link is not None
    assert link.text == "9 more whose level of education varies"
    assert link.url == "/search?q=jobs+paying+over+70000&education=varies&group=legal&sort=pay"
    assert make_search_page(results).varying is None


def test_a_chosen_level_offers_what_varies_until_that_is_chosen() -> None:
    chosen = replace(EMPTY, request=SearchRequest(filters={"education": ("high-school",)}))
    varies = replace(EMPTY, request=SearchRequest(filters={"education": ("high-school", "varies")}))

    assert varying_request(chosen) == SearchRequest(filters={"education": ("varies",)})
    assert varying_request(varies) is None
    assert varying_request(EMPTY) is None
