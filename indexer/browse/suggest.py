"""Autocomplete over one generation."""

from indexer.index import Index
from indexer.results import Suggestion
from indexer.tables.completion import complete


def suggest(index: Index, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
    """Names in which every word typed begins a word; at most ``limit``, one a page.

    Titles go before other titles, credentials and organizations; among these a name that begins
    with what was typed, then the shorter one.
    """
    return complete(index.completion, text, limit)
