"""The index that answers the request at hand."""

from flask import current_app, g

from indexer.engine import Holder
from indexer.index import Index


def current_index() -> Index:
    """The newest published generation, the same one throughout a request."""
    if "index" not in g:
        holder: Holder = current_app.extensions["index"]
        g.index = holder.current()
    index: Index = g.index
    return index
