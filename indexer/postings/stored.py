"""Domain values as bytes inside a generation, and back."""

from pydantic import TypeAdapter

from indexer.extraction.mentions import AnalyzedOccupation
from indexer.model import Vocabulary

_VOCABULARY: TypeAdapter[Vocabulary] = TypeAdapter(Vocabulary)
_PROFILE: TypeAdapter[AnalyzedOccupation] = TypeAdapter(AnalyzedOccupation)


def dump_vocabulary(vocabulary: Vocabulary) -> bytes:
    return _VOCABULARY.dump_json(vocabulary)


def load_vocabulary(data: bytes) -> Vocabulary:
    return _VOCABULARY.validate_json(data)


def dump_profile(analyzed: AnalyzedOccupation) -> bytes:
    return _PROFILE.dump_json(analyzed)


def load_profile(data: bytes) -> AnalyzedOccupation:
    return _PROFILE.validate_json(data)
