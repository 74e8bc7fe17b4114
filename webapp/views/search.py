"""The search page."""

from dataclasses import replace

from flask import Blueprint, abort, request

from indexer.search import search as run_search
from webapp.current import current_index
from webapp.pages.facets import make_facet_page
from webapp.pages.frame import render
from webapp.pages.search import make_search_page, make_title
from webapp.params import read_request

blueprint = Blueprint("search", __name__)


@blueprint.get("/search")
def search() -> str:
    results = run_search(current_index(), read_request(request.args))
    return render(
        "search.html",
        make_search_page(results),
        title=make_title(results),
        search_box=False,
        for_crawlers=False,
        script="search.js",
    )


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
