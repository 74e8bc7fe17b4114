"""The search page."""

from flask import Blueprint, request

from indexer.search import search as run_search
from webapp.current import current_index
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
