"""Credentials named in a list or by the noun beside them: "credentials include A, B and C"."""

from collections.abc import Iterator, Mapping, Sequence

from indexer.extraction.boundaries import MOST_WORDS, Span, organizations, without_opening
from indexer.extraction.names import (
    BODY,
    LIST,
    TITLED,
    Candidate,
    credential_kind,
    singular,
    written,
)
from indexer.extraction.titled import is_role, is_role_name, titled_spans
from indexer.extraction.tokens import Token, is_acronym, is_capitalised
from indexer.extraction.words import (
    CERTIFICATE_NOUNS,
    DEGREE_NOUNS,
    DESIGNATION_NOUNS,
    EXAM_NOUNS,
    GENERIC_FIRST,
    LICENSE_NOUNS,
    OPENERS,
    STARTERS,
    TITLES,
)

_CUES = (CERTIFICATE_NOUNS | DESIGNATION_NOUNS) - {"status", "title", "titles"}
_LINKS = frozenset(
    'as of include includes including called titled is are : — “ " like levels named'.split()
)
_GIVES = frozenset("offers awards confers grants offer award confer".split())
_BETWEEN = frozenset('a an the , ; and or & “ ” " either both — with'.split())
_EXAM_ADJECTIVES = frozenset(
    "certification certifying licensing licensure written practical entrance admission admissions"
    " national registration qualifying competency board".split()
)
_NOT_NAMES = frozenset(
    "federal national english spanish internet web board bar medicare medicaid high school"
    " postsecondary advanced american u.s. voluntary professional".split()
)
_LOWER_STOP = frozenset(
    "and or from by must who that which in for with to at on before after is are has have may can"
    " also will".split()
)


def beside_noun(
    text: str, tokens: Sequence[Token], runs: Mapping[int, Span]
) -> Iterator[Candidate]:
    """Runs that a credential's noun follows: "Facility Management Professional credential"."""
    for stop, run in runs.items():
        span = without_opening(tokens, run)
        if stop >= len(tokens) or span.stop != stop or span.first >= span.stop:
            continue
        noun_at = _noun_after(tokens, stop)
        if noun_at is None or _ends_in_body(tokens, span) or titled_spans(tokens, span):
            continue
        noun = tokens[noun_at].text.lower()
        candidate = _with_noun(text, tokens, span, noun_at, noun)
        if candidate is not None:
            yield candidate


def _noun_after(tokens: Sequence[Token], index: int) -> int | None:
    nouns = EXAM_NOUNS | CERTIFICATE_NOUNS | DESIGNATION_NOUNS | LICENSE_NOUNS
    word = tokens[index].text
    following = tokens[index + 1].text if index + 1 < len(tokens) else ""
    if word in _EXAM_ADJECTIVES and following in EXAM_NOUNS:
        return index + 1
    return index if word in nouns else None


def _ends_in_body(tokens: Sequence[Token], span: Span) -> bool:
    return any(body.stop == span.stop for body in organizations(tokens, span))


def _with_noun(
    text: str, tokens: Sequence[Token], span: Span, noun_at: int, noun: str
) -> Candidate | None:
    words = [tokens[index].text for index in range(*span)]
    if words[0].lower() in GENERIC_FIRST | {"federal"} or words[-1].lower() in (
        "state",
        "government",
    ):
        return None
    if len(words) == 1 and words[0].lower() in _NOT_NAMES:
        return None
    start, end = tokens[span.first].start, tokens[span.stop - 1].end
    through_noun = tokens[noun_at].end
    if noun in EXAM_NOUNS:
        if len(words) < 2 or is_acronym(words[0]):
            return None
        # "Principles and Practice of Engineering exam", 2010-11 page 027
        name = singular(text[start:through_noun])
        return Candidate("credential", name, None, start, through_noun, LIST, "examination")
    if len(words) == 1:
        if noun not in ("certification", "certificate") or is_acronym(words[0]) or span.first == 0:
            return None
        # "Pilates certification", 2010-11 page 296
        name = singular(text[start:through_noun])
        return Candidate("credential", name, None, start, through_noun, LIST, "certification")
    if noun in LICENSE_NOUNS and len(words) > 2 and not is_role(words[-1]):
        # "Standards of Training, Certification, and Watchkeeping ... endorsement", page 247
        name = singular(text[start:through_noun])
        return Candidate("credential", name, None, start, through_noun, LIST, "license")
    if not is_role_name(words):
        return None
    if noun in (
        "license",
        "licenses",
        "certificate",
        "certificates",
    ):  # "Hearing Aid Dispenser license", page 085
        end = through_noun
    name = singular(text[start:end])
    return Candidate("credential", name, None, start, end, LIST, credential_kind(name, noun))


def after_cue(text: str, tokens: Sequence[Token], runs: Mapping[int, Span]) -> Iterator[Candidate]:
    """ "Currently available credentials include Tree Care Apprentice, Ground Operations Specialist,
    ... and Tree Care Specialist" (2010-11 page 172), "the designation “Certified Archivist”" (065).
    """
    by_first = {run.first: run for run in runs.values()}
    for index, token in enumerate(tokens):
        at = index + 1
        if token.text in _GIVES:
            if any(titled_spans(tokens, run) for run in runs.values() if run.first > index):
                yield from _items(text, tokens, by_first, at, "certification")
            continue
        if token.text.lower() not in _CUES and token.text not in ("levels", "called"):
            continue
        if token.text != "called":
            if at >= len(tokens) or tokens[at].text not in _LINKS:
                continue
            at += 1
        elif not any(other.text.lower() in _CUES for other in tokens[:index]):
            continue
        yield from _items(text, tokens, by_first, at, token.text.lower())


def _items(
    text: str, tokens: Sequence[Token], by_first: Mapping[int, Span], at: int, noun: str
) -> Iterator[Candidate]:
    enumerated = tokens[at - 1].text == ":"
    if at < len(tokens) and tokens[at].text in ("“", '"'):
        if quoted := _quoted(text, tokens, at, noun):
            yield quoted
            return
    while at < len(tokens):
        if tokens[at].text in _BETWEEN or tokens[at].text.lower() in _LINKS:
            at += 1
            continue
        run = by_first.get(at)
        if run is None or run.first == 0:
            return
        if enumerated and run.stop < len(tokens) and tokens[run.stop].text == "or":
            if (other := by_first.get(run.stop + 1)) and not is_role(tokens[run.stop - 1].text):
                run = Span(run.first, other.stop)  # "Commercial Interior or Residential Glazier"
        for span in _split_at_and(tokens, run):
            words = [tokens[index].text for index in range(*span)]
            long_enough = len(words) > 1 or "-" in words[0] or enumerated
            if long_enough and (is_role_name(words) or "-" in words[-1] and enumerated):
                if not _ends_in_body(tokens, span) and words[0].lower() not in OPENERS:
                    start, end = tokens[span.first].start, tokens[span.stop - 1].end
                    name = singular(text[start:end])
                    kind = credential_kind(name, noun)
                    yield Candidate("credential", name, None, start, end, LIST, kind)
        at = run.stop
        if at < len(tokens) and tokens[at].text == "(":  # an aside, "(which has two levels ...)"
            while at < len(tokens) and tokens[at].text != ")":
                at += 1
            at += 1


def _quoted(text: str, tokens: Sequence[Token], at: int, noun: str) -> Candidate | None:
    """ "a designation as “Certified Instructor or Journeyworkers ...”", 2010-11 page 352."""
    stop = at + 1
    while stop < len(tokens) and tokens[stop].text not in ("”", '"') and stop - at < MOST_WORDS + 2:
        stop += 1
    last = stop - 1
    while last > at and not tokens[last].text[0].isalnum():
        last -= 1
    if stop >= len(tokens) or last - at < 2 or not is_capitalised(tokens[at + 1].text):
        return None
    start, end = tokens[at + 1].start, tokens[last].end
    name = written(text[start:end])
    return Candidate("credential", name, None, start, end, TITLED, credential_kind(name, noun))


def _split_at_and(tokens: Sequence[Token], run: Span) -> Iterator[Span]:
    first = run.first
    for index in range(*run):
        if tokens[index].text in ("and", "&") and is_role(tokens[index - 1].text):
            yield Span(first, index)
            first = index + 1
    yield Span(first, run.stop)


def lower_case(text: str, tokens: Sequence[Token]) -> Iterator[Candidate]:
    """ "the certified financial planner or chartered financial consultant designation" (page 118),
    "certification as a registered sanitarian"; only in text that uses capitals at all.
    """
    if not any(is_capitalised(token.text) for token in tokens):
        return
    pending: list[Span] = []
    index = 0
    while index < len(tokens):
        if tokens[index].text not in TITLES:
            index += 1
            continue
        stop = index + 1
        while stop < len(tokens) and stop - index < 5 and _continues(tokens[stop].text):
            stop += 1
        if (
            stop + 1 < len(tokens)
            and tokens[stop].text == "in"
            and (tokens[stop - 1].text in ("professional", "specialist"))
        ):  # "certified professional in rangeland management", 2010-11 page 048
            stop += 1
            while stop < len(tokens) and _continues(tokens[stop].text):
                stop += 1
        following = tokens[stop].text if stop < len(tokens) else ""
        span = Span(index, stop)
        if stop - index > 1 and is_role_name([token.text for token in tokens[index:stop]]):
            if following in _CUES:
                yield from (_lower(text, tokens, name, following) for name in (*pending, span))
                pending = []
            elif following in ("or", "and") and stop + 1 < len(tokens):
                pending = [*pending, span] if tokens[stop + 1].text in TITLES else []
            elif _is_conferred(tokens, index):
                yield _lower(text, tokens, span, "certification")
        index = stop


def _continues(word: str) -> bool:
    return (
        word[0].islower()
        and word not in _LOWER_STOP
        and word not in _CUES
        and word not in DEGREE_NOUNS
    )


def _is_conferred(tokens: Sequence[Token], index: int) -> bool:
    """Whether "certification as a ..." or "certified as ..." stands before."""
    before = [token.text.lower() for token in tokens[max(0, index - 3) : index]]
    if before[-1:] in (["a"], ["an"]):
        before.pop()
    if before[-1:] != ["as"] or len(before) < 2:
        return False
    if before[-2] in _CUES or before[-2] in ("certified", "credentialed", "credentialing"):
        return True
    return before[-2] in ("one", "another") and any(t.text in _CUES for t in tokens[:index])


def _lower(text: str, tokens: Sequence[Token], span: Span, noun: str) -> Candidate:
    start, end = tokens[span.first].start, tokens[span.stop - 1].end
    name = singular(text[start:end])
    return Candidate("credential", name, None, start, end, LIST, credential_kind(name, noun))


def licenses(
    text: str, tokens: Sequence[Token], bodies: Sequence[Candidate]
) -> Iterator[Candidate]:
    """ "a restricted radio-telephone operator license from the Federal Communications Commission"
    (2010-11 page 179); "a license from" it names none (page 188).
    """
    ends = {token.end: index for index, token in enumerate(tokens)}
    starts = {token.start: index for index, token in enumerate(tokens)}
    for body in bodies:
        if body.end not in ends or body.start not in starts:
            continue
        at = starts[body.start] - 1
        if at > 0 and tokens[at].text == "the":
            at -= 1
        if at < 3 or tokens[at].text not in ("from", "by"):
            continue
        at -= 2 if tokens[at - 1].text == "issued" else 1
        if tokens[at].text not in ("license", "licenses"):
            continue
        first = at
        while first > 0 and at - first < 5 and _continues(tokens[first - 1].text):
            if tokens[first - 1].text in ("a", "an", "the"):
                break
            first -= 1
        if at - first >= 2 and is_role(tokens[at - 1].text):
            start, end = tokens[first].start, tokens[at].end
            name = singular(text[start:end])
            yield Candidate("credential", name, None, start, end, LIST, "license")


def series_exams(tokens: Sequence[Token]) -> Iterator[Candidate]:
    """ "either the Series 6 or Series 7 licensing exam", 2010-11 page 118."""
    numbers: list[int] = []
    for index, token in enumerate(tokens[:-1]):
        if token.text == "Series" and tokens[index + 1].text.isdigit():
            numbers.append(index + 1)
            at = index + 2
            if at + 1 < len(tokens) and tokens[at].text == "or" and tokens[at + 1].text.isdigit():
                numbers.append(at + 1)  # "Series 63 or 66"
                at += 2
            noun_at = _noun_after(tokens, at) if at < len(tokens) else None
            if noun_at is None or tokens[noun_at].text not in EXAM_NOUNS:
                continue
            for first in numbers:
                name = f"Series {tokens[first].text} {tokens[noun_at].text.removesuffix('s')}"
                start = tokens[first - 1 if tokens[first - 1].text == "Series" else first].start
                span = start, tokens[first].end
                yield Candidate("credential", name, None, *span, LIST, "examination")
            numbers = []
