"""Looking a word up in a text of words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.corpus.read import SHIPPED_CORPUS, read_vocabulary
from indexer.tables.english import English

words = st.text("abc'", min_size=1, max_size=4)


@given(st.sets(words), words)
def test_a_word_is_in_the_list_if_a_line_is_it(listed: set[str], word: str) -> None:
    english = English("\n".join(sorted(listed)))

    assert (word in english) == (word in listed)
    assert all(one in english for one in listed)


@pytest.fixture(scope="module")
def english() -> English:
    return English(read_vocabulary(SHIPPED_CORPUS).english)


@pytest.mark.parametrize("word", "it cap mass smart does cat cats dots planets as do".split())
def test_what_people_say_is_ordinary(english: English, word: str) -> None:
    assert english.is_ordinary(word)


@pytest.mark.parametrize("word", "rhit rn cna lpn lpns cdl hvac emt cpa phd md dvm".split())
def test_what_only_an_acronym_is_spelled_like_is_not(english: English, word: str) -> None:
    assert not english.is_ordinary(word)
