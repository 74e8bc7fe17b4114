"""Words, phrases, prefixes on the view, against a scan of the texts."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import AnalyzedToken, tokens
from indexer.index import Index
from indexer.postings.positions import adjacent, member
from indexer.postings.schema import TEXT_FIELDS
from indexer.query import AnyOf, Clause, Not, Phrase, Prefix, Word
from indexer.search.match import Matcher

words = st.sampled_from(
    "the hive hives wax they look after nurse nurses night shift registered beekeeper keeper"
    " entry level smoke of day association national nab rbk bee master pay 40000 45".split()
)


def texts(index: Index) -> Iterator[tuple[int, str, tuple[AnalyzedToken, ...]]]:
    """Number of the first position, field and words of every text of the index."""
    view = index.view
    for segment, start in enumerate(view.segments.start.tolist()):
        field = TEXT_FIELDS[int(view.segments.field[segment])]
        yield start, field, tokens(view.text(segment))


def scan(index: Index, wanted: list[str], field: str | None = None) -> list[int]:
    """First positions of the words in a row, found by looking at every word of every text."""
    found = []
    for start, name, present in texts(index):
        if field not in (None, name):
            continue
        for at in range(len(present) - len(wanted) + 1):
            row = present[at : at + len(wanted)]
            in_line = all(t.position == row[0].position + n for n, t in enumerate(row))
            if in_line and [t.exact for t in row] == wanted:
                found.append(start + row[0].position)
    return sorted(found)


@given(st.lists(words, min_size=1, max_size=3))
def test_a_phrase_is_found_where_a_scan_of_the_texts_finds_it(
    small: Index, wanted: list[str]
) -> None:
    matcher = Matcher(small.view, small.weights)

    assert matcher.phrase(wanted).tolist() == scan(small, wanted)


@given(st.data())
def test_every_row_of_words_of_the_corpus_is_found(small: Index, data: st.DataObject) -> None:
    rows = [[t.exact for t in present] for _, _, present in texts(small) if present]
    row = data.draw(st.sampled_from(rows))
    first = data.draw(st.integers(0, len(row) - 1))
    wanted = row[first : first + data.draw(st.integers(1, 6))]

    found = Matcher(small.view, small.weights).phrase(wanted).tolist()

    assert found == scan(small, wanted)


def test_a_phrase_does_not_reach_from_one_line_into_the_next(small: Index) -> None:
    matcher = Matcher(small.view, small.weights)

    assert len(matcher.phrase(("splitting", "a", "crowded", "colony"))) == 1
    assert len(matcher.phrase(("colony", "closing"))) == 0  # two list items
    assert len(matcher.phrase(("tasks", "feeding"))) == 0  # paragraph and list
    assert len(matcher.phrase(("apiarist", "honey"))) == 0  # two titles
    assert len(matcher.phrase(("diploma", "buyers"))) == 0  # two parts
    assert len(matcher.phrase(("beekeepers", "apiarist"))) == 0  # two fields
    assert len(matcher.phrase(("rarer", "registered"))) == 0  # a text and the names in it


@pytest.mark.parametrize("start", ["hi", "be", "keep", "nurse", "4", "zz", "certifi"])
def test_a_prefix_stands_for_every_word_that_begins_so(small: Index, start: str) -> None:
    term = Matcher(small.view, small.weights).term(Prefix(f"{start}*", start))

    expected = sorted(
        begin + token.position
        for begin, _, present in texts(small)
        for token in present
        if token.exact.startswith(start)
    )
    assert term.forms[0].positions.tolist() == expected


@pytest.mark.parametrize("field", ["title", "alternate_titles", "codes", "text", "names"])
def test_a_clause_with_a_field_looks_only_there(small: Index, field: str) -> None:
    matcher = Matcher(small.view, small.weights)

    for word in ("beekeeper", "honey", "45", "hive", "registered"):
        found = matcher.term(Phrase(word, (word,), (field,))).forms[0].positions.tolist()
        assert found == scan(small, [word], field)


def test_a_word_is_found_in_every_form_with_its_stem(small: Index) -> None:
    matched = Matcher(small.view, small.weights).match(Word("nursing", "nursing", "nurs"))

    assert slugs(small, matched.cells[:, 0]) == {"night-nurses", "ward-aides"}


def slugs(index: Index, mask: np.ndarray) -> set[str]:
    return {index.view.cards[number].slug for number in np.flatnonzero(mask).tolist()}


def cells(index: Index, clause: Clause) -> set[tuple[str, str]]:
    """Occupation and section type, "" for the whole occupation."""
    found = Matcher(index.view, index.weights).match(clause).cells
    scopes = ("", *index.view.scopes)
    return {(index.view.cards[n].slug, scopes[s]) for n, s in np.argwhere(found).tolist()}


def word(text: str) -> Word:
    (token,) = tokens(text)
    return Word(text, token.exact, token.stem)


def test_a_word_of_the_text_counts_for_its_section_and_the_whole(small: Index) -> None:
    assert cells(small, word("auction")) == {("beekeepers", ""), ("beekeepers", "earnings")}


def test_a_word_of_the_title_counts_for_every_section_there_is(small: Index) -> None:
    assert cells(small, word("apiarist")) == {
        ("beekeepers", scope) for scope in ("", "nature-of-work", "training", "earnings")
    }


def test_not_holds_where_the_clause_does_not_and_the_section_exists(small: Index) -> None:
    assert cells(small, Not("-hive", word("hive"))) == {
        ("beekeepers", "earnings"), ("ward-aides", ""),
        ("ward-aides", "nature-of-work"), ("ward-aides", "training"), ("night-nurses", ""),
        ("night-nurses", "nature-of-work"), ("night-nurses", "employment"), ("candle-makers", ""),
        ("candle-makers", "further-reading"),
    }  # fmt: skip


def test_any_of_holds_where_all_words_of_one_alternative_do(small: Index) -> None:
    clause = AnyOf("", ((word("auction"), word("queens")), (word("mites"), word("zzzz"))))

    assert cells(small, clause) == {("beekeepers", ""), ("beekeepers", "earnings")}


ascending = st.lists(st.integers(0, 60), unique=True, max_size=25).map(sorted)


@given(st.lists(ascending, min_size=1, max_size=4))
def test_adjacent_finds_the_starts_of_rows(lists: list[list[int]]) -> None:
    expected = [
        start
        for start in lists[0]
        if all(start + offset in found for offset, found in enumerate(lists))
    ]

    assert adjacent([np.array(found, np.int32) for found in lists]).tolist() == expected


@given(st.lists(st.integers(0, 60)), ascending)
def test_member_tells_which_values_are_there(values: list[int], present: list[int]) -> None:
    found = member(np.array(values, np.int32), np.array(present, np.int32))

    assert found.tolist() == [value in present for value in values]


def test_more_occurrences_of_a_word_never_score_less(small: Index) -> None:
    term = Matcher(small.view, small.weights).term(word("hive"))
    scores = term.score()

    order = np.argsort(term.frequency)
    assert (np.diff(scores[order]) >= 0).all()
    assert slugs(small, scores > 0) == slugs(small, term.frequency > 0)
