"""``occupations vocabulary``: what the corpus says about its own vocabulary."""

import sys
from datetime import date
from pathlib import Path

import click
import yaml

from indexer.build.analyze import analyze
from indexer.cli.options import corpus_option, json_option, print_json
from indexer.corpus.editorial.freshness import FRESHNESS_KINDS, freshness
from indexer.corpus.editorial.vocabulary import proposal_entry, proposals, report
from indexer.corpus.read import read_corpus

KINDS = (
    "no-issuer", "issues-nothing", "two-meanings", "never-named", "unresolved-related",
    "unknown-names", *FRESHNESS_KINDS,
)  # fmt: skip


@click.group()
def vocabulary() -> None:
    """Review the names of credentials and organizations."""


@vocabulary.command()
@corpus_option
def suggest(corpus: Path) -> None:
    """Print entries for names that the texts have and the vocabulary lacks, as YAML to review."""
    read = read_corpus(corpus)
    for proposal in proposals(tuple(analyze(read.occupations, read.vocabulary))):
        click.echo(f"# {proposal.entity}s.yaml")
        for sentence in proposal.sentences:
            click.echo(f"#   {' '.join(sentence.split())}")
        click.echo(yaml.safe_dump([dict(proposal_entry(proposal))], sort_keys=False, width=96))


@vocabulary.command(name="report")
@corpus_option
@click.option(
    "--fail-on", multiple=True, type=click.Choice(KINDS), help="Exit 1 on a finding; repeatable."
)
@click.option(
    "--licensed", type=click.Path(path_type=Path, dir_okay=False),
    help="Table of occupations that law licenses, to be compared with the links.",
)  # fmt: skip
@json_option
def report_command(
    corpus: Path, fail_on: tuple[str, ...], licensed: Path | None, as_json: bool
) -> None:
    """List credentials without an issuer, names that rest on an old edition, contradictions, …"""
    if "unlicensed" in fail_on and licensed is None:
        raise click.UsageError("--fail-on unlicensed needs --licensed FILE")
    read = read_corpus(corpus)
    analyzed = tuple(analyze(read.occupations, read.vocabulary))
    year = date.today().year
    findings = {**report(read, analyzed), **freshness(read, analyzed, year, licensed)}
    if as_json:
        print_json(
            {
                kind: [{"name": what, "matter": matter} for what, matter in findings[kind]]
                for kind in KINDS
            }
        )
    else:
        for kind in KINDS:
            click.echo(f"{kind}: {len(findings[kind])}")
            for what, matter in findings[kind]:
                click.echo(f"  {what}: {matter}")
    failing = [kind for kind in fail_on if findings[kind]]
    if failing:
        click.echo(f"failed on {', '.join(failing)}", err=True)
        sys.exit(1)
