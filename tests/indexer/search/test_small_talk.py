"""Words that say how somebody talks are not looked for, nor is what is not wanted."""

import pytest

from indexer.search.natural import read_natural


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("i really like arguing", "arguing"),
        ("good with my hands n like wood", "hands wood"),
        ("im obsessed with space", "space"),
        ("someone to cut down a tree", "cut down a tree"),
        ("guy who comes to fix the fridge", "fix the fridge"),
        ("who do i call for bed bugs", "bed bugs"),
        ("who should i call about a leak", "leak"),
        ("who fixes ur fridge", "fixes fridge"),
        ("drives w big trucks", "drives big trucks"),
        # what is not wanted
        ("hospital jobs that arent nursing", "hospital"),
        ("wanna be an architect but bad at math", "architect"),
        ("nurse but not in a hospital", "nurse"),
        ("animal care but i hate blood", "animal care"),
        # nothing else is said, or the words are a part of what is
        ("i like people", "i like people"),
        ("love", "love"),
        ("not for profit director", "not for profit director"),
        ("people", "people"),
        ("gifted and talented teacher", "gifted and talented teacher"),
    ],
)
def test_words_of_talk_are_left_out(text: str, left: str) -> None:
    assert read_natural(text).text == left


def test_what_is_left_out_is_told() -> None:
    assert read_natural("i really like arguing").ignored == ("i really like",)
    assert read_natural("animal care but i hate blood").ignored == ("but i hate blood",)


def test_a_name_is_no_talk() -> None:
    names = {("people", "who", "clean")}

    assert read_natural("people who clean", lambda words: words in names).text == "people who clean"
