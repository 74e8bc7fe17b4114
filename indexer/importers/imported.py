"""What an importer hands over: profiles, the pages it had to skip, and things worth telling."""

from dataclasses import dataclass

from indexer.errors import ImportFailure
from indexer.model import Occupation


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of one import; a failed page never stops the others."""

    occupations: tuple[Occupation, ...]  # by slug, each slug once
    failures: tuple[ImportFailure, ...]  # pages skipped, each with its reason
    notes: tuple[str, ...]  # copies merged, related occupations without a profile, text left out
