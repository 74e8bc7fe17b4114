"""Errors as pages, in one place: what went wrong in plain words, and a way on."""

from contextlib import suppress
from dataclasses import dataclass

from flask import Flask, Response, current_app, request
from werkzeug.exceptions import HTTPException, ServiceUnavailable
from werkzeug.exceptions import NotFound as PageNotFound

from indexer.engine import search, suggest
from indexer.errors import EngineUnavailable, NotFound, SearchTooLong
from indexer.request import SearchRequest
from webapp.api.addresses import is_for_programs
from webapp.api.common import problem
from webapp.current import current_index
from webapp.pages.frame import render
from webapp.pages.lists import Entry

SUGGESTIONS = 6

_MESSAGES = {
    400: ("This address cannot be read", "Something in it is not as a browser would write it."),
    404: ("There is no such page", "It may have moved, or the address may be mistyped."),
    405: ("This page can only be read", "It takes no other kind of request."),
    429: ("That was too fast", "So much is asked from where you are that it has to wait a while."),
    503: (
        "This search takes too long",
        "It was ended so that others can be answered. Fewer words, or longer ones, will do.",
    ),
    500: ("Something went wrong here", "The fault is on this side, not in what you asked."),
}
_UNAVAILABLE = (
    "The search is not there just now",
    "The machines behind it do not all answer. Try again in a few seconds.",
)


@dataclass(frozen=True, slots=True)
class ErrorPage:
    heading: str
    explanation: str
    query: str
    suggestions: tuple[Entry, ...]


def show_errors(app: Flask) -> None:
    """Answer every error with a page, or with a problem where programs ask."""
    app.register_error_handler(HTTPException, _show_http_error)
    app.register_error_handler(NotFound, lambda error: _show_http_error(PageNotFound()))
    app.register_error_handler(EngineUnavailable, _show_unavailable)
    app.register_error_handler(SearchTooLong, lambda error: _show_http_error(ServiceUnavailable()))


def _show_unavailable(error: EngineUnavailable) -> Response:
    """The reason is for the log: it names machines."""
    current_app.logger.error("%s", error)
    if is_for_programs(request.path):
        response = problem(503)
    else:
        heading, explanation = _UNAVAILABLE
        page = ErrorPage(heading, explanation, "", ())
        response = Response(
            render("error.html", page, title=heading, search_box=False, for_crawlers=False), 503
        )
    response.headers["Retry-After"] = str(error.retry_after)
    return response


def _show_http_error(error: HTTPException) -> Response:
    """Keeps the headers that belong to the error, such as Allow with 405."""
    status = error.code or 500
    is_problem = is_for_programs(request.path)
    response = problem(status) if is_problem else Response(_page(status), status)
    kept = (pair for pair in error.get_headers(request.environ) if pair[0] != "Content-Type")
    response.headers.update(kept)
    return response


def _page(status: int) -> str:
    fallback = _MESSAGES[400 if status < 500 else 500]
    heading, explanation = _MESSAGES.get(status, fallback)
    words, suggestions = _guess() if status == 404 else ("", ())
    page = ErrorPage(heading, explanation, words, suggestions)
    return render("error.html", page, title=heading, search_box=False, for_crawlers=False)


def _guess() -> tuple[str, tuple[Entry, ...]]:
    """The last part of the address is often a title: as words to search for, and what has them."""
    words = " ".join(request.path.rstrip("/").rsplit("/", 1)[-1].replace("-", " ").split())
    with suppress(EngineUnavailable, SearchTooLong):  # the page is not there all the same
        index = current_index()
        names = suggest(index, words, SUGGESTIONS)
        if names:
            return words, tuple(Entry(name.text, name.url, name.detail) for name in names)
        hits = search(index, SearchRequest(query=words, limit=SUGGESTIONS)).hits if words else ()
        return words, tuple(Entry(hit.title, hit.url) for hit in hits)
    return words, ()
