"""Headers: which of a request to believe, and those of every response."""

import os

from flask import Flask, Response
from werkzeug.middleware.proxy_fix import ProxyFix

# No inline script or style anywhere: charts are markup, and everything comes from this host.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def add_headers(app: Flask) -> None:
    """Send the headers with every response of the application, errors included."""
    app.after_request(_with_headers)


def _with_headers(response: Response) -> Response:
    response.headers.update(SECURITY_HEADERS)
    return response


MAX_PROXIES = 10


def trust_proxies(app: Flask) -> None:
    """Believes what the $OCCUPATIONS_TRUSTED_PROXIES nearest proxies say of the client.

    That is its address and whether it came by HTTPS; by default nobody is believed. What they say
    of the host is not: addresses in full come from $OCCUPATIONS_SITE_URL.

    Raises:
        ValueError: the variable is not a small number.
    """
    given = os.environ.get("OCCUPATIONS_TRUSTED_PROXIES", "0")
    if not given.isascii() or not given.isdigit() or int(given) > MAX_PROXIES:
        raise ValueError(
            f"OCCUPATIONS_TRUSTED_PROXIES must be a number from 0 to {MAX_PROXIES}, not {given!r}"
        )
    if int(given):
        fixed = ProxyFix(app.wsgi_app, x_for=int(given), x_proto=int(given), x_host=0)
        app.wsgi_app = fixed  # type: ignore[method-assign]
