"""Answers to a search, to what is being typed, and to a question for facets."""

from collections.abc import Mapping
from dataclasses import replace

from pydantic import Field

from indexer import results as engine
from indexer.engine import search, suggest
from indexer.facet import FACET_NAMES, FacetName
from indexer.index import Index
from indexer.request import MAX_LIMIT, SearchRequest, Sort
from indexer.results import AnswerKind
from webapp.api import addresses
from webapp.api.common import Paged, Value
from webapp.api.parameters import (
    ExportParameters,
    FacetParameters,
    SearchParameters,
    SuggestParameters,
)


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


class HeldTitle(Value):
    """A title that people hold, by which an occupation is listed."""

    title: str = Field(description='As written, e.g. "Wheel Horseshoer".')
    occupations: int = Field(description="That are called so.")


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
    missing: tuple[str, ...] = Field(description="Words of the query that the occupation lacks.")
    held_title: HeldTitle | None = Field(
        description="A title that people of the occupation hold, if it is what was typed."
    )


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
    ignored: tuple[str, ...] = Field(description="Parts of the query that had no effect.")
    unknown: tuple[str, ...] = Field(
        description="Words that matter and that nothing here says anything about."
    )
    offers: tuple[str, ...] = Field(description="Queries that may be meant instead.")


class Compared(Value):
    """One side of a comparison."""

    slug: str
    title: str
    facts: tuple[str, ...] = Field(description="What was asked, else the chief ones, in words.")


class Answer(Value):
    """What was asked, said at once."""

    kind: AnswerKind = Field(
        description="A fact, sentences of a profile, the card of what was named, or a comparison."
    )
    slugs: tuple[str, ...] = Field(description="Of the occupations that it is about.")
    title: str
    text: str
    section: str | None = Field(description="Type of the section that says so.")
    label: str | None = Field(description='What the value of a fact is, e.g. "median pay".')
    value: str | None = Field(description="Of a fact.")
    year: int | None
    source: str | None = Field(description="Title of the source of a fact.")
    url: str = Field(description="Of the page that says so.")
    quote: str | None = Field(description="The profile's own sentences on it, word for word.")
    compared: tuple[Compared, ...] = Field(description="The occupations of a comparison.")


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
    answer: Answer | None = Field(
        description="Null where nothing is asked, or where nothing here can answer it."
    )
    with_every_word: int = Field(description="Occupations of the list with all the plain words.")
    hits: tuple[Hit, ...] = Field(description="Best first.")
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
    kind: str = Field(
        description='"occupation", "title", "credential", "organization" or "question".'
    )
    text: str = Field(description="What to show and to search for.")
    detail: str | None = Field(description="E.g. the occupation that a title belongs to.")
    url: str = Field(description="Of its page, or of the search that answers the question.")


class SuggestAnswer(Value):
    """Names that fit what has been typed so far."""

    query: str
    generation: str = Field(description="Name of the index that answered.")
    suggestions: tuple[Suggestion, ...]


EXPORTED = 1000  # occupations on a page of an export: ten searches, well under a second


def answer_search(index: Index, asked: SearchParameters) -> SearchAnswer:
    request = replace(asked.request(), page=asked.page, limit=asked.limit, sort=asked.sort)
    results = search(index, request)
    return SearchAnswer(
        query=request.query,
        total=results.total,
        with_every_word=results.with_every_word,
        page=results.page,
        pages=results.pages,
        limit=asked.limit,
        sort=asked.sort,
        generation=results.generation,
        links=addresses.page_links(addresses.SEARCH, asked, results.page, results.pages),
        interpreted=Interpretation.model_validate(results.interpretation),
        answer=Answer.model_validate(results.answer) if results.answer else None,
        hits=_hits(results.hits),
        facets=_facets(results.facets, asked.facet_limit),
        relaxations=tuple(_relaxation(one) for one in results.relaxations),
    )


def answer_facets(index: Index, asked: FacetParameters) -> FacetsAnswer:
    """Facets have few enough values to give all of them."""
    request = replace(asked.request(), limit=1)
    results = search(index, request)
    wanted = asked.facet or FACET_NAMES
    return FacetsAnswer(
        query=request.query,
        total=results.total,
        generation=results.generation,
        facets=_facets(tuple(f for f in results.facets if f.name in wanted), None),
    )


def answer_suggest(index: Index, asked: SuggestParameters) -> SuggestAnswer:
    found = suggest(index, asked.q, asked.limit)
    return SuggestAnswer(
        query=asked.q,
        generation=index.generation,
        suggestions=tuple(Suggestion.model_validate(one) for one in found),
    )


def answer_export(path: str, index: Index, asked: ExportParameters) -> ResultList:
    """Up to ``EXPORTED`` occupations, asked of the engine in pages of its own size.

    Args:
        path: of the list, for the links to its other pages.
        index: the generation that answers.
        asked: which list, and which page of it.
    """
    request = replace(asked.request(), sort=asked.sort)
    first = (asked.page - 1) * EXPORTED // MAX_LIMIT + 1
    results = _page(index, request, first)
    hits = [*results.hits]
    for number in range(first + 1, min(first + EXPORTED // MAX_LIMIT, results.pages + 1)):
        hits += _page(index, request, number).hits
    pages = -(-results.total // EXPORTED)
    return ResultList(
        query=request.query,
        total=results.total,
        page=asked.page,
        pages=pages,
        sort=asked.sort,
        generation=results.generation,
        links=addresses.page_links(path, asked, asked.page, pages),
        hits=_hits(tuple(hits)),
    )


def _page(index: Index, request: SearchRequest, number: int) -> engine.SearchResults:
    return search(index, replace(request, page=number, limit=MAX_LIMIT))


def _hits(hits: tuple[engine.Hit, ...]) -> tuple[Hit, ...]:
    return tuple(Hit.model_validate(hit) for hit in hits)


def _facets(facets: tuple[engine.Facet, ...], limit: int | None) -> Facets:
    return {
        facet.name: tuple(
            FacetValue.model_validate(value)
            for number, value in enumerate(facet.values)
            if limit is None or number < limit or value.selected
        )
        for facet in facets
    }


def _relaxation(one: engine.Relaxation) -> Relaxation:
    url = addresses.search_url(one.request)
    return Relaxation(without=one.without, count=one.count, url=url)
