"""Ways into the collection without a query: A-Z, groups, credentials, organizations, rankings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.anchors import entity_url, profile_url
from indexer.card import Card
from indexer.errors import NotFound
from indexer.facets import label_of
from indexer.index import Index
from indexer.model import Credential, EntityType, Group, Organization, Relation
from indexer.profile import (
    Link,
    Passage,
    profile_credentials,
    profile_organizations,
)
from indexer.ranges import measured


@dataclass(frozen=True, slots=True)
class TitleEntry:
    """A line of the A-Z index; ``see`` names the profile that another title leads to."""

    title: str
    url: str
    see: str | None


@dataclass(frozen=True, slots=True)
class GroupEntry:
    group: Group
    occupations: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class EntityEntry:
    """A line of the credential or organization index."""

    slug: str
    label: str
    kind: str | None  # of a credential
    url: str
    occupations: int


@dataclass(frozen=True, slots=True)
class NamingOccupation:
    """An occupation with the passage in which it names a credential or organization."""

    occupation: Link
    relation: Relation
    passage: Passage


@dataclass(frozen=True, slots=True)
class CredentialPage:
    credential: Credential
    label: str
    issuers: tuple[Link, ...]
    occupations: tuple[NamingOccupation, ...]


@dataclass(frozen=True, slots=True)
class OrganizationPage:
    organization: Organization
    label: str
    issues: tuple[Link, ...]
    occupations: tuple[NamingOccupation, ...]


def titles_index(index: Index) -> tuple[TitleEntry, ...]:
    """Every title with its alternate and former titles, in alphabetical order."""
    entries: dict[tuple[str, str], TitleEntry] = {}
    for card in index.view.cards:
        url = profile_url(card.slug)
        entries[card.title, url] = TitleEntry(card.title, url, None)
        for title in (*card.alternate_titles, *card.former_titles):
            entries.setdefault((title, url), TitleEntry(title, url, card.title))
    return tuple(sorted(entries.values(), key=lambda e: (e.title.casefold(), e.url)))


def groups(index: Index) -> tuple[GroupEntry, ...]:
    """The groups that have occupations, in the vocabulary's order."""
    found = (_group(index, group) for group in index.vocabulary.groups.values())
    return tuple(entry for entry in found if entry.occupations)


def get_group(index: Index, slug: str) -> GroupEntry:
    """Raises NotFound."""
    if slug not in index.vocabulary.groups:
        raise NotFound("group", slug)
    return _group(index, index.vocabulary.groups[slug])


def _group(index: Index, group: Group) -> GroupEntry:
    cards = (card for card in index.view.cards if card.group == group.slug)
    return GroupEntry(group, tuple(sorted(cards, key=lambda card: card.title.casefold())))


def credential_index(index: Index) -> tuple[EntityEntry, ...]:
    """Credentials that some passage names, in alphabetical order."""
    kinds = {slug: named.kind for slug, named in index.vocabulary.credentials.items()}
    return _entity_index(index, "credential", index.vocabulary.credentials, kinds)


def organization_index(index: Index) -> tuple[EntityEntry, ...]:
    """Organizations that some passage names, in alphabetical order."""
    return _entity_index(index, "organization", index.vocabulary.organizations, {})


def _entity_index(
    index: Index,
    entity: EntityType,
    names: Mapping[str, Credential | Organization],
    kinds: Mapping[str, str],
) -> tuple[EntityEntry, ...]:
    rows = index.facets[entity].rows
    counts = np.bincount(rows[rows[:, 1] == 0][:, 2], minlength=len(names)).tolist()
    entries = [
        EntityEntry(slug, label_of(named), kinds.get(slug), entity_url(entity, slug), count)
        for (slug, named), count in zip(names.items(), counts, strict=True)
        if count
    ]
    return tuple(sorted(entries, key=lambda entry: entry.label.casefold()))


def get_credential(index: Index, slug: str) -> CredentialPage:
    """The page of a credential.

    Raises:
        NotFound: the vocabulary has no such credential.
    """
    credential = index.vocabulary.credentials.get(slug)
    if credential is None:
        raise NotFound("credential", slug)
    named = []
    for card in _naming(index, "credential", slug):
        analyzed = index.stored_profile(card.slug)
        entry = next(c for c in profile_credentials(index, analyzed) if c.slug == slug)
        named.append(NamingOccupation(_link(card), entry.relation, entry.passage))
    order: Sequence[Relation] = ("requires", "prefers", "mentions")
    named.sort(key=lambda n: (order.index(n.relation), n.occupation.title.casefold()))
    issuers = tuple(
        Link(label_of(index.vocabulary.organizations[issuer]), entity_url("organization", issuer))
        for issuer in credential.issuers
    )
    return CredentialPage(credential, label_of(credential), issuers, tuple(named))


def get_organization(index: Index, slug: str) -> OrganizationPage:
    """The page of an organization.

    Raises:
        NotFound: the vocabulary has no such organization.
    """
    organization = index.vocabulary.organizations.get(slug)
    if organization is None:
        raise NotFound("organization", slug)
    named = []
    for card in _naming(index, "organization", slug):
        analyzed = index.stored_profile(card.slug)
        entry = next(o for o in profile_organizations(index, analyzed) if o.slug == slug)
        named.append(NamingOccupation(_link(card), "mentions", entry.passage))
    named.sort(key=lambda n: n.occupation.title.casefold())
    issues = tuple(
        Link(label_of(credential), entity_url("credential", credential.slug))
        for credential in index.vocabulary.credentials.values()
        if slug in credential.issuers
    )
    return OrganizationPage(organization, label_of(organization), issues, tuple(named))


def _naming(index: Index, entity: EntityType, slug: str) -> Sequence[Card]:
    table = index.facets[entity]
    rows = table.rows[(table.rows[:, 1] == 0) & (table.rows[:, 2] == table.numbers[slug])]
    return [index.view.cards[number] for number in rows[:, 0]]


def _link(card: Card) -> Link:
    return Link(card.title, profile_url(card.slug))


def highest(
    index: Index, measure: str, count: int = 5, education: Sequence[str] = ()
) -> tuple[Card, ...]:
    """Occupations with the greatest pay, growth, openings or jobs; ``education``: only these
    levels."""
    cards = [c for c in index.view.cards if not education or c.education in education]
    values = measured(cards, measure)  # type: ignore[arg-type]
    order = np.lexsort((np.array([c.title for c in cards]), -np.nan_to_num(values, nan=-np.inf)))
    return tuple(cards[n] for n in order[:count] if not np.isnan(values[n]))
