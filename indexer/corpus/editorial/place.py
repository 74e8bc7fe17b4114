"""Where something in the text of a profile stands in its file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.corpus import marked_yaml
from indexer.corpus.marked_yaml import Loc, MarkedYaml
from indexer.errors import Problem
from indexer.model import PART_BREAK, Occupation


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of one part of a section, and the path of its value in the profile file."""

    section: str
    heading: str | None
    text: str  # as in model.Part
    loc: Loc


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to report at a key of the profile or, with a passage, at ``start`` of its text."""

    message: str
    loc: Loc = ()
    passage: Passage | None = None
    start: int = 0  # characters


def passages(occupation: Occupation) -> Iterator[Passage]:
    """The parts of all sections, in the order of the file."""
    for number, section in enumerate(occupation.sections):
        for place, part in enumerate(section.parts):
            loc: Loc = ("sections", number, "parts", place, "text")
            yield Passage(section.type, part.heading, part.text, loc)


def at_section(made: Sequence[Passage], section: str, start: int) -> tuple[Passage, int]:
    """The passage that holds character ``start`` of a section's text, and its place there."""
    parts = [passage for passage in made if passage.section == section]
    for passage in parts[:-1]:
        if start < len(passage.text):
            return passage, start
        start -= len(passage.text) + len(PART_BREAK)
    return parts[-1], start


def marked_file(path: Path, max_bytes: int) -> MarkedYaml:
    """A file with the places of its values; what prevents reading it is among its problems."""
    text = marked_yaml.read_text(path, max_bytes)
    if isinstance(text, Problem):
        return MarkedYaml(marked_yaml.YamlText(path, "", ()), problems=[text])
    return marked_yaml.parse(text)


def problem(marked: MarkedYaml, finding: Finding) -> Problem:
    """The finding at its line and column."""
    passage = finding.passage
    if passage is None:
        return marked.problem_at(finding.loc, finding.message)
    loc = passage.loc
    if loc not in marked.marks:  # a section with `text` instead of `parts`
        loc = (*loc[:2], "text")
    line, column = _line_and_column(marked, loc, passage.text, finding.start)
    return marked.source.problem(line, column, finding.message)


def _line_and_column(marked: MarkedYaml, loc: Loc, text: str, start: int) -> tuple[int, int]:
    """Where character ``start`` of a text stands in the scalar it was read from.

    Wrapping and indentation differ between the two, so both are followed over their visible
    characters. Where they part (an escape in a quoted scalar) the last common place is given.
    """
    line, column = marked.marks.get(loc, (1, 1))
    lines = marked.source.lines
    header = lines[line - 1][column - 1 : column] if line <= len(lines) else ""
    if header in ("|", ">"):
        line, column = line + 1, 1
    elif header in ('"', "'"):
        column += 1
    wanted = [char for char in text[: start + 1] if not char.isspace()]
    followed, last = 0, (line, column)
    for number in range(line, len(lines) + 1):
        first = column - 1 if number == line else 0
        for at, char in enumerate(lines[number - 1][first:], first):
            if char.isspace():
                continue
            if followed == len(wanted) or char != wanted[followed]:
                return last
            followed, last = followed + 1, (number, at + 1)
    return last
