"""Occupations with what their texts name: the step between reading and indexing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from indexer.build.processes import Task, shared_out
from indexer.extraction.extract import Extractor, entities
from indexer.extraction.mentions import AnalyzedOccupation
from indexer.model import Occupation, Vocabulary

Each = Callable[[Sequence[Any]], Iterator[Any]]


def analyze(
    occupations: Iterable[Occupation], vocabulary: Vocabulary
) -> tuple[AnalyzedOccupation, ...]:
    """Finds the credentials and organizations of each occupation's sections."""
    extractor = Extractor(vocabulary)
    found = []
    for occupation in occupations:
        mentions = extractor.mentions(occupation.sections, occupation.contacts)
        found.append(
            AnalyzedOccupation(occupation, mentions, entities(occupation.sections, mentions))
        )
    return tuple(found)


def analyze_all(
    occupations: Sequence[Occupation], vocabulary: Vocabulary, each: Each
) -> Iterator[AnalyzedOccupation]:
    """The same in several processes, if there are enough occupations.

    ``each``: gives the items of a sequence and tells how far it is.
    """
    parts = shared_out(occupations)
    if len(parts) == 1:
        yield from analyze(each(occupations), vocabulary)
        return
    for task in each([Task(analyze, part, vocabulary) for part in parts]):
        yield from task.result()
