"""Rebuild from afar: POST /admin/rebuild with a bearer token. Absent unless a token is configured.

One build at a time, in a process of its own, so that searches go on; its outcome can be asked for
at the status address by anybody with the token.
"""

import hmac
import json
import os
import subprocess
import sys
import uuid
from collections.abc import Mapping
from pathlib import Path

from filelock import FileLock, Timeout
from flask import Blueprint, Flask, Response, abort, current_app, jsonify, request

from webapp.rebuild_process import write_state

blueprint = Blueprint("rebuild", __name__)
STATE = "rebuild.json"
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
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not hmac.compare_digest(given.encode(), current_app.config["ADMIN_TOKEN"].encode()):
        abort(401)


@blueprint.post("/admin/rebuild")
def start() -> tuple[Response, int, Mapping[str, str]]:
    """202 with the address of its status; 409 while another rebuild runs."""
    folder: Path = current_app.config["INDEX_FOLDER"]
    lock = folder / ".rebuild.lock"
    number = uuid.uuid4().hex
    try:
        with FileLock(lock, timeout=0):
            write_state(folder / STATE, {"id": number, "state": "running"})
    except Timeout:
        return jsonify(error="a rebuild is running"), 409, {"Retry-After": "5"}
    command = [sys.executable, "-m", "indexer", "build", "--index", str(folder)]
    corpus = os.environ.get("OCCUPATIONS_CORPUS")
    command += ["--corpus", corpus] if corpus else []
    subprocess.Popen(
        [sys.executable, "-m", "webapp.rebuild_process", folder / STATE, lock, number, *command],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    url = f"/admin/rebuild/{number}"
    return jsonify(id=number, status=url), 202, {"Location": url}


@blueprint.get("/admin/rebuild/<number>")
def outcome(number: str) -> Response:
    """Where the rebuild stands: running, done or failed, with what it printed."""
    folder: Path = current_app.config["INDEX_FOLDER"]
    try:
        state = json.loads((folder / STATE).read_bytes())
    except (OSError, ValueError):
        abort(404)
    if state["id"] != number:
        abort(404)
    return jsonify(state)
