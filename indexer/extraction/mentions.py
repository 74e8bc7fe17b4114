"""What is found of credentials and organizations in an occupation's sections, as values."""

from dataclasses import dataclass

from indexer.frozen import value_class
from indexer.model import (
    CredentialKind,
    EntityType,
    Mention,
    Occupation,
    Relation,
    RequiredBy,
    Role,
)


@value_class
class SectionMentions:
    """Mentions of one section by start; offsets are characters of `Section.text`."""

    section: str
    mentions: tuple[Mention, ...]


@value_class
class Wish:
    """What a sentence asks of the occupation.

    ``by``: who asks, where the sentence says so. ``partial``: a part of the occupation or some
    places are asked, so that an editor may take a demand for a mention and the reverse.
    """

    relation: Relation
    by: RequiredBy | None = None
    partial: bool = False


@value_class
class Evidence:
    """A sentence that names an entity; ``text[start:end] == sentence`` in the section's text."""

    section: str
    sentence: str
    start: int
    end: int
    relation: Relation | None  # credentials: what the sentence asks of the occupation
    role: Role | None  # organizations
    by: RequiredBy | None = None  # credentials: who requires or prefers it, where it says so
    partial: bool = False  # of `Wish`


@value_class
class Entity:
    """One credential or organization of one occupation, summed over its mentions."""

    entity: EntityType
    slug: str
    name: str
    acronym: str | None
    kind: CredentialKind | None
    roles: tuple[Role, ...]
    issuers: tuple[str, ...]  # names
    sections: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    known: bool
    written: tuple[str, ...] = ()  # the page's own wordings, where they are different names
    written_acronym: str | None = None  # the acronym the page itself uses


@dataclass(frozen=True, slots=True)
class AnalyzedOccupation:
    """An occupation with the credentials and organizations found in each of its sections."""

    occupation: Occupation
    mentions: tuple[SectionMentions, ...]  # one for each section, in the same order
    entities: tuple[Entity, ...]  # the same, summed over the sections, with the sentences
