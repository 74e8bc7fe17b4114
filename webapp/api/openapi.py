"""The OpenAPI 3.1 document, from the models that the answers are made from.

Written here rather than by flask-openapi 5.0, which announces OpenAPI 3.2, wants the application to
be of its own class, answers a bad parameter with a bare list in place of RFC 9457, and silently
takes unknown and repeated parameters. The page that documents the API comes from the same
operations and models.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema

from indexer.request import MAX_LIMIT
from webapp.api import addresses
from webapp.api.common import MIMETYPE, Problem
from webapp.api.csv_file import COLUMNS
from webapp.api.operations import OPERATIONS, Operation
from webapp.api.parameters import SLUG, Parameters
from webapp.api.search import EXPORTED
from webapp.config import Rate
from webapp.pages.frame import Link

Data = dict[str, Any]

VERSION = "1.0.0"  # of the API: a change that breaks a program makes it /api/v2
DESCRIPTION = (
    "Occupations, and the credentials and organizations that their profiles name: full-text "
    "search down to the passage that answers. No key. GET only. From any web page (CORS)."
)
_REF = "#/components/schemas/{model}"


class _Schemas(GenerateJsonSchema):
    def field_title_should_be_set(self, schema: Any) -> bool:
        return False  # "Slug" says no more than "slug"


def make_document(site: str) -> Data:
    """The document.

    Args:
        site: address of the site without a slash at its end, "" if it is not known.
    """
    models: list[type[BaseModel]] = [Problem, *(one.answer for one in OPERATIONS)]
    _, schemas = models_json_schema(
        [(model, "serialization") for model in dict.fromkeys(models)],
        ref_template=_REF,
        schema_generator=_Schemas,
    )
    return {
        "openapi": "3.1.0",
        "info": {"title": "Occupations", "version": VERSION, "description": DESCRIPTION},
        "servers": [{"url": site or "/"}],
        "paths": {operation.path: {"get": _operation(operation)} for operation in OPERATIONS},
        "components": {"schemas": schemas["$defs"], "headers": _HEADERS},
    }


def parameter_schemas(model: type[Parameters]) -> Mapping[str, JsonSchemaValue]:
    """What each parameter may be, by name."""
    found: Mapping[str, JsonSchemaValue] = model.model_json_schema(schema_generator=_Schemas).get(
        "properties", {}
    )
    return found


_HEADERS: Data = {
    "ETag": {
        "description": "Send it back in If-None-Match: 304 while nothing has changed.",
        "schema": {"type": "string"},
    },
    "Cache-Control": {"schema": {"type": "string"}},
    "Link": {
        "description": "The neighbouring pages (RFC 8288).",
        "schema": {"type": "string"},
    },
    "Retry-After": {
        "description": "Seconds.",
        "schema": {"type": "integer", "minimum": 1},
    },
}


_SLUG: Data = {
    "name": "slug",
    "in": "path",
    "required": True,
    "description": "As in lists and in the addresses of pages.",
    "schema": {"type": "string", "pattern": SLUG},
}


def _operation(operation: Operation) -> Data:
    parameters = [_parameter(n, s) for n, s in parameter_schemas(operation.parameters).items()]
    if operation.has_slug:
        parameters.insert(0, _SLUG)
    return {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": parameters,
        "responses": _responses(operation),
    }


def _parameter(name: str, schema: JsonSchemaValue) -> Data:
    rest = {key: value for key, value in schema.items() if key != "description"}
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": schema["description"],
        "schema": rest,
    }


def _responses(operation: Operation) -> Data:
    headers = ["ETag", "Cache-Control", *(["Link"] if operation.is_paged else [])]
    schema = (
        {"type": "string"}
        if operation.file == "csv"
        else {"$ref": _REF.format(model=operation.answer.__name__)}
    )
    found: Data = {
        "200": {
            "description": operation.answer.__doc__ or operation.summary,
            "headers": _references(headers),
            "content": {operation.media_type: {"schema": schema}},
        },
        "304": {
            "description": "Nothing has changed since the ETag given in If-None-Match.",
            "headers": _references(["ETag", "Cache-Control"]),
        },
        "422": _error("A parameter is unknown, repeated or out of its range."),
        "429": _error("Too many requests.", ["Retry-After"]),
        "default": _error("Another problem."),
    }
    if operation.has_slug:
        found["404"] = _error("Nothing has this slug.")
    return dict(sorted(found.items()))


def _error(description: str, headers: list[str] | None = None) -> Data:
    schema = {"$ref": _REF.format(model=Problem.__name__)}
    found: Data = {
        "description": description,
        "content": {MIMETYPE: {"schema": schema}},
    }
    return {**found, "headers": _references(headers)} if headers else found


def _references(names: list[str]) -> Data:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


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
        operations=tuple(_operation_part(one) for one in OPERATIONS),
        most=f"{MAX_LIMIT:,}",
        exported=f"{EXPORTED:,}",
        rate=rate,
    )


def _operation_part(operation: Operation) -> OperationPart:
    schemas = parameter_schemas(operation.parameters)
    return OperationPart(
        id=operation.name,
        summary=operation.summary,
        path=operation.path,
        description=operation.answer.__doc__ or "",
        parameters=tuple(_parameter_row(name, schema) for name, schema in schemas.items()),
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


def _parameter_row(name: str, schema: Mapping[str, Any]) -> ParameterRow:
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
