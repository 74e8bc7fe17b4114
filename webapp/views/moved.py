"""From an old or differently written address to the page that it means."""

from collections.abc import Callable

from flask import abort, redirect, request
from werkzeug.wrappers import Response

# A profile may take over the title that leads elsewhere today: browsers ask again after a day.
REMEMBERED = 24 * 60 * 60  # seconds


def moved(slug: str | None, address: Callable[[str], str]) -> Response:
    """A lasting redirect to the page with this slug, parameters kept; 404 where there is none."""
    if slug is None:
        abort(404)
    parameters = request.query_string.decode()
    response = redirect(f"{address(slug)}?{parameters}" if parameters else address(slug), 301)
    response.headers["Cache-Control"] = f"public, max-age={REMEMBERED}"
    return response
