"""Full Name (ACR), ACR (Full Name) and "Full Name, or ACR,": what an acronym means on this page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.extraction.alignment import MOST_WORDS_BACK, spelled_from
from indexer.extraction.bodies import bodies
from indexer.extraction.boundaries import without_opening
from indexer.extraction.names import DEFINITION, Candidate, body, credential, written
from indexer.extraction.runs import Run
from indexer.extraction.titled import is_role_name, titled_spans
from indexer.extraction.tokens import (
    Sentence,
    Span,
    has_acronym,
    is_acronym,
    is_capitalised,
    normal_acronym,
    without_possessive,
)
from indexer.extraction.words import (
    CERTIFICATE_NOUNS,
    CREDENTIAL_NOUNS,
    CUES,
    DEGREE_NOUNS,
    DEGREES,
    EXAM_NOUNS,
    LICENSE_NOUNS,
    OTHER_HEADS,
    SMALL_WORDS,
    TITLES,
    words,
)

_BEFORE_ACRONYM = words("or the an a also")
_CUES = CUES | words("designation designations certified certifies certify title titles status")


@dataclass(frozen=True, slots=True)
class Definition:
    """``candidate`` is None where the acronym means something that is no name, e.g. EKG."""

    acronym: str
    candidate: Candidate | None


@dataclass(frozen=True, slots=True)
class Place:
    """An acronym whose full name ends before token ``stop``."""

    acronym: str  # as written, but in the singular: "RN", "L.A.R.E."
    stop: int
    after: int  # first token after the closing bracket


def definitions(sentence: Sentence, runs: Sequence[Run]) -> Iterator[Definition]:
    """Every definition in one sentence, whose capitalised runs are ``runs``."""
    by_stop = {run.stop: run for run in runs}
    for place in _places(sentence):
        run = by_stop.get(place.stop)
        candidate = _capitalised(sentence, run, place) if run is not None else None
        if candidate is None:
            candidate = _with_noun(sentence, by_stop.get(place.stop - 1), place)
        if candidate is None:
            candidate = lower_case(sentence, place.acronym, place.stop, place.after)
        spelled = spelled_from(sentence, place.stop, place.acronym) is not None
        if candidate is not None or run is not None or spelled:
            yield Definition(place.acronym, candidate)
    yield from _reversed(sentence)


def _places(sentence: Sentence) -> Iterator[Place]:
    for index, word in enumerate(sentence.words):
        if word == "(" and index:
            inside = index + 1
            while sentence.lower(inside) in _BEFORE_ACRONYM:
                inside += 1  # "(or EKG)", 2010-11 page 100
            closing = inside + 1
            if sentence.word(closing) == ".":
                closing += 1  # "(IBEW.)", 2010-11 page 188
            if sentence.word(closing) == ")" and has_acronym(sentence.word(inside)):
                yield Place(_bare(sentence.words[inside]), index, closing + 1)
        elif index and _is_or_acronym(sentence, index):
            yield Place(_bare(sentence.words[index + 2]), index, index + 3)


def _is_or_acronym(sentence: Sentence, index: int) -> bool:
    """ "National Council Licensure Examination, or NCLEX-RN", 2010-11 page 083."""
    or_follows = sentence.words[index : index + 2] == (",", "or")
    return or_follows and is_acronym(sentence.word(index + 2))


def _bare(acronym: str) -> str:
    if "." in acronym:
        return acronym.removesuffix("s").removesuffix("'").removesuffix("’")
    return normal_acronym(acronym)


def _capitalised(sentence: Sentence, run: Run, place: Place) -> Candidate | None:
    """ "American Academy of Professional Coders (AAPC)", 2010-11 page 103."""
    if run.ends_in_body():
        before = sentence.before(run.first, 2)
        if before[-1:] == (",",) and before[0] in ("associate", "fellow", "member"):
            # "Fellow, Casualty Actuarial Society (FCAS)", page 041
            return _credential(sentence, Span(run.first - 2, run.stop), place, "designation")
        return body(sentence, run.bodies[-1], DEFINITION, place.acronym)
    noun = _noun_after(sentence, place.after)
    if run.ends_in_title():
        return _credential(sentence, run.titled[-1], place, noun)
    spelled = spelled_from(sentence, place.stop, place.acronym)
    span = without_opening(sentence, Span(max(run.first, spelled or 0), run.stop))
    if span.stop - span.first < 2:
        return None
    name = sentence.lowered[span.first : span.stop]
    role = is_role_name(name) or (spelled is not None and name[0] == "professional")
    # "Personal Financial Specialist (PFS) designations", page 001
    if noun or (role and not _CUES.isdisjoint(sentence.lowered[: run.first])):
        return _credential(sentence, span, place, noun)
    national = name[0] in ("national", "american", "international")
    if spelled is not None and national and name[-1] not in OTHER_HEADS:
        return body(sentence, span, DEFINITION, place.acronym)
    return None


def _noun_after(sentence: Sentence, index: int) -> str:
    """The credential's noun after a definition, or after those that share it, or "".

    "The Plant Operator (POSS) and Power Plant Maintenance (MASS) exams", 2010-11 page 227.
    """
    for _ in range(MOST_WORDS_BACK):
        if sentence.lower(index) in CREDENTIAL_NOUNS:
            return sentence.lowered[index]
        if sentence.word(index) not in (",", "and", "or"):
            return ""
        while sentence.word(index) in (",", "and", "or", "the"):
            index += 1
        while is_capitalised(sentence.word(index)) or sentence.word(index) in SMALL_WORDS:
            index += 1
        if sentence.word(index) != "(" or sentence.word(index + 2) != ")":
            return ""
        index += 3
    return ""


def _with_noun(sentence: Sentence, run: Run | None, place: Place) -> Candidate | None:
    """ "Child Development Associate credential (CDA)", 2010-11 page 007."""
    noun = sentence.lowered[place.stop - 1]
    if run is None or noun not in CREDENTIAL_NOUNS or run.stop - run.first < 2 or run.bodies:
        return None
    spelled = spelled_from(sentence, place.stop - 1, place.acronym)
    return _credential(sentence, Span(max(run.first, spelled or 0), run.stop), place, noun)


def _credential(sentence: Sentence, span: Span, place: Place, noun: str = "") -> Candidate:
    found = credential(sentence, span, DEFINITION, noun, place.acronym)
    if noun in EXAM_NOUNS and found.name.split()[-1].lower() not in EXAM_NOUNS:
        # "Fundamentals of Engineering (FE) examination", 2010-11 page 027
        name = f"{written(sentence.surface(span))} {noun.removesuffix('s')}"
        return replace(found, name=name, kind="examination")
    return found


def _reversed(sentence: Sentence) -> Iterator[Definition]:
    """ "JETS (Junior Engineering Technical Society)"."""
    if "(" not in sentence.words:
        return
    for index, word in enumerate(sentence.words):
        acronym = sentence.word(index - 1)
        if word != "(" or not is_acronym(acronym):
            continue
        stop = index + 1
        while is_capitalised(sentence.word(stop)) or sentence.lower(stop) in SMALL_WORDS:
            stop += 1
        span = Span(index + 1, stop)
        if sentence.word(stop) != ")" or spelled_from(sentence, stop, acronym) != span.first:
            continue
        candidate = None
        if bodies(sentence, span):
            candidate = body(sentence, span, DEFINITION, _bare(acronym))
        elif titled_spans(sentence, span):
            candidate = credential(sentence, span, DEFINITION, "", _bare(acronym))
        yield Definition(_bare(acronym), candidate)


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
