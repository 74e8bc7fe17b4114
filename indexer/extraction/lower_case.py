"""Credentials written in lower case, where the words beside them say that they are conferred."""

from collections.abc import Iterator, Sequence

from indexer.extraction.names import LIST, Candidate, credential
from indexer.extraction.titled import is_role, is_role_name
from indexer.extraction.tokens import Sentence, Span, is_capitalised
from indexer.extraction.words import CUES, DEGREE_NOUNS, TITLES, words

_STOPS = (
    words(
        "and or from by must who that which in for with to at on before after is are has have may"
        " can also will a an the"
    )
    | CUES
    | DEGREE_NOUNS
)
_MOST_WORDS = 5
_CONFERRED = CUES | words("certified credentialed credentialing")


def titled_in_lower_case(sentence: Sentence) -> Iterator[Candidate]:
    """Titles before "designation" (certified financial planner, chartered financial consultant:
    2010-11 page 118) and after "certification as a" (registered sanitarian); only in text that
    uses capitals at all.
    """
    if TITLES.isdisjoint(sentence.words) or not any(map(is_capitalised, sentence.words)):
        return
    pending: list[Span] = []  # names that wait for the noun they share
    index = 0
    while index < len(sentence):
        if sentence.words[index] not in TITLES:
            index += 1
            continue
        span = Span(index, _stop(sentence, index))
        following = sentence.word(span.stop)
        if span.stop - index > 1 and is_role_name(sentence.words[index : span.stop]):
            if following in CUES:
                for name in (*pending, span):
                    yield credential(sentence, name, LIST, following)
                pending = []
            elif following in ("or", "and") and sentence.word(span.stop + 1) in TITLES:
                pending.append(span)
            elif _is_conferred(sentence, index):
                yield credential(sentence, span, LIST, "certification")
        index = span.stop


def _stop(sentence: Sentence, first: int) -> int:
    stop = first + 1
    while stop - first < _MOST_WORDS and _continues(sentence.word(stop)):
        stop += 1
    if sentence.word(stop) == "in" and sentence.words[stop - 1] in ("professional", "specialist"):
        # "certified professional in rangeland management", 2010-11 page 048
        stop += 1
        while _continues(sentence.word(stop)):
            stop += 1
    return stop


def _continues(word: str) -> bool:
    return word[:1].islower() and word not in _STOPS


def _is_conferred(sentence: Sentence, index: int) -> bool:
    """Whether "certification as a ..." or "certified as ..." stands before."""
    before = list(sentence.before(index, 3))
    if before and before[-1] in ("a", "an"):
        before.pop()
    if len(before) < 2 or before[-1] != "as":
        return False
    if before[-2] in _CONFERRED:
        return True
    # "one as a certified professional in ..., another as a ...", page 048
    return before[-2] in ("one", "another") and not CUES.isdisjoint(sentence.lowered[:index])


def licenses(sentence: Sentence, bodies: Sequence[Candidate]) -> Iterator[Candidate]:
    """Licenses that say whose they are and come from a body: "restricted radio-telephone operator
    license" (2010-11 page 179); "a license from" the same body names none (page 188).
    """
    starts = {token.start: index for index, token in enumerate(sentence.tokens)}
    for body in bodies:
        at = starts.get(body.start, 0) - 1
        at -= sentence.word(at) == "the"
        if at < 3 or sentence.words[at] not in ("from", "by"):
            continue
        at -= 1 + (sentence.words[at - 1] == "issued")
        if sentence.words[at] not in ("license", "licenses"):
            continue
        first = at
        while first > 0 and at - first < _MOST_WORDS and _continues(sentence.words[first - 1]):
            first -= 1
        if at - first >= 2 and is_role(sentence.words[at - 1]):
            yield credential(sentence, Span(first, at + 1), LIST)
