"""HTML as blocks: no word lost, whatever the markup."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.importers.html_blocks import html_blocks


def kinds_and_texts(html: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in html_blocks(html)]


def test_paragraphs_lists_and_emphasis() -> None:
    html = "<p>Lawyer<em>s</em>, or\n <i>attorneys </i>all.</p><ul><li>One<li>Two</li></ul><p></p>"

    assert kinds_and_texts(html) == [
        ("paragraph", "Lawyers, or attorneys all."),
        ("item", "One"),
        ("item", "Two"),
    ]


@pytest.mark.parametrize(
    "html",
    [
        '<p><span class="runningheader">Licensure.</span>  All need one.</p>',
        '<p><span class="runningheader">Licensure. </span></p><p>All need one.</p>',
        '<p><span class="RunningHeader">Licensure:</span> All need one.</p>',
        "<p><b>Licensure.</b> All need one.</p>",
        "<p><em>Licensure.</em> All need one.</p>",
        "<h4>Licensure</h4>All need one.",
        "<p><strong>Licensure</strong></p><p>All need one.</p>",
    ],
)
def test_headings_however_they_are_marked(html: str) -> None:
    (heading, text) = kinds_and_texts(html)

    assert heading[0] == "heading"
    assert heading[1].rstrip(".:") == "Licensure"
    assert text == ("paragraph", "All need one.")


def test_a_heading_that_is_the_subject_of_its_sentence_stays_in_it() -> None:
    html = '<p><span class="runningheader">Kite engineers</span> design kites.</p>'

    assert kinds_and_texts(html) == [
        ("heading", "Kite engineers"),
        ("paragraph", "Kite engineers design kites."),
    ]


def test_a_heading_in_the_middle_of_a_paragraph_begins_a_new_one() -> None:
    html = '<p>They study. <span class="runningheader">Advancement.</span> They rise.</p>'

    assert [kind for kind, _ in kinds_and_texts(html)] == ["paragraph", "heading", "paragraph"]


def test_a_heading_whose_end_tag_is_missing_ends_with_its_sentence() -> None:
    words = "Testers rise by passing many long examinations in the course of several windy years."
    html = f'<p><span class="runningheader">Advancement. {words}</p>'

    assert kinds_and_texts(html) == [("heading", "Advancement."), ("paragraph", words)]


@pytest.mark.parametrize(
    "html",
    [
        "<p>They like <b>bold words</b> and <em>Licensure.</em> All in a sentence.</p>",
        "<p><b>A whole sentence in bold type that is much too long to head anything.</b> So.</p>",
    ],
)
def test_emphasis_within_running_text_is_no_heading(html: str) -> None:
    assert [kind for kind, _ in kinds_and_texts(html)] == ["paragraph"]


def test_two_line_breaks_part_paragraphs_and_one_does_not() -> None:
    assert kinds_and_texts("<p>One<br>line.<br />\n<br>Two.</p>") == [
        ("paragraph", "One line."),
        ("paragraph", "Two."),
    ]


def test_an_item_is_one_line_and_a_nested_list_has_items_of_its_own() -> None:
    html = "<ul><li><p>One,</p><p>more</p><ul><li>inner</li></ul>rest</li></ul>"

    assert kinds_and_texts(html) == [("item", "One, more"), ("item", "inner"), ("item", "rest")]


def test_a_table_without_column_names_joins_its_cells() -> None:
    html = "<table><tr><td>Hospitals</th><td align=right>$42,760 </td></tr></table>"

    assert kinds_and_texts(html) == [("item", "Hospitals; $42,760")]


def test_a_first_row_of_header_cells_names_the_columns() -> None:
    html = """<TABLE><TR><TH SCOPE="col"WIDTH="80%">Industry</TH><TH>Percent</TH></TR>
    <TR><TD>Clinics</TD><TD>48</TD></TR><TR><TH>Homes</TH><TD></TD></TR></TABLE>"""

    assert kinds_and_texts(html) == [
        ("item", "Industry: Clinics; Percent: 48"),
        ("item", "Industry: Homes"),
    ]


def test_cells_that_span_rows_keep_the_others_in_their_columns() -> None:
    html = """<table><thead><tr><th>Kind<th>Size<th>Price</thead>
    <tr><td rowspan=3>Box<td>S<td>1<tr><td>M<td>2<tr><td>L<td>3
    <tr><td colspan=2>Delta<td>4</table>"""

    assert [text for _, text in kinds_and_texts(html)] == [
        "Kind: Box; Size: S; Price: 1",
        "Size: M; Price: 2",
        "Size: L; Price: 3",
        "Kind: Delta; Price: 4",
    ]


def test_a_table_that_only_lays_out_the_page_is_read_as_its_content() -> None:
    html = "<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>"

    assert kinds_and_texts(html) == [("paragraph", "One."), ("paragraph", "Two.")]


def test_column_names_without_rows_are_kept() -> None:
    assert kinds_and_texts("<table><tr><th>Year<th>Jobs</table>") == [("item", "Year; Jobs")]


def test_links_are_kept_with_their_block() -> None:
    html = "<ul><li>Society, <a href=' http://a.example '>a</a> or <a href='/b'>b</a></li></ul>"

    (block,) = html_blocks(html)

    assert block.links == ("http://a.example", "/b")


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ('<p>See <a href="http://a.example>the site</a> for "more" of it.</p>', "http://a.example"),
        ('<p>See <a href="http://a.example"the site</a> for "more" of it.</p>', "http://a.example"),
        ('<p>See <a href="http://a.example" target=_"new>the site</a> for "more" of it.</p>',
         "http://a.example"),
        ("<p>See <!-- a note the site for \"more\" of it.</p>", None),
        ('<p>See <!--> the site for "more" of it. <!-- note --></p>', None),
        ("<p>See</h2></td> the site</font> for \"more\" of it.", None),
    ],
)  # fmt: skip
def test_broken_markup_swallows_no_words(html: str, address: str | None) -> None:
    (block,) = html_blocks(html)

    assert re.sub(r"a note ", "", block.text) == 'See the site for "more" of it.'
    assert block.links == ((address,) if address else ())


def test_scripts_forms_and_pictures_have_no_text() -> None:
    html = "<p>Text.<script>var x = 'no';</script><img alt='no'><select><option>no</select></p>"

    assert kinds_and_texts(html) == [("paragraph", "Text.")]


TAGS = ["p", "ul", "li", "b", "em", "table", "tr", "td", "th", "div", "h3", "br", "a", "span"]


@settings(max_examples=200)
@given(
    st.lists(
        st.one_of(
            st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
            st.from_regex(r"w[a-z]{1,4}[.]?", fullmatch=True),
        ),
        max_size=40,
    )
)
def test_every_word_is_in_a_block_whatever_the_nesting(pieces: list[str]) -> None:
    html = " ".join(pieces)
    expected = sorted(re.findall(r"\bw[a-z]+", re.sub(r"<[^>]*>", " ", html)))

    blocks = html_blocks(html)

    found = {word for block in blocks for word in re.findall(r"\bw[a-z]+", block.text)}
    assert set(expected) <= found
    assert all(block.text == " ".join(block.text.split()) != "" for block in blocks)
