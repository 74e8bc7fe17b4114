"""Occupations, credentials and organizations: the lists, and one in full."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from indexer.browse.browse import (
    credential_index,
    get_credential,
    get_organization,
    organization_index,
)
from indexer.cli.main import main
from indexer.index import Index

from .asking import ask, pages


def entries(client: FlaskClient, kind: str, limit: int) -> list[Any]:
    """A whole list, read page by page."""
    return [one for page in pages(client, f"/api/v1/{kind}?limit={limit}") for one in page[kind]]


def test_every_occupation_is_listed_once_by_title(client: FlaskClient, index: Index) -> None:
    listed = entries(client, "occupations", 50)

    cards = {card.slug: card for card in index.view.cards}
    assert len(listed) == len(cards)
    assert [one["title"] for one in listed] == sorted(
        (card.title for card in cards.values()), key=str.casefold
    )
    for one in listed:
        card = cards[one["slug"]]
        assert one["title"] == card.title
        assert one["alternate_titles"] == [*card.alternate_titles]
        assert one["quick_facts"]["pay_median"] == card.pay_median


def test_every_credential_and_organization_of_the_indexes_is_listed_once(
    client: FlaskClient, index: Index
) -> None:
    for kind, expected in (
        ("credentials", credential_index(index)),
        ("organizations", organization_index(index)),
    ):
        listed = entries(client, kind, 100)

        assert [(one["slug"], one["label"], one["occupations"]) for one in listed] == [
            (entry.slug, entry.label, entry.occupations) for entry in expected
        ]


@pytest.mark.parametrize(
    "slug", ["registered-nurses", "lawyers", "welders-cutters-solderers-and-brazers"]
)
def test_an_occupation_in_full_says_what_the_command_line_shows(
    client: FlaskClient, shipped_index: Path, slug: str
) -> None:
    command = ["show", slug, "--index", str(shipped_index), "--json"]
    expected = json.loads(CliRunner().invoke(main, command).stdout)

    answer = ask(client, f"/api/v1/occupations/{slug}")

    occupation = expected["occupation"]
    for name in ("title", "soc", "onet", "alternate_titles", "former_titles"):
        assert answer[name] == occupation[name], name
    assert answer["facts"]["pay"].items() == occupation["facts"]["pay"].items()
    assert answer["facts"]["education"]["value"] == occupation["facts"]["education"]
    assert answer["facts"]["outlook"]["percent"] == occupation["facts"]["outlook"]["percent"]
    for name in ("credentials", "organizations"):
        assert answer[name] == expected[name], name
    assert [_written(part) for s in answer["sections"] for part in s["parts"]] == [
        _written(part) for s in occupation["sections"] for part in s["parts"]
    ]


def _written(part: dict[str, str]) -> tuple[str, str]:
    return part["heading"], part["text"]


def test_every_address_in_an_occupation_leads_somewhere(client: FlaskClient) -> None:
    answer = ask(client, "/api/v1/occupations/registered-nurses")

    kinds = ("sections", "credentials", "organizations", "related")
    linked = [one["url"] for kind in kinds for one in answer[kind]]
    found = [answer["url"], answer["group"]["url"], *filter(None, linked)]
    assert len(found) > 10
    for url in found:
        assert client.get(url).status_code == 200, url


def test_a_credential_and_an_organization_name_every_occupation_that_names_them(
    client: FlaskClient, index: Index
) -> None:
    rhit = ask(client, "/api/v1/credentials/rhit")
    ahima = ask(client, "/api/v1/organizations/ahima")

    assert rhit["name"] == "Registered Health Information Technician"
    assert [issuer["url"] for issuer in rhit["issuers"]] == ["/organizations/ahima"]
    assert [one["occupation"]["title"] for one in rhit["occupations"]] == [
        one.occupation.title for one in get_credential(index, "rhit").occupations
    ]
    assert [one["passage"]["sentence"] for one in ahima["occupations"]] == [
        one.passage.sentence for one in get_organization(index, "ahima").occupations
    ]
    assert "/credentials/rhit" in [one["url"] for one in ahima["issues"]]


@pytest.mark.parametrize("kind", ["occupation", "credential", "organization"])
def test_an_unknown_slug_is_not_found_and_the_answer_names_it(
    client: FlaskClient, kind: str
) -> None:
    problem = ask(client, f"/api/v1/{kind}s/no-such-thing", 404)

    assert problem["detail"] == f"No {kind} has the slug 'no-such-thing'."
