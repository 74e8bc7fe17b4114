"""Lines of JSON on standard output: one a request, with an id, and what befalls the index."""

import json
import logging
import re
import secrets
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from flask import Response, g, request

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


def log_events() -> None:
    """Log a new generation taken up, or one that cannot be: once a process, however many sites."""
    events = logging.getLogger("indexer")
    events.setLevel(logging.INFO)
    events.propagate = False
    events.handlers = [_EventLines()]


class _EventLines(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        line = {"level": record.levelname.lower(), "message": record.getMessage()}
        if record.exc_info:
            line["exception"] = logging.Formatter().formatException(record.exc_info)
        _write(line)


def begin_request() -> None:
    """Start the clock of the request and give it an id: the client's own, if that is one."""
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(16)
    g.started = time.perf_counter()


def add_request_id(response: Response) -> Response:
    """Answer the id in ``X-Request-ID``."""
    response.headers["X-Request-ID"] = g.get("request_id", "")
    return response


def log_request(response: Response) -> Response:
    """Log one line: method, path without parameters, status, milliseconds.

    What was searched for is not logged, nor who asked.
    """
    line = {
        "level": "error" if response.status_code >= 500 else "info",
        "request_id": g.get("request_id", ""),
        "method": request.method,
        "path": request.path,
        "status": response.status_code,
        "ms": round((time.perf_counter() - g.get("started", time.perf_counter())) * 1000, 2),
    }
    _write(line)
    return response


def _write(line: Mapping[str, Any]) -> None:
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    # a full disk, or a reader of the log that has ended, must not decide what a visitor gets
    with suppress(OSError, ValueError):
        sys.stdout.write(json.dumps({"time": now, **line}) + "\n")
        sys.stdout.flush()
