"""What the site answers to about 2,000 addresses, to compare two versions of the program.

``python -m tests.recorded record INDEX FILE`` asks the application over the index and writes one
JSON line an address; ``compare FILE FILE`` prints what differs and ends with 1 if anything does.
Indexes to compare are built from the same corpus, each by the program that answers from it.
"""

import os
import sys
from pathlib import Path

import click

from tests.recorded.compare import differences, read
from tests.recorded.record import record


@click.group()
def main() -> None:
    """Record what the site answers, and compare two recordings."""


@main.command("record")
@click.argument("index", type=click.Path(path_type=Path, exists=True))
@click.argument("file", type=click.Path(path_type=Path))
def record_command(index: Path, file: Path) -> None:
    """Ask the site over INDEX and write the answers to FILE."""
    from webapp import create_app

    client = create_app(index).test_client()
    count = record(client, file)
    click.echo(f"{count:,} answers in {file}")


@main.command("compare")
@click.argument("before", type=click.Path(path_type=Path, exists=True))
@click.argument("after", type=click.Path(path_type=Path, exists=True))
def compare_command(before: Path, after: Path) -> None:
    """Print the addresses at which BEFORE and AFTER differ."""
    first, second = read(before), read(after)
    count = 0
    for address, lines in differences(first, second):
        count += 1
        click.echo("\n    ".join((address, *lines)))
    click.echo(f"{count:,} of {len({*first, *second}):,} addresses differ")
    sys.exit(1 if count else 0)


if __name__ == "__main__":
    # Set before the application reads them: no log among the output, nobody refused, one address.
    os.environ.update(OCCUPATIONS_LOG="off", OCCUPATIONS_RATE_LIMIT="off")
    os.environ["OCCUPATIONS_SITE_URL"] = "https://occupations.example"
    main()
