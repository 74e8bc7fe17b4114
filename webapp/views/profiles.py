"""One occupation in full."""

from flask import Blueprint, request

from indexer.profile import get_profile
from webapp.current import current_index
from webapp.pages.frame import render
from webapp.pages.profile import make_profile_page

blueprint = Blueprint("profiles", __name__)


@blueprint.get("/occupations/<slug>")
def profile(slug: str) -> str:
    index = current_index()
    page = make_profile_page(
        get_profile(index, slug), index.vocabulary, index.generation, request.base_url
    )
    return render("profile.html", page, title=page.title)
