"""Every address the site links to, as plain GET URLs, and the search that an address asks for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import get_args
from urllib.parse import quote, quote_plus

from werkzeug.datastructures import MultiDict

from indexer.facet import FACET_NAMES, FacetName
from indexer.request import MAX_PAGE, SearchRequest, Sort

HOME = "/"
API = "/api"
SEARCH = "/search"
SEARCH_CSV = f"{SEARCH}.csv"
SEARCH_JSON = f"{SEARCH}.json"
OCCUPATIONS = "/occupations"
GROUPS = "/groups"
CREDENTIALS = "/credentials"
ORGANIZATIONS = "/organizations"
HELP = "/help"
START = "/start"
COMPARE = "/compare"
SITEMAP = "/sitemap.xml"
OPENSEARCH = "/opensearch.xml"
OPENSEARCH_SUGGEST = "/opensearch/suggest"
SUGGEST = "/suggest"

EVERY = "every"  # parameter: only what has every plain word; ``every_word`` in the API

MAX_KEPT = 120  # characters of a value whose quoted form is remembered; slugs are shorter


def search_url(request: SearchRequest) -> str:
    """The address that shows exactly this request."""
    parameters = write_parameters(request)
    return f"{SEARCH}?{_encoded(parameters)}" if parameters else SEARCH


def query_url(request: SearchRequest, query: str) -> str:
    """Other words with the same filters and order, from the first page."""
    return search_url(replace(request, query=query, page=1))


def toggle_url(request: SearchRequest, facet: FacetName, value: str) -> str:
    """Choose the value if it is not chosen, else give it up; back to the first page."""
    chosen = request.filters.get(facet, ())
    if value in chosen:
        return search_url(_with_values(request, facet, tuple(v for v in chosen if v != value)))
    return search_url(_with_values(request, facet, (*chosen, value)))


def toggle_urls(request: SearchRequest, facet: FacetName) -> Callable[[str], str]:
    """``toggle_url`` for many values of one facet: what they have in common is written once."""
    chosen = request.filters.get(facet, ())
    pairs = write_parameters(_with_values(request, facet, (*chosen, "")))
    place = pairs.index((facet, ""))
    before = f"{SEARCH}?{_encoded([*pairs[:place], (facet, '')])}"
    after = f"&{_encoded(pairs[place + 1 :])}" if pairs[place + 1 :] else ""

    def url(value: str) -> str:
        if value in chosen:
            return toggle_url(request, facet, value)
        return f"{before}{_quoted(value)}{after}"

    return url


def values_url(request: SearchRequest, facet: FacetName, values: tuple[str, ...]) -> str:
    """Choose just these values of one facet."""
    return search_url(_with_values(request, facet, values))


def clear_facet_url(request: SearchRequest, facet: FacetName) -> str:
    """Give up every value of one facet."""
    return search_url(_with_values(request, facet, ()))


def clear_filters_url(request: SearchRequest) -> str:
    """The same words without any filter."""
    return search_url(replace(request, filters={}, page=1))


def facet_url(request: SearchRequest, facet: FacetName) -> str:
    """A page with every value of one facet."""
    parameters = write_parameters(replace(request, page=1))
    return f"{SEARCH}/{facet}?{_encoded(parameters)}" if parameters else f"{SEARCH}/{facet}"


def page_url(request: SearchRequest, page: int) -> str:
    return search_url(replace(request, page=page))


def file_url(request: SearchRequest, path: str) -> str:
    """The whole list as a file; ``path``: ``SEARCH_CSV`` or ``SEARCH_JSON``."""
    parameters = program_parameters(replace(request, page=1))
    return f"{path}?{_encoded(parameters)}" if parameters else path


def sort_url(request: SearchRequest, sort: Sort) -> str:
    return search_url(replace(request, sort=sort, page=1))


def literal_url(request: SearchRequest) -> str:
    """Search only for the words as typed."""
    return search_url(replace(request, literal=True, page=1))


def widened_url(request: SearchRequest) -> str:
    """Search for related words and spellings again."""
    return search_url(replace(request, literal=False, page=1))


def every_word_url(request: SearchRequest) -> str:
    """Only what has every plain word."""
    return search_url(replace(request, every_word=True, page=1))


def any_words_url(request: SearchRequest) -> str:
    """What lacks a word, too."""
    return search_url(replace(request, every_word=False, page=1))


def filter_url(facet: FacetName, value: str) -> str:
    """Every occupation with this value."""
    return search_url(SearchRequest(filters={facet: (value,)}))


def occupation_url(slug: str, anchor: str | None = None) -> str:
    fragment = f"#{quote(anchor)}" if anchor else ""
    return f"{OCCUPATIONS}/{quote(slug, safe='')}{fragment}"


def marked_url(url: str, request: SearchRequest) -> str:
    """The address of a profile or a place in it, with the query's words marked on arrival."""
    if not request.query:
        return url
    path, hash_sign, fragment = url.partition("#")
    literal = "&literal=1" if request.literal else ""
    return f"{path}?q={_quoted(request.query)}{literal}{hash_sign}{fragment}"


def compare_url(slugs: Sequence[str]) -> str:
    """Occupations side by side."""
    return f"{COMPARE}?{_encoded([('o', slug) for slug in slugs])}" if slugs else COMPARE


def letter_url(key: str) -> str:
    """Every title under one letter."""
    return f"{OCCUPATIONS}?letter={_quoted(key)}"


def group_url(slug: str) -> str:
    return f"{GROUPS}/{quote(slug, safe='')}"


def credential_url(slug: str) -> str:
    return f"{CREDENTIALS}/{quote(slug, safe='')}"


def compare_credentials_url(slugs: Sequence[str]) -> str:
    """Credentials side by side."""
    query = _encoded([("c", slug) for slug in slugs])
    return f"{CREDENTIALS}/compare?{query}" if slugs else f"{CREDENTIALS}/compare"


def organization_url(slug: str) -> str:
    return f"{ORGANIZATIONS}/{quote(slug, safe='')}"


def _with_values(
    request: SearchRequest, facet: FacetName, values: tuple[str, ...]
) -> SearchRequest:
    filters = {name: chosen for name, chosen in request.filters.items() if name != facet}
    if values:
        filters[facet] = values
    return replace(request, filters=filters, page=1)


def _encoded(pairs: Iterable[tuple[str, str]]) -> str:
    """As ``urllib.parse.urlencode``; the names are our own and need no quoting."""
    return "&".join([f"{name}={_quoted(value)}" for name, value in pairs])


def _quoted(value: str) -> str:
    return _quoted_once(value) if len(value) <= MAX_KEPT else quote_plus(value)


@lru_cache(maxsize=4096)  # a page has a hundred addresses with the same words and slugs
def _quoted_once(value: str) -> str:
    return quote_plus(value)


MAX_VALUE_LENGTH = 120  # characters; slugs are shorter, longer ones are noise
MAX_VALUES = 50  # of one facet: keeps every URL under the 4 kB that servers accept

_SORTS: dict[str, Sort] = {sort: sort for sort in get_args(Sort)}


def read_request(args: MultiDict[str, str]) -> SearchRequest:
    """Read the parameters of a search address.

    Args:
        args: as Flask parsed them; unknown names are ignored, of repeated single ones the first
            counts.
    """
    return SearchRequest(
        query=" ".join(args.get("q", "").split()),
        filters=_read_filters(args),
        page=_read_page(args.get("page", "")),
        sort=_SORTS.get(args.get("sort", ""), "relevance"),
        literal=args.get("literal") == "1",
        every_word=args.get(EVERY) == "1",
    )


def write_parameters(request: SearchRequest) -> tuple[tuple[str, str], ...]:
    """Name and value pairs that `read_request` reads back; those at their default are left out."""
    pairs: list[tuple[str, str]] = []
    if request.query:
        pairs.append(("q", request.query))
    for facet in FACET_NAMES:
        pairs.extend((facet, value) for value in request.filters.get(facet, ()))
    if request.sort != "relevance":
        pairs.append(("sort", request.sort))
    if request.literal:
        pairs.append(("literal", "1"))
    if request.every_word:
        pairs.append((EVERY, "1"))
    if request.page != 1:
        pairs.append(("page", str(request.page)))
    return tuple(pairs)


def program_parameters(request: SearchRequest) -> tuple[tuple[str, str], ...]:
    """As ``write_parameters``, with the names that the API and the files of results read."""
    return tuple(
        ("every_word" if name == EVERY else name, value)
        for name, value in write_parameters(request)
    )


def _read_filters(args: MultiDict[str, str]) -> dict[FacetName, tuple[str, ...]]:
    filters: dict[FacetName, tuple[str, ...]] = {}
    for facet in FACET_NAMES:
        readable = (value for value in map(str.strip, args.getlist(facet)) if _is_readable(value))
        values = tuple(dict.fromkeys(readable))[:MAX_VALUES]
        if values:
            filters[facet] = values
    return filters


def _is_readable(value: str) -> bool:
    return 0 < len(value) <= MAX_VALUE_LENGTH and value.isprintable()


def _read_page(text: str) -> int:
    # isdecimal accepts digits of every script, and int() reads them; five are beyond MAX_PAGE.
    if not text.isdecimal():
        return 1
    return min(max(int(text[:5]), 1), MAX_PAGE)
