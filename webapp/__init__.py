"""The web front end: request -> SearchRequest -> page. Holds no search logic of its own."""

from pathlib import Path

from flask import Flask
from jinja2 import StrictUndefined

from indexer.engine import hold_index
from webapp import admin, crawlers, views
from webapp.admin import serve_editors, serve_rebuilds
from webapp.api import serve_api
from webapp.current import know_address
from webapp.errors import show_errors
from webapp.http.caching import keep_answers
from webapp.http.compression import compress_answers
from webapp.http.headers import add_headers, trust_proxies
from webapp.http.logs import log_requests
from webapp.http.metrics import serve_metrics
from webapp.http.rate_limit import limit_rate, read_rate
from webapp.http.static_files import serve_static_files
from webapp.pages.text import marked
from webapp.remembered import answer_from_memory, remember_answers

MAX_REQUEST_BYTES = 64 * 1024  # everything asked for is in the address; nothing is uploaded


def create_app(index_folder: Path) -> Flask:
    """Make the WSGI application that answers from the index in this folder.

    Later generations published there are taken up without a restart.

    Raises:
        IndexUnusable: nothing has been built there, or nothing built can be opened.
        ValueError: a setting in the environment cannot be read.
    """
    rate = read_rate()
    app = Flask(__name__, static_folder=None)
    app.url_map.strict_slashes = False
    app.jinja_env.undefined = StrictUndefined  # a misspelt value is an error, not a blank
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters["marked"] = marked
    app.config["INDEX_FOLDER"] = index_folder
    app.config["MAX_CONTENT_LENGTH"] = MAX_REQUEST_BYTES
    app.extensions["index"] = hold_index(index_folder)
    serve_static_files(app, Path(__file__).parent / "static")
    for blueprint in (views.blueprint, crawlers.blueprint, admin.operations):
        app.register_blueprint(blueprint)
    know_address(app)
    serve_editors(app)
    serve_rebuilds(app)
    serve_api(app, rate)
    log_requests(app)
    serve_metrics(app)
    # What looks at the request first comes first, what changes the answer last comes first, too.
    remember_answers(app)
    compress_answers(app)
    keep_answers(app, settings=str(rate))
    limit_rate(app, rate)
    answer_from_memory(app)
    trust_proxies(app)
    show_errors(app)
    add_headers(app)
    return app
