"""The search page: how the query was understood, results as cards, what to do when there are none,
and what the search box offers while somebody types."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.frozen import value_class
from indexer.model import HOURS_A_YEAR, Source
from indexer.request import SORTS, SearchRequest, Sort
from indexer.results import (
    Hit,
    QuickFacts,
    Relaxation,
    SearchResults,
    SnippetPart,
    Suggestion,
)
from webapp import urls
from webapp.pages.answer import AnswerBox, make_answer
from webapp.pages.facets import Chip, FacetBox, make_chips, make_facet_boxes
from webapp.pages.facts import attribution_of
from webapp.pages.frame import Link
from webapp.pages.notices import Notice, make_notices
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
VARIES = "varies"  # the level of education of occupations that have several
KEPT = ("sort", "literal", urls.EVERY)  # parameters that the form sends along
OFFERED = 10  # lines of the list under the search box
PAGES_AROUND = 2  # numbered links on each side of the current page


@value_class
class Credit:
    """Whose titles are shown, in the words that the licence asks for."""

    text: str
    url: str | None
    attribution: str | None


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
class PayRank:
    """How pay stands among that of all occupations; the bar has the same length for the same share
    in every list."""

    percent: int  # of the occupations that pay less, 0 to 100
    words: str


@value_class
class ResultCard:
    """One occupation in the list; its links carry the query, so that its words are marked."""

    title: tuple[SnippetPart, ...]
    plain_title: str
    slug: str  # chosen for a comparison by it
    url: str
    also_called: tuple[SnippetPart, ...] | None
    held: str | None  # the title that people hold by which it is listed
    without: str | None  # words of the query that it lacks
    facts: tuple[str, ...]
    rank: PayRank | None  # of the pay that the facts begin with
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
    answer: AnswerBox | None
    every_word: Link | None  # between what has every word and what lacks one
    notices: tuple[Notice, ...]
    chips: tuple[Chip, ...]
    clear_url: str
    filters_label: str
    facets: tuple[FacetBox, ...]
    kept: tuple[tuple[str, str], ...]  # hidden fields of the form
    sorts: tuple[Link, ...]
    cards: tuple[ResultCard, ...]
    first: int  # number of the first card, for the list's start
    pager: Pager | None
    files: tuple[Link, ...]  # the whole list, to keep
    held_credit: Credit | None  # where titles that people hold are shown
    varying: Link | None  # to what a bound on education leaves out because it varies
    past_end: str | None  # what to say on a page after the last one
    relaxations: tuple[Link, ...]


def make_search_page(
    results: SearchResults,
    *,
    held_source: Source | None = None,
    varying: int = 0,
    medians: Sequence[float] = (),
) -> SearchPage:
    """The page of these results.

    Args:
        results: to show.
        held_source: of the titles that people hold.
        varying: how many more `varying_request` finds.
        medians: pay of all occupations, see `make_rank`.
    """
    request = results.request
    chips = make_chips(request, results.facets)
    corrected = results.interpretation.corrected
    marking = replace(request, query=corrected) if corrected else request
    return SearchPage(
        query=request.query,
        heading=_heading(request),
        status=_status(results),
        answer=make_answer(results, marking),
        every_word=_every_word_link(results),
        notices=make_notices(results),
        chips=chips,
        clear_url=urls.clear_filters_url(request),
        filters_label=f"Filters ({len(chips)} chosen)" if chips else "Filters",
        facets=make_facet_boxes(request, results.facets),
        kept=tuple(p for p in write_parameters(request) if p[0] in KEPT),
        sorts=tuple(
            Link(SORT_LABELS[sort], urls.sort_url(request, sort), current=sort == request.sort)
            for sort in SORTS
        ),
        cards=tuple(_make_card(hit, marking, medians) for hit in results.hits),
        first=(results.page - 1) * request.limit + 1,
        pager=make_pager(request, results.page, results.pages),
        files=(
            Link("CSV", urls.file_url(request, urls.SEARCH_CSV)),
            Link("JSON", urls.file_url(request, urls.SEARCH_JSON)),
        ),
        held_credit=_held_credit(results, held_source),
        varying=_varying_link(results, varying),
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


def make_rank(facts: QuickFacts, medians: Sequence[float]) -> PayRank | None:
    """``medians``: of all occupations, US dollars a year, ascending; none gives no rank."""
    if facts.pay_median is None or not medians:
        return None
    annual = facts.pay_median * (HOURS_A_YEAR if facts.pay_unit == "hour" else 1)
    percent = round(100 * bisect_left(medians, annual) / len(medians))
    return PayRank(percent, f"more than {percent}% of occupations")


def _heading(request: SearchRequest) -> str:
    if request.query:
        return f"Search results for “{request.query}”"
    return "Search results" if request.filters else "All occupations"


def _status(results: SearchResults) -> str:
    """Read out when the results change."""
    count = count_of(results.total, "occupation") if results.total else "No occupations"
    if _some_have_every_word(results):
        count = f"{count}, {results.with_every_word:,} with every word"
    if results.pages <= 1 or results.page > results.pages:
        return count
    return f"{count}, page {results.page} of {results.pages}"


def _some_have_every_word(results: SearchResults) -> bool:
    """Whether some have every word and others not; no word is there that is said to be unknown."""
    unknown = {*results.interpretation.unknown} - {*results.interpretation.elsewhere}
    return 0 < results.with_every_word < results.total and not unknown


def _every_word_link(results: SearchResults) -> Link | None:
    if results.request.every_word:
        return Link("List those that lack a word too", urls.any_words_url(results.request))
    if _some_have_every_word(results):
        return Link("Only with every word", urls.every_word_url(results.request))
    return None


def _past_end(results: SearchResults) -> str | None:
    if results.hits or not results.total:
        return None
    pages = count_of(results.pages, "page")
    return f"There is no page {results.page}: the list has {pages}."


def _make_card(hit: Hit, request: SearchRequest, medians: Sequence[float]) -> ResultCard:
    return ResultCard(
        title=hit.title_parts,
        plain_title=hit.title,
        slug=hit.slug,
        url=urls.marked_url(hit.url, request),
        also_called=None if hit.held_title else hit.matched_title,
        held=_held(hit),
        without=f"Without: {', '.join(hit.missing)}" if hit.missing else None,
        facts=make_facts_line(hit.quick_facts),
        rank=make_rank(hit.quick_facts, medians),
        passages=tuple(
            PassageLink(section.heading, urls.marked_url(section.url, request), section.snippet)
            for section in hit.sections
        ),
        reasons=tuple(Reason(part.what, f"{part.value:.2f}") for part in hit.why),
        points=f"{hit.score:.2f}",
    )


def _held(hit: Hit) -> str | None:
    if hit.held_title is None:
        return None
    several = hit.held_title.occupations > 1
    shared = " (several occupations are called so)" if several else ""
    return f"Also called {hit.held_title.title}{shared}"


def _held_credit(results: SearchResults, source: Source | None) -> Credit | None:
    if source is None or not any(hit.held_title for hit in results.hits):
        return None
    return Credit(f"Titles from {source.credit}", source.url, attribution_of(source))


def varying_request(results: SearchResults) -> SearchRequest | None:
    """The same search for what a bound on education leaves out because its level varies.

    None where education is not bounded, or where what varies is chosen.
    """
    request = results.request
    query = results.interpretation.corrected or request.query
    bounds = [one.words for one in results.interpretation.natural if one.facet == "education"]
    chosen = request.filters.get("education", ())
    if VARIES in chosen or not (bounds or chosen) or not all(words in query for words in bounds):
        return None
    for words in bounds:
        query = query.replace(words, " ", 1)
    filters = {**request.filters, "education": (VARIES,)}
    return replace(request, query=" ".join(query.split()), filters=filters, page=1)


def _varying_link(results: SearchResults, count: int) -> Link | None:
    request = varying_request(results) if count else None
    if request is None:
        return None
    return Link(f"{count:,} more whose level of education varies", urls.search_url(request))


def _relaxation_link(relaxation: Relaxation) -> Link:
    count = count_of(relaxation.count, "occupation")
    return Link(f"Without “{relaxation.without}”: {count}", urls.search_url(relaxation.request))


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
