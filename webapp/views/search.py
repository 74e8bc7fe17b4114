"""The search page."""

from dataclasses import asdict, replace
from functools import partial

from flask import Blueprint, Response, abort, current_app, jsonify, request

from indexer.engine import search as run_search
from indexer.engine import suggest
from indexer.search.zero_results import record
from webapp.current import current_index
from webapp.pages.facets import make_facet_page
from webapp.pages.frame import render
from webapp.pages.search import make_search_page, make_title
from webapp.pages.suggestions import make_suggestions
from webapp.params import read_request
from webapp.remembered import do_each_time

blueprint = Blueprint("search", __name__)

EVERY = 1000  # names that fit what was typed; more than any two letters begin


@blueprint.get("/search")
def search() -> str:
    wanted = read_request(request.args)
    results = run_search(current_index(), wanted)
    if not results.total and wanted.query.strip() and wanted.page == 1:
        do_each_time(partial(record, current_app.config["INDEX_FOLDER"], wanted.query))
    return render(
        "search.html",
        make_search_page(results),
        title=make_title(results),
        search_box=False,
        for_crawlers=False,
        script="search.js",
    )


@blueprint.get("/suggest")
def suggestions() -> Response:
    """Completions of what has been typed so far, as JSON for the search box."""
    typed = request.args.get("q", "")
    found = make_suggestions(suggest(current_index(), typed, EVERY))
    response = jsonify(query=typed, suggestions=[asdict(one) for one in found])
    response.headers["Cache-Control"] = "public, max-age=60"
    return response


@blueprint.get("/search/<facet>")
def facet_values(facet: str) -> str:
    """Every value of one facet under the same words and filters."""
    wanted = replace(read_request(request.args), page=1)
    results = run_search(current_index(), wanted)
    found = next((f for f in results.facets if f.name == facet), None)
    if found is None:
        abort(404)
    page = make_facet_page(wanted, found)
    return render("index.html", page, title=page.heading, query=wanted.query, for_crawlers=False)
