"""Names of one profile brought together: one entity for all wordings of it, and no overlaps."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from indexer.extraction.known import Entry, KnownNames
from indexer.extraction.names import ACRONYM, Candidate, Key, initials, key
from indexer.extraction.titled import is_role
from indexer.extraction.tokens import is_acronym, normal_acronym
from indexer.extraction.words import CREDENTIAL_NOUNS, ORGANIZATION_HEADS, TITLES
from indexer.model import CredentialKind, EntityType

_SAME_BODY = 80  # percent; wordings of one body on a page and in the vocabulary, same acronym
_NATIONAL = frozenset("national american united state".split())


def without_overlaps(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Longest names of each entity type, by start; no credential inside a body's name.

    "Certified Public Accountant" is no credential in "American Institute of Certified Public
    Accountants" (2010-11 page 001). Two names of the vocabulary side by side are two names, also
    where a rule took them for one.
    """
    kept: dict[EntityType, list[Candidate]] = {"organization": [], "credential": []}
    ordered = sorted(candidates, key=lambda c: (c.start - c.end, c.rank))
    for candidate in ordered:
        same = kept[candidate.entity]
        if any(other.start < candidate.end and candidate.start < other.end for other in same):
            continue
        if candidate.entity == "credential" and any(
            body.start <= candidate.start and candidate.end <= body.end
            and body.end - body.start > candidate.end - candidate.start
            for body in kept["organization"]
        ):  # fmt: skip
            continue
        same.append(candidate)
    credentials = [c for c in kept["credential"] if not _inside(c, kept["organization"])]
    return sorted((*kept["organization"], *credentials), key=lambda c: (c.start, c.entity))


def _inside(candidate: Candidate, bodies: Sequence[Candidate]) -> bool:
    length = candidate.end - candidate.start
    return any(
        body.start <= candidate.start
        and candidate.end <= body.end
        and body.end - body.start > length
        for body in bodies
    )


@dataclass(frozen=True, slots=True)
class Identity:
    """The entity that a candidate's wording means in its profile."""

    slug: str | None
    name: str
    acronym: str | None
    kind: CredentialKind | None
    known: bool
    issuers: tuple[str, ...] = ()  # vocabulary slugs


class Identities:
    """Identity of every candidate of one profile."""

    def __init__(self, known: KnownNames, candidates: Sequence[Candidate]) -> None:
        self._known = known
        self._groups: dict[tuple[EntityType, Key], list[Candidate]] = {}
        for candidate in candidates:
            self._groups.setdefault((candidate.entity, key(candidate.name)), []).append(candidate)
        self._main = {group: group for group in self._groups}
        self._merge_by_slug()
        self._merge_by_acronym()
        self._merge_acronyms_as_names()
        self._merge_by_words()
        self._identities = {
            main: self._identity(main, members) for main, members in self._members().items()
        }

    def of(self, candidate: Candidate) -> Identity:
        return self._identities[self._root((candidate.entity, key(candidate.name)))]

    def _root(self, group: tuple[EntityType, Key]) -> tuple[EntityType, Key]:
        while self._main[group] != group:
            group = self._main[group]
        return group

    def _members(self) -> dict[tuple[EntityType, Key], list[Candidate]]:
        members: dict[tuple[EntityType, Key], list[Candidate]] = {}
        for group, candidates in self._groups.items():
            members.setdefault(self._root(group), []).extend(candidates)
        return members

    def _merge_by_slug(self) -> None:
        """Wordings that the vocabulary has under one entry."""
        first: dict[tuple[EntityType, str], tuple[EntityType, Key]] = {}
        for group, candidates in self._groups.items():
            entry = self._known.by_key.get(group)
            for found in (entry.slug if entry else None, *(c.slug for c in candidates)):
                if found is not None:
                    main = self._root(first.setdefault((group[0], found), group))
                    if main != self._root(group):
                        self._main[self._root(group)] = main
                    break

    def _merge_by_acronym(self) -> None:
        """ "Dental Assisting National Board" and its later definition; similar wordings only."""
        first: dict[tuple[EntityType, str], tuple[EntityType, Key]] = {}
        for group, candidates in self._groups.items():
            for candidate in candidates:
                if candidate.acronym is None:
                    continue
                acronym = candidate.entity, normal_acronym(candidate.acronym)
                other = self._root(first.setdefault(acronym, group))
                if other != self._root(group) and _similar(other[1], group[1]):
                    self._main[self._root(group)] = other

    def _merge_acronyms_as_names(self) -> None:
        """The contact "ABET, Inc." is the Accreditation Board that is defined so (page 027)."""
        spelled: dict[tuple[EntityType, str], tuple[EntityType, Key]] = {}
        for group, candidates in self._groups.items():
            for candidate in candidates:
                for acronym in (candidate.acronym, *initials(candidate.name)):
                    if acronym:
                        spelled.setdefault((candidate.entity, normal_acronym(acronym)), group)
        for group in self._groups:
            if len(group[1]) != 1:
                continue
            name = self._groups[group][0].name
            full = spelled.get((group[0], normal_acronym(name)))
            if is_acronym(name) and full is not None and self._root(full) != self._root(group):
                self._main[self._root(group)] = self._root(full)

    def _merge_by_words(self) -> None:
        """ "Child Development Associate Credential" is the Child Development Associate, "Weather
        Service" the National Weather Service (2010-11 pages 007 and 051).
        """
        groups = sorted(self._groups, key=lambda group: len(group[1]))
        for index, small in enumerate(groups):
            for large in groups[index + 1 :]:
                if large[0] == small[0] and self._root(large) != self._root(small):
                    if self._agree(small, large) and _is_variant(*small, large[1]):
                        self._main[self._root(small)] = self._root(large)

    def _agree(self, small: tuple[EntityType, Key], large: tuple[EntityType, Key]) -> bool:
        """Names with two acronyms are two names: CMP, CGMP."""
        short = {c.acronym for c in self._groups[small] if c.acronym and c.rank != ACRONYM}
        long = {c.acronym for c in self._groups[large] if c.acronym and c.rank != ACRONYM}
        return not short or not long or short == long

    def _identity(self, group: tuple[EntityType, Key], members: Sequence[Candidate]) -> Identity:
        entry = self._entry(group, members)
        acronym = next((member.acronym for member in members if member.acronym), None)
        if entry is not None:
            return Identity(
                entry.slug, entry.name, entry.acronym or acronym, entry.kind, True, entry.issuers
            )
        best = min(members, key=_quality)
        kind = next((member.kind for member in members if member.kind), None)
        return Identity(None, best.name, acronym, best.kind or kind, False)

    def _entry(self, group: tuple[EntityType, Key], members: Sequence[Candidate]) -> Entry | None:
        for member in members:
            if member.slug is not None:
                return self._known.by_slug[member.entity, member.slug]
        for member in members:
            if entry := self._known.by_key.get((member.entity, key(member.name))):
                return entry
        for member in members:
            if member.acronym and member.rank != ACRONYM:
                for entry in self._known.by_acronym.get(normal_acronym(member.acronym), ()):
                    if entry.entity == member.entity and _similar(key(entry.name), group[1]):
                        return entry
        return None


def _quality(candidate: Candidate) -> tuple[bool, bool, int, int]:
    """Best wording first: defined with an acronym, in capitals, by a sure rule, long."""
    return (
        candidate.acronym is None or candidate.rank == ACRONYM,
        candidate.name[0].islower(),
        candidate.rank,
        -len(candidate.name),
    )


def _similar(one: Key, other: Key) -> bool:
    return fuzz.token_sort_ratio(" ".join(one), " ".join(other)) >= _SAME_BODY


def _is_variant(entity: EntityType, small: Key, large: Key) -> bool:
    if not small or not set(small) < set(large):
        return False
    extra = [word for word in large if word not in small]
    if entity == "organization":
        leading = large[: len(extra)] == tuple(extra)
        if len(small) < 2 or not leading:
            return large[:-1] == small and large[-1] in ("international", "america")
        # "APICS, the Association for Operations Management", 2010-11 page 023
        named_twice = len(extra) == 1 and small[0] in ORGANIZATION_HEADS
        return set(extra) <= _NATIONAL or named_twice
    if large[1:] == small and large[0] in TITLES:
        return True  # "the General Real Property Appraiser designations", 2010-11 page 300
    if small[0] != large[0]:
        return False
    if "examination" in extra:
        return False
    if set(extra) <= CREDENTIAL_NOUNS | {"licensing"}:
        return True
    # "Certified Residential", 2010-11 page 300
    return large[: len(small)] == small and not is_role(small[-1]) and len(small) > 1
