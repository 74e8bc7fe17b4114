"""Credentials defined in lower case: "licensed practical nurses (LPNs)"."""

from indexer.extraction.alignment import spelled_from
from indexer.extraction.names import DEFINITION, Candidate, credential
from indexer.extraction.tokens import Sentence, Span, without_possessive
from indexer.extraction.words import (
    CERTIFICATE_NOUNS,
    DEGREE_NOUNS,
    DEGREES,
    EXAM_NOUNS,
    LICENSE_NOUNS,
    TITLES,
    words,
)

_NOUNS = LICENSE_NOUNS | EXAM_NOUNS | CERTIFICATE_NOUNS
_CERTIFIED = words("certified certification certifications")
_EARNED = words("licensed certified registered pass passed examination exam")


def lower_case(sentence: Sentence, acronym: str, stop: int, after: int) -> Candidate | None:
    """The credential whose name ends before ``stop``; ``after`` is the token after the bracket."""
    first = spelled_from(sentence, stop, acronym)
    found = None
    if first is not None:
        found = _spelled(sentence, Span(first, stop), acronym)
    return (
        found or _second_degree(sentence, stop, acronym) or _degree(sentence, stop, after, acronym)
    )


def _spelled(sentence: Sentence, span: Span, acronym: str) -> Candidate | None:
    """ "licensed practical nurses (LPNs)" (2010-11 page 102), "commercial driver's license (CDL)"
    (page 242), "associate degree in nursing (ADN)" (page 083).
    """
    before = sentence.before(span.first, 2)
    if before[-1:] == ("in",) and before[0] in _CERTIFIED:
        # "certified in cardiopulmonary resuscitation (CPR)", page 296
        name = f"{acronym} certification"
        offsets = sentence.offsets(span)
        return Candidate("credential", name, None, *offsets, DEFINITION, "certification")
    name_words = sentence.lowered[span.first : span.stop]
    degree = without_possessive(name_words[0]) in DEGREES
    titled = name_words[0] in TITLES and name_words[0] != "qualified"
    if degree or titled or name_words[-1] in _NOUNS or _is_called(sentence, span.first):
        return credential(sentence, span, DEFINITION, "", acronym)
    return None


def _is_called(sentence: Sentence, first: int) -> bool:
    """Whether those who have earned something are called so: "engineers in training (EITs)" after
    an examination, 2010-11 page 027.
    """
    before = sentence.lowered[:first]
    called = "called" in before[-9:] or before[-2:] == ("known", "as")
    return called and not _EARNED.isdisjoint(before)


def _second_degree(sentence: Sentence, stop: int, acronym: str) -> Candidate | None:
    """ "master's degree in ... (MEM) or business administration (MBA)", 2010-11 page 009."""
    first = spelled_from(sentence, stop, acronym[1:])
    if first is None or sentence.word(first - 1) not in ("or", "and"):
        return None
    for index in range(first - 2, 0, -1):
        level = sentence.words[index - 1]
        if sentence.words[index : index + 2] == ("degree", "in") and (
            level[0].upper() == acronym[0]
        ):
            span = Span(first, stop)
            name = f"{level} degree in {sentence.surface(span)}"
            offsets = sentence.offsets(span)
            return Candidate("credential", name, acronym, *offsets, DEFINITION, "degree")
    return None


def _degree(sentence: Sentence, stop: int, after: int, acronym: str) -> Candidate | None:
    """ "specialist (Ed.S.) degree", 2010-11 page 056."""
    word = sentence.words[stop - 1]
    if sentence.word(after) not in DEGREE_NOUNS or not word.islower():
        return None
    offsets = sentence.offsets(Span(stop - 1, stop))
    return Candidate("credential", f"{word} degree", acronym, *offsets, DEFINITION, "degree")
