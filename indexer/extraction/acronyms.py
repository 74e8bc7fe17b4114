"""Later mentions by acronym, and credentials named by their issuer: "ASE certification"."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from indexer.extraction.definitions import Definition
from indexer.extraction.known import Entry, KnownNames
from indexer.extraction.names import ACRONYM, LIST, TITLED, Candidate, initials, key
from indexer.extraction.tokens import Token, is_acronym, normal_acronym
from indexer.extraction.words import CERTIFICATE_NOUNS, CREDENTIAL_NOUNS, EXAM_NOUNS, TITLES
from indexer.model import CredentialKind, EntityType

_LONG_ENOUGH = 4  # letters of a vocabulary acronym that is a name without any support
_ADJECTIVES = frozenset("certification certifying licensing licensure written board".split())
_NO_ADJECTIVES = frozenset("and or of for to in by from with must is are has have requires".split())
_MOST_WORDS_BETWEEN = 4
_NO_CERTIFICATES = frozenset({"GED", "IT", "HR", "US", "PC", "TV", "RN"})  # high school, no names


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an acronym stands for in one profile."""

    entity: EntityType
    name: str
    acronym: str
    kind: CredentialKind | None
    slug: str | None


class Acronyms:
    """Acronyms of one profile: its definitions, initials of its names, and the vocabulary.

    A definition on the page decides. Otherwise the vocabulary's meaning counts if there is one
    only, or if one of several is named in full on the page, or its issuer is. An ambiguous acronym
    without such support means nothing here: a facet value must lead to a passage that says it.
    """

    def __init__(
        self, known: KnownNames, defined: Sequence[Definition], named: Sequence[Candidate]
    ) -> None:
        self._known = known
        self._meanings: dict[str, list[Meaning]] = {}
        self._on_page = {normal_acronym(definition.acronym) for definition in defined}
        self._blocked: set[str] = set()
        for definition in defined:
            acronym = normal_acronym(definition.acronym)
            if definition.candidate is None or definition.candidate.acronym is None:
                self._blocked.add(acronym)
            else:
                self._add(acronym, definition.candidate)
        self._slugs = {
            (candidate.entity, candidate.slug) for candidate in named if candidate.slug is not None
        }
        for candidate in named:
            if candidate.acronym:
                self._add(normal_acronym(candidate.acronym), candidate)
        for candidate in named:
            for spelled in initials(candidate.name):
                if len(spelled) > 2 and spelled not in self._meanings:
                    self._add(spelled, candidate, spelled)
        self._vocabulary: dict[str, tuple[Meaning, ...]] = {}

    def _add(self, acronym: str, candidate: Candidate, shown: str | None = None) -> None:
        meaning = Meaning(
            candidate.entity, candidate.name, shown or candidate.acronym or acronym,
            candidate.kind, candidate.slug,
        )  # fmt: skip
        meanings = self._meanings.setdefault(acronym, [])
        if all(
            (other.entity, key(other.name)) != (meaning.entity, key(meaning.name))
            for other in meanings
        ):
            if not any(other.entity == meaning.entity for other in meanings):
                meanings.append(meaning)

    def meanings(self, acronym: str, has_support: bool) -> Sequence[Meaning]:
        """At most one organization and one credential; ``has_support``: a noun stands beside it."""
        defined = self._meanings.get(acronym)
        if defined:
            return defined
        if acronym in self._blocked:
            return ()
        entries = self._known.by_acronym.get(acronym, ())
        if not entries:
            return ()
        supported = [entry for entry in entries if self._is_supported(entry)]
        letters = sum(char.isalpha() for char in acronym)
        if not supported and len(entries) == 1 and (letters >= _LONG_ENOUGH or has_support):
            supported = list(entries)
        if len({entry.entity for entry in supported}) != len(supported):
            return ()
        return [_meaning(entry, acronym) for entry in supported]

    def short(self, body: Candidate) -> str:
        """What the page calls a body before a noun: by its acronym if the page ever uses it."""
        acronym = body.acronym
        if acronym and (body.rank == ACRONYM or normal_acronym(acronym) in self._on_page):
            return acronym
        return body.name

    def _is_supported(self, entry: Entry) -> bool:
        if (entry.entity, entry.slug) in self._slugs:
            return True
        return any(("organization", issuer) in self._slugs for issuer in entry.issuers)

    def mentions(self, tokens: Sequence[Token]) -> Iterator[Candidate]:
        """Acronyms in one sentence, also in "CAHIIM-accredited" and "RNs"."""
        for index, token in enumerate(tokens):
            if not token.text[0].isupper() or token.text.isalpha() and len(token.text) > 12:
                continue
            for part, end in _readings(token):
                support = _stands_by_noun(tokens, index)
                for meaning in self.meanings(part, support):
                    yield Candidate(
                        meaning.entity, meaning.name, meaning.acronym, token.start, end, ACRONYM,
                        meaning.kind, meaning.slug,
                    )  # fmt: skip
                if self.meanings(part, support):
                    break


def _meaning(entry: Entry, acronym: str) -> Meaning:
    return Meaning(entry.entity, entry.name, entry.acronym or acronym, entry.kind, entry.slug)


def _readings(token: Token) -> Iterator[tuple[str, int]]:
    """A token as an acronym, and its part before a hyphen with that part's end."""
    word = token.text
    if is_acronym(word):
        bare = word[:-2] if word.endswith(("'s", "’s")) else word
        exact = bare.replace(".", "")
        yield exact, token.start + len(bare)
        singular = normal_acronym(bare)
        if singular != exact:
            yield singular, token.end
    for hyphen in ("-", "–", "/"):
        before, found, after = word.partition(hyphen)
        if found and is_acronym(before) and after[:1].islower():
            yield normal_acronym(before), token.start + len(before)


def _stands_by_noun(tokens: Sequence[Token], index: int) -> bool:
    beside = tokens[max(0, index - 2) : index] + tokens[index + 1 : index + 3]
    return any(token.text.lower() in CREDENTIAL_NOUNS for token in beside)


def _noun_at(tokens: Sequence[Token], at: int) -> int | None:
    """ "exam", "certification examination", "level-1 registered medical transcription exam" (271)."""
    words = [token.text for token in tokens[at : at + _MOST_WORDS_BETWEEN + 1]]
    if not words:
        return None
    if words[0] in CERTIFICATE_NOUNS and words[1:2] and words[1] not in EXAM_NOUNS:
        return at
    for index, word in enumerate(words):
        if word in EXAM_NOUNS:
            between = set(words[:index])
            first = words[0]
            known = first in _ADJECTIVES or first in TITLES or any(c.isdigit() for c in first)
            return at + index if not between or known else None
        if not word[0].islower() or word in _NO_ADJECTIVES:
            break
    return at if words[0] in CERTIFICATE_NOUNS - {"credentials"} else None


def issued_by_name(
    tokens: Sequence[Token], organizations: Sequence[Candidate], short: Callable[[Candidate], str]
) -> Iterator[Candidate]:
    """A credential known by its issuer alone, where the issuer stands before the noun.

    "ASE certification" (2010-11 page 181), "ARRT certification examination" (299), "DANB
    certification examination" (163); "a license from the FCC" and "FCC license" are none (188).
    """
    starts = {token.start: index for index, token in enumerate(tokens)}
    ends = {token.end: index for index, token in enumerate(tokens)}
    nouns = CERTIFICATE_NOUNS | EXAM_NOUNS
    for organization in organizations:
        if organization.start not in starts or organization.end not in ends:
            continue
        at = ends[organization.end] + 1
        if at + 2 < len(tokens) and tokens[at].text == "(" and tokens[at + 2].text == ")":
            at += 3  # "National Institute for Automotive Service Excellence (ASE) certification"
        noun_at = _noun_at(tokens, at)
        if noun_at is None or tokens[noun_at].text not in nouns:
            continue
        noun = " ".join(token.text for token in tokens[at : noun_at + 1])
        name = f"{short(organization)} {noun.removesuffix('s')}"
        if tokens[noun_at].text in EXAM_NOUNS and _is_government(organization.name):
            continue  # "pass FAA written and flight examinations", 2010-11 pages 107 and 179
        kind: CredentialKind = (
            "examination" if tokens[noun_at].text in EXAM_NOUNS else "certification"
        )
        yield Candidate(
            "credential", name, None, organization.start, tokens[noun_at].end, TITLED, kind,
            issuer=key(organization.name),
        )  # fmt: skip


def _is_government(name: str) -> bool:
    words = name.split()
    return words[0] in ("U.S.", "Federal") or words[-1] in ("Administration", "Agency", "Guard")


def unknown_certificates(
    tokens: Sequence[Token], meanings: Callable[[str, bool], Sequence[Meaning]]
) -> Iterator[Candidate]:
    """ "a combined A&P certificate" (2010-11 page 179): the acronym is not explained anywhere."""
    for index, token in enumerate(tokens[:-1]):
        noun = tokens[index + 1].text.removesuffix("s")
        if noun not in ("certificate", "certification") or not is_acronym(token.text):
            continue
        acronym = normal_acronym(token.text)
        if acronym in _NO_CERTIFICATES or meanings(acronym, True):
            continue
        yield Candidate(
            "credential", f"{acronym} {noun}", acronym, token.start, tokens[index + 1].end, LIST,
            "certification",
        )  # fmt: skip
