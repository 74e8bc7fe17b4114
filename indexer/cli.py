"""The ``occupations`` command. Exit 0: done, 1: the input is wrong, 2: wrong usage."""

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter

from indexer import generation
from indexer.analyze import analyze
from indexer.build import BuildReport, Progress, build
from indexer.cli_vocabulary import corpus_option, vocabulary
from indexer.editorial import examine_style
from indexer.errors import CorpusError, IndexUnusable, OccupationsError
from indexer.importers import FORMATS, import_pages
from indexer.importers.write import write_profile
from indexer.index import open_index
from indexer.model import Occupation
from indexer.profile import get_profile
from indexer.read import SHIPPED_CORPUS, examine_corpus, read_corpus, read_profile, read_vocabulary
from indexer.render import (
    entities_json,
    entities_text,
    profile_text,
    search_json,
    search_text,
)
from indexer.request import DEFAULT_LIMIT, MAX_LIMIT, FacetName, SearchRequest
from indexer.search import search


def default_index() -> Path:
    """$OCCUPATIONS_INDEX, or a folder under the user's data directory."""
    given = os.environ.get("OCCUPATIONS_INDEX")
    if given:
        return Path(given)
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "occupation-search"


index_option = click.option(
    "--index", type=click.Path(path_type=Path, file_okay=False), default=default_index,
    help="Index directory; default: $OCCUPATIONS_INDEX or the user's data directory.",
)  # fmt: skip
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON value, nothing else.")


class _Group(click.Group):
    """Turns the project's errors into messages on standard error and exit status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CorpusError as error:
            click.echo(str(error), err=True)
            click.echo(_counted(len(error.problems), "problem"), err=True)
        except OccupationsError as error:
            click.echo(f"occupations: {error}", err=True)
        except BrokenPipeError:  # the reader of a pipe has had enough
            sys.stderr.close()
        return ctx.exit(1)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="occupation-search")
def main() -> None:
    """Search occupations: build an index of profiles, ask it, serve it."""


main.add_command(vocabulary)


@main.command()
@corpus_option
def check(corpus: Path) -> None:
    """Report every problem of a corpus as path:line:column: message."""
    reading = examine_corpus(corpus)
    found = (*reading.problems, *examine_style(corpus, reading.corpus))
    for problem in found:
        click.echo(str(problem))
    profiles, problems = len(reading.corpus.occupations), len(found)
    click.echo(f"{_counted(profiles, 'profile')}, {_counted(problems, 'problem')}", err=True)
    if problems:
        sys.exit(1)


@main.command(name="build")
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
    _report(report, verbose)


def _progress(bar: Any) -> Progress:
    def show(stage: str, done: int, total: int) -> None:
        bar.label, bar.length, bar.pos = stage, total, done
        bar.render_progress()

    return show


def _report(report: BuildReport, verbose: bool) -> None:
    for what in ("added", "changed", "removed"):
        slugs = getattr(report.changes, what)
        if slugs:
            shown = ", ".join(slugs[:10]) + (", …" if len(slugs) > 10 else "")
            click.echo(f"{what} {_counted(len(slugs), 'profile')}: {shown}")
    if report.changes.vocabulary:
        click.echo("changed the vocabulary")
    counts = ", ".join(f"{count:,} {name}" for name, count in report.counts.items())
    state = "published" if report.published else "nothing has changed, still serving"
    click.echo(f"{counts}\n{state} {report.generation}")
    if verbose:
        for stage, seconds in report.seconds.items():
            click.echo(f"{seconds:8.3f} s  {stage}")


@main.command(name="search")
@click.argument("query")
@index_option
@click.option("--section", multiple=True, help="Only sections of this type; repeatable.")
@click.option("--credential", multiple=True, help="Only occupations that name it; repeatable.")
@click.option("--organization", multiple=True, help="Only occupations that name it; repeatable.")
@click.option("--limit", type=click.IntRange(1, MAX_LIMIT), default=DEFAULT_LIMIT)
@json_option
@click.option("--explain", is_flag=True, help="Show the parts of each score.")
def search_command(
    query: str,
    index: Path,
    section: tuple[str, ...],
    credential: tuple[str, ...],
    organization: tuple[str, ...],
    limit: int,
    as_json: bool,
    explain: bool,
) -> None:
    """Search occupations; QUERY is words, "exact words", -word, OR, field:value, prefix*."""
    chosen: dict[FacetName, tuple[str, ...]] = {
        "section": section,
        "credential": credential,
        "organization": organization,
    }
    filters = {name: values for name, values in chosen.items() if values}
    results = search(open_index(index), SearchRequest(query, filters, limit=limit))
    if as_json:
        _print_json(search_json(results))
    else:
        _print_lines(search_text(results, explain=explain))


@main.command()
@click.argument("slug")
@index_option
@json_option
def show(slug: str, index: Path, as_json: bool) -> None:
    """Print a full profile."""
    profile = get_profile(open_index(index), slug)
    if as_json:
        _print_json(TypeAdapter(type(profile)).dump_python(profile, mode="json"))
    else:
        _print_lines(profile_text(profile))


@main.command()
@corpus_option
@index_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True)
def serve(corpus: Path, index: Path, host: str, port: int, workers: int) -> None:
    """Serve the site; builds the index first if there is none."""
    try:
        open_index(index)
    except IndexUnusable:
        click.echo(f"building the index of {corpus}", err=True)
        _report(build(read_corpus(corpus), index, origin=str(corpus), rebuild=True), verbose=False)
    click.echo(f"serving http://{host}:{port}/", err=True)
    sys.stdout.flush()
    os.environ["OCCUPATIONS_INDEX"] = str(index.resolve())
    # The web front end knows the indexer, never the other way round: it is started by name.
    os.execv(
        sys.executable,
        [
            sys.executable, "-m", "gunicorn", "webapp.wsgi:application",
            "--bind", f"{host}:{port}", "--workers", str(workers), "--threads", "4",
            "--no-control-socket",  # nothing is managed through it, and it lies in the home folder
            "--worker-tmp-dir", "/dev/shm" if Path("/dev/shm").is_dir() else "/tmp",
        ],
    )  # fmt: skip


@main.command(name="import")
@click.argument("format", type=click.Choice(sorted(FORMATS)))
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--into", required=True, type=click.Path(path_type=Path, file_okay=False))
def import_command(format: str, sources: tuple[Path, ...], into: Path) -> None:
    """Turn published pages into profiles of the corpus folder given with --into."""
    imported = import_pages(format, sources)
    for occupation in imported.occupations:
        write_profile(occupation, into)
    for note in imported.notes:
        click.echo(f"note: {note}", err=True)
    for failure in imported.failures:
        click.echo(f"skipped: {failure}", err=True)
    skipped = _counted(len(imported.failures), "page")
    click.echo(f"{_counted(len(imported.occupations), 'profile')} imported, {skipped} skipped")
    if imported.failures or not imported.occupations:
        sys.exit(1)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
def extract(files: tuple[Path, ...], as_json: bool) -> None:
    """Find credentials and organizations in pages or profiles."""
    names = read_vocabulary(SHIPPED_CORPUS)
    found = []
    for file in files:
        if file.suffix in (".yaml", ".yml"):
            occupations: tuple[Occupation, ...] = (read_profile(file),)
        else:
            format = "ooh-2010" if file.suffix in (".html", ".htm") else "page-text"
            imported = import_pages(format, (file,))
            for failure in imported.failures:
                raise failure
            occupations = imported.occupations
        found += [(file, item.entities) for item in analyze(occupations, names)]
    if as_json:
        _print_json([entities_json(file, some) for file, some in found])
    else:
        _print_lines(line for file, some in found for line in entities_text(file, some))


@main.command()
@index_option
@json_option
def status(index: Path, as_json: bool) -> None:
    """Show which generation is served, and which others there are."""
    current = generation.current_name(index)
    if current is None:
        raise IndexUnusable(f"{index} holds no index; run 'occupations build'")
    manifest = asdict(generation.read_manifest(index / current))
    names = generation.generations(index)
    if as_json:
        _print_json({"index": str(index), "generations": names, "current": manifest})
        return
    click.echo(f"{index}\ncurrent {current}, built {manifest['built_at']}")
    click.echo(", ".join(f"{count:,} {name}" for name, count in manifest["counts"].items()))
    for name in names:
        click.echo(f"  {name}{'  (current)' if name == current else ''}")


@main.command()
@index_option
def rollback(index: Path) -> None:
    """Publish the generation before the current one again."""
    click.echo(f"published {generation.roll_back(index)}")


@main.command()
@index_option
def verify(index: Path) -> None:
    """Compare every file of the current generation with its manifest."""
    current = generation.current_name(index)
    if current is None:
        raise IndexUnusable(f"{index} holds no index; run 'occupations build'")
    wrong = generation.damage(index / current)
    for line in wrong:
        click.echo(line)
    if wrong:
        sys.exit(1)
    click.echo(f"{current} is sound")


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _print_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
