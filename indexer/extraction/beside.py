"""Credentials by the noun beside a name: "Pilates certification", "Series 7 exam"."""

from collections.abc import Iterator, Sequence

from indexer.extraction.acronyms import Acronyms
from indexer.extraction.boundaries import without_opening
from indexer.extraction.names import LIST, TITLED, Candidate, credential
from indexer.extraction.runs import Run
from indexer.extraction.titled import is_role, is_role_name
from indexer.extraction.tokens import Sentence, Span, is_acronym, normal_acronym
from indexer.extraction.words import (
    CERTIFICATE_NOUNS,
    DESIGNATION_NOUNS,
    EXAM_NOUNS,
    GENERIC_FIRST,
    LICENSE_NOUNS,
    STATES,
    TITLES,
    words,
)
from indexer.model import CredentialKind

_NOUNS = EXAM_NOUNS | CERTIFICATE_NOUNS | DESIGNATION_NOUNS | LICENSE_NOUNS
_EXAM_ADJECTIVES = words(
    "certification certifying licensing licensure written practical entrance admission admissions"
    " national registration qualifying competency board"
)
_KEPT_NOUNS = words("license licenses certificate certificates")
_PLACES = words("new north south west district puerto")
_NO_NAMES = words(
    "federal national english spanish internet web board bar medicare medicaid high school"
    " postsecondary advanced american u.s. voluntary professional"
)


def beside_noun(sentence: Sentence, runs: Sequence[Run]) -> Iterator[Candidate]:
    """Runs that a credential's noun follows: "Facility Management Professional credential"."""
    for run in runs:
        span = without_opening(sentence, run.span)
        noun_at = _noun_after(sentence, run.stop)
        if noun_at is None or span.stop != run.stop or span.first >= span.stop:
            continue
        if not run.ends_in_body() and not run.titled and not _is_generic(sentence, span):
            found = _with_noun(sentence, span, noun_at)
            if found is not None:
                yield found


def _noun_after(sentence: Sentence, index: int) -> int | None:
    if sentence.word(index) in _EXAM_ADJECTIVES and sentence.word(index + 1) in EXAM_NOUNS:
        return index + 1
    return index if sentence.word(index) in _NOUNS else None


def _is_generic(sentence: Sentence, span: Span) -> bool:
    """ "State license", "Federal certification", "Voluntary certification"."""
    first, last = sentence.lowered[span.first], sentence.lowered[span.stop - 1]
    if first in GENERIC_FIRST or first == "federal" or last in ("state", "government"):
        return True
    return span.stop - span.first == 1 and first in _NO_NAMES


def _with_noun(sentence: Sentence, span: Span, noun_at: int) -> Candidate | None:
    name = sentence.words[span.first : span.stop]
    noun = sentence.words[noun_at]
    through_noun = Span(span.first, noun_at + 1)
    if noun in EXAM_NOUNS:
        # "Principles and Practice of Engineering exam", 2010-11 page 027
        named = len(name) > 1 and not is_acronym(name[0])
        return credential(sentence, through_noun, LIST) if named else None
    if len(name) == 1:
        # "Pilates certification", page 296
        one = noun in ("certification", "certificate") and span.first > 0
        return credential(sentence, through_noun, LIST) if one and not is_acronym(name[0]) else None
    if noun in LICENSE_NOUNS and len(name) > 2 and not is_role(name[-1]):
        # "Standards of Training, Certification, and Watchkeeping ... endorsement", page 247
        return credential(sentence, through_noun, LIST)
    if not is_role_name(name):
        # "National Board certification", page 318
        named = noun == "certification" and span.first > 0 and not _is_place(name)
        named = named and not is_acronym(name[-1])
        return credential(sentence, through_noun, LIST) if named else None
    # "Hearing Aid Dispenser license" (page 085), "Registered Dietitian credential" (077)
    return credential(sentence, through_noun if noun in _KEPT_NOUNS else span, LIST, noun)


def _is_place(name: Sequence[str]) -> bool:
    return name[0].lower() in STATES | _PLACES


def series_exams(sentence: Sentence) -> Iterator[Candidate]:
    """ "Series 6 or Series 7 licensing exam" (2010-11 page 118), "Series 63 or 66 exams"."""
    if "Series" not in sentence.words:
        return
    numbers: list[int] = []
    for index, word in enumerate(sentence.words):
        if word != "Series" or not sentence.word(index + 1).isdigit():
            continue
        numbers.append(index + 1)
        at = index + 2
        if sentence.word(at) == "or" and sentence.word(at + 1).isdigit():
            numbers.append(at + 1)
            at += 2
        noun_at = _noun_after(sentence, at)
        if noun_at is None or sentence.words[noun_at] not in EXAM_NOUNS:
            continue
        for number in numbers:
            name = f"Series {sentence.words[number]} {sentence.words[noun_at].removesuffix('s')}"
            span = Span(number - (sentence.word(number - 1) == "Series"), number + 1)
            offsets = sentence.offsets(span)
            yield Candidate("credential", name, None, *offsets, LIST, "examination")
        numbers = []


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
