"""Commands that ask an index: search, show."""

from pathlib import Path

import click
from pydantic import TypeAdapter

from indexer.browse.profile import get_profile
from indexer.cli.options import facet_options, index_option, json_option, print_json, print_lines
from indexer.cli.render import profile_text, search_json, search_text
from indexer.engine import open_index, search
from indexer.facet import FACET_NAMES
from indexer.request import DEFAULT_LIMIT, MAX_LIMIT, SearchRequest


@click.command(name="search")
@click.argument("query")
@index_option
@facet_options
@click.option("--limit", type=click.IntRange(1, MAX_LIMIT), default=DEFAULT_LIMIT)
@json_option
@click.option("--explain", is_flag=True, help="Show the parts of each score.")
def search_command(
    query: str,
    index: Path,
    limit: int,
    as_json: bool,
    explain: bool,
    **chosen: tuple[str, ...],
) -> None:
    """Search occupations; QUERY is words, "exact words", -word, OR, field:value, prefix*."""
    filters = {name: chosen[name] for name in FACET_NAMES if chosen[name]}
    results = search(open_index(index), SearchRequest(query, filters, limit=limit))
    if as_json:
        print_json(search_json(results))
    else:
        print_lines(search_text(results, explain=explain))


@click.command()
@click.argument("slug")
@index_option
@json_option
def show(slug: str, index: Path, as_json: bool) -> None:
    """Print a full profile."""
    profile = get_profile(open_index(index), slug)
    if as_json:
        print_json(TypeAdapter(type(profile)).dump_python(profile, mode="json"))
    else:
        print_lines(profile_text(profile))
