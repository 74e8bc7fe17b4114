"""Did you mean: the word of a name that a word without meaning here is a slip of.

Spelling is decided word by word, whatever the others find. What may be a word is left alone and
only helped by an offer: people type names, acronyms and codes that no list has.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from indexer.analysis import STOP_WORDS, folded, name_tokens, singular
from indexer.frozen import value_class
from indexer.model import Credential, Organization, Vocabulary
from indexer.postings.card import Card
from indexer.postings.families import Families
from indexer.postings.postings import View
from indexer.tables.english import English
from indexer.tables.entities import all_names
from indexer.tables.word_set import WordSet

MIN_LETTERS = 4  # fewer are an acronym or chance: "teh", "nic"
MIN_FOR_TWO = 7  # letters from which two slips are one word: "lisence", "vetinarian"
MIN_BEGINNING = 4  # letters of a half-typed word: "recept" is no slip of "receipt"
MAX_OFFERS = 3

# Words that join others, beyond those that a query may lack: nobody has misspelt one of them.
_GLUE = STOP_WORDS | frozenset(
    "after all also any before been being between both but during each even every few less like "
    "many more most much need no not now off only other others out over own same some such than "
    "them then those through under until upon very want was well were while within without would "
    "able make made take taken use used".split()
)
_TITLE, _OTHER_TITLE, _NAME = range(3)  # in the order in which they are preferred


@value_class
class NameWord:
    """A word that stands in a name; ``kind`` in its best one, ``count`` in all texts."""

    word: str
    kind: int
    count: int


@dataclass(frozen=True, slots=True)
class SpellingTable:
    """Words of names by their number of letters, and what tells that a word means something."""

    names: Mapping[int, tuple[NameWord, ...]]
    meant: WordSet  # every word of a name, acronyms among them, with their singulars
    beginnings: WordSet  # of `MIN_BEGINNING` letters and more, of words of titles
    families: Families
    english: English


def replacement(table: SpellingTable, typed: str) -> str | None:
    """The word of a name that a word, as it was typed, is a slip of; None where it may be meant.

    A slip is a letter inserted, left out, replaced or swapped (optimal string alignment): one, or
    two in long words, or three where the consonants are right ("physcologist"). Words with the same
    consonants go first, then the nearer ones; of equally near ones those that have a letter more,
    since most slips leave one out; then titles, then other titles, then the same first letter,
    then the more frequent word.
    """
    word = typed.lower()
    if means_something(table, typed) or word in table.beginnings:
        return None
    return next((found for distance, found in _nearest(table, word) if distance), None)


def means_something(table: SpellingTable, typed: str) -> bool:
    """Whether a word, as it was typed, must be left as it is."""
    word = folded(typed)
    return (
        not word.isalpha()
        or len(word) < MIN_LETTERS
        or (typed != word.capitalize() and typed != word)  # PhysEd, ICU
        or word in table.meant
        or word in table.english
        or bool(table.families.forms(word))
    )


def offers(table: SpellingTable, typed: str) -> tuple[str, ...]:
    """The nearest words of names, best first, for a page to offer beside what was searched."""
    word = typed.lower()
    if not word.isalpha() or len(word) < MIN_LETTERS or typed.isupper():
        return ()
    return tuple(found for distance, found in _nearest(table, word) if distance)[:MAX_OFFERS]


def _nearest(table: SpellingTable, word: str) -> list[tuple[int, str]]:
    """Words of names within reach with their number of slips, best first."""
    allowed = 1 if len(word) < MIN_FOR_TWO else 2
    sounds, reach = consonants(word), allowed + (len(word) >= MIN_FOR_TWO)
    near = []
    for length in range(len(word) - reach, len(word) + reach + 1):
        names = table.names.get(length, ())
        if not names:
            continue
        words = [name.word for name in names]
        (distances,) = cdist([word], words, scorer=OSA.distance, score_cutoff=reach, dtype=np.uint8)
        for number in np.flatnonzero(distances <= reach).tolist():
            name, distance = names[number], int(distances[number])
            other = consonants(name.word) != sounds
            if distance <= allowed or not other:
                shorter, initial = length <= len(word), name.word[0] != word[0]
                order = (other, distance, shorter, name.kind, initial, -name.count)
                near.append((order, distance, name.word))
    return [(distance, found) for _, distance, found in sorted(near)]


def consonants(word: str) -> str:
    """What is heard most of a word: its consonants, each run of one letter once, without h."""
    heard = word.translate(_UNHEARD)
    return "".join(letter for letter, before in zip(heard, f" {heard}", strict=False)
                   if letter != before)  # fmt: skip


_UNHEARD = dict.fromkeys(map(ord, "aeiouyh"))


@dataclass(frozen=True, slots=True)
class SpellingWords:
    """The words of names, without what the texts say of them: the best kind of name that each
    stands in, all that were meant, and beginnings of titles' words."""

    kinds: Mapping[str, int]
    meant: WordSet
    beginnings: WordSet


def spelling_words(cards: Sequence[Card], vocabulary: Vocabulary) -> SpellingWords:
    """The words of all names of a generation."""
    kinds: dict[str, int] = {}
    meant: set[str] = set()
    for kind, name in _names(cards, vocabulary):
        for token in name_tokens(name):
            meant.add(token.exact)
            for word in {token.exact, singular(token.exact, token.stem)}:
                if word.isalpha() and not token.stem.isupper() and word not in _GLUE:
                    kinds[word] = min(kind, kinds.get(word, kind))
    beginnings = WordSet.of(
        word[:end]
        for word, kind in kinds.items()
        if kind == _TITLE
        for end in range(MIN_BEGINNING, len(word))
    )
    return SpellingWords(dict(sorted(kinds.items())), WordSet.of(meant), beginnings)


def spelling_table(view: View, vocabulary: Vocabulary, said: SpellingWords) -> SpellingTable:
    """Made once a generation, of the words of its names and how often its texts have each."""
    postings = view.postings["exact"]
    counts = np.diff(postings.offsets)
    names: dict[int, list[NameWord]] = {}
    for word, kind in said.kinds.items():
        number = postings.numbers.get(word)
        count = 0 if number is None else int(counts[number])
        if len(word) >= MIN_LETTERS and (count or kind != _NAME):
            names.setdefault(len(word), []).append(NameWord(word, kind, count))
    return SpellingTable(
        MappingProxyType({length: tuple(words) for length, words in names.items()}),
        said.meant,
        said.beginnings,
        view.families,
        English(vocabulary.english),
    )


def _names(cards: Sequence[Card], vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    for card in cards:
        yield _TITLE, card.title
        for title in (*card.alternate_titles, *card.former_titles, *card.held_titles):
            yield _OTHER_TITLE, title
    entries: list[Credential | Organization] = [
        *vocabulary.credentials.values(),
        *vocabulary.organizations.values(),
    ]
    for named in entries:
        for name in all_names(named):
            yield _NAME, name
    for synonym in vocabulary.synonyms:
        for words in (*synonym.words, *synonym.also):
            yield _NAME, words
    for group in vocabulary.groups.values():
        yield _NAME, group.title
