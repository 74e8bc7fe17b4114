"""Answers about credentials and organizations: the lists, and one in full."""

from collections.abc import Sequence
from typing import Any

from pydantic import Field

from indexer.addresses import entity_url
from indexer.browse.browse import CredentialPage, EntityEntry, OrganizationPage, titles_by_slug
from indexer.browse.profile import Link
from indexer.index import Index
from indexer.model import Credential, Organization
from webapp.api import addresses
from webapp.api.common import FormerName, Paged, Passage, Reference, Value
from webapp.api.parameters import ListParameters, NoParameters
from webapp.generation import credential_index, get_credential, get_organization, organization_index
from webapp.rests_on import rests_on


class NameEntry(Value):
    """A credential or an organization in a list."""

    slug: str
    label: str
    kinds: tuple[str, ...] = Field(description="Of a credential its kind, else its roles.")
    groups: tuple[str, ...] = Field(description="Groups of the occupations that name it.")
    occupations: int = Field(description="How many name it.")
    url: str = Field(description="Of its page.")


class CredentialList(Paged):
    """A page of the credentials that some profile names, by name."""

    credentials: tuple[NameEntry, ...]


class OrganizationList(Paged):
    """A page of the organizations that some profile names, by name."""

    organizations: tuple[NameEntry, ...]


class NamingOccupation(Value):
    """An occupation with the passage in which it names a credential or an organization."""

    occupation: Reference
    relation: str = Field(description="What the occupation wants of it, or what it does there.")
    by: str | None = Field(description="Who requires or prefers it: law or employers.")
    passage: Passage


class Name(Value):
    slug: str
    name: str
    acronym: str | None
    label: str = Field(description="Name and acronyms as people know them.")
    url: str = Field(description="Of its page.")
    generation: str = Field(description="Name of the index that answered.")
    other_names: tuple[str, ...]
    former_names: tuple[FormerName, ...]
    website: str | None
    note: str | None
    ended: int | None = Field(
        description="Year in which it was last given, or the organization dissolved or merged."
    )
    basis: tuple[str, ...] = Field(description="Sources of the entry.")
    rests_on: tuple[str, ...] = Field(description="The same in words, as on its page.")
    occupations: tuple[NamingOccupation, ...]


class CredentialAnswer(Name):
    """One credential, with every occupation that names it."""

    kind: str
    issuers: tuple[Reference, ...]
    granted_by: str | None = Field(description="Bodies of one kind, such as state boards.")
    examinations: tuple[Reference, ...] = Field(description="That one has to pass for it.")
    accreditors: tuple[Reference, ...] = Field(description="Of programs that lead to it.")


class OrganizationAnswer(Name):
    """One organization, with every occupation that names it."""

    roles: tuple[str, ...]
    address: str | None
    issues: tuple[Reference, ...]
    licenses: tuple[Reference, ...] = Field(description="Those that it issues and are licenses.")
    accredits: tuple[Reference, ...] = Field(
        description="Credentials that need a program it accredits."
    )


def answer_credentials(index: Index, asked: ListParameters) -> CredentialList:
    entries = credential_index(index)
    shown, pages, links = addresses.page_of(addresses.CREDENTIALS, asked, entries)
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
        **_name(index, page.credential, page),
        url=entity_url("credential", slug),
        generation=index.generation,
        kind=page.credential.kind,
        issuers=_references(page.issuers),
        granted_by=page.credential.granted_by,
        examinations=_references(page.examinations),
        accreditors=_references(page.accreditors),
    )


def answer_organizations(index: Index, asked: ListParameters) -> OrganizationList:
    entries = organization_index(index)
    shown, pages, links = addresses.page_of(addresses.ORGANIZATIONS, asked, entries)
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
        **_name(index, page.organization, page),
        url=entity_url("organization", slug),
        generation=index.generation,
        roles=page.organization.roles,
        address=page.organization.address,
        issues=_references(page.issues),
        licenses=_references(page.licenses),
        accredits=_references(page.accredits),
    )


def _entries(entries: Sequence[EntityEntry]) -> tuple[NameEntry, ...]:
    return tuple(NameEntry.model_validate(entry) for entry in entries)


def _name(
    index: Index, named: Credential | Organization, page: CredentialPage | OrganizationPage
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
        "ended": named.ended,
        "basis": named.basis,
        "rests_on": rests_on(named, index.vocabulary, titles_by_slug(index)),
        "occupations": tuple(NamingOccupation.model_validate(one) for one in page.occupations),
    }


def _references(links: Sequence[Link]) -> tuple[Reference, ...]:
    return tuple(Reference.model_validate(link) for link in links)
