"""One search, from request to finished results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from indexer.analysis import tokens
from indexer.anchors import profile_url
from indexer.card import Card
from indexer.entities import all_names
from indexer.facets import Selection, select
from indexer.grammar import parse
from indexer.index import Index
from indexer.match import Matched, Matcher, Term
from indexer.model import EDUCATION_LEVELS, EntityType, Vocabulary
from indexer.passages import Passages
from indexer.query import Choice, Not, Phrase, Query
from indexer.ranges import measured, within
from indexer.request import MAX_LIMIT, MAX_PAGE, FacetName, SearchRequest, Sort
from indexer.results import Hit, Interpretation, QuickFacts, ScorePart, SearchResults
from indexer.scoring import Addend, addends, total
from indexer.view import Floats, Ints, Mask


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The words of a query on all cells: which satisfy it, and what each occupation scores."""

    cells: Mask
    matched: tuple[Matched, ...]
    parts: tuple[Addend, ...]
    scores: Floats
    partial: bool


def search(index: Index, request: SearchRequest) -> SearchResults:
    """Answers a request from one generation; any text gets an answer, none is an error."""
    query = parse(request.query)
    filters = _filters(index, request, query)
    scopes = index.facets["section"].numbers
    chosen = tuple(scopes[name] + 1 for name in filters.get("section", ()) if name in scopes)
    evaluation = _evaluate(index, query, chosen or (0,))
    selection = select(index.view, index.facets, evaluation.cells, filters)
    order = _ordered(index.view.cards, selection.occupations, evaluation.scores, request.sort)
    limit = max(1, min(request.limit, MAX_LIMIT))
    page = max(1, min(request.page, MAX_PAGE))
    shown = order[(page - 1) * limit : page * limit]
    return SearchResults(
        request=request,
        total=len(order),
        page=page,
        pages=-(-len(order) // limit),
        hits=_hits(index, evaluation, selection, filters, shown),
        facets=selection.facets,
        interpretation=Interpretation(partial=evaluation.partial, ignored=query.ignored),
        relaxations=(),
        generation=index.generation,
    )


def _filters(
    index: Index, request: SearchRequest, query: Query
) -> Mapping[FacetName, tuple[str, ...]]:
    """The request's filters together with those written in the query ("credential:RHIT")."""
    filters: dict[FacetName, tuple[str, ...]] = dict(request.filters)
    for choice in query.choices:
        values = _values(index, choice) or (choice.value,)
        filters[choice.facet] = tuple(dict.fromkeys((*filters.get(choice.facet, ()), *values)))
    return filters


def _values(index: Index, choice: Choice) -> tuple[str, ...]:
    """Slugs that a written value means: a slug, an acronym or name, the beginning of a type."""
    table = index.facets[choice.facet]
    typed = choice.value.lower()
    if typed in table.numbers:
        return (typed,)
    if choice.facet in ("credential", "organization"):
        return index.entities.slugs(choice.facet, choice.value)
    wanted = typed.replace(" ", "-")
    return tuple(value for value in table.values if value.startswith(wanted))


def _evaluate(index: Index, query: Query, scopes: Sequence[int]) -> Evaluation:
    matcher = Matcher(index.view, index.weights, scopes)
    matched = tuple(matcher.match(clause) for clause in query.clauses)
    required = [m for m in matched if getattr(m.clause, "required", True)]
    wanted = [m.cells for m in required if not isinstance(m.clause, Not)]
    cells, partial = _with_most(wanted, index.view.exists)
    cells = reduce(np.logical_and, (m.cells for m in required if isinstance(m.clause, Not)), cells)
    cells = cells & within(index.view.cards, query.ranges)[:, None]
    parts = addends(index.view, matcher, index.titles, index.entities, query, matched)
    return Evaluation(cells, matched, parts, total(parts, len(index.view.cards)), partial)


def _with_most(wanted: Sequence[Mask], exists: Mask) -> tuple[Mask, bool]:
    """Cells that satisfy all clauses or, where no occupation does, the most that any does."""
    if not wanted:
        return exists, False
    count: Ints = np.asarray(np.sum(wanted, axis=0, dtype=np.int16))
    most = int(count[:, 0].max())
    if most == 0:
        return np.zeros_like(exists), False
    return (count >= most) & exists, most < len(wanted)


def _ordered(cards: Sequence[Card], passing: Mask, scores: Floats, sort: Sort) -> Ints:
    """Numbers of the occupations that pass, best first; ties by title, then slug."""
    found: Ints = np.flatnonzero(passing)
    titles = np.array([f"{cards[n].title}\0{cards[n].slug}" for n in found.tolist()])
    if sort == "title":
        keys: Floats = np.zeros(len(found))
    elif sort == "relevance":
        keys = -scores[found]
    else:
        values = measured([cards[n] for n in found.tolist()], sort)
        keys = np.where(np.isnan(values), np.inf, -values)
    order: Ints = found[np.lexsort((titles, np.round(keys, 9)))] if len(found) else found
    return order


def _hits(
    index: Index,
    evaluation: Evaluation,
    selection: Selection,
    filters: Mapping[FacetName, tuple[str, ...]],
    shown: Ints,
) -> tuple[Hit, ...]:
    terms = tuple(term for matched in evaluation.matched for term in matched.terms)
    named = _named_terms(index, filters)
    passages = Passages(index.view, index.weights, index.vocabulary, terms, named)
    hits = []
    for number in shown.tolist():
        card = index.view.cards[number]
        cells = selection.cells[number]
        scopes = [scope for scope in selection.scopes if cells[scope]]
        hits.append(
            Hit(
                slug=card.slug,
                title=card.title,
                score=float(evaluation.scores[number]),
                url=profile_url(card.slug),
                title_parts=passages.title(number),
                matched_title=passages.alternate_title(number),
                sections=passages.sections(number, scopes),
                quick_facts=quick_facts(card, index.vocabulary),
                why=tuple(
                    ScorePart(part.what, float(part.values[number]))
                    for part in evaluation.parts
                    if part.values[number]
                ),
            )
        )
    return tuple(hits)


def _named_terms(index: Index, filters: Mapping[FacetName, tuple[str, ...]]) -> tuple[Term, ...]:
    """Where the chosen credentials and organizations are named, by any of their names."""
    matcher = Matcher(index.view, index.weights)
    result = []
    entities: tuple[EntityType, ...] = ("credential", "organization")
    for entity in entities:
        names = (
            index.vocabulary.credentials
            if entity == "credential"
            else index.vocabulary.organizations
        )
        for slug in filters.get(entity, ()):
            if slug in names:
                for name in all_names(names[slug]):
                    words = tuple(token.exact for token in tokens(name))
                    if words:
                        result.append(matcher.term(Phrase(name, words)))
    return tuple(result)


def quick_facts(card: Card, vocabulary: Vocabulary) -> QuickFacts:
    """The facts of a result card, with labels for people."""
    group = vocabulary.groups.get(card.group or "")
    return QuickFacts(
        pay_median=card.pay_median,
        pay_unit=card.pay_unit,
        growth_percent=card.growth_percent,
        education=EDUCATION_LEVELS.get(card.education or ""),
        jobs=card.jobs,
        openings=card.openings,
        group=group.title if group else None,
    )
