"""One search, from request to finished results."""

from collections.abc import Mapping, Sequence

import numpy as np

from indexer.addresses import profile_url
from indexer.analysis import tokens
from indexer.facet import ENTITY_FACETS, FacetName
from indexer.index import Index
from indexer.model import EDUCATION_LEVELS, Vocabulary
from indexer.postings.card import Card
from indexer.postings.postings import Ints, Mask
from indexer.query import Phrase, Word
from indexer.request import MAX_LIMIT, MAX_PAGE, SearchRequest, Sort
from indexer.results import HeldTitle, Hit, QuickFacts, ScorePart, SearchResults
from indexer.search.answer import answer, asked_section
from indexer.search.deadline import MAX_SECONDS, Deadline
from indexer.search.filters import Filters
from indexer.search.match import Matcher, Term
from indexer.search.passages import passages
from indexer.search.relax import relaxations
from indexer.search.understand import Understood, understand
from indexer.tables.entities import all_names
from indexer.tables.titles import key_of


def search(index: Index, request: SearchRequest, seconds: float = MAX_SECONDS) -> SearchResults:
    """Answers a request from one generation; any text gets an answer, none is an error.

    Raises:
        SearchTooLong: it would take longer than these seconds.
    """
    deadline = Deadline.after(seconds)
    found = understand(index, request, deadline)
    evaluation = found.evaluation
    cells = evaluation.complete if request.every_word else evaluation.cells
    filters = Filters(index, found.filters, found.reading.credentials)
    selection = filters.select(cells)
    total = int(np.count_nonzero(selection.occupations))
    limit = max(1, min(request.limit, MAX_LIMIT))
    page = max(1, min(request.page, MAX_PAGE))
    passing = selection.occupations
    sort = found.reading.sort
    shown = best(index, passing, found, sort, page * limit)[(page - 1) * limit :]
    scopes = selection.shown_sections(shown, index.view.exists)
    hits = make_hits(index, found, shown, scopes)
    return SearchResults(
        request=request,
        total=total,
        with_every_word=int(np.count_nonzero(filters.select(evaluation.complete).occupations)),
        page=page,
        pages=-(-total // limit),
        hits=hits,
        answer=answer(index, found, hits, shown) if page == 1 else None,
        facets=filters.facets(cells),
        interpretation=found.interpretation,
        relaxations=() if total else relaxations(index, request, found, deadline),
        generation=index.generation,
    )


def best(index: Index, passing: Mask, found: Understood, sort: Sort, wanted: int) -> Ints:
    """Numbers of the ``wanted`` best occupations that pass, in order; ties by title, then slug."""
    numbers: Ints = np.flatnonzero(passing)
    if sort == "title":
        keys = np.zeros(len(numbers))
    elif sort == "relevance":
        keys = -found.evaluation.scores[numbers]
    else:  # what is not known comes last
        keys = -np.nan_to_num(index.measures[sort][numbers], nan=-np.inf)
    if wanted < len(numbers):  # all that can be among them, with those that tie with the last
        kept = np.flatnonzero(keys <= np.partition(keys, wanted - 1)[wanted - 1])
        numbers, keys = numbers[kept], keys[kept]
    order: Ints = numbers[np.lexsort((index.view.by_title[numbers], keys))]
    return order[:wanted]


def make_hits(
    index: Index,
    found: Understood,
    shown: Ints,
    scopes: Mask,
) -> tuple[Hit, ...]:
    """Hits of these occupations; ``scopes``: sections of each that may be shown."""
    evaluation = found.evaluation
    named = named_terms(index, found.filters)
    asked = asked_section(index, found.reading.plain.ask)
    texts = passages(
        index.view, index.weights, index.vocabulary, evaluation.terms, named, shown, scopes, asked
    )
    scored = [(part.what, part.values[shown].tolist()) for part in evaluation.parts]
    own = len(evaluation.terms)  # the first parts are the terms; the names chosen follow in where
    held = held_titles(index, found)
    hits = []
    for row, (number, passage) in enumerate(zip(shown.tolist(), texts, strict=True)):
        card = index.view.cards[number]
        hits.append(
            Hit(
                slug=card.slug,
                title=card.title,
                score=float(evaluation.scores[number]),
                url=profile_url(card.slug),
                title_parts=passage.title,
                matched_title=passage.alternate_title,
                sections=passage.sections,
                quick_facts=quick_facts(card, index.vocabulary),
                held_title=held.get(number),
                why=_why([(what, values[row]) for what, values in scored], passage.where, own),
                missing=evaluation.missing(number),
            )
        )
    return tuple(hits)


def held_titles(index: Index, found: Understood) -> Mapping[int, HeldTitle]:
    """The titles that people hold and that are what was typed, by number of occupation."""
    if not all(isinstance(clause, Word | Phrase) for clause in found.query.clauses):
        return {}
    names = index.titles
    rows = names.exact.get(key_of(found.query.text), ())
    numbers = [int(names.occupation[row]) for row in rows]
    called = len(set(numbers))
    return {
        number: HeldTitle(index.view.cards[number].held_titles[names.held[row]], called)
        for number, row in zip(numbers, rows, strict=True)
        if names.held[row] >= 0
    }


def _why(
    scored: Sequence[tuple[str, float]], where: Mapping[int, str], terms: int
) -> tuple[ScorePart, ...]:
    """The parts of a hit's score; those of the query's terms say where the occupation has them."""
    return tuple(
        ScorePart(f"{what} in {where[number]}" if number < terms else what, value)
        for number, (what, value) in enumerate(scored)
        if value
    )


def named_terms(index: Index, filters: Mapping[FacetName, tuple[str, ...]]) -> tuple[Term, ...]:
    """Where the chosen credentials and organizations are named, by any of their names."""
    matcher = Matcher(index.view, index.weights, frequencies=index.frequencies)
    return tuple(matcher.term(phrase) for phrase in named_phrases(index, filters))


def named_phrases(index: Index, filters: Mapping[FacetName, tuple[str, ...]]) -> tuple[Phrase, ...]:
    """All names of the chosen credentials and organizations."""
    result = []
    for entity in ENTITY_FACETS:
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
