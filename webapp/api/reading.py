"""Answers about one thing of a kind, or the list of all of them."""

from collections.abc import Sequence
from typing import Any, TypeVar

from indexer.addresses import entity_url, profile_url
from indexer.browse.browse import (
    CredentialPage,
    EntityEntry,
    OrganizationPage,
    credential_index,
    get_credential,
    get_organization,
    organization_index,
)
from indexer.browse.profile import Link, get_profile
from indexer.index import Index
from indexer.model import Credential, Organization
from indexer.postings.card import Card
from indexer.search.search import quick_facts
from webapp.api import addresses
from webapp.api.models.common import FormerName, Links, Reference
from webapp.api.models.names import (
    CredentialAnswer,
    CredentialList,
    NameEntry,
    NamingOccupation,
    OrganizationAnswer,
    OrganizationList,
)
from webapp.api.models.occupations import OccupationAnswer, OccupationEntry, OccupationList
from webapp.api.models.search import QuickFacts
from webapp.api.parameters import ListParameters, NoParameters
from webapp.api.profile import make_occupation

T = TypeVar("T")


def answer_occupations(index: Index, asked: ListParameters) -> OccupationList:
    cards = sorted(index.view.cards, key=lambda card: (card.title.casefold(), card.slug))
    shown, pages, links = _page(addresses.OCCUPATIONS, asked, cards)
    return OccupationList(
        total=len(cards),
        page=asked.page,
        pages=pages,
        generation=index.generation,
        links=links,
        occupations=tuple(_occupation_entry(index, card) for card in shown),
    )


def answer_occupation(index: Index, asked: NoParameters, slug: str) -> OccupationAnswer:
    return make_occupation(get_profile(index, slug), index.generation)


def answer_credentials(index: Index, asked: ListParameters) -> CredentialList:
    entries = credential_index(index)
    shown, pages, links = _page(addresses.CREDENTIALS, asked, entries)
    return CredentialList(
        total=len(entries),
        page=asked.page,
        pages=pages,
        generation=index.generation,
        links=links,
        credentials=_entries(shown),
    )


def answer_credential(index: Index, asked: NoParameters, slug: str) -> CredentialAnswer:
    page = get_credential(index, slug)
    return CredentialAnswer(
        **_name(page.credential, page),
        url=entity_url("credential", slug),
        generation=index.generation,
        kind=page.credential.kind,
        issuers=_references(page.issuers),
        accreditors=_references(page.accreditors),
    )


def answer_organizations(index: Index, asked: ListParameters) -> OrganizationList:
    entries = organization_index(index)
    shown, pages, links = _page(addresses.ORGANIZATIONS, asked, entries)
    return OrganizationList(
        total=len(entries),
        page=asked.page,
        pages=pages,
        generation=index.generation,
        links=links,
        organizations=_entries(shown),
    )


def answer_organization(index: Index, asked: NoParameters, slug: str) -> OrganizationAnswer:
    page = get_organization(index, slug)
    return OrganizationAnswer(
        **_name(page.organization, page),
        url=entity_url("organization", slug),
        generation=index.generation,
        roles=page.organization.roles,
        address=page.organization.address,
        issues=_references(page.issues),
    )


def _page(path: str, asked: ListParameters, entries: Sequence[T]) -> tuple[Sequence[T], int, Links]:
    pages = -(-len(entries) // asked.limit)
    first = (asked.page - 1) * asked.limit
    links = addresses.page_links(path, asked, asked.page, pages)
    return entries[first : first + asked.limit], pages, links


def _occupation_entry(index: Index, card: Card) -> OccupationEntry:
    return OccupationEntry(
        slug=card.slug,
        title=card.title,
        url=profile_url(card.slug),
        soc=card.soc,
        onet=card.onet,
        alternate_titles=card.alternate_titles,
        former_titles=card.former_titles,
        quick_facts=QuickFacts.model_validate(quick_facts(card, index.vocabulary)),
    )


def _entries(entries: Sequence[EntityEntry]) -> tuple[NameEntry, ...]:
    return tuple(NameEntry.model_validate(entry) for entry in entries)


def _name(
    named: Credential | Organization, page: CredentialPage | OrganizationPage
) -> dict[str, Any]:
    """The fields that credentials and organizations share."""
    return {
        "slug": named.slug,
        "name": named.name,
        "acronym": named.acronym,
        "label": page.label,
        "other_names": named.other_names,
        "former_names": tuple(FormerName.model_validate(name) for name in named.former_names),
        "website": named.url,
        "note": named.note,
        "basis": named.basis,
        "occupations": tuple(NamingOccupation.model_validate(one) for one in page.occupations),
    }


def _references(links: Sequence[Link]) -> tuple[Reference, ...]:
    return tuple(Reference.model_validate(link) for link in links)
