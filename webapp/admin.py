"""For whoever runs the site and for its editors: health, version, rebuilds from
afar, problems of the working files."""

import fcntl
import hmac
import json
import os
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, abort, jsonify, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Unauthorized

from indexer.engine import search
from indexer.request import SearchRequest
from webapp import rebuild_process
from webapp.config import Configuration
from webapp.current import configuration, current_index
from webapp.pages.frame import render
from webapp.rebuild_process import write_state
from webapp.wording import count_of

operations = Blueprint("operations", __name__)
NO_STORE = {"Cache-Control": "no-store"}


@operations.get("/healthz")
def healthz() -> tuple[str, int, dict[str, str]]:
    """Says that the process answers; does not look at the index."""
    return "ok", 200, {"Content-Type": "text/plain; charset=utf-8", **NO_STORE}


@operations.get("/readyz")
def readyz() -> tuple[str, int, dict[str, str]]:
    """Says that a search is answered: runs one for the title of the first occupation."""
    index = current_index()
    title = index.view.cards[0].title
    found = search(index, SearchRequest(f'title:"{title}"', limit=1))
    ready = any(hit.title for hit in found.hits)
    headers = {"Content-Type": "text/plain; charset=utf-8", **NO_STORE}
    return ("ready", 200, headers) if ready else ("not ready", 503, headers)


@operations.get("/version")
def version() -> Response:
    """The generation that answers, when it was built, its age in seconds, and by which tools."""
    manifest = current_index().manifest
    built = datetime.fromisoformat(manifest.built_at)
    response = jsonify(
        generation=manifest.generation,
        built_at=manifest.built_at,
        age_seconds=int((datetime.now(UTC) - built).total_seconds()),
        counts=dict(manifest.counts),
        tools=dict(manifest.tools),
    )
    response.headers.update(NO_STORE)
    return response


rebuild = Blueprint("rebuild", __name__)
STATE = "rebuild.json"
KILLED = {
    "state": "failed",
    "exit": None,
    "output": "it was killed before it could say how it went",
}
# Whoever asks how a rebuild stands holds a share of the lock for microseconds: no reason to refuse.
ATTEMPTS, ATTEMPT_SECONDS = 5, 0.02


def serve_admin(app: Flask, configuration: Configuration) -> None:
    """Add what the settings ask for: rebuilds where there is a token, the editors' page and notice
    where a file of problems is named."""
    app.register_blueprint(operations)
    if configuration.admin_token:
        app.register_blueprint(rebuild)
    if configuration.problems:
        app.register_blueprint(editor)
    app.context_processor(_notice)


@rebuild.before_request
def _only_with_token() -> None:
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    wanted = configuration().admin_token or ""
    right = hmac.compare_digest(given.strip().encode(), wanted.encode())
    if scheme.lower() != "bearer" or not right:
        raise Unauthorized(www_authenticate=WWWAuthenticate("bearer"))


@rebuild.post("/admin/rebuild")
def start() -> tuple[Response, int, Mapping[str, str]]:
    """202 with the address of its status; 409 while another rebuild runs."""
    folder = configuration().index_folder
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
    corpus = configuration().corpus
    command += ["--corpus", str(corpus)] if corpus else []
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
    with _lock_file(folder) as lock:
        for _ in range(ATTEMPTS):
            if _takes(lock, fcntl.LOCK_EX):
                yield lock
                return
            time.sleep(ATTEMPT_SECONDS)
        yield None


def _is_running(folder: Path) -> bool:
    """Whether a rebuild holds the lock. To look takes a share of it, for an instant."""
    with _lock_file(folder) as lock:
        return not _takes(lock, fcntl.LOCK_SH)


@contextmanager
def _lock_file(folder: Path) -> Iterator[int]:
    lock = os.open(folder / ".rebuild.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield lock
    finally:
        os.close(lock)


def _takes(lock: int, kind: int) -> bool:
    try:
        fcntl.flock(lock, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@rebuild.get("/admin/rebuild/<number>")
def outcome(number: str) -> Response:
    """Where the rebuild stands: running, done or failed, with what it printed."""
    folder = configuration().index_folder
    state = _state(folder, number)
    # Until it has let go of the lock no other can start, whatever it has written.
    if _is_running(folder):
        return jsonify(id=state["id"], state="running")
    state = _state(folder, number)  # as it was left
    return jsonify({**state, **KILLED} if state["state"] == "running" else state)


def _state(folder: Path, number: str) -> dict[str, Any]:
    try:
        state: dict[str, Any] = json.loads((folder / STATE).read_bytes())
    except (OSError, ValueError):
        abort(404)
    if state["id"] != number:
        abort(404)
    return state


editor = Blueprint("editor", __name__)


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A mistake of a corpus file as the page shows it; ``caret`` stands under the place."""

    place: str  # path:line:column
    slug: str  # of the profile, by its file name
    message: str
    source: str
    caret: str


@dataclass(frozen=True, slots=True)
class EditorPage:
    problems: tuple[FileProblem, ...]


@dataclass(frozen=True, slots=True)
class EditorNotice:
    """What every page of an editor's site says: how many problems, and which are this profile's."""

    text: str
    here: tuple[FileProblem, ...]


def _notice() -> dict[str, Any]:
    """The notice for the templates, None where the site is not an editor's."""
    path = configuration().problems
    if path is None:
        return {"editor_notice": None}
    found = read_problems(path)
    slug = (request.view_args or {}).get("slug")
    text = f"{count_of(len(found), 'problem')} in the working files"
    here = tuple(problem for problem in found if problem.slug == slug)
    return {"editor_notice": EditorNotice(text, here)}


def read_problems(path: Path) -> tuple[FileProblem, ...]:
    """The problems the watcher last wrote; none while there is no such file."""
    try:
        rows = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return ()
    return tuple(
        FileProblem(
            place=f"{row['path']}:{row['line']}:{row['column']}",
            slug=Path(row["path"]).stem,
            message=row["message"],
            source=row["source"] or "",
            caret=" " * (row["column"] - 1) + "^",
        )
        for row in rows
    )


@editor.get("/editor")
def problems() -> str:
    path = configuration().problems
    page = EditorPage(read_problems(path) if path else ())
    return render("editor.html", page, title="Problems of the working files", for_crawlers=False)
