"""Names of the vocabulary."""

import pytest

from tests.indexer.extraction.profiles import KNOWN, mentions, section, summed


def slugs(text: str) -> set[str]:
    return {mention.slug for mention in mentions(text, KNOWN)}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("An Oncology Data Specialist keeps records.", "ods"),
        ("Oncology Data Specialists keep records.", "ods"),
        ("A Certified Tumor Registrar keeps records.", "ods"),
        ("Many hold the CTR credential.", "ods"),
        ("Take the North American Pharmacist Licensure Exam.", "naplex"),
        ("All need a commercial driver's license to work.", "cdl"),
        ("All need commercial driver’s licenses (CDL) to work.", "cdl"),
        ("The Professional Association of Health Care Coders helps.", "healthcare"),
        ("The Operations Management Society helps.", "ascm"),
        ("The Association for Supply Chain Management helps.", "ascm"),
        ("NAPLEX scores are sent.", "naplex"),
        ("They hold an active RN license.", "rn"),
    ],
)
def test_every_form_of_a_known_name_means_its_entry(text: str, slug: str) -> None:
    found = [mention for mention in mentions(text, KNOWN) if mention.slug == slug]

    assert found
    assert all(mention.known for mention in found)


def test_a_known_name_is_canonical_and_the_page_keeps_its_own_wording() -> None:
    entity = summed([section("A Certified Tumor Registrar (CTR) keeps records.")], KNOWN)[
        "Oncology Data Specialist"
    ]

    assert (entity.slug, entity.acronym, entity.known) == ("ods", "ODS", True)
    assert (entity.written, entity.written_acronym) == (("Certified Tumor Registrar",), "CTR")


def test_two_former_names_of_one_entry_stay_two_wordings() -> None:
    text = "The Screen Actors Guild met the American Federation of Television and Radio Artists."

    entity = summed([section(text)], KNOWN)["SAG-AFTRA"]

    assert set(entity.written) == {
        "Screen Actors Guild",
        "American Federation of Television and Radio Artists",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Some aides become registered nurses.",  # people
        "A teaching license is required.",  # no particular one
        "According to BLS data, pay rose.",  # short, and nothing beside it says so
        "CMA holders earn more.",  # two meanings
        "Ask the NCRA for a list.",  # two meanings
    ],
)
def test_doubtful_forms_of_known_names_mean_nothing(text: str) -> None:
    assert slugs(text) == set()


def test_an_ambiguous_acronym_is_settled_by_a_definition() -> None:
    text = "The National Court Reporters Association (NCRA) has rules. Ask the NCRA."

    assert slugs(text) == {"ncra-court"}


def test_an_ambiguous_acronym_is_settled_by_the_full_name_elsewhere() -> None:
    text = "Ask the NCRA. The National Cancer Registrars Association has rules."

    assert slugs(text) == {"ncra-cancer"}


def test_an_ambiguous_acronym_is_settled_by_its_issuer() -> None:
    text = "The Institute of Management Accountants has rules. Some hold the CMA."

    assert slugs(text) == {"ima", "cma-accountant"}


def test_an_acronym_defined_as_something_else_does_not_mean_the_known_name() -> None:
    text = "They teach adult secondary education (ASE). ASE certification is rare."

    assert "ase" not in slugs(text)


def test_a_similar_wording_with_the_same_acronym_is_the_known_body() -> None:
    text = "Ask the National Cancer Registrar Associations (NCRA)."

    assert slugs(text) == {"ncra-cancer"}


def test_a_known_credential_is_not_found_inside_the_name_of_a_body() -> None:
    text = "Ask the American Society of Registered Nurses."

    assert slugs(text) == {"american-society-of-registered-nurses"}


def test_unknown_names_get_a_slug_of_their_own() -> None:
    (mention,) = mentions("Ask the Café Workers’ Guild.", KNOWN)

    assert (mention.slug, mention.known) == ("cafe-workers-guild", False)
