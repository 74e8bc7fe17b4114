"""What occupations, credentials and organizations are called, and what being called so counts."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from indexer.analysis import STOP_WORDS, singular, stem
from indexer.index import Index
from indexer.postings.postings import Floats, View
from indexer.query import Clause, Phrase, Query, Word
from indexer.search.addend import Addend
from indexer.search.match import Matched
from indexer.search.widen import Widened
from indexer.tables.entities import EntityNames
from indexer.tables.titles import KINDS, Key, NameTable, Wanted, contained, coverage, name_words

# A name that covers the whole query and nothing else counts this many times the query's idf.
NAME_WEIGHT = 2.0
EXACT_ENTITY_BONUS = 700.0  # below every exact title (titles.py), above every sum of words
SYNONYM_SHARE = 0.6  # of what the word itself would count in a name
# Of the bonus of a whole name, by way of another word: "fireman" is firefighters before those who
# hold that title (750 of 1000), and after everybody whose profile has it (800).
SYNONYM_BONUS = 0.78


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


def wanted_words(matched: Sequence[Matched], widened: Sequence[Widened]) -> tuple[Wanted, ...]:
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
            yield key, SYNONYM_BONUS, f", as {other.text}"


def _key(clauses: Sequence[Clause]) -> Key:
    words = [singular(clause.exact, clause.stem) for clause in clauses if isinstance(clause, Word)]
    for clause in clauses:
        if isinstance(clause, Phrase):
            words += [singular(w, stem(w)) for w in clause.words if w not in STOP_WORDS]
    return tuple(sorted(set(words)))
