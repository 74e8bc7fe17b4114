"""Other words for the words typed: synonyms, acronyms and full names, former names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from types import MappingProxyType

from indexer.analysis import STOP_WORDS, name_tokens
from indexer.frozen import value_class
from indexer.model import Credential, Organization, Synonym, Vocabulary
from indexer.tables.word_set import NO_WORDS, WordSet

Stems = tuple[str, ...]


@value_class
class Alternative:
    """Another name: ``stems`` in a row in the text. ``note`` explains a change of name."""

    text: str
    stems: Stems
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Alternatives by the words they stand for, glue words left out."""

    alternatives: Mapping[Stems, tuple[Alternative, ...]]
    longest: int  # words
    acronyms: WordSet = NO_WORDS  # all that stand in a name or synonym, in capitals


def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """Made once when a generation is opened."""
    found: dict[Stems, dict[Stems, Alternative]] = {}
    for words, other in (*_synonyms(vocabulary.synonyms), *_names(vocabulary)):
        key = content(words)
        if key and content(other.text) != key:
            found.setdefault(key, {}).setdefault(other.stems, other)
    return Lexicon(
        MappingProxyType({key: tuple(value.values()) for key, value in found.items()}),
        max(map(len, found), default=0),
        WordSet.of(stem for key in found for stem in key if stem.isupper()),
    )


def content(text: str) -> Stems:
    """Stems of a text in order, without glue words."""
    stems = tuple("IT" if token.exact == "it" else token.stem for token in name_tokens(text))
    return tuple(word for word in stems if word not in STOP_WORDS)


def alternative(text: str, note: str | None = None) -> Alternative:
    return Alternative(text, tuple(token.stem for token in name_tokens(text)), note)


def _synonyms(synonyms: Iterable[Synonym]) -> Iterator[tuple[str, Alternative]]:
    for synonym in synonyms:
        if synonym.both_ways:
            for words, other in permutations((*synonym.words, *synonym.also), 2):
                yield words, alternative(other)
        else:
            for words in synonym.words:
                for other in synonym.also:
                    yield words, alternative(other)


def _names(vocabulary: Vocabulary) -> Iterator[tuple[str, Alternative]]:
    entries: list[Credential | Organization] = [
        *vocabulary.credentials.values(),
        *vocabulary.organizations.values(),
    ]
    for named in entries:
        current = [named.name, *([named.acronym] if named.acronym else [])]
        for words, other in permutations(current, 2):
            yield words, alternative(other)
        for words in named.other_names:
            for other in current:
                yield words, alternative(other)
        yield from _former(named, current)


def _former(
    named: Credential | Organization, current: Sequence[str]
) -> Iterator[tuple[str, Alternative]]:
    now = f"{named.name} ({named.acronym})" if named.acronym else named.name
    for former in named.former_names:
        since = f" since {former.until + 1}" if former.until else ""
        old = f"{former.name} ({former.acronym})" if former.acronym else former.name
        note = f"{old} has been called {now}{since}"
        for words in (former.name, former.acronym):
            if words:
                for other in current:
                    yield words, alternative(other, note)
                    yield other, alternative(words)
