"""The source of a page of the 2010-11 handbook cut into its sections, before any parsing.

Cutting the text first keeps damage local: an unclosed tag cannot reach beyond its section.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indexer.importers import section_names as names

_STARTS = (
    re.compile(r"<!--[\s*]*BEGIN CONTENT[\s*]*-->", re.I),
    re.compile(r"<!--\s*MAIN CONTENT BEGIN\s*-->", re.I),
)
_END = re.compile(
    r"<!--\s*(?:BLS CITATION|Suggested Citation|END CONTENT)\b|<div class=\"citation\""
    r"|Suggested citation:|<p class=\"update\"|<!--[\s*]*End CONTENT",
    re.I,
)
# A page that has none of these was cut off before its sections ended.
_COMPLETE = re.compile(r"Suggested citation|<!--[\s*]*END CONTENT|</html\s*>", re.I)
_CITATION = re.compile(
    r"Suggested citation:?(?P<text>.{0,1500}?)(?:/Suggested Citation|</div)", re.I | re.S
)
_TITLE = re.compile(r"<!--\s*OOH Title\s*-->(.*?)<!--\s*/\s*OOH Title\s*-->", re.I | re.S)
_H1 = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.I | re.S)
_HEAD_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title>", re.I | re.S)
_META = re.compile(r"<meta\b[^<>]*", re.I)
_META_NAME = re.compile(r"""\bname\s*=\s*["']?\s*(\w+)""", re.I)
# Up to the quote it opened with, or to the end of the tag where that one is missing.
_META_CONTENT = re.compile(r"""\bcontent\s*=\s*(?:"([^"]*)|'([^']*)|([^\s"']+))""", re.I)
_LAST_MODIFIED = re.compile(r"Last Modified.{0,120}?([A-Za-z]+\.? \d{1,2}, \d{4})", re.S)
_PAGE_NUMBER = re.compile(r"\bocos0*(\d{1,4})\.htm", re.I)
_PDF_NUMBER = re.compile(r"\bocos0*(\d{1,4})\.pdf", re.I)

# A run of anything that crosses neither a heading nor the start of a section's text.
_WITHIN = r"(?:(?!<h[1-6]\b|<!--\s*[A-Z][^<>]*?\bContent\s*-->).)*?"
_FURNITURE = re.compile(
    r"<span\b[^>]*\babout-this-section\b[^>]*>"
    r"(?:\s*<a\b[^>]*>(?:(?!</?p\b|</?h[1-6]\b).)*?</a>)*\s*(?:</span>)?"
    rf"|<!--\s*Picture\s*-->{_WITHIN}<!--\s*/\s*Picture\s*-->"
    rf"|<p\b[^>]*>\s*<img\b[^>]*/pic_ocos[^>]*>(?:\s|<br\s*/?>)*<em>{_WITHIN}</em>\s*</p>"
    rf"|<!--\s*OES Links Content\s*-->{_WITHIN}<!--\s*/\s*OES Links Content\s*-->"
    r"|<p id=[\"']?oes_links\b[^>]*>(?:\s|<!--.*?-->)*"
    rf"(?:<fieldset\b{_WITHIN}</fieldset>|{_WITHIN}</p>)"
    rf"|<!--\s*Anchored Links\s*-->{_WITHIN}<!--\s*/\s*Anchored Links\s*-->"
    rf"|<fieldset\b[^>]*>\s*<legend>\s*(?:<b>)?\s*Disclaimer:{_WITHIN}</fieldset>",
    re.I | re.S,
)
_MARK = re.compile(
    r"<!--\s*(?P<comment>[A-Z][\w*& -]*?)\s+Content\s*-->"
    r"|<h(?P<level>[1-6])\b(?P<attributes>[^>]*)>"
    r"(?P<title>(?:(?!</?h[1-6]\b|<p\b|<table\b|<!--).)*)(?:</h[1-6]\s*>)?",
    re.I | re.S,
)
_ID = re.compile(r"""\bid\s*=\s*["']?([\w-]+)""", re.I)
_BY_ID: Mapping[str, str] = {
    "nature": names.NATURE,
    "training": names.TRAINING,
    "emply": names.EMPLOYMENT,
    "outlook": names.OUTLOOK,
    "projections_data": names.PROJECTIONS,
    "earnings": names.EARNINGS,
    "related": names.RELATED,
    "addinfo": names.SOURCES,
    "onet": names.ONET,
}
_BY_COMMENT: Mapping[str, str] = {
    "significant points": names.SIGNIFICANT_POINTS,
    "nature of the work": names.NATURE,
    "training": names.TRAINING,
    "employment": names.EMPLOYMENT,
    "job outlook": names.OUTLOOK,
    "projections data": names.PROJECTIONS,
    "earnings": names.EARNINGS,
    "related occupations": names.RELATED,
    "additional sources": names.SOURCES,
    "onet-soc code": names.ONET,
}


@dataclass(frozen=True, slots=True)
class OohSource:
    """Raw HTML by section type in page order, and what the page says about itself."""

    title: str  # HTML
    sections: Mapping[str, str]  # type, or names.RELATED or names.ONET -> HTML
    before_sections: str  # HTML between the title and the first section
    keywords: str  # content of the keywords meta tag, entities as written
    citation: str | None  # HTML of the suggested citation
    cited_number: int | None  # of the page, e.g. 103: what the citation names
    last_modified: str | None  # as written, e.g. "December 17, 2009"
    complete: bool  # whether the page goes on to its end


def ooh_source(html: str) -> OohSource:
    """Cut a page into its sections; nothing is required of it, absent pieces are empty.

    A section begins at its heading (known by id or title) or at its "… Content" comment and goes
    on to the next, whatever stands between. Left out are the links about a section, the picture
    with its caption, the box with links to wage data, and the disclaimer about links.
    """
    headings = [found for found in _H1.finditer(html) if _plain(found[1])]
    start = next(filter(None, (start.search(html) for start in _STARTS)), None)
    begin = start.end() if start else headings[-1].start() if headings else 0
    body = html[begin:]
    title = _TITLE.search(body) or _H1.search(body) or _HEAD_TITLE.search(html)
    end = _END.search(body)
    content = body[: end.start()] if end else body
    before, sections = _sections(_FURNITURE.sub(" ", content))
    meta = _meta(html)
    citation = _CITATION.search(html)
    modified = _LAST_MODIFIED.search(html)
    return OohSource(
        title=title[1] if title else "",
        sections=sections,
        before_sections=before,
        keywords=meta.get("keywords", ""),
        citation=citation["text"] if citation else None,
        cited_number=_cited_number(citation["text"]) if citation else _pdf_number(html),
        last_modified=modified[1] if modified else meta.get("date"),
        complete=_COMPLETE.search(html) is not None,
    )


def _meta(html: str) -> dict[str, str]:
    """Contents of the named meta tags by name in lower case, entities as written."""
    contents: dict[str, str] = {}
    for tag in _META.finditer(html):
        name, content = _META_NAME.search(tag[0]), _META_CONTENT.search(tag[0])
        if name and content:
            contents[name[1].lower()] = next(filter(None, content.groups()), "")
    return contents


def page_number(address: str) -> int | None:
    """The number of the page that an address such as "/oco/ocos103.htm#training" names."""
    found = _PAGE_NUMBER.search(address)
    return int(found[1]) if found else None


def _cited_number(citation: str) -> int | None:
    """The page number in the shown text; in the link's address only if the text has none."""
    return page_number(re.sub(r"<[^>]*>", " ", citation)) or page_number(citation)


def _pdf_number(html: str) -> int | None:
    found = _PDF_NUMBER.search(html)
    return int(found[1]) if found else None


def _sections(content: str) -> tuple[str, dict[str, str]]:
    """What stands before the first section, and each section's HTML."""
    before = ""
    sections: dict[str, str] = {}
    current: str | None = None
    for section, html in _pieces(content):
        current = section or current
        if current is None:
            before += html
        else:
            sections[current] = sections.get(current, "") + html
    return before, sections


def _pieces(content: str) -> Iterator[tuple[str | None, str]]:
    """Runs of HTML with the section that begins there, None for the first."""
    section: str | None = None
    title = ""  # of the section's heading
    at = 0
    for mark in _MARK.finditer(content):
        found = _section_of(mark)
        heading = _plain(mark["title"] or "")
        if found is None or (found == section and _is_sub_heading(heading, title, section)):
            continue
        yield section, content[at : mark.start()]
        title = heading if found != section else heading or title
        section, at = found, mark.end()
    yield section, content[at:]


def _is_sub_heading(heading: str, title: str, section: str) -> bool:
    """Whether a heading inside a section with the section's id says something of its own."""
    if heading in ("", title):
        return False
    return bool(title) or names.section_of_title(heading) != section


def _section_of(mark: re.Match[str]) -> str | None:
    if mark["comment"]:
        return _BY_COMMENT.get(mark["comment"].lower())
    if int(mark["level"]) <= 2 and (section := names.section_of_title(_plain(mark["title"]))):
        return section
    identity = _ID.search(mark["attributes"])
    return _BY_ID.get(identity[1].lower()) if identity else None


def _plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())
