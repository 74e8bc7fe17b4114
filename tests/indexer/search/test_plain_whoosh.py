"""A generation opened by Whoosh alone finds the sections that our own search finds."""

import random
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from whoosh import query
from whoosh.index import open_dir
from whoosh.qparser import MultifieldParser
from whoosh.searching import Searcher

from indexer.analysis import STOP_WORDS, tokens
from indexer.embedded import open_index
from indexer.facet import FacetName
from indexer.index import Index
from indexer.postings.stored import load_profile
from indexer.request import SearchRequest
from indexer.search.deadline import Deadline
from indexer.search.filters import Filters
from indexer.search.understand import understand

TEXTS = ("title", "alternate_titles", "codes", "heading", "text", "names")
QUERIES = 300

Found = set[tuple[str, str]]  # slug, section type
Ask = tuple[str, Mapping[FacetName, str]]


@pytest.fixture(scope="module")
def local(shipped_index: Path) -> Index:
    return open_index(shipped_index)


@pytest.fixture(scope="module")
def searcher(shipped_index: Path, local: Index) -> Iterator[Searcher]:
    with open_dir(str(shipped_index / local.generation / "whoosh")).searcher() as opened:
        yield opened


@pytest.fixture(scope="module")
def asks(searcher: Searcher) -> tuple[Ask, ...]:
    """Words, phrases and prefixes of stored texts, some beside a filter that a section fulfils."""
    draw = random.Random(7)
    documents = list(searcher.reader().iter_docs())
    profiles = {d["slug"]: texts_of(d["profile"]) for _, d in documents if "profile" in d}
    made: list[Ask] = []
    while len(made) < QUERIES:
        number, stored = draw.choice(documents)
        words = profiles[stored["slug"]][stored["section"]].split()
        at = draw.randrange(len(words))
        texts = (
            " ".join(word for word in draw.sample(words, 2) if is_plain(word)),
            words[at] if is_plain(words[at]) else "",
            f'"{" ".join(words[at : at + draw.choice((2, 3))])}"',
            f"{words[at][: draw.choice((3, 4, 5))]}*" if is_plain(words[at][:3]) else "",
        )
        text = draw.choice(texts)
        if text.strip('" ') and text.count('"') in (0, 2):
            made.append((text, draw.choice([{}, *filters(searcher, number, stored)])))
    return tuple(made)


def texts_of(profile: bytes) -> Mapping[str, str]:
    """The texts of a stored profile by section type."""
    return {section.type: section.text for section in load_profile(profile).occupation.sections}


def is_plain(word: str) -> bool:
    """Whether a word means itself alone to both parsers."""
    return word.isascii() and word.isalpha() and word.lower() not in STOP_WORDS


def filters(
    searcher: Searcher, number: int, stored: Mapping[str, str]
) -> Iterator[Mapping[FacetName, str]]:
    yield {"section": stored["section"]}
    facets: tuple[FacetName, ...] = ("credential", "organization")
    for facet in facets:
        for value in searcher.reader().lexicon(facet):
            matcher = searcher.postings(facet, value)
            if number in matcher.all_ids():
                yield {facet: value.decode()}
                break


def by_whoosh(searcher: Searcher, ask: Ask) -> Found:
    text, chosen = ask
    wanted = MultifieldParser(TEXTS, searcher.schema).parse(text)
    parts = [wanted, *(query.Term(facet, value) for facet, value in chosen.items())]
    hits = searcher.search(query.And(parts), limit=None)
    return {(hit["slug"], hit["section"]) for hit in hits}


def by_ours(index: Index, ask: Ask) -> Found:
    """Sections with every word, nothing being widened or spelled anew."""
    text, chosen = ask
    request = SearchRequest(text, {name: (value,) for name, value in chosen.items()}, literal=True)
    found = understand(index, request, Deadline.after(60))
    selection = Filters(index, found.filters, ()).select(found.evaluation.complete)
    scopes = selection.scopes if selection.scopes != (0,) else range(1, len(index.view.scopes) + 1)
    return {
        (index.view.cards[number].slug, index.view.scopes[scope - 1])
        for number, scope in zip(*selection.cells.nonzero(), strict=True)
        if scope in scopes
    }


def test_whooshs_own_parser_finds_the_same_sections(
    searcher: Searcher, local: Index, asks: tuple[Ask, ...]
) -> None:
    differing = [ask for ask in asks if by_whoosh(searcher, ask) != by_ours(local, ask)]

    assert differing == []


def test_the_queries_are_of_every_kind_and_find_something(
    searcher: Searcher, asks: tuple[Ask, ...]
) -> None:
    kinds = {text[-1] if text[-1] in '"*' else " " in text for text, _ in asks}
    beside = {name for _, chosen in asks for name in chosen}

    assert kinds == {'"', "*", False, True}
    assert beside == {"section", "credential", "organization"}
    assert sum(bool(by_whoosh(searcher, ask)) for ask in asks) > QUERIES * 0.95


def test_every_text_of_a_query_is_cut_into_the_words_of_our_own_analysis(
    searcher: Searcher,
) -> None:
    parser = MultifieldParser(["text"], searcher.schema)

    phrase = parser.parse('"Entry-level R.N. work"')

    assert phrase.words == [token.exact for token in tokens("Entry-level R.N. work")]
