"""Names marked in a sentence."""

from hypothesis import given
from hypothesis import strategies as st

from webapp.pages.text import mark_names

NAMES = ("Registered Health Information Technician", "RHIT")


def marked(sentence: str, names: tuple[str, ...] = NAMES) -> list[str]:
    return [part.text for part in mark_names(sentence, names) if part.match]


def test_full_name_and_acronym_are_both_marked() -> None:
    sentence = "Many hold the Registered Health Information Technician (RHIT) credential."

    assert marked(sentence) == ["Registered Health Information Technician", "RHIT"]


def test_a_plural_is_marked_to_its_end() -> None:
    assert marked("Registered health information technicians and RHITs code records.") == [
        "Registered health information technicians",
        "RHITs",
    ]


def test_an_acronym_is_not_found_in_lower_case_or_inside_a_word() -> None:
    assert marked("It is an act; IT and ACTs differ.", ("IT", "ACT")) == ["IT", "ACTs"]


def test_the_longest_of_two_names_is_marked() -> None:
    names = ("Certified Coder", "Certified Coder of Records")

    assert marked("A Certified Coder of Records reads charts.", names) == [
        "Certified Coder of Records"
    ]


@given(st.text(), st.lists(st.text()).map(tuple))
def test_marking_never_changes_the_sentence(sentence: str, names: tuple[str, ...]) -> None:
    parts = mark_names(sentence, names)

    assert "".join(part.text for part in parts) == sentence
