"""What the reader has to know to trust a list of results: what is not here, what was understood,
what else was searched for, each undone by one link."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.request import SearchRequest
from indexer.results import Interpretation, NaturalFilter, SearchResults, Widening
from webapp import urls
from webapp.pages.frame import Link


@dataclass(frozen=True, slots=True)
class Notice:
    text: str
    action: Link | None = None
    offers: tuple[Link, ...] = ()  # what may be meant instead


def make_notices(results: SearchResults) -> tuple[Notice, ...]:
    """Everything the reader has to know to trust the list, most surprising first."""
    request, interpretation = results.request, results.interpretation
    notices = [*_correction_notices(request, interpretation)]
    notices.extend(_unknown_notices(results))
    unknown = bool(interpretation.unknown)
    if results.total and not results.with_every_word and not unknown:
        notices.append(Notice("No occupation has all of these words. These come closest."))
    notices.extend(_natural_notice(request, natural) for natural in interpretation.natural)
    notices.extend(_widening_notices(request, interpretation.added))
    if interpretation.ignored:
        notices.append(Notice(f"Left out of the search: {_quoted(interpretation.ignored)}."))
    notices.extend(_offer_notices(request, interpretation))
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


def _unknown_notices(results: SearchResults) -> Iterator[Notice]:
    """What is not here, said before what is nearest."""
    request, interpretation = results.request, results.interpretation
    elsewhere = interpretation.elsewhere
    words = tuple(word for word in interpretation.unknown if word not in elsewhere)
    if words:
        nearest = " These come nearest." if results.total else ""
        yield Notice(
            f"No profile here is about {_quoted(words)}.{nearest}",
            offers=tuple(
                Link(name, urls.query_url(request, _instead(request.query, words, name)))
                for name in interpretation.nearest
            ),
        )
    if elsewhere:
        whole = " ".join(elsewhere).lower() == request.query.lower()
        left = "cannot be answered" if whole else "was left out"
        text = (
            "This site describes occupations. It has no vacancies and no figures by place or date"
        )
        yield Notice(f"{text}: {_quoted(elsewhere)} {left}.")


def _instead(query: str, unknown: tuple[str, ...], name: str) -> str:
    """The query with a name for its unknown word; only the name where there are several."""
    return query.replace(unknown[0], name, 1) if len(unknown) == 1 else name


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


def _offer_notices(request: SearchRequest, interpretation: Interpretation) -> Iterator[Notice]:
    for query in interpretation.offers:
        action = Link(f"Search for “{query}”", urls.query_url(request, query))
        yield Notice("Is either of the words enough?", action)


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"“{word}”" for word in words)
