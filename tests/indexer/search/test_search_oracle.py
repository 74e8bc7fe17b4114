"""Matching, counting and paging against a loop over the data the index was made from."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from indexer.engine import search
from indexer.facet import FacetName
from indexer.index import Index
from indexer.model import (
    CONDITIONS,
    EDUCATION_LEVELS,
    EXPERIENCE_LEVELS,
    INTERESTS,
    OUTLOOK_CLASSES,
    SCHEDULES,
    TRAINING_LEVELS,
)
from indexer.opensearch.candidates import CANDIDATES
from indexer.opensearch.engine import ClusterEngine
from indexer.request import SearchRequest
from indexer.search.listing import LIST_SHARE
from tests.conftest import ON_CLUSTER
from tests.generated import (
    CREDENTIALS,
    GROUPS,
    ORGANIZATIONS,
    SYNONYMS,
    TECHNOLOGY,
    TITLE_WORDS,
    TYPES,
    WORDS,
    Data,
    Datum,
)
from tests.indexer.asking import Filters
from tests.indexer.search.whoosh_reference.answer import Read, Reference
from tests.indexer.search.whoosh_reference.listing import share_of_likest

Scope = str | None  # a section type, None: the whole occupation
BANDS = {
    "under-40000": (0, 40_000), "40000-59999": (40_000, 60_000), "60000-79999": (60_000, 80_000),
    "80000-99999": (80_000, 100_000), "100000-or-more": (100_000, 10**9),
}  # fmt: skip


@dataclass(frozen=True)
class Ask:
    """Part of a query as typed, and what it means for one occupation in one scope."""

    typed: str
    holds: Callable[[Datum, Scope], bool]
    is_plain: bool = False  # a plain word: evidence, where all others are conditions


def texts(datum: Datum, scope: Scope) -> Iterator[tuple[str, ...]]:
    """Every text whose words count in a scope: titles, the sections, the names in these."""
    yield datum.title
    yield from datum.alternates
    for type, words in datum.sections.items():
        if scope in (None, type):
            yield tuple(word.lower() for word in words)
            for acronym, name in (CREDENTIALS | ORGANIZATIONS).items():
                if acronym in words:
                    yield tuple(name.lower().split())
                    yield (acronym.lower(),)


@cache
def words_of(datum: Datum, scope: Scope) -> frozenset[str]:
    return frozenset(word for text in texts(datum, scope) for word in text)


def has(datum: Datum, scope: Scope, *phrase: str) -> bool:
    if not words_of(datum, scope).issuperset(phrase):
        return False
    size = len(phrase)
    return any(
        text[at : at + size] == phrase
        for text in texts(datum, scope)
        for at in range(len(text) - size + 1)
    )


def word(text: str) -> Ask:
    ways = ((text.lower(),), *SYNONYMS.get(text, ()))
    return Ask(
        text, lambda datum, scope: any(has(datum, scope, *way) for way in ways), is_plain=True
    )


def phrase(words: tuple[str, ...]) -> Ask:
    return Ask(f'"{" ".join(words)}"', lambda datum, scope: has(datum, scope, *words))


def without(text: str) -> Ask:
    return Ask(f"-{text}", lambda datum, scope: not has(datum, scope, text))


def either(first: str, second: str) -> Ask:
    """Alternatives that are written out are not widened."""
    return Ask(
        f"{first} OR {second}",
        lambda datum, scope: has(datum, scope, first) or has(datum, scope, second),
    )


def prefix(start: str) -> Ask:
    return Ask(
        f"{start}*",
        lambda datum, scope: any(word.startswith(start) for word in words_of(datum, scope)),
    )


def pay_over(amount: int) -> Ask:
    return Ask(f"pay>{amount}", lambda datum, scope: (datum.pay or 0) > amount)


def growth_up_to(percent: int) -> Ask:
    return Ask(
        f"growth<={percent}",
        lambda datum, scope: datum.growth is not None and datum.growth <= percent,
    )


any_word = st.sampled_from(WORDS + TITLE_WORDS)
asks = st.one_of(
    st.builds(word, st.sampled_from((*WORDS, *TITLE_WORDS, *CREDENTIALS, "ziba", "zobc"))),
    st.builds(word, any_word),
    st.builds(word, st.sampled_from(tuple(SYNONYMS))),
    st.builds(phrase, st.tuples(any_word, any_word)),
    st.builds(without, any_word),
    st.builds(either, any_word, any_word),
    st.builds(prefix, st.sampled_from(("al", "ec", "jobc", "zi", "fo"))),
    st.builds(pay_over, st.sampled_from((30_000, 60_000, 100_000))),
    st.builds(growth_up_to, st.sampled_from((0, 4))),
)


def some_of(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=3, unique=True).map(tuple)


selections = st.fixed_dictionaries(
    {},
    optional={
        "section": some_of(TYPES),
        "credential": some_of((*(c.lower() for c in CREDENTIALS), "no-such-thing")),
        "organization": some_of((*(o.lower() for o in ORGANIZATIONS), "no-such-thing")),
        "group": some_of(GROUPS),
        "education": some_of(tuple(EDUCATION_LEVELS)),
        "experience": some_of(tuple(EXPERIENCE_LEVELS)),
        "training": some_of(tuple(TRAINING_LEVELS)),
        "pay": some_of(tuple(BANDS)),
        "outlook": some_of(tuple(OUTLOOK_CLASSES)),
        "interest": some_of(tuple(INTERESTS)),
        "schedule": some_of(tuple(SCHEDULES)),
        "condition": some_of(tuple(CONDITIONS)),
        "technology": some_of((*TECHNOLOGY.values(), "no-such-thing")),
        "requirement": some_of(("law", "required", "preferred", "mentioned")),
    },
)


def values_of(datum: Datum, facet: str, scope: Scope) -> set[str]:
    """Facet values of an occupation in a scope."""
    if facet in ("credential", "organization"):
        names = CREDENTIALS if facet == "credential" else ORGANIZATIONS
        words = [w for t, ws in datum.sections.items() if scope in (None, t) for w in ws]
        return {word.lower() for word in words if word in names}
    if facet == "pay":
        pay = datum.pay
        return {b for b, (low, high) in BANDS.items() if pay is not None and low <= pay < high}
    if facet == "technology":
        return {TECHNOLOGY[name] for name in datum.technology}
    value = getattr(datum, facet)
    return set(value) if isinstance(value, tuple) else set() if value is None else {value}


FACETS = (
    "credential", "organization", "group", "education", "experience", "training", "pay", "outlook",
    "interest", "schedule", "condition", "technology", "requirement",
)  # fmt: skip
LINKS: tuple[FacetName, ...] = ("credential", "requirement")  # chosen together
REQUIREMENTS = {
    ("requires", "law"): "law",
    ("requires", "employers"): "required",
    ("prefers", "employers"): "preferred",
    ("mentions", None): "mentioned",
}


def links_of(datum: Datum, scope: Scope) -> set[tuple[str, str]]:
    """Each credential that a scope names, and how much it is wanted."""
    named = values_of(datum, "credential", scope)
    return {(slug, REQUIREMENTS[datum.wants.get(slug, ("mentions", None))]) for slug in named}


def links_that_pass(
    datum: Datum, scope: Scope, chosen: Filters, named: tuple[str, ...], ignored: str | None = None
) -> set[tuple[str, str]]:
    """Those of a chosen credential, or else of one that the query names, that is as much wanted as
    is chosen."""
    credentials = () if ignored == "credential" else chosen.get("credential", ())
    wanted = () if ignored == "requirement" else chosen.get("requirement", ())
    if wanted or ignored == "requirement":
        credentials = credentials or (() if ignored == "credential" else named)
    return {
        (slug, requirement)
        for slug, requirement in links_of(datum, scope)
        if (not credentials or slug in credentials) and (not wanted or requirement in wanted)
    }


@dataclass(frozen=True)
class Listed:
    """What a query lists, decided before any filter. ``worthy``: occupations whose words or titles
    are worth enough beside the best of those that fulfil the conditions."""

    query: list[Ask]
    worthy: frozenset[Datum]
    conditions_alone: bool  # no word says anything of what fulfils the conditions
    named: tuple[str, ...]  # the credentials that the query names

    def has(self, datum: Datum, scope: Scope, *, every_word: bool) -> bool:
        if scope is not None and scope not in datum.sections:
            return False
        if not all(ask.holds(datum, scope) for ask in self.query if not ask.is_plain):
            return False
        words = [ask.holds(datum, scope) for ask in self.query if ask.is_plain]
        if all(words):
            return True
        if every_word:
            return False
        if self.conditions_alone:
            return True
        return datum in self.worthy and (scope is None or any(words))


def listed_by(data: Data, query: list[Ask], read: Read) -> Listed:
    """``read``: what the words are worth, from the second implementation."""
    conditions = [ask for ask in query if not ask.is_plain]
    allowed = [n for n, d in enumerate(data) if all(ask.holds(d, None) for ask in conditions)]
    worthy: set[int] = set()
    share = share_of_likest([read.likeness[n] for n in allowed], as_title=read.as_title)
    for values, least in ((read.evidence, LIST_SHARE), (read.likeness, share)):
        best = max((values[number] for number in allowed), default=0)
        if best > 0:
            worthy |= {n for n, value in values.items() if value >= least * best and value > 0}
    alone = bool(conditions) and worthy.isdisjoint(allowed)
    named = tuple(ask.typed.lower() for ask in query if ask.typed in CREDENTIALS)
    return Listed(query, frozenset(data[number] for number in worthy), alone, named)


def passes(
    datum: Datum,
    scope: Scope,
    listed: Listed,
    chosen: Filters,
    *,
    every_word: bool = False,
    ignored: str | None = None,
) -> bool:
    """``ignored``: the facet that is counted; of credentials and requirements both, since these
    are counted by `links_that_pass`."""
    by_links = ignored not in LINKS and any(chosen.get(name) for name in LINKS)
    if by_links and not links_that_pass(datum, scope, chosen, listed.named):
        return False
    return listed.has(datum, scope, every_word=every_word) and all(
        not values or values_of(datum, facet, scope) & set(values)
        for facet, values in chosen.items()
        if facet not in ("section", *LINKS, ignored)
    )


def expected(
    data: Data, query: list[Ask], chosen: Filters, read: Read
) -> tuple[set[str], set[str], dict[str, dict[str, int]]]:
    """Slugs that pass, those of them that have every word, and for each facet the count of each
    value."""
    listed = listed_by(data, query, read)
    scopes: tuple[Scope, ...] = chosen.get("section") or (None,)
    found = {d.slug for d in data if any(passes(d, scope, listed, chosen) for scope in scopes)}
    complete = {
        d.slug
        for d in data
        if any(passes(d, scope, listed, chosen, every_word=True) for scope in scopes)
    }

    def values(datum: Datum, facet: str, scope: Scope) -> set[str]:
        if facet not in LINKS:
            return values_of(datum, facet, scope)
        links = links_that_pass(datum, scope, chosen, listed.named, facet)
        return {link[LINKS.index(facet)] for link in links}

    counts: dict[str, dict[str, int]] = {}
    for facet in FACETS:
        counts[facet] = {}
        for datum in data:
            own = [s for s in scopes if passes(datum, s, listed, chosen, ignored=facet)]
            for value in set().union(*(values(datum, facet, scope) for scope in own)):
                counts[facet][value] = counts[facet].get(value, 0) + 1
    counts["section"] = {
        type: sum(passes(datum, type, listed, chosen) for datum in data) for type in TYPES
    }
    return found, complete, counts


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.lists(asks, max_size=3), chosen=selections)
def test_totals_and_facet_counts_equal_a_loop_over_the_data(
    generated_index: Index,
    generated_data: Data,
    reference: Reference,
    query: list[Ask],
    chosen: Filters,
) -> None:
    text = " ".join(ask.typed for ask in query)
    read = reference.read(SearchRequest(text))
    assume(not read.listing.is_near)
    found, complete, counts = expected(generated_data, query, chosen, read)

    results = search(generated_index, SearchRequest(text, chosen, limit=100))

    assert results.total == len(found)
    assert results.with_every_word == len(complete)
    assert {hit.slug for hit in results.hits} <= found
    for facet in results.facets:
        told = {value.value: value.count for value in facet.values if value.count}
        assert told == {v: n for v, n in counts.get(facet.name, {}).items() if n}, facet.name
        listed = {value.value for value in facet.values if value.selected}
        assert listed == set(chosen.get(facet.name, ())), facet.name


@settings(
    max_examples=6 if os.environ.get(ON_CLUSTER) else 30,  # a page is a request there
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(query=st.lists(asks, max_size=2), chosen=selections, limit=st.sampled_from((7, 40, 100)))
def test_pages_together_hold_every_match_once_in_falling_order(
    generated_index: Index,
    generated_data: Data,
    reference: Reference,
    query: list[Ask],
    chosen: Filters,
    limit: int,
) -> None:
    text = " ".join(ask.typed for ask in query)
    read = reference.read(SearchRequest(text))
    assume(not read.listing.is_near)
    found, complete, _ = expected(generated_data, query, chosen, read)

    first = search(generated_index, SearchRequest(text, chosen, limit=limit))
    pages = [
        search(generated_index, SearchRequest(text, chosen, page=page, limit=limit))
        for page in range(1, first.pages + 2)
    ]

    hits = [hit for page in pages for hit in page.hits]
    assert sorted(hit.slug for hit in hits) == sorted(found)
    assert pages[-1].hits == ()
    scores = [hit.score for hit in hits][: ranked_exactly(generated_index)]
    assert scores == sorted(scores, reverse=True)
    assert {hit.slug for hit in hits if not hit.missing} >= complete
    for hit in hits:
        assert abs(sum(part.value for part in hit.why) - hit.score) < 1e-9


def ranked_exactly(index: Index) -> int | None:
    """How many hits are in the exact order: all of them or, on a cluster, the first ones."""
    return CANDIDATES if isinstance(index.engine, ClusterEngine) else None


def test_the_generated_index_is_large_enough_to_show_wrong_totals(
    generated_data: Data,
) -> None:
    assert sum(len(datum.sections) for datum in generated_data) >= 5000
