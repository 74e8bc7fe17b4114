"""Settings: read in one place, refused at the start where they cannot be read."""

import re
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from webapp import config
from webapp.config import Configuration, Rate, read_configuration

FOLDER = Path("index")
PACKAGE = Path(config.__file__).parent
EVERYTHING = {
    "OCCUPATIONS_INDEX": "other",
    "OCCUPATIONS_SITE_URL": "https://occupations.example/",
    "OCCUPATIONS_RATE_LIMIT": "20/second",
    "OCCUPATIONS_TRUSTED_PROXIES": "2",
    "OCCUPATIONS_LOG": "off",
    "OCCUPATIONS_METRICS": "on",
    "OCCUPATIONS_ADMIN_TOKEN": "0123456789abcdef-of-a-test",
    "OCCUPATIONS_CORPUS": "corpus",
    "OCCUPATIONS_PROBLEMS": "problems.json",
    "PROMETHEUS_MULTIPROC_DIR": "metrics",
}


def test_without_settings_the_site_is_open_limited_and_logged() -> None:
    assert read_configuration(FOLDER, {}) == Configuration(
        index_folder=FOLDER,
        site_url="",
        rate=Rate(600, "minute", spares_itself=True),
        trusted_proxies=0,
        has_log=True,
        has_metrics=False,
        metrics_folder=None,
        admin_token=None,
        corpus=None,
        problems=None,
    )


def test_every_setting_is_read() -> None:
    assert read_configuration(None, EVERYTHING) == Configuration(
        index_folder=Path("other"),
        site_url="https://occupations.example",
        rate=Rate(20, "second"),
        trusted_proxies=2,
        has_log=False,
        has_metrics=True,
        metrics_folder=Path("metrics"),
        admin_token="0123456789abcdef-of-a-test",
        corpus=Path("corpus"),
        problems=Path("problems.json"),
    )


def test_settings_come_from_the_environment_unless_they_are_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in EVERYTHING.items():
        monkeypatch.setenv(name, value)

    assert read_configuration() == read_configuration(None, EVERYTHING)
    assert read_configuration(FOLDER).index_folder == FOLDER
    assert read_configuration(FOLDER, {}).site_url == ""


def test_the_limit_can_be_switched_off() -> None:
    assert read_configuration(FOLDER, {"OCCUPATIONS_RATE_LIMIT": "off"}).rate is None


def test_an_index_must_be_named() -> None:
    with pytest.raises(ValueError, match="OCCUPATIONS_INDEX"):
        read_configuration(None, {})


def test_nothing_changes_a_setting_and_no_message_shows_the_token() -> None:
    read = read_configuration(None, EVERYTHING)

    with pytest.raises(FrozenInstanceError):
        read.admin_token = None  # type: ignore[misc]
    assert EVERYTHING["OCCUPATIONS_ADMIN_TOKEN"] not in repr(read)


def test_nothing_but_the_configuration_reads_the_environment() -> None:
    readers = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if re.search(r"\b(os\.environ|getenv|import environ)\b", path.read_text(encoding="utf-8"))
    }

    assert readers == {"config.py"}
