"""Values that several answers have, and errors in the form of RFC 9457.

Answers are pydantic models: they are made from them, and so is the OpenAPI document. Fields are
described once, beside what makes them."""

from collections.abc import Mapping
from http import HTTPStatus

from flask import Response
from pydantic import BaseModel, ConfigDict, Field


class Value(BaseModel):
    """Part of an answer: nothing but the fields described, made from the engine's own values."""

    model_config = ConfigDict(extra="forbid", frozen=True, from_attributes=True)


class Links(Value):
    """Addresses of this page of a list and of its neighbours, relative to this address."""

    itself: str = Field(serialization_alias="self", description="This page of the list.")
    prev: str | None = Field(description="The page before, null on the first.")
    next: str | None = Field(description="The page after, null on the last.")


class Paged(Value):
    """A page of a list. A page past the last one has no entries."""

    total: int = Field(description="Entries of the whole list.")
    page: int = Field(description="From 1.")
    pages: int = Field(description="Pages of the whole list, 0 where it is empty.")
    generation: str = Field(description="Name of the index that answered.")
    links: Links


class Reference(Value):
    """Something with a page of its own on the site, or without one (url null)."""

    title: str
    url: str | None = Field(description='Relative address, e.g. "/organizations/ahima".')


class Passage(Value):
    """A sentence that names a credential or an organization, and where it stands."""

    sentence: str
    section_title: str
    url: str = Field(description="Of the place in the profile.")


class FormerName(Value):
    name: str
    acronym: str | None
    until: int | None = Field(description="Year in which the name changed.")
    source: str | None


class ParameterProblem(Value):
    parameter: str = Field(description="As given in the address.")
    detail: str


class Problem(Value):
    """What went wrong (RFC 9457)."""

    type: str = Field(description='"about:blank": the status says what kind of problem it is.')
    title: str
    status: int
    detail: str
    errors: tuple[ParameterProblem, ...] = Field(
        default=(), description="With status 422: every parameter that cannot be read."
    )


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
