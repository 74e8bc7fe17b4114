"""Names of one profile brought together: one entity for all wordings of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from indexer.extraction.known import Entry, KnownNames
from indexer.extraction.names import ACRONYM, VOCABULARY, Candidate, Key, initials, key
from indexer.extraction.titled import is_role
from indexer.extraction.tokens import is_acronym, normal_acronym
from indexer.extraction.words import BODY_HEADS, CREDENTIAL_NOUNS, TITLES, words
from indexer.model import CredentialKind, EntityType

Group = tuple[EntityType, Key]  # candidates with the same words

_SAME_NAME = 80  # percent: wordings of one name, where the acronym is the same
_NATIONAL = words("national american united state")


@dataclass(frozen=True, slots=True)
class Identity:
    """The entity that a candidate's wording means in its profile."""

    slug: str | None  # of the vocabulary
    name: str
    acronym: str | None
    kind: CredentialKind | None
    known: bool


class Identities:
    """Identity of every candidate of one profile."""

    def __init__(self, known: KnownNames, candidates: Sequence[Candidate]) -> None:
        self._known = known
        self._groups: dict[Group, list[Candidate]] = {}
        for candidate in candidates:
            self._groups.setdefault(_group(candidate), []).append(candidate)
        self._main: dict[Group, Group] = {group: group for group in self._groups}
        # of names in words: an acronym means what the profile says it means
        self._entries = {
            group: self._exact(of) if len(group[1]) > 1 else None
            for group, of in self._groups.items()
        }
        self._merge_by_acronym()
        self._merge_acronyms_as_names()
        self._merge_by_words()
        members: dict[Group, list[Candidate]] = {}
        for group, found in self._groups.items():
            members.setdefault(self._root(group), []).extend(found)
        self._identities = {main: self._identity(main, found) for main, found in members.items()}

    def of(self, candidate: Candidate) -> Identity:
        return self._identities[self._root(_group(candidate))]

    def _root(self, group: Group) -> Group:
        while self._main[group] != group:
            group = self._main[group]
        return group

    def _join(self, group: Group, other: Group) -> None:
        """Makes one of two, unless each is an entry of the vocabulary by itself."""
        one, main = self._root(group), self._root(other)
        entry, entry_of_main = self._entries[one], self._entries[main]
        if one == main or (entry and entry_of_main and entry.slug != entry_of_main.slug):
            return
        self._main[one] = main
        self._entries[main] = entry_of_main or entry

    def _merge_by_acronym(self) -> None:
        """Similar wordings with one acronym: "American Registry of/for ..." (ARDMS)."""
        first: dict[tuple[EntityType, str], Group] = {}
        for group, candidates in self._groups.items():
            for acronym in {normal_acronym(c.acronym) for c in candidates if c.acronym}:
                other = first.setdefault((group[0], acronym), group)
                if _similar(self._root(other)[1], group[1]):
                    self._join(group, other)

    def _merge_acronyms_as_names(self) -> None:
        """The contact "ABET, Inc." is the Accreditation Board that is defined so (page 027)."""
        spelled: dict[tuple[EntityType, str], Group] = {}
        for group, candidates in self._groups.items():
            for candidate in candidates:
                for acronym in (candidate.acronym, initials(candidate.name)):
                    if acronym:
                        spelled.setdefault((group[0], normal_acronym(acronym)), group)
        for group, candidates in self._groups.items():
            name = candidates[0].name
            if len(group[1]) == 1 and is_acronym(name):
                self._join(group, spelled.get((group[0], normal_acronym(name)), group))

    def _merge_by_words(self) -> None:
        """ "Child Development Associate Credential" is the Child Development Associate, "Weather
        Service" the National Weather Service (2010-11 pages 007 and 051).
        """
        groups = sorted(self._groups, key=lambda group: len(group[1]))
        for index, small in enumerate(groups):
            for large in groups[index + 1 :]:
                if large[0] == small[0] and _is_variant(*small, large[1]):
                    short, long = self._defined(small), self._defined(large)
                    if not short or not long or short == long:
                        self._join(small, large)

    def _defined(self, group: Group) -> set[str]:
        """Acronyms that a wording was given with: two of them are two names (CMP, CGMP)."""
        return {c.acronym for c in self._groups[group] if c.acronym and c.rank != ACRONYM}

    def _identity(self, group: Group, members: Sequence[Candidate]) -> Identity:
        entry = self._entry(group, members)
        acronym = next((member.acronym for member in members if member.acronym), None)
        if entry is not None:
            return Identity(entry.slug, entry.name, entry.acronym or acronym, entry.kind, True)
        best = min(members, key=_quality)
        kind = best.kind or next((member.kind for member in members if member.kind), None)
        return Identity(None, best.name, acronym, kind, False)

    def _entry(self, group: Group, members: Sequence[Candidate]) -> Entry | None:
        """The vocabulary's entry by slug, by words, or by acronym and similar words."""
        if entry := self._exact(members):
            return entry
        for member in members:
            if member.acronym and member.rank != ACRONYM:
                for entry in self._known.by_acronym.get(normal_acronym(member.acronym), ()):
                    if entry.entity == member.entity and _similar(key(entry.name), group[1]):
                        return entry
        return None

    def _exact(self, members: Sequence[Candidate]) -> Entry | None:
        """The vocabulary's entry by slug or by words."""
        for member in members:
            if member.slug is not None:
                return self._known.by_slug[member.entity, member.slug]
        return next(
            (e for member in members if (e := self._known.by_key.get(_group(member)))), None
        )


def _group(candidate: Candidate) -> Group:
    return candidate.entity, key(candidate.name)


def _quality(candidate: Candidate) -> tuple[bool, bool, int, int]:
    """Best wording first: defined with an acronym, in capitals, by a sure rule, long."""
    undefined = candidate.acronym is None or candidate.rank == ACRONYM
    return undefined, candidate.name[0].islower(), candidate.rank, -len(candidate.name)


def _similar(one: Key, other: Key) -> bool:
    return fuzz.token_sort_ratio(" ".join(one), " ".join(other)) >= _SAME_NAME


def _is_variant(entity: EntityType, small: Key, large: Key) -> bool:
    """Whether a name is a shorter wording of a longer one on the same page."""
    if not small or not set(small) < set(large):
        return False
    extra = [word for word in large if word not in small]
    return (
        _is_body_variant(small, large, extra)
        if entity == "organization"
        else (_is_credential_variant(small, large, extra))
    )


def _is_body_variant(small: Key, large: Key, extra: Sequence[str]) -> bool:
    if len(small) < 2 or large[: len(extra)] != tuple(extra):
        return large[:-1] == small and large[-1] in ("international", "america")
    # "APICS, the Association for Operations Management", 2010-11 page 023
    explains = len(extra) == 1 and small[0] in BODY_HEADS
    return explains or set(extra) <= _NATIONAL


def _is_credential_variant(small: Key, large: Key, extra: Sequence[str]) -> bool:
    if large[1:] == small and large[0] in TITLES:
        return True  # "the General Real Property Appraiser designations", 2010-11 page 300
    if small[0] != large[0] or "examination" in extra:
        return False
    if set(extra) <= CREDENTIAL_NOUNS | {"licensing"}:
        return True
    # "Certified Residential", page 300
    return large[: len(small)] == small and not is_role(small[-1]) and len(small) > 1


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
