"""What a sentence asks of the occupation, and who gives a credential."""

import pytest

from indexer.model import Section
from tests.indexer.extraction.profiles import section, summed


def relations(text: str, name: str) -> list[str | None]:
    return [evidence.relation for evidence in summed([section(text)])[name].evidence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All bakers must hold the Certified Dough Baker credential.", "requires"),
        ("Most States require bakers to become a Certified Dough Baker.", "requires"),
        ("The Certified Dough Baker credential is required in Ohio.", "requires"),
        ("Being a Certified Dough Baker is the minimum for bakeries.", "requires"),
        ("Many employers prefer a Certified Dough Baker.", "prefers"),
        ("A Certified Dough Baker has better job prospects.", "prefers"),
        (
            "The Certified Dough Baker title is not required, but it can help a baker.",
            "prefers",
        ),
        ("Some earn the Certified Dough Baker credential.", "mentions"),
        ("The voluntary Certified Dough Baker title must be renewed.", "mentions"),
        ("To earn the Certified Dough Baker credential, bakers must pass a test.", "mentions"),
        ("States require Certified Dough Baker candidates to be adults.", "mentions"),
        ("Experience is required to enter the Certified Dough Baker path.", "mentions"),
        ("The Certified Dough Baker credential requires a year of work.", "mentions"),
    ],
)
def test_a_sentence_relates_the_occupation_to_a_credential(text: str, expected: str) -> None:
    assert relations(text, "Certified Dough Baker") == [expected]


@pytest.mark.parametrize(
    ("text", "expected", "by"),
    [
        ("Every state requires a Certified Dough Baker.", "requires", "law"),
        ("Most states and some cities require a Certified Dough Baker.", "requires", "law"),
        ("Federal rules require a Certified Dough Baker.", "requires", "law"),
        ("Nearly all states require bakers by law to be a Certified Dough Baker.", "requires",
         "law"),
        ("The state board requires a Certified Dough Baker.", "requires", "law"),
        ("Hotels require a Certified Dough Baker.", "requires", "employers"),
        ("Employers commonly require a Certified Dough Baker.", "requires", "employers"),
        ("No law regulates ovens, but hotels require a Certified Dough Baker.", "requires",
         "employers"),
        ("A baker must by company rule be a Certified Dough Baker.", "requires", "employers"),
        ("Bakers must be a Certified Dough Baker.", "requires", None),
        ("Many employers look for a Certified Dough Baker.", "prefers", "employers"),
        ("Hotels often want a Certified Dough Baker.", "prefers", "employers"),
        ("Large bakeries ask for a Certified Dough Baker.", "prefers", "employers"),
        ("Hotels favor a Certified Dough Baker.", "prefers", "employers"),
        ("Hotels seldom ask for a Certified Dough Baker.", "mentions", None),
        ("Those who want a Certified Dough Baker credential take a test.", "mentions", None),
        ("Colleges ask for a Certified Dough Baker of those who apply.", "mentions", None),
        ("In most states, bakers hold a Certified Dough Baker.", "requires", "law"),
        ("In nearly all states bakers have a Certified Dough Baker.", "requires", "law"),
        ("Most states have bakers hold a Certified Dough Baker.", "requires", "law"),
        ("Every state asks that a baker carry a Certified Dough Baker.", "requires", "law"),
        ("In some states, bakers hold a Certified Dough Baker.", "mentions", None),
        ("Most bakers hold a Certified Dough Baker.", "mentions", None),
        ("Some states require a Certified Dough Baker.", "mentions", None),
        ("Only a few states require a Certified Dough Baker.", "mentions", None),
        ("Some states and many counties require a Certified Dough Baker.", "mentions", None),
        ("No license is needed to bake, but some cities require a Certified Dough Baker.",
         "mentions", None),
        ("A Certified Dough Baker is required in some states.", "mentions", None),
        ("Bakers who decorate must be a Certified Dough Baker.", "mentions", None),
        ("States require a title such as Certified Dough Baker.", "mentions", None),
        ("The optional Certified Dough Baker title takes a year.", "mentions", None),
        ("No state requires a Certified Dough Baker.", "mentions", None),
        ("Baking programs require a Certified Dough Baker.", "mentions", None),
    ],
)  # fmt: skip
def test_a_sentence_says_who_asks_for_a_credential(
    text: str, expected: str, by: str | None
) -> None:
    (evidence,) = summed([section(text)])["Certified Dough Baker"].evidence

    assert (evidence.relation, evidence.by) == (expected, by)


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("Some states require a Certified Dough Baker.", True),
        ("Every state requires a Certified Dough Baker of those who sell bread.", True),
        ("Hotels require a Certified Dough Baker or a diploma.", True),
        ("Every state requires a Certified Dough Baker.", False),
        ("Every state requires bakers to hold a Certified Dough Baker.", False),
        ("Every state requires bakers to be a Certified Dough Baker.", False),
        ("To decorate, states require a Certified Dough Baker.", True),
        ("In most states, bakers who decorate hold a Certified Dough Baker.", True),
        ("Many employers prefer a Certified Dough Baker.", False),
    ],
)
def test_a_demand_of_a_part_is_told_from_one_of_all(text: str, partial: bool) -> None:
    (evidence,) = summed([section(text)])["Certified Dough Baker"].evidence

    assert evidence.partial is partial


def test_what_belongs_to_a_preferred_credential_is_not_preferred_itself() -> None:
    text = "Hotels prefer a Certified Miller, whose test is the Certified Dough Baker."

    found = summed([section(text)])

    assert found["Certified Miller"].evidence[0].relation == "prefers"
    assert found["Certified Dough Baker"].evidence[0].relation == "mentions"


def test_a_preference_is_for_the_credential_not_for_the_way_to_it() -> None:
    text = (
        "Hotels prefer a Certified Miller, certified by the Millers Guild on passing the "
        "Certified Dough Baker exam."
    )

    found = summed([section(text)])

    assert found["Certified Miller"].evidence[0].relation == "prefers"
    assert all(
        evidence.relation == "mentions"
        for name, entity in found.items()
        if "Dough Baker" in name
        for evidence in entity.evidence
    )


def test_what_holders_must_do_is_no_requirement() -> None:
    text = "Hotels need Certified Dough Bakers. Certified Dough Bakers must work nights."

    assert relations(text, "Certified Dough Baker") == ["mentions", "mentions"]


@pytest.mark.parametrize(
    "text",
    [
        "The Bakers Guild awards the Certified Dough Baker designation.",
        "The Certified Dough Baker credential, issued by the Bakers Guild, is common.",
        "The Bakers Guild is old. The Guild also offers the Certified Dough Baker designation.",
        "They earn designations from the Bakers Guild, one of them called Certified Dough Baker.",
    ],
)
def test_a_text_says_who_gives_a_credential(text: str) -> None:
    found = summed([section(text)])

    assert found["Certified Dough Baker"].issuers == ("Bakers Guild",)
    assert "issues" in found["Bakers Guild"].roles or "Guild is old" in text


def test_the_nearest_giver_issues_a_credential() -> None:
    text = (
        "The Millers Guild awards the Certified Miller title, and the Bakers Guild awards the "
        "Certified Dough Baker title."
    )

    found = summed([section(text)])

    assert found["Certified Miller"].issuers == ("Millers Guild",)
    assert found["Certified Dough Baker"].issuers == ("Bakers Guild",)


def test_an_issuer_before_the_noun_issues_the_credential() -> None:
    found = summed([section("Bakers Guild certification is common.")])

    assert found["Bakers Guild certification"].issuers == ("Bakers Guild",)


def test_evidence_leads_to_the_sentence() -> None:
    sections: list[Section] = [
        section("Ovens are hot (very). A Certified Dough Baker (CDB) bakes.\n\nCDBs travel."),
        section("Many are CDBs in the U.S. Despite that, pay is low.", "earnings"),
    ]

    evidence = summed(sections)["Certified Dough Baker"].evidence

    texts = {part.type: part.text for part in sections}
    assert [(e.section, e.sentence) for e in evidence] == [
        ("training", "A Certified Dough Baker (CDB) bakes."),
        ("training", "CDBs travel."),
        ("earnings", "Many are CDBs in the U.S."),
    ]
    assert all(texts[e.section][e.start : e.end] == e.sentence for e in evidence)
