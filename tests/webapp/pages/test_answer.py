"""The answer above the list, from hand-made answers of the engine."""

from dataclasses import replace

from indexer.request import SearchRequest
from indexer.results import (
    Answer,
    Compared,
    Facet,
    FacetValue,
    Hit,
    Interpretation,
    QuickFacts,
    SearchResults,
    SectionHit,
    SnippetPart,
)
from webapp.pages.answer import AnswerBox, AnswerSide, make_answer
from webapp.pages.frame import Link

REQUEST = SearchRequest(query="how much do plumbers earn")
SECTION = SectionHit(
    "earnings", "Earnings: Bonuses", "/occupations/plumbers#earnings-bonuses", (), 1.0
)
HIT = Hit(
    "plumbers", "Plumbers", 1.0, "/occupations/plumbers", (SnippetPart("Plumbers", match=False),),
    None, (SECTION,), QuickFacts(None, None, None, None, None, None, None), (),
)  # fmt: skip
RESULTS = SearchResults(
    request=REQUEST,
    total=1,
    page=1,
    pages=1,
    hits=(HIT,),
    facets=(Facet("section", "Section", (FacetValue("earnings", "Earnings", 1, False),)),),
    interpretation=Interpretation(),
    relaxations=(),
    generation="g1",
)
FACT = Answer(
    kind="fact",
    slugs=("plumbers",),
    title="Plumbers",
    text="Plumbers: median pay $62,970 a year (2024). Half earn more.",
    url="/occupations/plumbers#earnings",
    section="earnings",
    value="$62,970 a year",
    year=2024,
    source="Occupational Outlook Handbook",
    label="median pay",
    quote="Half earn more.",
)
QUERY = "q=how+much+do+plumbers+earn"


def box_of(answer: Answer) -> AnswerBox | None:
    return make_answer(replace(RESULTS, answer=answer), REQUEST)


def test_a_fact_stands_with_its_label_year_source_and_sentences() -> None:
    assert box_of(FACT) == AnswerBox(
        label="Median pay",
        subject=Link("Plumbers", f"/occupations/plumbers?{QUERY}"),
        value="$62,970 a year",
        text="Half earn more.",
        sides=(),
        note="2024, Occupational Outlook Handbook",
        more=Link("More in Earnings", f"/occupations/plumbers?{QUERY}#earnings"),
    )


def test_a_fact_without_year_source_and_sentences_is_only_its_value() -> None:
    box = box_of(replace(FACT, year=None, source=None, quote=None))

    assert box is not None
    assert (box.value, box.note, box.text) == ("$62,970 a year", None, None)


def test_a_passage_links_to_the_place_that_says_so_under_its_own_heading() -> None:
    passage = Answer(
        kind="passage",
        slugs=("plumbers",),
        title="Plumbers",
        text="Some get bonuses.",
        url="/occupations/plumbers#earnings-bonuses",
        section="earnings",
        quote="Some get bonuses.",
    )

    assert box_of(passage) == AnswerBox(
        label="Earnings: Bonuses",
        subject=Link("Plumbers", f"/occupations/plumbers?{QUERY}"),
        value=None,
        text="Some get bonuses.",
        sides=(),
        note=None,
        more=Link("More in Earnings: Bonuses", f"/occupations/plumbers?{QUERY}#earnings-bonuses"),
    )


def test_a_card_says_what_was_named_once_and_links_to_its_page() -> None:
    card = Answer(
        kind="card",
        slugs=("registrars",),
        title="Registered Health Information Technician (RHIT)",
        text="Registered Health Information Technician (RHIT): certification; issued by AHIMA",
        url="/credentials/rhit",
    )

    assert box_of(card) == AnswerBox(
        label=None,
        subject=Link("Registered Health Information Technician (RHIT)", "/credentials/rhit"),
        value=None,
        text="Certification; issued by AHIMA",
        sides=(),
        note=None,
        more=Link("More about the credential", "/credentials/rhit"),
    )


def test_a_comparison_has_both_values_and_the_link_to_the_comparison() -> None:
    comparison = Answer(
        kind="comparison",
        slugs=("plumbers", "welders"),
        title="Plumbers or Welders",
        text="Plumbers: $62,970 a year; Welders: $51,000 a year",
        url="/compare?o=plumbers&o=welders",
        year=2024,
        label="median pay",
        compared=(
            Compared("plumbers", "Plumbers", ("$62,970 a year",)),
            Compared("welders", "Welders", ("$51,000 a year", "jobs +2 percent")),
        ),
    )

    box = box_of(comparison)

    assert box is not None
    assert (box.label, box.value, box.note) == ("Median pay compared", None, "2024")
    assert box.sides == (
        AnswerSide(Link("Plumbers", "/occupations/plumbers"), "$62,970 a year", ()),
        AnswerSide(Link("Welders", "/occupations/welders"), "$51,000 a year", ("jobs +2 percent",)),
    )
    assert box.more == Link("Compare them side by side", "/compare?o=plumbers&o=welders")


def test_without_an_answer_there_is_no_box() -> None:
    assert make_answer(RESULTS, REQUEST) is None
