"""Interests, schedules, conditions, qualities and technology from tables into profiles."""

import json
from pathlib import Path

import pytest

from indexer.corpus.read import read_corpus, read_profile
from indexer.importers.refresh_facts import refresh_facts
from indexer.importers.traits import main
from indexer.model import Conditions, Interests, JobZone, Qualities, Schedule, Technology
from tests.indexer.importers.test_refresh_facts import TINKERS
from tests.indexer.small_corpus import VOCABULARY, write_corpus

SOURCES = VOCABULARY["sources"] + (
    "- {slug: onet-30-1, title: O*NET 30.1, publisher: DOL}\n"
    "- {slug: ooh-2024-34, title: Handbook, publisher: BLS}\n"
)
MENDERS = """\
slug: tinkers
title: Tinkers and Menders
soc: ["51-9999"]
facts:
  education: high-school
sections:   # kept as it is
  - type: nature-of-work
    text: |
      A line   that an editor
      has broken.
"""
TYPES = ("Realistic", "Investigative", "Artistic", "Social", "Enterprising", "Conventional")
SCORES = {
    "51-9999.00": (6.0, 2.0, 1.0, 1.5, 2.0, 4.0),
    "51-9999.02": (5.0, 3.0, 1.0, 1.5, 2.5, 4.5),
    "51-1111.00": (1.0, 1.0, 7.0, 1.0, 1.0, 1.0),
}
USED = (  # code, name, hot, in demand
    ("51-9999.00", "Zorp CAD", "Y", "Y"),
    ("51-9999.02", "Solder Log", "N", "N"),
    ("51-9999.02", "Zorp Sheets", "Y", "N"),
    ("51-9999.00", "Only Theirs", "Y", "Y"),
)


def record(slug: str, code: str, **more: object) -> dict[str, object]:
    said = {"important_qualities": [], "work_schedule": {}, "injuries_heading": False}
    return {
        **TINKERS, "slug": slug, "onet_codes": [code], "job_zones": {}, **said, **more,
    }  # fmt: skip


def table(folder: Path, name: str, columns: str, rows: list[str]) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("\n".join((columns, *rows, "")), encoding="utf-8")


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A pack of ten occupations, O*NET's tables, and a corpus of one profile."""
    pack, onet = tmp_path / "pack", tmp_path / "onet"
    tinkers = record(
        "tinkers",
        "51-9999.00",
        onet_codes=["51-9999.02", "51-9999.00"],
        important_qualities=["Patience", "Dexterity"],
        work_schedule={"keywords": ["weekends", "full time", "travel"]},
        injuries_heading=True,
        job_zones={"51-9999.00": 2, "51-9999.02": 3},
    )
    others = [record(f"others-{n}", f"51-{n:04}.00") for n in range(1000, 1009)]
    pack.mkdir()
    lines = "\n".join(json.dumps(one) for one in (tinkers, *others))
    (pack / "occupations.jsonl").write_text(lines)
    (pack / "sources.json").write_text(json.dumps([{"id": "ooh-2024-34"}, {"id": "oews-2025"}]))
    table(
        onet,
        "Interests.txt",
        "O*NET-SOC Code\tElement Name\tScale ID\tData Value",
        [
            f"{code}\t{name}\tOI\t{score}"
            for code, scores in SCORES.items()
            for name, score in zip(TYPES, scores, strict=True)
        ],
    )
    shared = [("51-1000.00", name, "N", "N") for _, name, *_ in USED[:3]]
    shared += [("51-1001.00", "Zorp CAD", "N", "N")]
    table(
        onet,
        "Technology Skills.txt",
        "O*NET-SOC Code\tExample\tHot Technology\tIn Demand",
        ["\t".join(row) for row in (*USED, *shared)],
    )
    tools = ["51-9999.00\tAnvils", "51-1000.00\tAnvils", "51-9999.00\tRare hooks"]
    table(onet, "Tools Used.txt", "O*NET-SOC Code\tExample", tools)
    corpus = write_corpus(tmp_path, {"tinkers": MENDERS}, {**VOCABULARY, "sources": SOURCES})
    return pack, onet, corpus


def run(tables: tuple[Path, Path, Path], *options: str) -> int:
    pack, onet, corpus = tables
    return main([str(pack), str(onet), "--into", str(corpus), *options])


def test_traits_are_the_tables_and_every_other_line_of_a_file_stays(
    tables: tuple[Path, Path, Path],
) -> None:
    path = tables[2] / "occupations" / "tinkers.yaml"

    assert run(tables) == 0

    facts = read_profile(path).facts
    assert facts.interests == Interests(5.5, 2.5, 1.0, 1.5, 2.25, 4.25, "onet-30-1")
    assert facts.interests.highest == ("realistic", "conventional")
    assert facts.schedule == Schedule(("full-time", "weekends"), "ooh-2024-34")
    assert facts.conditions == Conditions(("injuries", "travel"), "ooh-2024-34")
    assert facts.qualities == Qualities(("Patience", "Dexterity"), "ooh-2024-34")
    assert facts.job_zone == JobZone(2, 3, "onet-30-1")
    assert facts.education == "high-school"
    head, _, rest = MENDERS.partition("facts:")
    written = path.read_text()
    assert written.startswith(head)
    assert written.endswith(rest[rest.index("sections:") :])


def test_software_tells_one_occupation_from_others_and_leads_to_another(
    tables: tuple[Path, Path, Path],
) -> None:
    run(tables)

    technology = read_profile(tables[2] / "occupations" / "tinkers.yaml").facts.technology

    # nobody else has "Only Theirs" and "Rare hooks"; three of ten are too many for what is not in
    # demand, so that of the rest nothing is left: two of ten are more than 15 percent
    assert technology == Technology("onet-30-1", ("Zorp CAD",), ("Zorp CAD",), ())


def test_a_profile_that_says_otherwise_than_the_tables_is_told_and_not_written(
    tables: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tables[2] / "occupations" / "tinkers.yaml"

    assert run(tables, "--compare") == 1

    assert path.read_text() == MENDERS
    assert f"{path}: differs" in capsys.readouterr().out
    run(tables)
    assert run(tables, "--compare") == 0
    read_corpus(tables[2])  # without a problem


def test_another_refresh_of_the_figures_keeps_the_traits(tables: tuple[Path, Path, Path]) -> None:
    path = tables[2] / "occupations" / "tinkers.yaml"
    run(tables)
    before = read_profile(path).facts

    refresh_facts(tables[0], tables[2])

    after = read_profile(path).facts
    assert after.jobs is not None  # a figure of the pack
    assert (after.interests, after.schedule) == (before.interests, before.schedule)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("Interests.txt", "O*NET-SOC Code\tElement Name\n", "no column Data Value, Scale ID"),
        ("Tools Used.txt", "O*NET-SOC Code\tExample\na\tb\tc\n", "a row of another width"),
    ],
)
def test_a_table_of_another_form_is_told_and_nothing_is_written(
    tables: tuple[Path, Path, Path],
    capsys: pytest.CaptureFixture[str],
    name: str,
    text: str,
    told: str,
) -> None:
    (tables[1] / name).write_text(text)

    assert run(tables) == 1

    error = capsys.readouterr().err
    assert name in error
    assert told in error
    assert (tables[2] / "occupations" / "tinkers.yaml").read_text() == MENDERS
