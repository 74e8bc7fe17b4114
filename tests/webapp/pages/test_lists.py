"""Indexes from A to Z."""

from webapp.pages.lists import Entry, group_by_letter


def test_names_stand_under_their_letters_without_regard_to_case_and_accents() -> None:
    names = ("zoologist", "Éclairagiste", "electrician", "3D Animator", "Economist", "Ωmega")

    letters = group_by_letter(Entry(name, "/x") for name in names)

    assert [(letter.name, [entry.name for entry in letter.entries]) for letter in letters] == [
        ("0–9", ["3D Animator", "Ωmega"]),
        ("E", ["Éclairagiste", "Economist", "electrician"]),
        ("Z", ["zoologist"]),
    ]


def test_every_letter_has_an_anchor_of_its_own() -> None:
    letters = group_by_letter(Entry(name, "/x") for name in ("Baker", "Actor", "911 Operator"))

    assert [letter.id for letter in letters] == ["letter-0", "letter-A", "letter-B"]
