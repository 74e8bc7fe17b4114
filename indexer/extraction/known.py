"""Names of the vocabulary in a text: canonical, plural, former and other names, and acronyms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indexer.extraction.names import Key, key
from indexer.extraction.tokens import Token, is_acronym, normal, normal_acronym, sentences
from indexer.extraction.words import CREDENTIAL_NOUNS, DEGREES, OPENERS
from indexer.model import Credential, CredentialKind, EntityType, Organization, Vocabulary

_SKIPPED = frozenset({",", "the"})
_SMALL = frozenset("of for on in and to a an as at by with or".split())


@dataclass(frozen=True, slots=True)
class Entry:
    """A credential or organization of the vocabulary, as far as a text can mention it."""

    entity: EntityType
    slug: str
    name: str
    acronym: str | None
    kind: CredentialKind | None
    names: tuple[str, ...]  # canonical, other and former
    issuers: tuple[str, ...]  # slugs of organizations


class Found(NamedTuple):
    """``entry`` is named by tokens ``first`` to ``stop``."""

    first: int
    stop: int
    entry: Entry


class KnownNames:
    """The vocabulary, compiled once: names by their first word, entries by acronym and by key."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.entries = tuple(_entries(vocabulary))
        self.by_slug: Mapping[tuple[EntityType, str], Entry] = {
            (entry.entity, entry.slug): entry for entry in self.entries
        }
        by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        by_key: dict[tuple[EntityType, Key], Entry] = {}
        by_acronym: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for name in entry.names:
                by_key.setdefault((entry.entity, key(name)), entry)
                for words in _spellings(name):
                    by_first.setdefault(words[0], []).append((words, entry))
        for vocabulary_entry in (
            *vocabulary.credentials.values(),
            *vocabulary.organizations.values(),
        ):
            entity: EntityType = (
                "credential" if isinstance(vocabulary_entry, Credential) else "organization"
            )
            entry = self.by_slug[entity, vocabulary_entry.slug]
            acronyms = [vocabulary_entry.acronym]
            acronyms += [former.acronym for former in vocabulary_entry.former_names]
            for acronym in {normal_acronym(acronym) for acronym in acronyms if acronym}:
                by_acronym.setdefault(acronym, []).append(entry)
        self._by_first: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]] = {
            first: tuple(sorted(names, key=lambda pair: -len(pair[0])))
            for first, names in by_first.items()
        }
        self.by_key: Mapping[tuple[EntityType, Key], Entry] = by_key
        self.by_acronym: Mapping[str, tuple[Entry, ...]] = {
            acronym: tuple(entries) for acronym, entries in by_acronym.items()
        }

    def find(self, tokens: Sequence[Token]) -> Iterator[Found]:
        """Longest names first at each word; a name may be read in both entity types."""
        words = [normal(token.text) for token in tokens]
        for first, word in enumerate(words):
            names = self._by_first.get(word)
            if not names:
                continue
            longest: dict[EntityType, int] = {}
            for name, entry in names:
                if len(name) <= longest.get(entry.entity, 0):
                    continue
                stop = _match(words, first, name)
                if stop and _is_written_as_name(tokens, first, stop, entry):
                    longest[entry.entity] = len(name)
                    yield Found(first, stop, entry)


def _entries(vocabulary: Vocabulary) -> Iterator[Entry]:
    for credential in vocabulary.credentials.values():
        yield Entry(
            "credential", credential.slug, credential.name, credential.acronym, credential.kind,
            _names(credential), credential.issuers,
        )  # fmt: skip
    for organization in vocabulary.organizations.values():
        yield Entry(
            "organization", organization.slug, organization.name, organization.acronym, None,
            _names(organization), (),
        )  # fmt: skip


def _names(entry: Credential | Organization) -> tuple[str, ...]:
    former = (former.name for former in entry.former_names)
    return tuple(dict.fromkeys((entry.name, *entry.other_names, *former)))


def _spellings(name: str) -> Iterator[tuple[str, ...]]:
    """The words of a name as `normal` makes them; "health care" also in one word."""
    words = tuple(
        normal(token.text)
        for sentence in sentences(name)
        for token in sentence.tokens
        if token.text.lower() not in _SKIPPED
    )
    if not words:
        return
    yield words
    if "healthcare" in words:
        at = words.index("healthcare")
        yield (*words[:at], "health", "care", *words[at + 1 :])
    for at in range(len(words) - 1):
        if words[at : at + 2] == ("health", "care"):
            yield (*words[:at], "healthcare", *words[at + 2 :])


def _match(words: Sequence[str], first: int, name: tuple[str, ...]) -> int:
    """Index after ``name`` if it begins at ``first``, else 0; commas and "the" may be extra."""
    index = first
    for part in name:
        while index < len(words) and words[index] in _SKIPPED and index > first:
            index += 1
        if index >= len(words) or words[index] != part:
            return 0
        index += 1
    return index


def _is_written_as_name(tokens: Sequence[Token], first: int, stop: int, entry: Entry) -> bool:
    """Whether the words at a place are meant as the name.

    Capitals say so. In lower case a credential's name does where it says what it is ("commercial
    driver's license"), is a degree, or stands before such a word or its acronym: "registered
    nurses" alone are people, not the license (2010-11 page 327).
    """
    words = [token.text for token in tokens[first:stop]]
    content = [word for word in words if word.lower() not in _SMALL and word not in _SKIPPED]
    if all(word[0].isupper() or not word[0].isalpha() for word in content):
        single = len(content) == 1 and not is_acronym(words[0]) and entry.name != words[0].upper()
        return not single or (first > 0 and words[0].lower() not in OPENERS)
    if entry.entity == "organization" or len(content) < 2:
        return False
    following = [token.text for token in tokens[stop : stop + 2]]
    if entry.kind == "license" and entry.acronym is None:
        return False  # a generic license, e.g. "a teaching license"
    said = content[-1].lower() in CREDENTIAL_NOUNS or content[0].lower().rstrip("s") in DEGREES
    beside = bool(following) and (
        following[0].lower() in CREDENTIAL_NOUNS
        or (len(following) > 1 and following[0] == "(" and is_acronym(following[1]))
    )
    return said or beside
