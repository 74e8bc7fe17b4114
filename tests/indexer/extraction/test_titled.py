"""Credentials without an acronym: titles, lists, nouns beside them, issuers before them."""

import pytest

from tests.indexer.extraction.profiles import bodies, credentials


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They become Certified Legal Managers in time.", {"Certified Legal Manager"}),
        ("The Associate in Oven Management comes next.", {"Associate in Oven Management"}),
        ("A Nationally Certified School Baker may teach.", {"Nationally Certified School Baker"}),
        ("Some use the title Oven Assistant-Certified today.", {"Oven Assistant-Certified"}),
        ("Pass the Dough School Admission Test first.", {"Dough School Admission Test"}),
        ("Take the Test of Baking as a Craft soon.", {"Test of Baking as a Craft"}),
        ("They hold a Certificate of Merit in Baking.", {"Certificate of Merit in Baking"}),
        ("It is a Registered Dietary Baker credential.", {"Registered Dietary Baker"}),
        ("It is the Dough Management Professional credential.", {"Dough Management Professional"}),
        ("They need Sourdough certification soon.", {"Sourdough certification"}),
        ("Pass the Series 6 or Series 7 licensing exam.", {"Series 6 exam", "Series 7 exam"}),
        ("Pass the Principles of Oven Design exam.", {"Principles of Oven Design exam"}),
        ("They hold a Doctor of Baking degree.", {"Doctor of Baking"}),
        ("The Juris Doctor takes three years.", {"Juris Doctor"}),
        (
            "It is a Certified Bread and Certified General Cake Baker rule.",
            {"Certified Bread", "Certified General Cake Baker"},
        ),
    ],
)
def test_a_titled_credential_needs_no_acronym(text: str, expected: set[str]) -> None:
    assert credentials(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Certified bakers earn more.",
        "They need a State license.",
        "They hold a bachelor's degree in baking and a Ph.D. in dough.",
        "A Bachelor of Science is enough.",
        "A driver's license is needed.",
        "The Registered Apprenticeship Program helps.",
        "All States require the State examination.",
        "They must pass the National examination.",
    ],
)
def test_a_generic_credential_is_no_name(text: str) -> None:
    assert credentials(text) == set()


def test_no_credential_is_found_inside_the_name_of_a_body() -> None:
    text = "The American Institute of Certified Public Bakers meets yearly."

    assert credentials(text) == set()
    assert bodies(text) == {"American Institute of Certified Public Bakers"}


def test_a_list_of_titled_credentials_has_all_of_them() -> None:
    text = "It offers Certified Manager of Ovens, Certified Director of Mills, and more."

    assert credentials(text) == {"Certified Manager of Ovens", "Certified Director of Mills"}


def test_a_list_after_credentials_include_needs_no_titles() -> None:
    text = "Available credentials include Dough Apprentice, Oven Specialist and Bread Specialist."

    assert credentials(text) == {"Dough Apprentice", "Oven Specialist", "Bread Specialist"}


def test_levels_after_a_colon_are_credentials() -> None:
    text = "It certifies at three levels: Level I Baker, Level II Bread or Cake Baker, and Master."

    assert credentials(text) == {"Level I Baker", "Level II Bread or Cake Baker", "Master"}


def test_names_beside_a_titled_one_that_is_offered_are_credentials_too() -> None:
    text = "The guild offers the Certified Dough Baker and the Real Oven Assistant."

    assert credentials(text) == {"Certified Dough Baker", "Real Oven Assistant"}


def test_a_quoted_designation_is_one_name() -> None:
    text = "They earn the designation “Instructor of Journeymen and Apprentices in Bread.”"

    assert credentials(text) == {"Instructor of Journeymen and Apprentices in Bread"}


def test_a_name_that_breaks_off_at_a_small_word_is_dropped() -> None:
    assert credentials("They earn the designation “Baker for the”.") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Earn the certified dough planner or chartered oven consultant designation.",
            {"certified dough planner", "chartered oven consultant"},
        ),
        ("Some seek certification as a registered miller.", {"registered miller"}),
        (
            "There is certification: one as a certified professional in flour management.",
            {"certified professional in flour management"},
        ),
        ("Some aides become registered nurses.", set()),
    ],
)
def test_lower_case_names_count_where_they_are_conferred(text: str, expected: set[str]) -> None:
    assert credentials(text) == expected


def test_an_issuer_before_the_noun_names_a_credential() -> None:
    text = (
        "The National Institute for Baking Excellence (BEX) tests. BEX certification is common. "
        "Pass the BEX certification examination."
    )

    assert credentials(text) == {"BEX certification", "BEX certification examination"}


def test_a_license_from_an_agency_or_its_exam_is_no_name() -> None:
    text = (
        "The Federal Baking Administration (FBA) tests. They need an FBA license, a license from "
        "the FBA, and an FBA examination."
    )

    assert credentials(text) == set()


def test_a_described_license_from_an_agency_is_a_name() -> None:
    text = "They need a restricted oven operator license from the Federal Oven Commission."

    assert credentials(text) == {"restricted oven operator license"}


def test_an_unexplained_acronym_before_certificate_names_it() -> None:
    assert credentials("They prefer a combined O&P certificate.") == {"O&P certificate"}
