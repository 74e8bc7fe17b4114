"""Names of the vocabulary in a text: canonical, plural, former and other names, and acronyms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from indexer.extraction.names import Candidate, Key, initials, key
from indexer.extraction.tokens import Sentence, Span, is_acronym, normal, normal_acronym, sentences
from indexer.extraction.words import CREDENTIAL_NOUNS, DEGREES, OPENERS, words
from indexer.model import Credential, CredentialKind, EntityType, Organization, Vocabulary

Name = tuple[str, ...]  # normal words, without commas and "the"

_SKIPPED = words(", the")
_SMALL = words("of for on in and to a an as at by with or") | _SKIPPED


@dataclass(frozen=True, slots=True)
class Entry:
    """A credential or organization of the vocabulary, as far as a text can mention it."""

    entity: EntityType
    slug: str
    name: str
    acronym: str | None
    kind: CredentialKind | None
    names: tuple[str, ...]  # canonical, other and former
    acronyms: tuple[str, ...]  # normal, with former ones
    issuers: tuple[str, ...]  # slugs of organizations


class Found(NamedTuple):
    """``entry`` is named by the words of ``span``."""

    span: Span
    entry: Entry


class KnownNames:
    """The vocabulary, compiled once: entries by slug, key, acronym, and first word of a name."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        entries = tuple(_entries(vocabulary))
        self.by_slug: Mapping[tuple[EntityType, str], Entry] = {
            (entry.entity, entry.slug): entry for entry in entries
        }
        by_key: dict[tuple[EntityType, Key], Entry] = {}
        by_acronym: dict[str, tuple[Entry, ...]] = {}
        by_first: dict[str, list[tuple[Name, Entry]]] = {}
        for entry in entries:
            for acronym in entry.acronyms:
                by_acronym[acronym] = (*by_acronym.get(acronym, ()), entry)
            for name in entry.names:
                by_key.setdefault((entry.entity, key(name)), entry)
                for spelling in _spellings(name):
                    by_first.setdefault(spelling[0], []).append((spelling, entry))
        self.by_key: Mapping[tuple[EntityType, Key], Entry] = by_key
        self.by_acronym: Mapping[str, tuple[Entry, ...]] = by_acronym
        self._by_first: Mapping[str, Sequence[tuple[Name, Entry]]] = {
            first: sorted(names, key=lambda pair: -len(pair[0]))
            for first, names in by_first.items()
        }

    def find(self, sentence: Sentence) -> Iterator[Found]:
        """The longest name of each entity type at each word."""
        normals = [normal(word) for word in sentence.words]
        for first, word in enumerate(normals):
            longest: dict[EntityType, int] = {}
            for name, entry in self._by_first.get(word, ()):
                if len(name) <= longest.get(entry.entity, 0):
                    continue
                stop = _match(normals, first, name)
                if stop and _is_meant(sentence, Span(first, stop), entry):
                    longest[entry.entity] = len(name)
                    yield Found(Span(first, stop), entry)

    def is_other(self, named: Candidate, acronym: str) -> bool:
        """Whether an acronym behind a name of the vocabulary is another entry's: it is none of the
        name's own, nor are its letters the initials."""
        entry = self.by_key.get((named.entity, key(named.name)))
        short = normal_acronym(acronym)
        if entry is None or not entry.acronyms or short in entry.acronyms:
            return False
        return short in self.by_acronym and short not in (initials(named.name) or ())


def _entries(vocabulary: Vocabulary) -> Iterator[Entry]:
    for credential in vocabulary.credentials.values():
        yield _entry("credential", credential, credential.kind, credential.issuers)
    for organization in vocabulary.organizations.values():
        yield _entry("organization", organization, None, ())


def _entry(
    entity: EntityType,
    named: Credential | Organization,
    kind: CredentialKind | None,
    issuers: tuple[str, ...],
) -> Entry:
    former = named.former_names
    names = (named.name, *named.other_names, *(old.name for old in former))
    acronyms = (named.acronym, *(old.acronym for old in former))
    return Entry(
        entity=entity,
        slug=named.slug,
        name=named.name,
        acronym=named.acronym,
        kind=kind,
        names=tuple(dict.fromkeys(names)),
        acronyms=tuple(dict.fromkeys(normal_acronym(short) for short in acronyms if short)),
        issuers=issuers,
    )


def _spellings(name: str) -> Iterator[Name]:
    """The words of a name as `normal` makes them; "health care" in one word and in two."""
    spelling = tuple(
        normal(word)
        for sentence in sentences(name)
        for word in sentence.words
        if word.lower() not in _SKIPPED
    )
    if not spelling:
        return
    yield spelling
    for at, word in enumerate(spelling):
        if word == "healthcare":
            yield (*spelling[:at], "health", "care", *spelling[at + 1 :])
        elif spelling[at : at + 2] == ("health", "care"):
            yield (*spelling[:at], "healthcare", *spelling[at + 2 :])


def _match(normals: Sequence[str], first: int, name: Name) -> int:
    """Index after ``name`` if it begins at ``first``, else 0; commas and "the" may be extra."""
    index = first
    for part in name:
        while index < len(normals) and normals[index] in _SKIPPED and index > first:
            index += 1
        if index >= len(normals) or normals[index] != part:
            return 0
        index += 1
    return index


def _is_meant(sentence: Sentence, span: Span, entry: Entry) -> bool:
    """Whether the words are written as the name. Capitals say so, but for one word that only
    opens a sentence.
    """
    written = sentence.words[span.first : span.stop]
    content = [word for word in written if word.lower() not in _SMALL]
    if not content or not all(word[0].isupper() or not word[0].isalpha() for word in content):
        return _is_meant_in_lower_case(sentence, span, content, entry)
    if len(content) > 1 or is_acronym(written[0]) or entry.name == written[0].upper():
        return True
    return span.first > 0 and written[0].lower() not in OPENERS


def _is_meant_in_lower_case(
    sentence: Sentence, span: Span, content: Sequence[str], entry: Entry
) -> bool:
    """In lower case a credential is named by a word that says so ("commercial driver's license"),
    or before such a word or its acronym: "registered nurses" alone are people (2010-11 page 327),
    "a teaching license" is no particular one (page 358).
    """
    if entry.entity == "organization" or len(content) < 2:
        return False
    if entry.kind == "license" and entry.acronym is None:
        return False
    if content[-1].lower() in CREDENTIAL_NOUNS or content[0].lower().rstrip("s") in DEGREES:
        return True
    if sentence.lower(span.stop) in CREDENTIAL_NOUNS:
        return True
    return sentence.word(span.stop) == "(" and is_acronym(sentence.word(span.stop + 1))
