"""What autocomplete knows: all names, by the beginnings of their words.

The names are rows of a few arrays, and a suggestion is made when it is offered: the titles that
people hold alone are 23,700.
"""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from indexer.addresses import entity_url, profile_url, search_url
from indexer.analysis import name_tokens, tokens
from indexer.model import Credential, Organization, Vocabulary
from indexer.postings.card import Card
from indexer.postings.postings import Ints
from indexer.results import Suggestion
from indexer.tables.entities import all_names
from indexer.tables.facets import label_of
from indexer.tables.plain_questions import (
    FOR_A_NAME,
    FORMS,
    AskedName,
    QuestionForm,
    asked_names,
    split_question,
)

# Kinds of rows in the order in which they are offered; those of the same name are of one kind.
KINDS = ("occupation", "title", "title", "credential", "organization", "question")
_TITLE, _OTHER, _HELD, _CREDENTIAL, _ORGANIZATION, _QUESTION = range(len(KINDS))
IN_A_ROW = 2  # of a kind, while others have some
MAX_TYPED = 100  # characters; longer input is cut
_PAGE_OF = np.array([0, 0, 0, 1, 2, 3])  # kind of page, by kind of row

Line = int | Suggestion  # a row, or a question


@dataclass(frozen=True, slots=True, eq=False)
class SuggestTable:
    """Every name as a row: its kind; its ``owner``, the number of the card, credential or
    organization; its number ``among`` the owner's names of that kind; its place in the order of
    length and letters; whether it is an acronym.

    ``words`` are sorted; those of ``words[n]`` are ``rows[first[n]:first[n + 1]]``, each with the
    ``place`` of the word in the name.
    """

    kind: NDArray[np.int8]
    owner: Ints
    among: Ints
    order: NDArray[np.int32]
    acronym: NDArray[np.bool_]
    words: tuple[str, ...]
    first: NDArray[np.int32]
    rows: NDArray[np.int32]
    place: NDArray[np.int8]
    credentials: tuple[str, ...]  # slugs
    organizations: tuple[str, ...]
    asked: tuple[AskedName, ...]

    def beginning(self, typed: str) -> slice:
        """Where in ``rows`` the words are that begin so."""
        past = bisect_left(self.words, typed + "\U0010ffff")
        return slice(self.first[bisect_left(self.words, typed)], self.first[past])

    def named(self, words: Sequence[str]) -> tuple[Ints, Ints]:
        """Rows in which every word begins a word, and the place of the first one; a row may come
        twice."""
        at = self.beginning(words[0])
        rows, places = self.rows[at], self.place[at]
        for word in words[1:]:
            having = np.zeros(len(self.kind), bool)
            having[self.rows[self.beginning(word)]] = True
            kept = having[rows]
            rows, places = rows[kept], places[kept]
        return rows, places


def suggest_table(cards: Sequence[Card], vocabulary: Vocabulary) -> SuggestTable:
    """Made once when a generation is opened."""
    asked = tuple(asked_names(cards))
    found = [*_names(cards, vocabulary, asked)]
    texts = [text for *_, text in found]
    order = np.empty(len(found), np.int32)
    order[sorted(range(len(found)), key=lambda row: _sort_key(cards, *found[row]))] = np.arange(
        len(found)
    )
    having: dict[str, list[tuple[int, int]]] = {}
    acronym = np.zeros(len(found), bool)
    for row, text in enumerate(texts):
        split = name_tokens(text)
        acronym[row] = len(split) == 1 and split[0].stem.isupper()
        for place, token in enumerate(split):
            having.setdefault(token.exact.lower(), []).append((row, min(place, 99)))
    words = tuple(sorted(having))
    pairs = [pair for word in words for pair in having[word]]
    return SuggestTable(
        kind=np.array([kind for kind, *_ in found], np.int8),
        owner=_small([owner for _, owner, *_ in found]),
        among=_small([among for *_, among, _ in found]),
        order=order,
        acronym=acronym,
        words=words,
        first=np.cumsum([0, *(len(having[word]) for word in words)], dtype=np.int32),
        rows=np.array([row for row, _ in pairs], np.int32),
        place=np.array([place for _, place in pairs], np.int8),
        credentials=tuple(vocabulary.credentials),
        organizations=tuple(vocabulary.organizations),
        asked=asked,
    )


def _small(numbers: Sequence[int]) -> Ints:
    """As integers no longer than the largest needs."""
    return np.array(numbers, np.min_scalar_type(max(numbers, default=0)))


def _names(
    cards: Sequence[Card], vocabulary: Vocabulary, asked: Sequence[AskedName]
) -> Iterator[tuple[int, int, int, str]]:
    """Kind, owner, number among the owner's names and words of every row."""
    for number, card in enumerate(cards):
        yield _TITLE, number, 0, card.title
        for among, title in enumerate(_other_titles(card)):
            yield _OTHER, number, among, title
        for among, title in enumerate(card.held_titles):
            yield _HELD, number, among, title
    named: Sequence[tuple[int, Sequence[Credential | Organization]]] = (
        (_CREDENTIAL, tuple(vocabulary.credentials.values())),
        (_ORGANIZATION, tuple(vocabulary.organizations.values())),
    )
    for kind, entries in named:
        for number, entry in enumerate(entries):
            for name in dict.fromkeys((label_of(entry), *all_names(entry))):
                yield kind, number, 0, name
    for number, called in enumerate(asked):
        yield _QUESTION, called.occupation, number, f"{called.one} {called.several}"


def _sort_key(
    cards: Sequence[Card], kind: int, owner: int, among: int, text: str
) -> tuple[int, str]:
    """The shorter name goes first; of questions that about the occupation of most people."""
    return (-(cards[owner].jobs or 0) if kind == _QUESTION else len(text)), text


def _other_titles(card: Card) -> tuple[str, ...]:
    return (*card.alternate_titles, *card.former_titles)


def complete(
    table: SuggestTable, cards: Sequence[Card], vocabulary: Vocabulary, text: str, limit: int
) -> tuple[Suggestion, ...]:
    """Names in which every word typed begins a word, and questions about them; at most ``limit``,
    one an address.

    An acronym typed in full goes first. Then titles, other titles, credentials, organizations and
    questions take turns, `IN_A_ROW` of each; among a kind a name that begins with what was typed
    goes first, then the shorter one.
    """
    typed = [token.exact.lower() for token in tokens(text[:MAX_TYPED])]
    if not typed:
        return ()
    acronyms, named = _ranked(table, typed)
    questions = _questions(table, cards, typed, named[table.kind[named] == _QUESTION], limit)
    queues: dict[str, deque[Line]] = {kind: deque() for kind in KINDS}
    for row, kind in zip(named.tolist(), table.kind[named].tolist(), strict=True):
        if kind != _QUESTION:
            queues[KINDS[kind]].append(row)
    queues["question"].extend(questions)
    whole: dict[str, deque[Line]] = {kind: deque() for kind in KINDS}
    for row in acronyms.tolist():
        whole[KINDS[table.kind[row]]].append(row)
    turns = _in_turns(whole, queues)
    return tuple(
        line if isinstance(line, Suggestion) else _suggestion(table, cards, vocabulary, line)
        for line in islice(turns, max(limit, 0))
    )


def _ranked(table: SuggestTable, typed: Sequence[str]) -> tuple[Ints, Ints]:
    """Rows of acronyms that were typed in full, and those of other names, best first; of each page
    the best alone, but for the names that questions use."""
    rows, places = table.named(typed)
    whole = table.acronym[rows] & (len(typed) == 1)
    if whole.any():
        at = bisect_left(table.words, typed[0])
        same = at < len(table.words) and table.words[at] == typed[0]
        written = table.rows[table.first[at] : table.first[at + 1]] if same else rows[:0]
        whole &= np.isin(rows, written)
    ranked = np.lexsort((table.order[rows], places, table.kind[rows], ~whole))
    rows, whole = rows[ranked], whole[ranked]
    pages = table.owner[rows].astype(np.int64) * len(_PAGE_OF) + _PAGE_OF[table.kind[rows]]
    best = np.sort(np.unique(pages, return_index=True)[1])
    rows, whole = rows[best], whole[best]
    return rows[whole], rows[~whole]


def _in_turns(
    first: Mapping[str, deque[Line]], queues: Mapping[str, deque[Line]]
) -> Iterator[Line]:
    """What the kinds have, at most `IN_A_ROW` of each at a time; the first round is of those that
    go first, whose others then lead their queue."""
    last, run = "", 0
    for kind, queue in first.items():
        for _ in range(min(len(queue), IN_A_ROW)):
            last, run = kind, run + 1 if kind == last else 1
            yield queue.popleft()
        queues[kind].extendleft(reversed(queue))
    while any(queues.values()):
        for kind, queue in queues.items():
            before = run if kind == last else 0
            count = min(len(queue), max(IN_A_ROW - before, 0))
            if not any(other for name, other in queues.items() if name != kind):
                count = len(queue)
            for _ in range(count):
                yield queue.popleft()
            if count:
                last, run = kind, before + count


def _questions(
    table: SuggestTable, cards: Sequence[Card], typed: Sequence[str], named: Ints, limit: int
) -> tuple[Suggestion, ...]:
    """The questions that are being typed, or else those about the name that is."""
    asking = ((form, split_question(typed, form)) for form in FORMS)
    forms = [(form, words) for form, words in asking if words is not None]
    found = []
    for form, words in forms:
        rows = _ranked(table, words)[1] if words else np.argsort(table.order)
        rows = rows[table.kind[rows] == _QUESTION]
        names = (table.asked[number] for number in table.among[rows[:limit]])
        found += [_question(cards, form, name) for name in names]
    if not forms:
        names = (table.asked[number] for number in table.among[named[:1]])
        found = [_question(cards, form, name) for name in names for form in FOR_A_NAME]
    return tuple(found[:limit])


def _question(cards: Sequence[Card], form: QuestionForm, name: AskedName) -> Suggestion:
    card, text = cards[name.occupation], form.about(name)
    return Suggestion("question", text, card.title, card.slug, search_url(text))


def _suggestion(
    table: SuggestTable, cards: Sequence[Card], vocabulary: Vocabulary, row: int
) -> Suggestion:
    kind, owner = int(table.kind[row]), int(table.owner[row])
    if kind == _CREDENTIAL:
        credential = vocabulary.credentials[table.credentials[owner]]
        url = entity_url("credential", credential.slug)
        label = label_of(credential)
        return Suggestion(KINDS[kind], label, credential.kind, credential.slug, url)
    if kind == _ORGANIZATION:
        organization = vocabulary.organizations[table.organizations[owner]]
        url = entity_url("organization", organization.slug)
        return Suggestion(KINDS[kind], label_of(organization), None, organization.slug, url)
    card = cards[owner]
    url = profile_url(card.slug)
    if kind == _TITLE:
        return Suggestion(KINDS[kind], card.title, None, card.slug, url)
    titles = card.held_titles if kind == _HELD else _other_titles(card)
    return Suggestion(KINDS[kind], titles[table.among[row]], card.title, card.slug, url)
