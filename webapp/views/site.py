"""Home, help and the health check."""

from flask import Blueprint

from webapp import urls
from webapp.current import current_index
from webapp.pages.frame import Record, render
from webapp.pages.help import make_help_page
from webapp.pages.home import make_home_page
from webapp.pages.records import home_record

blueprint = Blueprint("site", __name__)


@blueprint.get("/")
def home() -> str:
    page = make_home_page(current_index())
    record = home_record(page.lead)
    return render("home.html", page, title=None, search_box=False, record=record)


@blueprint.get("/help")
def help_page() -> str:
    record = Record("The query language: words, phrases, fields, bounds, filters.", urls.HELP)
    return render(
        "help.html", make_help_page(), title="How to search", room=urls.HELP, record=record
    )


@blueprint.get("/healthz")
def healthz() -> tuple[str, int, dict[str, str]]:
    """Says that the process answers; does not look at the index."""
    return "ok", 200, {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"}
