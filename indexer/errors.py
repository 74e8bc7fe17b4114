"""The one error tree: raised deep with the offending value, turned into a message in one place."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SHOWN = 160  # characters of a line that has a mistake
PROBLEMS_SHOWN = 30  # of a file


class OccupationsError(Exception):
    """Anything this project raises on purpose; its text is fit to show to a person."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in one file, at the place an editor has to look.

    ``line`` and ``column`` count from 1. ``source`` is the line as written, or None when the file
    could not be read as text.
    """

    path: Path
    line: int
    column: int
    message: str
    source: str | None = None

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}: {self.message}"
        if self.source is None:
            return place
        start = max(0, self.column - 1 - SHOWN // 2)
        shown = self.source[start : start + SHOWN]
        before = shown[: self.column - 1 - start]
        caret = "".join("\t" if char == "\t" else " " for char in before)
        return f"{place}\n    {_printable(shown)}\n    {caret}^"


def _printable(text: str) -> str:
    """Without what a terminal would obey."""
    return "".join(char if char.isprintable() or char == "\t" else "\ufffd" for char in text)


def told(problems: Iterable[Problem]) -> Iterator[str]:
    """The problems as lines, no more than `PROBLEMS_SHOWN` of a file: a file of one wrong kind has
    the same mistake in every line."""
    shown: Counter[Path] = Counter()
    for problem in problems:
        shown[problem.path] += 1
        if shown[problem.path] <= PROBLEMS_SHOWN:
            yield str(problem)
    for path, count in shown.items():
        if count > PROBLEMS_SHOWN:
            yield f"{path}: {count - PROBLEMS_SHOWN:,} more in this file"


class CorpusError(OccupationsError):
    """The corpus has problems; ``problems`` holds every one of them, in file order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(told(problems)))


class ImportFailure(OccupationsError):
    """A page cannot become a profile: ``page`` names it, the text says why."""

    def __init__(self, page: str, reason: str) -> None:
        self.page = page
        self.reason = reason
        super().__init__(f"{page}: {reason}")


class IndexUnusable(OccupationsError):
    """No generation can be opened: none built, damaged, or written by another version."""


class EngineUnavailable(OccupationsError):
    """The search cluster does not answer, or not wholly: nothing is shown rather than half of it.

    ``retry_after``: seconds after which it is worth asking again.
    """

    def __init__(self, reason: str, retry_after: int = 5) -> None:
        self.retry_after = retry_after
        super().__init__(f"the search cluster does not answer: {reason}")


class BuildRefused(OccupationsError):
    """A build finished but must not be published (no documents, a failed canary, …)."""


class SearchTooLong(OccupationsError):
    """A search was ended because it took longer than one may."""

    def __init__(self) -> None:
        super().__init__("this search takes too long; use fewer words, or fewer beginnings like a*")


class NotFound(OccupationsError):
    """The index has no such thing; ``kind`` says what was asked for, e.g. "credential"."""

    def __init__(self, kind: str, slug: str) -> None:
        self.kind = kind
        self.slug = slug
        super().__init__(f"no {kind} has the slug {slug!r}")


class OccupationNotFound(NotFound):
    """No occupation has this slug."""

    def __init__(self, slug: str) -> None:
        super().__init__("occupation", slug)
