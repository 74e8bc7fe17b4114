"""Static files from memory, compressed beforehand, with a fingerprint in their address, so that
browsers may keep them for a year."""

import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, Response, abort, current_app, request

from webapp.http.compression import accepted_encoding, compressed_well

KEEP = "public, max-age=31536000, immutable"  # one year, the longest RFC 9111 caches honour
ASK = "no-cache"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file as it is sent, plain and by ``Content-Encoding``."""

    media_type: str
    fingerprint: str
    data: bytes
    compressed: Mapping[str, bytes]


class StaticFiles:
    """The files of the static folder as they were when the application started."""

    def __init__(self, folder: Path) -> None:
        self._files: Mapping[str, StaticFile] = {
            path.relative_to(folder).as_posix(): _read(path)
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    def url(self, name: str) -> str:
        """E.g. "/static/site.css?v=1f0c9a52"."""
        return f"/static/{name}?v={self._files[name].fingerprint}"

    def find(self, name: str) -> StaticFile | None:
        return self._files.get(name)


def serve_static_files(app: Flask, folder: Path) -> None:
    """Answers /static/…, for a year under the fingerprint of the file as it is."""
    app.extensions["static_files"] = StaticFiles(folder)
    app.add_url_rule("/static/<path:name>", "static", _answer)


def _answer(name: str) -> Response:
    files: StaticFiles = current_app.extensions["static_files"]
    file = files.find(name) or abort(404)
    encoding = accepted_encoding(file.compressed)
    data = file.compressed[encoding] if encoding else file.data
    response = Response(data, mimetype=file.media_type)
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.vary.add("Accept-Encoding")
    may_be_kept = request.args.get("v") == file.fingerprint
    response.headers["Cache-Control"] = KEEP if may_be_kept else ASK
    response.set_etag(f"{file.fingerprint}-{encoding or 'plain'}")
    response.make_conditional(request)
    return response


def _read(path: Path) -> StaticFile:
    data = path.read_bytes()
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return StaticFile(
        # Of every system the same: some call scripts application/javascript.
        media_type="text/javascript" if path.suffix == ".js" else media_type,
        # 8 hex digits: enough to tell the handful of versions of one file apart.
        fingerprint=hashlib.sha256(data).hexdigest()[:8],
        data=data,
        compressed=compressed_well(data),
    )
