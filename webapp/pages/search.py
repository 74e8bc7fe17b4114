"""The search page: how the query was understood, results as cards, what to do when there are none,
and what the search box offers while somebody types."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.frozen import value_class
from indexer.request import SORTS, SearchRequest, Sort
from indexer.results import (
    Hit,
    Interpretation,
    NaturalFilter,
    QuickFacts,
    Relaxation,
    SearchResults,
    SnippetPart,
    Suggestion,
    Widening,
)
from webapp import urls
from webapp.pages.facets import Chip, FacetBox, make_chips, make_facet_boxes
from webapp.pages.frame import Link
from webapp.urls import write_parameters
from webapp.wording import count_of, growth_words, pay_words

SORT_LABELS: dict[Sort, str] = {
    "relevance": "Best match",
    "title": "Title",
    "pay": "Pay",
    "growth": "Growth",
    "openings": "Openings",
    "jobs": "Jobs",
}
EVERY = 50  # names to ask for: kinds take turns, so that each has its share among them
OFFERED = 10  # lines of the list under the search box
PAGES_AROUND = 2  # numbered links on each side of the current page


@dataclass(frozen=True, slots=True)
class Notice:
    text: str
    action: Link | None = None


@value_class
class Reason:
    """One line of "why this matched"."""

    what: str
    points: str


@value_class
class PassageLink:
    """A section under a result, cut to what answers."""

    heading: str
    url: str
    snippet: tuple[SnippetPart, ...]


@value_class
class ResultCard:
    """One occupation in the list; its links carry the query, so that its words are marked."""

    title: tuple[SnippetPart, ...]
    plain_title: str
    slug: str  # chosen for a comparison by it
    url: str
    also_called: tuple[SnippetPart, ...] | None
    facts: tuple[str, ...]
    passages: tuple[PassageLink, ...]
    reasons: tuple[Reason, ...]
    points: str


@dataclass(frozen=True, slots=True)
class Pager:
    """Links to other pages; a None among ``numbers`` stands for the pages left out."""

    previous: str | None
    next: str | None
    numbers: tuple[Link | None, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    query: str
    heading: str
    status: str
    notices: tuple[Notice, ...]
    chips: tuple[Chip, ...]
    clear_url: str
    filters_label: str
    facets: tuple[FacetBox, ...]
    kept: tuple[tuple[str, str], ...]  # hidden fields of the form: order and literal
    sorts: tuple[Link, ...]
    cards: tuple[ResultCard, ...]
    first: int  # number of the first card, for the list's start
    pager: Pager | None
    files: tuple[Link, ...]  # the whole list, to keep
    past_end: str | None  # what to say on a page after the last one
    relaxations: tuple[Link, ...]


def make_search_page(results: SearchResults) -> SearchPage:
    request = results.request
    chips = make_chips(request, results.facets)
    corrected = results.interpretation.corrected
    marking = replace(request, query=corrected) if corrected else request
    return SearchPage(
        query=request.query,
        heading=_heading(request),
        status=_status(results),
        notices=make_notices(results),
        chips=chips,
        clear_url=urls.clear_filters_url(request),
        filters_label=f"Filters ({len(chips)} chosen)" if chips else "Filters",
        facets=make_facet_boxes(request, results.facets),
        kept=tuple(p for p in write_parameters(request) if p[0] in ("sort", "literal")),
        sorts=tuple(
            Link(SORT_LABELS[sort], urls.sort_url(request, sort), current=sort == request.sort)
            for sort in SORTS
        ),
        cards=tuple(_make_card(hit, marking) for hit in results.hits),
        first=(results.page - 1) * request.limit + 1,
        pager=make_pager(request, results.page, results.pages),
        files=(
            Link("CSV", urls.file_url(request, urls.SEARCH_CSV)),
            Link("JSON", urls.file_url(request, urls.SEARCH_JSON)),
        ),
        past_end=_past_end(results),
        relaxations=tuple(_relaxation_link(relaxation) for relaxation in results.relaxations),
    )


def search_title(results: SearchResults) -> str:
    """What the page is about, for the document title: "rhit, page 2 – Search"."""
    words = results.request.query or "All occupations"
    page = f", page {results.page}" if results.page > 1 else ""
    return f"{words}{page} – Search"


def make_pager(request: SearchRequest, page: int, pages: int) -> Pager | None:
    """Links to the first, the last and the neighbouring pages; None when there is one page."""
    if pages <= 1:
        return None
    here = min(page, pages)
    near = range(here - PAGES_AROUND, here + PAGES_AROUND + 1)
    wanted = sorted({1, pages, *(number for number in near if 1 <= number <= pages)})
    numbers: list[Link | None] = []
    for before, number in zip([0, *wanted], wanted, strict=False):
        if number - before > 1:
            numbers.append(None)
        numbers.append(Link(str(number), urls.page_url(request, number), current=number == page))
    return Pager(
        previous=urls.page_url(request, min(page - 1, pages)) if page > 1 else None,
        next=urls.page_url(request, page + 1) if page < pages else None,
        numbers=tuple(numbers),
    )


def make_facts_line(facts: QuickFacts) -> tuple[str, ...]:
    """E.g. ("$67,310 a year", "growing 15%", "Associate's degree", "Healthcare")."""
    line = (
        None if facts.pay_median is None else pay_words(facts.pay_median, facts.pay_unit),
        None if facts.growth_percent is None else growth_words(facts.growth_percent),
        facts.education,
        facts.group,
    )
    return tuple(fact for fact in line if fact)


def _heading(request: SearchRequest) -> str:
    if request.query:
        return f"Search results for “{request.query}”"
    return "Search results" if request.filters else "All occupations"


def _status(results: SearchResults) -> str:
    """Read out when the results change."""
    count = count_of(results.total, "occupation") if results.total else "No occupations"
    if results.pages <= 1 or results.page > results.pages:
        return count
    return f"{count}, page {results.page} of {results.pages}"


def _past_end(results: SearchResults) -> str | None:
    if results.hits or not results.total:
        return None
    pages = count_of(results.pages, "page")
    return f"There is no page {results.page}: the list has {pages}."


def _make_card(hit: Hit, request: SearchRequest) -> ResultCard:
    return ResultCard(
        title=hit.title_parts,
        plain_title=hit.title,
        slug=hit.slug,
        url=urls.marked_url(hit.url, request),
        also_called=hit.matched_title,
        facts=make_facts_line(hit.quick_facts),
        passages=tuple(
            PassageLink(section.heading, urls.marked_url(section.url, request), section.snippet)
            for section in hit.sections
        ),
        reasons=tuple(Reason(part.what, f"{part.value:.2f}") for part in hit.why),
        points=f"{hit.score:.2f}",
    )


def _relaxation_link(relaxation: Relaxation) -> Link:
    count = count_of(relaxation.count, "occupation")
    return Link(f"Without “{relaxation.without}”: {count}", urls.search_url(relaxation.request))


def make_notices(results: SearchResults) -> tuple[Notice, ...]:
    """Everything the reader has to know to trust the list, most surprising first."""
    request, interpretation = results.request, results.interpretation
    notices = [*_correction_notices(request, interpretation)]
    if results.total and not results.with_every_word:
        notices.append(Notice("No occupation has all of these words. These come closest."))
    notices.extend(_natural_notice(request, natural) for natural in interpretation.natural)
    notices.extend(_widening_notices(request, interpretation.added))
    if interpretation.ignored:
        notices.append(Notice(f"Left out of the search: {_quoted(interpretation.ignored)}."))
    if request.literal and request.query:
        action = Link("Search for related words too", urls.widened_url(request))
        notices.append(Notice("Searching only for the words as typed.", action))
    return tuple(notices)


def _correction_notices(
    request: SearchRequest, interpretation: Interpretation
) -> tuple[Notice, ...]:
    if interpretation.corrected:
        action = Link(f"Search for “{request.query}” as typed", urls.literal_url(request))
        return (Notice(f"Showing results for “{interpretation.corrected}”.", action),)
    return ()


def _natural_notice(request: SearchRequest, natural: NaturalFilter) -> Notice:
    action = Link("Search for the words instead", urls.query_url(request, natural.undo))
    return Notice(f"“{natural.words}” is understood as {natural.means}.", action)


def _widening_notices(
    request: SearchRequest, widenings: tuple[Widening, ...]
) -> tuple[Notice, ...]:
    """One notice for all of them: they are undone together."""
    if not widenings:
        return ()
    clauses = (f"{_quoted(widening.also)} for “{widening.word}”" for widening in widenings)
    notes = "".join(f" {widening.note.rstrip('.')}." for widening in widenings if widening.note)
    words = " ".join(widening.word for widening in widenings)
    action = Link(f"Search only for “{words}”", urls.literal_url(request))
    return (Notice(f"Also searching {'; '.join(clauses)}.{notes}", action),)


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def make_suggestions(found: Sequence[Suggestion], count: int = OFFERED) -> tuple[Suggestion, ...]:
    """The first of every kind, kind after kind, so that many titles do not crowd out a credential.

    Args:
        found: what fits, the best of each kind first.
        count: how many to offer; kinds share them equally, and what one leaves others fill.
    """
    names = dict.fromkeys(one.kind for one in found)
    kinds = [[one for one in found if one.kind == name] for name in names]
    shares = [0] * len(kinds)
    for _ in range(min(count, len(found))):
        open_kinds = [n for n, kind in enumerate(kinds) if shares[n] < len(kind)]
        shares[min(open_kinds, key=lambda n: shares[n])] += 1
    return tuple(one for kind, share in zip(kinds, shares, strict=True) for one in kind[:share])
