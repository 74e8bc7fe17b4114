"""Full Name (ACR) and its variants."""

import pytest

from tests.indexer.extraction.profiles import credentials, found, mentions


@pytest.mark.parametrize(
    ("text", "name", "acronym"),
    [
        (
            "The American Academy of Professional Bakers (AAPB) offers courses.",
            "American Academy of Professional Bakers",
            "AAPB",
        ),
        (
            "They join the International Union of Bakers (BREAD.)",
            "International Union of Bakers",
            "BREAD",
        ),
        (
            "Ask the National Guild for Dough Quality (DQ) about it.",
            "National Guild for Dough Quality",
            "DQ",
        ),
        (
            "Ask the Bakers Association's (BA's) Board of Ovens.",
            "Bakers Association",
            "BA",
        ),
        (
            "Ask BETS (Baking Engineers Training Society).",
            "Baking Engineers Training Society",
            "BETS",
        ),
    ],
)
def test_a_body_is_defined_with_its_whole_name(text: str, name: str, acronym: str) -> None:
    assert (name, acronym) in found("organization", text)


@pytest.mark.parametrize(
    ("text", "name", "acronym"),
    [
        ("Many Certified Master Bakers (CMBs) teach.", "Certified Master Baker", "CMB"),
        ("Licensed practical bakers (LPBs) teach.", "Licensed practical baker", "LPB"),
        (
            "Take the Baking Licensure Examination, or BLEX-RN, first.",
            "Baking Licensure Examination",
            "BLEX-RN",
        ),
        (
            "It rests on the Master Baker Examination (M.B.E.), a test.",
            "Master Baker Examination",
            "M.B.E.",
        ),
        (
            "One is the Bread Development Associate credential (BDA).",
            "Bread Development Associate",
            "BDA",
        ),
        (
            "The Basics of Baking (BB) examination comes first.",
            "Basics of Baking examination",
            "BB",
        ),
        ("Most hold a Doctor of Baking (B.D.).", "Doctor of Baking", "B.D."),
        ("Most hold a juris doctor (J.D.).", "juris doctor", "J.D."),
        (
            "Most need a commercial ex-cook license (CECL).",
            "commercial ex-cook license",
            "CECL",
        ),
        (
            "Some earn a bachelor's degree in baking (BDB).",
            "bachelor's degree in baking",
            "BDB",
        ),
        (
            "Drivers need a commercial baker's license (CBL).",
            "commercial baker's license",
            "CBL",
        ),
        (
            "Guilds offer the Certified Baker (CB) and Personal Dough Specialist (PDS) titles.",
            "Personal Dough Specialist",
            "PDS",
        ),
        (
            "Some become a Fellow, Society of Bakers (FSB) in time.",
            "Fellow, Society of Bakers",
            "FSB",
        ),
        (
            "The Oven Operator (OVOP) and Oven Repair (OVREP) exams are common.",
            "Oven Operator exam",
            "OVOP",
        ),
    ],
)
def test_a_credential_is_defined_in_the_singular(text: str, name: str, acronym: str) -> None:
    assert (name, acronym) in found("credential", text)


def test_two_degrees_share_the_word_that_says_so() -> None:
    text = "Some earn a master's degree in oven engineering (MOE) or dough administration (MDA)."

    assert found("credential", text) == {
        ("master's degree in oven engineering", "MOE"),
        ("master's degree in dough administration", "MDA"),
    }


def test_a_certification_in_something_is_named_by_its_acronym() -> None:
    text = "Be certified in cardiopulmonary rescue (CPR) first."

    assert credentials(text) == {"CPR certification"}


@pytest.mark.parametrize(
    "text",
    [
        "They read an electrocardiogram (or EKG) daily.",
        "They know Total Dough Management (TDM) well.",
        "Computer-aided baking (CAB) is new.",
    ],
)
def test_an_acronym_of_something_else_names_nothing(text: str) -> None:
    assert mentions(text) == ()


def test_an_acronym_used_later_means_the_name_defined_earlier() -> None:
    text = "Join the National Bakers Guild (NBG). The NBG-approved list is long. Many like NBG."

    surfaces = [m.surface for m in mentions(text) if m.name == "National Bakers Guild"]

    assert surfaces == ["National Bakers Guild", "NBG", "NBG", "NBG"]


def test_plural_acronyms_mean_the_singular_name() -> None:
    text = "A Certified Bread Baker (CBB) is skilled. CBBs earn more."

    assert [m.surface for m in mentions(text)] == ["Certified Bread Baker", "CBB", "CBBs"]
    assert found("credential", text) == {("Certified Bread Baker", "CBB")}


def test_initials_of_a_name_on_the_page_are_its_acronym() -> None:
    text = "The Institute of Internal Bakers has rules. The IIB also offers help."

    assert found("organization", text) == {("Institute of Internal Bakers", "IIB")}
