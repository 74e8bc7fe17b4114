"""Errors for programs, in the form of RFC 9457."""

from collections.abc import Mapping
from http import HTTPStatus

from flask import Response

from webapp.api.models.common import ParameterProblem, Problem

MIMETYPE = "application/problem+json"

_DETAILS: Mapping[int, str] = {
    400: "The request cannot be read.",
    404: "Nothing has this address; /api lists what there is.",
    405: "This can only be read: GET, HEAD or OPTIONS.",
    413: "The request is too large.",
    429: "Too many requests from one address; Retry-After says in how many seconds to go on.",
    503: "This search takes too long; fewer words, or longer ones, will do.",
    500: "The fault is on this side, not in what was asked.",
}


def problem(
    status: int, detail: str | None = None, errors: tuple[ParameterProblem, ...] = ()
) -> Response:
    """The answer for an error.

    Args:
        status: HTTP status from 400.
        detail: what went wrong this time; by default what the status says.
        errors: the parameters that cannot be read.
    """
    body = Problem(
        type="about:blank",
        title=_title(status),
        status=status,
        detail=detail or _DETAILS.get(status, _title(status)),
        errors=errors,
    )
    return Response(body.model_dump_json(), status, content_type=MIMETYPE)


def _title(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"
