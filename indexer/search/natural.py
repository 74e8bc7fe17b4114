"""What people say in plain words: a question, filters, an order, things compared.

Text in, a value out: nothing is looked up. The words that are understood are taken out of the
query, and each reading says by which words it came about, so that it can be shown and undone.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from indexer.query import MAX_CHARACTERS, Range
from indexer.request import Sort
from indexer.results import NaturalFilter
from indexer.search.comparison import Separated, compared_things, read_separators, take_frame
from indexer.search.elsewhere import NEAR_ME, read_elsewhere
from indexer.search.plain_filters import Level, PlainFilters, read_filters
from indexer.search.questions import Ask, Asked, read_ask
from indexer.search.small_talk import without_denied, without_talk
from indexer.search.typed import NameTest, Typed, read_words

MAX_WORDS = 40  # of a query that is read; the longest question seen has 19

MAX_PHRASE = 400  # characters in all


@dataclass(frozen=True, slots=True)
class Reading:
    """A query with what was understood taken out of its words.

    ``text``: the words that are left to look for; as typed if nothing was understood, empty if
    nothing is left. ``ranges``, ``choices`` and ``sort`` are each told in ``filters``.
    ``compared``: two to four things as typed. ``elsewhere``: words that ask for what no profile
    can say (a place, a date, a vacancy); ``ignored``: words that count for nothing, each as typed.
    """

    text: str
    ranges: tuple[Range, ...] = ()
    filters: tuple[NaturalFilter, ...] = ()
    choices: tuple[Level, ...] = ()
    sort: Sort | None = None
    ask: Ask | None = None
    compared: tuple[str, ...] | None = None
    elsewhere: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()


_POLITE = re.compile(
    r"(?<!\S)(?:please|thanks|thank you|hi|hello|hey|(?:can|could|would) (?:you|someone|anyone)"
    r"(?: please)?(?= (?:tell|explain|show))|(?:tell|show) me(?= (?:how|what|if|whether|why|where"
    r"|which|who|when)(?!\S))|i'd like to know|i (?:want|need) to know|just curious|curious"
    r"|wondering|i wonder|do you know|is it true(?: that)?|does anyone know|in general|generally"
    r"|nowadays|these days|right now|currently|actually|basically|typically|usually|on average"
    r"|in the (?:us|usa|u\.s|u\.s\.a|united states|country|world)|in america|in usa"
    r"|(?:in|for) 20(?:24|25)|2024|2025|looking for|i am looking for|i'm looking for|find me)"
    r"(?!\S)"
)
_JOBS = re.compile(
    r"(?<!\S)(?:(?:find|show|me|all|good|best|most|top|any|some|a|the|what|which|are|there) )*"
    r"(?:jobs?|careers?|occupations?|professions?|positions?)"
    r"(?: (?:with|that|which|in|for|where|and|without|who|to|at|of|a|an|the))*(?!\S)"
)
_WORK = re.compile(r"(?<!\S)(?:\||^)?(?:work(?:ing)?(?: (?:in|with|at|on|for|a|an|the))+)(?!\S)")


def read_natural(text: str, is_name: NameTest = lambda words: False) -> Reading:
    """What a query says in plain words.

    ``is_name``: whether words, as typed or in lower case, are a known name; such words are never
    taken as asking ("pay clerk").
    """
    typed = read_words(text[:MAX_CHARACTERS], is_name)
    if not 0 < len(typed.words) <= MAX_WORDS or len(typed.phrase) > MAX_PHRASE:
        return Reading(text)
    return _reading(typed)


# A search reads its words twice: before and after spelling.
@lru_cache(maxsize=256)
def _reading(typed: Typed) -> Reading:
    elsewhere = read_elsewhere(typed)
    plain = _without(_without(elsewhere.typed, _POLITE), NEAR_ME)
    plain = without_talk(plain)
    separated = read_separators(plain)
    reading = _compare(plain, separated) if separated else None
    filters, asked, compared = reading or (*_read(plain), None)
    left = asked.typed
    if not compared and not filters.filters and _only_names_a_topic(plain, left):
        asked, left = replace(asked, ask=None, typed=filters.typed), filters.typed
    understood = bool(filters.filters or asked.ask or compared)
    if understood:
        left = _without(left, _JOBS)
    if filters.filters:
        left = _without(left, _WORK)
    if not compared:
        left = without_denied(left)
    ask = asked.ask
    remaining = left.remaining() if left.taken else typed.text
    if not remaining and filters.filters and ask and ask.fact is None:
        ask = None  # "jobs without a degree" asks for nothing but the list
    if not remaining and elsewhere.words and not filters.filters:
        remaining = " ".join(elsewhere.words)
    return Reading(
        text=" ".join(compared) if compared else remaining,
        ranges=filters.ranges,
        filters=filters.filters,
        choices=filters.choices,
        # of nothing but filters the larger occupations come first, not those with an A
        sort=filters.sort or ("jobs" if filters.filters and not remaining else None),
        ask=ask,
        compared=compared,
        elsewhere=elsewhere.words,
        ignored=left.written(
            (plain.taken - elsewhere.typed.taken) | (left.taken - asked.typed.taken)
        ),
    )


def _only_names_a_topic(plain: Typed, left: Typed) -> bool:
    """Whether nothing but words such as "entry level" or "license" is there: asked of nothing,
    they are what is looked for."""
    words = [word for number, word in enumerate(plain.words) if number not in plain.taken]
    return not left.remaining() and not any(word.glue for word in words)


def _read(typed: Typed) -> tuple[PlainFilters, Asked]:
    filters = read_filters(typed)
    return filters, read_ask(filters.typed)


def _compare(
    typed: Typed, separated: Separated
) -> tuple[PlainFilters, Asked, tuple[str, ...]] | None:
    """The reading as a comparison; None if there are not two things to compare."""
    filters, asked = _read(separated.typed)
    framed = take_frame(asked.typed) if separated.choosing else asked.typed
    compared = compared_things(framed, separated)
    return None if compared is None else (filters, replace(asked, typed=framed), compared)


def _without(typed: Typed, pattern: re.Pattern[str]) -> Typed:
    return typed.without([span for spans in typed.spans(pattern) for span in spans])
