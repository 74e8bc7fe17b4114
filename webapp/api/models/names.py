"""Answers about credentials and organizations: the lists, and one in full."""

from pydantic import Field

from webapp.api.models.common import FormerName, Paged, Passage, Reference, Value


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
    basis: tuple[str, ...] = Field(description="Sources of the entry.")
    occupations: tuple[NamingOccupation, ...]


class CredentialAnswer(Name):
    """One credential, with every occupation that names it."""

    kind: str
    issuers: tuple[Reference, ...]
    accreditors: tuple[Reference, ...] = Field(description="Of programs that lead to it.")


class OrganizationAnswer(Name):
    """One organization, with every occupation that names it."""

    roles: tuple[str, ...]
    address: str | None
    issues: tuple[Reference, ...]
