"""Other words for the words typed: synonyms, acronyms and full names, former names, compounds.

A widening belongs to a run of words of the query and adds occurrences to each of them; they count
for less than the words themselves, are shown, and are left out of a literal search.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from indexer.analysis import CAPITALS, STOP_WORDS, singular, stem
from indexer.index import Index
from indexer.postings.positions import adjacent
from indexer.postings.postings import Ints, View
from indexer.postings.schema import TEXT_FIELDS
from indexer.query import AnyOf, Clause, Not, Query, Word
from indexer.results import Widening
from indexer.search.match import Occurrences, occurrences_at
from indexer.tables.synonyms import Alternative, alternative

# An occurrence of another word for what was typed counts half: where both stand in the same
# place, the exact word wins ("nurse" before "RN" for the query nurse).
DISCOUNT = 0.5
MIN_COMPLETED = 4  # letters of a word that is read as the beginning of others
MAX_COMPLETIONS = 5
MIN_COMPOUND_PART = 3  # letters: "fire fighter" is one word in two, "on line" rather not


@dataclass(frozen=True, slots=True)
class Widened:
    """Words ``first`` to ``past`` of the query's clauses, and what else they are called."""

    first: int
    past: int
    alternatives: tuple[Alternative, ...]


def widenings(index: Index, query: Query) -> tuple[Widened, ...]:
    """What else the plain words of a query are called, as far as it occurs in the index."""
    view, lexicon = index.view, index.lexicon
    result: list[Widened] = []
    for start, run in _runs(query.clauses):
        for first, past in _spans(run, lexicon.longest):
            words = run[first:past]
            stems = tuple(word.stem for word in words)
            known = lexicon.alternatives.get(stems, ())
            found = (*known, *_compounds(view, words), *_agents(view, words))
            occurring = tuple(other for other in found if index.engine.occurs(index, other))
            if not occurring and len(words) == 1:
                occurring = tuple(_completions(view, words[0]))
            if occurring:
                result.append(Widened(start + first, start + past, occurring))
    return tuple(result)


def as_known(index: Index, query: Query) -> Query:
    """The query with each word read as what it can be here.

    "rhit" is RHIT and "lpns" LPN, where no such word stands in the index and none is ordinary
    English; "NURSE" is a shouted word; and a sign that no name has goes ("nurse+").
    """
    return replace(query, clauses=tuple(_as_known(index, clause) for clause in query.clauses))


def _as_known(index: Index, clause: Clause) -> Clause:
    if isinstance(clause, AnyOf):
        some = tuple(tuple(_as_known(index, c) for c in of) for of in clause.alternatives)
        return replace(clause, alternatives=some)
    if isinstance(clause, Not):
        return replace(clause, clause=_as_known(index, clause.clause))
    if not isinstance(clause, Word) or clause.stem in CAPITALS:
        return clause
    if clause.stem.isupper():
        return clause if _is_acronym(index, clause.stem) else _lowered(index, clause)
    if clause.exact.endswith("+") and not index.view.families.forms(clause.exact):
        return _without_sign(clause)
    return _lowered(index, clause)


def _lowered(index: Index, word: Word) -> Word:
    """A word that was not written as an acronym, or is none that is known."""
    stems = dict.fromkeys((word.exact, stem(word.exact), word.exact.removesuffix("s")))
    known = stem(word.exact) in index.view.postings["stem"].numbers
    if not known and not index.english.is_ordinary(word.exact):
        for acronym in (one.upper() for one in stems):
            if acronym.isupper() and _is_acronym(index, acronym):
                return replace(word, stem=acronym)
    return replace(word, stem=stem(word.exact))


def _is_acronym(index: Index, acronym: str) -> bool:
    return acronym in index.view.postings["stem"].numbers or acronym in index.lexicon.acronyms


def _without_sign(word: Word) -> Word:
    plain = word.exact.rstrip("+")
    if len(plain) < MIN_COMPOUND_PART:
        return word  # "A+" is no article
    return replace(word, exact=plain, stem=stem(plain), required=plain not in STOP_WORDS)


def _runs(clauses: Sequence[Clause]) -> Iterator[tuple[int, Sequence[Word]]]:
    """Unbroken runs of plain words, each with the number of its first clause."""
    run: list[Word] = []
    for number, clause in enumerate((*clauses, None)):
        if isinstance(clause, Word) and not clause.fields:
            run.append(clause)
        elif run:
            yield number - len(run), run
            run = []


def _spans(run: Sequence[Word], longest: int) -> Iterator[tuple[int, int]]:
    """All stretches of up to ``longest`` words, long ones first."""
    for size in range(min(max(longest, 2), len(run)), 0, -1):
        for first in range(len(run) - size + 1):
            yield first, first + size


def _compounds(view: View, words: Sequence[Word]) -> Iterator[Alternative]:
    """One word written as two, or two as one: "metalworker" and "metal worker"."""
    stems = view.postings["stem"].numbers
    if len(words) == 2:
        joined = words[0].exact + words[1].exact
        if stem(joined) in stems:
            yield alternative(joined)
    elif len(words) == 1:
        word = words[0].exact
        for at in range(MIN_COMPOUND_PART, len(word) - MIN_COMPOUND_PART + 1):
            if stem(word[:at]) in stems and stem(word[at:]) in stems:
                yield alternative(f"{word[:at]} {word[at:]}")


def _agents(view: View, words: Sequence[Word]) -> Iterator[Alternative]:
    """Who does it, or what they do: "welding" and "welder", "driver" and "driving".

    Only words that titles have, so that "building" does not bring builders in by chance.
    """
    if len(words) != 1:
        return
    word = singular(words[0].exact, words[0].stem)
    if word.endswith("ing"):
        others = [word[:-3] + ending for ending in ("er", "or")]
    elif word.endswith(("er", "or")):
        others = [word[:-2] + "ing"]
    else:
        return
    for other in others:
        if stem(other) != words[0].stem and _in_a_title(view, other):
            yield alternative(other)


def _in_a_title(view: View, word: str) -> bool:
    postings = view.postings["exact"]
    positions = np.concatenate([postings[word], postings[f"{word}s"]])
    fields = view.segments.field[view.segments.of(positions)]
    return bool(np.any(fields == TEXT_FIELDS.index("title")))


def _completions(view: View, word: Word) -> Iterator[Alternative]:
    """The words that a half-typed one begins: "recept" for "receptionist", "elect" for
    "electrician", although others have that stem.

    Half-typed is what does not stand in the index as it is. Words of titles come first, then
    the more frequent ones; one a stem.
    """
    typed = word.exact
    postings = view.postings["exact"]
    if len(typed) < MIN_COMPLETED or typed in postings.numbers or word.stem.isupper():
        return
    first = bisect_left(postings.terms, typed)
    past = bisect_left(postings.terms, typed + "\U0010ffff")
    counts = np.diff(postings.offsets[first : past + 1]).tolist()
    akin = view.families.forms(typed)
    ranked = sorted(
        (not _in_a_title(view, term), -count, term)
        for term, count in zip(postings.terms[first:past], counts, strict=True)
        if term not in akin
    )
    stems: dict[str, str] = {}
    for untitled, _, term in ranked:
        if not (untitled and akin):  # where the word is known besides, titles alone will do
            stems.setdefault(stem(term), term)
    for term in tuple(stems.values())[:MAX_COMPLETIONS]:
        yield alternative(term)


def occurrences(view: View, alternative: Alternative) -> Ints:
    """Positions of the first words of an alternative."""
    postings = view.postings["stem"]
    return adjacent([postings[word] for word in alternative.stems])


def extra_forms(view: View, widened: Sequence[Widened], clause: int) -> tuple[Occurrences, ...]:
    """The occurrences that widenings add to one clause, by its number.

    Adding a name to each of its words says the same as "all the words, or the name".
    """
    return tuple(
        occurrences_at(view, occurrences(view, a), DISCOUNT, len(a.stems), a.text)
        for one in widened
        if one.first <= clause < one.past
        for a in one.alternatives
    )


def described(query: Query, widened: Sequence[Widened]) -> tuple[Widening, ...]:
    """The widenings as a person reads them, in the order of the query."""
    return tuple(
        Widening(
            " ".join(clause.text for clause in query.clauses[one.first : one.past]),
            tuple(dict.fromkeys(a.text for a in one.alternatives)),
            next((a.note for a in one.alternatives if a.note), None),
        )
        for one in sorted(widened, key=lambda one: (one.first, -one.past))
    )
