"""CI says in one line why it does not run the tests on a cluster, and runs them otherwise."""

from pathlib import Path

import pytest

from tests.indexer.opensearch import obstacle as asked
from tests.indexer.opensearch.nodes import NoClassPath
from tests.indexer.opensearch.obstacle import available_gigabytes


@pytest.fixture(autouse=True)
def _nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "missing_tools", tuple)
    monkeypatch.setattr(asked, "available_gigabytes", lambda file: 4.0)
    monkeypatch.setattr(asked, "class_path", lambda seconds: "")


def test_nothing_is_in_the_way_where_everything_is_there() -> None:
    assert asked.obstacle() == ""


def test_missing_programs_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "missing_tools", lambda: ("javac", "mvn"))

    assert asked.obstacle() == "not installed: javac, mvn"


def test_too_little_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "available_gigabytes", lambda file: 1.26)

    assert asked.obstacle() == "1.3 GB of memory are free, it needs 4"


def test_a_repository_out_of_reach_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def class_path(seconds: float) -> str:
        raise NoClassPath("mvn fails: no network\nand more of it")

    monkeypatch.setattr(asked, "class_path", class_path)

    assert asked.obstacle() == "mvn fails: no network"


def test_memory_is_read_as_linux_writes_it(tmp_path: Path) -> None:
    file = tmp_path / "meminfo"
    file.write_text(
        "MemTotal:       24685412 kB\nMemAvailable:    6291456 kB\nHugePages_Total: 0\n"
    )

    assert available_gigabytes(file) == 6.0
    assert available_gigabytes(tmp_path / "absent") == 0.0
