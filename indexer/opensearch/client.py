"""All talk with the cluster: over every node, tried again, whole answers or an error."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from opensearchpy import OpenSearch, helpers
from opensearchpy.exceptions import (
    ConnectionError as NotConnected,
)
from opensearchpy.exceptions import (
    NotFoundError,
    OpenSearchException,
    TransportError,
)

from indexer.errors import EngineUnavailable, SearchTooLong
from indexer.opensearch.settings import BUILD_SECONDS, ClusterSettings
from indexer.search.deadline import Deadline

Json = Mapping[str, Any]
T = TypeVar("T")

# A request that no node answers is asked again for this long, at growing intervals: the time in
# which another copy of a dead node's shard is found.
RETRY_SECONDS = 3.0
FIRST_PAUSE = 0.05  # seconds; doubled each time
REQUEST_SECONDS = 10.0
# 429: the node has too much to do; 502 to 504: it, or the shard's only copy, is not there just now
PASSING = (429, 502, 503, 504)
CHUNK_DOCUMENTS = 200
CHUNK_BYTES = 8 * 1024 * 1024
BULK_RETRIES = 8  # of the documents a busy node has turned away, at intervals that double


class Cluster:
    """A pool of connections to every node of the settings; safe to share between threads."""

    def __init__(self, settings: ClusterSettings) -> None:
        self.settings = settings
        secure = any(scheme == "https" for scheme, _, _ in settings.nodes)
        self._client = OpenSearch(
            [
                {"host": host, "port": port, "use_ssl": scheme == "https"}
                for scheme, host, port in settings.nodes
            ],
            http_auth=(settings.user, settings.password or "") if settings.user else None,
            verify_certs=secure,
            ca_certs=_text(settings.authorities) if secure else None,
            client_cert=_text(settings.certificate) if secure else None,
            client_key=_text(settings.key) if secure else None,
            http_compress=True,
            pool_maxsize=16,
            max_retries=len(settings.nodes),  # every node once, before any pause
            retry_on_timeout=True,
            retry_on_status=PASSING,
            dead_timeout=1,  # seconds that a node is left alone; doubled up to five times
        )

    def search(
        self, index: str, bodies: Sequence[Json], deadline: Deadline | None = None
    ) -> tuple[Json, ...]:
        """Answers to several searches of one index, each whole.

        Raises:
            SearchTooLong: the deadline has passed.
            EngineUnavailable: no node answers, or a shard has no copy that does.
        """
        if not bodies:
            return ()
        seconds = REQUEST_SECONDS if deadline is None else deadline.at - time.monotonic()
        lines: list[Json] = []
        for body in bodies:
            lines.append({"allow_partial_search_results": False})
            lines.append({"timeout": f"{max(1, int(seconds * 1000))}ms", **body})

        def ask() -> tuple[Json, ...]:
            answer = self._client.msearch(
                body=lines, index=index, params={"request_timeout": max(seconds, 0.1)}
            )
            return tuple(map(_whole, answer["responses"]))

        return self._patiently(ask, deadline)

    def sources(
        self, index: str, ids: Sequence[str], field: str, deadline: Deadline | None = None
    ) -> Mapping[str, str]:
        """One field of the documents with these ids; absent ones are left out."""
        if not ids:
            return {}

        def ask() -> Mapping[str, str]:
            answer = self._client.mget(
                body={"ids": list(ids)}, index=index, params={"_source_includes": field}
            )
            for document in answer["docs"]:
                if "error" in document:
                    raise _Passing(str(document["error"].get("type")))
            found = (d for d in answer["docs"] if d["found"])
            return {d["_id"]: d["_source"][field] for d in found}

        return self._patiently(ask, deadline)

    def write(self, index: str, documents: Iterable[tuple[str, Json]]) -> int:
        """Indexes documents by id; what a busy node turns away is sent again, more slowly.

        Raises:
            EngineUnavailable: some document was refused all the same.
        """
        actions = ({"_id": id, "_source": source} for id, source in documents)
        try:
            written, _ = helpers.bulk(
                self._client,
                actions,
                index=index,
                stats_only=True,
                chunk_size=CHUNK_DOCUMENTS,
                max_chunk_bytes=CHUNK_BYTES,
                max_retries=BULK_RETRIES,
                initial_backoff=1,
                max_backoff=30,
                request_timeout=BUILD_SECONDS,
            )
        except (OpenSearchException, helpers.BulkIndexError) as error:
            raise EngineUnavailable(f"{index} cannot be written ({_reason(error)})") from error
        return int(written)

    def call(
        self, method: str, path: str, body: Json | None = None, *, seconds: float = REQUEST_SECONDS
    ) -> Any:
        """Any other request of the cluster's interface; None where what it names is absent."""

        def ask() -> Any:
            try:
                return self._client.transport.perform_request(
                    method, path, params={"request_timeout": seconds}, body=body
                )
            except NotFoundError:
                return None

        return self._patiently(ask, None)

    def _patiently(self, ask: Callable[[], T], deadline: Deadline | None) -> T:
        """Asks until there is a whole answer, or the time for that is up."""
        give_up = time.monotonic() + RETRY_SECONDS
        if deadline is not None:
            deadline.check()
            give_up = min(give_up, deadline.at)
        pause = FIRST_PAUSE
        while True:
            try:
                return ask()
            except _TimedOut as error:
                raise SearchTooLong from error
            except (_Passing, NotConnected, TransportError) as error:
                status = getattr(error, "status_code", None)
                passing = not isinstance(status, int) or status in PASSING
                if not passing or time.monotonic() + pause > give_up:
                    raise EngineUnavailable(_reason(error)) from error
            time.sleep(pause)
            pause *= 2


# A node that has gone, or has just come back: the others soon know.
_NO_NODE = ("node_not_connected", "node_disconnected", "connect_transport", "node_closed")


class _Passing(Exception):
    """Part of an answer is missing for a reason that passes."""


class _TimedOut(Exception):
    """The cluster has ended a search that took too long."""


def _whole(answer: Json) -> Json:
    """The answer, if every shard has a part in it."""
    if "error" in answer:
        if answer.get("status") in PASSING or _cause(answer["error"]).startswith(_NO_NODE):
            raise _Passing(str(answer["error"].get("type")))
        raise EngineUnavailable(f"it refuses the search ({_cause(answer['error'])})")
    if answer["_shards"]["failed"]:
        raise _Passing("a shard has not answered")
    if answer["timed_out"]:
        raise _TimedOut
    return answer


def _cause(error: Json) -> str:
    causes = error.get("root_cause") or [error]
    return f"{causes[0].get('type')}: {causes[0].get('reason')}"


def _reason(error: Exception) -> str:
    """What went wrong in a few words; never a header, so that no secret is logged."""
    if isinstance(error, TransportError):
        return f"{error.status_code} {error.error}"[:300]
    return type(error).__name__ if not str(error) else str(error)[:300]


def _text(path: object) -> str | None:
    return None if path is None else str(path)
