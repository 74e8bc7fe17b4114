"""The index that answers the request at hand."""

from flask import current_app

from indexer.engine import Holder
from indexer.index import Index


def current_index() -> Index:
    """The newest published generation, to be asked for once a request."""
    holder: Holder = current_app.extensions["index"]
    return holder.current()
