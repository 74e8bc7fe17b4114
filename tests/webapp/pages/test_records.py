"""What pages say to programs: schema.org, addresses, descriptions."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.index import Index
from tests.webapp.asking import PAGES, REGISTRARS, attribute, first, read, structured, texts
from webapp import create_app
from webapp.pages.records import shortened

# Properties without which a reader of schema.org has nothing to show, by type.
REQUIRED = {
    "WebSite": {"name", "url", "potentialAction"},
    "Occupation": {"name", "description", "mainEntityOfPage", "occupationLocation"},
    "EducationalOccupationalCredential": {"name", "credentialCategory", "mainEntityOfPage"},
    "Organization": {"name", "mainEntityOfPage"},
}


def complain_unless_complete(data: dict[str, Any]) -> None:
    assert data["@context"] == "https://schema.org"
    assert REQUIRED[data["@type"]] <= set(data)
    for value in data.values():
        assert value not in (None, "", [])


@pytest.mark.parametrize("url", PAGES)
def test_what_a_page_says_in_json_has_a_type_and_what_the_type_needs(
    client: FlaskClient, url: str
) -> None:
    for data in structured(read(client, url)):
        complain_unless_complete(data)


def test_profiles_credentials_and_organizations_all_say_what_they_are(
    client: FlaskClient, index: Index
) -> None:
    paths = [f"/occupations/{card.slug}" for card in index.view.cards]
    paths += [f"/credentials/{slug}" for slug in index.vocabulary.credentials]
    paths += [f"/organizations/{slug}" for slug in index.vocabulary.organizations]

    for path in paths[::8]:
        (data,) = structured(read(client, path))
        complain_unless_complete(data)
        assert data["mainEntityOfPage"] == f"http://localhost{path}"


def test_every_profile_has_its_occupation_in_the_words_of_schema_org(
    client: FlaskClient, index: Index
) -> None:
    for card in index.view.cards[::10]:
        (data,) = structured(read(client, f"/occupations/{card.slug}"))
        assert data["@type"] == "Occupation"
        assert data["name"] == card.title
        codes = [c["codeValue"] for c in data["occupationalCategory"]]
        assert codes == [*card.soc, *card.onet]
        if card.pay_median is not None:
            (salary,) = data["estimatedSalary"]
            assert salary["@type"] == "MonetaryAmountDistribution"
            assert salary["median"] == card.pay_median
            assert salary["currency"] == "USD"
            assert salary["duration"] == {"year": "P1Y", "hour": "PT1H"}[str(card.pay_unit)]


def test_an_occupation_says_what_it_asks_for_and_what_is_done(client: FlaskClient) -> None:
    (data,) = structured(read(client, "/occupations/registered-nurses"))

    names = [credential["name"] for credential in data["qualifications"]]
    assert "Registered Nurse (RN)" in names
    assert data["educationRequirements"]["credentialCategory"] == "Bachelor's degree"
    assert len(data["responsibilities"]) > 500
    percentiles = [data["estimatedSalary"][0][f"percentile{n}"] for n in (10, 90)]
    assert percentiles[0] < data["estimatedSalary"][0]["median"] < percentiles[1]


def test_a_credential_is_recognized_by_its_issuers(client: FlaskClient) -> None:
    (data,) = structured(read(client, "/credentials/rhit"))

    (issuer,) = data["recognizedBy"]
    assert issuer["@type"] == "Organization"
    assert issuer["url"] == "http://localhost/organizations/ahima"
    assert data["credentialCategory"] == "certification"
    assert "RHIT" in data["alternateName"]


def test_an_organization_names_the_credentials_it_recognizes(client: FlaskClient) -> None:
    (data,) = structured(read(client, "/organizations/ahima"))

    urls = [credential["url"] for credential in data["@reverse"]["recognizedBy"]]
    assert "http://localhost/credentials/rhit" in urls


def test_no_text_of_a_profile_can_end_its_script(client: FlaskClient, app: Flask) -> None:
    with app.test_request_context():
        escaped = app.jinja_env.from_string("{{ data|tojson }}").render(
            data={"name": "</script><b>&'"}
        )

    assert not set("<>&'") & set(escaped)
    for url in (REGISTRARS, "/credentials/rhit"):
        script = first(read(client, url), 'script[type="application/ld+json"]')
        assert "<" not in script.text()


@pytest.mark.parametrize("url", [p for p in PAGES if not p.startswith("/search")])
def test_a_public_page_has_one_address_and_a_description(client: FlaskClient, url: str) -> None:
    tree = read(client, url)
    if tree.css("meta[name=robots]"):
        assert not tree.css("link[rel=canonical], meta[property^=og]")
        return

    canonical = attribute(first(tree, "link[rel=canonical]"), "href")
    description = attribute(first(tree, "meta[name=description]"), "content")
    opengraph: dict[str, Any] = {
        attribute(node, "property"): attribute(node, "content")
        for node in tree.css("meta[property^=og]")
    }
    assert canonical.startswith("http://localhost/")
    assert read(client, canonical.removeprefix("http://localhost"))
    assert 30 <= len(description) <= 300
    assert opengraph["og:url"] == canonical
    assert opengraph["og:description"] == description
    assert opengraph["og:title"] in texts(tree, "title")[0]


def test_arrangements_of_one_list_share_an_address_and_letters_do_not(
    client: FlaskClient,
) -> None:
    def canonical(url: str) -> str:
        return attribute(first(read(client, url), "link[rel=canonical]"), "href")

    assert canonical("/credentials?by=kind") == "http://localhost/credentials"
    assert canonical("/occupations?letter=C") == "http://localhost/occupations?letter=C"
    assert canonical("/occupations?letter=none") == "http://localhost/occupations"


def test_a_configured_address_goes_before_the_one_asked_at(
    shipped_index: Path,
) -> None:
    settings = {"OCCUPATIONS_SITE_URL": "https://occupations.example/"}

    tree = read(create_app(shipped_index, settings).test_client(), "/credentials/rhit")

    canonical = attribute(first(tree, "link[rel=canonical]"), "href")
    assert canonical == "https://occupations.example/credentials/rhit"
    assert structured(tree)[0]["mainEntityOfPage"] == canonical


def test_a_description_ends_with_a_sentence_or_a_word() -> None:
    assert shortened("One. Two.", 20) == "One. Two."
    assert shortened("A first sentence. A second one.", 20) == "A first sentence."
    assert shortened("words without any end at all", 15) == "words without…"
    assert shortened("x" * 30, 10) == "…"
