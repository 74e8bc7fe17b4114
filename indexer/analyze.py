"""Occupations with what their texts name: the step between reading and indexing."""

from collections.abc import Iterable, Iterator

from indexer.document import AnalyzedOccupation
from indexer.extract import Extractor, entities
from indexer.model import Occupation, Vocabulary


def analyze(
    occupations: Iterable[Occupation], vocabulary: Vocabulary
) -> Iterator[AnalyzedOccupation]:
    """Finds the credentials and organizations of each occupation's sections."""
    extractor = Extractor(vocabulary)
    for occupation in occupations:
        mentions = extractor.mentions(occupation.sections, occupation.contacts)
        yield AnalyzedOccupation(occupation, mentions, entities(occupation.sections, mentions))
