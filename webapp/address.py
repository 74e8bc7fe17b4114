"""Where the site is to be found: addresses in full, for whoever reads them elsewhere."""

import os

from flask import Flask, current_app, request


def know_address(app: Flask) -> None:
    """Takes the site's public address from $OCCUPATIONS_SITE_URL, if it is set there.

    Otherwise every answer uses the address it was asked at, which behind a proxy may be an inner
    one.
    """
    app.config["SITE_URL"] = os.environ.get("OCCUPATIONS_SITE_URL", "").rstrip("/")


def full_url(path: str) -> str:
    """The address in full of a path that begins with a slash."""
    site: str = current_app.config["SITE_URL"] or request.url_root.rstrip("/")
    return f"{site}{path}"
