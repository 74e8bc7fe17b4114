"""Rebuilds when the corpus changes; mistakes are told, and the last good index keeps serving."""

import json
import os
from collections.abc import Callable
from pathlib import Path

from indexer.corpus.read import examine_corpus
from indexer.errors import OccupationsError, Problem
from indexer.publish import build

DEBOUNCE_MS = 300  # an editor writes a file in several steps
PARENT_CHECK_MS = 1000

Tell = Callable[[str], None]


def rebuild(
    corpus: Path, index: Path, problems_file: Path | None, tell: Tell, *, lenient: bool
) -> None:
    """Reads and builds once and tells the outcome; raises nothing that an editor can mend.

    Args:
        corpus: the corpus folder.
        index: the index directory.
        problems_file: where the problems are written for the editor's page, as JSON.
        tell: takes a line for the terminal.
        lenient: build what can be read in spite of problems, for a preview.
    """
    try:
        reading = examine_corpus(corpus)
        _write_if_possible(problems_file, reading.problems, tell)
        for problem in reading.problems:
            tell(str(problem))
        if reading.problems and not lenient:
            tell(f"{len(reading.problems)} problems: the last good index keeps serving")
            return
        report = build(reading.corpus, index, origin=str(corpus), force=lenient)
    except (OccupationsError, OSError) as error:  # a full disk, a folder taken away: told, mended
        tell(str(error))
        return
    if report.published:
        tell(f"published {report.generation}")


def _write_if_possible(path: Path | None, problems: tuple[Problem, ...], tell: Tell) -> None:
    """The editor's page may be stale, but the index need not be."""
    try:
        if path is not None:
            write_problems(path, problems)
    except OSError as error:
        tell(f"the problems of the working files cannot be written: {error}")


def write_problems(path: Path, problems: tuple[Problem, ...]) -> None:
    """All problems as JSON, in one step."""
    rows = [
        {
            "path": str(problem.path),
            "line": problem.line,
            "column": problem.column,
            "message": problem.message,
            "source": problem.source,
        }
        for problem in problems
    ]
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_text(json.dumps(rows), encoding="utf-8")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def watch(
    corpus: Path, index: Path, problems_file: Path | None, tell: Tell, *, lenient: bool
) -> None:
    """Rebuilds after every change until the process that started it has gone.

    Raises:
        OccupationsError: the package for watching is not installed.
    """
    try:
        from watchfiles import watch as changes
    except ModuleNotFoundError as error:
        raise OccupationsError(
            "watching needs the package watchfiles, which is not installed:"
            ' pip install "occupation-search[watch]"'
        ) from error
    parent = os.getppid()
    for changed in changes(
        corpus, debounce=DEBOUNCE_MS, rust_timeout=PARENT_CHECK_MS, yield_on_timeout=True
    ):
        if os.getppid() != parent:
            return
        if changed:
            rebuild(corpus, index, problems_file, tell, lenient=lenient)
