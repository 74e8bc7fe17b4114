"""Sentences, syllables and the reading grade, against counts made by hand."""

import pytest

from indexer.corpus.editorial.prose import reading_grade, sentences, syllables, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One ends. Two ends! Does three?", ["One ends.", "Two ends!", "Does three?"]),
        ("Dr. Lee of the U.S. Army met J. Roe. It rained.",
         ["Dr. Lee of the U.S. Army met J. Roe.", "It rained."]),
        ("Pay was $21.50 in May. 42,000 work.", ["Pay was $21.50 in May.", "42,000 work."]),
        ('He said "stop." Then he left.', ['He said "stop."', "Then he left."]),
        ("A line\n\n- an item. Still it\n- more", ["A line", "an item. Still it", "more"]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    found = sentences(text)

    assert [sentence.text for sentence in found] == expected
    assert all(text[one.start :].startswith(one.text) for one in found)


def test_words_are_parted_by_spaces_and_hyphens() -> None:
    found = words("A nurse's on-the-job pay: $42,000 (U.S.).")

    assert found == ("A", "nurse's", "on", "the", "job", "pay", "42,000", "U.S")


@pytest.mark.parametrize(
    ("count", "examples"),
    [
        (1, "the be nurse trades asked rules whole queue skilled stayed bathes eye 42,000"),
        (2, "table wages treated people requires handled classes machine licensed title value"),
        (3, "licenses agencies hospital credential December continue"),
        (4, "occupation preparation education"),
    ],
)
def test_syllables_are_those_of_the_spoken_word(count: int, examples: str) -> None:
    found = {word: syllables(word) for word in examples.split()}

    assert found == dict.fromkeys(examples.split(), count)


def test_reading_grade_is_flesch_and_kincaids_formula() -> None:
    text = "The nurse checks the wristband. Then she gives the tablet and writes it down."
    words_by_hand, sentences_by_hand = 14, 2
    syllables_by_hand = 6 + 10  # "wristband" and "tablet" have two

    grade = reading_grade([text[:31], text[32:]])

    expected = 0.39 * words_by_hand / sentences_by_hand + 11.8 * syllables_by_hand / words_by_hand
    assert grade == pytest.approx(expected - 15.59)


def test_a_text_without_words_has_no_grade() -> None:
    assert reading_grade(["\n\n- ..."]) is None
