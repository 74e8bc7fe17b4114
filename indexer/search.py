"""One search, from request to finished results."""

from collections.abc import Mapping, Sequence

import numpy as np

from indexer.analysis import tokens
from indexer.anchors import profile_url
from indexer.card import Card
from indexer.deadline import MAX_SECONDS, Deadline
from indexer.entities import all_names
from indexer.evaluate import Evaluation
from indexer.facets import Selection, select
from indexer.index import Index
from indexer.match import Matcher, Term
from indexer.model import EDUCATION_LEVELS, EntityType, Vocabulary
from indexer.passages import Found, Passages
from indexer.query import Phrase
from indexer.ranges import measured
from indexer.reading import Understood, understand
from indexer.relax import relaxations
from indexer.request import MAX_LIMIT, MAX_PAGE, FacetName, SearchRequest, Sort
from indexer.results import Hit, QuickFacts, ScorePart, SearchResults
from indexer.view import Floats, Ints, Mask


def search(index: Index, request: SearchRequest, seconds: float = MAX_SECONDS) -> SearchResults:
    """Answers a request from one generation; any text gets an answer, none is an error.

    Raises:
        SearchTooLong: it would take longer than these seconds.
    """
    deadline = Deadline.after(seconds)
    found = understand(index, request, deadline)
    evaluation = found.evaluation
    selection = select(index.view, index.facets, evaluation.cells, found.filters)
    order = ordered(index.view.cards, selection.occupations, evaluation.scores, request.sort)
    limit = max(1, min(request.limit, MAX_LIMIT))
    page = max(1, min(request.page, MAX_PAGE))
    shown = order[(page - 1) * limit : page * limit]
    missing = not len(order) or evaluation.partial
    return SearchResults(
        request=request,
        total=len(order),
        page=page,
        pages=-(-len(order) // limit),
        hits=make_hits(index, found, selection, shown),
        nearby=_nearby(index, found, limit - len(order)) if page == 1 else (),
        facets=selection.facets,
        interpretation=found.interpretation,
        relaxations=relaxations(index, request, found, deadline) if missing else (),
        generation=index.generation,
    )


def ordered(cards: Sequence[Card], passing: Mask, scores: Floats, sort: Sort) -> Ints:
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
    order: Ints = found[np.lexsort((titles, keys))] if len(found) else found
    return order


def make_hits(
    index: Index,
    found: Understood,
    selection: Selection,
    shown: Ints,
    matcher: Matcher | None = None,
) -> tuple[Hit, ...]:
    """The occupations with these numbers as hits; ``matcher``: see `evaluate`."""
    evaluation = found.evaluation
    named = named_terms(index, found.filters, matcher)
    passages = Passages(index.view, index.weights, index.vocabulary, evaluation.terms, named)
    hits = []
    for number in shown.tolist():
        card = index.view.cards[number]
        words = passages.found(number)
        cells = selection.cells[number]
        scopes = [scope for scope in selection.scopes if cells[scope]]
        hits.append(
            Hit(
                slug=card.slug,
                title=card.title,
                score=float(evaluation.scores[number]),
                url=profile_url(card.slug),
                title_parts=passages.title(words),
                matched_title=passages.alternate_title(words),
                sections=passages.sections(words, scopes),
                quick_facts=quick_facts(card, index.vocabulary),
                why=_why(evaluation, passages, words),
            )
        )
    return tuple(hits)


def _nearby(index: Index, found: Understood, room: int) -> tuple[Hit, ...]:
    """Hits that lack one of the words, to fill a first page that those with all of them do not."""
    if room <= 0 or not found.evaluation.near.any():
        return ()
    cells = found.evaluation.near
    full = select(index.view, index.facets, found.evaluation.cells, found.filters)
    near = select(index.view, index.facets, cells, found.filters)
    passing = near.occupations & ~full.occupations
    order = ordered(index.view.cards, passing, found.evaluation.scores, "relevance")
    return make_hits(index, found, near, order[:room])


def _why(evaluation: Evaluation, passages: Passages, words: Found) -> tuple[ScorePart, ...]:
    """The parts of a hit's score; those of the query's terms say where the occupation has them."""
    parts = []
    for number, part in enumerate(evaluation.parts):
        value = float(part.values[words.occupation])
        if value:
            is_term = number < len(evaluation.terms)
            place = f" in {passages.where(words, number)}" if is_term else ""
            parts.append(ScorePart(f"{part.what}{place}", value))
    return tuple(parts)


def named_terms(
    index: Index, filters: Mapping[FacetName, tuple[str, ...]], matcher: Matcher | None = None
) -> tuple[Term, ...]:
    """Where the chosen credentials and organizations are named, by any of their names."""
    matcher = matcher or Matcher(index.view, index.weights)
    return tuple(matcher.term(phrase) for phrase in named_phrases(index, filters))


def named_phrases(index: Index, filters: Mapping[FacetName, tuple[str, ...]]) -> tuple[Phrase, ...]:
    """All names of the chosen credentials and organizations."""
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
                        result.append(Phrase(name, words))
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
