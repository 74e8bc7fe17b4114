"""For whoever runs the site: is it alive, can it answer, what does it answer from."""

from datetime import UTC, datetime

from flask import Blueprint, Response, jsonify

from indexer.engine import search
from indexer.request import SearchRequest
from webapp.current import current_index

blueprint = Blueprint("operations", __name__)
NO_STORE = {"Cache-Control": "no-store"}


@blueprint.get("/readyz")
def readyz() -> tuple[str, int, dict[str, str]]:
    """Says that a search is answered: runs one for the title of the first occupation."""
    index = current_index()
    title = index.view.cards[0].title
    found = search(index, SearchRequest(f'title:"{title}"', limit=1))
    ready = any(hit.title for hit in found.hits)
    headers = {"Content-Type": "text/plain; charset=utf-8", **NO_STORE}
    return ("ready", 200, headers) if ready else ("not ready", 503, headers)


@blueprint.get("/version")
def version() -> Response:
    """The generation that answers, when it was built, its age in seconds, and by which tools."""
    manifest = current_index().manifest
    built = datetime.fromisoformat(manifest.built_at)
    response = jsonify(
        generation=manifest.generation,
        built_at=manifest.built_at,
        age_seconds=int((datetime.now(UTC) - built).total_seconds()),
        counts=dict(manifest.counts),
        tools=dict(manifest.tools),
    )
    response.headers.update(NO_STORE)
    return response
