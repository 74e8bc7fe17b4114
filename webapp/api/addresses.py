"""Addresses of the API, relative to the site, and the pages of its lists."""

from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import quote, urlencode

from indexer.request import SearchRequest
from webapp import urls
from webapp.api.common import Links
from webapp.api.parameters import ListParameters, Parameters, write_parameters

T = TypeVar("T")

DOCS = urls.API
ROOT = f"{DOCS}/v1"
SEARCH = f"{ROOT}/search"
SUGGEST = f"{ROOT}/suggest"
FACETS = f"{ROOT}/facets"
OCCUPATIONS = f"{ROOT}/occupations"
CREDENTIALS = f"{ROOT}/credentials"
ORGANIZATIONS = f"{ROOT}/organizations"
OPENAPI = f"{ROOT}/openapi.json"


def is_for_programs(path: str) -> bool:
    """Whether what answers here is read by programs: errors are JSON, other sites may ask."""
    return path.startswith(f"{DOCS}/") or path in (urls.SEARCH_CSV, urls.SEARCH_JSON)


def search_url(request: SearchRequest) -> str:
    """The address of a search in the API."""
    parameters = urls.program_parameters(request)
    return f"{SEARCH}?{urlencode(parameters)}" if parameters else SEARCH


def one_path(collection: str) -> str:
    """The pattern of the addresses of single things."""
    return f"{collection}/{{slug}}"


def one_url(collection: str, slug: str) -> str:
    """E.g. "/api/v1/occupations/lawyers" for ``OCCUPATIONS``."""
    return f"{collection}/{quote(slug, safe='')}"


def page_links(path: str, asked: Parameters, page: int, pages: int) -> Links:
    """This page of a list and its neighbours; before a page past the end comes the last one."""
    pairs = [pair for pair in write_parameters(asked) if pair[0] != "page"]

    def address(number: int) -> str:
        parameters = [*pairs, ("page", str(number))] if number > 1 else pairs
        return f"{path}?{urlencode(parameters)}" if parameters else path

    return Links(
        itself=address(page),
        prev=address(max(1, min(page - 1, pages))) if page > 1 else None,
        next=address(page + 1) if page < pages else None,
    )


def page_of(
    path: str, asked: ListParameters, entries: Sequence[T]
) -> tuple[Sequence[T], int, Links]:
    """The entries on the page asked for, the number of pages, and links to the neighbours."""
    pages = -(-len(entries) // asked.limit)
    first = (asked.page - 1) * asked.limit
    links = page_links(path, asked, asked.page, pages)
    return entries[first : first + asked.limit], pages, links


def link_header(links: Links) -> str | None:
    """The neighbours for a ``Link`` header (RFC 8288), None where there are none."""
    found = (("prev", links.prev), ("next", links.next))
    return ", ".join(f'<{url}>; rel="{rel}"' for rel, url in found if url) or None
