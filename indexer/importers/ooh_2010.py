"""Pages of the Occupational Outlook Handbook, 2010-11 edition, as published in HTML.

The sections of a page become sections of a profile, with their paragraphs, lists, tables and
run-in headings. Left out on purpose: the links about a section, pictures with their captions, the
box of links to wage data, the disclaimer about links, and the lead-in sentences of the related
occupations. Any other text outside the sections is reported in a note.
"""

import html as entities
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.errors import ImportFailure
from indexer.importers import section_names as names
from indexer.importers.contacts import contacts_of
from indexer.importers.html_blocks import html_blocks
from indexer.importers.imported import Imported
from indexer.importers.index_terms import alternate_titles
from indexer.importers.ooh_related import related_names
from indexer.importers.ooh_source import OohSource, ooh_source
from indexer.importers.page_files import find_pages, iso_date, read_page
from indexer.importers.related import ImportedProfile, with_related
from indexer.importers.section_names import slug_of
from indexer.importers.text_blocks import Block, one_line, parts_of
from indexer.model import Occupation, Section, SourceReference

SOURCE = "ooh-2010-11"  # slug of vocabulary/sources.yaml
SUFFIXES = (".htm", ".html", ".xhtml")

_MAX_SHOWN = 300  # characters of left-out text in a note

_SOC = re.compile(r"\d{2}-\d{4}")
_ONET = re.compile(r"\b\d{2}-\d{4}\.\d{2}\b")
_FILE_NUMBER = re.compile(r"(?:ocos)?0*(\d{1,4})", re.I)


@dataclass(frozen=True, slots=True)
class OohPage:
    """One page as a profile, and which page it is."""

    path: Path
    number: int | None  # what its citation names, e.g. 309
    own_number: int | None  # in its file name, e.g. 8 for a copy under a retired number
    profile: ImportedProfile
    notes: tuple[str, ...]


def import_ooh_2010(sources: Sequence[Path]) -> Imported:
    """Profiles of the pages in ``sources``: files, or folders of ``.htm`` and ``.html`` files.

    Copies of one page under retired numbers become one profile, told apart by the number that the
    suggested citation names. A page that is no profile or is broken becomes a failure.
    """
    files = find_pages(sources, SUFFIXES)
    failures, notes = list(files.failures), list(files.notes)
    pages: list[OohPage] = []
    for path in files.paths:
        try:
            pages.append(read_ooh_page(path))
        except ImportFailure as failure:
            failures.append(failure)
    profiles = []
    for page, merged in _without_copies(pages):
        notes += page.notes + merged
        profiles.append(page.profile)
    profiles, renamed = _with_unique_slugs(profiles)
    occupations, unresolved = with_related(profiles)
    return Imported(occupations, tuple(failures), (*notes, *renamed, *unresolved))


def read_ooh_page(path: Path) -> OohPage:
    """One page as a profile.

    Raises:
        ImportFailure: the file is no such page, or it is broken; the text says why.
    """
    text, notes = read_page(path)
    if not re.search(r"<(?:html|body|h1|h2|p|table)\b", text, re.I):
        raise ImportFailure(str(path), "is not HTML")
    source = ooh_source(text)
    try:
        return _page(path, source, notes)
    except RecursionError as error:
        raise ImportFailure(str(path), "its elements are nested too deeply") from error


def _page(path: Path, source: OohSource, notes: tuple[str, ...]) -> OohPage:
    title = _plain(source.title)
    reason = _why_no_profile(title, source)
    if reason:
        raise ImportFailure(str(path), reason)
    blocks = {
        section: html_blocks(source.sections[section])
        for section in names.SECTION_ORDER
        if section in source.sections
    }
    sections, section_notes = _sections(blocks)
    if not any(section.type in names.CORE_SECTIONS for section in sections):
        raise ImportFailure(str(path), "has none of the five sections of a profile with text in it")
    own = _FILE_NUMBER.fullmatch(path.stem)
    own_number = int(own[1]) if own else None
    number = source.cited_number or own_number
    related = related_names(source.sections.get(names.RELATED, ""))
    occupation = Occupation(
        slug=slug_of(title),
        title=title,
        group=None,
        sections=sections,
        soc=_soc_codes(blocks.get(names.PROJECTIONS, ())),
        onet=tuple(dict.fromkeys(_ONET.findall(_plain(source.sections.get(names.ONET, ""))))),
        alternate_titles=alternate_titles(entities.unescape(source.keywords).split(";"), title),
        contacts=contacts_of(blocks.get(names.SOURCES, ())),
        sources=(_reference(number, source.last_modified),),
    )
    numbers = tuple(dict.fromkeys(n for n in (number, own_number) if n is not None))
    notes += tuple(f"{path.name}: {note}" for note in (*section_notes, *_outside(source)))
    profile = ImportedProfile(occupation, numbers, related)
    return OohPage(path, number, own_number, profile, notes)


def _why_no_profile(title: str, source: OohSource) -> str | None:
    if not source.complete:
        last = f" in or after the section {list(source.sections)[-1]!r}" if source.sections else ""
        return f"is cut off{last}: neither the suggested citation nor the end of the page is there"
    if not title or not slug_of(title):
        return "has no title of an occupation"
    if source.citation and "Career Guide to Industries" in _plain(source.citation):
        return "describes an industry (Career Guide to Industries), not an occupation"
    if not source.sections:
        return f"has no section of a profile; its title is {title!r}"
    return None


def _sections(blocks: dict[str, tuple[Block, ...]]) -> tuple[tuple[Section, ...], list[str]]:
    sections, notes = [], []
    for section, section_blocks in blocks.items():
        parts, part_notes = parts_of(section_blocks)
        notes += [f"{section}: {note}" for note in part_notes]
        if parts:
            sections.append(Section(section, parts))
        else:
            notes.append(f"the section {section!r} is empty and was left out")
    return tuple(sections), notes


def _soc_codes(projections: Sequence[Block]) -> tuple[str, ...]:
    """Codes of the projections table, each once, in its order; broad codes are among them."""
    cells = (cell.rpartition(": ")[2] for block in projections for cell in block.text.split("; "))
    return tuple(dict.fromkeys(cell for cell in cells if _SOC.fullmatch(cell)))


def _reference(number: int | None, last_modified: str | None) -> SourceReference:
    url = f"http://www.bls.gov/oco/ocos{number:03d}.htm" if number is not None else None
    return SourceReference(source=SOURCE, url=url, date=iso_date(last_modified or ""))


def _outside(source: OohSource) -> list[str]:
    """Text before the first section that is neither the title nor the table of contents."""
    rest = re.sub(r"<h1\b.*?</h1>", " ", source.before_sections, flags=re.I | re.S)
    rest = re.sub(r"<li>\s*<a href=\"#[^<]*</a>\s*(?:</li>)?", " ", rest, flags=re.I)
    text = " ".join(block.text for block in html_blocks(rest))
    if not text:
        return []
    shown = text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]} …"
    words = len(text.split())
    return [f"text before the first section was left out ({words} words): {shown!r}"]


def _without_copies(pages: Sequence[OohPage]) -> list[tuple[OohPage, tuple[str, ...]]]:
    """One page for each profile, in page order, with notes on the copies it stands for.

    The page under the canonical number is kept, or the first if that one is not there.
    """
    groups: dict[int | str, list[OohPage]] = {}
    for page in pages:
        key = page.number if page.number is not None else page.profile.occupation.slug
        groups.setdefault(key, []).append(page)
    result = []
    for group in groups.values():
        kept = next((page for page in group if page.own_number == page.number), group[0])
        numbers = dict.fromkeys(number for page in group for number in page.profile.numbers)
        notes = tuple(_copy_note(kept, page) for page in group if page is not kept)
        profile = replace(kept.profile, numbers=tuple(numbers))
        result.append((replace(kept, profile=profile), notes))
    return result


def _copy_note(kept: OohPage, copy: OohPage) -> str:
    what = f"{copy.path.name}: merged with {kept.path.name} ({kept.profile.occupation.title})"
    if copy.profile.occupation == kept.profile.occupation:
        return f"{what}, which it copies"
    return f"{what}, the page it says it is; it differs, and its own text was left out"


def _with_unique_slugs(
    profiles: Sequence[ImportedProfile],
) -> tuple[list[ImportedProfile], list[str]]:
    """Profiles of different pages with one title: all but the first get their number as well."""
    taken: set[str] = set()
    result, notes = [], []
    for profile in profiles:
        slug = profile.occupation.slug
        if slug in taken:
            slug = f"{slug}-{profile.numbers[0] if profile.numbers else len(taken)}"
            title = profile.occupation.title
            notes.append(f"two pages are called {title!r}; one of them has the slug {slug!r}")
        taken.add(slug)
        result.append(replace(profile, occupation=replace(profile.occupation, slug=slug)))
    return result, notes


def _plain(html: str) -> str:
    return one_line(entities.unescape(re.sub(r"<[^>]*>", " ", html)))
