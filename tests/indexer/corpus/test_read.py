"""What profile and vocabulary files become when nothing is wrong with them."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.corpus.files import blocks
from indexer.corpus.read import (
    SHIPPED_CORPUS,
    examine_corpus,
    profile_paths,
    read_corpus,
    read_profile,
    read_vocabulary,
)
from indexer.corpus.write import write_profile
from indexer.model import Corpus, CredentialLink, FormerName, Part, Pay, SourceReference
from tests.indexer.corpus.problem_cases import HEAD, SECTIONS
from tests.indexer.small_corpus import BEEKEEPERS, PROFILES, VOCABULARY, write_corpus


def test_a_profile_says_what_its_file_says(small_corpus: Corpus) -> None:
    keeper = next(o for o in small_corpus.occupations if o.slug == "beekeepers")

    assert (keeper.title, keeper.group, keeper.soc) == ("Beekeepers", "farming", ("45-2093",))
    assert keeper.alternate_titles == ("Apiarist", "Honey Farmer")
    assert keeper.former_titles == ("Bee Masters",)
    assert keeper.facts.pay == Pay(40000.0, "year", 2024, "lore")
    assert keeper.facts.outlook is not None
    assert (keeper.facts.outlook.percent, keeper.facts.outlook.openings) == (3, 150)
    assert keeper.credentials == (CredentialLink("rbk", "prefers"),)
    assert (keeper.related, keeper.related_titles) == (("candle-makers",), ("Mead Brewers",))
    assert keeper.sources == (
        SourceReference(source="lore"),
        SourceReference(name="The Keeper's Almanac", url="https://almanac.example/", date="1931"),
    )


def test_wrapped_lines_are_joined_and_list_items_kept_apart(small_corpus: Corpus) -> None:
    keeper = next(o for o in small_corpus.occupations if o.slug == "beekeepers")

    assert keeper.sections[0].parts == (
        Part(
            None,
            "They look after hives, take out the wax and bottle the honey. Smoke calms the swarm."
            "\n\nThe year has three tasks:"
            "\n\n- feeding in spring\n- splitting a crowded colony\n- closing the hives for winter",
        ),
    )


def test_parts_become_one_text_with_a_blank_line_between(small_corpus: Corpus) -> None:
    keeper = next(o for o in small_corpus.occupations if o.slug == "beekeepers")
    training = keeper.sections[1]

    assert training.headings == ("Education and training", "Certification")
    assert training.text == "\n\n".join(part.text for part in training.parts)


def test_occupations_are_in_the_order_of_their_slugs(small_corpus: Corpus) -> None:
    assert [o.slug for o in small_corpus.occupations] == sorted(PROFILES)


def test_the_vocabulary_says_what_its_files_say(small_corpus: Corpus) -> None:
    vocabulary = small_corpus.vocabulary

    assert list(vocabulary.sections)[:2] == ["nature-of-work", "training"]
    assert vocabulary.sections["further-reading"].title == "Further reading"
    assert vocabulary.groups["care"].title == "Care"
    assert vocabulary.credentials["rbk"].issuers == ("nab",)
    assert vocabulary.credentials["chm"].former_names == (
        FormerName("Certified Skep Master", "CSM", 1999, "lore"),
    )
    assert vocabulary.organizations["nab"].roles == ("issues",)
    assert vocabulary.sources["lore"].date == "2024-08-29"


@pytest.mark.parametrize("missing", sorted(VOCABULARY))
def test_a_vocabulary_file_left_out_is_taken_from_the_shipped_corpus(
    tmp_path: Path, missing: str
) -> None:
    kept = {name: text for name, text in VOCABULARY.items() if name != missing}
    write_corpus(tmp_path, {}, kept)

    # files of two origins may refer to what the other lacks: problems are not looked at here
    vocabulary = examine_corpus(tmp_path).corpus.vocabulary

    shipped = read_vocabulary(SHIPPED_CORPUS)
    if missing == "credentials":  # less the issuers that the corpus's own organizations lack
        known = {
            slug: replace(c, issuers=tuple(i for i in c.issuers if i in vocabulary.organizations))
            for slug, c in shipped.credentials.items()
        }
        shipped = replace(shipped, credentials=known)
    assert getattr(vocabulary, missing) == getattr(shipped, missing)
    for name in kept:
        assert getattr(vocabulary, name) != getattr(shipped, name)


def test_a_corpus_without_a_vocabulary_is_read_with_the_shipped_one(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"keepers": f"{HEAD}{SECTIONS}credentials: [rhit]\n"}, {})

    corpus = read_corpus(tmp_path)

    assert corpus.vocabulary == read_vocabulary(SHIPPED_CORPUS)


def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    unix, windows = tmp_path / "unix", tmp_path / "windows"
    write_corpus(unix, {"beekeepers": BEEKEEPERS})
    write_corpus(windows, {"beekeepers": "\ufeff" + BEEKEEPERS.replace("\n", "\r\n")})

    same = [read_profile(folder / "occupations" / "beekeepers.yaml") for folder in (unix, windows)]

    assert same[0] == same[1]


def test_hidden_and_foreign_files_are_left_out(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"b": "", "a": "", ".hidden": ""})
    for name in ("notes.txt", "c.yml", "d.yaml.bak"):
        (tmp_path / "occupations" / name).touch()

    assert [path.name for path in profile_paths(tmp_path)] == ["a.yaml", "b.yaml", "c.yml"]


def test_digests_are_those_of_the_files(small_folder: Path, small_corpus: Corpus) -> None:
    for slug, digest in small_corpus.digests.items():
        data = (small_folder / "occupations" / f"{slug}.yaml").read_bytes()
        assert hashlib.sha256(data).hexdigest() == digest


@pytest.mark.parametrize("file", sorted(VOCABULARY))
def test_any_change_of_a_vocabulary_file_changes_its_digest(
    tmp_path: Path, small_corpus: Corpus, file: str
) -> None:
    write_corpus(tmp_path, {}, {**VOCABULARY, file: VOCABULARY[file] + "# seen\n"})

    assert read_corpus(tmp_path).vocabulary_digest != small_corpus.vocabulary_digest


def test_profiles_written_by_the_importers_read_as_the_same_profiles(
    tmp_path: Path, small_corpus: Corpus
) -> None:
    shipped = read_corpus(SHIPPED_CORPUS)
    for corpus, folder in ((small_corpus, tmp_path / "small"), (shipped, tmp_path / "shipped")):
        for occupation in corpus.occupations[:60]:
            written = read_profile(write_profile(occupation, folder))
            assert written == replace(occupation, held_titles=())  # these have a file of their own


lines = st.sampled_from(("", "", "one two", "- item", "- other item", "three", "  four"))


@given(st.lists(lines, max_size=12))
def test_blocks_keep_every_word_in_its_order(written: list[str]) -> None:
    text = "\n".join(written)

    assert blocks(text).split() == text.split()


@given(st.lists(lines, max_size=12))
def test_blocks_of_blocks_are_the_same(written: list[str]) -> None:
    once = blocks("\n".join(written))

    assert blocks(once) == once


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a\nb", "a b"),
        ("a\n\nb", "a\n\nb"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("a\n- b\n- c", "a\n\n- b\n- c"),
        ("- a\n\n- b", "- a\n- b"),
        ("- a\n  more\n- b", "- a more\n- b"),
        ("- a\n\nb", "- a\n\nb"),
        ("a -\nb", "a - b"),
        ("-a", "-a"),
        ("  a  \n  b  ", "a b"),
        ("", ""),
    ],
)
def test_paragraphs_and_lists_are_written_one_way(written: str, read: str) -> None:
    assert blocks(written) == read
