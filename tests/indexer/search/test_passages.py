"""Passages under the hits of the shipped corpus, against the profiles they come from."""

import re

import pytest

from indexer.addresses import anchor
from indexer.analysis import tokens
from indexer.browse.browse import credential_index
from indexer.index import Index
from indexer.model import Occupation
from indexer.results import SectionHit, SnippetPart
from tests.indexer.asking import ask, ask_literally

QUERIES = (
    "night shift hospital", "welding certificate", '"on the job"', "drive*", "license exam state",
    "salary commission", "statistics OR mathematics", "who certifies welders", "2034", "weekends",
)  # fmt: skip


def flat(text: str) -> str:
    """A text without white space and without the signs before list items."""
    return re.sub(r"\s", "", re.sub(r"(?<!\S)[-·](?!\S)", "", text))


def shown(parts: tuple[SnippetPart, ...]) -> str:
    text = "".join(part.text for part in parts)
    return text.removeprefix("… ").removesuffix(" …")


def text_of(occupation: Occupation, section: SectionHit) -> str:
    return next(own.text for own in occupation.sections if own.type == section.type)


@pytest.mark.parametrize("query", QUERIES)
def test_a_passage_is_a_stretch_of_its_section_as_written(index: Index, query: str) -> None:
    results = ask(index, query)

    assert results.hits
    for hit in results.hits:
        occupation = index.stored_profile(hit.slug).occupation
        for section in hit.sections:
            assert flat(shown(section.snippet)) in flat(text_of(occupation, section))


@pytest.mark.parametrize("query", ["night shift hospital", "license exam state", "weekends"])
def test_marked_words_have_the_stem_of_a_word_typed(index: Index, query: str) -> None:
    wanted = {token.stem for token in tokens(query)}

    marked = [
        part.text
        for hit in ask_literally(index, query).hits
        for parts in (hit.title_parts, *(section.snippet for section in hit.sections))
        for part in parts
        if part.match
    ]

    assert marked
    assert {token.stem for text in marked for token in tokens(text)} <= wanted


@pytest.mark.parametrize("query", ["weekends", "apprenticeship"])
def test_every_word_typed_is_marked_wherever_it_is_shown(index: Index, query: str) -> None:
    (wanted,) = {token.stem for token in tokens(query)}

    for hit in ask_literally(index, query).hits:
        for section in hit.sections:
            for part in section.snippet:
                if not part.match:
                    assert wanted not in {token.stem for token in tokens(part.text)}, part.text


def test_a_quoted_phrase_is_marked_as_one(index: Index) -> None:
    marked = {
        part.text.lower()
        for hit in ask_literally(index, '"on the job"').hits
        for section in hit.sections
        for part in section.snippet
        if part.match
    }

    assert marked
    assert {re.sub(r"\W+", " ", text) for text in marked} <= {"on the job", "on", "the", "job"}


@pytest.mark.parametrize("query", QUERIES)
def test_the_address_of_a_passage_is_on_the_page(index: Index, query: str) -> None:
    for hit in ask(index, query).hits:
        occupation = index.stored_profile(hit.slug).occupation
        anchors = {
            f"/occupations/{hit.slug}#{anchor(section.type, heading)}": heading
            for section in occupation.sections
            for heading in (None, *section.headings)
        }
        for section in hit.sections:
            assert section.url in anchors
            heading = anchors[section.url]
            assert section.heading.endswith(heading or "")
            title = index.vocabulary.sections[section.type].title
            assert section.heading == (f"{title}: {heading}" if heading else title)


def test_a_passage_under_a_sub_heading_shows_a_match_of_that_part(index: Index) -> None:
    for hit in ask_literally(index, "exam").hits:
        occupation = index.stored_profile(hit.slug).occupation
        for section in hit.sections:
            own = next(s for s in occupation.sections if s.type == section.type)
            for part in own.parts:
                if part.heading and section.heading.endswith(f": {part.heading}"):
                    assert "exam" in {token.stem for token in tokens(part.text)}


def test_every_chosen_credential_is_named_by_the_first_section_shown(index: Index) -> None:
    for entry in credential_index(index)[::4]:
        results = ask(index, "", {"credential": (entry.slug,)})
        assert results.total == entry.occupations
        for hit in results.hits:
            analyzed = index.stored_profile(hit.slug)
            naming = {
                found.section
                for found in analyzed.mentions
                for mention in found.mentions
                if (mention.entity, mention.slug) == ("credential", entry.slug)
            }
            assert hit.sections[0].type in naming, (entry.slug, hit.slug)
