"""The page that documents the API, from the same operations and models as the OpenAPI document."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from indexer.request import MAX_LIMIT
from webapp.api import addresses
from webapp.api.csv_file import COLUMNS
from webapp.api.openapi import DESCRIPTION, parameter_schemas
from webapp.api.operations import OPERATIONS, Operation
from webapp.api.searching import EXPORTED
from webapp.http.rate_limit import Rate
from webapp.pages.frame import Link

MANY = 10  # names of a choice that are written out


@dataclass(frozen=True, slots=True)
class ParameterRow:
    name: str
    takes: str  # "whole number, 1 to 100"
    default: str
    description: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class OperationPart:
    id: str
    summary: str
    path: str
    description: str
    parameters: tuple[ParameterRow, ...]
    fields: tuple[FieldRow, ...]
    example: Link


@dataclass(frozen=True, slots=True)
class ApiPage:
    lead: str
    openapi: str
    jumps: tuple[Link, ...]
    operations: tuple[OperationPart, ...]
    most: str  # occupations on a page of a search
    exported: str
    rate: Rate | None  # None where nothing is limited


def make_api_page(rate: Rate | None) -> ApiPage:
    """The page; ``rate``: what a client is allowed."""
    return ApiPage(
        lead=DESCRIPTION,
        openapi=addresses.OPENAPI,
        jumps=tuple(Link(one.path, f"#{one.name}") for one in OPERATIONS),
        operations=tuple(_operation(one) for one in OPERATIONS),
        most=f"{MAX_LIMIT:,}",
        exported=f"{EXPORTED:,}",
        rate=rate,
    )


def _operation(operation: Operation) -> OperationPart:
    schemas = parameter_schemas(operation.parameters)
    return OperationPart(
        id=operation.name,
        summary=operation.summary,
        path=operation.path,
        description=operation.answer.__doc__ or "",
        parameters=tuple(_parameter(name, schema) for name, schema in schemas.items()),
        fields=_fields(operation),
        example=Link(operation.example, operation.example),
    )


def _fields(operation: Operation) -> tuple[FieldRow, ...]:
    if operation.file == "csv":
        return tuple(FieldRow(name, "") for name in COLUMNS)
    fields = operation.answer.model_fields.items()
    return tuple(FieldRow(f.serialization_alias or n, _told(f)) for n, f in fields)


def _told(field: Any) -> str:
    """What a field says, or else what its value is."""
    if field.description:
        return str(field.description)
    kind = field.annotation
    is_model = isinstance(kind, type) and issubclass(kind, BaseModel)
    return kind.__doc__ or "" if is_model else ""


def _parameter(name: str, schema: Mapping[str, Any]) -> ParameterRow:
    default = schema.get("default", "")
    return ParameterRow(
        name=name,
        takes=_takes(schema),
        default="" if isinstance(default, list) else str(default),
        description=schema["description"],
    )


def _takes(schema: Mapping[str, Any]) -> str:
    """What may be given, in words."""
    if schema["type"] == "array":
        return f"{_takes(schema['items'])}; repeatable"
    if "enum" in schema:
        return ", ".join(schema["enum"][:MANY])
    if schema["type"] == "integer":
        return f"number, {schema['minimum']} to {schema['maximum']}"
    return "text"
