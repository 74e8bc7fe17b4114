"""What a vocabulary and the links to it still lack to be those of today."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from indexer.basis import edition_year, rests_on_editions_before
from indexer.corpus.editorial.links import LinkFinding, link_findings
from indexer.corpus.editorial.prose import sentences
from indexer.errors import OccupationsError
from indexer.extraction.mentions import AnalyzedOccupation
from indexer.model import Corpus, Credential, Organization

Finding = tuple[str, str]  # slug or name, what is the matter

FRESHNESS_KINDS = (
    "stale", "ended-recommended", "no-address", "unsaid", "contradiction", "unlicensed", "dated",
)  # fmt: skip
MAX_AGE = 5  # years after which an edition alone is no word on the present
_BY_LAW = ("all", "most", "federal")  # of the column license_by_law
_COLUMNS = {"slug", "license_by_law", "license_name", "sure"}
_HISTORY = re.compile(
    r"\b(?:until|since|formerly|former|once|no longer|was|were|had|ended|began|became|replac\w+)\b"
)


def freshness(
    corpus: Corpus, analyzed: Sequence[AnalyzedOccupation], year: int, licensed: Path | None = None
) -> Mapping[str, tuple[Finding, ...]]:
    """Findings by kind, for each of `FRESHNESS_KINDS`.

    Args:
        year: the present one.
        licensed: a table of occupations and the licenses that law requires; None: not compared.

    Raises:
        OccupationsError: the table cannot be read.
    """
    links = [
        (item.occupation.slug, found)
        for item in analyzed
        for found in link_findings(item.occupation, item.entities, corpus.vocabulary)
    ]
    entries: tuple[Credential | Organization, ...] = (
        *corpus.vocabulary.credentials.values(),
        *corpus.vocabulary.organizations.values(),
    )
    present = [entry for entry in entries if entry.ended is None]
    sources = corpus.vocabulary.sources
    return {
        "stale": tuple(
            (entry.slug, f"{entry.name} rests on {', '.join(entry.basis)} alone")
            for entry in present
            if rests_on_editions_before(entry, year - MAX_AGE, sources)
        ),
        "ended-recommended": _of(links, "ended-recommended", "ended-present"),
        "no-address": tuple((entry.slug, entry.name) for entry in present if not entry.url),
        "unsaid": _of(links, "unsaid", "nobody"),
        "contradiction": _of(links, "contradiction"),
        "unlicensed": tuple(_unlicensed(corpus, licensed)) if licensed else (),
        "dated": tuple(_dated(corpus, year)),
    }


def _of(links: Sequence[tuple[str, LinkFinding]], *matters: str) -> tuple[Finding, ...]:
    return tuple((slug, found.message) for slug, found in links if found.matter in matters)


def _unlicensed(corpus: Corpus, table: Path) -> Iterator[Finding]:
    """Rows that are sure, of a profile that links nothing as required by law."""
    try:
        with table.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            missing = _COLUMNS - set(rows.fieldnames or ())
            if missing:
                raise OccupationsError(f"{table}: no column {', '.join(sorted(missing))}")
            asked = [row for row in rows if row["license_by_law"] in _BY_LAW]
    except (OSError, UnicodeDecodeError) as error:
        raise OccupationsError(f"{table}: cannot be read: {error}") from error
    licensing = {
        occupation.slug
        for occupation in corpus.occupations
        if any((link.relation, link.by) == ("requires", "law") for link in occupation.credentials)
    }
    for row in asked:
        if row["sure"] == "yes" and row["slug"] not in licensing:
            yield row["slug"], f"no link requires {row['license_name']} by law"


def _dated(corpus: Corpus, year: int) -> Iterator[Finding]:
    """Sentences with the year of an old edition that are not about the past."""
    years = {edition_year(source) for source in corpus.vocabulary.sources.values()}
    old = {str(one) for one in years if one is not None and one < year - MAX_AGE}
    for occupation in corpus.occupations:
        for section in occupation.sections:
            for sentence, _ in sentences(section.text):
                if old & set(re.findall(r"\d{4}", sentence)) and not _HISTORY.search(sentence):
                    yield occupation.slug, sentence
