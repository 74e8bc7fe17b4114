"""Headers: which of a request to believe, and those of every response."""

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


def add_security_headers(response: Response) -> Response:
    """Send the headers with every response of the application, errors included."""
    response.headers.update(SECURITY_HEADERS)
    return response


def trust_proxies(app: Flask, count: int) -> None:
    """Believe what the nearest proxies, so many of them, say of the client.

    That is its address and whether it came by HTTPS; by default nobody is believed. What they say
    of the host is not: addresses in full come from $OCCUPATIONS_SITE_URL.
    """
    if count:
        fixed = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=0)
        app.wsgi_app = fixed  # type: ignore[method-assign]
