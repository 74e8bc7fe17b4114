"""What autocomplete knows: all names, by the beginnings of their words."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from indexer.addresses import entity_url, profile_url
from indexer.analysis import name_tokens, tokens
from indexer.frozen import value_class
from indexer.model import Vocabulary
from indexer.postings.postings import View
from indexer.results import Suggestion
from indexer.tables.entities import all_names
from indexer.tables.facets import label_of

KINDS = ("occupation", "title", "credential", "organization")  # in the order they are offered
MAX_TYPED = 100  # characters; longer input is cut


@value_class
class Entry:
    """A suggestion with the words of all its names, lower case, and how it is ranked."""

    suggestion: Suggestion
    names: tuple[tuple[str, ...], ...]
    kind: int


@dataclass(frozen=True, slots=True)
class SuggestTable:
    """All suggestions; ``words`` are sorted, ``entries_of[n]`` holds the numbers of the entries
    that have ``words[n]``."""

    entries: tuple[Entry, ...]
    words: tuple[str, ...]
    entries_of: tuple[tuple[int, ...], ...]

    def beginning(self, typed: str) -> set[int]:
        """Numbers of the entries with a word that begins so."""
        first = bisect_left(self.words, typed)
        past = bisect_left(self.words, typed + "\U0010ffff")
        return {number for numbers in self.entries_of[first:past] for number in numbers}


def suggest_table(view: View, vocabulary: Vocabulary) -> SuggestTable:
    """Made once when a generation is opened."""
    entries = tuple(_entries(view, vocabulary))
    having: dict[str, set[int]] = {}
    for number, entry in enumerate(entries):
        for word in dict.fromkeys(word for name in entry.names for word in name):
            having.setdefault(word, set()).add(number)
    words = tuple(sorted(having))
    return SuggestTable(entries, words, tuple(tuple(having[word]) for word in words))


def complete(table: SuggestTable, text: str, limit: int) -> tuple[Suggestion, ...]:
    """Names in which every word typed begins a word; at most ``limit``, one a page.

    Titles go before other titles, credentials and organizations; among these a name that begins
    with what was typed, then the shorter one.
    """
    typed = [token.exact.lower() for token in tokens(text[:MAX_TYPED])]
    if not typed:
        return ()
    found: set[int] = reduce(set.intersection, (table.beginning(word) for word in typed))
    ranked = sorted((table.entries[number] for number in found), key=lambda e: _rank(e, typed))
    by_page: dict[str, Suggestion] = {}
    for entry in ranked:
        by_page.setdefault(entry.suggestion.url, entry.suggestion)
    return tuple(by_page.values())[:limit]


def _rank(entry: Entry, typed: Sequence[str]) -> tuple[int, int, int, str]:
    """By kind, then by the place of the first word typed in the name where it comes earliest."""
    places = [
        number
        for name in entry.names
        for number, word in enumerate(name)
        if word.startswith(typed[0])
    ]
    text = entry.suggestion.text
    return entry.kind, min(places, default=99), len(text), text


def _entries(view: View, vocabulary: Vocabulary) -> Iterator[Entry]:
    for card in view.cards:
        page = card.slug, profile_url(card.slug)
        yield _entry(0, card.title, None, page, (card.title,))
        for title in (*card.alternate_titles, *card.former_titles):
            yield _entry(1, title, card.title, page, (title,))
    for credential in vocabulary.credentials.values():
        page = credential.slug, entity_url("credential", credential.slug)
        yield _entry(2, label_of(credential), credential.kind, page, all_names(credential))
    for organization in vocabulary.organizations.values():
        page = organization.slug, entity_url("organization", organization.slug)
        yield _entry(3, label_of(organization), None, page, all_names(organization))


def _entry(
    kind: int, text: str, detail: str | None, page: tuple[str, str], names: Sequence[str]
) -> Entry:
    """``page``: its slug and address."""
    words = tuple(tuple(token.exact.lower() for token in name_tokens(name)) for name in names)
    return Entry(Suggestion(KINDS[kind], text, detail, *page), words, kind)
