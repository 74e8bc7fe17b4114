"""`occupations vocabulary report` counts what is not of today, and fails on it when asked."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli.main import main
from tests.indexer.small_corpus import PROFILES, VOCABULARY, write_corpus

OLD = '- {slug: old, title: Old Lore, publisher: Village Press, date: "2010-06-16"}\n'
LICENSED = "slug\tlicense_by_law\tlicense_name\tsure\n"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("stale", "rbk"), ("ended-recommended", "beekeepers"), ("no-address", "rbk"),
        ("unsaid", "beekeepers"), ("unlicensed", "beekeepers"), ("dated", "ward-aides"),
        ("contradiction", "beekeepers"),
    ],
)  # fmt: skip
def test_a_finding_is_listed_and_fails(tmp_path: Path, kind: str, name: str) -> None:
    entries = VOCABULARY["credentials"].replace(
        "acronym: RBK", "acronym: RBK\n  basis: [old page 7]"
    ).replace("acronym: CHM", "acronym: CHM\n  ended: 2012")  # fmt: skip
    vocabulary = {**VOCABULARY, "credentials": entries, "sources": VOCABULARY["sources"] + OLD}
    aides = PROFILES["ward-aides"].replace("An aide helps", "As of 2010 an aide helps")
    folder = write_corpus(tmp_path, {**PROFILES, "ward-aides": aides}, vocabulary)
    table = tmp_path / "licensed.tsv"
    rows = (
        "beekeepers\tall\tBee License\tyes\nward-aides\tsome\tX\tyes\nhive-inspectors\tall\tY\tno\n"
    )
    table.write_text(LICENSED + rows)
    command = ["vocabulary", "report", "--corpus", str(folder), "--licensed", str(table), "--json"]

    result = CliRunner().invoke(main, [*command, "--fail-on", kind])

    assert result.exit_code == 1
    assert name in {finding["name"] for finding in json.loads(result.stdout)[kind]}
    assert len(json.loads(result.stdout)["unlicensed"]) == 1
