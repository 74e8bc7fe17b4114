"""What a question asks for: which section or fact answers, and by which words it was asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.search.asking_words import CUES, Cue, Fact
from indexer.search.typed import Span, Typed


@dataclass(frozen=True, slots=True)
class Ask:
    """What a question asks for.

    ``section``: type of the section that answers, e.g. "earnings". ``fact``: the fact that
    answers, if one does: "duration" is how long the training takes, "credential" who issues one
    or whether one is needed, "employers" where people work. ``words``: the words that asked, as
    typed, "…" between those that do not stand together, e.g. "how much do … make".
    """

    section: str
    fact: Fact | None
    words: str


_ASKS_AT_THE_BEGINNING = re.compile(
    r"(?<!\S)(?:salary|salaries|wages?|average|hourly|outlook|prospects|duties|responsibilities"
    r"|description|requirements|qualifications|become|becoming|makes?|earns?|takes?|needs?)(?!\S)"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question read: what is asked, and the words without those that ask."""

    ask: Ask | None
    typed: Typed


def read_ask(typed: Typed) -> Asked:
    """The question of a query, without the words that ask.

    Words that hardly ask are taken only where others say what is asked.
    """
    best: Cue | None = None
    spans: list[Span] = []
    for cue in CUES:
        weak = cue.strength == 1
        if best is not None and weak and cue.section != best.section:
            continue
        for read in typed.spans(cue.pattern):
            if cue.strength > 1 and _is_part_of_a_name(typed, read):
                continue
            spans.extend(read)
            typed = typed.without(read)
            if best is None or cue.strength > best.strength:
                best = cue
    if best is None:
        return Asked(None, typed)
    return Asked(Ask(best.section, best.fact, typed.typed(spans)), typed)


def _is_part_of_a_name(typed: Typed, spans: Sequence[Span]) -> bool:
    """Whether nouns are followed by another word: "school treasurer", "network security analyst".

    At the beginning some nouns do ask: "salary nurse", "job description cashier".
    """
    first, last = spans[0].first, spans[-1].last
    numbers = range(first, last + 1)
    if len(spans) > 1 or any(typed.words[number].glue for number in numbers):
        return False
    if not typed.is_content(last + 1):
        return False
    return first > 0 or not _ASKS_AT_THE_BEGINNING.search(spans[0].match.group())
