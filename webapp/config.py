"""Every setting of the site, read once: from the environment, or from names and values given."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

DEFAULT_RATE = "600/minute"  # ten a second: more than typing and reading need, enough for a program
MAX_PROXIES = 10
MIN_TOKEN = 16  # characters; a shorter token is refused at start
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}


@dataclass(frozen=True, slots=True)
class Rate:
    """So many requests at once, and over time so many in a period.

    ``spares_itself``: whether the machine that serves may ask as it pleases.
    """

    requests: int
    period: str  # "second", "minute" or "hour"
    spares_itself: bool = False

    @property
    def seconds(self) -> int:
        return _SECONDS[self.period]

    def __str__(self) -> str:
        return f"{self.requests:,} times a{'n' if self.period == 'hour' else ''} {self.period}"


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of one application."""

    index_folder: Path
    site_url: str  # "https://occupations.example"; "": the address that each request asked for
    rate: Rate | None  # of one client; None: no limit
    trusted_proxies: int  # so many, counted from this server, are believed about the client
    has_log: bool  # one line of JSON per request
    has_metrics: bool
    metrics_folder: Path | None  # through which workers share their counts
    admin_token: str | None = field(repr=False)  # None: no remote rebuilds
    corpus: Path | None  # of remote rebuilds; None: the shipped one
    problems: Path | None  # of the working files, for editors; None: the site is not an editor's


def read_configuration(
    index_folder: Path | None = None, variables: Mapping[str, str] | None = None
) -> Configuration:
    """Read the settings.

    Args:
        index_folder: the index directory; by default what $OCCUPATIONS_INDEX names.
        variables: settings by the names of their environment variables; by default the
            environment itself.

    Raises:
        ValueError: one of them cannot be read.
    """
    if variables is None:
        variables = os.environ
    if index_folder is None and "OCCUPATIONS_INDEX" not in variables:
        raise ValueError("OCCUPATIONS_INDEX must name the directory of an index")
    return Configuration(
        index_folder=index_folder or Path(variables["OCCUPATIONS_INDEX"]),
        site_url=variables.get("OCCUPATIONS_SITE_URL", "").rstrip("/"),
        rate=_rate(variables.get("OCCUPATIONS_RATE_LIMIT", "")),
        trusted_proxies=_proxies(variables.get("OCCUPATIONS_TRUSTED_PROXIES", "0")),
        has_log=variables.get("OCCUPATIONS_LOG", "json") != "off",
        has_metrics=variables.get("OCCUPATIONS_METRICS", "off") == "on",
        metrics_folder=metrics_folder(variables),
        admin_token=_token(variables.get("OCCUPATIONS_ADMIN_TOKEN", "")),
        corpus=_path(variables, "OCCUPATIONS_CORPUS"),
        problems=_path(variables, "OCCUPATIONS_PROBLEMS"),
    )


def metrics_folder(variables: Mapping[str, str] | None = None) -> Path | None:
    """The folder through which workers share their metrics, which ``serve`` makes."""
    found = os.environ if variables is None else variables
    return _path(found, "PROMETHEUS_MULTIPROC_DIR")


def _path(variables: Mapping[str, str], name: str) -> Path | None:
    given = variables.get(name)
    return Path(given) if given else None


def _rate(given: str) -> Rate | None:
    """E.g. "600/minute"; "off" for no limit.

    By default the machine itself may ask as it pleases: to measure, and because behind a proxy that
    is not declared everybody has its address.
    """
    if given == "off":
        return None
    parts = re.fullmatch(r"([1-9]\d{0,6})/(second|minute|hour)", given or DEFAULT_RATE, re.ASCII)
    if not parts:
        raise ValueError(
            f'OCCUPATIONS_RATE_LIMIT must be a rate like "{DEFAULT_RATE}" or "off", not {given!r}'
        )
    return Rate(int(parts[1]), parts[2], spares_itself=not given)


def _proxies(given: str) -> int:
    if not given.isascii() or not given.isdigit() or int(given) > MAX_PROXIES:
        raise ValueError(
            f"OCCUPATIONS_TRUSTED_PROXIES must be a number from 0 to {MAX_PROXIES}, not {given!r}"
        )
    return int(given)


def _token(given: str) -> str | None:
    if given and len(given) < MIN_TOKEN:
        raise ValueError(f"OCCUPATIONS_ADMIN_TOKEN must have at least {MIN_TOKEN} characters")
    return given or None
