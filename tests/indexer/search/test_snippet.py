"""Snippets: the text as written, cut to what answers, with exactly the marks asked for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.results import Mark, SnippetPart
from indexer.search.snippet import best_marks, marked, snippet

words = st.sampled_from(
    ("hive", "wax", "smoke", "honey.", "the", "a", "colony;", "of", "entry-level", "café", "Bee’s")
)
blocks = st.lists(words, min_size=1, max_size=30).map(" ".join)
texts = st.lists(st.tuples(st.sampled_from(("", "- ")), blocks), min_size=1, max_size=6).map(
    lambda found: "\n\n".join(sign + block for sign, block in found).replace("\n\n- ", "\n- ")
)


def flat(text: str) -> str:
    """A text without white space and without the signs before list items."""
    return re.sub(r"\s", "", re.sub(r"(?<!\S)[-·](?!\S)", "", text))


def joined(parts: tuple[SnippetPart, ...]) -> str:
    return "".join(part.text for part in parts)


@st.composite
def texts_and_marks(draw: st.DrawFn) -> tuple[str, tuple[Mark, ...]]:
    """A text and marks on some of its words, each word with a term of its own spelling."""
    text = draw(texts)
    spans = [match.span() for match in re.finditer(r"[^\s.;-]+", text)]
    chosen = draw(st.lists(st.sampled_from(spans), unique=True, max_size=12)) if spans else []
    terms = sorted({text[start:end] for start, end in chosen})
    return text, tuple(
        Mark(start, end, terms.index(text[start:end]), 1.0 + terms.index(text[start:end]))
        for start, end in sorted(chosen)
    )


@given(texts_and_marks(), st.integers(20, 200))
def test_a_snippet_is_a_stretch_of_the_text_as_written(
    case: tuple[str, tuple[Mark, ...]], length: int
) -> None:
    text, marks = case

    parts = snippet(text, marks, length)

    shown = joined(parts).removeprefix("… ").removesuffix(" …")
    assert flat(shown) in flat(text)


@given(texts_and_marks(), st.integers(20, 200))
def test_only_words_with_a_mark_are_marked(case: tuple[str, tuple[Mark, ...]], length: int) -> None:
    text, marks = case
    spellings = {text[mark.start : mark.end] for mark in marks}

    for part in snippet(text, marks, length):
        if part.match:
            assert set(part.text.split(" ")) <= spellings


@given(texts_and_marks(), st.integers(40, 200))
def test_a_snippet_of_a_text_with_marks_shows_one(
    case: tuple[str, tuple[Mark, ...]], length: int
) -> None:
    text, marks = case

    assert any(part.match for part in snippet(text, marks, length)) is bool(marks)


@given(texts_and_marks(), st.integers(20, 200))
def test_a_snippet_is_about_as_long_as_asked(
    case: tuple[str, tuple[Mark, ...]], length: int
) -> None:
    text, marks = case

    longest = max((mark.end - mark.start for mark in marks), default=0)
    assert len(joined(snippet(text, marks, length))) <= max(length, longest) + len("…  …") + 40


@given(texts_and_marks(), st.integers(20, 200))
def test_the_best_marks_have_the_greatest_weight_of_distinct_terms(
    case: tuple[str, tuple[Mark, ...]], length: int
) -> None:
    _, marks = case

    def value(chosen: tuple[Mark, ...]) -> float:
        distinct = {mark.term: mark.weight for mark in chosen}
        return sum(distinct.values()) + 0.1 * sum(mark.weight for mark in chosen)

    windows = [
        marks[first:past]
        for first in range(len(marks))
        for past in range(first + 1, len(marks) + 1)
        if past == first + 1 or marks[past - 1].end - marks[first].start <= length
    ]
    best = tuple(best_marks(marks, length))
    assert value(best) == pytest.approx(max(map(value, windows), default=0.0))


def test_a_short_text_is_shown_whole() -> None:
    assert snippet("Smoke calms bees.", (Mark(6, 11, 0, 1.0),)) == (
        SnippetPart("Smoke ", False),
        SnippetPart("calms", True),
        SnippetPart(" bees.", False),
    )


def test_a_text_without_marks_is_shown_from_its_beginning() -> None:
    text = "One two three. " * 40

    parts = snippet(text, (), 30)

    assert joined(parts) == "One two three. One two three. …"
    assert not any(part.match for part in parts)


def test_words_of_one_term_side_by_side_are_one_mark() -> None:
    marks = (Mark(0, 5, 7, 1.0), Mark(6, 11, 7, 1.0))

    assert snippet("night shift work", marks)[0] == SnippetPart("night shift", True)


def test_words_of_two_terms_side_by_side_are_two_marks() -> None:
    marks = (Mark(0, 5, 1, 1.0), Mark(6, 11, 2, 1.0))

    parts = snippet("night shift work", marks)

    assert [part.text for part in parts if part.match] == ["night", "shift"]


def test_the_stretch_with_more_of_the_words_is_chosen() -> None:
    text = f"wax is here. {'filler ' * 60}wax and honey are here. {'filler ' * 60}"
    marks = tuple(
        Mark(m.start(), m.end(), m.group() == "honey", 1.0) for m in re.finditer("wax|honey", text)
    )

    shown = joined(snippet(text, marks, 80))

    assert "wax and honey are here." in shown
    assert shown.startswith("… ") and shown.endswith(" …")


def test_list_items_read_in_a_running_line() -> None:
    assert joined(snippet("- feeding\n- splitting\n\nThen rest.", ())).endswith(
        "feeding · splitting Then rest."
    )


def test_a_title_is_shown_whole_whatever_its_length() -> None:
    title = "Bee " * 100 + "Inspector"

    parts = marked(title, (Mark(400, 409, 0, 1.0),))

    assert joined(parts) == title
    assert parts[-1] == SnippetPart("Inspector", True)
