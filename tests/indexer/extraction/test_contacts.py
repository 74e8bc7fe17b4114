"""List items of Sources of Additional Information."""

import pytest

from indexer.model import Contact
from tests.indexer.extraction.profiles import CONTACTS, bodies, section, summed


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("National Bakers Guild, 12 Main St., Dover, DE 19901.", {"National Bakers Guild"}),
        ("The National Bakers Guild, Inc., P.O. Box 5, Dover.", {"National Bakers Guild"}),
        ("BREADWORKS, 12 Main St., Dover.", {"BREADWORKS"}),
        ("Bread Careers Today, 8400 Mill Dr., Dover.", {"Bread Careers Today"}),
        ("Bakers Guild, Career Information, One Mill Circle, Dover.", {"Bakers Guild"}),
        ("Bakers Guild, Education Department, 12 Main St., Dover.", {"Bakers Guild"}),
        (
            "Bakers Guild, Millers Institute, 12 Main St., Dover.",
            {"Bakers Guild", "Millers Institute"},
        ),
        (
            "Society for Bread, Cake, and Pastry, 12 Main St., Dover.",
            {"Society for Bread, Cake, and Pastry"},
        ),
        (
            "BAPICS, the Association for Oven Management, 12 Main St., Dover.",
            {"BAPICS, the Association for Oven Management"},
        ),
        ("Bakers Guild, International, 12 Main St., Dover.", {"Bakers Guild, International"}),
        ("National Network of Bakers 3577 Mill Rd., Dover.", {"National Network of Bakers"}),
        ("Bakers Guild. 24 Mill Pl., Dover.", {"Bakers Guild"}),
        (
            "Institute for Bread Makers/Cake Institute of America, 12 Main St., Dover.",
            {"Institute for Bread Makers", "Cake Institute of America"},
        ),
        (
            "U.S. Department of Bread, Flour Safety Administration, 12 Main St., Dover.",
            {"U.S. Department of Bread", "Flour Safety Administration"},
        ),
        (
            "U.S. Department of Bread, Center for Flour Control, 12 Main St., Dover.",
            {"U.S. Department of Bread", "Center for Flour Control"},
        ),
        ("Bakers Guild, Center for Flour Control, 12 Main St., Dover.", {"Bakers Guild"}),
        ("See also the magazine, online at http://bread.example.", set()),
        (
            "Information may be obtained from the Bakers Guild at http://bread.example.",
            {"Bakers Guild"},
        ),
    ],
)
def test_an_item_gives_the_name_before_the_address(item: str, expected: set[str]) -> None:
    assert bodies("For more, contact:\n\n- " + item, kind=CONTACTS) == expected


def test_an_acronym_in_brackets_belongs_to_the_contact() -> None:
    text = "- National Bakers Guild (NBG), 12 Main St., Dover."

    entity = summed([section(text, CONTACTS)])["National Bakers Guild"]

    assert entity.acronym == "NBG"
    assert entity.roles == ("mentions",)


def test_a_contact_is_found_by_name_in_other_sections() -> None:
    sections = [
        section("BREADWORKS awards the Certified Dough Baker designation."),
        section("- BREADWORKS, 12 Main St., Dover.", CONTACTS),
    ]

    found = summed(sections)

    assert found["BREADWORKS"].sections == ("training", CONTACTS)
    assert found["Certified Dough Baker"].issuers == ("BREADWORKS",)


def test_contacts_of_the_profile_are_found_by_name_too() -> None:
    sections = [section("BREADWORKS awards papers.")]

    assert set(summed(sections, contacts=[Contact("BREADWORKS")])) == {"BREADWORKS"}


def test_a_contact_given_by_acronym_is_the_body_that_is_defined_so() -> None:
    sections = [
        section("The Accreditation Board for Ovens and Bread (ABOB) accredits programs."),
        section("- ABOB, Inc., 12 Main St., Dover.", CONTACTS),
    ]

    assert set(summed(sections)) == {"Accreditation Board for Ovens and Bread"}
