"""Later mentions by acronym: what an acronym means in one profile."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.extraction.definitions import Definition
from indexer.extraction.known import Entry, KnownNames
from indexer.extraction.names import ACRONYM, Candidate, initials
from indexer.extraction.tokens import (
    Sentence,
    Token,
    is_acronym,
    normal_acronym,
    without_possessive,
)
from indexer.extraction.words import CREDENTIAL_NOUNS
from indexer.model import CredentialKind, EntityType

_LONG_ENOUGH = 4  # letters that make an acronym of the vocabulary a name without any support


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

    A definition on the page decides: "adult secondary education (ASE)" is not the automotive ASE
    (2010-11 page 289). Otherwise the vocabulary's meaning counts if there is one only, or if one
    of several is named in full on the page, or its issuer is. An ambiguous acronym without such
    support means nothing here: a facet value must lead to a passage that says it.
    """

    def __init__(
        self, known: KnownNames, defined: Sequence[Definition], named: Sequence[Candidate]
    ) -> None:
        self._known = known
        self._slugs = {(found.entity, found.slug) for found in named if found.slug is not None}
        self._on_page = {normal_acronym(definition.acronym) for definition in defined}
        self._other: set[str] = set()  # mean something that is no name
        self._meanings: dict[str, list[Meaning]] = {}
        for definition in defined:
            acronym = normal_acronym(definition.acronym)
            if definition.candidate is None or definition.candidate.acronym is None:
                self._other.add(acronym)
            else:
                self._add(acronym, definition.candidate, definition.candidate.acronym)
        for found in named:
            if found.acronym:
                self._add(normal_acronym(found.acronym), found, found.acronym)
        for found in named:
            spelled = initials(found.name)
            if spelled is not None and len(spelled) > 2 and spelled not in self._meanings:
                self._add(spelled, found, spelled)

    def _add(self, acronym: str, found: Candidate, shown: str) -> None:
        meanings = self._meanings.setdefault(acronym, [])
        if all(meaning.entity != found.entity for meaning in meanings):
            meanings.append(Meaning(found.entity, found.name, shown, found.kind, found.slug))

    def meanings(self, acronym: str, *, supported: bool) -> Sequence[Meaning]:
        """At most one organization and one credential.

        ``supported``: a noun such as "certification" stands beside the acronym, which makes a
        short one of the vocabulary a name.
        """
        if acronym in self._meanings:
            return self._meanings[acronym]
        if acronym in self._other:
            return ()
        entries = self._known.by_acronym.get(acronym, ())
        found = [entry for entry in entries if self._is_supported(entry)]
        letters = sum(char.isalpha() for char in acronym)
        if not found and len(entries) == 1 and (letters >= _LONG_ENOUGH or supported):
            found = list(entries)
        if len({entry.entity for entry in found}) != len(found):
            return ()
        return [
            Meaning(entry.entity, entry.name, entry.acronym or acronym, entry.kind, entry.slug)
            for entry in found
        ]

    def _is_supported(self, entry: Entry) -> bool:
        if (entry.entity, entry.slug) in self._slugs:
            return True
        return any(("organization", issuer) in self._slugs for issuer in entry.issuers)

    def _of_name_before(
        self, sentence: Sentence, index: int, acronym: str, named: Sequence[Candidate]
    ) -> Sequence[Meaning]:
        """What a name directly before the bracket in which an acronym stands makes of it."""
        if index < 2 or sentence.words[index - 1] != "(":
            return ()
        end = sentence.tokens[index - 2].end
        for found in named:
            if found.end == end and acronym in self._own(found):
                return [Meaning(found.entity, found.name, acronym, found.kind, found.slug)]
        return ()

    def _own(self, found: Candidate) -> Sequence[str]:
        if found.slug is not None:
            return self._known.by_slug[found.entity, found.slug].acronyms
        return (normal_acronym(found.acronym),) if found.acronym else ()

    def short_name(self, body: Candidate) -> str:
        """What the page calls a body before a noun: by its acronym if the page ever uses it."""
        acronym = body.acronym
        if acronym and (body.rank == ACRONYM or normal_acronym(acronym) in self._on_page):
            return acronym
        return body.name

    def mentions(self, sentence: Sentence, named: Sequence[Candidate]) -> Iterator[Candidate]:
        """Acronyms in one sentence, also in "CAHIIM-accredited" and "RNs".

        Behind a name, in brackets, an acronym is that name's, whatever it means elsewhere:
        "Certified Food Executives (CFE)" beside Certified Fraud Examiners. ``named``: the names in
        the sentence.
        """
        for index, token in enumerate(sentence.tokens):
            if not token.text[0].isupper():
                continue
            supported = _stands_by_noun(sentence, index)
            for acronym, end in _readings(token):
                meanings = self._of_name_before(sentence, index, acronym, named)
                meanings = meanings or self.meanings(acronym, supported=supported)
                for meaning in meanings:
                    yield Candidate(
                        meaning.entity, meaning.name, meaning.acronym, token.start, end, ACRONYM,
                        meaning.kind, meaning.slug,
                    )  # fmt: skip
                if meanings:
                    break


def _readings(token: Token) -> Iterator[tuple[str, int]]:
    """A token as an acronym, and its part before a hyphen, each with where it ends."""
    if is_acronym(token.text):
        bare = without_possessive(token.text)
        exact = bare.replace(".", "")
        yield exact, token.start + len(bare)
        singular = normal_acronym(bare)
        if singular != exact:
            yield singular, token.end
    for hyphen in ("-", "–", "/"):
        before, found, after = token.text.partition(hyphen)
        if found and is_acronym(before) and after[:1].islower():
            yield normal_acronym(before), token.start + len(before)


def _stands_by_noun(sentence: Sentence, index: int) -> bool:
    beside = sentence.before(index, 2) + sentence.lowered[index + 1 : index + 3]
    return not CREDENTIAL_NOUNS.isdisjoint(beside)
