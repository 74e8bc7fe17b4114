"""Credentials named by a title, with or without an acronym: spans inside capitalised runs."""

from collections.abc import Sequence

from indexer.extraction.boundaries import Span, without_opening
from indexer.extraction.tokens import Token, is_capitalised
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
)

_GENERAL_DEGREES = frozenset("science arts philosophy education".split())
_BEFORE_CREDENTIAL = frozenset({"credential", "designation"})


def titled_spans(tokens: Sequence[Token], run: Span) -> list[Span]:
    """Names of credentials in a run that holds no body, left to right."""
    span = without_opening(tokens, run)
    if span.stop <= span.first:
        return []
    for index in range(span.first + 1, span.stop - 1):
        # "Employment Ready Exam and the Secondary Employment Ready Exam"
        if tokens[index].text == "and" and tokens[index - 1].text.lower() in EXAM_NOUNS:
            following = index + 1 + (tokens[index + 1].text == "the")
            left, right = Span(span.first, index), Span(following, span.stop)
            return titled_spans(tokens, left) + titled_spans(tokens, right)
    if whole := _named_by_last_word(tokens, span):
        return [whole]
    found: list[Span] = []
    index = span.first
    while index < span.stop:
        stop = _title_stop(tokens, span, index)
        if stop:
            first = _with_modifiers(tokens, span, index)
            found.append(Span(first, stop))
            index = stop
        else:
            index += 1
    return found


def _named_by_last_word(tokens: Sequence[Token], span: Span) -> Span | None:
    """ "Law School Admission Test", "Merchant Mariner Credential", "Physician Assistant-Certified".

    2010-11 pages 053, 247 and 081; the word may stand before a preposition: "Test of English as
    a Foreign Language", "FAA Certificate of Demonstrated Proficiency" (page 171).
    """
    words = [tokens[index].text.lower() for index in range(*span)]
    if words[0].removesuffix("’s").removesuffix("'s") in GENERIC_FIRST | {"federal"}:
        return None
    last = words[-1]
    nouns = EXAM_NOUNS | CERTIFICATE_NOUNS | LICENSE_NOUNS
    if len(words) > 1 and last in nouns and words[-2] not in ("of", "the", "and"):
        if len(words) == 2 and words[0] in ("national", "board", "bar", "english", "state"):
            return None
        return span
    written = tokens[span.stop - 1].text
    if len(words) > 1 and written.endswith(("-Certified", "-Registered")):
        return span
    if last in TITLES and len(words) > 2:
        return span
    for index, word in enumerate(words):
        if word in ("of", "in", "for") and 0 < index < len(words) - 1:
            before = words[index - 1]
            if before in EXAM_NOUNS and index + 2 < len(words) + 1 and len(words) > 3:
                return span
            if before in ("certificate", "certification") and (index > 1 or word == "of"):
                return span if len(words) > 2 else None
            break
    if last in ("fellow", "diplomate") and len(words) > 2:
        return span  # "Life Underwriter Training Council Fellow", 2010-11 page 026
    if words[0] == "master" and len(words) > 2 and words[1] != "of" and is_role(last):
        return span  # "Master Automobile Technician", 2010-11 page 181
    return None


def _title_stop(tokens: Sequence[Token], span: Span, index: int) -> int:
    """Index after the credential whose title word stands at ``index``, or 0."""
    word = tokens[index].text.lower()
    following = tokens[index + 1].text.lower() if index + 1 < span.stop else ""
    if word.rstrip("s") in DEGREES and following == "of":
        return _degree_stop(tokens, span, index)
    if word.rstrip("s") == "associate" and following == "in":
        return span.stop  # "Associate in Commercial Underwriting", 2010-11 page 026
    if word == "juris" and following == "doctor":
        return index + 2
    if word == "fellow" and following == "of":
        return span.stop
    if word not in TITLES or not following or following in ("and", "&", "or"):
        return 0
    stop = span.stop
    for later in range(index + 2, span.stop):
        # "Certified Residential and Certified General Real Property Appraiser", page 300
        if tokens[later].text in ("and", "&") and tokens[later + 1].text.lower() in TITLES:
            stop = later
            break
    while stop > index + 1 and tokens[stop - 1].text.lower() in _BEFORE_CREDENTIAL:
        stop -= 1
    last = tokens[stop - 1].text.lower()
    if last in OTHER_HEADS or stop < index + 2 or not is_capitalised(tokens[stop - 1].text):
        return 0
    return stop


def _degree_stop(tokens: Sequence[Token], span: Span, index: int) -> int:
    """ "Doctor of Optometry" names a degree, "Bachelor of Science" only its level."""
    fields = [tokens[at].text.lower() for at in range(index + 2, span.stop)]
    if not fields or (fields[0] in _GENERAL_DEGREES and "in" not in fields):
        return 0
    return span.stop


def _with_modifiers(tokens: Sequence[Token], span: Span, index: int) -> int:
    """ "Nationally Certified School Psychologist" (page 056), "Master Certified ..." (page 193)."""
    if tokens[index].text.lower() not in TITLES:
        return index
    while index > span.first and tokens[index - 1].text[0].isupper():
        index -= 1
    return index


def is_role_name(words: Sequence[str]) -> bool:
    """Whether a name ends in a role, or has one before "in": "Professional in Human Resources"."""
    lowered = [word.lower() for word in words]
    if "in" in lowered[1:]:
        return is_role(words[lowered.index("in") - 1]) and lowered[-1] not in OTHER_HEADS
    return is_role(words[-1])


def is_role(word: str) -> bool:
    """Whether a word names a person by what they do: the last word of many designations."""
    lowered = word.split("-")[0].lower().rstrip("s")  # "Technician-Basic", 2010-11 page 329
    if lowered in NOT_ROLES:
        return False
    return lowered in ROLE_WORDS or lowered + "s" in ROLE_WORDS or lowered.endswith(ROLE_SUFFIXES)
