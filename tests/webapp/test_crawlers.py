"""Robots, sitemap, browsers' search boxes, and old addresses."""

import re
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from indexer.index import Index
from tests.webapp.asking import attribute, first, read

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def addresses(client: FlaskClient) -> list[str]:
    tree = ElementTree.fromstring(client.get("/sitemap.xml").data)
    return [str(node.text).removeprefix("http://localhost") for node in tree.iter(f"{SITEMAP}loc")]


def test_the_sitemap_has_every_profile_and_every_name_once(
    client: FlaskClient, index: Index
) -> None:
    found = addresses(client)

    assert len(found) == len(set(found))
    assert {f"/occupations/{card.slug}" for card in index.view.cards} <= set(found)
    for kind in ("credential", "organization"):
        listed = {attribute(a, "href") for a in read(client, f"/{kind}s").css(".letter li > a")}
        assert listed == {path for path in found if path.startswith(f"/{kind}s/")}


def test_addresses_of_the_sitemap_are_those_the_pages_give(client: FlaskClient) -> None:
    for path in addresses(client)[::60]:
        tree = read(client, path)
        canonical = attribute(first(tree, "link[rel=canonical]"), "href")
        assert canonical == f"http://localhost{path}"
        assert not tree.css("meta[name=robots]")


def test_robots_read_profiles_and_leave_combinations_alone(client: FlaskClient) -> None:
    text = client.get("/robots.txt").text
    rules = RobotFileParser()
    rules.parse(text.splitlines())

    for path in ("/", "/occupations/lawyers", "/occupations?letter=C", "/credentials/rhit", "/api"):
        assert rules.can_fetch("*", path), path
    for path in ("/search?q=x&group=legal", "/search/group", "/suggest?q=a", "/compare?o=lawyers",
                 "/credentials/compare?c=rhit", "/credentials?by=kind",
                 "/api/v1/search"):  # fmt: skip
        assert not rules.can_fetch("*", path), path
    assert "Disallow: /occupations/*?q=" in text  # a pattern, which the parser above does not know
    assert rules.site_maps() == ["http://localhost/sitemap.xml"]


def test_a_browser_can_search_from_its_address_bar(client: FlaskClient) -> None:
    link = first(read(client, "/"), "link[rel=search]")
    response = client.get(attribute(link, "href"))
    tree = ElementTree.fromstring(response.data)

    by_type = {node.get("type"): node.get("template") for node in tree.iter(f"{OPENSEARCH}Url")}
    assert response.content_type.startswith(attribute(link, "type"))
    for kind in ("text/html", "application/x-suggestions+json"):
        address = str(by_type[kind]).replace("{searchTerms}", "phlebotomist")
        assert client.get(address.removeprefix("http://localhost")).status_code == 200


def test_suggestions_for_browsers_are_four_lists(client: FlaskClient) -> None:
    typed, names, details, links = client.get("/opensearch/suggest?q=phleb").get_json()

    assert typed == "phleb"
    assert names[0] == "Phlebotomists"
    assert links[0] == "http://localhost/occupations/phlebotomists"
    assert len(names) == len(details) == len(links)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/occupations/Registered-Nurses", "/occupations/registered-nurses"),
        ("/occupations/registered_nurses", "/occupations/registered-nurses"),
        ("/occupations/registered%20nurse", "/occupations/registered-nurses"),
        ("/occupations/child-care-workers", "/occupations/childcare-workers"),
        ("/occupations/lawyer?q=court", "/occupations/lawyers?q=court"),
        ("/credentials/RHIT", "/credentials/rhit"),
        ("/credentials/ctr", "/credentials/ods"),
        ("/credentials/certified_tumor_registrar", "/credentials/ods"),
        ("/organizations/AHIMA", "/organizations/ahima"),
    ],
)
def test_an_old_or_differently_written_address_leads_to_the_page(
    client: FlaskClient, old: str, new: str
) -> None:
    response = client.get(old)

    assert (response.status_code, response.headers["Location"]) == (301, new)
    assert re.search(r"max-age=\d+", response.headers["Cache-Control"])
    assert client.get(new).status_code == 200


@pytest.mark.parametrize(
    "path", ["/occupations/no-such-occupation", "/credentials/zzz", "/organizations/%00"]
)
def test_an_address_that_means_nothing_stays_missing(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404
