"""Ways into the collection without a query: A-Z, groups, credentials, organizations, rankings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.addresses import entity_url, profile_url
from indexer.browse.profile import (
    Link,
    Passage,
    profile_credentials,
    profile_organizations,
)
from indexer.errors import NotFound
from indexer.extraction.mentions import AnalyzedOccupation
from indexer.extraction.wishes import RELATIONS
from indexer.index import Index
from indexer.model import (
    Credential,
    EntityType,
    Group,
    Organization,
    Relation,
    RequiredBy,
    Role,
)
from indexer.postings.card import Card
from indexer.tables.facets import label_of
from indexer.tables.measures import measured

ROLES_BY_WEIGHT: tuple[Role, ...] = (
    "issues", "accredits", "licenses", "regulates", "represents", "employs", "mentions",
)  # fmt: skip


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
    kinds: tuple[str, ...]  # of a credential its kind, of an organization its roles
    groups: tuple[str, ...]  # titles of the groups of the occupations that name it
    url: str
    occupations: int


@dataclass(frozen=True, slots=True)
class NamingOccupation:
    """An occupation with the passage in which it names a credential or organization.

    ``relation``: what the occupation wants of a credential, what an organization does there.
    ``by``: who requires or prefers a credential, where that is known.
    """

    occupation: Link
    relation: Relation | Role
    passage: Passage
    by: RequiredBy | None = None


@dataclass(frozen=True, slots=True)
class CredentialPage:
    credential: Credential
    label: str
    issuers: tuple[Link, ...]
    examinations: tuple[Link, ...]
    accreditors: tuple[Link, ...]  # of programs, by passages that speak of the credential too
    occupations: tuple[NamingOccupation, ...]


@dataclass(frozen=True, slots=True)
class OrganizationPage:
    organization: Organization
    label: str
    issues: tuple[Link, ...]
    licenses: tuple[Link, ...]  # those of them that are licenses
    accredits: tuple[Link, ...]  # credentials that need a program it accredits, by the passages
    occupations: tuple[NamingOccupation, ...]
    named_together: tuple[tuple[str, str], ...]  # credential of the two, occupation that names it


def titles_index(index: Index) -> tuple[TitleEntry, ...]:
    """Every title with its alternate and former titles, in alphabetical order."""
    entries: dict[tuple[str, str], TitleEntry] = {}
    for card in index.view.cards:
        url = profile_url(card.slug)
        entries[card.title, url] = TitleEntry(card.title, url, None)
        for title in (*card.alternate_titles, *card.former_titles):
            entries.setdefault((title, url), TitleEntry(title, url, card.title))
    return tuple(sorted(entries.values(), key=lambda e: (e.title.casefold(), e.url)))


def titles_by_slug(index: Index) -> Mapping[str, str]:
    """The title of every profile."""
    return {card.slug: card.title for card in index.view.cards}


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
    kinds = {slug: (named.kind,) for slug, named in index.vocabulary.credentials.items()}
    return _entity_index(index, "credential", index.vocabulary.credentials, kinds)


def organization_index(index: Index) -> tuple[EntityEntry, ...]:
    """Organizations that some passage names, in alphabetical order."""
    roles = {slug: named.roles for slug, named in index.vocabulary.organizations.items()}
    return _entity_index(index, "organization", index.vocabulary.organizations, roles)


def _entity_index(
    index: Index,
    entity: EntityType,
    names: Mapping[str, Credential | Organization],
    kinds: Mapping[str, tuple[str, ...]],
) -> tuple[EntityEntry, ...]:
    occupations, numbers = index.facets[entity].by_scope[0]
    naming: dict[int, list[Card]] = {}
    for occupation, number in zip(occupations.tolist(), numbers.tolist(), strict=True):
        naming.setdefault(number, []).append(index.view.cards[occupation])
    titles = {slug: group.title for slug, group in index.vocabulary.groups.items()}
    entries = [
        EntityEntry(
            slug=slug,
            label=label_of(named),
            kinds=kinds[slug],
            groups=tuple(sorted({titles[c.group] for c in naming[number] if c.group})),
            url=entity_url(entity, slug),
            occupations=len(naming[number]),
        )
        for number, (slug, named) in enumerate(names.items())
        if number in naming
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
    named: list[NamingOccupation] = []
    accreditors: dict[str, None] = {}
    for card in _naming(index, "credential", slug):
        analyzed = index.stored_profile(card.slug)
        entry = next(c for c in profile_credentials(index, analyzed) if c.slug == slug)
        named.append(NamingOccupation(_link(card), entry.relation, entry.passage, entry.by))
        accreditors.update(dict.fromkeys(_accreditors(analyzed, slug)))
    named.sort(key=_by_demand)
    return CredentialPage(
        credential,
        label_of(credential),
        tuple(_organization_link(index, issuer) for issuer in credential.issuers),
        tuple(_credential_link(index, examination) for examination in credential.examinations),
        tuple(_organization_link(index, accreditor) for accreditor in accreditors),
        tuple(named),
    )


_DEMANDING: Sequence[RequiredBy | None] = ("law", "employers", None)


def _by_demand(naming: NamingOccupation) -> tuple[int, int, str]:
    """What the law requires first, then what employers do, what they prefer, and the others."""
    relation = (*RELATIONS, *ROLES_BY_WEIGHT).index(naming.relation)
    return relation, _DEMANDING.index(naming.by), naming.occupation.title.casefold()


def find_credentials(
    index: Index, asked: Sequence[str], limit: int
) -> tuple[tuple[CredentialPage, ...], tuple[str, ...]]:
    """The credentials with these slugs, names or acronyms, at most ``limit``, and what is none."""
    slugs: dict[str, None] = {}
    unknown: list[str] = []
    for text in filter(None, (text.strip()[:100] for text in asked[: 2 * limit])):
        known = text in index.vocabulary.credentials
        found = (text,) if known else index.entities.slugs("credential", text)
        slugs.update(dict.fromkeys(found))
        unknown += [] if found else [text]
    return tuple(get_credential(index, slug) for slug in [*slugs][:limit]), tuple(unknown)


def _organization_link(index: Index, slug: str) -> Link:
    return Link(
        label_of(index.vocabulary.organizations[slug]), entity_url("organization", slug), slug
    )


def _credential_link(index: Index, slug: str) -> Link:
    return Link(label_of(index.vocabulary.credentials[slug]), entity_url("credential", slug), slug)


NEAR = 3  # characters between two sentences that follow each other


def _accreditors(analyzed: AnalyzedOccupation, credential: str) -> Iterator[str]:
    """Organizations said to accredit in a sentence that names the credential or stands beside one
    that does."""
    places = [
        (evidence.section, evidence.start, evidence.end)
        for entity in analyzed.entities
        if (entity.entity, entity.slug) == ("credential", credential)
        for evidence in entity.evidence
    ]
    for entity in analyzed.entities:
        for evidence in entity.evidence:
            if entity.entity == "organization" and evidence.role == "accredits":
                for section, start, end in places:
                    beside = evidence.start - NEAR <= end and start <= evidence.end + NEAR
                    if section == evidence.section and beside:
                        yield entity.slug


def get_organization(index: Index, slug: str) -> OrganizationPage:
    """The page of an organization.

    Raises:
        NotFound: the vocabulary has no such organization.
    """
    organization = index.vocabulary.organizations.get(slug)
    if organization is None:
        raise NotFound("organization", slug)
    credentials = index.vocabulary.credentials
    named = []
    together: list[tuple[str, str]] = []
    issued = [key for key, credential in credentials.items() if slug in credential.issuers]
    accredited: dict[str, None] = {}
    for card in _naming(index, "organization", slug):
        analyzed = index.stored_profile(card.slug)
        here = [entity.slug for entity in analyzed.entities if entity.entity == "credential"]
        accredits = [key for key in here if slug in _accreditors(analyzed, key)]
        accredited.update(dict.fromkeys(accredits))
        together += [
            (label_of(credentials[key]), card.title)
            for key in here
            if key in issued or key in accredits
        ]
        entry = next(o for o in profile_organizations(index, analyzed) if o.slug == slug)
        roles = [role for role in ROLES_BY_WEIGHT if role in entry.roles]
        named.append(NamingOccupation(_link(card), (*roles, "mentions")[0], entry.passage))
    named.sort(key=lambda n: ([*ROLES_BY_WEIGHT].index(n.relation), n.occupation.title.casefold()))  # type: ignore[arg-type]
    return OrganizationPage(
        organization,
        label_of(organization),
        tuple(_credential_link(index, key) for key in issued),
        tuple(_credential_link(index, key) for key in issued if credentials[key].kind == "license"),
        tuple(_credential_link(index, key) for key in accredited if key not in issued),
        tuple(named),
        tuple(together),
    )


def _naming(index: Index, entity: EntityType, slug: str) -> Sequence[Card]:
    table = index.facets[entity]
    rows = table.rows[(table.rows[:, 1] == 0) & (table.rows[:, 2] == table.numbers[slug])]
    return [index.view.cards[number] for number in rows[:, 0]]


def _link(card: Card) -> Link:
    return Link(card.title, profile_url(card.slug), card.slug)


def highest(
    index: Index, measure: str, count: int = 5, education: Sequence[str] = ()
) -> tuple[Card, ...]:
    """Occupations with the greatest pay, growth, openings or jobs; ``education``: only these
    levels."""
    cards = [c for c in index.view.cards if not education or c.education in education]
    values = measured(cards, measure)  # type: ignore[arg-type]
    order = np.lexsort((np.array([c.title for c in cards]), -np.nan_to_num(values, nan=-np.inf)))
    return tuple(cards[n] for n in order[:count] if not np.isnan(values[n]))


def medians(index: Index) -> tuple[float, ...]:
    """The median pay of every occupation that has one, US dollars a year, in ascending order."""
    pays = (card.annual_pay for card in index.view.cards)
    return tuple(sorted(pay for pay in pays if pay is not None))
