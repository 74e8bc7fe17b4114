"""URL parameters <-> SearchRequest; what cannot be read is ignored or clamped, never an error."""

from typing import get_args

from werkzeug.datastructures import MultiDict

from indexer.facet import FACET_NAMES, FacetName
from indexer.request import MAX_PAGE, SearchRequest, Sort

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
    if request.page != 1:
        pairs.append(("page", str(request.page)))
    return tuple(pairs)


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
