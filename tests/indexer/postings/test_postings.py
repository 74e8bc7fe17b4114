"""The compiled view says what Whoosh's own reader says, and what the texts say."""

import os
from bisect import bisect_right
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from whoosh.index import open_dir

from indexer.analysis import CAPITALS, Form, stem, tokens
from indexer.build import processes
from indexer.build.build import build
from indexer.corpus.read import read_corpus
from indexer.embedded import open_index
from indexer.index import Index
from indexer.model import Corpus
from indexer.postings.postings import StemPostings, View
from indexer.postings.schema import OCCUPATION_FIELDS, SECTION_FIELDS, TEXT_FIELDS
from indexer.request import SearchRequest
from indexer.search.search import search
from tests.indexer.small_corpus import PROFILES, write_corpus

# (occupation, section type or "" for the occupation's own fields, position in the field)
Place = tuple[str, str, int]


def whoosh_postings(folder: Path, field: str, own: bool) -> dict[Form, dict[str, set[Place]]]:
    """Every word of a field, as written and as a stem, and where it stands, through Whoosh alone.

    Acronyms are written in capitals beside the word; where there is one, it is the stem.
    """
    written: dict[str, set[Place]] = {}
    reader = open_dir(str(folder / "whoosh")).reader()
    for term in reader.lexicon(field):
        matcher = reader.postings(field, term)
        while matcher.is_active():
            stored = reader.stored_fields(matcher.id())
            scope = "" if own else stored["section"]
            for position in matcher.value_as("positions"):
                written.setdefault(term.decode(), set()).add((stored["slug"], scope, position))
            matcher.next()
    reader.close()
    acronyms = {term: places for term, places in written.items() if term.isupper()}
    exact = {t: places for t, places in written.items() if t not in acronyms or t in CAPITALS}
    stems = {term: set(places) for term, places in acronyms.items()}
    for term in exact.keys() - acronyms.keys():
        rest = exact[term].difference(*acronyms.values())
        if rest:
            stems.setdefault(stem(term), set()).update(rest)
    return {"exact": exact, "stem": stems}


def view_postings(view: View, form: Form, field: str) -> dict[str, set[Place]]:
    """The same, read out of the view's arrays one number at a time."""
    found: dict[str, set[Place]] = {}
    starts = view.segments.start.tolist()
    for term in view.postings[form].terms:
        for position in view.postings[form][term].tolist():
            segment = bisect_right(starts, position) - 1
            if TEXT_FIELDS[int(view.segments.field[segment])] == field:
                slug = view.cards[int(view.segments.occupation[segment])].slug
                scope = int(view.segments.scope[segment])
                place = (slug, view.scopes[scope - 1] if scope else "", position - starts[segment])
                found.setdefault(term, set()).add(place)
    return found


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index to which a build has added the changes of three profiles among many."""
    folder = tmp_path_factory.mktemp("edited")
    makers = [f"candle-makers-{number}" for number in range(12)]
    maker = PROFILES["candle-makers"]
    many = {
        slug: maker.replace("candle-makers", slug).replace("Candle Makers", slug.title())
        for slug in makers
    }
    profiles = {**PROFILES, **many}
    build(read_corpus(write_corpus(folder / "before", profiles)), folder / "index")
    del profiles["night-nurses"]
    profiles["hive-inspectors"] = profiles["hive-inspectors"].replace("mites", "moths and mites")
    profiles["wax-makers"] = maker.replace("candle-makers", "wax-makers").replace("Candle", "Wax")
    report = build(read_corpus(write_corpus(folder / "after", profiles)), folder / "index")
    segments = list((folder / "index" / report.generation / "whoosh").glob("*.seg"))
    assert len(segments) == 2  # the changes stand beside what was there
    return folder / "index"


@pytest.fixture(scope="module")
def parted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index that three processes have written, whatever this machine has."""
    folder = tmp_path_factory.mktemp("parted")
    corpus = read_corpus(write_corpus(folder / "corpus", PROFILES))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(processes, "WORTH_A_PROCESS", 1)
        patched.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
        report = build(corpus, folder / "index")
    segments = list((folder / "index" / report.generation / "whoosh").glob("*.seg"))
    assert len(segments) == 3
    return folder / "index"


@pytest.mark.parametrize("form", ["stem", "exact"])
@pytest.mark.parametrize("field", TEXT_FIELDS)
@pytest.mark.parametrize("which", ["small_index", "edited", "parted"])
def test_terms_and_positions_equal_those_of_whoosh(
    request: pytest.FixtureRequest, which: str, form: Form, field: str
) -> None:
    index = open_index(request.getfixturevalue(which))
    folder: Path = request.getfixturevalue(which) / index.generation

    whoosh = whoosh_postings(folder, field, field in OCCUPATION_FIELDS)[form]

    assert whoosh
    assert view_postings(index.view, form, field) == whoosh


@pytest.mark.parametrize("form", ["stem", "exact"])
def test_no_position_of_whoosh_is_lost_or_counted_twice(small: Index, form: Form) -> None:
    postings = small.view.postings[form]

    every = np.concatenate([postings[term] for term in postings.terms])

    assert len(np.unique(every)) == len(every) == len(small.view.token_positions)
    assert list(postings.terms) == sorted(postings.terms)
    for term in postings.terms:
        assert (np.diff(postings[term]) > 0).all()


def test_every_position_of_a_stem_knows_its_segment_and_its_spelling(small: Index) -> None:
    view = small.view
    spelled = {
        position: term
        for term in view.postings["exact"].terms
        for position in view.postings["exact"][term].tolist()
    }
    starts = view.segments.start.tolist()

    positions = view.postings["stem"].positions.tolist()

    segments = [bisect_right(starts, position) - 1 for position in positions]
    assert isinstance(view.stems, StemPostings)
    assert view.stems.segment_at.tolist() == segments
    spellings = [view.postings["exact"].terms[n] for n in view.stems.spelling_at.tolist()]
    assert spellings == [spelled[position] for position in positions]


def test_an_index_of_several_processes_answers_like_one_of_one(parted: Path, small: Index) -> None:
    request = SearchRequest("keeper OR nurse")

    found, expected = search(open_index(parted), request), search(small, request)

    assert found.hits
    assert (found.hits, found.facets) == (expected.hits, expected.facets)
    for slug in small.view.numbers:
        assert open_index(parted).stored_profile(slug) == small.stored_profile(slug)


def test_an_unknown_term_has_no_positions(small: Index) -> None:
    assert small.view.postings["exact"]["zzzz"].tolist() == []


def test_every_segment_has_the_text_of_its_profile(small: Index, small_corpus: Corpus) -> None:
    for occupation in small_corpus.occupations:
        number = small.view.numbers[occupation.slug]

        def text(scope: int, field: str, number: int = number) -> str:
            segment = small.view.segment(number, scope, field)
            assert segment is not None
            return small.view.text(segment)

        assert text(0, "title") == occupation.title
        assert text(0, "alternate_titles").split("\n") == [
            *(occupation.alternate_titles + occupation.former_titles or ("",))
        ]
        for section in occupation.sections:
            scope = small.view.scopes.index(section.type) + 1
            assert text(scope, "text") == section.text
            assert text(scope, "heading").split("\n") == list(section.headings or ("",))


def test_a_section_that_an_occupation_lacks_has_no_segment(small: Index) -> None:
    number = small.view.numbers["candle-makers"]

    scopes = [
        scope
        for scope in range(1, len(small.view.scopes) + 1)
        if small.view.segment(number, scope, "text") is not None
    ]

    assert [small.view.scopes[scope - 1] for scope in scopes] == ["further-reading"]
    assert np.flatnonzero(small.view.exists[number]).tolist() == [0, *scopes]


def test_words_are_counted_where_the_texts_have_them(small: Index) -> None:
    view = small.view
    for segment in range(len(view.segments.start)):
        start = int(view.segments.start[segment])
        counted = Counter(token.exact for token in tokens(view.text(segment)))
        assert int(view.segments.length[segment]) == sum(counted.values())
        for term, count in counted.items():
            positions = view.postings["exact"][term]
            assert int((view.segments.of(positions) == segment).sum()) == count
            assert all(
                position >= start for position in positions[view.segments.of(positions) == segment]
            )


def test_the_span_of_a_position_is_the_word_as_written(small: Index) -> None:
    view = small.view
    for term in view.postings["exact"].terms:
        positions = view.postings["exact"][term]
        spans = view.spans(positions).tolist()
        for segment, (start, end) in zip(view.segments.of(positions).tolist(), spans, strict=True):
            assert [t.exact for t in tokens(view.text(segment)[start:end])] == [term]


def test_every_character_of_a_text_knows_its_sub_heading(
    small: Index, small_corpus: Corpus
) -> None:
    keeper = next(o for o in small_corpus.occupations if o.slug == "beekeepers")
    number = small.view.numbers["beekeepers"]
    for section in keeper.sections:
        scope = small.view.scopes.index(section.type) + 1
        segment = small.view.segment(number, scope, "text")
        assert segment is not None
        for part in section.parts:
            start = section.text.index(part.text)
            for at in (start, start + len(part.text) - 1):
                assert small.view.heading_at(segment, at) == part.heading


def test_arrays_of_the_view_cannot_be_written_to(small: Index) -> None:
    view = small.view
    for array in (view.segments.start, view.exists, view.token_spans, view.texts, view.parts):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = array[0]


def test_a_corpus_of_one_word_and_no_names_is_built_and_searched(tmp_path: Path) -> None:
    text = "slug: a\ntitle: A\nsections:\n  - {type: training, text: word}\n"
    write_corpus(tmp_path / "corpus", {"a": text})

    build(read_corpus(tmp_path / "corpus"), tmp_path / "index")

    results = search(open_index(tmp_path / "index"), SearchRequest("word"))
    assert [hit.slug for hit in results.hits] == ["a"]


def test_two_builds_of_one_corpus_give_the_same_view(
    small_index: Path, small: Index, small_corpus: Corpus, tmp_path: Path
) -> None:
    report = build(small_corpus, tmp_path)

    first, second = small_index / small.generation / "view", tmp_path / report.generation / "view"
    names = sorted(path.name for path in first.iterdir())
    assert sorted(path.name for path in second.iterdir()) == names
    for name in names:
        assert (first / name).read_bytes() == (second / name).read_bytes(), name


def test_profiles_are_all_in_the_view(small: Index) -> None:
    assert {card.slug for card in small.view.cards} == set(PROFILES)
    assert SECTION_FIELDS == ("heading", "text", "names")
