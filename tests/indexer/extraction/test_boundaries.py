"""Where the name of a body begins and ends in running text."""

import pytest

from tests.indexer.extraction.profiles import bodies


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Welding Institute of America offers courses.", {"Welding Institute of America"}),
        ("Contact the National Guild of Bakers for a list.", {"National Guild of Bakers"}),
        (
            "Completion of the National Bakers Association course helps.",
            {"National Bakers Association"},
        ),
        (
            "Acquiring National Institute for Baking Quality papers helps.",
            {"National Institute for Baking Quality"},
        ),
        ("Bakers work in the U.S. Department of Labor.", {"U.S. Department of Labor"}),
        ("Most join the Bakers Society International.", {"Bakers Society International"}),
        ("They belong to the Millers of America.", {"Millers of America"}),
        ("Some join United Millworkers each year.", {"United Millworkers"}),
    ],
)
def test_a_name_begins_and_ends_with_its_own_words(text: str, expected: set[str]) -> None:
    assert bodies(text) == expected


def test_a_sentence_opening_is_no_part_of_a_name() -> None:
    assert bodies("Many Bakers Guild members travel.") == {"Bakers Guild"}
    assert bodies("According to the Bakers Guild, pay rose.") == {"Bakers Guild"}


def test_an_enumeration_inside_a_name_belongs_to_it() -> None:
    text = "They join the Union of Bakers, Confectioners, and Allied Millers."

    assert bodies(text) == {"Union of Bakers, Confectioners, and Allied Millers"}


def test_an_enumeration_before_the_word_that_says_what_it_is_belongs_to_the_name() -> None:
    text = "Ask the International Bread, Cake, and Pastry Association about it."

    assert bodies(text) == {"International Bread, Cake, and Pastry Association"}


def test_a_list_of_bodies_is_no_enumeration_inside_a_name() -> None:
    text = "They join the Guild of Bakers, the Millers Union, and the Association of Cooks."

    assert bodies(text) == {"Guild of Bakers", "Millers Union", "Association of Cooks"}


def test_places_after_a_whole_name_are_no_part_of_it() -> None:
    text = "The League of Bakers Union, Ohio, and Iowa voted."

    assert bodies(text) == {"League of Bakers Union"}


def test_and_the_joins_two_bodies() -> None:
    text = "The Board of Baking and the Association of Millers agree."

    assert bodies(text) == {"Board of Baking", "Association of Millers"}


def test_and_inside_one_name_does_not_split_it() -> None:
    text = "Ask the Society of Bread and Pastry Makers or the Flour and Grain Council."

    assert bodies(text) == {"Society of Bread and Pastry Makers", "Flour and Grain Council"}


def test_a_part_of_a_body_and_the_body_are_two_names() -> None:
    text = "It is approved by the Baking Standards Board of the American Millers Association."

    assert bodies(text) == {"Baking Standards Board", "American Millers Association"}


def test_a_possessive_ends_the_name_of_a_body() -> None:
    text = "The American Millers Association's Commission on Baking Education approves schools."

    assert bodies(text) == {"American Millers Association", "Commission on Baking Education"}


def test_a_possessive_inside_a_name_does_not_end_it() -> None:
    assert bodies("Ask the International Baker's Guild.") == {"International Baker's Guild"}
    assert bodies("Ask the Bakers' Equity Association.") == {"Bakers' Equity Association"}


@pytest.mark.parametrize(
    "text",
    [
        "The Federal Government employs bakers.",
        "Contact your State Board of Baking.",
        "Ask the State's Department of Flour or Department of Oven Safety.",
        "According to the Bureau of Labor Statistics, pay rose.",
        "Bakers served in the Armed Forces.",
        "See the statement on millers elsewhere in the Handbook.",
        "The Registered Apprenticeship Program helps.",
        "They use the American Sign Language.",
        "Learn English and Spanish in the United States.",
    ],
)
def test_generic_bodies_and_other_names_are_no_bodies(text: str) -> None:
    assert bodies(text) == set()


def test_a_company_suffix_is_no_part_of_the_name_but_international_is() -> None:
    assert bodies("Join the Bakers Guild, Inc., today.") == {"Bakers Guild"}
    assert bodies("Join the Bakers Guild, International, today.") == {"Bakers Guild, International"}


def test_a_place_after_in_is_no_part_of_the_name() -> None:
    text = "It is issued by the American College in Springfield, Ohio."

    assert bodies(text) == {"American College"}


def test_a_union_in_a_list_of_unions_needs_no_word_that_says_so() -> None:
    text = "There are unions, among them the Join TABLE and the Bakers International Union."

    assert bodies(text) == {"Join TABLE", "Bakers International Union"}
