"""Whoever has a page is told so without a search: a page is made of an index, a program and an
address, and these make its ``ETag``."""

import hashlib
from pathlib import Path

from flask import Response, current_app, g, request

from webapp.current import configuration, current_index

# To be asked for again each time: that is cheap, and a new generation is seen at once.
KEEP = "no-cache"

# Blueprints that answer from the index and the address alone, the same for everybody.
_PAGES = frozenset(("pages", "crawlers", "api"))


def is_page() -> bool:
    """Whether the request is for something made from the index."""
    return request.blueprint in _PAGES


def answer_not_modified() -> Response | None:
    """Answer 304 to whoever has the page, before anything is searched.

    Sites for editors are left out: their pages also show the problems of the working files.
    """
    if request.method not in ("GET", "HEAD") or not is_page() or configuration().problems:
        return None
    g.etag = _etag()
    asked = request.if_none_match
    # "*" asks whether there is anything at all, which only the page itself knows.
    if asked.star_tag or not asked.contains_weak(g.etag):
        return None
    return Response(status=304)


def add_validator(response: Response) -> Response:
    """Give a page its ``ETag``, and say how long an answer may be kept."""
    etag = g.get("etag")
    if etag and response.status_code in (200, 304):
        # Weak: the same page may come compressed in several ways.
        response.set_etag(etag, weak=True)
        response.headers.setdefault("Cache-Control", KEEP)
        if request.if_none_match.star_tag:
            response.make_conditional(request)
    elif response.status_code >= 400:
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def _etag() -> str:
    """The generation, and a digest of all else that a page depends on."""
    # What full_url begins with, at a tenth of the time.
    site = configuration().site_url or f"{request.scheme} {request.host} {request.root_path}"
    # The rate is told on the page about the API.
    parts = (current_app.extensions["program"], str(configuration().rate), site, request.path)
    digest = hashlib.sha256("\0".join(parts).encode() + b"\0" + request.query_string)
    return f"{current_index().generation}-{digest.hexdigest()[:16]}"


def program_digest() -> str:
    """Of the files that make pages: another version of them makes other pages."""
    digest = hashlib.sha256()
    package = Path(__file__).parents[1]
    for folder in (package, package.parent / "indexer"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()
