"""The page of a credential and of an organization, from values written by hand."""

import pytest

from indexer.browse.browse import CredentialPage, NamingOccupation, OrganizationPage
from indexer.browse.profile import Link, Passage
from indexer.model import (
    Credential,
    FormerName,
    Organization,
    Relation,
    RequiredBy,
    Vocabulary,
)
from webapp.pages.entities import EntityPage, make_credential_page, make_organization_page

GUILD = Organization("nab", "Bee Guild", url="https://www.nab.example/", roles=("issues",))
VOCABULARY = Vocabulary({}, {}, {}, {"nab": GUILD}, {})


def link(title: str, url: str) -> Link:
    return Link(title, url, url.rpartition("/")[2])


EXAM = link("Hive Exam", "/credentials/hive-exam")


def naming(title: str, relation: Relation, by: RequiredBy | None = None) -> NamingOccupation:
    passage = Passage("They name it.", "Training", "/occupations/x#training")
    return NamingOccupation(link(title, "/occupations/x"), relation, passage, by)


def credential_page(entry: Credential, *namings: NamingOccupation) -> EntityPage:
    issuers = (link("Bee Guild", "/organizations/nab"),) if entry.issuers else ()
    found = CredentialPage(entry, entry.name, issuers, (EXAM,), (), namings)
    return make_credential_page(found, VOCABULARY, {})


def about(page: EntityPage) -> dict[str, list[str]]:
    return {line.label: [value.text for value in line.values] for line in page.about}


def test_a_credential_page_says_who_issues_it_and_where() -> None:
    page = credential_page(
        Credential(
            "rbk", "Registered Beekeeper", "registration", issuers=("nab",),
            former_names=(FormerName("Skep Keeper", "SK", 1999),), basis=("general-knowledge",),
        )
    )  # fmt: skip

    said = about(page)
    assert said["Kind"] == ["Registration"]
    assert said["Examination"] == ["Hive Exam"]
    assert said["Formerly"] == ["Skep Keeper (SK), until 1999"]
    assert said["Rests on"] == ["General knowledge, not confirmed against a document"]
    (issuer,) = next(line.values for line in page.about if line.label == "Issued by")
    assert (issuer.text, issuer.url) == ("Bee Guild", "/organizations/nab")
    assert issuer.site is not None
    assert (issuer.site.text, issuer.site.url) == ("nab.example", "https://www.nab.example/")


@pytest.mark.parametrize(
    ("bodies", "said"),
    [
        ("state boards of nursing", "State boards of nursing; ask your state’s board"),
        ("state motor vehicle departments",
         "State motor vehicle departments; ask your state’s department"),
        ("states and cities", "States and cities; ask your state"),
        ("colleges and universities", "Colleges and universities"),
    ],
)  # fmt: skip
def test_a_license_leads_to_the_body_of_the_own_state(bodies: str, said: str) -> None:
    page = credential_page(Credential("rn", "Nurse License", "license", granted_by=bodies))

    assert about(page)["Granted by"] == [said]


def test_occupations_stand_under_who_requires_it() -> None:
    page = credential_page(
        Credential("rbk", "Registered Beekeeper", "registration"),
        naming("A", "requires", "law"),
        naming("B", "requires", "employers"),
        naming("C", "requires"),
        naming("D", "prefers", "employers"),
        naming("E", "mentions"),
    )

    assert [(group.id, group.heading) for group in page.groups] == [
        ("requires-law", "Required by law"),
        ("requires-employers", "Required by employers"),
        ("requires", "Required to work in the occupation"),
        ("prefers", "Preferred by employers"),
        ("mentions", "Mentioned"),
    ]


def test_what_has_ended_is_said_first_and_plainly() -> None:
    page = credential_page(
        Credential("x", "Old Title", "designation", ended=2019, note="Replaced by the New Title.")
    )

    assert page.ended == "No longer given since 2019. Replaced by the New Title."
    assert "Note" not in about(page)


def test_an_organization_page_lists_what_it_issues_and_licenses() -> None:
    license_, title = link("Hive License", "/credentials/l"), link("Hive Title", "/credentials/t")
    program = link("Bee Degree", "/credentials/d")
    ended = Organization("nab", "Bee Guild", url="https://nab.example", ended=2015)
    found = OrganizationPage(ended, "Bee Guild", (license_, title), (license_,), (program,), (), ())

    page = make_organization_page(found, VOCABULARY, {})

    said = about(page)
    assert page.ended == "Dissolved or merged in 2015."
    assert said["Issues"] == ["Hive Title"]
    assert said["Licenses"] == ["Hive License"]
    assert said["Accredits programs for"] == ["Bee Degree"]
    assert said["Site"] == ["nab.example"]
