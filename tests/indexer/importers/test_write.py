"""Profile files as written: what they look like, and that reading them gives the same again."""

import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.corpus.read import read_profile
from indexer.corpus.write import profile_yaml, write_profile
from indexer.model import (
    Contact,
    CredentialLink,
    Facts,
    Industries,
    IndustryShare,
    Jobs,
    Occupation,
    Outlook,
    Part,
    Pay,
    Section,
    SourceReference,
)

WELDERS = Occupation(
    slug="welders",
    title="Welders, Cutters, and Brazers",
    group="production",
    soc=("51-4121",),
    alternate_titles=("Pipe Welder", "No"),
    facts=Facts(
        education="high-school",
        pay=Pay(24.5, "hour", 2024, "ooh-2024-34", p10=17.0, p90=36.04),
        jobs=Jobs(457300, 2024, "ooh-2024-34"),
        outlook=Outlook(-2, "decline", 2024, 2034, "ooh-2024-34", change=-9100, openings=45600),
        industries=Industries(
            2024, "ooh-2024-34", (IndustryShare("Repair, and maintenance", 6, 23.1, "hour"),)
        ),
    ),
    credentials=(CredentialLink("cw", "requires"), CredentialLink("cwi")),
    sections=(
        Section("nature-of-work", (Part(None, "They join metal.\n\n- cut\n- weld"),)),
        Section("training", (Part(None, "Varied."), Part("Licenses: some", "None."))),
    ),
    contacts=(Contact("American Welding Society", "AWS", url="https://www.aws.org"),),
    related=("boilermakers",),
    related_titles=("Assemblers and Fabricators",),
    sources=(SourceReference("ooh-2010-11", date="2009-12-17"), SourceReference("ooh-2024-34")),
)
WELDERS_FILE = """\
slug: welders
title: "Welders, Cutters, and Brazers"
group: production
soc: ["51-4121"]
alternate_titles: [Pipe Welder, "No"]
facts:
  education: high-school
  pay: {median: 24.5, p10: 17, p90: 36.04, unit: hour, year: 2024, source: ooh-2024-34}
  jobs: {count: 457300, year: 2024, source: ooh-2024-34}
  outlook: {percent: -2, class: decline, change: -9100, openings: 45600, from: 2024, to: 2034, \
source: ooh-2024-34}
  industries:
    year: 2024
    source: ooh-2024-34
    shares:
      - {industry: "Repair, and maintenance", percent: 6, median: 23.1, unit: hour}
credentials:
  - {credential: cw, relation: requires}
  - cwi
sections:
  - type: nature-of-work
    text: |
      They join metal.

      - cut
      - weld
  - type: training
    parts:
      - text: |
          Varied.
      - heading: "Licenses: some"
        text: |
          None.
contacts:
  - name: American Welding Society
    acronym: AWS
    url: "https://www.aws.org"
related: [boilermakers]
related_titles: [Assemblers and Fabricators]
sources:
  - {source: ooh-2010-11, date: "2009-12-17"}
  - {source: ooh-2024-34}
"""

# Words that tempt a reader of YAML, and hyphens that tempt a reader of lists.
WORD = st.sampled_from(
    ["weld", "no:", "#1", "-", "--", "-5", "it’s", '"x"', "{a}", "&b", "*", "a" * 60, "e.g.", "---"]
) | st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=9)
WORDS = st.lists(WORD, min_size=1, max_size=40).map(" ".join)
PARAGRAPH = WORDS.filter(lambda words: words != "-" and not words.startswith("- "))
BULLETS = st.lists(WORDS.map(lambda words: f"- {words}"), min_size=1, max_size=4).map("\n".join)
# A paragraph between two lists keeps them apart: neighbouring items are one list.
TEXT = st.lists(st.tuples(PARAGRAPH, st.none() | BULLETS), min_size=1, max_size=3).map(
    lambda pairs: "\n\n".join(block for pair in pairs for block in pair if block)
)
# fmt: off
MISREAD = (
    "no", "Yes", "ON", "null", "~", "007", "1e3", "12:30", "2010-01-01", "=", "<<", "!x", "&x",
    "*x", "%x", "@x", "`x", "[x", "{x", "|", ">", "'x", '"x', "?", "x:", "a: b", "a #b", "- a",
)
# fmt: on
PHRASE = st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=30).filter(
    lambda phrase: bool(phrase) and phrase == phrase.strip()
)


def test_a_profile_is_laid_out_as_the_corpus_readme_shows_it() -> None:
    written = profile_yaml(WELDERS)

    assert written == WELDERS_FILE


def test_reading_a_written_profile_gives_the_same_occupation(tmp_path: Path) -> None:
    path = write_profile(WELDERS, tmp_path)

    read = read_profile(path)

    assert path == tmp_path / "occupations" / "welders.yaml"
    assert read == WELDERS


# a heading is one line, whatever else it is, and has nothing that nobody sees
UNSEEN = {"\u200b", "\u200e", "\u200f", "\ufeff", *map(chr, range(0x202A, 0x202F))}
UNSEEN |= set(map(chr, range(0x2060, 0x206A)))
HEADING = PHRASE.filter(
    lambda phrase: not any(unicodedata.category(c) == "Cc" or c in UNSEEN for c in phrase)
)


@settings(max_examples=150)
@given(text=TEXT, heading=HEADING)
def test_any_text_survives_wrapping_and_reading(
    tmp_path_factory: pytest.TempPathFactory, text: str, heading: str
) -> None:
    parts = (Part(None, text), Part(heading, text))
    occupation = Occupation("x", "X", None, (Section("training", parts),))

    path = write_profile(occupation, tmp_path_factory.mktemp("corpus"))

    assert read_profile(path).sections[0].parts == parts


@settings(max_examples=200)
@given(phrases=st.lists(PHRASE, max_size=12))
def test_any_titles_mean_the_same_to_an_ordinary_yaml_parser(phrases: list[str]) -> None:
    occupation = Occupation("x", "X", None, (), alternate_titles=tuple(phrases))

    written = profile_yaml(occupation)

    assert yaml.safe_load(written).get("alternate_titles", []) == phrases


@pytest.mark.parametrize(
    "title",
    MISREAD,
)
def test_a_title_that_yaml_would_misread_is_quoted(title: str) -> None:
    written = profile_yaml(Occupation("x", title, None, ()))

    assert f"\ntitle: {title}\n" not in written
    assert yaml.safe_load(written)["title"] == title


@settings(max_examples=100)
@given(text=TEXT)
def test_no_wrapped_line_is_too_long_or_starts_a_list_by_accident(text: str) -> None:
    items = sum(line.startswith("- ") for line in text.split("\n"))
    occupation = Occupation("x", "X", None, (Section("training", (Part(None, text),)),))

    lines = profile_yaml(occupation).split("text: |\n")[1].split("\n")

    assert sum(line.strip().startswith("- ") for line in lines) == items
    # A line is longer than 96 columns only where one word, with its hyphens, is.
    assert all(len(line) <= 96 or len(line.replace(" -", "").split()) <= 2 for line in lines)


def test_continued_list_items_are_indented_and_paragraphs_are_not() -> None:
    text = "\n\n".join([" ".join(["paragraph"] * 20), "- " + " ".join(["item"] * 30)])
    occupation = Occupation("x", "X", None, (Section("training", (Part(None, text),)),))

    lines = profile_yaml(occupation).split("text: |\n")[1].splitlines()

    assert [line[:12] for line in lines] == [
        "      paragr",
        "      paragr",
        "      paragr",
        "",
        "      - item",
        "        item",
    ]


def test_characters_a_block_of_text_cannot_hold_become_spaces_or_go() -> None:
    text = "a\tb\x07c\u2028d\ufeff\x85e \n f"
    occupation = Occupation("x", "X", None, (Section("training", (Part(None, text),)),))

    written = profile_yaml(occupation)

    assert yaml.safe_load(written)["sections"][0]["text"] == "a bc d e f\n"


def test_absent_values_leave_no_key_behind() -> None:
    written = profile_yaml(
        Occupation("x", "X", None, (), facts=Facts(pay=Pay(None, "year", 2024, "s")))
    )

    assert yaml.safe_load(written) == {
        "slug": "x",
        "title": "X",
        "facts": {"pay": {"unit": "year", "year": 2024, "source": "s"}},
        "sections": [],
    }


def test_sources_that_are_slugs_alone_stand_on_one_line() -> None:
    occupation = Occupation(
        "x", "X", None, (), sources=(SourceReference("a"), SourceReference("b"))
    )

    assert profile_yaml(occupation).endswith("\nsources: [a, b]\n")


def test_writing_again_replaces_the_file_and_leaves_no_other(tmp_path: Path) -> None:
    write_profile(WELDERS, tmp_path)
    path = write_profile(Occupation("welders", "Welders", None, ()), tmp_path)

    assert path.read_text(encoding="utf-8") == "slug: welders\ntitle: Welders\nsections: []\n"
    assert list(path.parent.iterdir()) == [path]


def test_a_reader_that_opened_the_old_file_still_sees_all_of_it(tmp_path: Path) -> None:
    path = write_profile(WELDERS, tmp_path)

    with path.open(encoding="utf-8") as reader:
        write_profile(Occupation("welders", "Welders", None, ()), tmp_path)
        seen = reader.read()

    assert seen == WELDERS_FILE


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    blocked = tmp_path / "occupations" / "welders.yaml" / "not-a-file"
    blocked.mkdir(parents=True)

    with pytest.raises(OSError):
        write_profile(WELDERS, tmp_path)

    assert list((tmp_path / "occupations").iterdir()) == [blocked.parent]


def test_long_lists_are_broken_between_items_at_96_columns() -> None:
    titles = tuple(f"Welder of the {number}th Class" for number in range(10, 30))
    occupation = Occupation("x", "X", None, (), alternate_titles=titles)

    lines = profile_yaml(occupation).splitlines()[2:-1]

    assert ", ".join(line.strip().rstrip(",") for line in lines) == (
        "alternate_titles: [" + ", ".join(titles) + "]"
    )
    assert [len(line) for line in lines] == [96, 79, 79, 79, 79, 79, 53]


def test_a_zero_is_a_value() -> None:
    outlook = Outlook(0, "little-or-no-change", 2024, 2034, "s", change=0, openings=0)

    written = profile_yaml(Occupation("x", "X", None, (), facts=Facts(outlook=outlook)))

    assert "{percent: 0, class: little-or-no-change, change: 0, openings: 0, from: " in written
