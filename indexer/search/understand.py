"""How a query is understood: grammar, filters in plain words, other words, spelling."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from indexer.analysis import STOP_WORDS
from indexer.facet import FacetName
from indexer.index import Index
from indexer.query import MAX_CLAUSES, Query, Word
from indexer.request import SearchRequest, Sort
from indexer.results import Interpretation
from indexer.search.addend import Addend
from indexer.search.called import called_so
from indexer.search.deadline import Deadline
from indexer.search.grammar import parse
from indexer.search.natural import Reading as Plain
from indexer.search.natural import read_natural
from indexer.search.score import (
    COMPARED_BONUS,
    SUBJECT_BONUS,
    Evaluation,
    evaluate,
)
from indexer.search.subjects import Subject, naming, subjects
from indexer.search.widen import Widened, as_known, described, widenings
from indexer.tables.spelling import offers, replacement
from indexer.tables.titles import key_of

# Words that a sentence has and a title has not; "of", "in", "to" and the like stand in both.
SPOKEN = STOP_WORDS - frozenset("a an and as at by for from in into of on or the to with".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read: its query, filters and other words, before anything is looked for.

    ``scopes``: numbers of the section types chosen, as in `filters.Selection`; empty for none.
    ``plain``: what it says in plain words; ``subjects``: credentials and organizations it names.
    """

    query: Query
    filters: Mapping[FacetName, tuple[str, ...]]
    widened: tuple[Widened, ...]
    plain: Plain
    subjects: tuple[Subject, ...]
    scopes: tuple[int, ...]
    sort: Sort
    corrected: str | None = None

    @property
    def as_title(self) -> bool:
        """Whether the query is written as a title is: plain words, none of which joins, asks or
        chooses."""
        plain = self.plain
        said = plain.ask or plain.filters or plain.sort or plain.compared or plain.ignored
        spoken = not SPOKEN.isdisjoint(plain.text.lower().split())
        return not (said or spoken or plain.elsewhere) and all(
            isinstance(clause, Word) and clause.required and not clause.fields
            for clause in self.query.clauses
        )

    @property
    def credentials(self) -> tuple[str, ...]:
        """Slugs of the credentials that the query names."""
        named = (one for subject in self.subjects for one in subject.named)
        return tuple(one.slug for one in named if one.entity == "credential")

    def interpretation(self, unknown: tuple[str, ...]) -> Interpretation:
        return Interpretation(
            added=described(self.query, self.widened),
            natural=self.plain.filters,
            corrected=self.corrected,
            ignored=self.query.ignored,
            offers=() if self.plain.compared else self.query.offers,
            unknown=unknown,
        )


@dataclass(frozen=True, slots=True)
class Understood:
    """A request read, and what its words found. ``compared``: numbers of the occupations that it
    compares."""

    reading: Reading
    evaluation: Evaluation
    compared: tuple[int, ...]
    interpretation: Interpretation

    @property
    def query(self) -> Query:
        return self.reading.query

    @property
    def filters(self) -> Mapping[FacetName, tuple[str, ...]]:
        return self.reading.filters


def understand(index: Index, request: SearchRequest, deadline: Deadline) -> Understood:
    """Reads and evaluates the query of a request.

    Words that mean nothing here are spelled anew. A literal request gets neither other words nor
    filters nor spelling.

    Raises:
        SearchTooLong: the deadline has passed.
    """
    reading = read(index, request)
    chosen = reading.scopes or (0,)
    compared = compared_occupations(index, reading.plain)
    boosts = boosts_of(index, reading.subjects, compared)
    evaluation = evaluate(
        index,
        reading.query,
        reading.widened,
        chosen,
        deadline,
        as_title=reading.as_title,
        boosts=boosts,
    )
    interpretation = interpreted(index, request, reading, compared, evaluation)
    return Understood(reading, evaluation, compared, interpretation)


def interpreted(
    index: Index,
    request: SearchRequest,
    reading: Reading,
    compared: Sequence[int],
    evaluation: Evaluation,
) -> Interpretation:
    """How a request was understood, with the words that nothing here can say anything about, and
    the names that these are like."""
    elsewhere = reading.plain.elsewhere
    unknown = evaluation.unknown(index) if len(compared) < 2 else ()
    named = {c.text for s in reading.subjects for c in reading.query.clauses[s.first : s.past]}
    unknown = tuple(word for word in unknown if word not in named)  # "AZ-104" is told by its card
    near = () if request.literal else [o for word in unknown for o in offers(index.spelling, word)]
    return replace(
        reading.interpretation((*elsewhere, *unknown)),
        elsewhere=elsewhere,
        nearest=tuple(dict.fromkeys(near)),
    )


def compared_occupations(index: Index, plain: Plain) -> tuple[int, ...]:
    """Numbers of the occupations that a query compares: those that are called what it says, or
    have titles most like it."""
    numbers: list[int] = []
    for text in plain.compared or ():
        query = as_known(index, parse(spelled(index, text) or text))
        worth = called_so(index, query, widenings(index, query))
        if worth.any():
            numbers.append(int(worth.argmax()))
    return tuple(dict.fromkeys(numbers))


def boosts_of(
    index: Index, found: Sequence[Subject], compared: Sequence[int]
) -> tuple[Addend, ...]:
    """What occupations get that are compared, or that name what the query is about."""
    boosts = []
    if found:
        named = SUBJECT_BONUS * naming(index, found)
        boosts.append(Addend("names what is asked about", named, is_evidence=False))
    if compared:
        values = np.zeros(len(index.view.cards))
        values[list(compared)] = COMPARED_BONUS
        boosts.append(Addend("compared", values, is_evidence=False))
    return tuple(boosts)


def read(index: Index, request: SearchRequest) -> Reading:
    """What a request means; nothing is evaluated yet."""
    widened: tuple[Widened, ...] = ()
    corrected = None
    if request.literal:
        plain = Plain(request.query)
        query = as_known(index, parse(request.query))
    else:
        plain = read_natural(request.query, partial(_is_name, index))
        query = as_known(index, parse(plain.text))
        corrected = _respelled(index, request.query, query)
        if corrected:
            plain = read_natural(corrected, partial(_is_name, index))
        if corrected or plain.compared is not None:
            query = as_known(index, _parsed(plain))
        query = replace(query, ranges=(*query.ranges, *plain.ranges))
        widened = widenings(index, query)
    named = () if request.literal else subjects(index, query.clauses)
    filters = _filters(index, request, query, plain)
    scopes = index.facets["section"].numbers
    chosen = tuple(scopes[name] + 1 for name in filters.get("section", ()) if name in scopes)
    sort = plain.sort if plain.sort and request.sort == "relevance" else request.sort
    return Reading(query, filters, widened, plain, named, chosen, sort, corrected)


def _parsed(plain: Plain) -> Query:
    """The query of what is left; things compared are parsed one by one, so that "NP" and "PA" stay
    acronyms."""
    if plain.compared is None:
        return parse(plain.text)
    queries = [parse(text) for text in plain.compared]
    clauses = tuple(clause for query in queries for clause in query.clauses)
    return replace(queries[0], text=plain.text, clauses=clauses[:MAX_CLAUSES])


def _is_name(index: Index, words: tuple[str, ...]) -> bool:
    """Whether words are a name of an occupation or of the vocabulary."""
    if words[0].lower() in STOP_WORDS or words[-1].lower() in STOP_WORDS:
        return False  # "what does a roofer do" is no name for having the words of one
    key = key_of(" ".join(words))
    return key in index.titles.exact or key in index.entities.by_key


def spelled(index: Index, text: str) -> str | None:
    """The query with every slip put right; None where there is none.

    A plain word that has other words here is no slip ("databaseadministrator").
    """
    plain = read_natural(text, partial(_is_name, index))
    return _respelled(index, text, as_known(index, parse(plain.text)))


def _respelled(index: Index, text: str, query: Query) -> str | None:
    """See `spelled`; ``query``: that of the text."""
    slips = {
        number: better
        for number, clause in enumerate(query.clauses)
        if isinstance(clause, Word)
        and not clause.fields
        and (better := replacement(index.spelling, clause.text))
    }
    if not slips:
        return None
    widened = widenings(index, query)
    better_text = text
    for number, better in slips.items():
        if not any((one.first, one.past) == (number, number + 1) for one in widened):
            whole = rf"(?<!\w){re.escape(query.clauses[number].text)}(?!\w)"
            better_text = re.sub(whole, better, better_text, count=1)
    return better_text if better_text != text else None


def _filters(
    index: Index, request: SearchRequest, query: Query, plain: Plain
) -> Mapping[FacetName, tuple[str, ...]]:
    """The request's filters together with those written in the query ("credential:RHIT")."""
    chosen = [(facet, value) for facet, values in request.filters.items() for value in values]
    chosen += [(choice.facet, choice.value) for choice in query.choices]
    chosen += [(level.facet, level.value) for level in plain.choices]
    filters: dict[FacetName, tuple[str, ...]] = {}
    for facet, value in chosen:
        values = values_called(index, facet, value) or (value,)
        filters[facet] = tuple(dict.fromkeys((*filters.get(facet, ()), *values)))
    return filters


def values_called(index: Index, facet: FacetName, value: str) -> tuple[str, ...]:
    """Slugs that a value means: a slug, an acronym or name, the beginning of a type."""
    table = index.facets[facet]
    typed = value.lower()
    if typed in table.numbers:
        return (typed,)
    if facet in ("credential", "organization"):
        return index.entities.slugs(facet, value)
    wanted = typed.replace(" ", "-")
    return tuple(found for found in table.values if wanted and found.startswith(wanted))
