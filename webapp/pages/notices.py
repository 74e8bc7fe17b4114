"""How the search was understood, in sentences, each with the link that undoes it."""

from dataclasses import dataclass

from indexer.request import SearchRequest
from indexer.results import Interpretation, NaturalFilter, SearchResults, Widening
from webapp import urls
from webapp.pages.frame import Link


@dataclass(frozen=True, slots=True)
class Notice:
    text: str
    action: Link | None = None


def make_notices(results: SearchResults) -> tuple[Notice, ...]:
    """Everything the reader has to know to trust the list, most surprising first."""
    request, interpretation = results.request, results.interpretation
    notices = [*_correction_notices(request, interpretation)]
    if interpretation.partial and results.total:
        notices.append(Notice("No occupation has all of these words. These come closest."))
    notices.extend(_natural_notice(request, natural) for natural in interpretation.natural)
    notices.extend(_widening_notices(request, interpretation.added))
    if interpretation.ignored:
        notices.append(Notice(f"Left out of the search: {_quoted(interpretation.ignored)}."))
    if request.literal and request.query:
        action = Link("Search for related words too", urls.widened_url(request))
        notices.append(Notice("Searching only for the words as typed.", action))
    return tuple(notices)


def _correction_notices(
    request: SearchRequest, interpretation: Interpretation
) -> tuple[Notice, ...]:
    if interpretation.corrected:
        action = Link(f"Search for “{request.query}” as typed", urls.literal_url(request))
        return (Notice(f"Showing results for “{interpretation.corrected}”.", action),)
    return ()


def _natural_notice(request: SearchRequest, natural: NaturalFilter) -> Notice:
    action = Link("Search for the words instead", urls.query_url(request, natural.undo))
    return Notice(f"“{natural.words}” is understood as {natural.means}.", action)


def _widening_notices(
    request: SearchRequest, widenings: tuple[Widening, ...]
) -> tuple[Notice, ...]:
    """One notice for all of them: they are undone together."""
    if not widenings:
        return ()
    clauses = (f"{_quoted(widening.also)} for “{widening.word}”" for widening in widenings)
    notes = "".join(f" {widening.note.rstrip('.')}." for widening in widenings if widening.note)
    words = " ".join(widening.word for widening in widenings)
    action = Link(f"Search only for “{words}”", urls.literal_url(request))
    return (Notice(f"Also searching {'; '.join(clauses)}.{notes}", action),)


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words)
