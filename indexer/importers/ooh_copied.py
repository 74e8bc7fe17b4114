"""Text copied from a page of the current Handbook in a browser: one line a block, no tags.

A pane begins at a line that ends with "About this section" and ends at the links to its neighbours
("<- Pay"). The suggested citation says which page it is, and which title it has; a copy without it
is not taken for one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from indexer.errors import ImportFailure
from indexer.importers.ooh_facts import Table, facts_of, row_of
from indexer.importers.ooh_panes import PANES, sections_of
from indexer.importers.page_files import iso_date
from indexer.importers.related import ImportedProfile, RelatedName
from indexer.importers.section_names import slug_of
from indexer.importers.text_blocks import Block, heading_text, one_line
from indexer.model import Occupation, SourceReference

_PANE = re.compile(r"(?:(?P<heading>\S.*?) )?About this section")
_ADDRESS = re.compile(r"bls\.gov/ooh/(?P<group>[a-z0-9-]+)/(?P<slug>[a-z0-9-]+)\.htm")
_CITED = re.compile(r"Occupational Outlook Handbook, (?P<title>\S.*?),?$")
_PANES: Mapping[str, str] = {
    r"What .+ Do": "what-they-do",
    r"Work Environment": "work-environment",
    r"How to Become .+": "become-one",
    r"Pay": "pay",
    r"Job Outlook": "job-outlook",
    r"Similar Occupations": "similar",
    r"(?:Contacts for )?More Information.*": "more-information",
}
# The Handbook's own headings inside its panes.
HEADINGS = frozenset(
    {
        "advancement", "careeronestop", "duties", "education", "education and training",
        "employment", "important qualities", "injuries", "injuries and illnesses",
        "licenses, certifications, and registrations", "o*net", "other experience",
        "related bls articles", "training", "work experience in a related occupation",
        "work schedule", "work schedules",
    }
)  # fmt: skip
_VALUE = re.compile(r"\$?\d[\d,]*(?:\.\d+)?%?")
_SOC = re.compile(r"\d{2}-\d{4}")
_CHART_ENDS = "Source: U.S. Bureau of Labor Statistics"
_PROJECTIONS, _PROJECTIONS_END = "Employment projections data for", "Get data"
_QUALITY = re.compile(r"(?P<name>[A-Z][^.:]{2,50})\. \S")


def is_copied(text: str) -> bool:
    """Whether a text is a copy of such a page, whole or not."""
    return "About this section" in text


def copied_page(path: Path, text: str) -> tuple[ImportedProfile, tuple[str, ...]]:
    """The profile of a copied page, with notes.

    Raises:
        ImportFailure: it does not say which page it is, says two titles, or lacks a pane.
    """
    lines = [line for line in map(one_line, text.split("\n")) if line]
    title, group, slug = _identity(path, lines)
    panes = dict(_panes(lines))
    missing = [pane for pane in PANES if pane not in panes]
    if missing:
        raise ImportFailure(str(path), f"is cut off or changed: {missing[0]!r} is not there")
    tables: dict[str, list[Table]] = {pane: [] for pane in PANES}
    blocks = {pane: tuple(_blocks(panes[pane], tables[pane])) for pane in PANES}
    sections, notes = sections_of(path, blocks)
    try:
        facts = facts_of(_rows(lines), blocks, tables, _qualities(blocks["become-one"]))
    except ValueError as error:
        raise ImportFailure(str(path), str(error)) from error
    dated = next((lines[n + 1] for n, line in enumerate(lines[:-1]) if "Last Modified" in line), "")
    codes = [line for line in panes["job-outlook"] if _SOC.fullmatch(line)]
    occupation = Occupation(
        slug=slug,
        title=title,
        group=group,
        sections=sections,
        soc=tuple(dict.fromkeys(codes[1:] if len(codes) > 1 else codes)),
        facts=facts,
        sources=(
            SourceReference(
                source=facts.outlook.source if facts.outlook else None,
                name=None if facts.outlook else "Occupational Outlook Handbook",
                url=f"https://www.bls.gov/ooh/{group}/{slug}.htm",
                date=iso_date(dated),
            ),
        ),
    )
    related = tuple(RelatedName(name) for name in _related(panes.get("similar", ())))
    return ImportedProfile(occupation, (), related), notes


def _identity(path: Path, lines: Sequence[str]) -> tuple[str, str, str]:
    address = next((m for line in lines if (m := _ADDRESS.search(line))), None)
    cited = next((m["title"] for line in lines if (m := _CITED.search(line))), None)
    if address is None or cited is None:
        raise ImportFailure(str(path), "has no suggested citation, which says which page it is")
    named = f"Quick Facts: {cited}" in lines or slug_of(cited) == address["slug"]
    if cited not in lines or not named:
        raise ImportFailure(str(path), f"is cited as {cited!r}, but has no such title")
    return cited, address["group"], address["slug"]


def _panes(lines: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """The panes with their lines; a second one of a name is not read."""
    starts = [(n, m) for n, line in enumerate(lines) if (m := _PANE.fullmatch(line))]
    for number, match in starts:
        heading = match["heading"] or (lines[number - 1] if number else "")
        pane = next((pane for form, pane in _PANES.items() if re.fullmatch(form, heading)), None)
        if pane is None:
            continue
        following = range(number + 1, len(lines))
        past = next((n for n in following if lines[n].startswith(("<- ", "Suggested cit"))), None)
        yield pane, _without_figures(lines[number + 1 : past])


def _without_figures(lines: Sequence[str]) -> Sequence[str]:
    """A pane without its chart, which opens it; of the table of projections the codes stay."""
    charts = [n for n, line in enumerate(lines) if line.startswith(_CHART_ENDS)]
    kept = list(lines[charts[0] + 1 :] if charts else lines)
    start = next((n for n, line in enumerate(kept) if line.startswith(_PROJECTIONS)), None)
    if start is not None:
        ends = [n for n, line in enumerate(kept) if line == _PROJECTIONS_END and n > start]
        table = kept[start : ends[-1] + 1] if ends else kept[start:]
        kept[start : start + len(table)] = [line for line in table if _SOC.fullmatch(line)]
    return kept


def _blocks(lines: Sequence[str], tables: list[Table]) -> Iterator[Block]:
    """Lines as blocks; a line before an amount or a share is the row of a table."""
    rows: list[tuple[str, str]] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        after = lines[number + 1] if number + 1 < len(lines) else ""
        if _VALUE.fullmatch(after) and not _VALUE.fullmatch(line):
            rows.append((line, after))
            yield Block("item", f"{line}; {after}")
            number += 2
            continue
        if rows:
            tables.append(tuple(rows))
            rows = []
        if line.casefold() in HEADINGS:
            yield Block("heading", line)
        elif not _SOC.fullmatch(line):
            sentence = line.endswith((".", ":", "?", "!", "”", ")")) or len(line.split()) > 14
            yield Block("paragraph" if sentence else "item", line)
        number += 1
    if rows:
        tables.append(tuple(rows))


def _rows(lines: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The quick facts: a label, and the lines after it up to the next one."""
    found: dict[str, tuple[str, str]] = {}
    for number, line in enumerate(lines):
        name = row_of(line)
        if name is None or name in found:
            continue
        value = []
        for other in lines[number + 1 : number + 3]:
            if row_of(other) is not None:
                break
            value.append(other)
        found[name] = line, " ".join(value if name == "pay" else value[:1])
    return found


def _qualities(blocks: Sequence[Block]) -> Sequence[str]:
    names, inside = [], False
    for block in blocks:
        if block.kind == "heading":
            inside = block.text == "Important Qualities"
        elif inside and (match := _QUALITY.match(block.text)):
            names.append(heading_text(match["name"]))
    return names


def _related(lines: Sequence[str]) -> Iterator[str]:
    """Titles of the similar occupations: each stands before what is done in it, a level of
    education and an amount."""
    for number in range(len(lines) - 3):
        title, duties, _, pay = lines[number : number + 4]
        if duties.endswith(".") and pay.startswith("$") and not title.endswith("."):
            yield title
