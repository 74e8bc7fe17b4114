"""The score of an occupation: BM25F of its words, their neighbourhood, and what it is called.

Every addend is kept, so that the parts shown to a person add up to the score.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

import numpy as np

from indexer.analysis import STOP_WORDS, singular, stem
from indexer.frozen import value_class
from indexer.index import Index
from indexer.postings.positions import before
from indexer.postings.postings import Floats, Ints, Mask, View
from indexer.query import Clause, Phrase, Query, Word
from indexer.search.deadline import Deadline
from indexer.search.match import Matched, Matcher, Term
from indexer.search.widen import Widened, extra_forms, occurrences
from indexer.tables.entities import EntityNames
from indexer.tables.measures import within
from indexer.tables.titles import KINDS, Key, NameTable, Wanted, contained, coverage, name_words

# Words that stand side by side in query and text: sequential dependence, Metzler & Croft 2005,
# section 2.3, where a pair's weight is a fraction of a word's.
PAIR_WEIGHT = 0.6
PAIR_REACH = 2  # words: "certificate of authorization" is one pair
# A name that covers the whole query and nothing else counts this many times the query's idf.
NAME_WEIGHT = 2.0
EXACT_ENTITY_BONUS = 700.0  # below every exact title (titles.py), above every sum of words
EVERY_WORD_BONUS = 2.0  # for an occupation that lacks none of the plain words
# Listed is what lacks a word only if its words are worth this share of the best occupation's, or
# if its titles are this like the words, compared with those of the likest.
LIST_SHARE = 0.3
LIKENESS_SHARE = 0.05
# A name that is a part of the query counts this many times the idf of its words, by their share.
CONTAINED_WEIGHT = 4.0
# A title that no profile lists is of occupations with titles like it: see tables/title_model.py.
# Of a description ("who repairs ventilators") the likeness itself counts. What is written as a
# title is ("Stone Driller Helper") has the likest occupations in their order, whatever the words
# of other occupations say: the third likest of a thousand may be the right one, though it is a
# thousand times less so than the first; hence the root.
MODEL_WEIGHT = 2.0
TITLE_WEIGHT = 6.0
TITLE_ROOT = 0.2
TITLES_LISTED = 10
EQUALLY_LIKE = 1e-4  # share by which what is as like as the last that is listed may differ
LIKE_ENOUGH = 0.35  # likeness of titles from which words are taken for a title that none lists
LIKE_KNOWN = 0.4  # likeness, times the familiar share of the words: less means nothing here
SUBJECT_BONUS = 100.0  # for naming a credential or organization that the query names
COMPARED_BONUS = 500.0  # the occupations that are compared come first
SYNONYM_SHARE = 0.6  # of what the word itself would count in a name


@value_class
class Addend:
    """One part of the scores of all occupations, shape (occupations,)."""

    what: str
    values: Floats
    is_evidence: bool = True  # counts for what is listed, not only for its order
    is_exact: bool = False  # a bonus for being called what was typed


def addends(
    index: Index,
    matcher: Matcher,
    query: Query,
    matched: Sequence[Matched],
    widened: Sequence[Widened],
    alike: Floats,
    called: Floats,
) -> tuple[Addend, ...]:
    """All parts of the score; their sum is the score. Larger is better.

    ``alike``: what it counts that titles of each occupation are like the words, see
    `weighed_likeness`; ``called``: how much of them is a name of it, see `shares_called`.
    """
    view = index.view
    terms = [term for found in matched for term in found.terms]
    result = [Addend(term.text, term.score()) for term in terms]
    result += [
        Addend(f"{pair.text} together", PAIR_WEIGHT * pair.score())
        for pair in pairs(matcher, matched)
    ]
    wanted = _wanted(matched, widened)
    if wanted:
        weight = sum(word.weight for word in wanted)
        best = coverage(index.titles, wanted, len(view.cards))
        name = NAME_WEIGHT * weight * best
        result.append(Addend("name of the occupation", name, is_evidence=False))
        result.append(Addend("titles like it", weight * alike, is_evidence=False))
        within_query = CONTAINED_WEIGHT * weight * called
        result.append(Addend("name within the query", within_query, is_evidence=False))
    if terms:
        result.append(Addend("number of jobs", index.size, is_evidence=False))
    result += exact_names(view, index.titles, index.entities, query, widened)
    return tuple(result)


def weighed_likeness(likeness: Floats, *, as_title: bool) -> Floats:
    """What being like the titles of each occupation counts, in idf of the query.

    ``likeness``: see `TitleModel.likeness`; ``as_title``: the query is written as a title is.
    """
    if not as_title:
        return MODEL_WEIGHT * likeness
    best = float(likeness.max(initial=0.0))
    return TITLE_WEIGHT * best * (likeness / best) ** TITLE_ROOT if best > 0 else likeness


def listed_as_alike(likeness: Floats, allowed: Mask, *, as_title: bool) -> Mask:
    """Which occupations are listed for their titles, whatever words they lack.

    ``allowed``: those that fulfil the conditions, shape (occupations,); the others are no measure.
    """
    best = float(likeness[allowed].max(initial=0.0))
    if as_title and best >= LIKE_ENOUGH:
        least = (1 - EQUALLY_LIKE) * float(np.sort(likeness[allowed])[-TITLES_LISTED:][0])
    else:
        least = LIKENESS_SHARE * best
    result: Mask = (likeness >= least) & (likeness > 0) & (best > 0)
    return result


def plain(matched: Sequence[Matched]) -> tuple[Matched, ...]:
    """The plain words among the clauses."""
    return tuple(m for m in matched if isinstance(m.clause, Word) and not m.clause.fields)


def called_so(index: Index, query: Query, widened: Sequence[Widened]) -> Floats:
    """How well each occupation is called what a query says, by its names alone; larger is better,
    0 for nothing like it; shape (occupations,)."""
    words = [clause for clause in query.clauses if isinstance(clause, Word) and not clause.fields]
    worth = index.title_model.likeness(" ".join(word.text for word in words))
    wanted = [Wanted(1.0, ways_to_say(word, number, widened)) for number, word in enumerate(words)]
    if wanted:
        worth = worth + NAME_WEIGHT * coverage(index.titles, wanted, len(index.view.cards))
    for part in exact_names(index.view, index.titles, index.entities, query, widened):
        worth = worth + part.values
    return np.where(worth > 0, worth + index.size, 0.0)


def shares_called(index: Index, weights: Mapping[str, float]) -> tuple[Floats, Floats]:
    """For each occupation how much of the query's weight is a name of it that stands wholly in the
    query ("senior welder" has 0.6 of welders), and the same weighed by the kind of name.

    ``weights``: the idf of each plain word of the query, in the singular.
    """
    shares, weighed = np.zeros(len(index.view.cards)), np.zeros(len(index.view.cards))
    for name in contained(index.titles, weights):
        occupation = int(index.titles.occupation[name.row])
        kind = KINDS[index.titles.kind[name.row]]
        shares[occupation] = max(shares[occupation], name.share)
        weighed[occupation] = max(weighed[occupation], name.share**2 * kind.share)
    return shares, weighed


def _wanted(matched: Sequence[Matched], widened: Sequence[Widened]) -> tuple[Wanted, ...]:
    """The plain words of the query with every way to say them."""
    return tuple(
        Wanted(one.terms[0].idf, ways_to_say(one.clause, number, widened))
        for number, one in enumerate(matched)
        if isinstance(one.clause, Word) and not one.clause.fields
    )


def ways_to_say(
    word: Word, number: int, widened: Sequence[Widened]
) -> tuple[tuple[tuple[str, ...], float], ...]:
    """The words of each way to say a word, by the number of its clause, and what that counts."""
    ways: list[tuple[tuple[str, ...], float]] = [((singular(word.exact, word.stem),), 1.0)]
    for wide in widened:
        if wide.first <= number < wide.past:
            ways += [(name_words(a.text), SYNONYM_SHARE) for a in wide.alternatives]
    return tuple(ways)


def total(parts: Sequence[Addend], occupations: int) -> Floats:
    """The scores, to nine decimals: what differs by rounding only is equal, and goes by title."""
    scores: Floats = reduce(np.add, (part.values for part in parts), np.zeros(occupations))
    return np.round(scores, 9)


def pairs(matcher: Matcher, matched: Sequence[Matched]) -> tuple[Term, ...]:
    """Neighbouring words of the query as terms that occur where they stand near each other."""
    result = []
    for first, second in pairwise(matched):
        if isinstance(first.clause, Word) and isinstance(second.clause, Word):
            found = before(_positions(first), _positions(second), PAIR_REACH)
            if len(found):
                text = f"{first.clause.text} {second.clause.text}"
                result.append(matcher.pair(text, found))
    return tuple(result)


def _positions(matched: Matched) -> Ints:
    return matched.terms[0].forms[0].positions


def exact_names(
    view: View,
    names: NameTable,
    entities: EntityNames,
    query: Query,
    widened: Sequence[Widened],
) -> tuple[Addend, ...]:
    """Bonuses for occupations, credentials and organizations that are called what was typed.

    An occupation gets the greatest one that applies; one by way of a synonym counts for less than
    any by the words themselves.
    """
    plain = all(isinstance(clause, Word | Phrase) for clause in query.clauses)
    if not query.clauses or not plain or query.choices:
        return ()
    best: dict[int, tuple[float, str]] = {}
    for key, share, suffix in _readings(query.clauses, widened):
        for row in names.exact.get(key, ()):
            kind = KINDS[names.kind[row]]
            offer = (kind.bonus * share, kind.label + suffix)
            occupation = int(names.occupation[row])
            best[occupation] = max(best.get(occupation, offer), offer)
        for label, occupations in entities.named(key):
            offer = (EXACT_ENTITY_BONUS * share, f"names {label}")
            for occupation in occupations.tolist():
                best[occupation] = max(best.get(occupation, offer), offer)
    labels = sorted({label for _, label in best.values()})
    return tuple(
        Addend(
            label,
            _bonuses({o: v for o, (v, of) in best.items() if of == label}, view),
            is_evidence=False,
            is_exact=not label.startswith("names "),
        )
        for label in labels
    )


def _bonuses(values: Mapping[int, float], view: View) -> Floats:
    result = np.zeros(len(view.cards))
    result[list(values)] = list(values.values())
    return result


def _readings(
    clauses: Sequence[Clause], widened: Sequence[Widened]
) -> Iterator[tuple[Key, float, str]]:
    """The whole query as a name: as typed, and with one run of words said in another way."""
    yield _key(clauses), 1.0, ""
    for wide in widened:
        for other in wide.alternatives:
            rest = _key((*clauses[: wide.first], *clauses[wide.past :]))
            key = tuple(sorted({*rest, *name_words(other.text)}))
            yield key, SYNONYM_SHARE, f", as {other.text}"


def _key(clauses: Sequence[Clause]) -> Key:
    words = [singular(clause.exact, clause.stem) for clause in clauses if isinstance(clause, Word)]
    for clause in clauses:
        if isinstance(clause, Phrase):
            words += [singular(w, stem(w)) for w in clause.words if w not in STOP_WORDS]
    return tuple(sorted(set(words)))


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A query on all cells. ``parts`` add up to ``scores``, shape (occupations,).

    ``cells``: what is listed, shape (occupations, scopes + 1); ``complete``: the cells that have
    every word, which are among them; ``enough``: the occupations, shape (occupations,), that are
    worth enough to be listed without every word; ``unordered``: no word says anything of what
    fulfils the conditions, so that all of it is listed.
    """

    cells: Mask
    complete: Mask
    enough: Mask
    unordered: bool
    matched: tuple[Matched, ...]
    parts: tuple[Addend, ...]
    scores: Floats
    called: Floats  # see `shares_called`; 1 for what is called just so
    likeness: Floats  # see `TitleModel.likeness`

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(term for one in self.matched for term in one.terms)

    def missing(self, occupation: int) -> tuple[str, ...]:
        """The plain words that an occupation lacks, as typed."""
        return tuple(
            one.clause.text
            for one in self.matched
            if is_evidence(one.clause) and not one.cells[occupation, 0]
        )

    def unknown(self, index: Index) -> tuple[str, ...]:
        """The plain words that mean nothing here.

        Those that stand in no text and no title, and have no other words; or, where an occupation
        is neither called so nor called like it, the words that the best one lacks, if they are
        worth more than those it has.
        """
        words = [one for one in self.matched if is_evidence(one.clause)]
        if not words:
            return ()
        nowhere = tuple(one.clause.text for one in words if _stands_nowhere(one.clause, index))
        best = int(np.where(self.cells[:, 0], self.scores, -np.inf).argmax())
        if nowhere or self.called[best] > 0 or not self.cells[best, 0]:
            return nowhere
        text = " ".join(one.clause.text for one in words)
        if self.likeness[best] * index.title_model.familiarity(text) >= LIKE_KNOWN:
            return ()
        missing = [one for one in words if not one.cells[best, 0]]
        weights = sum(one.terms[0].idf for one in words)
        if sum(one.terms[0].idf for one in missing) < 0.5 * weights:
            return ()
        return tuple(one.clause.text for one in missing)


def _stands_nowhere(clause: Clause, index: Index) -> bool:
    """Whether a word stands in no text and no title, nor anything that it is called besides."""
    if not isinstance(clause, Word):
        return False
    if clause.stem.isupper():
        stands = clause.stem in index.view.postings["stem"].numbers
    else:
        stands = bool(index.view.families.forms(clause.exact))
    return (
        not stands
        and singular(clause.exact, clause.stem) not in index.titles.words
        and not any(
            len(occurrences(index.view, other))
            for other in index.lexicon.alternatives.get((clause.stem,), ())
        )
    )


def evaluate(
    index: Index,
    query: Query,
    widened: Sequence[Widened],
    scopes: Sequence[int],
    deadline: Deadline,
    *,
    as_title: bool = False,
    boosts: Sequence[Addend] = (),
) -> Evaluation:
    """Evaluates words and bounds; ``scopes`` are the chosen section types, (0,) for all.

    ``as_title``: the query is written as a title is. ``boosts``: further parts of the score, for
    what the query is about.

    Raises:
        SearchTooLong: the deadline has passed before all clauses were evaluated.
    """
    matcher = Matcher(index.view, index.weights, frequencies=index.frequencies)
    matched = _matched(index, matcher, query, widened, deadline)
    likeness = index.title_model.likeness(" ".join(m.clause.text for m in plain(matched)))
    weights = {
        singular(one.clause.exact, one.clause.stem): one.terms[0].idf
        for one in plain(matched)
        if isinstance(one.clause, Word)
    }
    shares, called = shares_called(index, weights)
    alike = weighed_likeness(likeness, as_title=as_title)
    parts = addends(index, matcher, query, matched, widened, alike, called)
    exact = [part.values for part in parts if part.is_exact]
    shares = reduce(np.maximum, (np.minimum(values, 1.0) for values in exact), shares)
    exists = index.view.exists
    if query.ranges:
        exists = exists & within(index.measures, query.ranges, len(index.view.cards))[:, None]
    worth = evidence(parts, len(index.view.cards))
    bounded = bool(query.ranges)
    found = listed(matched, exists, worth, likeness, bounded=bounded, as_title=as_title)
    if tuple(scopes) != (0,):  # the list is the query's alone; its order goes by what is chosen
        matcher = matcher.within(scopes)
        matched = _matched(index, matcher, query, widened, deadline)
        parts = addends(index, matcher, query, matched, widened, alike, called)
    parts = (*parts, *boosts)
    if sum(is_evidence(one.clause) for one in matched) > 1:
        every = np.where(found.complete[:, 0], EVERY_WORD_BONUS, 0.0)
        parts = (*parts, Addend("every word", every, is_evidence=False))
    scores = total(parts, len(index.view.cards))
    return Evaluation(
        cells=found.cells,
        complete=found.complete,
        enough=found.enough,
        unordered=found.unordered,
        matched=tuple(matched),
        parts=parts,
        scores=scores,
        called=shares,
        likeness=likeness,
    )


def _matched(
    index: Index,
    matcher: Matcher,
    query: Query,
    widened: Sequence[Widened],
    deadline: Deadline,
) -> tuple[Matched, ...]:
    matched = []
    for number, clause in enumerate(query.clauses):
        deadline.check()
        matched.append(matcher.match(clause, extra_forms(index.view, widened, number)))
    return tuple(matched)


def evidence(parts: Sequence[Addend], occupations: int) -> Floats:
    """What the words themselves say for each occupation, shape (occupations,): the score without
    what an occupation is called, and without its size."""
    return total([part for part in parts if part.is_evidence], occupations)


@value_class
class Listed:
    """See `Evaluation`."""

    cells: Mask
    complete: Mask
    enough: Mask
    unordered: bool = False


def listed(
    matched: Sequence[Matched],
    exists: Mask,
    worth: Floats,
    likeness: Floats,
    *,
    bounded: bool,
    as_title: bool = False,
) -> Listed:
    """The cells that are listed, and those of them that have every word.

    A cell has to fulfil the conditions. It then has every plain word, or its occupation is worth a
    share of the best one that fulfils the conditions, by its words or by its titles, and a section
    has one of the words. Where the query has conditions, and no word says anything for what
    fulfils them, all of that is listed.

    ``worth``: see `evidence`; ``likeness``: see `TitleModel.likeness`; ``bounded``: whether
    ``exists`` is narrowed by bounds on facts, which are conditions, too; ``as_title``: see
    `evaluate`.
    """
    conditions = [one.cells for one in matched if is_condition(one.clause)]
    words = [one.cells for one in matched if is_evidence(one.clause)]
    allowed: Mask = reduce(np.logical_and, conditions, exists)
    if not words:
        return Listed(allowed, allowed, np.zeros(len(worth), bool))
    complete: Mask = reduce(np.logical_and, words, allowed)
    enough = listed_as_alike(likeness, allowed[:, 0], as_title=as_title)
    best = float(worth[allowed[:, 0]].max(initial=0.0))
    if best > 0:
        enough |= worth >= LIST_SHARE * best
    if (conditions or bounded) and not enough[allowed[:, 0]].any():
        return Listed(allowed, complete, enough, unordered=True)
    some: Mask = reduce(np.logical_or, words, np.zeros_like(allowed))
    some[:, 0] = True  # by its titles alone, too
    return Listed(complete | (allowed & some & enough[:, None]), complete, enough)


def is_evidence(clause: Clause) -> bool:
    """Whether a clause is a plain word: it orders the list, and its absence never empties it."""
    return isinstance(clause, Word) and not clause.fields and clause.required


def is_condition(clause: Clause) -> bool:
    """Whether an occupation has to fulfil a clause: all but plain words and glue words."""
    return not isinstance(clause, Word) or bool(clause.fields)
