"""Domain values: what a profile says, as frozen dataclasses with units on the fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from indexer.frozen import value_class

PayUnit = Literal["year", "hour"]
Relation = Literal["requires", "prefers", "mentions"]
RequiredBy = Literal["law", "employers"]
CredentialKind = Literal[
    "certification", "license", "registration", "designation", "examination", "degree"
]
Role = Literal[
    "issues", "accredits", "licenses", "regulates", "represents", "employs", "mentions"
]  # fmt: skip

PART_BREAK = "\n\n"  # between the parts of a section's text
HELD_TITLES_SOURCE = "onet-30-1"  # of Vocabulary.sources: whom to credit for held titles
HOURS_A_YEAR = 2080  # BLS, OEWS: annual wage = hourly wage x 2,080 (40 hours x 52 weeks)

# BLS, Employment Projections: typical education needed for entry, lowest first.
EDUCATION_LEVELS: Mapping[str, str] = {
    "no-credential": "No formal educational credential",
    "high-school": "High school diploma or equivalent",
    "some-college": "Some college, no degree",
    "nondegree-award": "Postsecondary nondegree award",
    "associate-degree": "Associate's degree",
    "bachelor-degree": "Bachelor's degree",
    "master-degree": "Master's degree",
    "doctoral-degree": "Doctoral or professional degree",
    "varies": "Varies by specialty",
}
# BLS, Occupational Outlook Handbook: projected percent change over ten years, fastest first.
OUTLOOK_CLASSES: Mapping[str, str] = {
    "much-faster": "Much faster than average",
    "faster": "Faster than average",
    "as-fast": "As fast as average",
    "slower": "Slower than average",
    "little-or-no-change": "Little or no change",
    "decline": "Decline",
}
EXPERIENCE_LEVELS: Mapping[str, str] = {
    "none": "None",
    "less-than-5-years": "Less than 5 years",
    "5-years-or-more": "5 years or more",
    "varies": "Varies by specialty",
}
TRAINING_LEVELS: Mapping[str, str] = {
    "none": "None",
    "short-term": "Short-term on-the-job training",
    "moderate-term": "Moderate-term on-the-job training",
    "long-term": "Long-term on-the-job training",
    "apprenticeship": "Apprenticeship",
    "internship-residency": "Internship/residency",
    "varies": "Varies by specialty",
}


@dataclass(frozen=True, slots=True)
class Pay:
    """Wages of one occupation in one year; amounts are a year's or an hour's, as ``unit`` says."""

    median: float | None  # US dollars, e.g. 50250 a year or 23.33 an hour
    unit: PayUnit
    year: int
    source: str
    p10: float | None = None  # a tenth earn less
    p25: float | None = None
    p75: float | None = None
    p90: float | None = None  # a tenth earn more

    @property
    def annual_median(self) -> float | None:
        """Median in US dollars a year; hourly pay is taken at 2,080 hours."""
        if self.median is None or self.unit == "year":
            return self.median
        return self.median * HOURS_A_YEAR


@dataclass(frozen=True, slots=True)
class Jobs:
    """Employment in persons, e.g. 41900."""

    count: int
    year: int
    source: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """Projected change of employment; ``percent`` in whole numbers, ``change`` in persons."""

    percent: int
    outlook_class: str
    from_year: int
    to_year: int
    source: str
    change: int | None = None
    openings: int | None = None  # a year, on average over the period


@dataclass(frozen=True, slots=True)
class IndustryShare:
    """Where people work: ``percent`` of the occupation's jobs, median pay there if published."""

    industry: str
    percent: int
    median: float | None = None
    unit: PayUnit | None = None


@dataclass(frozen=True, slots=True)
class Industries:
    year: int
    source: str
    shares: tuple[IndustryShare, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Numbers and classes with unit, year and source; absent ones are None, never guessed."""

    education: str | None = None  # key of EDUCATION_LEVELS
    experience: str | None = None  # key of EXPERIENCE_LEVELS
    training: str | None = None  # key of TRAINING_LEVELS
    pay: Pay | None = None
    wages: Pay | None = None  # OEWS, a later year than pay: never compare the two
    jobs: Jobs | None = None
    outlook: Outlook | None = None
    industries: Industries | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A run of paragraphs under one sub-heading (None: directly under the section's title).

    ``text``: paragraphs and list blocks separated by one blank line; a paragraph is one line, a
    list item is one line that starts with "- ".
    """

    heading: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One typed passage of an occupation: the unit indexed and ranked."""

    type: str  # key of Vocabulary.sections, e.g. "training"
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        return PART_BREAK.join(part.text for part in self.parts)

    def spans(self) -> Iterator[tuple[Part, int, int]]:
        """Each part with its first and past-the-end character in the section's text."""
        start = 0
        for part in self.parts:
            end = start + len(part.text)
            yield part, start, end
            start = end + len(PART_BREAK)

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(part.heading for part in self.parts if part.heading)


@dataclass(frozen=True, slots=True)
class CredentialLink:
    """An editor's statement that the occupation and a credential belong together."""

    credential: str  # slug
    relation: Relation = "mentions"
    by: RequiredBy | None = None  # who requires or prefers it


@dataclass(frozen=True, slots=True)
class Contact:
    """An organization given as a source of additional information."""

    name: str
    acronym: str | None = None
    address: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class SourceReference:
    """Where the profile comes from: a source of the vocabulary or, for imported pages, a name."""

    source: str | None = None  # slug of Vocabulary.sources
    name: str | None = None
    edition: str | None = None
    url: str | None = None
    date: str | None = None  # as published, e.g. "2009-12-17"


@dataclass(frozen=True, slots=True)
class Occupation:
    """One profile."""

    slug: str
    title: str
    group: str | None
    sections: tuple[Section, ...]
    soc: tuple[str, ...] = ()  # e.g. "29-2072"
    onet: tuple[str, ...] = ()  # O*NET-SOC, e.g. "29-2072.00"
    alternate_titles: tuple[str, ...] = ()
    former_titles: tuple[str, ...] = ()
    held_titles: tuple[str, ...] = ()  # further titles that people hold, of HELD_TITLES_SOURCE
    facts: Facts = field(default_factory=Facts)
    credentials: tuple[CredentialLink, ...] = ()
    contacts: tuple[Contact, ...] = ()
    related: tuple[str, ...] = ()  # slugs
    related_titles: tuple[str, ...] = ()  # named by the source, but no profile here
    sources: tuple[SourceReference, ...] = ()


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name something had until ``until`` (a year), with the source of the change."""

    name: str
    acronym: str | None = None
    until: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Credential:
    slug: str
    name: str  # canonical, singular, e.g. "Registered Health Information Technician"
    kind: CredentialKind
    acronym: str | None = None  # e.g. "RHIT"
    other_names: tuple[str, ...] = ()
    former_names: tuple[FormerName, ...] = ()
    issuers: tuple[str, ...] = ()  # organization slugs
    granted_by: str | None = None  # bodies of one kind, e.g. "state boards of nursing"
    examinations: tuple[str, ...] = ()  # credential slugs
    url: str | None = None
    # Source slug and page, an address with the month it was read, or "general-knowledge", e.g.
    # "ooh-2010-11 page 103", "https://www.ahima.org/certification read 2026-11".
    basis: tuple[str, ...] = ()
    note: str | None = None
    ended: int | None = None  # year in which it was last given


@dataclass(frozen=True, slots=True)
class Organization:
    slug: str
    name: str
    acronym: str | None = None
    other_names: tuple[str, ...] = ()
    former_names: tuple[FormerName, ...] = ()
    roles: tuple[Role, ...] = ()
    address: str | None = None
    url: str | None = None
    basis: tuple[str, ...] = ()
    note: str | None = None
    ended: int | None = None  # year in which it was dissolved or merged into another


@dataclass(frozen=True, slots=True)
class SectionType:
    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class Group:
    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class Source:
    slug: str
    title: str
    publisher: str
    edition: str | None = None
    date: str | None = None
    licence: str | None = None
    url: str | None = None
    citation: str | None = None

    @property
    def credit(self) -> str:
        """A line to credit it by: "O*NET 30.1 Database, U.S. Department of Labor, CC BY 4.0"."""
        licence = (self.licence or "").partition(" (")[0]
        return ", ".join(filter(None, (self.title, self.publisher, licence)))


@dataclass(frozen=True, slots=True)
class Synonym:
    """Words that mean the same to a searcher.

    ``both_ways`` False: a query with ``words`` also searches ``also``, not the other way round.
    """

    words: tuple[str, ...]
    also: tuple[str, ...] = ()
    both_ways: bool = True


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Canonical names by slug, each mapping in file order."""

    sections: Mapping[str, SectionType]
    groups: Mapping[str, Group]
    credentials: Mapping[str, Credential]
    organizations: Mapping[str, Organization]
    sources: Mapping[str, Source]
    synonyms: tuple[Synonym, ...] = ()
    english: str = ""  # ordinary words in lower case and alphabetical order, one a line


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything a build reads.

    ``digests`` gives a SHA-256 by slug: of the profile's file and of the titles held in it.
    """

    occupations: tuple[Occupation, ...]  # by slug
    vocabulary: Vocabulary
    digests: Mapping[str, str]
    vocabulary_digest: str


EntityType = Literal["credential", "organization"]


@value_class
class Mention:
    """A place where a name occurs: ``text[start:end] == surface`` in the text it was found in."""

    entity: EntityType
    slug: str  # of the vocabulary, or made from the name
    name: str  # canonical if known, else as written, credentials in the singular
    acronym: str | None
    surface: str
    start: int  # characters
    end: int
    kind: CredentialKind | None = None  # credentials
    role: Role | None = None  # organizations: what this mention says it does
    known: bool = False  # found through the vocabulary
    issuers: tuple[str, ...] = ()  # credentials: names of issuers stated beside this mention
