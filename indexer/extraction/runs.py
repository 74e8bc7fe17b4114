"""The capitalised runs of a sentence, each with the bodies and titled credentials inside it."""

from collections.abc import Iterator
from typing import NamedTuple

from indexer.extraction.bodies import bodies
from indexer.extraction.boundaries import runs
from indexer.extraction.names import BODY, TITLED, Candidate, body, credential
from indexer.extraction.titled import titled_spans
from indexer.extraction.tokens import Sentence, Span
from indexer.extraction.words import STARTERS


class Run(NamedTuple):
    """A capitalised run; spans inside it from left to right."""

    first: int
    stop: int
    bodies: tuple[Span, ...]
    titled: tuple[Span, ...]

    @property
    def span(self) -> Span:
        return Span(self.first, self.stop)

    def ends_in_body(self) -> bool:
        return bool(self.bodies) and self.bodies[-1].stop == self.stop

    def ends_in_title(self) -> bool:
        return bool(self.titled) and self.titled[-1].stop == self.stop


def read_runs(sentence: Sentence) -> tuple[Run, ...]:
    """All runs of a sentence, left to right."""
    return tuple(
        Run(*span, tuple(bodies(sentence, span)), tuple(titled_spans(sentence, span)))
        for span in runs(sentence)
    )


def in_runs(sentence: Sentence, found: tuple[Run, ...]) -> Iterator[Candidate]:
    """Bodies and titled credentials of a sentence's runs."""
    for run in found:
        named = (*run.bodies, *_unions(sentence, run))
        for span in named:
            if not _is_of_a_state(sentence, span) and not _continues_name(sentence, span):
                yield body(sentence, span, BODY)
        for span in run.titled:
            if all(span.stop <= other.first or other.stop <= span.first for other in named):
                yield credential(sentence, span, TITLED, sentence.word(span.stop))


def _unions(sentence: Sentence, run: Run) -> Iterator[Span]:
    """Names after "unions" that have no word which says so: "Unite HERE", 2010-11 page 162."""
    before = sentence.before(run.first, 8)
    named_after = "unions" in before or before[-4:-1] == ("belong", "to")
    if before[-1:] != ("the",) or not named_after:
        return
    stop = run.stop
    for index in range(*run.span):
        if sentence.words[index : index + 2] == ("and", "the"):
            stop = index
            break
    inside = any(body.first < stop for body in run.bodies)
    if stop - run.first > 1 and not inside and sentence.words[stop - 1] != "Government":
        yield Span(run.first, stop)


def _is_of_a_state(sentence: Sentence, span: Span) -> bool:
    """The Department of Environmental Protection of any State, 2010-11 page 172."""
    if sentence.words[span.first] != "Department":
        return False
    return not {"state's", "state’s", "state", "states"}.isdisjoint(sentence.before(span.first, 6))


def _continues_name(sentence: Sentence, span: Span) -> bool:
    """ "... (ASTD) Certification Institute": the rest of the name before the bracket."""
    return sentence.word(span.first - 1) == ")" and sentence.lower(span.first) not in STARTERS
