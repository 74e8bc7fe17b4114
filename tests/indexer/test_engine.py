"""The engine is chosen by the environment; a cluster that is away is said to be away."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli.main import main
from indexer.embedded import WhooshEngine
from indexer.engine import hold_index, open_index
from indexer.errors import EngineUnavailable, OccupationsError, SearchTooLong
from indexer.opensearch.client import Cluster
from indexer.opensearch.opened import open_cluster
from indexer.opensearch.settings import cluster_settings
from indexer.search.deadline import Deadline

PASSWORD = "correct horse battery staple"


@pytest.fixture
def nowhere() -> Iterator[str]:
    """Two addresses on this machine at which nothing listens."""
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        yield ",".join(f"http://127.0.0.1:{s.getsockname()[1]}" for s in (one, two))


def test_without_a_setting_the_local_index_answers(small_index: Path) -> None:
    assert cluster_settings({}) is None
    assert cluster_settings({"OCCUPATIONS_ENGINE": "whoosh"}) is None
    assert isinstance(open_index(small_index).engine, WhooshEngine)


def test_all_nodes_of_the_setting_are_known() -> None:
    settings = cluster_settings({"OCCUPATIONS_ENGINE": "opensearch https://one, http://two:9201"})

    assert settings is not None
    assert settings.nodes == (("https", "one", 9200), ("http", "two", 9201))
    assert settings.place == "https://one:9200, http://two:9201"


@pytest.mark.parametrize(
    "value",
    ["solr http://one", "opensearch", "opensearch one:9200", "opensearch http://one:port"],
)
def test_a_setting_that_cannot_be_read_is_refused(value: str) -> None:
    with pytest.raises(OccupationsError, match="OCCUPATIONS_ENGINE"):
        cluster_settings({"OCCUPATIONS_ENGINE": value})


@pytest.mark.parametrize("where", ["variable", "file"])
def test_a_password_is_taken_and_never_shown(where: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(f"{PASSWORD}\n")
    given = {
        "variable": {"OCCUPATIONS_ENGINE_PASSWORD": PASSWORD},
        "file": {"OCCUPATIONS_ENGINE_PASSWORD_FILE": str(tmp_path / "secret")},
    }[where]
    settings = cluster_settings({"OCCUPATIONS_ENGINE": "opensearch http://one", **given})

    assert settings is not None
    assert settings.password == PASSWORD
    assert PASSWORD not in repr(settings) + settings.place


def test_a_password_in_the_address_is_refused_without_being_repeated() -> None:
    with pytest.raises(OccupationsError) as raised:
        cluster_settings({"OCCUPATIONS_ENGINE": f"opensearch http://user:{PASSWORD}@one"})

    assert PASSWORD not in str(raised.value)


def test_a_password_is_not_logged_when_the_cluster_is_away(
    nowhere: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    settings = cluster_settings(
        {
            "OCCUPATIONS_ENGINE": f"opensearch {nowhere}",
            "OCCUPATIONS_ENGINE_USER": "reader",
            "OCCUPATIONS_ENGINE_PASSWORD": PASSWORD,
        }
    )
    assert settings is not None

    with pytest.raises(EngineUnavailable) as raised:
        open_cluster(Cluster(settings))

    assert caplog.text  # the client does tell of its failures
    assert PASSWORD not in caplog.text + str(raised.value)


def test_a_search_does_not_wait_past_its_deadline_for_a_cluster_that_is_away(nowhere: str) -> None:
    settings = cluster_settings({"OCCUPATIONS_ENGINE": f"opensearch {nowhere}"})
    assert settings is not None
    start = time.monotonic()

    with pytest.raises((SearchTooLong, EngineUnavailable)):
        Cluster(settings).search("any", [{"size": 0}], Deadline.after(0.5))

    assert time.monotonic() - start < 2


def test_a_worker_starts_without_the_cluster_and_says_so(
    nowhere: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("OCCUPATIONS_ENGINE", f"opensearch {nowhere}")
    holder = hold_index(tmp_path)

    with pytest.raises(EngineUnavailable):
        holder.current()


def test_the_command_line_says_that_the_cluster_is_away(
    nowhere: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OCCUPATIONS_ENGINE", f"opensearch {nowhere}")
    result = CliRunner().invoke(main, ["search", "nurse"])

    assert result.exit_code == 1
    assert "the search cluster does not answer" in result.stderr
