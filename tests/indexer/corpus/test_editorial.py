"""Each rule of a style sheet reports its breach, and where it stands in the file."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli.main import main
from tests.indexer.corpus.styled_corpus import PROFILES, STYLE, changed, problems, write_styled


def test_a_corpus_that_keeps_its_style_has_no_problem(tmp_path: Path) -> None:
    folder = write_styled(tmp_path)

    found = problems(folder)

    assert found == ()


def test_a_corpus_without_a_style_sheet_is_held_to_nothing(tmp_path: Path) -> None:
    folder = write_styled(tmp_path, changed("Smoke calms", "You leverage a wide range of smmoke"))
    (folder / "style.yaml").unlink()

    found = problems(folder)

    assert found == ()


@pytest.mark.parametrize(
    ("old", "new", "message", "marked"),
    [
        ("Smoke calms", "Your smoke calms", "second person: 'your'", "Your smoke"),
        ("Smoke calms", "A wide range of smoke calms", "filler: 'wide range of'", "wide range"),
        ("Smoke calms", "It is leveraging smoke", "filler: 'leverag'", "leveraging"),
        ("Smoke calms", "Smoek calms", "'Smoek' is in none of the word lists", "Smoek"),
        ("- feeding in", "- feeding inn", "'inn' is in none of the word lists", "inn spring"),
        ("$38,400", "$38,500", "'$38,500' is no figure of this profile", "$38,500"),
        ("$40,130", "$41,030", "'$41,030' is no figure", "$41,030"),
        ("since 2010", "since 2011", "'2011' is no figure", "2011."),
        ("an older keeper", "400 keepers", "'400' is no figure", "400 k"),
        ("Smoke calms", "Smoke has 47 percent of", "'47 percent' is no figure", "47 percent"),
        (
            "Some keepers go on",
            "The Society of Bee Lore (SBL) has some. Some keepers go on",
            "the organization 'Society of Bee Lore' is not in the vocabulary",
            "Society of Bee Lore",
        ),
        (
            "the wax and bottle the honey. Smoke calms the swarm.",
            "the wax. Dip and cool the wick in hot wax, then dip it again.",
            "this sentence stands in beekeepers too",
            "Dip and cool",
        ),
        ("[rbk]", "[rbk, chm]", "'chm' is linked but not named", "chm]"),
        ("heading: Certification", "heading: Papers", "no part is called 'Papers' here", "Papers"),
    ],
)  # fmt: skip
def test_a_breach_is_reported_where_it_stands(
    tmp_path: Path, old: str, new: str, message: str, marked: str
) -> None:
    folder = write_styled(tmp_path, changed(old, new))

    found = problems(folder)

    hits = [problem for problem in found if message in problem.message]
    assert len(hits) == 1, [str(problem) for problem in found]
    assert hits[0].source is not None
    assert hits[0].source[hits[0].column - 1 :].startswith(marked)
    lines = hits[0].path.read_text().split("\n")
    assert lines[hits[0].line - 1] == hits[0].source


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("type: earnings", "type: employment", "the section 'earnings' is missing"),
        ("type: earnings", "type: employment", "a section 'employment' is not for this corpus"),
        ("heading: Advancement", "heading: Certification too", "'Advancement' is missing"),
        ("heading: Certification", "heading: Advancement too", "one part is called one of"),
        ("      - heading: Certification\n        text", "      - heading: Fees\n        text",
         "known: Advancement, Certification, Education and training"),
        (" Farms paid $38,400.", "", "the section 'earnings' has 7 words; 8 to 40"),
    ],
)  # fmt: skip
def test_sections_and_parts_are_complete(tmp_path: Path, old: str, new: str, message: str) -> None:
    style = STYLE.replace("{type: earnings, words: [5,", "{type: earnings, words: [8,")
    folder = write_styled(tmp_path, changed(old, new), style=style)

    found = [problem.message for problem in problems(folder)]

    assert any(message in one for one in found), found


def test_problems_come_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    profiles = changed("Some keepers go on", "400 Keeeepers go on")
    profiles["beekeepers"] = profiles["beekeepers"].replace("[rbk]", "[rbk, chm]")
    profiles["candle-makers"] = PROFILES["candle-makers"].replace("wax.", "waxx, you 400.")
    folder = write_styled(tmp_path, profiles)

    found = [(one.path.name, one.line, one.column) for one in problems(folder)]

    assert found == sorted(found)
    assert len(found) == 7


def test_sections_stand_in_the_order_of_the_style_sheet(tmp_path: Path) -> None:
    text = PROFILES["candle-makers"]
    head, first, second, third = text.partition("sections:\n")[0], *text.split("  - type: ")[1:]
    swapped = f"{head}sections:\n" + "".join(f"  - type: {part}" for part in (first, third, second))
    folder = write_styled(tmp_path, {**PROFILES, "candle-makers": swapped})

    found = problems(folder)

    assert [problem.message for problem in found] == [
        "the section 'earnings' stands where 'training' belongs"
    ]
    assert found[0].source == "  - type: earnings"


def test_a_profile_that_is_hard_to_read_is_reported_at_its_longest_sentence(
    tmp_path: Path,
) -> None:
    long = "They look after hives, take out\n      the wax and bottle the honey"
    folder = write_styled(
        tmp_path,
        changed(long, f"{long}, and {long.lower()}"),
        style=STYLE.replace("reading_grade: [-3, 14]", "reading_grade: [-3, 2]"),
    )

    found = [one for one in problems(folder) if one.path.name == "beekeepers.yaml"]

    assert len(found) == 1
    assert found[0].message.startswith("reading grade ")
    assert found[0].message.endswith(
        "-3 to 2 are asked for; the longest sentence, here, has 25 words"
    )
    assert found[0].source == "      They look after hives, take out"
    assert found[0].column == 7


@pytest.mark.parametrize(
    "sentence",
    [
        "About 42,000 keepers are at work",  # 41,900
        "More than 41,000 are at work",
        "The lowest tenth is at $26,000",  # 25,500: less than 3 percent
        "They lose 4 percent, or 1,700",
        "Four percent is lost in ten years from 2024 to 2034",
        "Farms have 46 and orchards 19 percent",
        "Breeders had $51,250 in 2017",  # of a part, in figures.tsv
        "Some 12 percent of the 3,100 breeders are on their own",  # 12.4
        "Skep Guild is the union of old keepers",
        "A Certified Hive Master (CHM) was a Certified Skep Master until 1999",
        "A Certified Hive Master (CHM) has been so called since 2000",
    ],
)
def test_what_the_facts_and_the_sheet_know_is_no_breach(tmp_path: Path, sentence: str) -> None:
    style = STYLE.replace("spelling: [words.txt]\n", "")
    profiles = changed("Some keepers go on", f"{sentence}. Some go on")
    if "(CHM)" in sentence:  # what is named is linked
        profiles["beekeepers"] = profiles["beekeepers"].replace("[rbk]", "[rbk, chm]")
    folder = write_styled(tmp_path, profiles, style=style)

    found = problems(folder)

    assert found == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "About 44,000 keepers are at work",  # 5 percent off
        "About 41,700 keepers are at work",  # two units of the last digit off
        "They lose 7 percent",
        "Farms have 47 and orchards 19 percent",
        "Six percent is lost",
        "Pay was $51,259",
        "Two thousand breeders are left",
        "In 2018 it was so",
    ],
)
def test_a_number_from_nowhere_is_a_breach(tmp_path: Path, sentence: str) -> None:
    style = STYLE.replace("spelling: [words.txt]\n", "")
    folder = write_styled(
        tmp_path, changed("Some keepers go on", f"{sentence}. Some go on"), style=style
    )

    found = problems(folder)

    assert len(found) == 1
    assert "is no figure of this profile" in found[0].message


def test_an_accepted_number_that_is_gone_is_reported_in_the_style_sheet(tmp_path: Path) -> None:
    folder = write_styled(tmp_path, changed("400 hours", "12 hours"))

    found = problems(folder)

    assert [(one.path.name, one.message) for one in found] == [
        ("style.yaml", "beekeepers does not say '400 hours'")
    ]
    assert found[0].source == "    beekeepers: {400 hours: of the guild}"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("own_sentence_words: 5", "own_sentence_words: many", "own_sentence_words: "),
        ("second_person", "third_person", "third_person: "),
        ("words.txt", "no-words.txt", "cannot be read"),
        ("figures.tsv", "no-figures.tsv", "cannot be read"),
    ],
)
def test_a_mistake_in_the_style_sheet_is_a_problem(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    folder = write_styled(tmp_path, style=STYLE.replace(old, new))

    found = problems(folder)

    assert any(message in one.message for one in found), found


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [("\t3100\t", "\tmany\t", 2), ("\t51250\t", "\t", 2), ("median", "middle", 1)],
)
def test_a_mistake_in_the_further_figures_is_a_problem_of_its_line(
    tmp_path: Path, old: str, new: str, line: int
) -> None:
    folder = write_styled(tmp_path)
    path = folder / "figures.tsv"
    path.write_text(path.read_text().replace(old, new))

    found = problems(folder)

    assert [(one.path, one.line) for one in found if one.path == path] == [(path, line)]


def test_check_reports_style_and_exits_with_one(tmp_path: Path) -> None:
    folder = write_styled(tmp_path, changed("Smoke calms", "Smoek calms"))

    result = CliRunner().invoke(main, ["check", "--corpus", str(folder)])

    assert result.exit_code == 1
    place = f"{folder}/occupations/beekeepers.yaml:18:37: 'Smoek' is in none of the word lists"
    assert result.stdout.startswith(place)
    assert "2 profiles, 1 problem" in result.stderr
