"""What answers the request at hand: the index, and the site's own address."""

import os

from flask import Flask, current_app, g, request

from indexer.engine import Holder
from indexer.index import Index


def current_index() -> Index:
    """The newest published generation, the same one throughout a request."""
    if "index" not in g:
        holder: Holder = current_app.extensions["index"]
        g.index = holder.current()
    index: Index = g.index
    return index


def know_address(app: Flask) -> None:
    """Takes the site's public address from $OCCUPATIONS_SITE_URL, if it is set there.

    Otherwise every answer uses the address it was asked at, which behind a proxy may be an inner
    one.
    """
    app.config["SITE_URL"] = os.environ.get("OCCUPATIONS_SITE_URL", "").rstrip("/")


def full_url(path: str) -> str:
    """The address in full of a path that begins with a slash."""
    site: str = current_app.config["SITE_URL"] or request.url_root.rstrip("/")
    return f"{site}{path}"
