"""Commands for whoever runs the site: serve, status, rollback, verify."""

import os
import sys
from dataclasses import asdict
from pathlib import Path

import click

from indexer import generation
from indexer.build import build
from indexer.commands.corpus import print_report
from indexer.commands.options import corpus_option, index_option, json_option, print_json
from indexer.errors import IndexUnusable
from indexer.index import open_index
from indexer.read import read_corpus


@click.command()
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
        print_report(
            build(read_corpus(corpus), index, origin=str(corpus), rebuild=True), verbose=False
        )
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


@click.command()
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
        print_json({"index": str(index), "generations": names, "current": manifest})
        return
    click.echo(f"{index}\ncurrent {current}, built {manifest['built_at']}")
    click.echo(", ".join(f"{count:,} {name}" for name, count in manifest["counts"].items()))
    for name in names:
        click.echo(f"  {name}{'  (current)' if name == current else ''}")


@click.command()
@index_option
def rollback(index: Path) -> None:
    """Publish the generation before the current one again."""
    click.echo(f"published {generation.roll_back(index)}")


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
