"""Where the cluster is and who asks it, from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from indexer.errors import OccupationsError

ENGINE = "OCCUPATIONS_ENGINE"
NAME = "opensearch"
DEFAULT_PORT = 9200
BUILD_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class ClusterSettings:
    """``nodes``: (scheme, host, port) of every node that may be asked; secrets are not shown."""

    nodes: tuple[tuple[str, str, int], ...]
    alias: str = "occupations"
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    authorities: Path | None = None  # certificates that sign the nodes' own; default: the system's
    certificate: Path | None = None  # of this client, where the cluster wants one
    key: Path | None = field(default=None, repr=False)
    shards: int = 1  # a shard holds tens of GB; one is exact and fast up to some millions of pages
    replicas: int = 1  # copies beside the first, so that any one node may die

    @property
    def place(self) -> str:
        """The nodes as a person reads them, without anything secret."""
        return ", ".join(f"{scheme}://{host}:{port}" for scheme, host, port in self.nodes)


def cluster_settings(environment: Mapping[str, str] = os.environ) -> ClusterSettings | None:
    """The cluster named in $OCCUPATIONS_ENGINE ("opensearch https://one:9200,https://two:9200").

    None where the engine is the embedded one, which needs no setting ("whoosh" says it aloud).

    Raises:
        OccupationsError: the setting cannot be read.
    """
    kind, _, places = environment.get(ENGINE, "").strip().partition(" ")
    if kind in ("", "whoosh"):
        return None
    if kind != NAME or not places.strip():
        raise OccupationsError(f"${ENGINE} must be 'whoosh' or '{NAME} https://host:9200,…'")
    nodes = tuple(_node(place.strip()) for place in places.split(","))
    return ClusterSettings(
        nodes,
        alias=environment.get(f"{ENGINE}_ALIAS", "occupations"),
        user=environment.get(f"{ENGINE}_USER"),
        password=_password(environment),
        authorities=_path(environment, "CA"),
        certificate=_path(environment, "CERTIFICATE"),
        key=_path(environment, "KEY"),
        shards=_number(environment, "SHARDS", 1),
        replicas=_number(environment, "REPLICAS", 1),
    )


def _node(place: str) -> tuple[str, str, int]:
    try:
        parts = urlsplit(place)
        port = parts.port or DEFAULT_PORT
    except ValueError as error:  # its text may quote what stands before the host
        raise OccupationsError(f"${ENGINE}: a node's address cannot be read") from error
    if parts.username or parts.password:
        raise OccupationsError(f"${ENGINE}: name and password belong in ${ENGINE}_USER, _PASSWORD")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise OccupationsError(f"${ENGINE}: a node's address is http:// or https:// and a host")
    return parts.scheme, parts.hostname, port


def _password(environment: Mapping[str, str]) -> str | None:
    """Given as it is or, as container secrets are, in a file."""
    file = _path(environment, "PASSWORD_FILE")
    if file is None:
        return environment.get(f"{ENGINE}_PASSWORD")
    try:
        return file.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise OccupationsError(f"{file}: cannot be read: {error.strerror}") from error


def _path(environment: Mapping[str, str], name: str) -> Path | None:
    given = environment.get(f"{ENGINE}_{name}")
    return Path(given) if given else None


def _number(environment: Mapping[str, str], name: str, default: int) -> int:
    given = environment.get(f"{ENGINE}_{name}", str(default))
    if not given.isascii() or not given.isdigit():
        raise OccupationsError(f"${ENGINE}_{name} must be a number, not {given!r}")
    return int(given)
