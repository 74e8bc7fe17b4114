"""Pages of one credential or one organization, with the passages that name it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from indexer.browse import CredentialPage, NamingOccupation, OrganizationPage
from indexer.model import Credential, FormerName, Organization, Vocabulary
from indexer.request import FacetName
from indexer.results import SnippetPart
from webapp import urls
from webapp.pages.frame import Link
from webapp.pages.marks import mark_names
from webapp.pages.neighborhood import Neighborhood, make_neighborhood
from webapp.wording import NAMING_HEADINGS, ROLES, count_of, named

WEB_SCHEMES = ("http://", "https://")  # nothing else becomes a link


@dataclass(frozen=True, slots=True)
class AboutValue:
    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class AboutLine:
    label: str
    values: tuple[AboutValue, ...]


@dataclass(frozen=True, slots=True)
class NamingCard:
    """An occupation and the sentence in which it names the credential or organization."""

    title: str
    url: str
    place: Link
    sentence: tuple[SnippetPart, ...]


@dataclass(frozen=True, slots=True)
class NamingGroup:
    """Occupations that stand to the credential or organization in one way."""

    id: str
    heading: str
    cards: tuple[NamingCard, ...]


@dataclass(frozen=True, slots=True)
class EntityPage:
    room: Link
    heading: str
    acronym: str | None
    about: tuple[AboutLine, ...]
    occupations_heading: str
    search: Link | None
    compare: Link | None
    groups: tuple[NamingGroup, ...]
    picture: Neighborhood | None


def make_credential_page(found: CredentialPage, vocabulary: Vocabulary) -> EntityPage:
    credential = found.credential
    issuers = tuple(AboutValue(link.title, link.url) for link in found.issuers)
    about = (
        AboutLine("Kind", (AboutValue(credential.kind.capitalize()),)),
        AboutLine("Issued by", issuers),
        AboutLine(
            "Programs accredited by",
            tuple(AboutValue(link.title, link.url) for link in found.accreditors),
        ),
        *_about_names(credential, vocabulary),
    )
    bodies = dict.fromkeys((*found.issuers, *found.accreditors))
    here = Link(named(credential.name, credential.acronym), urls.credential_url(credential.slug))
    occupations = tuple(Link(n.occupation.title, n.passage.url) for n in found.occupations)
    return _make_page(
        Link("Credentials", urls.CREDENTIALS),
        "credential",
        credential,
        about,
        found.occupations,
        make_neighborhood(tuple(Link(b.title, b.url or "") for b in bodies), (here,), occupations),
        Link("Compare with other credentials", urls.compare_credentials_url((credential.slug,))),
    )


def make_organization_page(found: OrganizationPage, vocabulary: Vocabulary) -> EntityPage:
    organization = found.organization
    roles = ", ".join(ROLES[role] for role in organization.roles if role != "mentions")
    about = (
        AboutLine("What it does", (AboutValue(roles.capitalize()),) if roles else ()),
        AboutLine("Issues", tuple(AboutValue(link.title, link.url) for link in found.issues)),
        AboutLine("Address", _text(organization.address)),
        *_about_names(organization, vocabulary),
    )
    return _make_page(
        Link("Organizations", urls.ORGANIZATIONS),
        "organization",
        organization,
        about,
        found.occupations,
        make_neighborhood(
            (Link(found.label, urls.organization_url(organization.slug)),),
            tuple(Link(link.title, link.url or "") for link in found.issues),
            tuple(Link(n.occupation.title, n.passage.url) for n in found.occupations),
            found.named_together,
        ),
    )


def _make_page(
    room: Link,
    facet: FacetName,
    entity: Credential | Organization,
    about: Iterable[AboutLine],
    occupations: tuple[NamingOccupation, ...],
    picture: Neighborhood | None,
    compare: Link | None = None,
) -> EntityPage:
    names = _names(entity)
    count = len(occupations)
    search = Link("Search within these occupations", urls.filter_url(facet, entity.slug))
    return EntityPage(
        room=room,
        heading=entity.name,
        acronym=entity.acronym if entity.acronym != entity.name else None,
        about=tuple(line for line in about if line.values),
        occupations_heading=f"Named in {count_of(count, 'occupation')}"
        if count
        else "No occupation names it",
        search=search if count > 1 else None,
        compare=compare,
        groups=tuple(
            NamingGroup(relation, NAMING_HEADINGS[relation], tuple(_make_cards(group, names)))
            for relation, group in groupby(occupations, key=lambda naming: naming.relation)
        ),
        picture=picture,
    )


def _make_cards(group: Iterable[NamingOccupation], names: Iterable[str]) -> Iterator[NamingCard]:
    for naming in group:
        yield _make_card(naming, names)


def _make_card(naming: NamingOccupation, names: Iterable[str]) -> NamingCard:
    return NamingCard(
        title=naming.occupation.title,
        url=naming.occupation.url or urls.OCCUPATIONS,
        place=Link(naming.passage.section_title, naming.passage.url),
        sentence=mark_names(naming.passage.sentence, names),
    )


def _about_names(
    entity: Credential | Organization, vocabulary: Vocabulary
) -> tuple[AboutLine, ...]:
    is_web = entity.url is not None and entity.url.startswith(WEB_SCHEMES)
    site = AboutValue(entity.url or "", entity.url if is_web else None)
    return (
        AboutLine("Also called", tuple(AboutValue(name) for name in entity.other_names)),
        AboutLine("Formerly", former_values(entity)),
        AboutLine("Site", (site,) if entity.url else ()),
        AboutLine("Note", _text(entity.note)),
        AboutLine("As stated in", tuple(_basis(basis, vocabulary) for basis in entity.basis)),
    )


def former_values(entity: Credential | Organization) -> tuple[AboutValue, ...]:
    """Former names with the year and the source of the change."""
    return tuple(AboutValue(_former(name)) for name in entity.former_names)


def _basis(basis: str, vocabulary: Vocabulary) -> AboutValue:
    """A source's slug spelled out: "Occupational Outlook Handbook, 2010-11 Edition, page 103"."""
    slug, _, place = basis.partition(" ")
    source = vocabulary.sources.get(slug)
    if source is None:
        return AboutValue(basis)
    return AboutValue(f"{source.title}, {place}" if place else source.title)


def _former(former: FormerName) -> str:
    until = f", until {former.until}" if former.until else ""
    source = f" (source: {former.source})" if former.source else ""
    return f"{named(former.name, former.acronym)}{until}{source}"


def _text(text: str | None) -> tuple[AboutValue, ...]:
    return (AboutValue(text),) if text else ()


def _names(entity: Credential | Organization) -> tuple[str, ...]:
    former = [text for name in entity.former_names for text in (name.name, name.acronym) if text]
    return (
        entity.name,
        *([entity.acronym] if entity.acronym else []),
        *entity.other_names,
        *former,
    )
