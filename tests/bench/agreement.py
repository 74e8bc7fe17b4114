"""Do the engines find the same sections, where they mean the same?

Word searches are compared twice: on texts whose words have been replaced by our own stems, where
the sets must be equal, and as each engine is used, with its own analysis, where they need not be:
FTS5 and Whoosh stem by Porter's first algorithm, tantivy by the second, as this project does; this
project joins the letters of R.N. and lets a phrase stand for itself, not for its stems; a prefix
is looked up among stems there and among words here.

Everything is compared by section: this project is asked for one section type at a time, so that
words must stand in that section or in the titles, which the other engines have on each section.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from indexer.analysis import stem
from indexer.facet import FACET_NAMES, FacetName
from indexer.request import SearchRequest
from indexer.search.search import search
from tests.bench.asks import Ask
from tests.bench.builders import BUILDERS
from tests.bench.documents import Document, Encoder
from tests.bench.engine_this import ThisProject, counts_of
from tests.bench.engines import Engine

OWN_ANALYSIS = ("1 word", "2 words", "phrase", "prefix")
EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Compared:
    """One engine's sets beside ours."""

    equal: int
    asked: int
    overlap: float  # mean of shared sections over all sections found by either
    different: tuple[str, ...]  # examples


def agreement(
    ours: ThisProject,
    others: Mapping[str, Engine],
    documents: Sequence[Document],
    asks: Sequence[Ask],
    folder: Path,
) -> Iterator[str]:
    """Lines for the report; ``folder`` takes the indexes of replaced texts."""
    words = [ask for ask in asks if ask.words and "word" in ask.kind]
    encoder = Encoder()
    replaced = [encoder.document(document) for document in documents]
    told = [
        replace(ask, words=tuple(encoder.word(stem(word)) for word in ask.words)) for ask in words
    ]
    for builder in BUILDERS:
        (folder / builder.name).mkdir(parents=True)
        builder.build(folder / builder.name, replaced)
        engine = builder.open(folder / builder.name)
        found = _compared(ours, engine, words, told)
        yield _line(f"our stems, words and filters: {builder.name}", found)
        yield _line(f"our stems, counts of six facets: {builder.name}",
                    _counted(ours, engine, words, told))  # fmt: skip
    for kind in OWN_ANALYSIS:
        some = [ask for ask in asks if ask.kind == kind]
        for name, engine in others.items():
            yield _line(f"own analysis, {kind}: {name}", _compared(ours, engine, some, some))


def _compared(
    ours: ThisProject, other: Engine, asks: Sequence[Ask], told: Sequence[Ask]
) -> Compared:
    """``told``: the same searches as the other engine is to read them."""
    pairs = [(ours.found(ask), other.found(same)) for ask, same in zip(asks, told, strict=True)]
    different = [
        f"{ask.text} {dict(ask.chosen) or ''}: {len(here)} and {len(there)}"
        for ask, (here, there) in zip(asks, pairs, strict=True)
        if here != there
    ]
    shares = [len(here & there) / (len(here | there) or 1) for here, there in pairs]
    shares = [1.0 if here == there else s for s, (here, there) in zip(shares, pairs, strict=True)]
    return Compared(
        len(asks) - len(different), len(asks), sum(shares) / len(asks), tuple(different[:EXAMPLES])
    )


def _counted(
    ours: ThisProject, other: Engine, asks: Sequence[Ask], told: Sequence[Ask]
) -> Compared:
    """Counts within one section type, where an occupation is one section."""
    types = tuple(ours.index.vocabulary.sections)[:5]
    different = []
    asked = 0
    for number, (ask, same) in enumerate(zip(asks, told, strict=True)):
        if ask.chosen:
            continue  # this project's counts of a facet leave its own filter out
        asked += 1
        chosen: tuple[tuple[FacetName, str]] = (("section", types[number % len(types)]),)
        filters = replace(ask, chosen=chosen).filters
        request = SearchRequest(ask.text, filters, literal=True, every_word=True)
        here = counts_of(search(ours.index, request))
        _, there = other.counted(replace(same, chosen=chosen))
        if any(
            here.get(name, {}) != dict(there.get(name, {}))
            for name in FACET_NAMES if name != "section"
        ):  # fmt: skip
            different.append(ask.text)
    return Compared(asked - len(different), asked, float("nan"), tuple(different[:EXAMPLES]))


def _line(what: str, found: Compared) -> str:
    overlap = "" if found.overlap != found.overlap else f", overlap {found.overlap:.3f}"
    examples = f"   e.g. {'; '.join(found.different)}" if found.different else ""
    return f"{what:58} equal {found.equal}/{found.asked}{overlap}{examples}"
