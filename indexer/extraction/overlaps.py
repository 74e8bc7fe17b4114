"""Which of the names found over the same words of a sentence stay."""

from collections.abc import Sequence

from indexer.extraction.names import VOCABULARY, Candidate
from indexer.model import EntityType


def without_overlaps(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The longest names of each entity type, by start; no credential inside a body's name.

    "Certified Public Accountant" is no credential in "American Institute of Certified Public
    Accountants" (2010-11 page 001), but ASE is a body in "ASE certification" (page 181).
    """
    named = {(c.start, c.end) for c in candidates if c.entity == "credential" and _is_known(c)}
    # what the vocabulary calls a credential is no body, whatever its last word
    bodies = [
        c
        for c in candidates
        if c.entity != "organization" or _is_known(c) or (c.start, c.end) not in named
    ]
    kept: dict[EntityType, list[Candidate]] = {"organization": [], "credential": []}
    for candidate in sorted(bodies, key=lambda c: (c.start - c.end, c.rank)):
        if not any(_meet(candidate, other) for other in kept[candidate.entity]):
            kept[candidate.entity].append(candidate)
    credentials = [
        candidate
        for candidate in kept["credential"]
        if not any(_is_inside(candidate, body) for body in kept["organization"])
    ]
    return sorted((*kept["organization"], *credentials), key=lambda c: (c.start, c.entity))


def _is_known(candidate: Candidate) -> bool:
    return candidate.rank == VOCABULARY


def _meet(one: Candidate, other: Candidate) -> bool:
    return one.start < other.end and other.start < one.end


def _is_inside(one: Candidate, other: Candidate) -> bool:
    shorter = one.end - one.start < other.end - other.start
    return shorter and other.start <= one.start and one.end <= other.end
