"""Answers about occupations: the list of all, and one in full."""

from pydantic import Field

from webapp.api.models.common import Paged, Passage, Reference, Value
from webapp.api.models.search import QuickFacts


class OccupationEntry(Value):
    slug: str
    title: str
    url: str = Field(description="Of the profile.")
    soc: tuple[str, ...] = Field(description="Standard Occupational Classification.")
    onet: tuple[str, ...] = Field(description="O*NET-SOC.")
    alternate_titles: tuple[str, ...]
    former_titles: tuple[str, ...]
    quick_facts: QuickFacts


class OccupationList(Paged):
    """A page of the occupations, by title."""

    occupations: tuple[OccupationEntry, ...]


class Level(Value):
    value: str = Field(description="What a filter calls it.")
    label: str


class Pay(Value):
    """Wages in US dollars; percentiles that are not published are null."""

    median: float | None
    unit: str = Field(description='"year" or "hour".')
    year: int
    source: str = Field(description="Slug of the source.")
    p10: float | None
    p25: float | None
    p75: float | None
    p90: float | None


class Jobs(Value):
    count: int = Field(description="People employed.")
    year: int
    source: str = Field(description="Slug of the source.")


class Outlook(Value):
    """Projected change of employment."""

    percent: int
    outlook_class: Level
    change: int | None = Field(description="Jobs, over the whole period.")
    openings: int | None = Field(description="A year, on average.")
    from_year: int
    to_year: int
    source: str = Field(description="Slug of the source.")


class IndustryShare(Value):
    industry: str
    percent: int = Field(description="Of the occupation's jobs.")
    median: float | None = Field(description="US dollars, where published.")
    unit: str | None


class Industries(Value):
    year: int
    source: str = Field(description="Slug of the source.")
    shares: tuple[IndustryShare, ...]


class Facts(Value):
    """Figures with unit, year and source; null where the profile has none."""

    education: Level | None
    experience: Level | None
    training: Level | None
    pay: Pay | None
    wages: Pay | None = Field(description="Of another survey and year than pay: never compare.")
    jobs: Jobs | None
    outlook: Outlook | None
    industries: Industries | None


class Part(Value):
    """A run of paragraphs under one heading."""

    heading: str | None
    url: str = Field(description="Of the place in the profile.")
    text: str = Field(description='Paragraphs, a blank line between; list items begin with "- ".')


class Section(Value):
    type: str
    title: str
    url: str = Field(description="Of the place in the profile.")
    parts: tuple[Part, ...]


class NamedCredential(Value):
    slug: str
    label: str
    kind: str
    relation: str = Field(description='"requires", "prefers" or "mentions".')
    url: str
    passage: Passage


class NamedOrganization(Value):
    slug: str
    label: str
    roles: tuple[str, ...] = Field(description='What it does here, e.g. "issues", "licenses".')
    url: str
    passage: Passage


class Source(Value):
    """Where the profile comes from."""

    slug: str | None = Field(description="What figures call it.")
    title: str
    publisher: str | None
    edition: str | None
    date: str | None
    url: str | None
    licence: str | None


class HeldTitles(Value):
    """Further titles that people hold; show them with their credit."""

    titles: tuple[str, ...]
    source: str = Field(description="Slug of the source.")
    credit: str | None = Field(description="The line to credit the titles with.")
    url: str | None = Field(description="Of the source.")
    licence: str | None


class OccupationAnswer(Value):
    """One occupation in full."""

    slug: str
    title: str
    url: str = Field(description="Of the profile.")
    generation: str = Field(description="Name of the index that answered.")
    group: Reference | None
    soc: tuple[str, ...] = Field(description="Standard Occupational Classification.")
    onet: tuple[str, ...] = Field(description="O*NET-SOC.")
    alternate_titles: tuple[str, ...]
    former_titles: tuple[str, ...]
    held_titles: HeldTitles | None = Field(
        description="Titles that people hold and the profile does not list itself, with whom to "
        "credit; null where there are none."
    )
    facts: Facts
    sections: tuple[Section, ...]
    credentials: tuple[NamedCredential, ...]
    organizations: tuple[NamedOrganization, ...]
    related: tuple[Reference, ...]
    sources: tuple[Source, ...]
