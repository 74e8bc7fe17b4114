"""Which sentences of a profile tell of the conditions of work."""

import pytest

from indexer.conditions import conditions_of, said_conditions
from indexer.index import Index
from indexer.model import CONDITIONS, Conditions, Facts, Occupation, Part, Section


def occupation(*texts: str, type: str = "nature-of-work", facts: Facts | None = None) -> Occupation:
    parts = tuple(Part(None, text) for text in texts)
    return Occupation("menders", "Menders", None, (Section(type, parts),), facts=facts or Facts())


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("Much of it is outdoors and on foot.", "outdoors"),
        ("Crews go out in all weather.", "outdoors"),
        ("Movers carry furniture up stairs.", "physical"),
        ("Sore backs are common.", "physical"),
        ("Chiropractors stand most of the day.", "standing"),
        ("Both jobs keep people on their feet.", "standing"),
        ("Falls from scaffolds are the usual injuries.", "heights"),
        ("Pile drivers may work at heights over water.", "heights"),
    ],
)
def test_a_sentence_that_tells_of_a_condition_is_its_evidence(
    sentence: str, condition: str
) -> None:
    before, after = "Menders mend, e.g. pots.", "They like it."
    told = occupation("First.", f"{before} {sentence} {after}")

    said = said_conditions(told)

    assert list(said) == [condition]
    assert said[condition].sentence == sentence
    text = told.sections[0].text
    assert text[said[condition].start : said[condition].end] == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Nobody works outdoors.",
        "The work is seldom at heights.",
        "Outdoor power equipment comes in for repair.",
        "A desk stands for little.",
        "Height and weight are measured.",
    ],
)
def test_what_is_denied_or_only_sounds_like_it_is_no_condition(sentence: str) -> None:
    assert said_conditions(occupation(sentence)) == {}


def test_only_the_nature_of_work_tells_of_conditions() -> None:
    assert said_conditions(occupation("They are outdoors.", type="training")) == {}


def test_what_is_reported_and_what_is_said_come_in_one_order() -> None:
    reported = Facts(conditions=Conditions(("injuries", "travel"), "handbook"))

    found = conditions_of(occupation("They are outdoors.", facts=reported))

    assert found == ("outdoors", "injuries", "travel")
    assert list(found) == [name for name in CONDITIONS if name in found]


def test_every_condition_of_the_shipped_profiles_has_its_sentence(index: Index) -> None:
    having = 0
    for card in index.view.cards:
        profile = index.stored_profile(card.slug).occupation
        for name, said in said_conditions(profile).items():
            having += 1
            section = next(one for one in profile.sections if one.type == said.section)
            assert section.text[said.start : said.end] == said.sentence
            assert name in card.properties["condition"]
    assert having > 50
