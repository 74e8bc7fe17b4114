"""How a query is understood: grammar, filters in plain words, other words, spelling."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from indexer.facet import FacetName
from indexer.index import Index
from indexer.query import Query, Word
from indexer.request import SearchRequest
from indexer.results import Interpretation, NaturalFilter
from indexer.search.deadline import Deadline
from indexer.search.grammar import parse
from indexer.search.natural import read_natural
from indexer.search.score import Evaluation, evaluate
from indexer.search.widen import Widened, as_known, described, widenings
from indexer.tables.spelling import replacement
from indexer.tables.synonyms import Alternative


@dataclass(frozen=True, slots=True)
class Understood:
    """A request's query with its filters, and what the words found."""

    query: Query
    filters: Mapping[FacetName, tuple[str, ...]]
    evaluation: Evaluation
    interpretation: Interpretation


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read: its query, filters and other words, before anything is looked for.

    ``scopes``: numbers of the section types chosen, as in `facets.Selection`; empty for none.
    """

    query: Query
    filters: Mapping[FacetName, tuple[str, ...]]
    widened: tuple[Widened, ...]
    natural: tuple[NaturalFilter, ...]
    scopes: tuple[int, ...]

    def interpretation(self) -> Interpretation:
        return Interpretation(
            added=described(self.query, self.widened),
            natural=self.natural,
            ignored=self.query.ignored,
        )


def understand(index: Index, request: SearchRequest, deadline: Deadline) -> Understood:
    """Reads and evaluates the query of a request.

    Words that mean nothing here are spelled anew. A literal request gets neither other words nor
    filters nor spelling.

    Raises:
        SearchTooLong: the deadline has passed.
    """
    text = None if request.literal else spelled(index, request)
    if text is None:
        return _read(index, request, request.query, deadline)
    second = _read(index, request, text, deadline)
    return replace(second, interpretation=replace(second.interpretation, corrected=text))


def spelled(
    index: Index, request: SearchRequest, occurs: Callable[[Alternative], bool] | None = None
) -> str | None:
    """The query with every slip put right; None where there is none.

    A plain word that has other words here is no slip ("databaseadministrator"). ``occurs``: see
    `widenings`.
    """
    query = parse(read_natural(request.query).text)
    slips = {
        clause.text: better
        for clause in query.clauses
        if isinstance(clause, Word)
        and not clause.fields
        and (better := replacement(index.spelling, clause.text))
    }
    if not slips:
        return None
    reading = read(index, request, request.query, occurs)
    text = request.query
    for number, clause in enumerate(reading.query.clauses):
        said = any((one.first, one.past) == (number, number + 1) for one in reading.widened)
        if clause.text in slips and not said:
            whole = rf"(?<!\w){re.escape(clause.text)}(?!\w)"
            text = re.sub(whole, slips[clause.text], text, count=1)
    return text if text != request.query else None


def _read(index: Index, request: SearchRequest, text: str, deadline: Deadline) -> Understood:
    reading = read(index, request, text)
    chosen = reading.scopes or (0,)
    evaluation = evaluate(index, reading.query, reading.widened, chosen, deadline)
    interpretation = reading.interpretation()
    return Understood(reading.query, reading.filters, evaluation, interpretation)


def read(
    index: Index,
    request: SearchRequest,
    text: str,
    occurs: Callable[[Alternative], bool] | None = None,
) -> Reading:
    """What a text means under a request's filters; nothing is evaluated yet.

    ``occurs``: see `widenings`.
    """
    natural: tuple[NaturalFilter, ...] = ()
    widened: tuple[Widened, ...] = ()
    if request.literal:
        query = as_known(index, parse(text))
    else:
        plain = read_natural(text)
        query = as_known(index, parse(plain.text))
        query = replace(query, ranges=(*query.ranges, *plain.ranges))
        natural = plain.filters
        widened = widenings(index.view, index.lexicon, query, occurs)
    filters = _filters(index, request, query)
    scopes = index.facets["section"].numbers
    chosen = tuple(scopes[name] + 1 for name in filters.get("section", ()) if name in scopes)
    return Reading(query, filters, widened, natural, chosen)


def _filters(
    index: Index, request: SearchRequest, query: Query
) -> Mapping[FacetName, tuple[str, ...]]:
    """The request's filters together with those written in the query ("credential:RHIT")."""
    chosen = [(facet, value) for facet, values in request.filters.items() for value in values]
    chosen += [(choice.facet, choice.value) for choice in query.choices]
    filters: dict[FacetName, tuple[str, ...]] = {}
    for facet, value in chosen:
        values = _values(index, facet, value) or (value,)
        filters[facet] = tuple(dict.fromkeys((*filters.get(facet, ()), *values)))
    return filters


def _values(index: Index, facet: FacetName, value: str) -> tuple[str, ...]:
    """Slugs that a value means: a slug, an acronym or name, the beginning of a type."""
    table = index.facets[facet]
    typed = value.lower()
    if typed in table.numbers:
        return (typed,)
    if facet in ("credential", "organization"):
        return index.entities.slugs(facet, value)
    wanted = typed.replace(" ", "-")
    return tuple(found for found in table.values if wanted and found.startswith(wanted))
