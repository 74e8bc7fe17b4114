"""Credentials known by their issuer alone: "ASE certification", "A&P certificate"."""

from collections.abc import Iterator, Sequence

from indexer.extraction.acronyms import Acronyms
from indexer.extraction.names import LIST, TITLED, Candidate
from indexer.extraction.tokens import Sentence, is_acronym, normal_acronym
from indexer.extraction.words import CERTIFICATE_NOUNS, EXAM_NOUNS, TITLES, words
from indexer.model import CredentialKind

_ADJECTIVES = words("certification certifying licensing licensure written board") | TITLES
_ENDS = words("and or of for to in by from with must is are has have requires")
_MOST_WORDS_BETWEEN = 4
_NO_CERTIFICATES = words("GED IT HR US PC TV RN")  # high school; no names


def issued_by_name(
    sentence: Sentence, bodies: Sequence[Candidate], acronyms: Acronyms
) -> Iterator[Candidate]:
    """A credential whose issuer stands before the noun.

    "ASE certification" (2010-11 page 181), "ARRT certification examination" (299), "DANB
    certification examination" (163); "a license from the FCC" and "FCC license" are none (188).
    """
    ends = {token.end: index for index, token in enumerate(sentence.tokens)}
    for body in bodies:
        if body.end not in ends:
            continue
        at = ends[body.end] + 1
        if sentence.word(at) == "(" and sentence.word(at + 2) == ")":
            at += 3  # "National Institute for Automotive Service Excellence (ASE) certification"
        noun_at = _noun_at(sentence, at)
        if noun_at is None:
            continue
        kind: CredentialKind = "certification"
        if sentence.words[noun_at] in EXAM_NOUNS:
            if _is_government(body.name):
                continue  # examinations of an agency are no names, pages 107 and 179
            kind = "examination"
        noun = " ".join(sentence.words[at : noun_at + 1]).removesuffix("s")
        name = f"{acronyms.short_name(body)} {noun}"
        end = sentence.tokens[noun_at].end
        yield Candidate("credential", name, None, body.start, end, TITLED, kind)


def _noun_at(sentence: Sentence, at: int) -> int | None:
    """ "exam", "certification examination", "level-1 registered medical transcription exam" (271).

    Plural "credentials" are no particular one: "Coast Guard credentials" (247).
    """
    first = sentence.word(at)
    if first == "tests":
        return None  # a verb
    if first in CERTIFICATE_NOUNS and sentence.word(at + 1) not in EXAM_NOUNS:
        return at if first != "credentials" else None
    for index in range(at, at + _MOST_WORDS_BETWEEN + 1):
        word = sentence.word(index)
        if word in EXAM_NOUNS:
            leads = first in _ADJECTIVES or any(char.isdigit() for char in first)
            return index if index == at or leads else None
        if not word[:1].islower() or word in _ENDS:
            return None
    return None


def _is_government(name: str) -> bool:
    parts = name.split()
    return parts[0] in ("U.S.", "Federal") or parts[-1] in ("Administration", "Agency", "Guard")


def unexplained_certificates(sentence: Sentence, acronyms: Acronyms) -> Iterator[Candidate]:
    """ "A&P certificate" (2010-11 page 179): no sentence says what the acronym means."""
    for index, word in enumerate(sentence.words[1:]):
        noun, token = word.removesuffix("s"), sentence.tokens[index]
        if noun not in ("certificate", "certification") or not is_acronym(token.text):
            continue
        acronym = normal_acronym(token.text)
        if acronym not in _NO_CERTIFICATES and not acronyms.meanings(acronym, supported=True):
            end = sentence.tokens[index + 1].end
            name = f"{acronym} {noun}"
            yield Candidate("credential", name, acronym, token.start, end, LIST, "certification")
