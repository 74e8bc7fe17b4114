"""Pages of the current Occupational Outlook Handbook, as saved from bls.gov (2024-34 and on).

What a page has in its panes becomes a profile: "What They Do" and "Work Environment" the nature of
work, the largest employers employment, "How to Become One" training, "Pay" earnings, "Job Outlook"
job outlook, "More Information" sources of additional information; the quick facts, the table of
projections and a few sentences that are the same on every page become facts. Left out on purpose:
pictures with their captions, the charts (their figures are other occupations' but for one), the
summaries, which repeat the sections, the state and area data, which are three lines of links, and
the table of projections, whose figures are facts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.errors import ImportFailure
from indexer.importers.html_blocks import html_blocks
from indexer.importers.html_text import plain_text
from indexer.importers.imported import Imported
from indexer.importers.ooh_facts import Rows, Table, facts_of, row_of
from indexer.importers.ooh_panes import PANES, sections_of
from indexer.importers.page_files import find_pages, iso_date, read_page
from indexer.importers.text_blocks import Block, heading_text, one_line
from indexer.model import Occupation, SourceReference

SUFFIXES = (".htm", ".html", ".xhtml")

_ADDRESS = re.compile(r"/ooh/(?P<group>[a-z0-9-]+)/(?P<slug>[a-z0-9-]+)\.htm")
_ONET = re.compile(r"onetonline\.org/link/summary/(\d{2}-\d{4}\.\d{2})")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SOC = re.compile(r"\d{2}-\d{4}")
_EMPTY = "empty heading"
_OPENING, _CLOSING = (rf"(?:<{end}(?:strong|b|em|i|span)\b[^>]*>\s*)+" for end in ("", "/"))
_QUALITY = re.compile(rf"<p[^>]*>\s*{_OPENING}(?P<name>[^<>]{{2,60}}?)\s*{_CLOSING}")
# What stands in an article and is no text of the section.
_NOISE = (
    "h2, script, style, img, nav, .ooh_right_img, .image-caption, .ooh-chart, .noprint,"
    " #outlook-table, .clearfloat"
)
_EMPHASIS = re.compile(r"</?(?:strong|b|em|i)\b[^>]*>", re.I)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page taken apart; ``articles`` by the id of their heading."""

    path: Path
    title: str
    group: str
    slug: str
    date: str | None
    tree: LexborHTMLParser
    articles: dict[str, LexborNode]


def is_page(text: str) -> bool:
    """Whether a text is a page of the current Handbook."""
    return 'id="panes"' in text and bool(_ADDRESS.search(text))


def import_ooh(sources: Sequence[Path]) -> Imported:
    """Profiles of the pages in ``sources``: files, or folders of ``.htm`` and ``.html`` files.

    A page that is no profile or is broken becomes a failure; of two pages with one address the
    first is taken. Related occupations without a page here are kept by their titles.
    """
    files = find_pages(sources, SUFFIXES)
    failures, notes = list(files.failures), list(files.notes)
    pages: dict[str, tuple[Occupation, tuple[tuple[str, str], ...]]] = {}
    for path in files.paths:
        try:
            occupation, related, more = _profile(_page(path))
        except ImportFailure as failure:
            failures.append(failure)
            continue
        if occupation.slug in pages:
            failures.append(ImportFailure(str(path), f"{occupation.slug} was on a page before"))
            continue
        pages[occupation.slug] = occupation, related
        notes += more
    occupations = []
    for slug, (occupation, related) in sorted(pages.items()):
        here = tuple(other for other, _ in related if other in pages and other != slug)
        away = tuple(title for other, title in related if other not in pages)
        occupations.append(replace(occupation, related=here, related_titles=away))
    return Imported(tuple(occupations), tuple(failures), tuple(notes))


def _page(path: Path) -> _Page:
    """Raises ImportFailure: the file is no such page, or it is broken; the text says why."""
    text, _ = read_page(path)
    if 'id="panes"' not in text:
        raise ImportFailure(
            str(path), 'has no <div id="panes">: no page of the Handbook since 2012'
        )
    tree = LexborHTMLParser(text)
    address = _ADDRESS.search(_attribute(tree, 'link[rel="canonical"]', "href"))
    if address is None:
        raise ImportFailure(
            str(path), "does not say which page of the Handbook it is: no canonical"
        )
    title = _text(tree.css_first("h1"))
    named = one_line(_attribute(tree, 'meta[property="og:title"]', "content"))
    if not title or (named and named != title):
        reason = f"has two titles, {title!r} and {named!r}" if title else "has no title"
        raise ImportFailure(str(path), reason)
    articles = {
        _attribute_of(article, "aria-labelledby"): article for article in tree.css("article")
    }
    missing = [pane for pane in PANES if pane not in articles]
    if missing or _ADDRESS.search(_text_of_citation(tree)) is None:
        what = f"{missing[0]!r}" if missing else "the suggested citation"
        raise ImportFailure(str(path), f"is cut off or changed: {what} is not there")
    said = _attribute(tree, 'meta[name="date"]', "content").strip()
    date = said if _DATE.fullmatch(said) else iso_date(said)
    return _Page(path, title, address["group"], address["slug"], date, tree, articles)


def _text_of_citation(tree: LexborHTMLParser) -> str:
    citation = tree.css_first("div.citation")
    return (citation.html or "") if citation is not None else ""


def _profile(
    page: _Page,
) -> tuple[Occupation, tuple[tuple[str, str], ...], tuple[str, ...]]:
    """The profile without its related occupations, these as slug and title, and notes."""
    rows = _quick_facts(page.tree)
    blocks = {pane: _blocks(page.articles[pane]) for pane in PANES}
    sections, notes = sections_of(page.path, blocks)
    try:
        tables = {pane: _tables(page.articles[pane]) for pane in PANES}
        facts = facts_of(rows, blocks, tables, _qualities(page.articles["become-one"]))
    except ValueError as error:
        raise ImportFailure(str(page.path), str(error)) from error
    edition = facts.outlook.source if facts.outlook else None
    url = f"https://www.bls.gov/ooh/{page.group}/{page.slug}.htm"
    occupation = Occupation(
        slug=page.slug,
        title=page.title,
        group=page.group,
        sections=sections,
        soc=tuple(_soc_codes(page)),
        onet=tuple(dict.fromkeys(_ONET.findall(page.articles["more-information"].html or ""))),
        facts=facts,
        sources=(
            SourceReference(
                source=edition,
                name=None if edition else "Occupational Outlook Handbook",
                url=url,
                date=page.date,
            ),
        ),
    )
    return occupation, tuple(_related(page)), notes


def _blocks(article: LexborNode) -> tuple[Block, ...]:
    """The blocks of a pane, without what is no text of it.

    Bold and italic words are no headings here: an important quality opens its paragraph so.
    """
    body = LexborHTMLParser(article.html or "").css_first("article")
    if body is None:
        return ()
    for node in body.css(_NOISE):
        node.decompose()
    html = _EMPHASIS.sub("", body.html or "")
    return tuple(
        block
        for block in html_blocks(html)
        if not (block.kind == "heading" and block.text.casefold() == _EMPTY)
    )


def _soc_codes(page: _Page) -> Iterator[str]:
    """Codes of the table of projections: those of the parts, where there are parts, without the
    broad ones whose detailed occupations are there as well."""
    rows = [_SOC.findall(_text(row)) for row in page.tree.css("#outlook-table tbody tr")]
    codes = dict.fromkeys(code for row in (rows[1:] if len(rows) > 1 else rows) for code in row[:1])
    for code in codes:
        if not (code.endswith("0") and any(c != code and c[:-1] == code[:-1] for c in codes)):
            yield code


def _related(page: _Page) -> Iterator[tuple[str, str]]:
    """Slug and title of each similar occupation."""
    seen: set[str] = set()
    for link in page.tree.css("#similar-occupations a"):
        address = _ADDRESS.search(link.attributes.get("href") or "")
        title = _text(link)
        if address and title and address["slug"] not in seen:
            seen.add(address["slug"])
            yield address["slug"], title


def _text(node: LexborNode | None) -> str:
    return one_line(plain_text(node)) if node is not None else ""


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str:
    node = tree.css_first(selector)
    return _attribute_of(node, name) if node is not None else ""


def _attribute_of(node: LexborNode, name: str) -> str:
    return node.attributes.get(name) or ""


def _quick_facts(tree: LexborHTMLParser) -> Rows:
    """The rows of the table of quick facts; none where the page has no such table."""
    found: dict[str, tuple[str, str]] = {}
    for row in tree.css("#quickfacts tbody tr"):
        label, value = row.css_first("th"), row.css_first("td")
        if label is None or value is None:
            continue
        said = one_line(plain_text(label))
        name = row_of(said)
        if name is not None:
            found[name] = said, one_line(plain_text(value))
    return found


def _tables(article: LexborNode) -> list[Table]:
    """The tables of two columns of a pane."""
    found: list[Table] = []
    for table in article.css("table"):
        rows = [
            [one_line(plain_text(cell)) for cell in row.css("td, th")] for row in table.css("tr")
        ]
        pairs = [(row[0], row[1]) for row in rows if len(row) == 2 and all(row)]
        found += [pairs] if pairs else []
    return found


def _qualities(article: LexborNode) -> Sequence[str]:
    """Names of the important qualities: what each paragraph about them opens with."""
    _, heading, rest = (article.html or "").partition("Important Qualities")
    if not heading:
        return ()
    rest = re.split(r"<h3\b", rest, maxsplit=1)[0]
    return [heading_text(unescape(match["name"])) for match in _QUALITY.finditer(rest)]
