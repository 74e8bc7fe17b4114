"""The shipped corpus is as its own style sheet wants it."""

from indexer.corpus.editorial.examine import examine_style
from indexer.corpus.editorial.figures import read_figures
from indexer.corpus.editorial.prose import read_words
from indexer.corpus.editorial.rules import StyleSheet, read_style
from indexer.corpus.read import SHIPPED_CORPUS, read_corpus
from indexer.importers.part_figures import FILE
from tests.near_duplicates import LIMIT, similarities


def test_the_shipped_prose_keeps_its_style() -> None:
    corpus = read_corpus(SHIPPED_CORPUS)

    found = examine_style(SHIPPED_CORPUS, corpus)

    assert "\n".join(map(str, found)) == ""


def test_no_two_shipped_profiles_are_alike() -> None:
    pairs = similarities(read_corpus(SHIPPED_CORPUS).occupations)

    assert [pair for pair in pairs if pair[0] >= LIMIT] == []


def test_the_shipped_style_sheet_holds_all_five_sections_to_a_length() -> None:
    sheet = read_style(SHIPPED_CORPUS)

    assert isinstance(sheet, StyleSheet)
    assert [rule.type for rule in sheet.style.sections] == [
        "nature-of-work",
        "training",
        "employment",
        "job-outlook",
        "earnings",
    ]
    assert sheet.style.words == [350, 780]


def test_every_shipped_profile_with_facts_has_further_figures() -> None:
    figures = read_figures(SHIPPED_CORPUS / FILE)
    corpus = read_corpus(SHIPPED_CORPUS)

    assert isinstance(figures, dict)
    without = [o.slug for o in corpus.occupations if o.facts.jobs and o.slug not in figures]
    assert without == []


def test_the_corpus_s_own_words_are_in_order_and_not_in_the_general_list() -> None:
    folder = SHIPPED_CORPUS / "spelling"
    own = (folder / "occupations.txt").read_text(encoding="utf-8").split("\n")[:-1]

    general = read_words(folder / "american-english.txt")

    assert isinstance(general, set)
    assert own == sorted({word.lower() for word in own} - general)
