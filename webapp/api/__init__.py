"""The site for programs: /api/v1, its documents, and lists to save. No search logic, no key."""

import json
from collections.abc import Callable, Mapping

from flask import Blueprint, Response, request

from indexer.errors import NotFound
from webapp.api import addresses
from webapp.api.common import Paged, Value, problem
from webapp.api.csv_file import write_csv
from webapp.api.openapi import make_api_page, make_document
from webapp.api.operations import OPERATIONS, Operation
from webapp.api.parameters import BadParameters, read_parameters
from webapp.api.search import ResultList
from webapp.current import configuration, current_index, full_url
from webapp.pages.frame import Record, render

blueprint = Blueprint("api", __name__)

# Any page may read the answers: they are the same for everybody, and nothing can be changed.
_FOR_OTHER_SITES: Mapping[str, str] = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After, X-Request-ID",
}
_PREFLIGHT: Mapping[str, str] = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match, X-Request-ID",
    "Access-Control-Max-Age": "86400",  # seconds; browsers cap it themselves
}


def _view(operation: Operation) -> Callable[..., Response]:
    def view(**slug: str) -> Response:
        asked = read_parameters(operation.parameters, request.args)
        return _response(operation, operation.make(current_index(), asked, **slug))

    return view


def _response(operation: Operation, answer: Value) -> Response:
    """The answer as the operation's kind of file, with links to the neighbouring pages."""
    if operation.file == "csv" and isinstance(answer, ResultList):
        text = write_csv(answer.hits, full_url(""))
    else:
        text = answer.model_dump_json(by_alias=True)
    response = Response(text, mimetype=operation.media_type)
    if operation.file:
        name = f"occupations.{operation.file}"
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    if isinstance(answer, Paged) and (links := addresses.link_header(answer.links)):
        response.headers["Link"] = links
    return response


for _operation in OPERATIONS:
    blueprint.add_url_rule(
        _operation.path.replace("{slug}", "<slug>"),
        endpoint=_operation.name,
        view_func=_view(_operation),
    )


@blueprint.get(addresses.OPENAPI)
def openapi() -> Response:
    # Not jsonify: it would put the operations in alphabetical order.
    document = json.dumps(make_document(configuration().site_url))
    return Response(document, mimetype="application/json")


@blueprint.get(addresses.DOCS)
def docs() -> str:
    page = make_api_page(configuration().rate)
    record = Record(page.lead, addresses.DOCS)
    return render("api.html", page, title="API", room=addresses.DOCS, record=record)


@blueprint.errorhandler(BadParameters)
def _bad_parameters(error: BadParameters) -> Response:
    return problem(422, str(error), error.problems)


@blueprint.errorhandler(NotFound)
def _not_found(error: NotFound) -> Response:
    return problem(404, f"{str(error).capitalize()}.")


def allow_other_sites(response: Response) -> Response:
    """Let the pages of other sites read what is for programs."""
    if addresses.is_for_programs(request.path):
        response.headers.update(_FOR_OTHER_SITES)
        if request.method == "OPTIONS":
            response.headers.update(_PREFLIGHT)
    return response
