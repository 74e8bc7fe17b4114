"""Answers to a search, to what is being typed, and to a question for facets."""

from collections.abc import Mapping

from pydantic import Field

from indexer.facet import FacetName
from indexer.request import Sort
from webapp.api.models.common import Paged, Value


class SnippetPart(Value):
    """A run of text as written; ``match`` says whether it answers the query."""

    text: str
    match: bool


class SectionHit(Value):
    """A section of an occupation that answers, cut to the passage."""

    type: str = Field(description='Section type, e.g. "training".')
    heading: str
    url: str = Field(description="Of the place in the profile.")
    snippet: tuple[SnippetPart, ...]
    score: float


class ScorePart(Value):
    """One addend of a score, in words."""

    what: str
    value: float


class QuickFacts(Value):
    """Facts at a glance; null where the profile has none."""

    pay_median: float | None = Field(description="US dollars a year or an hour.")
    pay_unit: str | None = Field(description='"year" or "hour".')
    growth_percent: int | None = Field(description="Projected change in jobs over ten years.")
    education: str | None = Field(description="Typically needed for entry, in words.")
    jobs: int | None = Field(description="People employed.")
    openings: int | None = Field(description="A year, on average.")
    group: str | None = Field(description="Title of the occupation's group.")


class Hit(Value):
    """One occupation with its best sections."""

    slug: str
    title: str
    score: float
    url: str = Field(description="Of the profile.")
    title_parts: tuple[SnippetPart, ...]
    matched_title: tuple[SnippetPart, ...] | None = Field(
        description="An alternate or former title that matched."
    )
    sections: tuple[SectionHit, ...]
    quick_facts: QuickFacts
    why: tuple[ScorePart, ...] = Field(description="Adds up to the score.")


class FacetValue(Value):
    value: str = Field(description="What to choose it by.")
    label: str
    count: int = Field(description="Occupations; the facet's own choices are ignored.")
    selected: bool


class Widening(Value):
    """Words that a word of the query also searched."""

    word: str
    also: tuple[str, ...]
    note: str | None


class NaturalFilter(Value):
    """A filter understood from plain words."""

    words: str
    means: str
    undo: str = Field(description="The query without this reading.")


class Interpretation(Value):
    """How the query was understood."""

    added: tuple[Widening, ...]
    natural: tuple[NaturalFilter, ...]
    corrected: str | None = Field(description="The query that was run instead of the one given.")
    partial: bool = Field(description="Nothing had all the words: these come closest.")
    ignored: tuple[str, ...] = Field(description="Parts of the query that had no effect.")


class Relaxation(Value):
    """What would be found without one word or filter."""

    without: str
    count: int
    url: str = Field(description="Of that search in this API.")


Facets = Mapping[FacetName, tuple[FacetValue, ...]]


class SearchAnswer(Paged):
    """One page of the occupations found, with the facets of the whole list."""

    query: str
    limit: int
    sort: Sort
    interpreted: Interpretation
    hits: tuple[Hit, ...] = Field(description="Best first.")
    nearby: tuple[Hit, ...] = Field(
        description="Occupations that lack one of the words, where a first page has room; they "
        "are not counted."
    )
    facets: Facets
    relaxations: tuple[Relaxation, ...]


class ResultList(Paged):
    """A whole list of occupations found, for keeping."""

    query: str
    sort: Sort
    hits: tuple[Hit, ...] = Field(description="Best first.")


class FacetsAnswer(Value):
    """Every value of the facets under a search, with its number of occupations."""

    query: str
    total: int = Field(description="Occupations found.")
    generation: str = Field(description="Name of the index that answered.")
    facets: Facets


class Suggestion(Value):
    kind: str = Field(description='"occupation", "title", "credential" or "organization".')
    text: str = Field(description="What to show and to search for.")
    detail: str | None = Field(description="E.g. the occupation that a title belongs to.")
    url: str = Field(description="Of its page.")


class SuggestAnswer(Value):
    """Names that fit what has been typed so far."""

    query: str
    generation: str = Field(description="Name of the index that answered.")
    suggestions: tuple[Suggestion, ...]
