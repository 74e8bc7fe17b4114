"""Credentials in a list that a cue opens: "credentials include A, B and C"."""

from collections.abc import Iterator, Mapping, Sequence

from indexer.extraction.boundaries import MOST_WORDS
from indexer.extraction.names import LIST, TITLED, Candidate, credential, credential_kind, written
from indexer.extraction.runs import Run
from indexer.extraction.titled import is_role, is_role_name
from indexer.extraction.tokens import Sentence, Span, is_capitalised
from indexer.extraction.words import CUES, OPENERS, words

_LINKS = words("as of include includes including called titled is are : — like levels named")
_GIVES = words("offers awards confers grants offer award confer")
_BETWEEN = words('a an the , ; and or & “ ” " either both — with')
_QUOTES = ("“", "”", '"')


def after_cue(sentence: Sentence, runs: Sequence[Run]) -> Iterator[Candidate]:
    """Items after "credentials include" (Tree Care Apprentice, Aerial Lift Specialist: 2010-11 page
    172), "levels:" (First Responder, EMT-Basic: page 101), "designation" and a quotation mark
    (Certified Archivist: page 065), "called" (Protective Coating Specialist: page 209), and after
    "offers" or "awards" where one of them has a title.
    """
    by_first = {run.first: run for run in runs}
    last_title = max((run.first for run in runs if run.titled), default=0)
    for index, word in enumerate(sentence.words):
        at = index + 1
        if word in _GIVES:
            if last_title > index:
                yield from _items(sentence, by_first, at, "certification")
        elif word == "called":
            if not CUES.isdisjoint(sentence.lowered[:index]):
                yield from _items(sentence, by_first, at, "designation")
        elif word.lower() in CUES or word == "levels":
            if sentence.word(at) in _QUOTES:
                yield from _items(sentence, by_first, at, word.lower())
            elif sentence.word(at) in _LINKS:
                yield from _items(sentence, by_first, at + 1, word.lower())


def _items(
    sentence: Sentence, by_first: Mapping[int, Run], at: int, noun: str
) -> Iterator[Candidate]:
    enumerated = sentence.words[at - 1] == ":"
    if sentence.word(at) in _QUOTES and (quoted := _quoted(sentence, at, noun)):
        yield quoted
        return
    while at < len(sentence):
        if sentence.words[at] in _BETWEEN or sentence.lowered[at] in _LINKS:
            at += 1
            continue
        run = by_first.get(at)
        if run is None or run.first == 0:
            return
        item = _whole_item(sentence, by_first, run) if enumerated else run.span
        if not run.ends_in_body():
            for span in _split_at_and(sentence, item):
                if _is_item(sentence, span, enumerated=enumerated):
                    yield credential(sentence, span, LIST, noun)
        at = _after_aside(sentence, item.stop)


def _is_item(sentence: Sentence, span: Span, *, enumerated: bool) -> bool:
    name = sentence.words[span.first : span.stop]
    if name[0].lower() in OPENERS:
        return False
    hyphenated = "-" in name[-1] and enumerated  # "EMT-Basic"
    return (is_role_name(name) or hyphenated) and (len(name) > 1 or "-" in name[0] or enumerated)


def _whole_item(sentence: Sentence, by_first: Mapping[int, Run], run: Run) -> Span:
    """ "Level II Commercial Interior or Residential Glazier", 2010-11 page 207."""
    other = by_first.get(run.stop + 1)
    joined = sentence.word(run.stop) == "or" and not is_role(sentence.words[run.stop - 1])
    return Span(run.first, other.stop) if other is not None and joined else run.span


def _after_aside(sentence: Sentence, at: int) -> int:
    """Index after an aside in brackets, which EMT-Intermediate has on the 2010-11 page 101."""
    if sentence.word(at) != "(":
        return at
    while at < len(sentence) and sentence.words[at] != ")":
        at += 1
    return at + 1


def _quoted(sentence: Sentence, at: int, noun: str) -> Candidate | None:
    """A whole quotation: "Certified Instructor or Journeyworkers ...", 2010-11 page 352."""
    stop = at + 1
    while stop < len(sentence) and sentence.words[stop] not in _QUOTES:
        stop += 1
    last = stop - 1
    while last > at and not sentence.words[last][0].isalnum():
        last -= 1
    too_long = stop >= len(sentence) or stop - at > MOST_WORDS + 2
    if too_long or last - at < 2 or not is_capitalised(sentence.words[at + 1]):
        return None
    span = Span(at + 1, last + 1)
    name = written(sentence.surface(span))
    offsets = sentence.offsets(span)
    return Candidate("credential", name, None, *offsets, TITLED, credential_kind(name, noun))


def _split_at_and(sentence: Sentence, item: Span) -> Iterator[Span]:
    first = item.first
    for index in range(*item):
        if sentence.words[index] in ("and", "&") and is_role(sentence.words[index - 1]):
            yield Span(first, index)
            first = index + 1 + (sentence.word(index + 1) == "the")
    yield Span(first, item.stop)
