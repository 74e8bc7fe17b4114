"""A build that takes over what has not changed answers exactly as a build from nothing."""

import hashlib
import random
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from indexer.build.build import build
from indexer.corpus.read import read_corpus
from indexer.embedded import open_index
from indexer.index import Index
from indexer.model import Corpus, Occupation, Part, Section, Synonym
from indexer.postings.generation import current_name
from indexer.request import SearchRequest
from indexer.search.search import search
from tests import generated
from tests.indexer.asking import Filters
from tests.indexer.small_corpus import (
    HELD_TITLES,
    ONET_SOURCE,
    PROFILES,
    VOCABULARY,
    write_corpus,
)

QUERIES = (
    "", "alpha", "alpha bravo", '"alpha bravo"', "joba", "grove", "CXAQV", "certified ziba worker",
    "delta -echo", "golf OR hotel", "jo*", "title:jobb", "pay>60000 indigo", "zulu xray whisky",
    "brandnew", "acme",
)  # fmt: skip
STEPS = 12


def corpus_of(occupations: list[Occupation], synonyms: tuple[Synonym, ...]) -> Corpus:
    """A corpus with digests of what it holds, as reading files gives it."""
    vocabulary = replace(generated.vocabulary(), synonyms=synonyms)
    ordered = tuple(sorted(occupations, key=lambda o: o.slug))
    digests = {o.slug: hashlib.sha256(repr(o).encode()).hexdigest() for o in ordered}
    return Corpus(ordered, vocabulary, digests, hashlib.sha256(repr(synonyms).encode()).hexdigest())


def answers(index: Index) -> list[object]:
    """Hits with scores and passages, and facets, of every query in every section."""
    result: list[object] = []
    chosen: tuple[Filters, ...] = ({}, {"section": ("training",)}, {"credential": ("cxaqv",)})
    for query in QUERIES:
        for filters in chosen:
            results = search(index, SearchRequest(query, filters, limit=100))
            hits = [(h.slug, h.score, h.sections, h.title_parts) for h in results.hits]
            result.append((query, results.total, hits, results.facets, results.interpretation))
    return result


def edited(draw: random.Random, occupation: Occupation) -> Occupation:
    """The occupation with another first section."""
    words = draw.sample((*generated.WORDS, "brandnew", *generated.CREDENTIALS), 9)
    # a name no vocabulary has, sometimes with its acronym: it is written the same everywhere
    text = " ".join(words) + draw.choice(
        ["", " The Acme Workers Association gives exams.",
         " The Acme Workers Association (AWAX) gives exams."]
    )  # fmt: skip
    first = Section(occupation.sections[0].type, (Part("Changed", text),))
    return replace(occupation, sections=(first, *occupation.sections[1:]))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_edits_deletions_renames_and_vocabulary_changes_answer_like_a_full_build(
    tmp_path: Path, seed: int
) -> None:
    draw = random.Random(seed)
    occupations = list(generated.corpus(generated.data(40, seed)).occupations)
    synonyms = generated.vocabulary().synonyms
    grown = tmp_path / "grown"
    build(corpus_of(occupations, synonyms), grown)
    for step in range(STEPS):
        number = draw.randrange(len(occupations))
        kind = draw.choice(["edit", "edit", "delete", "rename", "add", "vocabulary"])
        if kind == "edit":
            occupations[number] = edited(draw, occupations[number])
        elif kind == "delete":
            del occupations[number]
        elif kind == "rename":
            occupations[number] = replace(occupations[number], slug=f"renamed-{step}")
        elif kind == "add":
            occupations.append(replace(edited(draw, occupations[number]), slug=f"added-{step}"))
        else:
            synonyms = (Synonym(("kilo", draw.choice(generated.WORDS))),)
        corpus = corpus_of(occupations, synonyms)

        build(corpus, grown)
        build(corpus, tmp_path / f"fresh{step}")

        fresh = open_index(tmp_path / f"fresh{step}")
        assert answers(open_index(grown)) == answers(fresh), (step, kind)


def test_only_the_changed_profile_is_written_again(tmp_path: Path) -> None:
    occupations = list(generated.corpus(generated.data(40)).occupations)
    build(corpus_of(occupations, ()), tmp_path)
    before = {file.name for file in (tmp_path / (current_name(tmp_path) or "")).rglob("*.seg")}
    occupations[3] = edited(random.Random(1), occupations[3])

    report = build(corpus_of(occupations, ()), tmp_path)

    after = {file.name for file in (tmp_path / report.generation).rglob("*.seg")}
    assert report.changes.changed == (occupations[3].slug,)
    assert before < after
    assert len(after - before) == 1


def test_a_changed_title_builds_the_profiles_it_belongs_to_and_nothing_else(tmp_path: Path) -> None:
    index, sources = tmp_path / "index", VOCABULARY["sources"] + ONET_SOURCE
    corpus = partial(write_corpus, tmp_path, PROFILES, {**VOCABULARY, "sources": sources})
    build(read_corpus(corpus(HELD_TITLES)), index)

    mended = HELD_TITLES.replace("Colony Tender\thive", "Colony Watcher\thive")
    report = build(read_corpus(corpus(mended)), index)

    assert report.changes.changed == ("hive-inspectors",)
    assert not report.changes.vocabulary
    opened = open_index(index)
    stored = opened.stored_profile("hive-inspectors").occupation.held_titles
    cards = {card.slug: card.held_titles for card in opened.view.cards if card.held_titles}
    assert stored == cards["hive-inspectors"] == ("Colony Watcher",)
    assert cards["beekeepers"] == (
        "<b>Smoker</b> & Co.",
        "Colony Tender",
        "IT Drone Keeper (Information Technology Drone Keeper)",
    )
    assert set(cards) == {"hive-inspectors", "beekeepers"}


def tables_of(index: Path) -> dict[str, str]:
    """The files of tables by what they are: the rest of the name says what it was made from."""
    names = [file.name for file in (index / str(current_name(index)) / "tables").iterdir()]
    return {name.partition("-")[0]: name for name in names}


def test_an_edited_text_takes_over_the_tables_of_names_and_another_title_does_not(
    tmp_path: Path,
) -> None:
    occupations = list(generated.corpus(generated.data(12)).occupations)
    build(corpus_of(occupations, ()), tmp_path)
    first = tables_of(tmp_path)
    said = replace(occupations[3].sections[0], parts=(Part(None, "A text without any name."),))
    occupations[3] = replace(occupations[3], sections=(said, *occupations[3].sections[1:]))
    build(corpus_of(occupations, ()), tmp_path)
    edited_text = tables_of(tmp_path)
    occupations[3] = replace(occupations[3], title="Wheelwright")
    build(corpus_of(occupations, ()), tmp_path)
    another_title = tables_of(tmp_path)

    kept = {"titles", "title_model", "lexicon", "completion", "spelling_words"}
    assert {name for name in first if first[name] == edited_text[name]} >= kept
    assert {n for n in kept if another_title[n] == first[n]} == {"lexicon"}
    found = search(open_index(tmp_path), SearchRequest("wheelwright"))
    assert [hit.slug for hit in found.hits] == [occupations[3].slug]
