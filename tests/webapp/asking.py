"""One address of every kind of page, and a reading of what comes back."""

import json
from typing import Any

from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser, LexborNode

REGISTRARS = "/occupations/health-information-technologists-and-medical-registrars"

PAGES = (
    "/",
    "/search",
    "/search?q=rhit",
    "/search?q=certification&section=training&group=healthcare&sort=pay",
    "/search?q=health&literal=1",
    "/search?page=2",
    "/search?q=nurse&page=999",
    "/search?q=xqzwv",
    "/search?q=how+much+do+plumbers+earn",
    "/search?q=LPN+vs+RN",
    "/search?q=accounting+associate&every=1",
    "/search?q=jobs+without+a+degree+in+Seattle",
    "/search?credential=no-such-credential",
    "/search/credential",
    "/search/organization?q=health&group=healthcare",
    REGISTRARS,
    f"{REGISTRARS}?q=cancer+certification",
    f"{REGISTRARS}?q=xqzwv",
    "/compare",
    "/compare?o=registered-nurses&o=lawyers&o=cashiers&o=coder",
    "/occupations",
    "/occupations?letter=C",
    "/groups",
    "/groups/healthcare",
    "/credentials",
    "/credentials/rhit",
    "/credentials/compare",
    "/credentials/compare?c=rhit&c=ods",
    "/credentials?by=kind",
    "/organizations?by=group",
    "/organizations",
    "/organizations/ahima",
    "/start",
    "/help",
    "/api",
)
MISSING = (
    "/nowhere",
    "/occupations/no-such-occupation",
    "/groups/none",
    "/credentials/none",
    "/organizations/none",
    "/search/colour",
)


def read(client: FlaskClient, url: str, status: int = 200) -> LexborHTMLParser:
    """The page at this address, after looking at its status."""
    response = client.get(url)
    assert response.status_code == status, url
    return LexborHTMLParser(response.text)


def texts(tree: LexborHTMLParser | LexborNode, selector: str) -> list[str]:
    """What the elements say, with runs of white space as one blank."""
    return [" ".join(node.text().split()) for node in tree.css(selector)]


def first(tree: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The first such element, which must be there."""
    node = tree.css_first(selector)
    assert node is not None, selector
    return node


def attribute(node: LexborNode, name: str) -> str:
    """The value of an attribute that must be there."""
    value = node.attributes[name]
    assert value is not None, name
    return value


def structured(tree: LexborHTMLParser) -> list[dict[str, Any]]:
    """The JSON-LD of a page."""
    return [json.loads(node.text()) for node in tree.css('script[type="application/ld+json"]')]
