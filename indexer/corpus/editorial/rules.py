"""The file `style.yaml` of a corpus: what its editors hold their prose to."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from indexer.corpus.editorial.place import marked_file
from indexer.corpus.marked_yaml import MarkedYaml
from indexer.errors import Problem

STYLE_FILE = "style.yaml"
_MAX_BYTES = 256 * 1024

Limits = Annotated[list[float], Field(min_length=2, max_length=2)]  # least, most
Reasons = dict[str, str]  # what is accepted, as written in the text: why


class _Rules(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class SectionRule(_Rules):
    """A section that every profile has: its type, and its words without headings."""

    type: str
    words: Limits


class TrainingRule(_Rules):
    """Headings of the parts of the training section.

    A profile that names credentials has one of ``for_credentials`` besides those ``required``.
    """

    section: str
    required: list[str] = []
    for_credentials: list[str] = []
    optional: list[str] = []


class NumberRule(_Rules):
    """Which numbers need no fact; see `indexer.corpus.editorial.figures`."""

    free_up_to: int  # counts written without $ and percent
    pictured: list[str] = []  # types of sections whose counts picture the work: all are free
    tolerance_percent: float
    figures: str | None = None  # file of further figures, beside this one
    years: list[int] = []
    everywhere: Reasons = {}
    accepted: dict[str, Reasons] = {}  # by profile


class Style(_Rules):
    """Everything `style.yaml` may say; what it leaves out is not checked."""

    sections: list[SectionRule] = []
    words: Limits | None = None  # of a whole profile
    reading_grade: Limits | None = None  # of a whole profile
    training: TrainingRule | None = None
    banned_phrases: list[str] = []
    second_person: list[str] = []
    own_sentence_words: int | None = None  # a sentence this long or longer stands only once
    numbers: NumberRule | None = None
    accepted_names: Reasons | None = None  # names in the training section without an entry
    spelling: list[str] = []  # word lists, beside this file


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A corpus's style and the file it was read from."""

    style: Style
    marked: MarkedYaml
    folder: Path


def read_style(folder: Path) -> StyleSheet | tuple[Problem, ...]:
    """The style of a corpus folder that has one, or the problems that prevent reading it."""
    marked = marked_file(folder / STYLE_FILE, _MAX_BYTES)
    if marked.problems:
        return tuple(marked.problems)
    try:
        return StyleSheet(Style.model_validate(marked.value), marked, folder)
    except ValidationError as error:
        return tuple(
            marked.problem_at(tuple(detail["loc"]), f"{_place(detail['loc'])}: {detail['msg']}")
            for detail in error.errors(include_url=False)
        )


def _place(loc: tuple[int | str, ...]) -> str:
    return ".".join(map(str, loc)) or STYLE_FILE
