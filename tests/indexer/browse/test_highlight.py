"""Words of a query marked inside one profile."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.browse.highlight import Highlighted, highlight
from indexer.browse.profile import LinkedName, Profile, get_profile
from indexer.errors import SearchTooLong
from indexer.index import Index
from indexer.request import SearchRequest
from indexer.search.search import search


def asked(index: Index, slug: str, query: str, *, literal: bool = False) -> Highlighted:
    return highlight(index, get_profile(index, slug), SearchRequest(query, literal=literal))


def runs(profile: Profile) -> list[LinkedName]:
    return [
        run
        for section in profile.sections
        for part in section.parts
        for block in part.blocks
        for item in block.items
        for run in item
    ]


def marked(found: Highlighted) -> list[str]:
    return [run.text[start:end] for run in runs(found.profile) for start, end in run.marks]


def test_words_are_marked_in_every_form_they_are_written_in(small: Index) -> None:
    assert marked(asked(small, "beekeepers", "keeper")) == ["keeper"]
    assert marked(asked(small, "beekeepers", "hive")) == ["hives", "hives", "Hive"]


def test_an_acronym_is_marked_with_its_full_name(small: Index) -> None:
    assert marked(asked(small, "beekeepers", "RBK")) == ["Registered Beekeeper", "RBK"]
    assert marked(asked(small, "beekeepers", "RBK", literal=True)) == ["RBK"]


def test_a_quoted_phrase_is_marked_only_where_it_stands(small: Index) -> None:
    assert marked(asked(small, "night-nurses", '"day shift"')) == ["day shift"]
    assert marked(asked(small, "ward-aides", '"day shift"')) == []


def test_an_item_of_a_list_is_marked_at_its_place(small: Index) -> None:
    assert marked(asked(small, "beekeepers", "colony winter")) == ["colony", "winter"]


def test_glue_words_are_left_alone_beside_others(small: Index) -> None:
    assert marked(asked(small, "beekeepers", "the wax")) == ["wax"]
    assert "the" in marked(asked(small, "beekeepers", "the of"))


def test_what_is_excluded_is_not_marked(small: Index) -> None:
    assert marked(asked(small, "night-nurses", "shift -ward")) == ["shift"]


def test_the_parts_found_stand_in_the_order_of_the_profile_with_their_addresses(
    small: Index,
) -> None:
    found = asked(small, "beekeepers", "title OR wax OR auction").found

    assert [(part.title, part.anchor, part.count) for part in found] == [
        ("Nature of work", "nature-of-work", 1),
        ("Training: Certification", "training-certification", 1),
        ("Earnings", "earnings", 1),
    ]
    assert [p.text for p in found[1].snippet if p.match] == ["title"]


def test_no_words_mark_nothing_and_find_no_part(small: Index) -> None:
    for query in ("", "zzzz", "!!", '"'):
        found = asked(small, "beekeepers", query)
        assert (marked(found), found.found) == ([], ())


def test_a_mark_reaches_over_the_border_of_a_link(small: Index) -> None:
    found = asked(small, "beekeepers", '"a Registered Beekeeper"')

    pieces = [(run.text[a:b], run.url) for run in runs(found.profile) for a, b in run.marks]
    assert pieces == [("a ", None), ("Registered Beekeeper", "/credentials/rbk")]


@settings(max_examples=200)
@given(st.text(alphabet=st.sampled_from("abehilnorstw -\"*:()'N"), max_size=20))
def test_marking_changes_no_character_of_the_profile(small: Index, query: str) -> None:
    plain = get_profile(small, "beekeepers")

    found = highlight(small, plain, SearchRequest(query))

    assert [(run.text, run.url) for run in runs(found.profile)] == [
        (run.text, run.url) for run in runs(plain)
    ]
    for run in runs(found.profile):
        assert all(0 <= start < end <= len(run.text) for start, end in run.marks)


def test_marking_ends_when_its_time_is_up(small: Index) -> None:
    profile = get_profile(small, small.view.cards[0].slug)

    with pytest.raises(SearchTooLong):
        highlight(small, profile, SearchRequest("records"), seconds=0)


@pytest.mark.parametrize("query", ["rhit", "night shift", "who certifies welders", '"full time"'])
def test_a_profile_marks_what_its_result_marks(index: Index, query: str) -> None:
    for hit in search(index, SearchRequest(query)).hits:
        shown = {p.text for s in hit.sections for p in s.snippet if p.match}

        words = " ".join(marked(asked(index, hit.slug, query)))

        assert all(text in words for text in shown), (hit.slug, shown, words)
