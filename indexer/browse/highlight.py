"""The words of a query inside one profile: marked in its text, and the parts that have them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.addresses import anchor
from indexer.browse.profile import Block, LinkedName, Profile, ProfileSection
from indexer.index import Index
from indexer.model import PART_BREAK, Section
from indexer.request import SearchRequest
from indexer.results import Mark, SnippetPart
from indexer.search.deadline import MAX_SECONDS
from indexer.search.snippet import snippet

Span = tuple[int, int]  # first and past-the-end character
LIST_SIGN = "- "  # before every item of a list, see model.Part


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A part of a section in which words of the query occur."""

    title: str  # of the section, with the sub-heading: "Training: Licensure"
    anchor: str
    snippet: tuple[SnippetPart, ...]
    count: int  # places


@dataclass(frozen=True, slots=True)
class Highlighted:
    """A profile with the words of a query marked, and the parts that have any, in its order."""

    profile: Profile
    found: tuple[FoundPart, ...]


def highlight(
    index: Index, profile: Profile, request: SearchRequest, seconds: float = MAX_SECONDS
) -> Highlighted:
    """Marks what a search with this query and ``literal`` would mark in the profile's sections.

    Filters, page and order of the request do not matter. Glue words are left unmarked beside
    words that say something.

    Raises:
        SearchTooLong: it would take longer than these seconds.
    """
    if not request.query:
        return Highlighted(profile, ())
    words = SearchRequest(request.query, literal=request.literal)
    marks = index.engine.marks(index, profile.occupation.slug, words, seconds)
    texts = {section.type: section for section in profile.occupation.sections}
    found = [
        part
        for section in profile.sections
        for part in _found(section, texts[section.type], marks.get(section.type, ()))
    ]
    sections = tuple(
        _marked_section(section, marks.get(section.type, ())) for section in profile.sections
    )
    return Highlighted(replace(profile, sections=sections), tuple(found))


def _found(shown: ProfileSection, section: Section, marks: Sequence[Mark]) -> Iterator[FoundPart]:
    for part, start, end in section.spans():
        own = [
            mark._replace(start=mark.start - start, end=mark.end - start)
            for mark in marks
            if start <= mark.start and mark.end <= end
        ]
        if own:
            yield FoundPart(
                title=f"{shown.title}: {part.heading}" if part.heading else shown.title,
                anchor=anchor(section.type, part.heading),
                snippet=snippet(part.text, own),
                count=len(_joined(part.text, own)),
            )


def _marked_section(section: ProfileSection, marks: Sequence[Mark]) -> ProfileSection:
    """The section with marks on its runs.

    Its text is the parts, and each part its blocks, one blank line apart; a block is its lines.
    """
    if not marks:
        return section
    start = 0
    parts = []
    for part in section.parts:
        blocks = []
        for block in part.blocks:
            marked, end = _marked_block(block, start, marks)
            blocks.append(marked)
            start = end + len(PART_BREAK)
        parts.append(replace(part, blocks=tuple(blocks)))
    return replace(section, parts=tuple(parts))


def _marked_block(block: Block, start: int, marks: Sequence[Mark]) -> tuple[Block, int]:
    """The block with its marks, and where it ends in the section's text."""
    items = []
    for line in block.items:
        start += len(LIST_SIGN) if block.is_list else 0
        text = "".join(run.text for run in line)
        own = _joined(text, (m._replace(start=m.start - start, end=m.end - start) for m in marks))
        items.append(tuple(_marked_runs(line, own)))
        start += len(text) + 1
    return replace(block, items=tuple(items)), start - 1


def _joined(text: str, marks: Iterable[Mark]) -> tuple[Span, ...]:
    """The marks inside a text as spans; those with nothing but a space between them become one."""
    spans: list[Span] = []
    for mark in marks:
        if not 0 <= mark.start < mark.end <= len(text):
            continue
        if spans and text[spans[-1][1] : mark.start] == " ":
            spans[-1] = (spans[-1][0], mark.end)
        elif not spans or mark.start >= spans[-1][1]:
            spans.append((mark.start, mark.end))
    return tuple(spans)


def _marked_runs(line: Iterable[LinkedName], spans: Sequence[Span]) -> Iterator[LinkedName]:
    """The runs of a line, each with the part of every span that lies in it."""
    start = 0
    for run in line:
        end = start + len(run.text)
        own = tuple(
            (max(first, start) - start, min(past, end) - start)
            for first, past in spans
            if first < end and past > start
        )
        yield replace(run, marks=own)
        start = end
