"""What the request at hand is answered from: the settings, the index, the site's own address."""

from flask import current_app, g, request

from indexer.engine import Holder
from indexer.index import Index
from webapp.config import Configuration


def configuration() -> Configuration:
    """The settings of the application."""
    settings: Configuration = current_app.extensions["configuration"]
    return settings


def current_index() -> Index:
    """The newest published generation, the same one throughout a request."""
    if "index" not in g:
        holder: Holder[Index] = current_app.extensions["index"]
        g.index = holder.current()
    index: Index = g.index
    return index


def full_url(path: str) -> str:
    """The address in full of a path that begins with a slash.

    Where no site address is set, it begins with the one that was asked, which behind a proxy may be
    an inner one.
    """
    site = configuration().site_url or request.url_root.rstrip("/")
    return f"{site}{path}"
