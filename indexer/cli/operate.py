"""Commands for whoever runs the site: serve, preview, status, rollback, verify, zero-results."""

import os
import runpy
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import click

from indexer.cli.corpus import print_report
from indexer.cli.options import corpus_option, index_option, json_option, print_json
from indexer.cli.watch import rebuild, watch
from indexer.corpus.read import read_corpus
from indexer.engine import open_index, the_cluster
from indexer.errors import EngineUnavailable, IndexUnusable
from indexer.opensearch.settings import ENGINE
from indexer.postings import generation
from indexer.publish import build, roll_back
from indexer.publish import status as published_status
from indexer.search.zero_results import most_frequent

host_option = click.option("--host", default="127.0.0.1", show_default=True)
PROBLEMS = "problems.json"


@click.command()
@corpus_option
@index_option
@host_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True)
@click.option("--watch", "watching", is_flag=True, help="Rebuild when the corpus changes.")
def serve(corpus: Path, index: Path, host: str, port: int, workers: int, watching: bool) -> None:
    """Serve the site; builds the index first if there is none."""
    try:
        open_index(index)
    except IndexUnusable as error:
        click.echo(f"{error}\nbuilding the index of {corpus}", err=True)
        report = build(read_corpus(corpus), index, origin=str(corpus), rebuild=True)
        print_report(report, verbose=False)
    except EngineUnavailable as error:
        click.echo(f"{error}: the site says so until it does", err=True)
    if watching:
        rebuild(corpus, index, index / PROBLEMS, _tell, lenient=False)
        _watch_beside(corpus, index, lenient=False)
    _serve(index, host, port, workers, editors=watching)


@click.command()
@corpus_option
@host_option
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True)
def preview(corpus: Path, host: str, port: int) -> None:
    """Serve the working files as they are, with their problems marked in the pages."""
    os.environ.pop(ENGINE, None)  # what is not fit to publish stays on this machine
    index = Path(tempfile.mkdtemp(prefix="occupations-preview-"))
    rebuild(corpus, index, index / PROBLEMS, _tell, lenient=True)
    try:
        open_index(index)
    except IndexUnusable:
        shutil.rmtree(index)
        raise
    _watch_beside(corpus, index, lenient=True, at_end=lambda: shutil.rmtree(index))
    _serve(index, host, port, workers=1, editors=True)


def _tell(line: str) -> None:
    click.echo(line, err=True)


def _watch_beside(
    corpus: Path, index: Path, *, lenient: bool, at_end: Callable[[], None] | None = None
) -> None:
    """Watches in a process of its own, which ends soon after this one, and then does ``at_end``."""
    if os.fork() == 0:
        try:
            watch(corpus, index, index / PROBLEMS, _tell, lenient=lenient)
        except Exception as error:
            _tell(f"watching has ended: {error}")
        finally:
            if at_end:
                at_end()
            os._exit(0)


def _serve(index: Path, host: str, port: int, workers: int, *, editors: bool) -> None:
    """Becomes the server; does not return."""
    click.echo(f"serving http://{host}:{port}/", err=True)
    sys.stdout.flush()
    os.environ["OCCUPATIONS_INDEX"] = str(index.resolve())
    if editors:
        os.environ["OCCUPATIONS_PROBLEMS"] = str(index.resolve() / PROBLEMS)
    if os.environ.get("OCCUPATIONS_METRICS") == "on":  # webapp.server takes it away
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="occupations-metrics-")
    temporary = "/dev/shm" if Path("/dev/shm").is_dir() else tempfile.gettempdir()
    # Workers share the memory of a local index, opened once; never connections to a cluster.
    preload = ["--preload"] if the_cluster() is None else []
    sys.argv = [
        "gunicorn", "webapp.wsgi:application",
        "--config", "python:webapp.server",
        "--bind", f"{host}:{port}", "--workers", str(workers), "--threads", "4",
        "--worker-class", "webapp.server.FairWorker",
        *preload,
        "--no-control-socket",  # nothing is managed through it, and it lies in the home folder
        "--worker-tmp-dir", temporary,
        "--graceful-timeout", "30",
        "--limit-request-line", "8190",  # the longest gunicorn can be told
    ]  # fmt: skip
    # The web front end knows the indexer, never the other way round: it is started by name, and in
    # this process, which has most of it loaded already.
    runpy.run_module("gunicorn", run_name="__main__", alter_sys=True)


@click.command()
@index_option
@json_option
def status(index: Path, as_json: bool) -> None:
    """Show which generation is served, and which others there are."""
    found = published_status(index)
    manifest = found.manifest
    if as_json:
        current = asdict(manifest)
        print_json({"index": found.place, "generations": found.generations, "current": current})
        return
    click.echo(f"{found.place}\ncurrent {manifest.generation}, built {manifest.built_at}")
    click.echo(", ".join(f"{count:,} {name}" for name, count in manifest.counts.items()))
    for name in found.generations:
        click.echo(f"  {name}{'  (current)' if name == manifest.generation else ''}")


@click.command()
@index_option
def rollback(index: Path) -> None:
    """Publish the generation before the current one again."""
    click.echo(f"published {roll_back(index)}")


@click.command()
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


@click.command(name="zero-results")
@index_option
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
def zero_results(index: Path, limit: int) -> None:
    """List the queries that found nothing, most frequent first."""
    for query, count in most_frequent(index, limit):
        click.echo(f"{count:6}  {query}")
