"""Rebuild from afar: POST /admin/rebuild with a bearer token. Absent unless a token is configured.

One build at a time, in a process of its own, so that searches go on; its outcome can be asked for
at the status address by anybody with the token.
"""

import fcntl
import hmac
import json
import os
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, jsonify, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Unauthorized

from webapp import rebuild_process
from webapp.rebuild_process import write_state

blueprint = Blueprint("rebuild", __name__)
STATE = "rebuild.json"
KILLED = {
    "state": "failed",
    "exit": None,
    "output": "it was killed before it could say how it went",
}
MIN_TOKEN = 16  # characters; a shorter token is refused at start


def serve_rebuilds(app: Flask) -> None:
    """Adds the addresses if $OCCUPATIONS_ADMIN_TOKEN is set.

    Raises:
        ValueError: the token is too short to keep anybody out.
    """
    token = os.environ.get("OCCUPATIONS_ADMIN_TOKEN", "")
    if not token:
        return
    if len(token) < MIN_TOKEN:
        raise ValueError(f"OCCUPATIONS_ADMIN_TOKEN must have at least {MIN_TOKEN} characters")
    app.config["ADMIN_TOKEN"] = token
    app.register_blueprint(blueprint)


@blueprint.before_request
def _only_with_token() -> None:
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    wanted: str = current_app.config["ADMIN_TOKEN"]
    right = hmac.compare_digest(given.strip().encode(), wanted.encode())
    if scheme.lower() != "bearer" or not right:
        raise Unauthorized(www_authenticate=WWWAuthenticate("bearer"))


@blueprint.post("/admin/rebuild")
def start() -> tuple[Response, int, Mapping[str, str]]:
    """202 with the address of its status; 409 while another rebuild runs."""
    folder: Path = current_app.config["INDEX_FOLDER"]
    with _locked(folder) as lock:
        if lock is None:
            return jsonify(error="a rebuild is running"), 409, {"Retry-After": "5"}
        number = uuid.uuid4().hex
        write_state(folder / STATE, {"id": number, "state": "running"})
        _start_process(folder, lock, number)
    url = f"/admin/rebuild/{number}"
    return jsonify(id=number, status=url), 202, {"Location": url}


def _start_process(folder: Path, lock: int, number: str) -> None:
    """The process inherits the lock, which the system frees when it ends, however it ends."""
    command = [sys.executable, "-m", "indexer", "build", "--index", str(folder)]
    corpus = os.environ.get("OCCUPATIONS_CORPUS")
    command += ["--corpus", corpus] if corpus else []
    script = rebuild_process.__file__
    process = subprocess.Popen(
        [sys.executable, "-I", script, folder / STATE, str(lock), number, *command],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        pass_fds=(lock,),
    )
    threading.Thread(target=process.wait, daemon=True).start()  # or it stays behind as a zombie


@contextmanager
def _locked(folder: Path) -> Iterator[int | None]:
    """Descriptor of the lock of rebuilds, None where a rebuild holds it."""
    lock = os.open(folder / ".rebuild.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield lock if _lock(lock) else None
    finally:
        os.close(lock)


def _lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@blueprint.get("/admin/rebuild/<number>")
def outcome(number: str) -> Response:
    """Where the rebuild stands: running, done or failed, with what it printed."""
    folder: Path = current_app.config["INDEX_FOLDER"]
    state = _state(folder, number)
    if state["state"] == "running":
        with _locked(folder) as lock:
            if lock is not None:  # nobody runs: it has ended meanwhile, or was killed
                state = _state(folder, number)
                state = {**state, **KILLED} if state["state"] == "running" else state
    return jsonify(state)


def _state(folder: Path, number: str) -> dict[str, Any]:
    try:
        state: dict[str, Any] = json.loads((folder / STATE).read_bytes())
    except (OSError, ValueError):
        abort(404)
    if state["id"] != number:
        abort(404)
    return state
