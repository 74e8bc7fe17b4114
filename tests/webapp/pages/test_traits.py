"""What a profile page says of interests, hours, conditions and tools, and where it leads."""

import pytest
from flask.testing import FlaskClient

from indexer.browse.akin import akin
from indexer.facet import technology_of
from indexer.index import Index
from tests.webapp.asking import attribute, first, read

ROOFERS = "/occupations/roofers"


def lines(client: FlaskClient, url: str) -> dict[str, list[str]]:
    return {
        " ".join(first(row, "dt").text(deep=False).split()): [
            " ".join(dd.text(separator=" ").split()) for dd in row.css("dd")
        ]
        for row in read(client, url).css("#traits dl > div")
    }


def test_a_profile_tells_what_its_facts_have(client: FlaskClient, index: Index) -> None:
    facts = index.stored_profile("roofers").occupation.facts
    assert facts.qualities and facts.technology and facts.schedule

    found = lines(client, ROOFERS)

    assert found["What you like"][0] == "Works with hands and machines (Realistic)"
    assert len(found["When you work"]) == len(facts.schedule.keywords)
    assert found["Helps to have"] == list(facts.qualities.names)
    assert found["Preparation"] == ["Some (job zone 2 of 5)"]
    names = [*found["Software"], *found["Tools"]]
    assert len(names) == len(technology_of(index.stored_profile("roofers").occupation))


def test_a_condition_of_the_text_is_quoted_with_a_link_to_its_section(
    client: FlaskClient, index: Index
) -> None:
    sections = index.stored_profile("roofers").occupation.sections
    text = next(section.text for section in sections if section.type == "nature-of-work")

    quotes = read(client, ROOFERS).css("#traits small a")

    assert quotes
    for quote in quotes:
        assert quote.text().strip("“”") in text
        assert attribute(quote, "href") == "#nature-of-work"


@pytest.mark.parametrize("slug", ["roofers", "registered-nurses", "drafters"])
def test_every_trait_leads_to_a_search_that_finds_the_occupation(
    client: FlaskClient, slug: str
) -> None:
    tree = read(client, f"/occupations/{slug}")
    links = {attribute(link, "href") for link in tree.css("#traits dd > a")}

    assert len(links) > 10
    for link in links:
        found = client.get(link.replace("/search?", "/api/v1/search?") + "&limit=50").json
        assert found is not None
        pages = range(1, -(-found["total"] // 50) + 1)
        slugs = {
            hit["slug"]
            for page in pages
            for hit in client.get(
                f"{link.replace('/search?', '/api/v1/search?')}&limit=50&page={page}"
            ).json["hits"]  # type: ignore[index]
        }
        assert slug in slugs, link


def test_those_who_say_so_are_cited(client: FlaskClient) -> None:
    tree = read(client, ROOFERS)

    cited = {attribute(link, "href") for link in tree.css("#traits dt .cite")}

    assert len(cited) == 2  # the Handbook and O*NET
    told = " ".join(first(tree, target).text() for target in cited)
    assert "O*NET" in told and "CC BY 4.0" in told


def test_a_profile_without_such_facts_has_no_empty_lines(client: FlaskClient) -> None:
    found = lines(client, "/occupations/military-careers")

    assert all(found.values())
    assert "What you like" not in found


def test_the_api_gives_the_same(client: FlaskClient, index: Index) -> None:
    facts = index.stored_profile("roofers").occupation.facts
    assert facts.interests and facts.technology

    answer = client.get("/api/v1/occupations/roofers").json

    assert answer is not None
    told = answer["facts"]
    assert [one["value"] for one in told["interests"]["highest"]] == list(facts.interests.highest)
    assert told["interests"]["realistic"] == facts.interests.realistic
    assert told["technology"]["tools"] == list(facts.technology.tools)
    assert {one["value"] for one in told["conditions"]["reported"]["values"]} == {"injuries"}
    assert {one["condition"]["value"] for one in told["conditions"]["said"]} >= {"heights"}
    assert all(one["url"].startswith(f"{ROOFERS}#") for one in told["conditions"]["said"])


def test_occupations_that_are_akin_are_linked(client: FlaskClient, index: Index) -> None:
    own = index.stored_profile("roofers").occupation

    page = client.get("/occupations/roofers").text

    for one in akin(index, "roofers", ("roofers", *own.related)):
        assert f'href="/occupations/{one.card.slug}"' in page
