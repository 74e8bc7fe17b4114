"""One address of every kind of page, and a reading of what comes back."""

from flask.testing import FlaskClient
from selectolax.parser import HTMLParser

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
    "/search?credential=no-such-credential",
    "/search/credential",
    "/search/organization?q=health&group=healthcare",
    REGISTRARS,
    "/occupations",
    "/groups",
    "/groups/healthcare",
    "/credentials",
    "/credentials/rhit",
    "/organizations",
    "/organizations/ahima",
    "/help",
)
MISSING = (
    "/nowhere",
    "/occupations/no-such-occupation",
    "/groups/none",
    "/credentials/none",
    "/organizations/none",
    "/search/colour",
)


def read(client: FlaskClient, url: str, status: int = 200) -> HTMLParser:
    """The page at this address, after looking at its status."""
    response = client.get(url)
    assert response.status_code == status, url
    return HTMLParser(response.text)


def texts(tree: HTMLParser, selector: str) -> list[str]:
    """What the elements say, with runs of white space as one blank."""
    return [" ".join(node.text().split()) for node in tree.css(selector)]
