"""Occupations side by side."""

import pytest
from flask.testing import FlaskClient

from indexer.browse.by_name import occupation_named
from indexer.browse.profile import get_profile
from indexer.index import Index
from tests.webapp.asking import REGISTRARS, attribute, first, read, texts
from webapp.pages.comparison import MAX_COMPARED
from webapp.pages.facts import LABELS

TWO = "/compare?o=registered-nurses&o=lawyers"


def cells(client: FlaskClient, url: str, label: str) -> list[str]:
    """What the row with this label says, one text a column, without the column's name."""
    for row in read(client, url).css(".compare tbody tr"):
        if first(row, "th").text().strip() == label:
            for name in row.css(".of"):
                name.decompose()
            return texts(row, "td")
    raise AssertionError(label)


def test_facts_stand_in_the_column_of_their_occupation(client: FlaskClient, index: Index) -> None:
    facts = [index.stored_profile(s).occupation.facts for s in ("registered-nurses", "lawyers")]

    pays = cells(client, TWO, "Median pay")
    jobs = cells(client, TWO, "Jobs")

    for shown, fact in zip(pays, facts, strict=True):
        assert fact.pay is not None and fact.pay.median is not None
        assert shown == f"${fact.pay.median:,.0f} a year {fact.pay.year}"
    for shown, fact in zip(jobs, facts, strict=True):
        assert fact.jobs is not None
        assert shown == f"{fact.jobs.count:,} {fact.jobs.year}"


def test_sections_stand_side_by_side_in_full(client: FlaskClient, index: Index) -> None:
    titles = {slug: section.title for slug, section in index.vocabulary.sections.items()}

    for column, slug in enumerate(("registered-nurses", "lawyers")):
        for section in index.stored_profile(slug).occupation.sections:
            shown = cells(client, TWO, titles[section.type])[column]
            for line in section.text.split("\n"):
                assert line.removeprefix("- ") in shown


def test_credentials_are_compared_with_what_is_wanted_of_them(client: FlaskClient) -> None:
    nurses, lawyers = cells(client, TWO, "Credentials")

    assert "Registered Nurse (RN) required" in nurses
    assert "Bar Admission required" in lawyers


def test_the_range_of_pay_is_there_whatever_the_fact_above_it_is_called(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = cells(client, TWO, "Pay from the lowest to the highest tenth")
    monkeypatch.setitem(LABELS, "pay", "Pay in the middle")
    url = f"{TWO}&other"  # not the page in memory

    assert len(cells(client, url, "Pay in the middle")) == 2
    assert cells(client, url, "Pay from the lowest to the highest tenth") == before


def test_bars_of_pay_have_one_scale(client: FlaskClient, index: Index) -> None:
    tree = read(client, "/compare?o=cashiers&o=lawyers")

    bars = tree.css(".compare svg .range")
    ends = [float(attribute(b, "x")) + float(attribute(b, "width")) for b in bars]
    cashiers = index.stored_profile("cashiers").occupation.facts.pay
    lawyers = index.stored_profile("lawyers").occupation.facts.pay
    assert cashiers is not None and cashiers.p90 is not None and cashiers.unit == "hour"
    assert lawyers is not None and lawyers.p90 is not None and lawyers.unit == "year"
    assert abs(ends[0] - 100 * cashiers.p90 * 2080 / lawyers.p90) < 0.2
    assert ends[1] == 100


def test_each_column_can_be_taken_away(client: FlaskClient) -> None:
    tree = read(client, TWO)

    links = [attribute(node, "href") for node in tree.css(".compare .remove")]
    assert links == ["/compare?o=lawyers", "/compare?o=registered-nurses"]


def test_one_more_is_added_by_title_or_from_those_related(client: FlaskClient) -> None:
    form = first(read(client, "/compare?o=registered-nurses"), "form.add")
    kept = [(attribute(n, "name"), attribute(n, "value")) for n in form.css("input[type=hidden]")]
    added = read(client, "/compare?o=registered-nurses&o=Physician+assistant")
    offered = first(read(client, "/compare?o=registered-nurses"), ".offers a")

    assert kept == [("o", "registered-nurses")]
    assert texts(added, ".compare thead th > a:first-child") == [
        "Registered Nurses",
        "Physician Assistants",
    ]
    assert len(read(client, attribute(offered, "href")).css(".compare thead th")) == 2


def test_related_occupations_are_offered_from_each_column_in_turn(
    client: FlaskClient, index: Index
) -> None:
    compared = ("registered-nurses", "lawyers")
    related = [get_profile(index, slug).related for slug in compared]

    offered = texts(read(client, TWO), ".offers a")

    in_turn = [link.title for pair in zip(*related, strict=False) for link in pair if link.url]
    assert offered[:4] == [f"Add {title}" for title in in_turn[:4]]


def test_a_name_is_completed_from_all_that_can_be_compared(
    client: FlaskClient, index: Index
) -> None:
    for url, names in (
        ("/compare", {card.title for card in index.view.cards}),
        ("/credentials/compare", {c.name for c in index.vocabulary.credentials.values()}),
    ):
        tree = read(client, url)
        completed = tree.css(f"datalist#{attribute(first(tree, '#add'), 'list')} option")
        assert {attribute(option, "value") for option in completed} == names


def test_every_completed_title_is_understood(index: Index) -> None:
    for card in index.view.cards:
        assert occupation_named(index, card.title) == card.slug


def test_at_most_four_are_compared_and_the_rest_is_named(client: FlaskClient) -> None:
    slugs = ("actors", "lawyers", "cashiers", "cooks", "surveyors")

    tree = read(client, "/compare?" + "&".join(f"o={slug}" for slug in slugs))

    assert len(tree.css(".compare thead th")) == MAX_COMPARED
    assert "Left out: Surveyors" in first(tree, "main [role=status]").text()
    assert not tree.css("form.add")


def test_a_name_that_means_no_occupation_is_answered_with_what_it_may_mean(
    client: FlaskClient,
) -> None:
    tree = read(client, "/compare?o=lawyers&o=nurse&o=%3Cb%3E")

    status = first(tree, "main [role=status]")
    assert "Nothing here is called “nurse”" in status.text()
    assert "“<b>”" in status.text()
    links = [attribute(node, "href") for node in status.css("a")]
    assert "/compare?o=lawyers&o=registered-nurses" in links


def test_results_are_chosen_for_comparison_by_a_plain_form(client: FlaskClient) -> None:
    tree = read(client, "/search?q=nurse")

    form = first(tree, "form#compare")
    boxes = tree.css("input[name=o][form=compare]")
    chosen = [attribute(box, "value") for box in boxes[:2]]
    assert attribute(form, "action") == "/compare"
    assert len(boxes) == len(tree.css(".cards h3"))
    page = read(client, f"/compare?o={chosen[0]}&o={chosen[1]}")
    assert texts(page, ".compare thead th > a:first-child") == texts(tree, ".cards h3")[:2]


def test_a_profile_leads_to_a_comparison_with_those_related(client: FlaskClient) -> None:
    link = first(read(client, REGISTRARS), "#related p a")

    tree = read(client, attribute(link, "href"))

    assert 2 <= len(tree.css(".compare thead th")) <= MAX_COMPARED
    assert "Compare occupations" in texts(tree, "title")[0]
