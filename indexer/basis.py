"""What an entry of the vocabulary rests on, read from its `basis` lines."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from indexer.model import Credential, Organization, Source

GENERAL_KNOWLEDGE = "general-knowledge"
FORMS = (
    f"{GENERAL_KNOWLEDGE!r}, a source with a page (ooh-2024-34 page registered-nurses) or an "
    "address with the month it was read (https://example.org/page read 2026-11, of 2025)"
)
_DOCUMENT = re.compile(
    r"(?:https?://)?(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?:/\S*)?"
    r"(?: read (?P<read>\d{4})-(?:0[1-9]|1[0-2])(?:, of (?P<of>\d{4})\S*)?)?"
)
_SOURCE = re.compile(r"(?P<source>[a-z0-9-]+)(?: page (?P<page>[a-z0-9-]+))?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class GeneralKnowledge:
    """Nobody has looked at a document."""


@dataclass(frozen=True, slots=True)
class Document:
    """A page that was read, or a site alone, with the years it was read and published in.

    Older lines have an address without a month: they say where, not that anybody has looked.
    """

    host: str  # "ahima.org"
    read: int | None
    of: int | None


@dataclass(frozen=True, slots=True)
class Edition:
    """A place in a source of the vocabulary: ``page`` is a number ("103") or an occupation."""

    source: Source
    page: str | None


Basis = GeneralKnowledge | Document | Edition


def read_basis(text: str, sources: Mapping[str, Source]) -> Basis | None:
    """One line of a basis; None where it has none of the `FORMS`."""
    if text == GENERAL_KNOWLEDGE:
        return GeneralKnowledge()
    if found := _DOCUMENT.fullmatch(text):
        read, of = (int(found[key]) if found[key] else None for key in ("read", "of"))
        return Document(found["host"].removeprefix("www."), read, of)
    found = _SOURCE.fullmatch(text)
    if found and found["source"] in sources:
        return Edition(sources[found["source"]], found["page"])
    return None


def edition_year(source: Source) -> int | None:
    """The last year in the date of a source: 2010 of "2009-12-17 to 2010-06-16"."""
    years = _YEAR.findall(source.date or source.edition or "")
    return max(map(int, years), default=None)


def rests_on_editions_before(
    entry: Credential | Organization, year: int, sources: Mapping[str, Source]
) -> bool:
    """Whether everything that an entry rests on is an edition from before ``year``."""
    read = [read_basis(line, sources) for line in entry.basis]
    if not read or not all(isinstance(basis, Edition) for basis in read):
        return False
    dated = [edition_year(basis.source) for basis in read if isinstance(basis, Edition)]
    return all(known is not None and known < year for known in dated)
