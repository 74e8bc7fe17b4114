"""One part of the scores of all occupations."""

from indexer.frozen import value_class
from indexer.postings.postings import Floats


@value_class
class Addend:
    """One part of the scores of all occupations, shape (occupations,)."""

    what: str
    values: Floats
    is_evidence: bool = True  # counts for what is listed, not only for its order
    is_exact: bool = False  # a bonus for being called what was typed
