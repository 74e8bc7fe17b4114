"""Commands on a corpus: check, build, import, extract."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import click

from indexer.build.analyze import analyze
from indexer.build.build import KEEP_GENERATIONS, BuildReport, Progress
from indexer.cli.options import (
    corpus_option,
    counted,
    index_option,
    json_option,
    print_json,
    print_lines,
)
from indexer.cli.render import entities_json, entities_text
from indexer.corpus.editorial.examine import examine_style
from indexer.corpus.read import (
    SHIPPED_CORPUS,
    examine_corpus,
    read_corpus,
    read_vocabulary,
)
from indexer.corpus.write import write_profile
from indexer.errors import OccupationsError, told
from indexer.importers import AUTO, FORMATS, import_pages, onet_titles
from indexer.importers.any_text import read_any
from indexer.publish import build


@click.command()
@corpus_option
def check(corpus: Path) -> None:
    """Report every problem of a corpus as path:line:column: message."""
    reading = examine_corpus(corpus)
    found = (*reading.problems, *examine_style(corpus, reading.corpus))
    for line in told(found):
        click.echo(line)
    profiles, problems = len(reading.corpus.occupations), len(found)
    click.echo(f"{counted(profiles, 'profile')}, {counted(problems, 'problem')}", err=True)
    if problems:
        sys.exit(1)


@click.command(name="build")
@corpus_option
@index_option
@click.option("--rebuild", is_flag=True, help="Build although nothing has changed.")
@click.option("--force", is_flag=True, help="Publish although many profiles have gone.")
@click.option("--keep", type=click.IntRange(1), default=KEEP_GENERATIONS, show_default=True)
@click.option("--verbose", is_flag=True, help="Print the time of each stage.")
def build_command(
    corpus: Path, index: Path, rebuild: bool, force: bool, keep: int, verbose: bool
) -> None:
    """Build an index of a corpus beside the current one, then publish it."""
    run = partial(
        build, read_corpus(corpus), index,
        origin=str(corpus), rebuild=rebuild, force=force, keep=keep,
    )  # fmt: skip
    if sys.stderr.isatty():
        with click.progressbar(length=1, label="build", file=sys.stderr) as bar:
            report = run(progress=_progress(bar))
    else:
        report = run()
    print_report(report, verbose)


def _progress(bar: Any) -> Progress:
    def show(stage: str, done: int, total: int) -> None:
        bar.label, bar.length, bar.pos = stage, total, done
        bar.render_progress()

    return show


def print_report(report: BuildReport, verbose: bool) -> None:
    for what in ("added", "changed", "removed"):
        slugs = getattr(report.changes, what)
        if slugs:
            shown = ", ".join(slugs[:10]) + (", …" if len(slugs) > 10 else "")
            click.echo(f"{what} {counted(len(slugs), 'profile')}: {shown}")
    if report.changes.program:
        click.echo("the program has changed: everything is built anew")
    if report.changes.vocabulary:
        click.echo("changed the vocabulary")
    counts = ", ".join(f"{count:,} {name}" for name, count in report.counts.items())
    state = "published" if report.published else "nothing has changed, still serving"
    click.echo(f"{counts}\n{state} {report.generation}")
    if verbose:
        for stage, seconds in report.seconds.items():
            click.echo(f"{seconds:8.3f} s  {stage}")


@click.command(name="import")
@click.argument("format", type=click.Choice(sorted((AUTO, *FORMATS, onet_titles.FORMAT))))
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--into", required=True, type=click.Path(path_type=Path, file_okay=False))
def import_command(format: str, sources: tuple[Path, ...], into: Path) -> None:
    """Turn published pages into profiles of the corpus folder given with --into.

    auto tells the format of each file from the file itself, and reads folders and zip archives.
    With onet-titles, O*NET's lists of titles become the vocabulary/titles.tsv of that corpus.
    """
    if format == onet_titles.FORMAT:
        _import_titles(sources, into)
        return
    imported = import_pages(format, sources)
    with _writing(into):
        for occupation in imported.occupations:
            write_profile(occupation, into)
    for note in imported.notes:
        click.echo(f"note: {note}", err=True)
    for failure in imported.failures:
        click.echo(f"skipped: {failure}", err=True)
    skipped = counted(len(imported.failures), "page")
    click.echo(f"{counted(len(imported.occupations), 'profile')} imported, {skipped} skipped")
    if imported.failures or not imported.occupations:
        sys.exit(1)


def _import_titles(sources: tuple[Path, ...], into: Path) -> None:
    with _writing(into):
        imported = onet_titles.import_held_titles(sources, into)
    reasons = {
        "no profile has the code or slug": counted(imported.without_profile, "row"),
        "the profile lists it itself": counted(imported.own, "title"),
        "an earlier row gave it": counted(imported.repeated, "title"),
    }
    for reason, count in reasons.items():
        click.echo(f"skipped: {count}, {reason}", err=True)
    click.echo(
        f"{counted(imported.rows, 'row')} read, {counted(len(imported.pairs), 'title')} of"
        f" {counted(len({slug for _, slug in imported.pairs}), 'profile')} written"
    )


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Turns what the system says about a file that cannot be written into an error of ours."""
    try:
        yield
    except OSError as error:
        message = f"{error.filename or folder}: cannot be written: {error.strerror or error}"
        raise OccupationsError(message) from error


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
def extract(files: tuple[Path, ...], as_json: bool) -> None:
    """Find credentials and organizations in profiles, pages or any text.

    A file that cannot be read is told of, and the others are read all the same; the exit status is
    1 then.
    """
    names = read_vocabulary(SHIPPED_CORPUS)
    found, broken = [], False
    for file in files:
        try:
            occupations = read_any(file)
        except OccupationsError as error:
            click.echo(error, err=True)
            broken = True
            continue
        found += [(file, item.entities) for item in analyze(occupations, names)]
    if broken and not found:
        sys.exit(1)
    if as_json:
        print_json([entities_json(file, some) for file, some in found])
    else:
        print_lines(line for file, some in found for line in entities_text(file, some))
    if broken:
        sys.exit(1)
