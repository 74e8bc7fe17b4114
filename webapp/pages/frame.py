"""What surrounds every page: title, navigation, search box, addresses of static files."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import current_app, render_template

from indexer.frozen import value_class
from webapp import urls
from webapp.current import full_url
from webapp.http.static_files import StaticFiles

SITE = "Occupations"

_ROOMS = (
    ("A–Z", urls.OCCUPATIONS),
    ("Groups", urls.GROUPS),
    ("Credentials", urls.CREDENTIALS),
    ("Organizations", urls.ORGANIZATIONS),
    ("Help", urls.HELP),
)


@value_class
class Link:
    """A text that leads somewhere; ``current`` marks the place the reader is at."""

    text: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """What catalogues and other sites keep of a page."""

    description: str  # one or two sentences
    path: str  # of the one address under which the page should be known
    data: Mapping[str, object] | None = None  # JSON-LD in the words of schema.org


@dataclass(frozen=True, slots=True)
class Frame:
    """``title`` is the whole document title; ``query`` fills the search box of the header."""

    title: str
    name: str  # the title without the site's
    site: str
    record: Record | None
    address: str | None  # in full, where the page has a record
    opensearch: str
    rooms: tuple[Link, ...]
    compare: str
    stylesheet: str
    icon: str
    suggest: str
    api: str
    script: str | None
    search_box: bool
    query: str
    for_crawlers: bool  # False asks them to stay away: searches are endless, profiles are not


def render(
    template: str,
    page: object,
    *,
    title: str | None,
    room: str | None = None,
    query: str = "",
    search_box: bool = True,
    for_crawlers: bool = True,
    script: str | None = None,
    record: Record | None = None,
) -> str:
    """Render a page inside the frame.

    Args:
        template: file name under ``templates/``.
        page: the page's values, called ``page`` in the template.
        title: what the page is about; None on the home page.
        room: address of the room of the site that the page belongs to.
        query: words for the header's search box.
        search_box: False where the page has a search box of its own.
        for_crawlers: False keeps crawlers from the page.
        script: file name under ``static/`` of a script that the page can do without.
        record: for catalogues; pages that crawlers should keep away from have none.
    """
    files: StaticFiles = current_app.extensions["static_files"]
    frame = Frame(
        title=f"{title} – {SITE}" if title else SITE,
        name=title or SITE,
        site=SITE,
        record=record,
        address=full_url(record.path) if record else None,
        opensearch=urls.OPENSEARCH,
        rooms=tuple(Link(text, url, current=url == room) for text, url in _ROOMS),
        compare=urls.COMPARE,
        stylesheet=files.url("site.css"),
        icon=files.url("icon.svg"),
        suggest=files.url("suggest.js"),
        api=urls.API,
        script=files.url(script) if script else None,
        search_box=search_box,
        query=query,
        for_crawlers=for_crawlers,
    )
    return render_template(template, page=page, frame=frame)
