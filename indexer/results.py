"""What a search answers: finished values, ready to be shown or turned into JSON."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from indexer.facet import FacetName
from indexer.frozen import value_class
from indexer.request import SearchRequest


@value_class
class SnippetPart:
    """A run of a section's text as written; ``match`` says whether it answers the query."""

    text: str
    match: bool


@value_class
class SectionHit:
    """One section under a hit, best first."""

    type: str  # e.g. "training"
    heading: str  # title of the section, with the sub-heading of the passage: "Training: Licensure"
    url: str  # "/occupations/<slug>#<anchor>"
    snippet: tuple[SnippetPart, ...]
    score: float


@value_class
class ScorePart:
    """One addend of a hit's score: ``what`` in words, e.g. 'title: nurse' or 'exact title'."""

    what: str
    value: float


@value_class
class QuickFacts:
    """Facts for a result card; None where the profile has none."""

    pay_median: float | None
    pay_unit: str | None  # "year" or "hour"
    growth_percent: int | None
    education: str | None  # label, e.g. "Associate's degree"
    jobs: int | None
    openings: int | None
    group: str | None  # title of the group


class Mark(NamedTuple):  # a page has hundreds, and a tuple is made in a quarter of the time
    """A stretch of text that answers a term of the query."""

    start: int  # characters
    end: int
    term: int  # number of the term
    weight: float  # its idf


@value_class
class HeldTitle:
    """A title that people hold, by which an occupation is listed."""

    title: str  # as written, e.g. "Wheel Horseshoer"
    occupations: int  # that are called so


@value_class
class Hit:
    """One occupation with its best sections."""

    slug: str
    title: str
    score: float
    url: str  # "/occupations/<slug>"
    title_parts: tuple[SnippetPart, ...]
    matched_title: tuple[SnippetPart, ...] | None  # an alternate or former title that matched
    sections: tuple[SectionHit, ...]
    quick_facts: QuickFacts
    why: tuple[ScorePart, ...]  # adds up to score
    held_title: HeldTitle | None = None  # that is what was typed
    missing: tuple[str, ...] = ()  # plain words of the query that the occupation lacks, as typed


@value_class
class FacetValue:
    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """Disjunctive: counts ignore the facet's own selection; they count occupations."""

    name: FacetName
    label: str
    values: tuple[FacetValue, ...]  # selected ones always among them, with zero results too


@dataclass(frozen=True, slots=True)
class Widening:
    """Words that a query word also searched, e.g. RN -> registered nurse."""

    word: str
    also: tuple[str, ...]
    note: str | None = None  # e.g. "CTR is called ODS since 2023"


@dataclass(frozen=True, slots=True)
class NaturalFilter:
    """A filter understood from plain words ("over $70,000"); undone by quoting the words."""

    words: str  # as typed
    means: str  # in words, e.g. "median pay over $70,000"
    undo: str  # the query to run instead, without this reading
    facet: FacetName | None = None  # "education" where it bounds that


@dataclass(frozen=True, slots=True)
class Relaxation:
    """With no results: what would be found without one word or one filter."""

    without: str  # the word as typed, or the label of the filter
    count: int
    request: SearchRequest


AnswerKind = Literal["fact", "passage", "card", "comparison"]


@value_class
class Compared:
    """One side of a comparison."""

    slug: str
    title: str
    facts: tuple[str, ...]  # what was asked, else the chief ones, e.g. "$62,970 a year"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked, said at once: a fact with its year and source, the sentences that say so, the
    card of what was named, or two occupations compared. Nothing in it is made up."""

    kind: AnswerKind
    slugs: tuple[str, ...]  # of the occupations it is about, those that want a credential on a card
    title: str  # what it is about, e.g. "Registered Nurses"
    text: str  # e.g. "$93,600 a year is the median pay of Registered Nurses (May 2024)."
    url: str  # where it is said
    section: str | None = None  # type of the section that says so
    value: str | None = None  # of a fact, e.g. "$93,600 a year"
    year: int | None = None
    source: str | None = None  # title of the source
    label: str | None = None  # of a fact: what the value is, e.g. "median pay"
    quote: str | None = None  # of a fact or passage: the profile's own sentences
    compared: tuple[Compared, ...] = ()


@dataclass(frozen=True, slots=True)
class Interpretation:
    added: tuple[Widening, ...] = ()
    natural: tuple[NaturalFilter, ...] = ()
    corrected: str | None = None  # the query that was run instead of the one typed
    ignored: tuple[str, ...] = ()  # parts of the query that had no effect, e.g. over a limit
    unknown: tuple[str, ...] = ()  # words that matter and that nothing here can say anything about
    elsewhere: tuple[str, ...] = ()  # those of them that ask for a place, a date, a vacancy
    nearest: tuple[str, ...] = ()  # words of names here that the others of them are like
    offers: tuple[str, ...] = ()  # queries that may be meant instead: "or" as an operator


@dataclass(frozen=True, slots=True)
class SearchResults:
    request: SearchRequest
    total: int  # occupations
    page: int
    pages: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    interpretation: Interpretation
    relaxations: tuple[Relaxation, ...]
    generation: str
    with_every_word: int = 0  # occupations of the list that have all the plain words
    answer: Answer | None = None  # on the first page only


@value_class
class Suggestion:
    """One line of autocomplete."""

    kind: str  # "occupation", "title", "credential", "organization" or "question"
    text: str  # what to show and to search for
    detail: str | None  # e.g. the occupation that another title or a question belongs to
    slug: str  # of the occupation, credential or organization
    url: str
