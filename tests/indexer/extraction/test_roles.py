"""What a sentence says that an organization does."""

import pytest

from tests.indexer.extraction.profiles import mentions


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The Bakers Guild offers the Certified Dough Baker designation.", "issues"),
        ("The Bakers Guild certifies bakers.", "issues"),
        ("Some bakers are certified by the Bakers Guild.", "issues"),
        ("They earn certification from the Bakers Guild.", "issues"),
        ("The Certified Dough Baker title is awarded by the Bakers Guild.", "issues"),
        ("Bakers Guild certification is common.", "issues"),
        ("The Bakers Guild accredits schools.", "accredits"),
        ("Schools are accredited by the Bakers Guild.", "accredits"),
        ("In 2008, the Bakers Guild had approved 20 programs.", "accredits"),
        ("Bakers need a license from the Bakers Commission.", "licenses"),
        ("Some ovens are regulated by the Oven Agency of America.", "regulates"),
        ("The Oven Safety Administration requires gloves.", "regulates"),
        ("Bakers have unions, such as the Bakers Union.", "represents"),
        ("Others belong to the Bakers International Union.", "represents"),
        ("Most bakers work for the Federal Bread Administration.", "employs"),
        ("The Federal Bread Administration employs bakers.", "employs"),
        ("According to the Bakers Guild, certified bakers earn more.", "mentions"),
        ("The Bakers Guild has a list.", "mentions"),
        ("It is the Dough Program sponsored by the Bakers Guild.", "mentions"),
    ],
)
def test_a_sentence_gives_a_body_its_role(text: str, role: str) -> None:
    (body,) = (m for m in mentions(text) if m.entity == "organization")

    assert body.role == role


def test_an_acronym_before_accredited_has_that_role() -> None:
    text = "The Bread Board (BRB) is old. Choose a BRB-accredited school."

    roles = [m.role for m in mentions(text) if m.surface == "BRB"]

    assert roles == ["mentions", "accredits"]


def test_each_body_of_a_sentence_has_its_own_role() -> None:
    text = "The Flour Board accredits schools; the Bakers Guild offers certification."

    roles = {m.name: m.role for m in mentions(text) if m.entity == "organization"}

    assert roles == {"Flour Board": "accredits", "Bakers Guild": "issues"}
