"""Credentials by the noun beside a name: "Pilates certification", "Series 7 exam"."""

from collections.abc import Iterator, Sequence

from indexer.extraction.boundaries import without_opening
from indexer.extraction.names import LIST, Candidate, credential
from indexer.extraction.runs import Run
from indexer.extraction.titled import is_role, is_role_name
from indexer.extraction.tokens import Sentence, Span, is_acronym
from indexer.extraction.words import (
    CERTIFICATE_NOUNS,
    DESIGNATION_NOUNS,
    EXAM_NOUNS,
    GENERIC_FIRST,
    LICENSE_NOUNS,
    STATES,
    words,
)

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
