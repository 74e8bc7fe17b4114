"""Which words of one stem are found by which."""

import pytest

from indexer.analysis import stem
from indexer.inflection import DERIVED, INFLECTED, kin, regular


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("customs", "custom"), ("experience", "experiment"), ("animal", "animation"),
        ("hospital", "hospitality"), ("office", "officer"), ("severe", "several"),
        ("information", "informal"), ("train", "training"), ("physics", "physical"),
        ("medic", "medical"), ("general", "generate"), ("university", "universe"),
        ("organ", "organization"), ("product", "production"), ("security", "securities"),
        ("customer", "custom"), ("public", "publication"), ("orderly", "order"),
    ],
)  # fmt: skip
def test_words_that_only_begin_alike_do_not_find_each_other(word: str, other: str) -> None:
    assert other not in kin(word, (word, other))
    assert word not in kin(other, (word, other))


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("nurse", "nurses"), ("activity", "activities"), ("coach", "coaches"), ("woman", "women"),
        ("foot", "feet"), ("child", "children"), ("craftsman", "craftsmen"), ("boss", "bosses"),
    ],
)  # fmt: skip
def test_singular_and_plural_count_the_same(one: str, many: str) -> None:
    assert stem(one) == stem(many)
    assert kin(one, (one, many)) == kin(many, (one, many)) == {one: 1.0, many: 1.0}


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("weld", "welding"), ("weld", "welder"), ("welding", "welders"), ("planner", "planning"),
        ("manage", "managers"), ("use", "used"), ("counseling", "counselors"), ("die", "died"),
    ],
)  # fmt: skip
def test_another_form_of_a_verb_and_who_does_it_count_less(word: str, other: str) -> None:
    assert kin(word, (word, other))[other] == INFLECTED
    assert kin(other, (word, other))[word] == INFLECTED


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("manager", "management"), ("inspection", "inspects"), ("account", "accountants"),
        ("psychology", "psychologist"), ("geological", "geologist"), ("education", "educational"),
        ("structure", "structural"), ("translator", "translation"), ("removal", "remove"),
        ("animation", "animators"), ("attendance", "attend"), ("automated", "automation"),
        ("inform", "information"), ("largely", "large"), ("administrative", "administrators"),
    ],
)  # fmt: skip
def test_what_is_derived_counts_less_still(word: str, other: str) -> None:
    assert stem(word) == stem(other)
    assert kin(word, (word, other))[other] == DERIVED
    assert kin(other, (word, other))[word] == DERIVED


def test_specimen_is_no_plural() -> None:
    assert regular("specimen") == "specimen"
    assert regular("firemen") == "fireman"
