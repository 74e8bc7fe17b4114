"""The shape of profile and vocabulary files, and what each becomes: strict, no unknown keys."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from indexer import model
from indexer.model import CredentialKind, PayUnit, Relation, RequiredBy, Role

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SOC = re.compile(r"\d{2}-\d{4}")
_ONET = re.compile(r"\d{2}-\d{4}\.\d{2}")


def _matching(pattern: re.Pattern[str], what: str) -> AfterValidator:
    def check(value: str) -> str:
        if not pattern.fullmatch(value):
            details = {"value": repr(value), "what": what}
            raise PydanticCustomError("form", "{value} is not {what}", details)
        return value

    return AfterValidator(check)


def _filled(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty", "the text is empty")
    return value


def _line(value: str) -> str:
    if "\n" in value or "\r" in value:
        raise PydanticCustomError("lines", "this must be one line")
    return value


def _one_of(levels: Mapping[str, str]) -> AfterValidator:
    def check(value: str) -> str:
        if value not in levels:
            allowed = ", ".join(levels)
            raise PydanticCustomError(
                "level", "{value} is none of: {allowed}", {"value": repr(value), "allowed": allowed}
            )
        return value

    return AfterValidator(check)


Slug = Annotated[str, _matching(_SLUG, "a slug (lower-case letters, digits, single hyphens)")]
Text = Annotated[str, AfterValidator(_filled), AfterValidator(str.strip)]
Filled = Annotated[str, AfterValidator(_filled), AfterValidator(str.strip), AfterValidator(_line)]
Soc = Annotated[str, _matching(_SOC, 'a SOC code such as "29-2072"')]
Onet = Annotated[str, _matching(_ONET, 'an O*NET-SOC code such as "29-2072.00"')]
Amount = Annotated[float, Field(ge=0, le=10_000_000, allow_inf_nan=False)]  # US dollars
Count = Annotated[int, Field(ge=0, le=1_000_000_000)]
Year = Annotated[int, Field(ge=1900, le=2100)]
Percent = Annotated[int, Field(ge=0, le=100)]


class _File(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class PayFile(_File):
    median: Amount | None = None
    p10: Amount | None = None
    p25: Amount | None = None
    p75: Amount | None = None
    p90: Amount | None = None
    unit: PayUnit
    year: Year
    source: Slug

    def value(self) -> model.Pay:
        return model.Pay(**self.model_dump())


class JobsFile(_File):
    count: Count
    year: Year
    source: Slug

    def value(self) -> model.Jobs:
        return model.Jobs(**self.model_dump())


class OutlookFile(_File):
    percent: Annotated[int, Field(ge=-100, le=1000)]
    outlook_class: Annotated[str, _one_of(model.OUTLOOK_CLASSES), Field(alias="class")]
    change: Annotated[int, Field(ge=-1_000_000_000, le=1_000_000_000)] | None = None
    openings: Count | None = None
    from_year: Annotated[Year, Field(alias="from")]
    to_year: Annotated[Year, Field(alias="to")]
    source: Slug

    def value(self) -> model.Outlook:
        return model.Outlook(**self.model_dump())


class ShareFile(_File):
    industry: Filled
    percent: Percent
    median: Amount | None = None
    unit: PayUnit | None = None


class IndustriesFile(_File):
    year: Year
    source: Slug
    shares: Annotated[list[ShareFile], Field(min_length=1)]

    def value(self) -> model.Industries:
        shares = tuple(model.IndustryShare(**share.model_dump()) for share in self.shares)
        return model.Industries(self.year, self.source, shares)


class FactsFile(_File):
    education: Annotated[str, _one_of(model.EDUCATION_LEVELS)] | None = None
    experience: Annotated[str, _one_of(model.EXPERIENCE_LEVELS)] | None = None
    training: Annotated[str, _one_of(model.TRAINING_LEVELS)] | None = None
    pay: PayFile | None = None
    wages: PayFile | None = None
    jobs: JobsFile | None = None
    outlook: OutlookFile | None = None
    industries: IndustriesFile | None = None

    def value(self) -> model.Facts:
        return model.Facts(
            education=self.education,
            experience=self.experience,
            training=self.training,
            pay=self.pay.value() if self.pay else None,
            wages=self.wages.value() if self.wages else None,
            jobs=self.jobs.value() if self.jobs else None,
            outlook=self.outlook.value() if self.outlook else None,
            industries=self.industries.value() if self.industries else None,
        )


class PartFile(_File):
    heading: Filled | None = None
    text: Text


class SectionFile(_File):
    type: Slug
    text: Text | None = None
    parts: list[PartFile] | None = None

    def value(self) -> model.Section:
        """An empty section has no parts; cross_check reports it."""
        parts = [(part.heading, part.text) for part in self.parts or ()]
        if self.text:
            parts = [(None, self.text)]
        return model.Section(
            self.type, tuple(model.Part(heading, blocks(text)) for heading, text in parts)
        )


class CredentialLinkFile(_File):
    credential: Slug
    relation: Relation = "mentions"
    by: RequiredBy | None = None

    def value(self) -> model.CredentialLink:
        return model.CredentialLink(**self.model_dump())


class ContactFile(_File):
    name: Filled
    acronym: Filled | None = None
    address: Text | None = None
    url: Filled | None = None

    def value(self) -> model.Contact:
        return model.Contact(**self.model_dump())


class SourceReferenceFile(_File):
    source: Slug | None = None
    name: Filled | None = None
    edition: Filled | None = None
    url: Filled | None = None
    date: Filled | None = None

    def value(self) -> model.SourceReference:
        return model.SourceReference(**self.model_dump())


def _mapping_of(key: str) -> BeforeValidator:
    """Lets a plain slug stand for the mapping that has only ``key``."""

    def widen(value: Any) -> Any:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(widen)


class ProfileFile(_File):
    slug: Slug
    title: Filled
    group: Slug | None = None
    soc: list[Soc] = []
    onet: list[Onet] = []
    alternate_titles: list[Filled] = []
    former_titles: list[Filled] = []
    facts: FactsFile = FactsFile()
    credentials: list[Annotated[CredentialLinkFile, _mapping_of("credential")]] = []
    sections: Annotated[list[SectionFile], Field(min_length=1)]
    related: list[Slug] = []
    related_titles: list[Filled] = []
    contacts: list[ContactFile] = []
    sources: list[Annotated[SourceReferenceFile, _mapping_of("source")]] = []

    def value(self) -> model.Occupation:
        return model.Occupation(
            slug=self.slug,
            title=self.title,
            group=self.group,
            soc=tuple(self.soc),
            onet=tuple(self.onet),
            alternate_titles=tuple(self.alternate_titles),
            former_titles=tuple(self.former_titles),
            facts=self.facts.value(),
            credentials=tuple(link.value() for link in self.credentials),
            sections=tuple(section.value() for section in self.sections),
            related=tuple(self.related),
            related_titles=tuple(self.related_titles),
            contacts=tuple(contact.value() for contact in self.contacts),
            sources=tuple(source.value() for source in self.sources),
        )


def blocks(text: str) -> str:
    """Wrapped text as written by an editor in the form of ``model.Part.text``.

    A line that starts with "- " starts a list item, an empty line ends a block, any other line
    continues what stands before it. Neighbouring list items make one list.
    """
    result: list[list[str]] = []
    continues = False
    for line in (line.strip() for line in text.splitlines()):
        if line.startswith("- "):
            if result and result[-1][0].startswith("- "):
                result[-1].append(line)
            else:
                result.append([line])
        elif line and continues:
            result[-1][-1] += " " + line
        elif line:
            result.append([line])
        continues = bool(line)
    return "\n\n".join("\n".join(lines) for lines in result)


class FormerNameFile(_File):
    name: Filled
    acronym: Filled | None = None
    until: Year | None = None
    source: Filled | None = None


class _NamedFile(_File):
    slug: Slug
    name: Filled
    acronym: Filled | None = None
    other_names: list[Filled] = []
    former_names: list[FormerNameFile] = []
    url: Filled | None = None
    basis: list[Filled] = []
    note: Text | None = None
    ended: Year | None = None

    def names(self) -> dict[str, Any]:
        former = tuple(model.FormerName(**name.model_dump()) for name in self.former_names)
        return {
            "slug": self.slug,
            "name": self.name,
            "acronym": self.acronym,
            "other_names": tuple(self.other_names),
            "former_names": former,
            "url": self.url,
            "basis": tuple(self.basis),
            "note": self.note,
            "ended": self.ended,
        }


class CredentialFile(_NamedFile):
    kind: CredentialKind
    issuers: list[Slug] = []
    granted_by: Filled | None = None
    examinations: list[Slug] = []

    def value(self) -> model.Credential:
        return model.Credential(
            kind=self.kind,
            issuers=tuple(self.issuers),
            granted_by=self.granted_by,
            examinations=tuple(self.examinations),
            **self.names(),
        )


class OrganizationFile(_NamedFile):
    roles: list[Role] = []
    address: Text | None = None

    def value(self) -> model.Organization:
        return model.Organization(roles=tuple(self.roles), address=self.address, **self.names())


class SectionTypeFile(_File):
    slug: Slug
    title: Filled

    def value(self) -> model.SectionType:
        return model.SectionType(**self.model_dump())


class GroupFile(_File):
    slug: Slug
    title: Filled

    def value(self) -> model.Group:
        return model.Group(**self.model_dump())


class SourceFile(_File):
    slug: Slug
    title: Filled
    publisher: Filled
    edition: Filled | None = None
    date: Filled | None = None
    licence: Filled | None = None
    url: Filled | None = None
    citation: Text | None = None

    def value(self) -> model.Source:
        return model.Source(**self.model_dump())


class SynonymFile(_File):
    words: Annotated[list[Filled], Field(min_length=1)]
    also: list[Filled] = []
    both_ways: bool = True

    def value(self) -> model.Synonym:
        return model.Synonym(tuple(self.words), tuple(self.also), self.both_ways)


VocabularyName = Literal[
    "sections", "groups", "credentials", "organizations", "sources", "synonyms"
]  # fmt: skip
VOCABULARY_FILES: Mapping[VocabularyName, type[_File]] = {
    "sections": SectionTypeFile,
    "groups": GroupFile,
    "credentials": CredentialFile,
    "organizations": OrganizationFile,
    "sources": SourceFile,
    "synonyms": SynonymFile,
}
