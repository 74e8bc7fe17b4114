"""Wordings of one name on one page are one entity."""

import pytest

from indexer.model import Credential, Organization, Vocabulary
from tests.indexer.extraction.profiles import KNOWN, found, mentions, vocabulary


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Ask the Society of Bread and Cake Makers. The Society of Bread Cake Makers is old.",
            "Society of Bread and Cake Makers",
        ),
        (
            "The Registry of Dough Sonographers (RDSX) is old. Join the Registry for Dough "
            "Sonography (RDSX).",
            "Registry of Dough Sonographers",
        ),
        ("The National Oven Service is old. The Oven Service pays.", "National Oven Service"),
        (
            "Join the Bakers Guild. The Bakers Guild International pays.",
            "Bakers Guild International",
        ),
        (
            "Pies are sold by APIC, the Association for Ovens. The Association for Ovens pays.",
            "Association for Ovens",
        ),
    ],
)  # fmt: skip
def test_wordings_of_a_body_are_one(text: str, name: str) -> None:
    assert {m.name for m in mentions(text)} == {name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Take the Oven Design Exam. The Oven Design Examination (ODE) is hard.",
            "Oven Design Examination",
        ),
        (
            "The Dough Development Associate (DDA) credential helps. Earn the Dough Development "
            "Associate Credential.",
            "Dough Development Associate",
        ),
        (
            "A Certified General Dough Baker bakes. See the General Dough Baker designation.",
            "Certified General Dough Baker",
        ),
    ],
)
def test_wordings_of_a_credential_are_one(text: str, name: str) -> None:
    assert {n for n, _ in found("credential", text)} == {name}


def test_names_with_two_acronyms_are_two() -> None:
    text = "A Certified Oven Baker (COB) bakes. A Certified Oven Baker Credential (COBC) helps."

    assert {acronym for _, acronym in found("credential", text)} == {"COB", "COBC"}


def test_an_examination_is_not_the_certification_it_leads_to() -> None:
    text = "The Dough Board (DGB) tests. DGB certification follows the DGB certification exam."

    assert {name for name, _ in found("credential", text)} == {
        "DGB certification",
        "DGB certification exam",
    }


def test_former_and_present_names_of_the_vocabulary_are_one() -> None:
    text = "The Operations Management Society is now the Association for Supply Chain Management."

    assert {(m.name, m.slug) for m in mentions(text, KNOWN)} == {
        ("Association for Supply Chain Management", "ascm")
    }


def named_in_order(text: str, known: Vocabulary) -> list[tuple[str, str]]:
    return [(mention.surface, mention.slug) for mention in mentions(text, known)]


FRAUD = Credential("cfe-fraud", "Certified Oven Fraud Examiner", "certification", "COFE")
FLOUR = Credential("cfe-flour", "Certified Oven Flour Examiner", "certification", "COFE")


def test_two_names_of_the_vocabulary_stay_two_although_they_share_letters() -> None:
    text = (
        "A Certified Oven Fraud Examiner (COFE) reads books. "
        "A Certified Oven Flour Examiner (COFE) sifts."
    )

    assert named_in_order(text, vocabulary(credentials=(FRAUD, FLOUR))) == [
        ("Certified Oven Fraud Examiner", "cfe-fraud"),
        ("COFE", "cfe-fraud"),
        ("Certified Oven Flour Examiner", "cfe-flour"),
        ("COFE", "cfe-flour"),
    ]


def test_letters_behind_a_name_are_those_of_this_name_whatever_they_mean_elsewhere() -> None:
    text = (
        "A Certified Oven Fraud Examiner (COFE) reads books. "
        "A Certified Oatmeal Feast Manager (COFE) cooks."
    )

    assert named_in_order(text, vocabulary(credentials=(FRAUD,))) == [
        ("Certified Oven Fraud Examiner", "cfe-fraud"),
        ("COFE", "cfe-fraud"),
        ("Certified Oatmeal Feast Manager", "certified-oatmeal-feast-manager"),
        ("COFE", "certified-oatmeal-feast-manager"),
    ]


def test_letters_of_another_entry_do_not_define_a_name() -> None:
    known = vocabulary(
        credentials=(
            Credential("baker", "Certified Rye Baker", "certification", "CRB"),
            Credential("institute", "Oven Institute Mark", "certification", "OIMX"),
        )
    )

    found = dict(named_in_order("A Certified Rye Baker (OIMX) bakes. OIMX is a mark.", known))

    assert found == {"Certified Rye Baker": "baker", "OIMX": "institute"}


@pytest.mark.parametrize(
    "text",
    [
        "DoughTIA Network+ and Oven+ help.",
        "DoughTIA's Network+ and Oven+ help.",
        "They hold DoughTIA Network+, or the DoughTIA Oven+.",
        "Both Network+ and Oven+ help.",
    ],
)
def test_a_sign_that_ends_a_name_is_part_of_it(text: str) -> None:
    known = vocabulary(
        credentials=tuple(
            Credential(
                name.lower(), f"DoughTIA {name}+", "certification", other_names=(f"{name}+",)
            )
            for name in ("Network", "Oven")
        ),
        organizations=(Organization("doughtia", "DoughTIA"),),
    )

    found = mentions(text, known)

    assert {m.slug for m in found if m.entity == "credential"} == {"network", "oven"}
    assert {m.slug for m in found if m.entity == "organization"} <= {"doughtia"}
