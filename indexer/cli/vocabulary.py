"""``occupations vocabulary``: what the corpus says about its own vocabulary."""

import sys
from pathlib import Path

import click
import yaml

from indexer.build.analyze import analyze
from indexer.cli.options import corpus_option
from indexer.corpus.editorial.vocabulary import proposal_entry, proposals, report
from indexer.corpus.read import read_corpus

KINDS = (
    "no-issuer", "issues-nothing", "two-meanings", "never-named", "unresolved-related",
    "unknown-names",
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
def report_command(corpus: Path, fail_on: tuple[str, ...]) -> None:
    """List credentials without an issuer, acronyms with two meanings, names never found, …"""
    read = read_corpus(corpus)
    findings = report(read, tuple(analyze(read.occupations, read.vocabulary)))
    for kind in KINDS:
        click.echo(f"{kind}: {len(findings[kind])}")
        for what, matter in findings[kind]:
            click.echo(f"  {what}: {matter}")
    failing = [kind for kind in fail_on if findings[kind]]
    if failing:
        click.echo(f"failed on {', '.join(failing)}", err=True)
        sys.exit(1)
