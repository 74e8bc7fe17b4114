"""Credentials and organizations by any of their names: what a query or a filter may call them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from indexer.extraction.wishes import RELATIONS
from indexer.frozen import value_class
from indexer.model import Credential, EntityType, Organization, Relation, Vocabulary
from indexer.postings.postings import Ints, View
from indexer.tables.english import English
from indexer.tables.facets import label_of
from indexer.tables.titles import Key, key_of

_RELATIONS: Mapping[str | None, Relation] = {  # by requirement
    "law": "requires", "required": "requires", "preferred": "prefers", None: "mentions"
}  # fmt: skip


@value_class
class Named:
    """An entity of the vocabulary and the occupations whose sections name it.

    ``relations``: what each of these occupations wants of a credential, a number of `RELATIONS`:
    0 requires, 1 prefers, 2 mentions. An organization is always mentioned.
    """

    entity: EntityType
    slug: str
    label: str
    occupations: Ints
    relations: Ints


@dataclass(frozen=True, slots=True)
class EntityNames:
    """All names in any word order: full, acronym, other and former."""

    by_key: Mapping[Key, tuple[Named, ...]]

    def named(self, key: Key) -> Iterator[tuple[str, Ints]]:
        """Label and occupations of everything that has this name."""
        for named in self.by_key.get(key, ()):
            if len(named.occupations):
                yield named.label, named.occupations

    def slugs(self, entity: EntityType, text: str) -> tuple[str, ...]:
        """Slugs of the entities with this name; empty if there is none."""
        return tuple(
            named.slug
            for named in self.by_key.get(key_of(text)) or self.by_key.get(key_of(text.upper()), ())
            if named.entity == entity
        )


def entity_names(view: View, vocabulary: Vocabulary) -> EntityNames:
    """Made once when a generation is opened."""
    by_key: dict[Key, list[Named]] = {}
    english = English(vocabulary.english)
    entities: Mapping[EntityType, Mapping[str, Credential | Organization]] = {
        "credential": vocabulary.credentials,
        "organization": vocabulary.organizations,
    }
    for entity, entries in entities.items():
        rows = view.named[entity]
        for number, named in enumerate(entries.values()):
            occupations = np.unique(rows[rows[:, 2] == number][:, 0])
            relations = _relations(view, entity, named.slug, occupations)
            entry = Named(entity, named.slug, label_of(named), occupations, relations)
            for key in dict.fromkeys(_keys(all_names(named), english)):
                by_key.setdefault(key, []).append(entry)
    return EntityNames(MappingProxyType({key: tuple(found) for key, found in by_key.items()}))


def _keys(names: Iterable[str], english: English) -> Iterator[Key]:
    """Keys of names; those of acronyms in lower case, too, where no ordinary word is spelled so."""
    for name in names:
        key = key_of(name)
        yield key
        lower = tuple(sorted(word.lower() for word in key))
        if lower != key and not any(english.is_ordinary(word) for word in lower):
            yield lower


def _relations(view: View, entity: EntityType, slug: str, occupations: Ints) -> Ints:
    wanted = [
        view.cards[number].requirements.get(slug) if entity == "credential" else None
        for number in occupations.tolist()
    ]
    return np.array([RELATIONS.index(_RELATIONS[one]) for one in wanted], np.int32)


def all_names(named: Credential | Organization) -> tuple[str, ...]:
    """Canonical name, acronym, other names, former names and their acronyms."""
    former = [text for name in named.former_names for text in (name.name, name.acronym) if text]
    own = [named.name, *([named.acronym] if named.acronym else [])]
    return tuple(dict.fromkeys((*own, *named.other_names, *former)))
