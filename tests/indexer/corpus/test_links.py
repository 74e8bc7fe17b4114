"""Links between a profile and credentials follow the sentences that name these."""

from pathlib import Path

import pytest

from tests.indexer.corpus.styled_corpus import PROFILES, STYLE, problems, write_styled
from tests.indexer.small_corpus import VOCABULARY

NAMING = "Buyers trust a Registered Beekeeper (RBK)."
UNSPELLED = STYLE.replace("spelling: [words.txt]\n", "")


def messages(
    folder: Path, link: str, sentence: str, credentials: str = VOCABULARY["credentials"]
) -> list[str]:
    """What is reported of a profile with this one link and this sentence about the RBK."""
    text = PROFILES["beekeepers"].replace("[rbk]", f"[{link}]").replace(NAMING, sentence)
    write_styled(folder, {**PROFILES, "beekeepers": text}, style=UNSPELLED)
    (folder / "vocabulary" / "credentials.yaml").write_text(credentials)
    return [f"{one.line}:{one.column}: {one.message}" for one in problems(folder)]


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ("{credential: rbk, relation: requires, by: law}",
         "Every state requires a Registered Beekeeper (RBK)."),
        ("{credential: rbk, relation: requires, by: law}",
         "Keepers must be a Registered Beekeeper (RBK)."),
        ("{credential: rbk, relation: requires, by: employers}",
         "Orchards require a Registered Beekeeper (RBK)."),
        ("{credential: rbk, relation: requires, by: law}",
         "Keepers who sell honey must be a Registered Beekeeper (RBK)."),
        ("rbk", "Keepers who sell honey must be a Registered Beekeeper (RBK)."),
        ("rbk", "Some states require a Registered Beekeeper (RBK)."),
        ("{credential: rbk, relation: prefers, by: employers}",
         "Many orchards look for a Registered Beekeeper (RBK)."),
        ("rbk", "Some become a Registered Beekeeper (RBK)."),
    ],
)  # fmt: skip
def test_a_link_that_follows_the_text_is_no_problem(
    tmp_path: Path, link: str, sentence: str
) -> None:
    assert messages(tmp_path, link, sentence) == []


@pytest.mark.parametrize(
    ("link", "sentence", "message"),
    [
        ("rbk", "Every state requires a Registered Beekeeper (RBK).",
         "the link says that the occupation mentions 'rbk', the text that it requires it"),
        ("rbk", "Orchards prefer a Registered Beekeeper (RBK).",
         "the link says that the occupation mentions 'rbk', the text that it prefers it"),
        ("{credential: rbk, relation: prefers, by: employers}",
         "Some become a Registered Beekeeper (RBK).",
         "the link says that the occupation prefers 'rbk', the text that it mentions it"),
        ("{credential: rbk, relation: requires, by: law}",
         "Orchards prefer a Registered Beekeeper (RBK).",
         "the link says that the occupation requires 'rbk', the text that it prefers it"),
        ("{credential: rbk, relation: requires, by: employers}",
         "Every state requires a Registered Beekeeper (RBK).",
         "the link says that 'rbk' is asked for by employers, the text by law"),
    ],
)  # fmt: skip
def test_a_contradiction_is_reported_at_the_link_with_the_sentence(
    tmp_path: Path, link: str, sentence: str, message: str
) -> None:
    found = messages(tmp_path, link, sentence)

    assert len(found) == 1, found
    assert found[0].startswith(f"13:15: {message}")  # the place of the link
    assert found[0].endswith(f'the sentence: "{sentence}"')


def test_a_link_that_asks_says_who_asks(tmp_path: Path) -> None:
    found = messages(
        tmp_path, "{credential: rbk, relation: prefers}", "Farms prefer a Registered Beekeeper."
    )

    assert found == ["13:15: the link to 'rbk' says prefers but not who; add by: law or employers"]


def test_a_named_credential_has_a_link(tmp_path: Path) -> None:
    found = messages(tmp_path, "", "Every state requires a Registered Beekeeper (RBK).")

    assert len(found) == 1
    assert found[0].startswith("28:11: the text names 'Registered Beekeeper', but no link says how")
    assert found[0].endswith("add {credential: rbk, relation: requires, by: law}")


def test_a_link_has_a_sentence(tmp_path: Path) -> None:
    found = messages(tmp_path, "rbk, chm", NAMING)

    assert found == ["13:20: the credential 'chm' is linked but not named in the text"]


@pytest.mark.parametrize(
    ("link", "sentence", "expected"),
    [
        ("{credential: rbk, relation: prefers, by: employers}",
         "Farms prefer a Registered Beekeeper (RBK), last given in 2010.",
         "'Registered Beekeeper' was last given in 2010, so nobody prefers it"),
        ("rbk", "Some become a Registered Beekeeper (RBK).",
         "'Registered Beekeeper' was last given in 2010; say so as history"),
        ("rbk", "Older keepers still hold the title Registered Beekeeper (RBK).", None),
        ("rbk", "The Registered Beekeeper (RBK) was given until 2010.", None),
    ],
)  # fmt: skip
def test_an_ended_credential_is_history(
    tmp_path: Path, link: str, sentence: str, expected: str | None
) -> None:
    ended = VOCABULARY["credentials"].replace("acronym: RBK", "acronym: RBK\n  ended: 2010")

    found = messages(tmp_path, link, sentence, ended)

    assert len(found) == (expected is not None), found
    assert all(expected and expected in one for one in found)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("basis: [general-knowledge, lore page 7, 'https://nab.example/rbk read 2026-11, of 2025',"
         " nab.example]", None),
        ("basis: [somebody said so]", "'somebody said so' is no basis; write"),
        ("basis: [lore-2 page 7]", "'lore-2 page 7' is no basis; write"),
        ("basis: ['https://nab.example/rbk read 2026-13']", "is no basis; write"),
        ("url: https://nab.example/", None),
        ("url: javascript:alert(1)", "is no address; begin it with https://"),
    ],
)  # fmt: skip
def test_an_entry_says_what_it_rests_on(tmp_path: Path, line: str, message: str | None) -> None:
    entries = VOCABULARY["credentials"].replace("acronym: RBK", f"acronym: RBK\n  {line}")

    found = messages(tmp_path, "rbk", NAMING, entries)

    assert len(found) == (message is not None), found
    assert all(message and message in one for one in found)


def test_a_corpus_without_a_style_sheet_is_not_held_to_its_links(tmp_path: Path) -> None:
    write_styled(
        tmp_path,
        {**PROFILES, "beekeepers": PROFILES["beekeepers"].replace("[rbk]", "[gsb]")},
    )
    (tmp_path / "style.yaml").unlink()

    assert problems(tmp_path) == ()
