"""The commands as tools call them: exit codes, JSON on standard output, messages beside it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from indexer.cli.main import main
from indexer.postings.generation import current_name, generations
from tests.indexer.small_corpus import PROFILES, write_corpus


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def value(result: Result) -> Any:
    """The one JSON value that a command printed, with nothing around it."""
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    return json.loads(result.stdout)


@pytest.mark.parametrize(
    "command",
    "check build search show serve import extract status rollback verify".split(),
)
def test_every_command_explains_itself(command: str) -> None:
    result = run(command, "--help")

    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: main {command} [OPTIONS]")


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["search"],
        ["show"],
        ["search", "x", "--limit", "0"],
        ["search", "x", "--limit", "101"],
        ["search", "x", "--limit", "many"],
        ["search", "x", "--no-such-option"],
        ["search", "x", "--page", "0"],
        ["search", "x", "--sort", "beauty"],
        ["import", "no-such-format", "x", "--into", "y"],
        ["import", "page-text", "x"],
        ["import", "page-text", "--into", "y"],
        ["extract"],
        ["serve", "--port", "0"],
        ["serve", "--workers", "x"],
        ["build", "--keep", "0"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_with_2_and_says_so_on_standard_error(arguments: list[str]) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Error" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "wax"],
        ["search", "wax", "--json"],
        ["show", "beekeepers"],
        ["status"],
        ["status", "--json"],
        ["verify"],
    ],
    ids=" ".join,
)
def test_without_an_index_commands_exit_with_1_and_say_what_to_do(
    tmp_path: Path, arguments: list[str]
) -> None:
    result = run(*arguments, "--index", tmp_path)

    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == f"occupations: {tmp_path} holds no index; run 'occupations build'\n"


def test_check_of_a_sound_corpus_prints_no_problem(small_folder: Path) -> None:
    result = run("check", "--corpus", small_folder)

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "5 profiles, 0 problems\n"


def test_check_prints_every_problem_and_exits_with_1(tmp_path: Path) -> None:
    write_corpus(tmp_path, {"a": "slug: b\ntitle: no\n", "c": PROFILES["beekeepers"]})

    result = run("check", "--corpus", tmp_path)

    path = tmp_path / "occupations" / "a.yaml"
    assert result.exit_code == 1
    assert f"{path}:2:8: no is read as a boolean here" in result.stdout
    assert "    title: no\n           ^\n" in result.stdout
    assert f"{tmp_path / 'occupations' / 'c.yaml'}:1:7: the slug is 'beekeepers'" in result.stdout
    assert result.stderr.endswith("problems\n")


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_folder_that_is_no_corpus_is_wrong_input(tmp_path: Path, command: str) -> None:
    extra = ["--index", str(tmp_path / "index")] if command == "build" else []

    result = run(command, "--corpus", tmp_path, *extra)

    assert result.exit_code == 1
    assert "is no corpus: it has no folder 'occupations'" in result.stderr


def test_build_prints_what_changed_and_the_generation(small_folder: Path, tmp_path: Path) -> None:
    first = run("build", "--corpus", small_folder, "--index", tmp_path)
    again = run("build", "--corpus", small_folder, "--index", tmp_path)

    name = current_name(tmp_path)
    assert (first.exit_code, first.stderr, again.exit_code) == (0, "", 0)
    assert "added 5 profiles: beekeepers, candle-makers, hive-inspectors" in first.stdout
    assert "5 occupations, 11 sections" in first.stdout
    assert f"published {name}" in first.stdout
    assert f"nothing has changed, still serving {name}" in again.stdout


def test_build_of_a_broken_corpus_publishes_nothing(small_folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    run("build", "--corpus", small_folder, "--index", index)
    before = current_name(index)
    write_corpus(tmp_path / "corpus", {"a": "slug: a\n"})

    result = run("build", "--corpus", tmp_path / "corpus", "--index", index)

    assert (result.exit_code, result.stdout) == (1, "")
    assert "a.yaml:1:1: the key 'title' is missing" in result.stderr
    assert result.stderr.endswith("2 problems\n")
    assert current_name(index) == before


def test_build_refuses_a_great_loss_unless_forced(small_folder: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    run("build", "--corpus", small_folder, "--index", index)
    few = write_corpus(tmp_path / "few", {"ward-aides": PROFILES["ward-aides"]})

    refused = run("build", "--corpus", few, "--index", index)
    forced = run("build", "--corpus", few, "--index", index, "--force")

    assert refused.exit_code == 1
    assert "--force" in refused.stderr
    assert forced.exit_code == 0
    assert "removed 4 profiles" in forced.stdout


def test_search_json_has_the_documented_shape(small_index: Path) -> None:
    answer = value(run("search", "wax auction", "--index", small_index, "--json"))

    assert (answer["query"], answer["total"], answer["page"]) == ("wax auction", 2, 1)
    assert (answer["with_every_word"], answer["answer"]) == (1, None)
    assert set(answer["interpreted"]) == {"added", "corrected", "natural", "unknown"}
    hit, other = answer["hits"]
    assert {"slug", "title", "score", "url", "sections"} <= set(hit)
    assert (hit["missing"], other["slug"], other["missing"]) == ([], "candle-makers", ["auction"])
    assert (hit["slug"], hit["url"]) == ("beekeepers", "/occupations/beekeepers")
    assert isinstance(hit["score"], float)
    for section in hit["sections"]:
        assert set(section) == {"type", "heading", "url", "snippet"}
        assert section["url"].startswith("/occupations/beekeepers#")
        assert all(set(part) == {"text", "match"} for part in section["snippet"])
        assert any(part["match"] for part in section["snippet"])
    assert set(answer["facets"]) == {
        "section", "credential", "organization", "group", "education", "experience", "training",
        "pay", "outlook", "requirement", "interest", "schedule", "condition", "technology",
    }  # fmt: skip
    assert answer["facets"]["credential"][0].keys() == {"value", "label", "count", "selected"}


def test_search_narrows_by_section_credential_and_organization(small_index: Path) -> None:
    def slugs(*options: str) -> set[str]:
        answer = value(run("search", "", "--index", small_index, "--json", *options))
        return {hit["slug"] for hit in answer["hits"]}

    assert slugs("--section", "training") == {"beekeepers", "hive-inspectors", "ward-aides"}
    assert slugs("--credential", "rbk", "--credential", "wac") == {"beekeepers", "ward-aides"}
    assert slugs("--organization", "sohi") == {"hive-inspectors"}
    assert slugs("--section", "training", "--credential", "chm") == {"beekeepers"}
    assert len(slugs("--limit", "2")) == 2


def test_search_for_people_marks_the_words_and_explains_the_score(small_index: Path) -> None:
    plain = run("search", "auction", "--index", small_index)
    explained = run("search", "auction", "--index", small_index, "--explain")

    assert plain.exit_code == 0
    assert plain.stdout.startswith("1 occupation\n\n1. Beekeepers  /occupations/beekeepers\n")
    assert "   Earnings  /occupations/beekeepers#earnings\n" in plain.stdout
    assert "Queens sold at *auction* bring more." in plain.stdout
    assert "score" not in plain.stdout
    assert "   score " in explained.stdout


def test_search_announces_partial_matches(small_index: Path) -> None:
    result = run("search", "wax zzzzzzzz", "--index", small_index)

    assert "No occupation has all of these words. These come closest.\n" in result.stdout
    assert "   without: zzzzzzzz\n" in result.stdout
    assert "Nothing is known here of “zzzzzzzz”.\n" in result.stdout


def test_search_says_how_the_words_were_understood(small_index: Path) -> None:
    plain = run("search", "registred keeper without a degree", "--index", small_index)
    literal = run("search", "registred keeper", "--literal", "--index", small_index)

    assert "Showing results for “registered keeper without a degree”" in plain.stdout
    assert "“without a degree” is understood as " in plain.stdout
    assert 'else ask: registered keeper "without a degree"\n' in plain.stdout
    assert "Showing results for" not in literal.stdout


def test_search_puts_the_answer_first(small_index: Path) -> None:
    told = run("search", "how much do beekeepers earn", "--index", small_index)
    answer = value(run("search", "how much do beekeepers earn", "--index", small_index, "--json"))

    assert told.stdout.startswith("Beekeepers: median pay $40,000 a year (2024).")
    assert "   Collected Lore, 2024, /occupations/beekeepers#earnings\n" in told.stdout
    assert (answer["answer"]["kind"], answer["answer"]["slugs"]) == ("fact", ["beekeepers"])


def test_search_takes_bounds_bands_order_and_page(small_index: Path) -> None:
    def slugs(*options: str) -> list[str]:
        answer = value(run("search", "", "--index", small_index, "--json", *options))
        return [hit["slug"] for hit in answer["hits"]]

    by_pay = slugs("--sort", "pay")
    assert by_pay == [
        "night-nurses", "hive-inspectors", "beekeepers", "ward-aides", "candle-makers",
    ]  # fmt: skip
    assert slugs("--sort", "pay", "--limit", "2", "--page", "2") == by_pay[2:4]
    assert slugs("--pay", ">40000") == ["hive-inspectors", "night-nurses"]
    assert slugs("--pay", ">=40k", "--pay", "< $80,000") == ["beekeepers", "hive-inspectors"]
    assert slugs("--pay", "80000-99999", "--pay", "under-40000") == ["night-nurses", "ward-aides"]
    assert slugs("--education", "bachelor-degree") == ["hive-inspectors"]
    assert slugs("--education", "<=high-school") == ["beekeepers", "ward-aides"]


def test_search_lists_only_what_has_every_word_where_it_is_told_to(small_index: Path) -> None:
    told = run("search", "wax auction", "--every-word", "--index", small_index)

    assert told.stdout.startswith("1 occupation\n\n1. Beekeepers")


@pytest.mark.parametrize(
    ("option", "given", "nearest"),
    [
        ("section", "trainin", "training"),
        ("credential", "RBX", "rbk"),
        ("credential", "Certified Hive Mister", "chm"),
        ("organization", "Society of Hive Inspektors", "sohi"),
        ("group", "farmin", "farming"),
        ("education", "batchelor", "bachelor-degree"),
        ("pay", "80000-9999", "80000-99999"),
    ],
)
def test_an_unknown_value_is_wrong_usage_that_names_the_nearest(
    small_index: Path, option: str, given: str, nearest: str
) -> None:
    result = run("search", "wax", f"--{option}", given, "--index", small_index, "--json")

    assert (result.exit_code, result.stdout) == (2, "")
    assert f"'--{option}': no {option} is called {given!r}; did you mean {nearest!r}?" in (
        result.stderr
    )


@pytest.mark.parametrize("given", ["zzzzzzzzz", "", ">many", "60000"])
def test_a_value_that_is_like_none_is_told_which_there_are(small_index: Path, given: str) -> None:
    result = run("search", "wax", "--pay", given, "--index", small_index)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "under-40000" in result.stderr or "60000-79999" in result.stderr


def test_a_credential_may_be_given_by_its_name_or_acronym(small_index: Path) -> None:
    for name in ("rbk", "RBK", "registered beekeeper"):
        answer = value(run("search", "", "--credential", name, "--index", small_index, "--json"))

        assert [hit["slug"] for hit in answer["hits"]] == ["beekeepers"]


def test_a_search_that_finds_nothing_is_no_error(small_index: Path) -> None:
    assert value(run("search", "zzzzzzzz", "--index", small_index, "--json"))["hits"] == []


def test_show_prints_the_whole_profile(small_index: Path) -> None:
    result = run("show", "beekeepers", "--index", small_index)

    assert result.exit_code == 0
    assert result.stdout.startswith("Beekeepers\n\nNATURE OF WORK\n")
    assert "- splitting a crowded colony\n" in result.stdout
    assert "\nCertification\n" in result.stdout
    assert "- Registered Beekeeper (RBK) (prefers; /occupations/beekeepers#training-cert" in (
        result.stdout
    )


def test_show_json_is_the_profile(small_index: Path) -> None:
    profile = value(run("show", "beekeepers", "--index", small_index, "--json"))

    assert profile["occupation"]["slug"] == "beekeepers"
    assert [section["type"] for section in profile["sections"]] == [
        "nature-of-work", "training", "earnings",
    ]  # fmt: skip
    assert {c["slug"]: c["relation"] for c in profile["credentials"]}["rbk"] == "prefers"


@pytest.mark.parametrize("name", ["Bee Masters", "apiarist", "beekeeper", "honey_farmers"])
def test_show_takes_another_name_of_the_occupation(small_index: Path, name: str) -> None:
    profile = value(run("show", name, "--index", small_index, "--json"))

    assert profile["occupation"]["slug"] == "beekeepers"


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_show_of_an_unknown_profile_exits_with_1(small_index: Path, options: list[str]) -> None:
    result = run("show", "zzzz", "--index", small_index, *options)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "occupations: no occupation has the slug 'zzzz'\n"


def test_status_tells_the_generations(small_index: Path) -> None:
    name = current_name(small_index)

    told = value(run("status", "--index", small_index, "--json"))
    shown = run("status", "--index", small_index)

    assert (told["index"], told["generations"]) == (str(small_index), [name])
    assert (told["current"]["generation"], told["current"]["corpus"]) == (name, "small")
    assert told["current"]["counts"]["occupations"] == 5
    assert f"  {name}  (current)\n" in shown.stdout


def test_verify_exits_with_1_and_names_the_damage(index_copy: Path) -> None:
    sound = run("verify", "--index", index_copy)
    name = current_name(index_copy) or ""
    (index_copy / name / "view" / "cards.json").write_text("[]")

    damaged = run("verify", "--index", index_copy)

    assert (sound.exit_code, sound.stdout) == (0, f"{name} is sound\n")
    assert (damaged.exit_code, damaged.stdout) == (1, "view/cards.json: changed\n")


def test_rollback_publishes_the_generation_before(small_folder: Path, index_copy: Path) -> None:
    first = current_name(index_copy)
    run("build", "--corpus", small_folder, "--index", index_copy, "--rebuild")
    assert len(generations(index_copy)) == 2

    result = run("rollback", "--index", index_copy)

    assert (result.exit_code, result.stdout) == (0, f"published {first}\n")
    assert current_name(index_copy) == first
    assert run("rollback", "--index", index_copy).exit_code == 1


def test_the_index_directory_comes_from_the_environment(
    small_index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OCCUPATIONS_INDEX", str(small_index))
    assert run("verify").exit_code == 0

    monkeypatch.delenv("OCCUPATIONS_INDEX")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert f"{tmp_path}/occupation-search holds no index" in run("verify").stderr
