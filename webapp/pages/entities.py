"""Pages of one credential or one organization, with the passages that name it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from indexer.browse import profile
from indexer.browse.browse import CredentialPage, NamingOccupation, OrganizationPage
from indexer.facet import FacetName
from indexer.model import (
    Credential,
    FormerName,
    Organization,
    Relation,
    RequiredBy,
    Role,
    Vocabulary,
)
from indexer.request import SearchRequest
from indexer.results import SnippetPart
from indexer.tables.entities import all_names
from webapp import urls
from webapp.pages.frame import Link
from webapp.pages.neighborhood import Neighbor, Neighborhood, make_neighborhood
from webapp.pages.text import mark_names
from webapp.rests_on import rests_on, source_words
from webapp.wording import NAMING_HEADINGS, REQUIRED_HEADINGS, ROLES, count_of, named

WEB_SCHEMES = ("http://", "https://")  # nothing else becomes a link


@dataclass(frozen=True, slots=True)
class AboutValue:
    text: str
    url: str | None = None
    detail: str | None = None
    site: Link | None = None  # outside


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
    count: str  # "12 occupations"
    cards: tuple[NamingCard, ...]


@dataclass(frozen=True, slots=True)
class EntityPage:
    room: Link
    heading: str
    acronym: str | None
    ended: str | None  # that it is no longer given, or exists no more
    about: tuple[AboutLine, ...]
    occupations_heading: str
    ways_on: tuple[Link, ...]
    groups: tuple[NamingGroup, ...]
    picture: Neighborhood | None


def make_credential_page(
    found: CredentialPage, vocabulary: Vocabulary, titles: Mapping[str, str]
) -> EntityPage:
    """The page; ``titles``: of the profiles, by slug."""
    credential = found.credential
    about = (
        AboutLine("Kind", (AboutValue(credential.kind.capitalize()),)),
        AboutLine("Issued by", _issuers(found, vocabulary)),
        AboutLine("Granted by", _text(_granted_by(credential.granted_by))),
        AboutLine(
            "Examination" if len(found.examinations) == 1 else "Examinations",
            _links(found.examinations),
        ),
        AboutLine("Programs accredited by", _links(found.accreditors)),
        *_about_names(credential, vocabulary, titles),
    )
    bodies = [_neighbor(link, "issues it") for link in found.issuers]
    bodies += [
        _neighbor(link, "accredits programs")
        for link in found.accreditors
        if link not in found.issuers
    ]
    here = Neighbor(found.label, urls.credential_url(credential.slug), credential.kind)
    return _make_page(
        Link("Credentials", urls.CREDENTIALS),
        "credential",
        credential,
        about,
        found.occupations,
        make_neighborhood(
            f"Around {found.label}", bodies, (here,), _naming_neighbors(found.occupations)
        ),
        Link("Compare with other credentials", urls.compare_credentials_url((credential.slug,))),
    )


def make_organization_page(
    found: OrganizationPage, vocabulary: Vocabulary, titles: Mapping[str, str]
) -> EntityPage:
    """The page; ``titles``: of the profiles, by slug."""
    organization = found.organization
    roles = ", ".join(ROLES[role] for role in organization.roles if role != "mentions")
    about = (
        AboutLine("What it does", _text(roles[:1].upper() + roles[1:])),
        AboutLine("Issues", _links(one for one in found.issues if one not in found.licenses)),
        AboutLine("Licenses", _links(found.licenses)),
        AboutLine("Accredits programs for", _links(found.accredits)),
        AboutLine("Address", _text(organization.address)),
        *_about_names(organization, vocabulary, titles),
    )
    credentials = [_neighbor(link, "issued") for link in found.issues]
    credentials += [_neighbor(link, "programs accredited") for link in found.accredits]
    here = Neighbor(found.label, urls.organization_url(organization.slug))
    return _make_page(
        Link("Organizations", urls.ORGANIZATIONS),
        "organization",
        organization,
        about,
        found.occupations,
        make_neighborhood(
            f"Around {found.label}",
            (here,),
            credentials,
            _naming_neighbors(found.occupations),
            found.named_together,
        ),
    )


def _issuers(found: CredentialPage, vocabulary: Vocabulary) -> tuple[AboutValue, ...]:
    """Each with its page here and its own site."""
    sites = (_site(vocabulary.organizations[slug].url) for slug in found.credential.issuers)
    return tuple(
        AboutValue(link.title, link.url, site=site)
        for link, site in zip(found.issuers, sites, strict=True)
    )


def _site(url: str | None) -> Link | None:
    """The address without what every address has; nothing else than http becomes a link."""
    if url is None or not url.startswith(WEB_SCHEMES):
        return None
    return Link(url.partition("://")[2].removeprefix("www.").rstrip("/"), url)


# What a reader asks in the own state, by the word for the bodies of all of them.
_OWN = {
    "board": "board", "department": "department", "agenc": "agency", "commission": "commission",
    "court": "court", "office": "office", "association": "association",
}  # fmt: skip


def _granted_by(bodies: str | None) -> str | None:
    """ "State boards of nursing; ask your state’s board"."""
    if bodies is None:
        return None
    said = bodies[0].upper() + bodies[1:]
    if not bodies.startswith("state"):
        return said
    places = {word: bodies.find(word) for word in _OWN if word in bodies}
    if not places:
        return f"{said}; ask your state"
    return f"{said}; ask your state’s {_OWN[min(places, key=places.__getitem__)]}"


def _ended(entity: Credential | Organization) -> str | None:
    if entity.ended is None:
        return None
    is_credential = isinstance(entity, Credential)
    end = "No longer given since" if is_credential else "Dissolved or merged in"
    return f"{end} {entity.ended}. {entity.note or ''}".rstrip()


def _links(links: Iterable[profile.Link]) -> tuple[AboutValue, ...]:
    return tuple(AboutValue(link.title, link.url) for link in links)


def _neighbor(link: profile.Link, detail: str) -> Neighbor:
    return Neighbor(link.title, link.url or "", detail)


def _naming_neighbors(occupations: Iterable[NamingOccupation]) -> tuple[Neighbor, ...]:
    """The occupations, each linked to its passage below."""
    return tuple(
        Neighbor(n.occupation.title, n.passage.url, NAMING_HEADINGS[n.relation].lower())
        for n in occupations
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
    names = all_names(entity)
    count = len(occupations)
    search = Link("Search within these occupations", urls.filter_url(facet, entity.slug))
    by_relation = groupby(occupations, key=lambda naming: (naming.relation, _required_by(naming)))
    return EntityPage(
        room=room,
        heading=entity.name,
        acronym=entity.acronym if entity.acronym != entity.name else None,
        ended=_ended(entity),
        about=tuple(line for line in about if line.values),
        occupations_heading=f"Named in {count_of(count, 'occupation')}"
        if count
        else "No occupation names it",
        ways_on=(*([search] if count > 1 else []), *([compare] if compare else [])),
        groups=tuple(_make_group(*key, tuple(group), names) for key, group in by_relation),
        picture=picture,
    )


def _required_by(naming: NamingOccupation) -> RequiredBy | None:
    return naming.by if naming.relation == "requires" else None


def _make_group(
    relation: Relation | Role,
    by: RequiredBy | None,
    occupations: Sequence[NamingOccupation],
    names: Sequence[str],
) -> NamingGroup:
    return NamingGroup(
        id=f"{relation}-{by}" if by else relation,
        heading=REQUIRED_HEADINGS[by] if by else NAMING_HEADINGS[relation],
        count=count_of(len(occupations), "occupation"),
        cards=tuple(_make_card(naming, names) for naming in occupations),
    )


def _make_card(naming: NamingOccupation, names: Sequence[str]) -> NamingCard:
    sentence = mark_names(naming.passage.sentence, names)
    # As the passage writes it: the place is reached with these words marked.
    written = next((part.text for part in sentence if part.match), "")
    marked = SearchRequest(query=f'"{written}"' if written else "")
    return NamingCard(
        title=naming.occupation.title,
        url=naming.occupation.url or urls.OCCUPATIONS,
        place=Link(naming.passage.section_title, urls.marked_url(naming.passage.url, marked)),
        sentence=sentence,
    )


def _about_names(
    entity: Credential | Organization, vocabulary: Vocabulary, titles: Mapping[str, str]
) -> tuple[AboutLine, ...]:
    site = _site(entity.url)
    shown = AboutValue(site.text, site.url) if site else AboutValue(entity.url or "")
    return (
        AboutLine("Also called", tuple(AboutValue(name) for name in entity.other_names)),
        AboutLine("Formerly", former_values(entity, vocabulary)),
        AboutLine("Site", (shown,) if entity.url else ()),
        AboutLine("Note", _text(entity.note if entity.ended is None else None)),
        AboutLine("Rests on", tuple(map(AboutValue, rests_on(entity, vocabulary, titles)))),
    )


def former_values(
    entity: Credential | Organization, vocabulary: Vocabulary
) -> tuple[AboutValue, ...]:
    """Former names with the year and the source of the change."""
    return tuple(_former(name, vocabulary) for name in entity.former_names)


def _former(former: FormerName, vocabulary: Vocabulary) -> AboutValue:
    until = f", until {former.until}" if former.until else ""
    source = source_words(former.source, vocabulary) if former.source else None
    return AboutValue(
        f"{named(former.name, former.acronym)}{until}",
        detail=f"Source: {source}" if source else None,
    )


def _text(text: str | None) -> tuple[AboutValue, ...]:
    return (AboutValue(text),) if text else ()
