"""What Whoosh writes for a text, and which of it a query of Whoosh's own parser finds."""

import pickle

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from whoosh import query
from whoosh.qparser import QueryParser

from indexer.analysis import tokens
from indexer.postings.schema import schema
from indexer.postings.words import Characters, WordAnalyzer, Words, is_word


def written(text: str) -> list[tuple[str, int, int, int]]:
    return [
        (token.text, token.pos, token.startchar, token.endchar)
        for token in WordAnalyzer()(text, positions=True, chars=True)
    ]


def test_a_word_is_written_once_and_an_acronym_in_capitals_beside_it() -> None:
    assert written("The nurses’ RNs, IT") == [
        ("the", 0, 0, 3), ("nurses", 1, 4, 10), ("rns", 2, 12, 15), ("RN", 2, 12, 15),
        ("IT", 3, 17, 19),
    ]  # fmt: skip


@given(st.text(max_size=40))
@example("Nurses’ RNs\n$31,290 R.N.s Ph.D. C++ W-2 .NET")
def test_every_word_of_a_text_is_written_where_it_stands(text: str) -> None:
    words = [place for place in written(text) if is_word(place[0])]

    assert words == [(t.exact, t.position, t.start, t.end) for t in tokens(text)]
    assert {(term, at) for term, at, _, _ in written(text)} == {
        (term, token.position)
        for token in tokens(text)
        for term in (token.exact, *([token.stem] if token.stem.isupper() else []))
    }


def test_an_analyzer_begins_where_it_is_told() -> None:
    (token,) = WordAnalyzer()("nurse", positions=True, chars=True, start_pos=7, start_char=9)

    assert (token.pos, token.startchar, token.endchar) == (7, 9, 14)


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 70_000), st.integers(1, 90)), min_size=1)
)
def test_places_come_back_as_they_were_written(steps: list[tuple[int, int, int]]) -> None:
    places: list[tuple[int, int, int]] = []
    position = start = end = 0
    for position_step, gap, length in steps:
        position, start = position + position_step, end + gap
        end = start + length
        places.append((position, start, end))
    kind = Characters()

    encoded = kind.encode(places)

    assert kind.decode_characters(encoded) == places
    assert kind.decode_positions(encoded) == [place[0] for place in places]
    assert kind.decode_frequency(encoded) == kind.decode_weight(encoded) == len(places)


@pytest.fixture
def parser() -> QueryParser:
    """Of a schema that has seen some words, and has been kept and opened again."""
    made = schema()
    analyzer = made["text"].analyzer
    for text in ("A nurse and other nurses nursing; CNAs", "hazardous work, a hazard", "nursery"):
        assert list(made["text"].index(text))
    assert made["title"].analyzer is analyzer
    opened = pickle.loads(pickle.dumps(made))
    assert isinstance(opened["text"], Words)
    return QueryParser("text", opened)


def either(*words: str) -> query.Query:
    return query.Or([query.Term("text", word) for word in words]).normalize()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Nurse", either("nurse", "nurses", "nursing")),
        ("nursery", either("nursery")),
        ("hazard", either("hazard")),
        ("CNA", either("CNA")),
        ("unseen", either("unseen")),
        ("NURS*", query.Prefix("text", "nurs")),
        ('"Nurses nursing"', query.Phrase("text", ["nurses", "nursing"])),
    ],
)
def test_whooshs_own_parser_finds_other_forms_of_words_and_phrases_as_they_are(
    parser: QueryParser, typed: str, expected: query.Query
) -> None:
    found = parser.parse(typed)

    assert set(found.leaves()) == set(expected.leaves())
    assert found.__class__ is expected.__class__
