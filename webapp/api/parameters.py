"""Parameters of the API as pydantic models, and their reading from an address.

Pages take what they can read and ignore the rest; a program that is not understood is told so.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, create_model
from pydantic_core import CoreSchema, core_schema
from werkzeug.datastructures import MultiDict

from indexer.facet import (
    FACET_NAMES,
    FACETS,
    FacetDeclaration,
    FacetName,
    levels_of,
)
from indexer.request import DEFAULT_LIMIT, MAX_LIMIT, MAX_PAGE, SearchRequest, Sort
from webapp.api.common import ParameterProblem

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class BadParameters(ValueError):
    """An address has parameters that cannot be read; ``problems`` holds every one of them."""

    def __init__(self, problems: tuple[ParameterProblem, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{one.parameter}: {one.detail}" for one in problems))


class OneOf:
    """Marks a text that has to be one of these."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)

    def __get_pydantic_core_schema__(self, source: object, handler: object) -> CoreSchema:
        return core_schema.literal_schema(list(self._names))


def _decimal(given: object) -> object:
    # int() would also take "1_000", " 1" and the digits of every script
    if isinstance(given, str) and not re.fullmatch(r"-?\d{1,9}", given, re.ASCII):
        raise ValueError("Input should be a whole number in digits")
    return given


Number = Annotated[int, BeforeValidator(_decimal)]
Slug = Annotated[str, Field(min_length=1)]  # any text: an unknown slug finds nothing


class Parameters(BaseModel):
    """What an address may say; anything else is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ListParameters(Parameters):
    page: Number = Field(default=1, ge=1, le=MAX_PAGE, description="Page of the list, from 1.")
    limit: Number = Field(default=50, ge=1, le=MAX_LIMIT, description="Entries on a page.")


class Words(Parameters):
    q: str = Field(
        default="",
        description='The query: words, "exact words", -word, OR, field:value, prefix*. No input '
        "is a syntax error. Empty: every occupation.",
    )


def _values_of(facet: FacetDeclaration) -> Any:
    """Type of one chosen value, and the parameter's description."""
    levels = levels_of(facet)
    value = Annotated[str, OneOf(levels)] if levels else Slug
    return tuple[value, ...], Field(default=(), description=facet.meaning)  # type: ignore[valid-type]


if TYPE_CHECKING:
    WordsAndFacets = Words
else:  # a parameter for each facet that is declared
    facet_fields = {name: _values_of(facet) for name, facet in FACETS.items()}
    WordsAndFacets = create_model("WordsAndFacets", __base__=Words, **facet_fields)


class Chosen(WordsAndFacets):
    """The words and filters of a search, as in the addresses of the site's own search page."""

    literal: Literal["0", "1"] = Field(
        default="0", description="1: no related words, no spelling help, no filters read from text."
    )
    every_word: Literal["0", "1"] = Field(
        default="0", description="1: only occupations that have all the plain words."
    )

    def request(self) -> SearchRequest:
        """As the search page would ask; the first page, by relevance."""
        filters: dict[FacetName, tuple[str, ...]] = {}
        for name in FACET_NAMES:
            values = tuple(dict.fromkeys(getattr(self, name)))
            if values:
                filters[name] = values
        words = " ".join(self.q.split())
        return SearchRequest(
            query=words,
            filters=filters,
            literal=self.literal == "1",
            every_word=self.every_word == "1",
        )


class FacetParameters(Chosen):
    facet: tuple[FacetName, ...] = Field(default=(), description="Only these facets; none: all.")


class SearchParameters(Chosen):
    sort: Sort = Field(
        default="relevance", description="Highest first but for title; unknown figures last."
    )
    page: Number = Field(default=1, ge=1, le=MAX_PAGE, description="Page of the list, from 1.")
    limit: Number = Field(
        default=DEFAULT_LIMIT, ge=1, le=MAX_LIMIT, description="Occupations on a page."
    )
    facet_limit: Number = Field(
        default=20, ge=0, le=5000,
        description="Values of each facet, those with most occupations; chosen ones always.",
    )  # fmt: skip


class ExportParameters(Chosen):
    sort: Sort = Field(
        default="relevance", description="Highest first but for title; unknown figures last."
    )
    page: Number = Field(default=1, ge=1, le=100, description="Of 1,000 occupations each, from 1.")


class SuggestParameters(Parameters):
    q: str = Field(default="", description="What has been typed so far.")
    limit: Number = Field(default=10, ge=1, le=50, description="Names at most.")


class NoParameters(Parameters):
    """Nothing can be said besides the path."""


P = TypeVar("P", bound=Parameters)


def read_parameters(model: type[P], given: MultiDict[str, str]) -> P:
    """The parameters of an address.

    Raises:
        BadParameters: one is unknown, given twice where it has one value, or out of its range.
    """
    several = {n for n, f in model.model_fields.items() if get_origin(f.annotation) is tuple}
    values: dict[str, Any] = {}
    problems = []
    for name in given:
        found = given.getlist(name)
        if name not in model.model_fields:
            known = ", ".join(model.model_fields) or "none"
            detail = f"There is no such parameter here; there are: {known}"
            problems.append(ParameterProblem(parameter=name, detail=detail))
        elif name not in several and len(found) > 1:
            problems.append(ParameterProblem(parameter=name, detail="Given more than once"))
        else:
            values[name] = found if name in several else found[0]
    try:
        read = model.model_validate(values)
    except ValidationError as error:
        problems += _problems(error)
    if problems:
        raise BadParameters(tuple(problems))
    return read


def _problems(error: ValidationError) -> Iterable[ParameterProblem]:
    for one in error.errors(include_url=False, include_context=False, include_input=False):
        detail = one["msg"].removeprefix("Value error, ")
        yield ParameterProblem(parameter=str(one["loc"][0]), detail=detail)


def write_parameters(asked: Parameters) -> tuple[tuple[str, str], ...]:
    """Name and value pairs that are read back as these; those at their default are left out."""
    pairs: list[tuple[str, str]] = []
    for name, value in asked.model_dump(exclude_defaults=True).items():
        values = value if isinstance(value, tuple) else (value,)
        pairs.extend((name, str(one)) for one in values)
    return tuple(pairs)
