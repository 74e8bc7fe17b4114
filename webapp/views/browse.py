"""Rooms to look around in without a query."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from indexer.browse.browse import find_credentials, get_credential, get_group, get_organization
from indexer.browse.by_name import entity_named
from indexer.engine import suggest
from webapp import urls
from webapp.current import current_index
from webapp.pages.browse import (
    group_description,
    make_credentials_page,
    make_group_page,
    make_groups_page,
    make_organizations_page,
)
from webapp.pages.compare_credentials import make_credential_comparison
from webapp.pages.comparison import MAX_COMPARED, make_title
from webapp.pages.entities import EntityPage, make_credential_page, make_organization_page
from webapp.pages.frame import Record, render
from webapp.pages.names import NamesPage
from webapp.pages.records import credential_record, organization_record
from webapp.pages.titles import make_titles_page
from webapp.views.moved import moved
from webapp.wording import named

blueprint = Blueprint("browse", __name__)


@blueprint.get("/occupations")
def occupations() -> str:
    letter = request.args.get("letter")
    page = make_titles_page(current_index(), letter)
    path = urls.letter_url(letter) if letter and page.back else urls.OCCUPATIONS
    return _render_names(page, urls.OCCUPATIONS, path)


@blueprint.get("/groups")
def groups() -> str:
    page = make_groups_page(current_index())
    title = "Groups of occupations"
    record = Record(page.lead, urls.GROUPS)
    return render("groups.html", page, title=title, room=urls.GROUPS, record=record)


@blueprint.get("/groups/<slug>")
def group(slug: str) -> str:
    index = current_index()
    page = make_group_page(get_group(index, slug), index.vocabulary)
    record = Record(group_description(page), urls.group_url(slug))
    return render("group.html", page, title=page.heading, room=urls.GROUPS, record=record)


@blueprint.get("/credentials")
def credentials() -> str:
    page = make_credentials_page(current_index(), request.args.get("by"))
    return _render_names(page, urls.CREDENTIALS, urls.CREDENTIALS)


@blueprint.get("/credentials/compare")
def compare_credentials() -> str:
    index = current_index()
    found, unknown = find_credentials(index, request.args.getlist("c"), MAX_COMPARED)
    meant = {text: suggest(index, text) for text in unknown}
    page = make_credential_comparison(found, meant, index.vocabulary)
    return render(
        "comparison.html", page, title=make_title(page), room=urls.CREDENTIALS, for_crawlers=False
    )


@blueprint.get("/credentials/<slug>")
def credential(slug: str) -> str | Response:
    index = current_index()
    if slug not in index.vocabulary.credentials:
        return moved(entity_named(index, "credential", slug), urls.credential_url)
    found = get_credential(index, slug)
    page = make_credential_page(found, index.vocabulary)
    return _render_entity(page, urls.CREDENTIALS, credential_record(found))


@blueprint.get("/organizations")
def organizations() -> str:
    page = make_organizations_page(current_index(), request.args.get("by"))
    return _render_names(page, urls.ORGANIZATIONS, urls.ORGANIZATIONS)


@blueprint.get("/organizations/<slug>")
def organization(slug: str) -> str | Response:
    index = current_index()
    if slug not in index.vocabulary.organizations:
        return moved(entity_named(index, "organization", slug), urls.organization_url)
    found = get_organization(index, slug)
    page = make_organization_page(found, index.vocabulary)
    return _render_entity(page, urls.ORGANIZATIONS, organization_record(found))


def _render_names(page: NamesPage, room: str, path: str) -> str:
    """``path``: the one address of these names, however they are arranged."""
    record = Record(f"{page.heading}. {page.lead}", path)
    return render("index.html", page, title=page.heading, room=room, record=record)


def _render_entity(page: EntityPage, room: str, record: Record) -> str:
    title = named(page.heading, page.acronym)
    return render("entity.html", page, title=title, room=room, record=record)
