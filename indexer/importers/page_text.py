"""Plain text of career pages: one occupation, one section or more, amid a site's navigation.

Such sites split an occupation over several pages, a section on each. What is read: the title, the
sections (each opened by its name, run in with a colon or on a line of its own), their run-in
sub-headings, the source line and the related occupations. What is dropped: rulers, navigation,
slogans, pagers, disclaimers and footers; any other line outside the sections goes into a note.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import ImportFailure
from indexer.importers import page_lines as lines
from indexer.importers import section_names as names
from indexer.importers.contacts import contacts_of
from indexer.importers.imported import Imported
from indexer.importers.ooh_copied import HEADINGS, copied_page, is_copied
from indexer.importers.page_files import find_pages, read_page
from indexer.importers.page_paragraphs import paragraph_blocks
from indexer.importers.related import ImportedProfile, RelatedName, title_key, with_related
from indexer.importers.section_names import slug_of
from indexer.importers.text_blocks import Block, one_line, parts_of
from indexer.model import (
    EDUCATION_LEVELS,
    EXPERIENCE_LEVELS,
    OUTLOOK_CLASSES,
    TRAINING_LEVELS,
    Occupation,
    Section,
    SourceReference,
)

SUFFIXES = (".txt", ".text")

_TITLE_AND_SECTION = re.compile(r"(?P<title>.+?)\s*[-–—|:]\s*(?P<section>[^-–—|:]+)")
_EDITION = re.compile(r"\b(\d{4}-\d{2,4})\s+[Ee]dition\b")
# What a table of facts and the headings of career pages say where a title might stand.
_LABELS = [
    label
    for levels in (EDUCATION_LEVELS, EXPERIENCE_LEVELS, TRAINING_LEVELS, OUTLOOK_CLASSES)
    for label in levels.values()
]
_NO_TITLE = re.compile(
    "|".join(
        (
            *map(re.escape, (*_LABELS, *HEADINGS)),
            r".*[$%<>].*",
            r"[\W\d]*", r"(?:what|how|when|where|why|who) .+", r"(?:about|overview|summary|duties)",
            r".*\b(?:about this section|see how to become one)\b.*", r".+[.?!]",
        )
    ),
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TextPage:
    """What one page says."""

    name: str  # of the file
    title: str
    sections: tuple[tuple[str, tuple[Block, ...]], ...]  # type and blocks, in page order
    source: str | None
    related: tuple[str, ...]
    notes: tuple[str, ...]


def import_page_text(sources: Sequence[Path]) -> Imported:
    """Profiles of the pages in ``sources``: files, or folders of ``.txt`` files.

    A copy of a whole page of the present Handbook is read as `ooh_copied` says.
    Pages with the same title become one profile, its sections in the order of the handbook. A page
    without a recognisable title or section becomes a failure.
    """
    files = find_pages(sources, SUFFIXES)
    failures, notes = list(files.failures), list(files.notes)
    pages: dict[str, list[TextPage]] = {}
    profiles: list[ImportedProfile] = []
    for path in files.paths:
        try:
            text, told = read_page(path)
            if is_copied(text):
                profile, more = copied_page(path, text)
                profiles.append(profile)
                notes += (*told, *more)
                continue
            page = read_text_page(path)
        except ImportFailure as failure:
            failures.append(failure)
            continue
        notes += page.notes
        pages.setdefault(slug_of(page.title), []).append(page)
    for slug, group in pages.items():
        profile, merged = _profile(slug, group)
        profiles.append(profile)
        notes += merged
    occupations, unresolved = with_related(profiles)
    return Imported(occupations, tuple(failures), (*notes, *unresolved))


def read_text_page(path: Path) -> TextPage:
    """What the page in a file says.

    Raises:
        ImportFailure: the file is no text, or no title or section of an occupation is in it.
    """
    text, notes = read_page(path)
    page_lines = [one_line(line) for line in text.split("\n")]
    start = next((n for n in range(len(page_lines)) if _opens_section(page_lines, n)), None)
    if start is None:
        reason = 'no section is recognisable: none of its lines begins like "Job Outlook: …"'
        raise ImportFailure(str(path), reason)
    title = _title(page_lines[:start], page_lines[start:])
    if title is None:
        raise ImportFailure(str(path), "no title of an occupation stands before the first section")
    if _NO_TITLE.fullmatch(title):
        reason = f"{title!r}, which stands before the first section, is no title of an occupation"
        raise ImportFailure(str(path), reason)
    reader = _Reader(title, page_lines)
    for number in range(start, len(page_lines)):
        reader.read(number)
    reader.end_section()
    if not any(blocks for _, blocks in reader.sections):
        raise ImportFailure(str(path), f"the page of {title!r} has a section but no text in it")
    above = [line for line in page_lines[:start] if _is_text(line)]
    left_out = tuple(f"{path.name}: left out: {line!r}" for line in above + reader.left_out)
    return TextPage(
        path.name, title, tuple(reader.sections), reader.source, tuple(reader.related),
        (*notes, *left_out),
    )  # fmt: skip


def _opens_section(page_lines: Sequence[str], number: int) -> str | None:
    """The section type that begins at a line: named before a colon, or alone above its text.

    A name alone must stand at the start of its lines; names directly above each other are the
    navigation of the site.
    """
    line = page_lines[number]
    run_in = lines.section_heading(line)
    if run_in is not None:
        return run_in[0] if run_in[0] in names.SECTION_ORDER else None
    section = names.section_of_title(line)
    above = page_lines[number - 1] if number else ""
    starts = line[:1].isupper() and (not above or lines.is_separator(above))
    if section not in names.SECTION_ORDER or not starts:
        return None
    below = next(filter(None, page_lines[number + 1 :]), "")
    return section if below and (lines.is_sentence(below) or lines.list_item(below)) else None


def _title(before: Sequence[str], after: Sequence[str]) -> str | None:
    """The title among the lines above the first section: a repeated one, else the last.

    A line without capitals counts only if the text below uses its words.
    """
    candidates = [line for line in map(_without_section, before) if lines.is_title(line)]
    capitalized = [line for line in candidates if lines.is_capitalized(line)]
    if not capitalized:
        text = " ".join(after).casefold()
        capitalized = [line for line in candidates if line.casefold() in text]
    usable = [line for line in capitalized if slug_of(line)]
    counts = Counter(map(title_key, usable))
    places = range(len(usable))
    best = max(places, key=lambda n: (counts[title_key(usable[n])], n), default=None)
    return usable[best] if best is not None else None


def _without_section(line: str) -> str:
    """A title line without a section's name after it ("Bakers - Training") or a final dot."""
    both = _TITLE_AND_SECTION.fullmatch(line)
    if both and names.section_of_title(both["section"]):
        line = both["title"]
    return line.rstrip(" .")


def _is_text(line: str) -> bool:
    """Whether a line above the sections says something, rather than belonging to the site."""
    return lines.is_sentence(line) and not lines.is_separator(line) and not line.endswith("!")


class _Reader:
    """Sorts the lines from the first section on into text, source, related names and the rest."""

    def __init__(self, title: str, page_lines: Sequence[str]) -> None:
        self.sections: list[tuple[str, tuple[Block, ...]]] = []
        self.related: list[str] = []
        self.left_out: list[str] = []
        self._title = title_key(title)
        self._lines = page_lines
        # A table may name a source of its own; the last such line is the page's.
        sources = [n for n, line in enumerate(page_lines) if lines.source_name(line)]
        self._source_line = sources[-1] if sources else None
        self.source = lines.source_name(page_lines[sources[-1]]) if sources else None
        self._section: str | None = None
        self._body: list[str] = []
        self._in_related = False

    def read(self, number: int) -> None:
        line = self._lines[number]
        opened = _opens_section(self._lines, number)
        run_in = lines.section_heading(line)
        if opened is not None and opened != self._section:
            self._open(opened, line)
        elif number == self._source_line:
            self.end_section()
            self._in_related = False
        elif names.RELATED in (names.section_of_title(line), run_in and run_in[0]):
            self.end_section()
            self._in_related = True
            self._add_related(run_in[2] if run_in else "")
        elif not line or lines.is_separator(line) or self._is_repeated(line):
            self._body.append("")
        elif self._section is not None:
            self._body.append(line)
        elif self._in_related and not lines.is_sentence(line):
            self._add_related(line)
        elif not line.endswith("!"):
            self.left_out.append(line)

    def _is_repeated(self, line: str) -> bool:
        """Whether a line is navigation or the title again, rather than the end of a paragraph."""
        if self._section is not None and self._body and self._body[-1]:
            return False
        return lines.is_navigation(line) or title_key(line) == self._title

    def end_section(self) -> None:
        if self._section is not None:
            self.sections.append((self._section, paragraph_blocks(self._body)))
        self._section, self._body = None, []

    def _open(self, section: str, line: str) -> None:
        self.end_section()
        self._section, self._in_related = section, False
        _, heading, text = lines.section_heading(line) or (section, line, "")
        # "Education and training:" heads a part of the section as much as the section.
        if heading.casefold() == "education and training" and not heading.endswith("Training"):
            self._body.append(f"{heading}: {text}".rstrip())
        else:
            self._body.append(text)

    def _add_related(self, text: str) -> None:
        for name in text.split(";"):
            name = (lines.list_item(name.strip()) or name).strip(" .,")
            if name:
                self.related.append(name)


def _profile(slug: str, pages: Sequence[TextPage]) -> tuple[ImportedProfile, list[str]]:
    """The pages of one occupation as one profile, with notes on what was merged."""
    blocks: dict[str, list[Block]] = {}
    notes: list[str] = []
    for page in pages:
        for section, section_blocks in page.sections:
            known = blocks.setdefault(section, [])
            if known and _is_within(section_blocks, known):
                notes.append(f"{page.name}: repeats the section {section!r} of {page.title!r}")
                continue
            if known:
                notes.append(f"{page.name}: continues the section {section!r} of {page.title!r}")
            known += section_blocks
    if len(pages) > 1:
        files = ", ".join(page.name for page in pages)
        notes.append(f"{slug}: one profile from {len(pages)} pages: {files}")
    sections = []
    for section in (section for section in names.SECTION_ORDER if section in blocks):
        parts, part_notes = parts_of(blocks[section])
        notes += [f"{slug}: {section}: {note}" for note in part_notes]
        if parts:
            sections.append(Section(section, parts))
        else:
            notes.append(f"{slug}: the section {section!r} is empty and was left out")
    occupation = Occupation(
        slug=slug,
        title=pages[0].title,
        group=None,
        sections=tuple(sections),
        contacts=contacts_of(blocks.get(names.SOURCES, ())),
        sources=_references(page.source for page in pages),
    )
    related = tuple(RelatedName(name) for page in pages for name in page.related)
    return ImportedProfile(occupation, related=related), notes


def _is_within(blocks: Sequence[Block], known: Sequence[Block]) -> bool:
    return all(block in known for block in blocks)


def _references(sources: Iterable[str | None]) -> tuple[SourceReference, ...]:
    references = []
    for name in dict.fromkeys(filter(None, sources)):
        edition = _EDITION.search(name)
        references.append(SourceReference(name=name, edition=edition[1] if edition else None))
    return tuple(references)
