"""Hits, order, scores and counts against the same search on Whoosh's own searcher and reader."""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

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
from indexer.request import SearchRequest
from indexer.results import Hit
from indexer.search.search import search
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
    code_of,
)
from tests.indexer.search.whoosh_reference.answer import Reference

QUERIES = 1000
NEAR = 1e-4  # the model of titles is kept in 32 bits
BANDS = ("under-40000", "40000-59999", "60000-79999", "80000-99999", "100000-or-more")
NAMES = tuple((CREDENTIALS | ORGANIZATIONS).values())
ACRONYMS = tuple(CREDENTIALS | ORGANIZATIONS)
Draw = random.Random


def word(draw: Draw) -> str:
    return draw.choice(WORDS + TITLE_WORDS)


def phrase(draw: Draw) -> str:
    return draw.choice(
        (
            f'"{draw.choice(WORDS[:12])} {draw.choice(WORDS[:12])}"',
            f'"{draw.choice(TITLE_WORDS)} {draw.choice(TITLE_WORDS)}"',
            f'"{draw.choice(NAMES)}"',
            f'"{word(draw)}"',
        )
    )


def prefix(draw: Draw) -> str:
    return draw.choice(("al*", "ec*", "jobc*", "zi*", "zob*", "fo*", "jo*", "gr*", "no-such*"))


def fielded(draw: Draw) -> str:
    return draw.choice(
        (
            f"title:{draw.choice(TITLE_WORDS)}",
            f'title:"{draw.choice(TITLE_WORDS)} {draw.choice(TITLE_WORDS)}"',
            f"-title:{draw.choice(TITLE_WORDS)}",
            f"soc:{code_of(draw.randrange(1000))}",
            f"title:{draw.choice(TITLE_WORDS)[:3]}*",
        )
    )


def chosen(draw: Draw) -> str:
    return draw.choice(
        (
            f"credential:{draw.choice(tuple(CREDENTIALS))}",
            f'org:"{draw.choice(tuple(ORGANIZATIONS.values()))}"',
            f"section:{draw.choice(TYPES)}",
            f"group:{draw.choice(GROUPS)}",
        )
    )


def bound(draw: Draw) -> str:
    return draw.choice(
        (
            f"pay>{draw.choice((30_000, 60_000, 100_000))}", "pay<=45000", "growth>=4",
            "growth<0", "jobs>2500", "education<=associate", "no degree", "paying over $70,000",
        )
    )  # fmt: skip


KINDS: Mapping[str, Callable[[Draw], str]] = {
    "word": word,
    "words": lambda draw: f"{word(draw)} {word(draw)}",
    "plural": lambda draw: f"{word(draw)}s",
    "unknown": lambda draw: draw.choice(("qqqq", "wwwww")),
    "glue": lambda draw: f"who is the {word(draw)}",
    "title": lambda draw: f"{draw.choice(TITLE_WORDS)} {draw.choice(TITLE_WORDS)}",
    "phrase": phrase,
    "prefix": prefix,
    "without": lambda draw: f"-{draw.choice((word, phrase, prefix))(draw)}",
    "either": lambda draw: f"{word(draw)} OR {draw.choice((word, phrase, prefix))(draw)}",
    "field": fielded,
    "synonym": lambda draw: draw.choice((*tuple(SYNONYMS) * 8, *ACRONYMS, *NAMES)),
    "choice": chosen,
    "bound": bound,
}


def filters(draw: Draw) -> Mapping[FacetName, tuple[str, ...]]:
    """No, one or two facets with up to three values."""
    values: Mapping[FacetName, Sequence[str]] = {
        "section": TYPES,
        "credential": [acronym.lower() for acronym in CREDENTIALS],
        "organization": [acronym.lower() for acronym in ORGANIZATIONS],
        "group": GROUPS,
        "education": tuple(EDUCATION_LEVELS),
        "experience": tuple(EXPERIENCE_LEVELS),
        "training": tuple(TRAINING_LEVELS),
        "pay": BANDS,
        "outlook": tuple(OUTLOOK_CLASSES),
        "interest": tuple(INTERESTS),
        "schedule": tuple(SCHEDULES),
        "condition": tuple(CONDITIONS),
        "technology": tuple(TECHNOLOGY.values()),
        "requirement": ("law", "required", "preferred", "mentioned"),
    }
    names = draw.sample(list(values), draw.choice((0, 0, 1, 2)))
    return {name: tuple(draw.sample(values[name], draw.randint(1, 3))) for name in names}


def requests(count: int, seed: int = 8) -> Sequence[tuple[tuple[str, ...], SearchRequest]]:
    """Requests with the kinds of the parts of their queries."""
    draw = random.Random(seed)
    result = []
    for _ in range(count):
        kinds = tuple(draw.choices(list(KINDS), k=draw.choice((0, 1, 1, 2, 2, 3, 4))))
        text = " ".join(KINDS[kind](draw) for kind in kinds)
        request = SearchRequest(
            text, filters(draw), page=draw.choice((1, 1, 1, 2, 3)), limit=draw.choice((5, 10)),
            literal=draw.random() < 0.25, every_word=draw.random() < 0.1,
        )  # fmt: skip
        result.append((kinds, request))
    return result


def assert_same(hits: Sequence[Hit], told: Sequence[tuple[str, float]], about: object) -> None:
    """The same hits with the same scores in the same order, but for those that rounding parts."""
    scores = [score for _, score in told]
    for hit, score in zip(hits, scores, strict=True):
        assert abs(hit.score - score) <= NEAR, about
    for hit, (slug, score) in zip(hits, told, strict=True):
        assert hit.slug == slug or sum(abs(score - s) <= 2 * NEAR for s in scores) > 1, about


def test_hits_order_scores_and_counts_are_those_of_whoosh(
    generated_index: Index, reference: Reference, generated_data: Data
) -> None:
    assert sum(len(datum.sections) for datum in generated_data) >= 5000
    for kinds, request in requests(QUERIES):
        results = search(generated_index, request)

        read = results.interpretation.corrected or request.query  # spelling is a way to read
        told = reference.answer(replace(request, query=read))
        about = (kinds, request)
        first = (request.page - 1) * request.limit
        if told.is_near:
            continue
        assert results.total == len(told.hits), about
        assert results.with_every_word == told.complete, about
        assert_same(results.hits, told.hits[first : first + request.limit], about)
        for facet in results.facets:
            counts = {value.value: value.count for value in facet.values if value.count}
            assert counts == told.counts[facet.name], about


def test_the_generated_queries_are_of_every_kind_and_most_find_something(
    reference: Reference,
) -> None:
    drawn = requests(QUERIES)

    kinds = Counter(kind for kinds, _ in drawn for kind in kinds)
    found = [reference.answer(request) for _, request in drawn[::20]]

    assert set(kinds) == set(KINDS)
    assert min(kinds.values()) >= 80
    assert sum(bool(told.hits) for told in found) > len(found) / 2
    assert any(told.complete < len(told.hits) for told in found)
    assert any(0 < told.complete < len(told.hits) for told in found)
    assert sum(told.is_near for told in found) < len(found) / 20
