"""The corpora of the bench are valid, of the size asked for, the same each time, and like text."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from indexer.analysis import tokens
from indexer.corpus.read import SHIPPED_CORPUS, read_corpus
from indexer.model import Occupation
from tests.bench.corpora import edited, grown, write_corpus


def sections_with(occupations: Sequence[Occupation]) -> Counter[str]:
    """In how many sections each word stands."""
    return Counter(
        word
        for occupation in occupations
        for section in occupation.sections
        for word in {token.exact for token in tokens(section.text)}
    )


def test_a_corpus_three_times_as_large_is_read_without_problems(tmp_path: Path) -> None:
    shipped = read_corpus(SHIPPED_CORPUS).occupations

    write_corpus(tmp_path, 3, profiles=20)

    read = read_corpus(tmp_path).occupations
    assert len(read) == 3 * 20
    assert len({occupation.title for occupation in read}) == 3 * 20
    texts = {one.slug: [section.text for section in one.sections] for one in read}
    for occupation in shipped[:20]:
        assert texts[occupation.slug] == [section.text for section in occupation.sections]


def test_two_corpora_of_one_size_are_the_same(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_corpus(tmp_path / name, 2, profiles=10)

    files = sorted((tmp_path / "one" / "occupations").iterdir())
    assert len(files) == 20
    for file in files:
        other = tmp_path / "other" / "occupations" / file.name
        assert file.read_bytes() == other.read_bytes()


def test_postings_grow_with_the_corpus_and_hardly_a_section_is_a_copy() -> None:
    shipped = read_corpus(SHIPPED_CORPUS).occupations

    large = tuple(grown(shipped, 4))

    before, after = sections_with(shipped), sections_with(large)
    common = [word for word, _ in before.most_common(500)]
    growth = [after[word] / before[word] for word in common]
    assert all(2 < times < 8 for times in growth)
    assert 3.5 < sum(growth) / len(growth) < 4.5
    long = [s.text for o in large for s in o.sections if len(s.text) > 1000]
    assert len(set(long)) > 0.99 * len(long)


def test_an_edited_profile_differs_each_time() -> None:
    occupation = read_corpus(SHIPPED_CORPUS).occupations[0]

    texts = {edited(occupation, number).sections[-1].text for number in range(3)}

    assert len(texts) == 3
