"""Wordings of one name on one page are one entity."""

import pytest

from indexer.model import Credential
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


def test_two_names_of_the_vocabulary_stay_two_although_they_share_letters() -> None:
    known = vocabulary(
        credentials=(
            Credential("cfe-fraud", "Certified Oven Fraud Examiner", "certification", "COFE"),
            Credential("cfe-flour", "Certified Oven Flour Examiner", "certification", "COFE"),
        )
    )
    text = (
        "A Certified Oven Fraud Examiner (COFE) reads books. "
        "A Certified Oven Flour Examiner (COFE) sifts."
    )

    assert {(m.name, m.slug) for m in mentions(text, known)} == {
        ("Certified Oven Fraud Examiner", "cfe-fraud"),
        ("Certified Oven Flour Examiner", "cfe-flour"),
    }
