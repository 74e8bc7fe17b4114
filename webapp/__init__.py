"""The web front end: request -> SearchRequest -> page. Holds no search logic of its own."""

from collections.abc import Mapping
from pathlib import Path

from flask import Flask
from jinja2 import StrictUndefined

from indexer.engine import hold_index
from webapp import api, crawlers, views
from webapp.admin import serve_admin
from webapp.config import read_configuration
from webapp.errors import show_errors
from webapp.hooks import add_hooks
from webapp.http.caching import program_digest
from webapp.http.headers import trust_proxies
from webapp.http.logs import log_events
from webapp.http.metrics import Metrics
from webapp.http.static_files import serve_static_files
from webapp.pages.text import marked
from webapp.remembered import Answers

MAX_REQUEST_BYTES = 64 * 1024  # everything asked for is in the address; nothing is uploaded


def create_app(
    index_folder: Path | None = None, variables: Mapping[str, str] | None = None
) -> Flask:
    """Make the WSGI application that answers from an index.

    Later generations published there are taken up without a restart.

    Args:
        index_folder: the index directory; by default what $OCCUPATIONS_INDEX names.
        variables: settings by the names of their environment variables; by default the
            environment itself.

    Raises:
        IndexUnusable: nothing has been built there, or nothing built can be opened.
        OccupationsError: the settings ask for a package that is not installed.
        ValueError: a setting cannot be read.
    """
    configuration = read_configuration(index_folder, variables)
    app = Flask(__name__, static_folder=None)
    app.url_map.strict_slashes = False
    app.jinja_env.undefined = StrictUndefined  # a misspelt value is an error, not a blank
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters["marked"] = marked
    app.config["MAX_CONTENT_LENGTH"] = MAX_REQUEST_BYTES
    app.extensions["configuration"] = configuration
    app.extensions["index"] = hold_index(configuration.index_folder)
    app.extensions["program"] = program_digest()
    app.extensions["answers"] = Answers()
    serve_static_files(app, Path(__file__).parent / "static")
    for blueprint in (views.blueprint, crawlers.blueprint, api.blueprint):
        app.register_blueprint(blueprint)
    serve_admin(app, configuration)
    metrics = Metrics(configuration.metrics_folder) if configuration.has_metrics else None
    if metrics:
        metrics.serve(app)
    if configuration.has_log:
        log_events()
    trust_proxies(app, configuration.trusted_proxies)
    add_hooks(app, configuration, metrics)
    show_errors(app)
    return app
