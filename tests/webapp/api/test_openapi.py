"""The OpenAPI document is valid, complete and true."""

import re
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from schemathesis import BaseSchema, GenerationMode
from schemathesis.specs.openapi.checks import (  # what it tells of a read-only API without a key
    content_type_conformance,
    negative_data_rejection,
    positive_data_acceptance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from tests.webapp.asking import first, read, texts
from webapp import create_app
from webapp.api.operations import OPERATIONS

from .asking import ask

DOCUMENT = "/api/v1/openapi.json"
CHECKS = (
    schemathesis.checks.not_a_server_error, status_code_conformance, content_type_conformance,
    response_headers_conformance, response_schema_conformance, negative_data_rejection,
    positive_data_acceptance, unsupported_method,
)  # fmt: skip


@pytest.fixture(scope="session")
def described(shipped_index: Path) -> BaseSchema:
    """The API by its own description, read from the application that answers."""
    return schemathesis.openapi.from_wsgi(DOCUMENT, create_app(shipped_index))


@pytest.mark.parametrize("mode", GenerationMode)
@pytest.mark.parametrize("path", [operation.path for operation in OPERATIONS])
def test_every_answer_is_as_described(
    described: BaseSchema, path: str, mode: GenerationMode
) -> None:
    """Schemathesis asks what the document allows (positive) and what it does not (negative)."""

    @settings(
        max_examples=60,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=described[path]["GET"].as_strategy(generation_mode=mode))
    def ask_and_check(case: schemathesis.Case[Any]) -> None:
        # Called without a network: nothing would unpack a compressed answer.
        case.call_and_validate(checks=[*CHECKS], headers={"Accept-Encoding": "identity"})

    ask_and_check()


def test_the_document_is_valid_openapi_3_1(client: FlaskClient) -> None:
    document = ask(client, DOCUMENT)

    assert document["openapi"].startswith("3.1.")
    validate(document, cls=OpenAPIV31SpecValidator)


def test_every_route_of_the_api_is_described_and_no_other(client: FlaskClient) -> None:
    rules = {
        re.sub(r"<(\w+)>", r"{\1}", rule.rule)
        for rule in client.application.url_map.iter_rules()
        if rule.endpoint.startswith("api.") and rule.endpoint not in ("api.openapi", "api.docs")
    }

    assert set(ask(client, DOCUMENT)["paths"]) == rules


def test_every_parameter_and_field_is_described_in_words(client: FlaskClient) -> None:
    document = ask(client, DOCUMENT)

    for path, item in document["paths"].items():
        assert item["get"]["summary"], path
        for parameter in item["get"]["parameters"]:
            assert parameter["description"], (path, parameter["name"])


def test_the_page_documents_every_operation_with_an_example_that_answers(
    client: FlaskClient,
) -> None:
    document = ask(client, DOCUMENT)
    tree = read(client, "/api")

    for path, item in document["paths"].items():
        heading = first(tree, f"#{item['get']['operationId']}")
        assert heading.text() == item["get"]["summary"]
        assert f"GET {path}" in texts(tree, "code")
    examples = [text for text in texts(tree, "a code") if "{" not in text]
    assert len(examples) > len(document["paths"])
    for example in examples:
        assert client.get(example).status_code == 200, example


def test_the_page_documents_every_parameter(client: FlaskClient) -> None:
    document = ask(client, DOCUMENT)
    tables = read(client, "/api").css("table.parameters")

    shown = [[node.text() for node in table.css("tbody th")] for table in tables]
    described = [
        [one["name"] for one in item["get"]["parameters"] if one["in"] == "query"]
        for item in document["paths"].values()
    ]
    assert shown == [names for names in described if names]
