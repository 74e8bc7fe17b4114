"""Full Name (ACR), ACR (Full Name) and "Full Name, or ACR,": what an acronym means on this page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.extraction.boundaries import Span, organizations, without_opening
from indexer.extraction.names import (
    DEFINITION,
    Candidate,
    credential_kind,
    singular,
    written,
)
from indexer.extraction.titled import is_role_name, titled_spans
from indexer.extraction.tokens import Token, has_acronym, is_acronym, normal_acronym
from indexer.extraction.words import (
    CERTIFICATE_NOUNS,
    CREDENTIAL_NOUNS,
    DEGREES,
    DESIGNATION_NOUNS,
    EXAM_NOUNS,
    LICENSE_NOUNS,
    OTHER_HEADS,
    TITLES,
)

_SMALL = frozenset("of for the and in on to a an as & s".split())
_SKIPPED = frozenset("degree degrees".split())
_BEFORE_ACRONYM = frozenset("or the an a also".split())
_MOST_WORDS_BACK = 12
_EARNED = frozenset("licensed certified registered pass passed examination exam".split())
_CUES = CERTIFICATE_NOUNS | DESIGNATION_NOUNS | {"certified", "certifies", "certify"}


@dataclass(frozen=True, slots=True)
class Definition:
    """``candidate`` is None where the acronym means something that is no name, e.g. EKG."""

    acronym: str
    candidate: Candidate | None


@dataclass(frozen=True, slots=True)
class _Place:
    """An acronym at token ``index``; its full name ends before token ``stop``."""

    index: int
    stop: int
    acronym: str
    after: int  # first token after the closing bracket


def definitions(
    text: str, tokens: Sequence[Token], runs: Mapping[int, Span]
) -> Iterator[Definition]:
    """Definitions of one sentence; ``runs`` are its capitalised runs by the token they end before."""
    for place in _places(tokens):
        run = runs.get(place.stop)
        candidate = None
        if run is not None:
            candidate = _capitalised(text, tokens, run, place)
        if candidate is None:
            candidate = (
                _with_noun(text, tokens, runs, place)
                or _lower_case(text, tokens, place)
                or _second_degree(text, tokens, place)
                or _degree_after(text, tokens, place)
            )
        if candidate is None and run is None and not aligned(tokens, place.stop, place.acronym):
            continue
        yield Definition(place.acronym, candidate)
    yield from _reversed(text, tokens)


def _places(tokens: Sequence[Token]) -> Iterator[_Place]:
    for index, token in enumerate(tokens):
        if token.text == "(" and index:
            inside = index + 1
            while inside < len(tokens) and tokens[inside].text.lower() in _BEFORE_ACRONYM:
                inside += 1  # "(or EKG)", 2010-11 page 100
            closing = inside + 1
            if closing < len(tokens) and tokens[closing].text == ".":
                closing += 1  # "(IBEW.)", 2010-11 page 188
            if closing < len(tokens) and tokens[closing].text == ")":
                acronym = tokens[inside].text
                if has_acronym(acronym):
                    yield _Place(inside, index, _bare(acronym), closing + 1)
        elif token.text == "," and index and index + 2 < len(tokens):
            # "National Council Licensure Examination, or NCLEX-RN", 2010-11 page 083
            if tokens[index + 1].text == "or" and is_acronym(tokens[index + 2].text):
                yield _Place(index + 2, index, _bare(tokens[index + 2].text), index + 3)


def _bare(acronym: str) -> str:
    """As written, but in the singular: "RNs" -> "RN", "L.A.R.E." stays."""
    if "." in acronym:
        return acronym.removesuffix("s").removesuffix("'").removesuffix("’")
    return normal_acronym(acronym)


def _capitalised(text: str, tokens: Sequence[Token], run: Span, place: _Place) -> Candidate | None:
    bodies = organizations(tokens, run)
    if bodies and bodies[-1].stop == run.stop:
        before = [token.text.lower() for token in tokens[max(0, run.first - 2) : run.first]]
        if before[-1:] == [","] and before[0] in ("associate", "fellow", "member"):
            # "Fellow, Casualty Actuarial Society (FCAS)", 2010-11 page 041
            span = Span(run.first - 2, run.stop)
            return _candidate("credential", text, tokens, span, place, "designation")
        return _candidate("organization", text, tokens, bodies[-1], place)
    noun = _noun_after(tokens, place.after)
    titled = titled_spans(tokens, run)
    if titled and titled[-1].stop == run.stop:
        return _candidate("credential", text, tokens, titled[-1], place, noun)
    start = aligned(tokens, place.stop, place.acronym)
    span = Span(max(run.first, start[0]) if start else run.first, run.stop)
    span = without_opening(tokens, span)
    if span.stop - span.first < 2:
        return None
    words = [tokens[index].text.lower() for index in range(*span)]
    role = is_role_name(words) or (bool(start) and words[0] == "professional")
    if noun in CREDENTIAL_NOUNS or (role and _has_cue(tokens, run.first)):
        return _candidate("credential", text, tokens, span, place, noun)
    starts = words[0] in ("national", "american", "international")
    if start and starts and words[-1] not in OTHER_HEADS:
        return _candidate("organization", text, tokens, span, place)
    return None


def _noun_after(tokens: Sequence[Token], index: int) -> str:
    """The credential's noun after a definition, or after those that share it, or "".

    "The Plant Operator (POSS) and Power Plant Maintenance (MASS) exams", 2010-11 page 227.
    """
    for _ in range(_MOST_WORDS_BACK):
        word = tokens[index].text.lower() if index < len(tokens) else ""
        if word in CREDENTIAL_NOUNS:
            return word
        if word not in (",", "and", "or"):
            return ""
        while index < len(tokens) and tokens[index].text in (",", "and", "or", "the"):
            index += 1
        while index < len(tokens) and (
            tokens[index].text[0].isupper() or tokens[index].text in _SMALL
        ):
            index += 1
        if index + 2 >= len(tokens) or tokens[index].text != "(" or tokens[index + 2].text != ")":
            return ""
        index += 3
    return ""


def _has_cue(tokens: Sequence[Token], before: int) -> bool:
    """ "... receive the Accredited in ... (ABV), or Personal Financial Specialist (PFS)", page 001."""
    return any(token.text.lower() in _CUES for token in tokens[:before])


def _with_noun(
    text: str, tokens: Sequence[Token], runs: Mapping[int, Span], place: _Place
) -> Candidate | None:
    """ "Child Development Associate credential (CDA)", 2010-11 page 007."""
    noun = tokens[place.stop - 1].text.lower()
    run = runs.get(place.stop - 1)
    if run is None or noun not in CREDENTIAL_NOUNS or run.stop - run.first < 2:
        return None
    if organizations(tokens, run):
        return None
    start = aligned(tokens, place.stop - 1, place.acronym)
    first = max(run.first, start[0]) if start else run.first
    return _candidate("credential", text, tokens, Span(first, run.stop), place, noun)


def _lower_case(text: str, tokens: Sequence[Token], place: _Place) -> Candidate | None:
    """ "licensed practical nurses (LPNs)" (page 102), "master's degree in nursing (MSN)" (083)."""
    start = aligned(tokens, place.stop, place.acronym)
    if not start:
        return None
    first = start[0]
    words = [tokens[index].text.lower() for index in range(first, place.stop)]
    head = words[0].removesuffix("'s").removesuffix("’s")
    before = [token.text.lower() for token in tokens[max(0, first - 2) : first]]
    if before[-1:] == ["in"] and before[0] in ("certified", "certification", "certifications"):
        # "certified in cardiopulmonary resuscitation (CPR)", 2010-11 page 296
        span = tokens[first].start, tokens[place.stop - 1].end
        name = f"{place.acronym} certification"
        return Candidate("credential", name, None, *span, DEFINITION, "certification")
    nouns = LICENSE_NOUNS | EXAM_NOUNS | CERTIFICATE_NOUNS
    titled = head in DEGREES or words[0] in TITLES - {"qualified"} or words[-1] in nouns
    if titled or _is_called(tokens, first):
        return _candidate("credential", text, tokens, Span(first, place.stop), place)
    return None


def _second_degree(text: str, tokens: Sequence[Token], place: _Place) -> Candidate | None:
    """ "master's degree in engineering management (MEM) or business administration (MBA)", 009."""
    start = aligned(tokens, place.stop, place.acronym[1:])
    if not start or tokens[start[0] - 1].text not in ("or", "and"):
        return None
    first = start[0]
    for index in range(first - 2, 0, -1):
        word = tokens[index].text
        degree = word == "degree" and tokens[index - 1].text[0].upper() == place.acronym[0]
        if degree and index + 1 < first and tokens[index + 1].text == "in":
            field = text[tokens[first].start : tokens[place.stop - 1].end]
            name = f"{tokens[index - 1].text} degree in {field}"
            span = tokens[first].start, tokens[place.stop - 1].end
            return Candidate("credential", name, place.acronym, *span, DEFINITION, "degree")
    return None


def _degree_after(text: str, tokens: Sequence[Token], place: _Place) -> Candidate | None:
    """ "a specialist (Ed.S.) degree in school psychology", 2010-11 page 056."""
    after = tokens[place.after].text if place.after < len(tokens) else ""
    word = tokens[place.stop - 1]
    if after not in ("degree", "degrees") or not word.text.islower():
        return None
    name = f"{word.text} degree"
    return Candidate("credential", name, place.acronym, word.start, word.end, DEFINITION, "degree")


def _is_called(tokens: Sequence[Token], first: int) -> bool:
    """ "Engineers who pass this examination commonly are called engineers in training (EITs) or
    engineer interns (EIs)", 2010-11 page 027: a title that something earned gives.
    """
    words = [token.text.lower() for token in tokens[:first]]
    if "called" not in words[-9:] and words[-2:] != ["known", "as"]:
        return False
    return not _EARNED.isdisjoint(words)


def aligned(tokens: Sequence[Token], stop: int, acronym: str) -> tuple[int] | None:
    """First token of the words before ``stop`` whose initials spell the acronym.

    One letter a word, small words with or without theirs, hyphenated words with one for each part;
    of several starts the last one is taken. None when they do not spell it.
    """
    letters = [char.lower() for char in acronym if char.isalnum()]
    index = stop
    while letters and index > max(0, stop - _MOST_WORDS_BACK):
        index -= 1
        word = tokens[index].text.lower()
        if not word[0].isalnum():
            return None
        parts = [part[0] for part in word.replace("–", "-").replace("/", "-").split("-") if part]
        inside = _letters_inside(word, letters)
        if letters[-len(parts) :] == parts:
            del letters[-len(parts) :]
        elif letters[-1] == parts[0]:
            letters.pop()
        elif inside:
            del letters[-inside:]
        elif word not in _SMALL and word not in _SKIPPED:
            return None
    return None if letters else (index,)


def _letters_inside(word: str, letters: Sequence[str]) -> int:
    """How many last letters a compound spells: "cardiopulmonary" has the C and P of CPR."""
    for count in (2, 3):
        wanted = letters[-count:]
        if len(wanted) == count and len(word) > 8 and wanted[0] == word[0]:
            rest = iter(word[1:])
            if all(letter in rest for letter in wanted[1:]):
                return count
    return 0


def _reversed(text: str, tokens: Sequence[Token]) -> Iterator[Definition]:
    """ "JETS (Junior Engineering Technical Society)"."""
    for index, token in enumerate(tokens):
        if token.text != "(" or not index or not is_acronym(tokens[index - 1].text):
            continue
        stop = index + 1
        while stop < len(tokens) and (
            tokens[stop].text[0].isupper() or tokens[stop].text.lower() in _SMALL
        ):
            stop += 1
        acronym = _bare(tokens[index - 1].text)
        start = aligned(tokens, stop, acronym)
        if stop >= len(tokens) or tokens[stop].text != ")" or start != (index + 1,):
            continue
        span = Span(index + 1, stop)
        place = _Place(index - 1, stop, acronym, stop + 1)
        bodies, titled = organizations(tokens, span), titled_spans(tokens, span)
        if bodies:
            yield Definition(acronym, _candidate("organization", text, tokens, span, place))
        elif titled:
            yield Definition(acronym, _candidate("credential", text, tokens, span, place))
        else:
            yield Definition(acronym, None)


def _candidate(
    entity: str,
    text: str,
    tokens: Sequence[Token],
    span: Span,
    place: _Place,
    noun: str = "",
) -> Candidate:
    start, end = tokens[span.first].start, tokens[span.stop - 1].end
    surface = text[start:end]
    if entity == "organization":
        return Candidate("organization", written(surface), place.acronym, start, end, DEFINITION)
    name = singular(surface)
    if noun in EXAM_NOUNS and name.split()[-1].lower() not in EXAM_NOUNS:
        # "Fundamentals of Engineering (FE) examination", 2010-11 page 027
        name = f"{written(surface)} {noun.removesuffix('s')}"
    kind = credential_kind(name, noun)
    return Candidate("credential", name, place.acronym, start, end, DEFINITION, kind)
