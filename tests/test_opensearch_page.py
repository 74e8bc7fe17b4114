"""The deployment page is true: its variables are those that are read, its files are there."""

import re
from pathlib import Path

import yaml

from indexer.cluster.candidates import CANDIDATES
from indexer.cluster.client import RETRY_SECONDS
from indexer.cluster.opened import PACKS_KEPT
from indexer.errors import EngineUnavailable

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "opensearch.md").read_text(encoding="utf-8")
SETTINGS = (ROOT / "indexer" / "cluster" / "settings.py").read_text(encoding="utf-8")


def test_every_variable_that_is_read_is_on_the_page_and_no_other() -> None:
    read = set(re.findall(r'(?:_path|_number)\(environment, "([A-Z_]+)"', SETTINGS))
    read |= set(re.findall(r'environment\.get\(f"\{ENGINE\}_([A-Z_]+)"', SETTINGS))
    listed = set(re.findall(r"`OCCUPATIONS_ENGINE_([A-Z_]+)`", PAGE))

    assert {"USER", "PASSWORD", "CA", "REPLICAS"} <= read
    assert listed == read


def test_the_numbers_on_the_page_are_those_of_the_code() -> None:
    assert f"for {RETRY_SECONDS:.0f} seconds" in PAGE
    assert f"`Retry-After: {EngineUnavailable('').retry_after}`" in PAGE
    assert "at most a thousand" in PAGE
    assert (PACKS_KEPT, CANDIDATES) == (1000, 50)


def test_the_compose_file_runs_three_nodes_the_site_and_a_build() -> None:
    compose = yaml.safe_load((ROOT / "deploy" / "compose.opensearch.yaml").read_text())
    services = compose["services"]
    nodes = [name for name, one in services.items() if "opensearch" in one.get("image", "")]
    engine = services["site"]["environment"]["OCCUPATIONS_ENGINE"]

    assert set(services) == {*nodes, "site", "build"}
    assert engine == "opensearch " + ",".join(f"http://{name}:9200" for name in nodes)
    assert "deploy/compose.opensearch.yaml" in PAGE
