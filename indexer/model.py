"""Domain values: what a profile says, as frozen dataclasses with units on the fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from indexer.constraint import (
    Amount,
    Count,
    Elsewhere,
    Key,
    Line,
    NotEmpty,
    OneOf,
    Onet,
    Percent,
    Slug,
    Soc,
    Text,
    WebAddress,
    Within,
    Year,
)
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
# O*NET, Interests: Holland's six types (Holland 1997, "Making Vocational Choices").
INTERESTS: Mapping[str, str] = {
    "realistic": "Works with hands and machines (Realistic)",
    "investigative": "Finds things out (Investigative)",
    "artistic": "Creates and performs (Artistic)",
    "social": "Helps and teaches people (Social)",
    "enterprising": "Leads, sells, and persuades (Enterprising)",
    "conventional": "Keeps records and order (Conventional)",
}
# BLS, Occupational Outlook Handbook: what a page's "Work Schedules" says.
SCHEDULES: Mapping[str, str] = {
    "full-time": "Full time",
    "part-time": "Part time",
    "overtime": "More than 40 hours a week",
    "evenings": "Evenings",
    "nights": "Nights",
    "early-mornings": "Early mornings",
    "weekends": "Weekends",
    "holidays": "Holidays",
    "shifts": "Shifts",
    "irregular": "Irregular hours",
    "on-call": "On call",
    "seasonal": "Seasonal",
}
# Of `CONDITIONS` those that the Handbook reports; the others are read in the profile's own text.
REPORTED_CONDITIONS: Mapping[str, str] = {
    "injuries": "High rate of injuries and illnesses",
    "travel": "Travel",
}
CONDITIONS: Mapping[str, str] = {
    "outdoors": "Outdoors",
    "physical": "Physically demanding",
    "standing": "Long hours standing",
    "heights": "At heights",
    **REPORTED_CONDITIONS,
}


@dataclass(frozen=True, slots=True)
class Pay:
    """Wages of one occupation in one year; amounts are a year's or an hour's, as ``unit`` says."""

    median: Amount | None  # US dollars, e.g. 50250 a year or 23.33 an hour
    unit: PayUnit
    year: Year
    source: Slug
    p10: Amount | None = None  # a tenth earn less
    p25: Amount | None = None
    p75: Amount | None = None
    p90: Amount | None = None  # a tenth earn more

    @property
    def annual_median(self) -> float | None:
        """Median in US dollars a year; hourly pay is taken at 2,080 hours."""
        if self.median is None or self.unit == "year":
            return self.median
        return self.median * HOURS_A_YEAR


@dataclass(frozen=True, slots=True)
class Jobs:
    """Employment in persons, e.g. 41900."""

    count: Count
    year: Year
    source: Slug


@dataclass(frozen=True, slots=True)
class Outlook:
    """Projected change of employment; ``percent`` in whole numbers, ``change`` in persons."""

    percent: Annotated[int, Within(-100, 1000)]
    outlook_class: Annotated[str, OneOf(OUTLOOK_CLASSES), Key("class")]
    from_year: Annotated[Year, Key("from")]
    to_year: Annotated[Year, Key("to")]
    source: Slug
    change: Annotated[int, Within(-1_000_000_000, 1_000_000_000)] | None = None
    openings: Count | None = None  # a year, on average over the period


@dataclass(frozen=True, slots=True)
class IndustryShare:
    """Where people work: ``percent`` of the occupation's jobs, median pay there if published."""

    industry: Line
    percent: Percent
    median: Amount | None = None
    unit: PayUnit | None = None


@dataclass(frozen=True, slots=True)
class Industries:
    year: Year
    source: Slug
    shares: Annotated[tuple[IndustryShare, ...], NotEmpty()]


Score = Annotated[float, Within(1, 7)]  # of O*NET's scale of occupational interests


@dataclass(frozen=True, slots=True)
class Interests:
    """How much the work calls for each of Holland's types, 1 (not at all) to 7."""

    realistic: Score
    investigative: Score
    artistic: Score
    social: Score
    enterprising: Score
    conventional: Score
    source: Slug

    @property
    def scores(self) -> tuple[float, ...]:
        """In the order of `INTERESTS`."""
        return tuple(getattr(self, name) for name in INTERESTS)

    @property
    def highest(self) -> tuple[str, str]:
        """Keys of `INTERESTS` of the two highest, the highest first."""
        first, second, *_ = sorted(INTERESTS, key=lambda name: -float(getattr(self, name)))
        return first, second


@dataclass(frozen=True, slots=True)
class Schedule:
    """When people work, as far as the Handbook says."""

    keywords: Annotated[tuple[Annotated[str, OneOf(SCHEDULES)], ...], NotEmpty()]
    source: Slug


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under what conditions they work, as far as the Handbook reports them."""

    keywords: Annotated[tuple[Annotated[str, OneOf(REPORTED_CONDITIONS)], ...], NotEmpty()]
    source: Slug


@dataclass(frozen=True, slots=True)
class Qualities:
    """What helps people to do the work well, by the names of the Handbook."""

    names: Annotated[tuple[Line, ...], NotEmpty()]
    source: Slug


@dataclass(frozen=True, slots=True)
class Technology:
    """Software and tools that tell the occupation from others, by the names of O*NET.

    ``hot``: those of the software that employers often ask for.
    """

    source: Slug
    software: tuple[Line, ...] = ()
    hot: tuple[Line, ...] = ()
    tools: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class JobZone:
    """O*NET's job zone, 1 (little preparation) to 5; of several occupations the range."""

    low: Annotated[int, Within(1, 5)]
    high: Annotated[int, Within(1, 5)]
    source: Slug


@dataclass(frozen=True, slots=True)
class Facts:
    """Numbers and classes with unit, year and source; absent ones are None, never guessed."""

    education: Annotated[str, OneOf(EDUCATION_LEVELS)] | None = None
    experience: Annotated[str, OneOf(EXPERIENCE_LEVELS)] | None = None
    training: Annotated[str, OneOf(TRAINING_LEVELS)] | None = None
    pay: Pay | None = None
    wages: Pay | None = None  # OEWS, a later year than pay: never compare the two
    jobs: Jobs | None = None
    outlook: Outlook | None = None
    industries: Industries | None = None
    job_zone: JobZone | None = None
    interests: Interests | None = None
    schedule: Schedule | None = None
    conditions: Conditions | None = None
    qualities: Qualities | None = None
    technology: Technology | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A run of paragraphs under one sub-heading (None: directly under the section's title).

    ``text``: paragraphs and list blocks separated by one blank line; a paragraph is one line, a
    list item is one line that starts with "- ".
    """

    heading: Line | None
    text: Text


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

    credential: Slug  # slug
    relation: Relation = "mentions"
    by: RequiredBy | None = None  # who requires or prefers it


@dataclass(frozen=True, slots=True)
class Contact:
    """An organization given as a source of additional information."""

    name: Line
    acronym: Line | None = None
    address: Text | None = None
    url: WebAddress | None = None


@dataclass(frozen=True, slots=True)
class SourceReference:
    """Where the profile comes from: a source of the vocabulary or, for imported pages, a name."""

    source: Slug | None = None  # slug of Vocabulary.sources
    name: Line | None = None
    edition: Line | None = None
    url: WebAddress | None = None
    date: Line | None = None  # as published, e.g. "2009-12-17"


@dataclass(frozen=True, slots=True)
class Occupation:
    """One profile."""

    slug: Slug
    title: Line
    group: Slug | None
    sections: Annotated[tuple[Section, ...], NotEmpty()]
    soc: tuple[Soc, ...] = ()  # e.g. "29-2072"
    onet: tuple[Onet, ...] = ()  # O*NET-SOC, e.g. "29-2072.00"
    alternate_titles: tuple[Line, ...] = ()
    former_titles: tuple[Line, ...] = ()
    # further titles that people hold, of HELD_TITLES_SOURCE
    held_titles: Annotated[tuple[str, ...], Elsewhere()] = ()
    facts: Facts = field(default_factory=Facts)
    credentials: tuple[CredentialLink, ...] = ()
    contacts: tuple[Contact, ...] = ()
    related: tuple[Slug, ...] = ()  # slugs
    related_titles: tuple[Line, ...] = ()  # named by the source, but no profile here
    sources: tuple[SourceReference, ...] = ()


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name something had until ``until`` (a year), with the source of the change."""

    name: Line
    acronym: Line | None = None
    until: Year | None = None
    source: Line | None = None


@dataclass(frozen=True, slots=True)
class Credential:
    slug: Slug
    name: Line  # canonical, singular, e.g. "Registered Health Information Technician"
    kind: CredentialKind
    acronym: Line | None = None  # e.g. "RHIT"
    other_names: tuple[Line, ...] = ()
    former_names: tuple[FormerName, ...] = ()
    issuers: tuple[Slug, ...] = ()  # organization slugs
    granted_by: Line | None = None  # bodies of one kind, e.g. "state boards of nursing"
    examinations: tuple[Slug, ...] = ()  # credential slugs
    url: Line | None = None
    # Source slug and page, an address with the month it was read, or "general-knowledge", e.g.
    # "ooh-2010-11 page 103", "https://www.ahima.org/certification read 2026-11".
    basis: tuple[Line, ...] = ()
    note: Text | None = None
    ended: Year | None = None  # year in which it was last given


@dataclass(frozen=True, slots=True)
class Organization:
    slug: Slug
    name: Line
    acronym: Line | None = None
    other_names: tuple[Line, ...] = ()
    former_names: tuple[FormerName, ...] = ()
    roles: tuple[Role, ...] = ()
    address: Text | None = None
    url: Line | None = None
    basis: tuple[Line, ...] = ()
    note: Text | None = None
    ended: Year | None = None  # year in which it was dissolved or merged into another


@dataclass(frozen=True, slots=True)
class SectionType:
    slug: Slug
    title: Line


@dataclass(frozen=True, slots=True)
class Group:
    slug: Slug
    title: Line


@dataclass(frozen=True, slots=True)
class Source:
    slug: Slug
    title: Line
    publisher: Line
    edition: Line | None = None
    date: Line | None = None
    licence: Line | None = None
    url: WebAddress | None = None
    citation: Text | None = None

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

    words: Annotated[tuple[Line, ...], NotEmpty()]
    also: tuple[Line, ...] = ()
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
