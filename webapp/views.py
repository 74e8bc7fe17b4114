"""Every page: read the request, ask, render."""

from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial

from flask import Blueprint, Response, abort, jsonify, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from indexer.browse.akin import akin
from indexer.browse.browse import find_credentials, get_group, titles_by_slug
from indexer.browse.by_name import entity_named, find_occupations, occupation_named
from indexer.browse.profile import get_profile
from indexer.engine import highlight, suggest
from indexer.engine import search as run_search
from indexer.model import HELD_TITLES_SOURCE
from indexer.request import SearchRequest
from indexer.search.zero_results import record
from webapp import urls
from webapp.current import configuration, current_index, full_url
from webapp.generation import get_credential, get_organization, medians
from webapp.pages.browse import (
    group_description,
    make_credentials_page,
    make_group_page,
    make_groups_page,
    make_organizations_page,
)
from webapp.pages.compare_credentials import make_credential_comparison
from webapp.pages.compare_occupations import make_occupation_comparison
from webapp.pages.comparison import MAX_COMPARED, comparison_title
from webapp.pages.entities import EntityPage, make_credential_page, make_organization_page
from webapp.pages.facets import make_facet_page
from webapp.pages.frame import Record, render
from webapp.pages.home import make_help_page, make_home_page
from webapp.pages.lists import NamesPage, make_titles_page
from webapp.pages.profile import make_profile_page, make_profile_search
from webapp.pages.records import credential_record, home_record, organization_record, profile_record
from webapp.pages.search import (
    EVERY,
    make_search_page,
    make_suggestions,
    search_title,
    varying_request,
)
from webapp.pages.start import make_start_page
from webapp.remembered import do_each_time
from webapp.urls import read_request
from webapp.wording import named

blueprint = Blueprint("pages", __name__)

# A profile may take over the title that leads elsewhere today: browsers ask again after a day.
REMEMBERED = 24 * 60 * 60  # seconds


def moved(slug: str | None, address: Callable[[str], str]) -> AnyResponse:
    """A lasting redirect to the page with this slug, parameters kept; 404 where there is none."""
    if slug is None:
        abort(404)
    parameters = request.query_string.decode()
    response = redirect(f"{address(slug)}?{parameters}" if parameters else address(slug), 301)
    response.headers["Cache-Control"] = f"public, max-age={REMEMBERED}"
    return response


@blueprint.get("/")
def home() -> str:
    page = make_home_page(current_index())
    record = home_record(page.lead)
    return render("home.html", page, title=None, search_box=False, record=record)


@blueprint.get("/start")
def start() -> str:
    facets = run_search(current_index(), SearchRequest(limit=1)).facets
    record = Record(
        "Find occupations by what you like, how long you want to learn, when you want to work and "
        "what you know.",
        urls.START,
    )
    return render("start.html", make_start_page(facets), title="Where to start", record=record)


@blueprint.get("/help")
def help_page() -> str:
    record = Record("The query language: words, phrases, fields, bounds, filters.", urls.HELP)
    return render(
        "help.html", make_help_page(), title="How to search", room=urls.HELP, record=record
    )


@blueprint.get("/search")
def search() -> str:
    index = current_index()
    wanted = read_request(request.args)
    results = run_search(index, wanted)
    varying = varying_request(results)
    if not results.total and wanted.query.strip() and wanted.page == 1:
        do_each_time(partial(record, configuration().index_folder, wanted.query))
    return render(
        "search.html",
        make_search_page(
            results,
            held_source=index.vocabulary.sources.get(HELD_TITLES_SOURCE),
            varying=run_search(index, replace(varying, limit=1)).total if varying else 0,
            medians=medians(index),
        ),
        title=search_title(results),
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


@blueprint.get("/occupations/<slug>")
def profile(slug: str) -> str | AnyResponse:
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
        akin=akin(index, slug, (slug, *found.profile.occupation.related)),
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
    return render("comparison.html", page, title=comparison_title(page), for_crawlers=False)


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
        "comparison.html",
        page,
        title=comparison_title(page),
        room=urls.CREDENTIALS,
        for_crawlers=False,
    )


@blueprint.get("/credentials/<slug>")
def credential(slug: str) -> str | AnyResponse:
    index = current_index()
    if slug not in index.vocabulary.credentials:
        return moved(entity_named(index, "credential", slug), urls.credential_url)
    found = get_credential(index, slug)
    page = make_credential_page(found, index.vocabulary, titles_by_slug(index))
    return _render_entity(page, urls.CREDENTIALS, credential_record(found))


@blueprint.get("/organizations")
def organizations() -> str:
    page = make_organizations_page(current_index(), request.args.get("by"))
    return _render_names(page, urls.ORGANIZATIONS, urls.ORGANIZATIONS)


@blueprint.get("/organizations/<slug>")
def organization(slug: str) -> str | AnyResponse:
    index = current_index()
    if slug not in index.vocabulary.organizations:
        return moved(entity_named(index, "organization", slug), urls.organization_url)
    found = get_organization(index, slug)
    page = make_organization_page(found, index.vocabulary, titles_by_slug(index))
    return _render_entity(page, urls.ORGANIZATIONS, organization_record(found))


def _render_names(page: NamesPage, room: str, path: str) -> str:
    """``path``: the one address of these names, however they are arranged."""
    record = Record(f"{page.heading}. {page.lead}", path)
    return render("index.html", page, title=page.heading, room=room, record=record)


def _render_entity(page: EntityPage, room: str, record: Record) -> str:
    title = named(page.heading, page.acronym)
    return render("entity.html", page, title=title, room=room, record=record)
