"""What an entry rests on is said in a reader's words."""

import re

import pytest

from indexer.model import Credential, Organization, Source, Vocabulary
from webapp.rests_on import rests_on

SOURCES = {
    "ooh-2024-34": Source(
        "ooh-2024-34", "Occupational Outlook Handbook", "BLS",
        edition="2024-34 projections", date="2025-08-28",
    ),
    "ooh-2010-11": Source(
        "ooh-2010-11", "Occupational Outlook Handbook, 2010-11 Edition", "BLS", date="2010-06-16"
    ),
    "codeset": Source("codeset", "Credential Codeset", "NPD", date="2025-10-17"),
}  # fmt: skip
VOCABULARY = Vocabulary(
    sections={},
    groups={},
    credentials={},
    organizations={"nab": Organization("nab", "Bee Guild", url="https://www.nab.example/")},
    sources=SOURCES,
)
TITLES = {"beekeepers": "Beekeepers", "ward-aides": "Ward Aides"}
UNCONFIRMED = "General knowledge, not confirmed against a document"


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        (["general-knowledge"], [UNCONFIRMED]),
        (["ooh-2024-34 page beekeepers"],
         ["Named in the Handbook’s profile of Beekeepers, 2024-34"]),
        (["ooh-2024-34 page beekeepers", "ooh-2024-34 page ward-aides", "general-knowledge"],
         ["Named in the Handbook’s profiles of Beekeepers and Ward Aides, 2024-34"]),
        (["ooh-2010-11 page 103", "ooh-2010-11 page 104"],
         ["Named in the Occupational Outlook Handbook, 2010-11 Edition"]),
        (["ooh-2010-11 page 103", "general-knowledge"],
         ["Named in the Occupational Outlook Handbook, 2010-11 Edition",
          "General knowledge, not confirmed against a newer document"]),
        (["https://nab.example/rbk read 2026-11, of 2025"],
         ["From the issuer’s document of 2025, read in 2026"]),
        (["https://news.example/rbk read 2026-11"],
         ["From a document at news.example, read in 2026"]),
        (["nab.example"], ["From the issuer’s site"]),
        (["codeset"], ["Named in the Credential Codeset, 2025"]),
        ([], []),
    ],
)  # fmt: skip
def test_a_basis_is_said_in_words(basis: list[str], expected: list[str]) -> None:
    entry = Credential("rbk", "Beekeeper", "license", issuers=("nab",), basis=tuple(basis))

    lines = rests_on(entry, VOCABULARY, TITLES)

    assert list(lines) == expected
    assert not any(re.search(r"page|-\d\d page|ooh-", line) for line in lines)
