"""Lines of JSON on standard output: one a request, with an id, and what befalls the index."""

import json
import logging
import os
import re
import secrets
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import Flask, Response, g, request

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


def log_requests(app: Flask) -> None:
    """Gives every request an id, answers it in ``X-Request-ID`` and logs it.

    What was searched for is not logged, nor who asked: method, path without parameters, status,
    milliseconds. $OCCUPATIONS_LOG=off switches the lines off.
    """
    app.before_request(_begin)
    if os.environ.get("OCCUPATIONS_LOG", "json") != "off":
        app.after_request(_log)
        _log_events()
    app.after_request(_with_id)


def _log_events() -> None:
    """A new generation taken up, or one that cannot be: once a process, however many sites."""
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


def _begin() -> None:
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(16)
    g.started = time.perf_counter()


def _with_id(response: Response) -> Response:
    response.headers["X-Request-ID"] = g.get("request_id", "")
    return response


def _log(response: Response) -> Response:
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
    sys.stdout.write(json.dumps({"time": now, **line}) + "\n")
    sys.stdout.flush()
