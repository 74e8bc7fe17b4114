"""What is the same for a whole generation is made once, and goes with it."""

import gc
import weakref
from pathlib import Path

import pytest

from indexer.browse import browse
from indexer.build.build import build
from indexer.corpus.read import read_corpus
from indexer.embedded import open_index
from indexer.errors import NotFound
from indexer.index import Index
from tests.indexer.small_corpus import write_corpus
from webapp import generation
from webapp.generation import once_a_generation
from webapp.pages.lists import make_titles_page

PROFILE = "slug: a\ntitle: A\nsections:\n  - {type: training, text: word}\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("generation")
    build(read_corpus(write_corpus(place / "corpus", {"a": PROFILE})), place / "index")
    return place / "index"


def test_a_value_is_made_once_for_each_generation_and_argument(folder: Path) -> None:
    made: list[tuple[Index, str]] = []

    @once_a_generation
    def name(index: Index, letter: str) -> str:
        made.append((index, letter))
        return letter.upper()

    first, second = open_index(folder), open_index(folder)
    answers = [name(index, letter) for index in (first, second, first) for letter in "aba"]

    assert answers == [*"ABA"] * 3
    assert made == [(first, "a"), (first, "b"), (second, "a"), (second, "b")]


def test_what_is_kept_goes_with_its_generation(folder: Path) -> None:
    index = open_index(folder)
    make_titles_page(index, None)
    generation.medians(index)
    generation.credential_index(index)
    watched = weakref.ref(index)

    del index
    gc.collect()

    assert watched() is None


def test_what_is_unknown_is_not_kept(folder: Path) -> None:
    index = open_index(folder)

    for _ in range(2):
        with pytest.raises(NotFound):
            generation.get_credential(index, "none")


def test_every_page_of_a_name_is_the_one_that_the_engine_gives(index: Index) -> None:
    for _ in range(2):  # made, and kept
        for slug in index.vocabulary.credentials:
            assert generation.get_credential(index, slug) == browse.get_credential(index, slug)


def test_the_list_from_a_to_z_and_the_sentences_of_a_name_are_made_once(index: Index) -> None:
    assert make_titles_page(index, None).letters is make_titles_page(index, None).letters
    for make in (generation.get_credential, generation.get_organization):
        slug = "rhit" if make is generation.get_credential else "ahima"
        assert make(index, slug) is make(index, slug)
