"""The deployment page is true: its variables are those that are read, its files are there."""

import re
from pathlib import Path

import yaml

from indexer.cli.main import main
from indexer.errors import EngineUnavailable
from indexer.opensearch.candidates import CANDIDATES
from indexer.opensearch.client import RETRY_SECONDS
from indexer.opensearch.remote import PACKS_KEPT

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "opensearch.md").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
POM = Path(__file__).with_name("pom.xml").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((ROOT / "deploy" / "compose.opensearch.yaml").read_text(encoding="utf-8"))
NODES = [name for name, one in COMPOSE["services"].items() if "image" in one]
SETTINGS = (ROOT / "indexer" / "opensearch" / "settings.py").read_text(encoding="utf-8")


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
    services = COMPOSE["services"]
    engine = services["site"]["environment"]["OCCUPATIONS_ENGINE"]

    assert len(NODES) == 3
    assert set(services) == {*NODES, "site", "build"}
    assert engine == "opensearch " + ",".join(f"http://{name}:9200" for name in NODES)
    assert "deploy/compose.opensearch.yaml" in PAGE


def test_the_compose_file_gives_the_site_variables_that_the_page_documents() -> None:
    documented = set(re.findall(r"^\| `(OCCUPATIONS_[A-Z_]+)`", PAGE, re.MULTILINE))

    for name in ("site", "build"):
        assert set(COMPOSE["services"][name]["environment"]) <= documented


def test_the_nodes_are_of_the_version_that_is_tested_and_know_each_other() -> None:
    version = re.search(r"<opensearch.version>(.+)<", POM)
    assert version is not None
    assert f"tested with {version[1]}" in PAGE

    for name in NODES:
        node = COMPOSE["services"][name]
        assert node["image"] == f"opensearchproject/opensearch:{version[1]}"
        assert node["environment"]["node.name"] == name
        assert node["environment"]["discovery.seed_hosts"] == ",".join(NODES)
        assert node["environment"]["cluster.initial_cluster_manager_nodes"] == ",".join(NODES)
        assert "http://127.0.0.1:9200/" in node["healthcheck"]["test"][-1]


def test_what_the_compose_file_names_is_there() -> None:
    serve = {option.name: option.default for option in main.commands["serve"].params}

    for name, service in COMPOSE["services"].items():
        assert set(service["networks"]) <= set(COMPOSE["networks"])
        assert {volume.split(":")[0] for volume in service["volumes"]} <= set(COMPOSE["volumes"])
        assert set(service.get("depends_on", ())) <= set(NODES)
        if name not in NODES:
            assert service["command"][:2] in (["occupations", "serve"], ["occupations", "build"])
            assert set(service["build"]["args"]) <= set(
                re.findall(r"^ARG (\w+)=", DOCKERFILE, re.M)
            )
    assert COMPOSE["services"]["site"]["ports"] == [f"127.0.0.1:8000:{serve['port']}"]
