"""The web front end: request -> SearchRequest -> page. Holds no search logic of its own."""

from pathlib import Path

from flask import Flask
from jinja2 import StrictUndefined

from indexer.engine import hold_index
from webapp import operations
from webapp.editor import serve_editors
from webapp.errors import show_errors
from webapp.headers import add_headers
from webapp.logs import log_requests
from webapp.metrics import serve_metrics
from webapp.rebuild import serve_rebuilds
from webapp.static_files import StaticFiles
from webapp.views import browse, profiles, search, site

MAX_REQUEST_BYTES = 64 * 1024  # everything asked for is in the address; nothing is uploaded


def create_app(index_folder: Path) -> Flask:
    """Make the WSGI application that answers from the index in this folder, or from the cluster
    that the environment names.

    Later generations published there are taken up without a restart.

    Raises:
        IndexUnusable: nothing has been built there, or nothing built can be opened.
    """
    app = Flask(__name__)
    app.url_map.strict_slashes = False
    app.jinja_env.undefined = StrictUndefined  # a misspelt value is an error, not a blank
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.config["INDEX_FOLDER"] = index_folder
    app.config["MAX_CONTENT_LENGTH"] = MAX_REQUEST_BYTES
    app.extensions["index"] = hold_index(index_folder)
    app.extensions["static_files"] = StaticFiles(Path(__file__).parent / "static")
    for view in (site, search, profiles, browse):
        app.register_blueprint(view.blueprint)
    app.register_blueprint(operations.blueprint)
    serve_editors(app)
    serve_rebuilds(app)
    log_requests(app)
    serve_metrics(app)
    show_errors(app)
    add_headers(app)
    return app
