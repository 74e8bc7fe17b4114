"""Rooms to look around in without a query."""

from flask import Blueprint, request

from indexer.browse import find_credentials, get_credential, get_group, get_organization
from webapp import urls
from webapp.current import current_index
from webapp.pages.browse import (
    make_credentials_page,
    make_group_page,
    make_groups_page,
    make_organizations_page,
)
from webapp.pages.comparison import MAX_COMPARED, make_comparison_page
from webapp.pages.entities import EntityPage, make_credential_page, make_organization_page
from webapp.pages.frame import render
from webapp.pages.names import NamesPage
from webapp.pages.titles import make_titles_page
from webapp.wording import named

blueprint = Blueprint("browse", __name__)


@blueprint.get("/occupations")
def occupations() -> str:
    return _render_names(
        make_titles_page(current_index(), request.args.get("letter")), urls.OCCUPATIONS
    )


@blueprint.get("/groups")
def groups() -> str:
    page = make_groups_page(current_index())
    return render("groups.html", page, title="Groups of occupations", room=urls.GROUPS)


@blueprint.get("/groups/<slug>")
def group(slug: str) -> str:
    index = current_index()
    page = make_group_page(get_group(index, slug), index.vocabulary)
    return render("group.html", page, title=page.heading, room=urls.GROUPS)


@blueprint.get("/credentials")
def credentials() -> str:
    page = make_credentials_page(current_index(), request.args.get("by"))
    return _render_names(page, urls.CREDENTIALS)


@blueprint.get("/credentials/compare")
def compare_credentials() -> str:
    index = current_index()
    found, unknown = find_credentials(index, request.args.getlist("c"), MAX_COMPARED)
    page = make_comparison_page(found, unknown)
    return render(
        "comparison.html", page, title="Compare credentials", room=urls.CREDENTIALS,
        for_crawlers=False,
    )  # fmt: skip


@blueprint.get("/credentials/<slug>")
def credential(slug: str) -> str:
    index = current_index()
    page = make_credential_page(get_credential(index, slug), index.vocabulary)
    return _render_entity(page, urls.CREDENTIALS)


@blueprint.get("/organizations")
def organizations() -> str:
    page = make_organizations_page(current_index(), request.args.get("by"))
    return _render_names(page, urls.ORGANIZATIONS)


@blueprint.get("/organizations/<slug>")
def organization(slug: str) -> str:
    index = current_index()
    page = make_organization_page(get_organization(index, slug), index.vocabulary)
    return _render_entity(page, urls.ORGANIZATIONS)


def _render_names(page: NamesPage, room: str) -> str:
    return render("index.html", page, title=page.heading, room=room)


def _render_entity(page: EntityPage, room: str) -> str:
    title = named(page.heading, page.acronym)
    return render("entity.html", page, title=title, room=room)
