"""This project, asked through its own door."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from indexer.embedded import open_index
from indexer.request import MAX_LIMIT, MAX_PAGE, SearchRequest
from indexer.results import SearchResults
from indexer.search.deadline import MAX_SECONDS, Deadline
from indexer.search.search import search
from indexer.search.understand import understand
from tests.bench.asks import Ask
from tests.bench.engines import TOP, Answer, Counts


class ThisProject:
    """(a) is the evaluation of the query with the ten best of its scores; where filters are chosen
    it is (b). (b) is a search for a page past the last one, which has totals and facets but no
    hits. (c) is a search, with everything it gives."""

    def __init__(self, folder: Path) -> None:
        self.index = open_index(folder)

    def top(self, ask: Ask) -> Sequence[str]:
        request = SearchRequest(ask.text, ask.filters)
        if ask.chosen:
            self._past_the_last(request)
            return ()
        found = understand(self.index, request, Deadline.after(MAX_SECONDS)).evaluation
        passing = np.flatnonzero(found.cells[:, 0])
        best = passing[np.argsort(-found.scores[passing], kind="stable")[:TOP]]
        return tuple(self.index.view.cards[number].title for number in best.tolist())

    def counted(self, ask: Ask) -> tuple[Sequence[str], Counts]:
        results = self._past_the_last(SearchRequest(ask.text, ask.filters))
        return (), counts_of(results)

    def shown(self, ask: Ask) -> Answer:
        results = search(self.index, SearchRequest(ask.text, ask.filters))
        parts = (section.snippet for hit in results.hits for section in hit.sections)
        snippets = tuple("".join(part.text for part in snippet) for snippet in parts)
        return Answer(tuple(hit.title for hit in results.hits), {}, snippets)

    def found(self, ask: Ask) -> frozenset[str]:
        """Sections in which everything stands, or in the titles above them."""
        types = ask.filters.get("section") or self.index.vocabulary.sections
        return frozenset(
            f"{slug}#{type}" for type in types for slug in self._slugs(ask, type)
        )  # fmt: skip

    def _slugs(self, ask: Ask, type: str) -> Iterator[str]:
        filters = {**ask.filters, "section": (type,)}
        for page in range(1, MAX_PAGE):
            request = SearchRequest(
                ask.text, filters, page, MAX_LIMIT, literal=True, every_word=True
            )
            results = search(self.index, request)
            yield from (hit.slug for hit in results.hits)
            if page >= results.pages:
                return

    def _past_the_last(self, request: SearchRequest) -> SearchResults:
        past = SearchRequest(request.query, request.filters, MAX_PAGE, MAX_LIMIT)
        return search(self.index, past)


def counts_of(results: SearchResults) -> Counts:
    """The counts of a search that are not zero."""
    return {f.name: {v.value: v.count for v in f.values if v.count} for f in results.facets}
