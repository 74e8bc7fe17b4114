"""The ``occupations`` command. Exit 0: done, 1: the input is wrong, 2: wrong usage."""

import sys
from typing import Any

import click

from indexer.cli.ask import search_command, show
from indexer.cli.corpus import build_command, check, extract, import_command
from indexer.cli.operate import preview, rollback, serve, status, verify, zero_results
from indexer.cli.options import counted
from indexer.cli.vocabulary import vocabulary
from indexer.errors import CorpusError, OccupationsError


class _Group(click.Group):
    """Turns the project's errors into messages on standard error and exit status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CorpusError as error:
            click.echo(str(error), err=True)
            click.echo(counted(len(error.problems), "problem"), err=True)
        except OccupationsError as error:
            click.echo(f"occupations: {error}", err=True)
        except BrokenPipeError:  # the reader of a pipe has had enough
            sys.stderr.close()
        return ctx.exit(1)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="occupation-search")
def main() -> None:
    """Search occupations: build an index of profiles, ask it, serve it."""


for command in (
    check, build_command, search_command, show, serve, preview, import_command, extract,
    vocabulary, status, rollback, verify, zero_results,
):  # fmt: skip
    main.add_command(command)
