"""For programs that visit: where everything is, what to leave alone, how to search from outside."""

from collections.abc import Iterator

from flask import Blueprint, Response, jsonify, render_template, request

from indexer.browse.browse import groups
from indexer.engine import suggest
from indexer.index import Index
from webapp import urls
from webapp.current import current_index, full_url
from webapp.generation import credential_index, organization_index
from webapp.pages.frame import SITE
from webapp.pages.search import EVERY, make_suggestions

blueprint = Blueprint("crawlers", __name__)

MAX_ADDRESSES = 50_000  # in one sitemap, sitemaps.org; profiles go first
# Combinations without end, and the same in other arrangements.
LEFT_ALONE = (
    urls.SEARCH, urls.SUGGEST, urls.COMPARE, urls.compare_credentials_url(()),
    f"{urls.OCCUPATIONS}/*?q=", f"{urls.CREDENTIALS}?by=", f"{urls.ORGANIZATIONS}?by=", "/api/",
)  # fmt: skip


@blueprint.get("/robots.txt")
def robots() -> Response:
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in LEFT_ALONE),
        "",
        f"Sitemap: {full_url(urls.SITEMAP)}",
    ]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


@blueprint.get(urls.SITEMAP)
def sitemap() -> Response:
    addresses = [full_url(path) for path in _paths(current_index())]
    text = render_template("sitemap.xml", addresses=addresses[:MAX_ADDRESSES])
    return Response(text, mimetype="application/xml")


def _paths(index: Index) -> Iterator[str]:
    """Every page that a catalogue should know."""
    yield from (urls.HOME, urls.OCCUPATIONS, urls.GROUPS, urls.CREDENTIALS, urls.ORGANIZATIONS)
    yield from (urls.START, urls.HELP, urls.API)
    yield from (urls.occupation_url(card.slug) for card in index.view.cards)
    yield from (urls.group_url(entry.group.slug) for entry in groups(index))
    yield from (urls.credential_url(entry.slug) for entry in credential_index(index))
    yield from (urls.organization_url(entry.slug) for entry in organization_index(index))


@blueprint.get(urls.OPENSEARCH)
def opensearch() -> Response:
    """The site's search for a browser's address bar (OpenSearch 1.1)."""
    text = render_template(
        "opensearch.xml",
        name=SITE,
        search=f"{full_url(urls.SEARCH)}?q={{searchTerms}}",
        suggestions=f"{full_url(urls.OPENSEARCH_SUGGEST)}?q={{searchTerms}}",
        itself=full_url(urls.OPENSEARCH),
    )
    return Response(text, content_type="application/opensearchdescription+xml; charset=utf-8")


@blueprint.get(urls.OPENSEARCH_SUGGEST)
def opensearch_suggestions() -> Response:
    """Completions in the form that browsers read (OpenSearch Suggestions 1.1): what was typed,
    texts, details, addresses."""
    typed = request.args.get("q", "")
    found = make_suggestions(suggest(current_index(), typed, EVERY))
    response = jsonify(
        [
            typed,
            [one.text for one in found],
            [one.detail or "" for one in found],
            [full_url(one.url) for one in found],
        ]
    )
    response.mimetype = "application/x-suggestions+json"
    response.headers["Cache-Control"] = "public, max-age=60"
    return response
