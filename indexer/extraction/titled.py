"""Credentials named by a title, with or without an acronym: spans inside capitalised runs."""

from collections.abc import Sequence

from indexer.extraction.boundaries import without_opening
from indexer.extraction.tokens import Sentence, Span, is_capitalised, without_possessive
from indexer.extraction.words import (
    CERTIFICATE_NOUNS,
    DEGREES,
    EXAM_NOUNS,
    GENERIC_FIRST,
    LICENSE_NOUNS,
    NOT_ROLES,
    OTHER_HEADS,
    ROLE_SUFFIXES,
    ROLE_WORDS,
    TITLES,
    words,
)

_NOUNS = EXAM_NOUNS | CERTIFICATE_NOUNS | LICENSE_NOUNS
_GENERAL_DEGREES = words("science arts philosophy education")
_GENERIC_EXAMS = words("national board bar english state")


def titled_spans(sentence: Sentence, run: Span) -> list[Span]:
    """Names of credentials in a run that holds no body, left to right."""
    span = without_opening(sentence, run)
    if span.stop <= span.first:
        return []
    for index in range(span.first + 1, span.stop - 1):
        if sentence.words[index] == "and" and sentence.lowered[index - 1] in EXAM_NOUNS:
            # "Employment Ready Exam and the Secondary Employment Ready Exam", 2010-11 page 192
            following = index + 1 + (sentence.words[index + 1] == "the")
            left, right = Span(span.first, index), Span(following, span.stop)
            return titled_spans(sentence, left) + titled_spans(sentence, right)
    if _says_credential(sentence, span):
        return [span]
    found: list[Span] = []
    index = span.first
    while index < span.stop:
        stop = _title_stop(sentence, span, index)
        if stop:
            found.append(Span(_with_modifiers(sentence, span, index), stop))
        index = max(stop, index + 1)
    return found


def _says_credential(sentence: Sentence, span: Span) -> bool:
    """Whether a whole span is a credential by its last word, or the one before a preposition."""
    name = sentence.lowered[span.first : span.stop]
    if without_possessive(name[0]) in GENERIC_FIRST | {"federal"}:
        return False
    last = name[-1]
    if len(name) > 1 and last in _NOUNS and name[-2] not in ("of", "the", "and"):
        # "Law School Admission Test" (2010-11 page 053), "Merchant Mariner Credential" (247)
        return len(name) > 2 or name[0] not in _GENERIC_EXAMS
    if len(name) > 1 and sentence.words[span.stop - 1].endswith(("-Certified", "-Registered")):
        return True  # "Physician Assistant-Certified", page 081
    if len(name) < 3:
        return False
    if last in TITLES or last in ("fellow", "diplomate"):
        # "Occupational Therapist Registered" (page 078), "... Training Council Fellow" (026)
        return True
    if name[0] == "master" and name[1] != "of" and is_role(last):
        return True  # "Master Automobile Technician", page 181
    return _noun_before_preposition(name)


def _noun_before_preposition(name: Sequence[str]) -> bool:
    """ "Test of English as a Foreign Language" (2010-11 page 079), "FAA Certificate of
    Demonstrated Proficiency" (page 171).
    """
    at = next((i for i, word in enumerate(name) if word in ("of", "in", "for")), 0)
    if not 0 < at < len(name) - 1:
        return False
    if name[at - 1] in EXAM_NOUNS:
        return len(name) > 3
    return name[at - 1] in ("certificate", "certification") and (at > 1 or name[at] == "of")


def _title_stop(sentence: Sentence, span: Span, index: int) -> int:
    """Index after the credential whose title word stands at ``index``, or 0."""
    word = sentence.lowered[index]
    following = sentence.lowered[index + 1] if index + 1 < span.stop else ""
    if word.rstrip("s") in DEGREES and following == "of":
        return _degree_stop(sentence, span, index)
    if (word.rstrip("s") == "associate" and following == "in") or (
        word == "fellow" and following == "of"
    ):  # "Associate in Commercial Underwriting", 2010-11 page 026
        return span.stop
    if word == "juris" and following == "doctor":
        return index + 2
    if word not in TITLES or not following or following in ("and", "&", "or"):
        return 0
    stop = span.stop
    for later in range(index + 2, span.stop - 1):
        following = sentence.lowered[later + 1]
        if sentence.words[later] in ("and", "&") and (following in TITLES or following == "the"):
            # "Certified Residential and Certified General Real Property Appraiser", page 300
            stop = later
            break
    while stop > index + 1 and sentence.lowered[stop - 1] in ("credential", "designation"):
        stop -= 1
    named = stop >= index + 2 and is_capitalised(sentence.words[stop - 1])
    return stop if named and sentence.lowered[stop - 1] not in OTHER_HEADS else 0


def _degree_stop(sentence: Sentence, span: Span, index: int) -> int:
    """ "Doctor of Optometry" names a degree, "Bachelor of Science" only its level."""
    fields = sentence.lowered[index + 2 : span.stop]
    if not fields or (fields[0] in _GENERAL_DEGREES and "in" not in fields):
        return 0
    return span.stop


def _with_modifiers(sentence: Sentence, span: Span, index: int) -> int:
    """ "Nationally Certified School Psychologist" (page 056), "Master Certified ..." (page 193)."""
    if sentence.lowered[index] in TITLES:
        while index > span.first and is_capitalised(sentence.words[index - 1]):
            index -= 1
    return index


def is_role_name(name: Sequence[str]) -> bool:
    """Whether a name ends in a role, or has one before "in": "Professional in Human Resources"."""
    lowered = [word.lower() for word in name]
    if "in" in lowered[1:]:
        return is_role(lowered[lowered.index("in", 1) - 1]) and lowered[-1] not in OTHER_HEADS
    return is_role(lowered[-1])


def is_role(word: str) -> bool:
    """Whether a word names a person by what they do: the last word of many designations."""
    singular = word.split("-")[0].lower().rstrip("s")  # "Technician-Basic", 2010-11 page 329
    if singular in NOT_ROLES:
        return False
    return singular in ROLE_WORDS or singular.endswith(ROLE_SUFFIXES)
