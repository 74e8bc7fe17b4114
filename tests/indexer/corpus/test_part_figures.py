"""Figures of parts of occupations, from a pack of one record into the corpus."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from indexer.corpus.editorial.figures import Figure, read_figures
from indexer.importers.part_figures import FILE, main
from tests.indexer.importers.test_refresh_facts import TINKERS
from tests.indexer.small_corpus import write_corpus

PART: dict[str, Any] = {
    **copy.deepcopy(dict(TINKERS)),
    "slug": "beekeepers",
    "soc_detail": [
        {
            "soc": "45-2093", "title": "Beekeepers", "jobs_2024": 900, "jobs_2034": 860,
            "percent_change": -4, "percent_change_1_decimal": -4.4, "numeric_change": -40,
            "annual_openings": 70, "self_employed_percent": 61.5, "median_annual_2024": None,
        }
    ],
    "pay_by_occupation": [
        {"occupation": "queen breeders", "year": 2024, "unit": "hour", "p90": 31.5}
    ],
    "jobs_by_occupation": [{"occupation": "queen breeders", "jobs_2024": 200}],
}  # fmt: skip


def pack_with(folder: Path, record: dict[str, Any]) -> Path:
    folder.mkdir()
    sources = [{"id": name} for name in ("ooh-2024-34", "oews-2025")]
    (folder / "sources.json").write_text(json.dumps(sources))
    (folder / "occupations.jsonl").write_text(json.dumps(record) + "\n")
    return folder


def test_every_published_figure_of_a_part_is_known_afterwards(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = copy.deepcopy(PART)
    record["projection"]["jobs_2034"] = 1234
    record["top_industries"].append(
        {"occupation": "queen breeders", "industry": "Farms", "employment_share_percent": 77}
    )
    pack, corpus = pack_with(tmp_path / "pack", record), write_corpus(tmp_path / "corpus")

    status = main([str(pack), "--into", str(corpus)])

    figures = read_figures(corpus / FILE)
    assert status == 0
    assert capsys.readouterr().out == f"7 rows written to {corpus / FILE}\n"
    assert isinstance(figures, dict)
    found = {(one.value, one.kind) for one in figures["beekeepers"]}
    assert {
        (41000, "dollars"), (19.71, "dollars"), (31.5, "dollars"), (1234, "count"),
        (900, "count"), (860, "count"), (40, "count"), (70, "count"), (200, "count"),
        (4.4, "percent"), (61.5, "percent"), (77, "percent"), (2024, "year"),
    } <= found  # fmt: skip
    assert Figure(77, "percent", "share_percent of queen breeders; Farms") in figures["beekeepers"]


def test_a_pack_that_cannot_be_read_leaves_the_file_alone(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus")
    (corpus / FILE).write_text("as it was")

    status = main([str(tmp_path / "no pack"), "--into", str(corpus)])

    assert (status, (corpus / FILE).read_text()) == (1, "as it was")
