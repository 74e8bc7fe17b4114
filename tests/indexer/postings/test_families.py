"""The forms of a word that an index has."""

import pytest

from indexer.analysis import stem
from indexer.postings.families import Families

WORDS = tuple(
    sorted(
        "hospital hospitals hospitality nurse nurses nursery nursing nursed woman women craftsmen "
        "foot feet dying die dies activity activities active".split()
    )
)


@pytest.mark.parametrize("word", WORDS)
def test_a_stem_has_all_its_words(word: str) -> None:
    assert set(Families(WORDS).with_stem(stem(word))) == {
        other for other in WORDS if stem(other) == stem(word)
    }


def test_a_word_that_the_index_lacks_is_found_by_its_forms() -> None:
    families = Families(WORDS)

    assert set(families.forms("craftsman")) == {"craftsmen"}
    assert set(families.forms("nurse")) == {"nurse", "nurses", "nursing", "nursed"}
    assert families.forms("hospitalize") == {}
    assert families.forms("zebra") == {}
