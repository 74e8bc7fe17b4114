"""Facts of a pack in the profiles of a corpus: what is mapped, and what is left alone."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from indexer.corpus.read import read_profile
from indexer.errors import ImportFailure
from indexer.importers.refresh_facts import (
    facts_of,
    former_titles_of,
    main,
    pay_of,
    read_pack,
    refresh_facts,
    refreshed,
)
from indexer.model import (
    Facts,
    Industries,
    IndustryShare,
    Jobs,
    Occupation,
    Outlook,
    Part,
    Pay,
    Section,
)

Record = Mapping[str, Any]

TINKERS: Record = {
    "slug": "tinkers",
    "title": "Tinkers and Menders",
    "group_slug": "production",
    "soc_codes": ["51-9999"],
    "onet_codes": ["51-9999.02", "51-9999.00"],
    "alternate_titles": ["Pot Mender", "Tinkers and menders", "Pot mender"],
    "former_titles": ["Potmenders"],
    "ooh_2010_11": [
        {"title": "Tinkers", "relation": "same"},
        {"title": "Pot-Mender", "relation": "renamed"},
        {"title": "Metal Workers", "relation": "broader_page"},
        {"title": "Kettle Menders", "relation": "narrower_page"},
        {"title": "Salespersons", "relation": "loose"},
    ],
    "related": [
        {"slug": "smiths", "title": "Smiths"},
        {"slug": "welders", "title": "Welders"},
    ],
    "education": "High school diploma or equivalent",
    "work_experience": "None",
    "on_the_job_training": "See How to Become One",
    "employment": {"year": 2024, "jobs": 1200},
    "projection": {
        "from_year": 2024,
        "to_year": 2034,
        "percent_change": -8,
        "numeric_change": -100,
        "annual_openings": 90,
        "outlook_class": "decline",
    },
    "pay": {
        "year": 2024,
        "median_annual": 41000,
        "median_hourly": 19.71,
        "p10": 30000,
        "p90": 60000,
        "percentile_unit": "year",
    },
    "wages": [
        {
            "year": 2025,
            "unit": "year",
            "p10": 31000,
            "p25": 36000,
            "median": 42000,
            "p75": 50000,
            "p90": 61000,
        }
    ],
    "top_industries": [
        {
            "industry": "Repair",
            "employment_share_percent": 60,
            "median_pay": 40500,
            "unit": "year",
        },
        {"industry": "Self-employed workers", "employment_share_percent": 20},
    ],
}
PROFILE = """\
slug: tinkers
title: Tinkers
facts: {education: varies}
credentials: [{credential: cw, relation: requires}, cwi]
sections:
  - type: nature-of-work
    text: |
      They mend pots —
        and "kettles": all of them.
      - soldering
      - riveting
  - type: training
    parts:
      - text: Mostly on the job.
      - heading: Advancement
        text: Some open a shop.
contacts: [{name: Guild of Tinkers, url: "https://tinkers.example"}]
related: [smiths]
sources: [{source: ooh-2010-11, date: "2009-12-17"}, {name: A tinker}]
"""


def corpus_with(folder: Path, **profiles: str) -> Path:
    (folder / "occupations").mkdir()
    for slug, text in profiles.items():
        (folder / "occupations" / f"{slug}.yaml").write_text(text, encoding="utf-8")
    return folder


def pack_with(folder: Path, *records: Record) -> Path:
    pack = folder / "pack"
    pack.mkdir()
    lines = (json.dumps(record) + "\n" for record in records)
    (pack / "occupations.jsonl").write_text("".join(lines), encoding="utf-8")
    sources = [{"id": "ooh-2024-34"}, {"id": "oews-2025"}]
    (pack / "sources.json").write_text(json.dumps(sources), encoding="utf-8")
    return pack


def test_every_stated_fact_keeps_its_amount_unit_year_and_source() -> None:
    facts = facts_of(TINKERS)

    assert facts == Facts(
        education="high-school",
        experience="none",
        training="varies",
        pay=Pay(41000, "year", 2024, "ooh-2024-34", p10=30000, p90=60000),
        wages=Pay(42000, "year", 2025, "oews-2025", p10=31000, p25=36000, p75=50000, p90=61000),
        jobs=Jobs(1200, 2024, "ooh-2024-34"),
        outlook=Outlook(-8, "decline", 2024, 2034, "ooh-2024-34", change=-100, openings=90),
        industries=Industries(
            2024,
            "ooh-2024-34",
            (
                IndustryShare("Repair", 60, 40500, "year"),
                IndustryShare("Self-employed workers", 20),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("pay", "expected"),
    [
        ({"median_annual": 50000, "median_hourly": 24.04}, Pay(50000, "year", 2024, "s")),
        ({"median_annual": 50000, "median_hourly": None}, Pay(50000, "year", 2024, "s")),
        ({"median_annual": None, "median_hourly": 21.69}, Pay(21.69, "hour", 2024, "s")),
        (
            {"median_annual": 33530, "median_hourly": 16.12, "p10": 9.58, "p90": 34.58}
            | {"percentile_unit": "hour"},
            Pay(16.12, "hour", 2024, "s", p10=9.58, p90=34.58),
        ),
        ({"median_annual": None, "median_hourly": None}, None),
    ],
)
def test_pay_is_given_in_one_unit_that_fits_all_its_amounts(
    pay: dict[str, Any], expected: Pay | None
) -> None:
    assert pay_of({"year": 2024, **pay}, "s") == expected


def test_wages_of_several_codes_are_not_combined() -> None:
    facts = facts_of({**TINKERS, "wages": [*TINKERS["wages"], *TINKERS["wages"]]})

    assert facts.wages is None


def test_industries_of_a_part_of_the_occupation_are_not_taken_for_the_whole() -> None:
    rows = [{**row, "occupation": "tinkers"} for row in TINKERS["top_industries"]]

    facts = facts_of({**TINKERS, "top_industries": rows})

    assert facts.industries is None


def test_a_record_without_figures_gives_no_facts() -> None:
    keys = ("education", "work_experience", "on_the_job_training")
    figures = ("employment", "projection", "pay")
    record = {**TINKERS, **dict.fromkeys([*keys, *figures]), "wages": [], "top_industries": []}

    assert facts_of(record) == Facts()


def test_figures_without_an_edition_to_cite_are_refused() -> None:
    with pytest.raises(ImportFailure, match="tinkers: employment, pay, top_industries without"):
        facts_of({**TINKERS, "projection": None})


def test_former_titles_come_from_pages_on_the_same_occupation_only() -> None:
    titles = former_titles_of(TINKERS)

    # "Pot-Mender" is left out: an alternate title already has these words.
    assert titles == ("Potmenders", "Tinkers")


def test_titles_that_differ_in_case_or_punctuation_alone_are_given_once() -> None:
    occupation = refreshed(Occupation("tinkers", "Tinkers", None, ()), TINKERS, slugs=())

    assert occupation.alternate_titles == ("Pot Mender",)
    assert occupation.onet == ("51-9999.00", "51-9999.02")


def test_a_related_occupation_without_a_profile_is_kept_by_its_title() -> None:
    occupation = refreshed(Occupation("tinkers", "Tinkers", None, ()), TINKERS, slugs={"welders"})

    assert occupation.related == ("welders",)
    assert occupation.related_titles == ("Smiths",)


def test_refreshing_leaves_prose_credentials_contacts_and_sources_alone(tmp_path: Path) -> None:
    corpus = corpus_with(tmp_path, tinkers=PROFILE)
    path = corpus / "occupations" / "tinkers.yaml"
    before = read_profile(path)

    result = refresh_facts(pack_with(tmp_path, TINKERS), corpus)

    after = read_profile(path)
    assert result.changed == ("tinkers",)
    assert after.sections == (
        Section(
            "nature-of-work",
            (
                Part(
                    None,
                    'They mend pots — and "kettles": all of them.\n\n- soldering\n- riveting',
                ),
            ),
        ),
        Section(
            "training",
            (Part(None, "Mostly on the job."), Part("Advancement", "Some open a shop.")),
        ),
    )
    assert (after.title, after.group, after.soc) == (
        "Tinkers and Menders",
        "production",
        ("51-9999",),
    )
    assert after.facts == facts_of(TINKERS)
    restored = replace(
        after,
        title=before.title,
        group=None,
        soc=(),
        onet=(),
        alternate_titles=(),
        former_titles=(),
        facts=before.facts,
        related=before.related,
        related_titles=(),
    )
    assert restored == before


def test_a_profile_that_is_up_to_date_keeps_its_bytes(tmp_path: Path) -> None:
    corpus, pack = corpus_with(tmp_path, tinkers=PROFILE), pack_with(tmp_path, TINKERS)
    refresh_facts(pack, corpus)
    path = corpus / "occupations" / "tinkers.yaml"
    path.write_text("# an editor's remark\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    before = path.read_bytes()

    result = refresh_facts(pack, corpus)

    assert result.unchanged == ("tinkers",)
    assert path.read_bytes() == before


def test_a_profile_that_the_pack_does_not_know_is_left_alone(tmp_path: Path) -> None:
    other = PROFILE.replace("slug: tinkers", "slug: smiths")
    corpus = corpus_with(tmp_path, tinkers=PROFILE, smiths=other)

    result = refresh_facts(pack_with(tmp_path, TINKERS), corpus)

    assert (result.changed, result.unknown) == (("tinkers",), ("smiths",))
    assert (corpus / "occupations" / "smiths.yaml").read_text(encoding="utf-8") == other
    assert read_profile(corpus / "occupations" / "tinkers.yaml").related == ("smiths",)


def test_no_profile_is_written_when_one_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = corpus_with(tmp_path, tinkers=PROFILE, welders="slug: welders\n")

    status = main([str(pack_with(tmp_path, TINKERS)), "--into", str(corpus)])

    assert status == 1
    assert "welders.yaml:1:1: " in capsys.readouterr().err
    assert (corpus / "occupations" / "tinkers.yaml").read_text(encoding="utf-8") == PROFILE


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"education": "Kindergarten"}, "education: unknown level 'Kindergarten'"),
        ({"projection": {**TINKERS["projection"], "outlook_class": "up"}}, "outlook class 'up'"),
        ({"projection": {**TINKERS["projection"], "to_year": 2035}}, "not list ooh-2024-35"),
        ({"related": [{"slug": "smiths"}]}, r"jsonl:2: the key 'title' is missing"),
        ({"pay": 41000}, r"jsonl:2: not as described"),
    ],
)
def test_a_record_that_is_not_as_described_is_named(
    tmp_path: Path, change: dict[str, Any], message: str
) -> None:
    pack = pack_with(tmp_path, TINKERS, {**TINKERS, **change})

    with pytest.raises(ImportFailure, match=message):
        read_pack(pack)


def test_a_folder_that_is_no_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportFailure, match="not a fact pack"):
        read_pack(tmp_path)
