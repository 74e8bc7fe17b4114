"""What an engine does in its own way; all else is done alike for both of them.

An index holds names, facts and the words that there are, whichever engine it is of: with these a
query is understood, a facet has its labels and a hit its card. Texts and the places of words are
the engine's to ask for, from files beside or from a cluster.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from indexer.extraction.mentions import AnalyzedOccupation
from indexer.request import SearchRequest
from indexer.results import Mark, SearchResults
from indexer.tables.synonyms import Alternative

IndexT = TypeVar("IndexT", contravariant=True)
HeldIndexT = TypeVar("HeldIndexT", covariant=True)


class Engine(Protocol[IndexT]):
    """How one generation is asked. ``index`` is the one that has this engine."""

    def profile(self, slug: str) -> AnalyzedOccupation:
        """The full profile of an occupation that there is.

        Raises:
            EngineUnavailable: the cluster does not answer.
        """

    def occurs(self, index: IndexT, words: Alternative) -> bool:
        """Whether the words stand in a row anywhere."""

    def search(self, index: IndexT, request: SearchRequest, seconds: float) -> SearchResults:
        """Answers a request; any text gets an answer, none is an error.

        Raises:
            SearchTooLong: it would take longer than these seconds.
            EngineUnavailable: the cluster does not answer, or not wholly.
        """

    def marks(
        self, index: IndexT, slug: str, request: SearchRequest, seconds: float
    ) -> Mapping[str, Sequence[Mark]]:
        """Where the words of a request stand in an occupation's sections, by section type and in
        the order of the text.

        Raises:
            SearchTooLong, EngineUnavailable: as for a search.
        """


class Holder(Protocol[HeldIndexT]):
    """Follows what is published."""

    def current(self) -> HeldIndexT:
        """The index to answer from; ask once a request."""
