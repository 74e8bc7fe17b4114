"""Autocomplete: titles, other titles, credentials and organizations by the beginnings of words."""

from collections.abc import Iterator

from indexer.analysis import folded, tokens
from indexer.anchors import profile_url
from indexer.entities import all_names
from indexer.facets import label_of
from indexer.index import Index
from indexer.profile import entity_url
from indexer.results import Suggestion


def suggest(index: Index, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
    """Names in which every word typed begins a word; shorter and earlier matches first.

    Returns at most ``limit``, titles before other titles before credentials and organizations.
    """
    typed = [token.exact for token in tokens(text)]
    if not typed:
        return ()
    found = [
        (kind, where, len(suggestion.text), suggestion.text, suggestion)
        for kind, names, suggestion in _candidates(index)
        if (where := _match(typed, names)) is not None
    ]
    found.sort(key=lambda row: row[:4])
    return tuple({row[4].url: row[4] for row in found}.values())[:limit]


def _match(typed: list[str], names: tuple[str, ...]) -> int | None:
    """Number of the first matching word in the best name; None if a word typed begins none."""
    places = []
    for name in names:
        words = [folded(word) for word in name.replace("-", " ").split()]
        found = [
            next((n for n, word in enumerate(words) if word.lstrip("(").startswith(t)), None)
            for t in typed
        ]
        if all(place is not None for place in found):
            places.append(min(place for place in found if place is not None))
    return min(places, default=None)


def _candidates(index: Index) -> Iterator[tuple[int, tuple[str, ...], Suggestion]]:
    for card in index.view.cards:
        url = profile_url(card.slug)
        yield 0, (card.title,), Suggestion("occupation", card.title, None, url)
        for title in (*card.alternate_titles, *card.former_titles):
            yield 1, (title,), Suggestion("title", title, card.title, url)
    for credential in index.vocabulary.credentials.values():
        url = entity_url("credential", credential.slug)
        label = label_of(credential)
        yield 2, all_names(credential), Suggestion("credential", label, credential.kind, url)
    for organization in index.vocabulary.organizations.values():
        url = entity_url("organization", organization.slug)
        label = label_of(organization)
        yield 3, all_names(organization), Suggestion("organization", label, None, url)
