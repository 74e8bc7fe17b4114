"""One occupation in full, and several side by side."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from indexer.browse.browse import medians
from indexer.browse.by_name import find_occupations, occupation_named
from indexer.browse.profile import get_profile
from indexer.engine import highlight, suggest
from webapp import urls
from webapp.address import full_url
from webapp.current import current_index
from webapp.pages.compare_occupations import make_occupation_comparison
from webapp.pages.comparison import MAX_COMPARED, make_title
from webapp.pages.frame import render
from webapp.pages.profile import make_profile_page
from webapp.pages.profile_search import make_profile_search
from webapp.pages.records import profile_record
from webapp.params import read_request
from webapp.views.moved import moved

blueprint = Blueprint("profiles", __name__)


@blueprint.get("/occupations/<slug>")
def profile(slug: str) -> str | Response:
    index = current_index()
    if slug not in index.view.numbers:
        return moved(occupation_named(index, slug), urls.occupation_url)
    wanted = read_request(request.args)
    found = highlight(index, get_profile(index, slug), wanted)
    page = make_profile_page(
        found.profile,
        index.vocabulary,
        make_profile_search(slug, wanted, found.found),
        generation=index.generation,
        address=full_url(urls.occupation_url(slug)),
        medians=medians(index),
    )
    return render(
        "profile.html",
        page,
        title=page.title,
        script="contents.js",
        record=profile_record(found.profile),
    )


@blueprint.get("/compare")
def compare() -> str:
    index = current_index()
    found, left_out, unknown = find_occupations(index, request.args.getlist("o"), MAX_COMPARED)
    meant = {text: suggest(index, text) for text in unknown}
    titles = tuple(sorted(card.title for card in index.view.cards))
    page = make_occupation_comparison(found, left_out, meant, index.vocabulary, titles)
    return render("comparison.html", page, title=make_title(page), for_crawlers=False)
