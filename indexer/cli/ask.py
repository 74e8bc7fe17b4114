"""Commands that ask an index: search, show."""

from pathlib import Path

import click
from pydantic import TypeAdapter

from indexer.browse.by_name import occupation_named
from indexer.browse.profile import get_profile
from indexer.cli.chosen import read_bounds, read_filters
from indexer.cli.options import facet_options, index_option, json_option, print_json, print_lines
from indexer.cli.render import profile_text, search_json, search_text
from indexer.engine import open_index, search
from indexer.request import DEFAULT_LIMIT, MAX_LIMIT, MAX_PAGE, SORTS, SearchRequest, Sort


@click.command(name="search")
@click.argument("query")
@index_option
@facet_options
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    default="relevance",
    show_default=True,
    help="Highest first but for title; unknown figures last.",
)
@click.option("--page", type=click.IntRange(1, MAX_PAGE), default=1, help="Of the list, from 1.")
@click.option(
    "--limit",
    type=click.IntRange(1, MAX_LIMIT),
    default=DEFAULT_LIMIT,
    show_default=True,
    help="Occupations on a page.",
)
@click.option("--every-word", is_flag=True, help="Only occupations that have all plain words.")
@click.option("--literal", is_flag=True, help="Take the words as typed: nothing added or changed.")
@json_option
@click.option("--explain", is_flag=True, help="Show the parts of each score.")
def search_command(
    query: str,
    index: Path,
    sort: Sort,
    page: int,
    limit: int,
    every_word: bool,
    literal: bool,
    as_json: bool,
    explain: bool,
    **chosen: tuple[str, ...],
) -> None:
    """Search occupations; QUERY is words, "exact words", -word, OR, field:value, prefix*."""
    opened = open_index(index)
    request = SearchRequest(
        " ".join((query, *read_bounds(chosen))).strip(),
        read_filters(opened, chosen),
        page=page,
        limit=limit,
        sort=sort,
        literal=literal,
        every_word=every_word,
    )
    results = search(opened, request)
    if as_json:
        print_json(search_json(results))
    else:
        print_lines(search_text(results, explain=explain))


@click.command()
@click.argument("slug")
@index_option
@json_option
def show(slug: str, index: Path, as_json: bool) -> None:
    """Print a full profile; SLUG may also be a title or another name that is one occupation's."""
    opened = open_index(index)
    profile = get_profile(opened, occupation_named(opened, slug) or slug)
    if as_json:
        print_json(TypeAdapter(type(profile)).dump_python(profile, mode="json"))
    else:
        print_lines(profile_text(profile))
