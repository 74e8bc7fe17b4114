"""Two to four things compared: "LPN vs RN", "difference between X and Y", "X or Y, which ..."."""

import re
from dataclasses import dataclass

from indexer.search.typed import Span, Typed

MOST_COMPARED = 4

_VERSUS = re.compile(
    r"(?<!\S)(?:vs\.?|versus|v\.?|compared (?:to|with)|as opposed to|rather than|against|or rather)"
    r"(?!\S)"
)
_DIFFERENCE = re.compile(
    r"(?<!\S)(?:(?:what's|what|is|are|the|main|tell me|explain|any|a|big|there) )*differences?"
    r"(?: in (?:pay|salary|training|education))?(?: (?:between|of))?(?!\S)|"
    r"^(?:\| )*(?:can you |please |i want to )*compar(?:e|ing|ison)(?: (?:of|between))?(?!\S)|"
    r"how (?:is|are|does|do)(?= .* different from)"
)
_BETWEEN = re.compile(r"(?<!\S)(?:and|or|to|with|,|different from)(?!\S)")
_OR = re.compile(r"(?<!\S)or(?!\S)")
# "Or" compares only where something says that one is to be chosen.
_CHOOSING = re.compile(
    r"(?<!\S)(?:which|better|more|less|higher|longer|harder|easier|faster|most|best|highest"
    r"|should i (?:be|become|choose|go|do)|choose|worse|shorter|sooner|safer)(?!\S)"
)
_FRAME = re.compile(
    r"(?<!\S)(?:(?:which|what|who|is|are|it|one|would|should|i|be|become|choose|being|to|a|an|the"
    r"|do|does|for me|has|have|of|go for|pick|career|job|between|that|you|as|so) )*"
    r"(?:better|best|easier|harder|worse|safer|nicer|choose|become|should i be|(?:more|less) [a-z]+"
    r"|which|shorter|longer|difficult)"
    r"(?: (?:career|job|choice|one|is|to|be|a|an|being|becoming|school|option|money|idea|as|for"
    r"|of|the|between))*"
    r"(?!\S)"
)


@dataclass(frozen=True, slots=True)
class Separated:
    """The words with the separators taken away, and where each compared thing ends."""

    typed: Typed
    separators: tuple[Span, ...]
    choosing: bool  # whether words that only say "which is better" are to be taken as well


def read_separators(typed: Typed) -> Separated | None:
    """Where the things compared part, if anything is compared; to be read before the question."""
    versus = tuple(spans[0] for spans in typed.spans(_VERSUS))
    difference = next(typed.spans(_DIFFERENCE), None)
    if versus:
        taken = (*versus, *(difference or ()))
        return Separated(typed.without(taken), versus, choosing=False)
    if difference:
        left = typed.without(difference)
        between = _separators(left, _BETWEEN)
        return Separated(left.without(between), between, choosing=False) if between else None
    if typed.has(_CHOOSING):
        between = _separators(typed, _OR)
        return Separated(typed.without(between), between, choosing=True) if between else None
    return None


def _separators(typed: Typed, pattern: re.Pattern[str]) -> tuple[Span, ...]:
    return tuple(spans[0] for spans in typed.spans(pattern))


def take_frame(typed: Typed) -> Typed:
    """The words without those that only ask which is better."""
    return typed.without([span for spans in typed.spans(_FRAME) for span in spans])


def compared_things(typed: Typed, separated: Separated) -> tuple[str, ...] | None:
    """What is compared, once the words that ask are gone; None unless it is two to four things."""
    edges = [span.first for span in separated.separators]
    starts = [0, *(span.last + 1 for span in separated.separators)]
    stops = [*edges, len(typed.words)]
    things = [typed.remaining(start, stop) for start, stop in zip(starts, stops, strict=True)]
    things = [thing for thing in things if thing]
    return tuple(things) if 2 <= len(things) <= MOST_COMPARED else None
