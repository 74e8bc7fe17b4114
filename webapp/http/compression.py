"""Compression, for whoever can read it: of pages quickly, of static files as well as can be."""

import gzip
from collections.abc import Callable, Mapping

import brotli
from flask import Response, request

WORTH_IT = 500  # bytes: a shorter answer fits the packet that its headers travel in
# Text of every kind that is sent. No page has a secret that its length could give away (BREACH).
_TEXTS = frozenset(
    (
        "text/html", "text/csv", "text/plain", "application/json", "application/problem+json",
        "application/xml", "application/x-suggestions+json",
        "application/opensearchdescription+xml",
    )
)  # fmt: skip
# A search page of 70 kB takes 0.2 and 0.3 ms and leaves 11 and 12 kB; the usual levels, 4 and 6,
# take twice as long for a tenth less.
_QUICKLY: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda data: bytes(brotli.compress(data, quality=2)),
    "gzip": lambda data: gzip.compress(data, 1, mtime=0),
}


def compressed_well(data: bytes) -> Mapping[str, bytes]:
    """The data by ``Content-Encoding``, the shortest first; without those that are no shorter."""
    forms = {"br": bytes(brotli.compress(data)), "gzip": gzip.compress(data, mtime=0)}
    return {name: form for name, form in forms.items() if len(form) < len(data)}


def accepted_encoding(offered: Mapping[str, object]) -> str | None:
    """The one of these that the client likes best, None if it takes none of them."""
    return request.accept_encodings.best_match(offered)


def page_encoding() -> str | None:
    """The ``Content-Encoding`` in which the client of this request takes pages."""
    return accepted_encoding(_QUICKLY)


def compress(response: Response) -> Response:
    """Compress the answer where the client takes that and it is worth it."""
    if response.mimetype not in _TEXTS or response.is_streamed:
        return response
    response.vary.add("Accept-Encoding")
    encoding = page_encoding()
    data = response.get_data()
    if encoding and len(data) >= WORTH_IT and "Content-Encoding" not in response.headers:
        response.set_data(_QUICKLY[encoding](data))
        response.headers["Content-Encoding"] = encoding
    return response
