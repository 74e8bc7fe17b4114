"""The full profile over the shipped corpus."""

from flask.testing import FlaskClient

from indexer.browse.profile import get_profile
from indexer.index import Index
from tests.webapp.asking import REGISTRARS, attribute, first, read, texts

SLUG = REGISTRARS.rpartition("/")[2]
CORE = ["nature-of-work", "training", "employment", "job-outlook", "earnings"]


def test_the_five_sections_stand_in_the_handbooks_order(client: FlaskClient) -> None:
    tree = read(client, REGISTRARS)

    sections = [attribute(node, "id") for node in tree.css("section.passage")]

    assert [section for section in sections if section in CORE] == CORE


def test_previous_and_next_lead_along_the_sections(client: FlaskClient) -> None:
    tree = read(client, REGISTRARS)

    sections = [f"#{node.attributes['id']}" for node in tree.css("section.passage")]
    forward = [attribute(node, "href") for node in tree.css(".steps .on")]
    back = [attribute(node, "href") for node in tree.css(".steps .back")]

    assert forward == sections[1:]
    assert back == sections[:-1]


def test_every_word_of_the_profile_is_on_the_page(client: FlaskClient, index: Index) -> None:
    occupation = index.stored_profile(SLUG).occupation

    tree = read(client, REGISTRARS)

    for section in occupation.sections:
        shown = " ".join(first(tree, f"#{section.type}").text().split())
        for part in section.parts:
            for line in part.text.splitlines():
                assert line.removeprefix("- ").strip() in shown


def test_the_navigation_lists_what_the_page_has(client: FlaskClient) -> None:
    tree = read(client, REGISTRARS)

    targets = [attribute(node, "href")[1:] for node in tree.css(".toc a")]
    present = [attribute(node, "id") for node in tree.css(".body > section[id]")]

    assert targets == present


def test_quick_facts_carry_year_and_source(client: FlaskClient, index: Index) -> None:
    pay = index.stored_profile(SLUG).occupation.facts.pay
    assert pay is not None and pay.median is not None

    row = first(read(client, REGISTRARS), ".quick tr")

    assert first(row, "td").text().startswith(f"${pay.median:,.0f} a year")
    assert first(row, "small").text() == str(pay.year)
    assert attribute(first(row, "a.cite"), "href").startswith("#source-")


def test_pictures_stand_in_the_section_they_belong_to(client: FlaskClient) -> None:
    tree = read(client, REGISTRARS)

    assert tree.css("#earnings figure svg[role=img][aria-label]")
    assert tree.css("#job-outlook figure table.bars")
    assert tree.css("#employment figure table.bars")


def test_a_name_is_linked_once_in_a_section(client: FlaskClient) -> None:
    tree = read(client, REGISTRARS)

    linked = 0
    for section in tree.css("section.passage"):
        links = [attribute(n, "href") for n in section.css(".part p a, .part li a")]
        assert len(links) == len(set(links))
        linked += len(links)
    assert linked > 0


def test_credentials_and_organizations_are_those_that_the_engine_found(
    client: FlaskClient, index: Index
) -> None:
    profile = get_profile(index, SLUG)

    tree = read(client, REGISTRARS)

    assert texts(tree, "#credentials li > a") == [c.label for c in profile.credentials]
    assert texts(tree, "#organizations li > a") == [o.label for o in profile.organizations]


def test_the_citation_has_the_full_address(client: FlaskClient) -> None:
    citation = texts(read(client, REGISTRARS), ".citation")[0]

    assert citation.endswith(f"http://localhost{REGISTRARS}")


def test_a_licence_that_asks_for_attribution_gets_it(client: FlaskClient) -> None:
    sources = texts(read(client, REGISTRARS), "#sources li")

    onet = next(source for source in sources if source.startswith("O*NET"))
    assert "O*NET is a trademark of USDOL/ETA" in onet
