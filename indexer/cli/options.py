"""Options and output that the commands share."""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from indexer.corpus.read import SHIPPED_CORPUS
from indexer.facet import FACET_NAMES, FACETS, FacetName, levels_of
from indexer.query import MEASURES

Command = TypeVar("Command", bound=Callable[..., Any])


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
corpus_option = click.option(
    "--corpus", type=click.Path(path_type=Path, file_okay=False), default=SHIPPED_CORPUS,
    help="Corpus folder; default: the shipped one.",
)  # fmt: skip
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON value, nothing else.")


def facet_options(command: Command) -> Command:
    """An option for each facet; `indexer.cli.chosen` reads their values."""
    for name in reversed(FACET_NAMES):  # the last one added is shown first
        command = click.option(f"--{name}", multiple=True, help=_help(name))(command)
    return command


def _help(name: FacetName) -> str:
    facet = FACETS[name]
    levels = ", ".join(levels_of(facet))
    bound = ', or a bound such as ">60000"' if name in MEASURES else ""
    allowed = f" One of {levels}{bound}." if levels else bound
    return f"{facet.meaning}{allowed} Repeatable."


def counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def print_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
