"""Blocks as the parts of a section."""

from indexer.importers.text_blocks import Block, one_line, parts_of
from indexer.model import Part


def paragraph(text: str) -> Block:
    return Block("paragraph", text)


def heading(text: str) -> Block:
    return Block("heading", text)


def item(text: str) -> Block:
    return Block("item", text)


def test_blocks_are_separated_by_blank_lines_and_items_are_not() -> None:
    blocks = [paragraph("One:"), item("a"), item("b"), paragraph("- two"), item("c")]

    parts, notes = parts_of(blocks)

    assert parts == (Part(None, "One:\n\n- a\n- b\n\n– two\n\n- c"),)
    assert notes == ()


def test_headings_lose_their_dot_and_open_parts() -> None:
    parts, _ = parts_of([heading("Licensure."), paragraph("All."), heading("Pay:"), item("1")])

    assert parts == (Part("Licensure", "All."), Part("Pay", "- 1"))


def test_a_heading_without_text_is_joined_to_the_next_or_reported() -> None:
    blocks = [heading("Outlook."), heading("Testers"), paragraph("Good."), heading("Last.")]

    parts, notes = parts_of(blocks)

    assert parts == (Part("Outlook: Testers", "Good."),)
    assert len(notes) == 2
    assert "'Last'" in notes[1]


def test_no_heading_occurs_twice() -> None:
    blocks = [
        heading("Pay"), paragraph("1"), heading("Pay"), paragraph("2"),
        heading("Work"), paragraph("3"), heading("Pay"), paragraph("4"),
    ]  # fmt: skip

    parts, _ = parts_of(blocks)

    assert parts == (Part("Pay", "1\n\n2"), Part("Work", "3"), Part("Pay (continued)", "4"))


def test_text_without_a_heading_after_one_stays_under_it() -> None:
    parts, _ = parts_of([heading("Pay"), paragraph("1"), heading("."), paragraph("2")])

    assert parts == (Part("Pay", "1\n\n2"),)


def test_unprintable_characters_vanish_and_white_space_is_single() -> None:
    assert one_line(" a\u00a0\u00a0b\x00\ufeff\n\tc\u00ad\u200bd ") == "a b cd"
