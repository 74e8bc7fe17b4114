"""Requests made up from a corpus: its own words, in every form of the query language, filtered."""

import random
from collections.abc import Callable, Iterator, Sequence
from typing import get_args

from indexer.facet import FACET_NAMES, PAY_BANDS, FacetName
from indexer.index import Index
from indexer.model import EDUCATION_LEVELS, OUTLOOK_CLASSES
from indexer.request import SORTS, SearchRequest, Sort
from indexer.tables.entities import all_names

Filters = dict[FacetName, tuple[str, ...]]


def generated_requests(index: Index, count: int, seed: int = 1) -> Iterator[SearchRequest]:
    """``count`` requests, the same for the same corpus and seed."""
    draw = random.Random(seed)
    words = _Words(index, draw)
    often: tuple[Sort, ...] = ("relevance",) * 10
    for _ in range(count):
        words.choose_home()
        query = " ".join(words.part() for _ in range(draw.choice((0, 1, 1, 1, 2, 2, 3))))
        filters: Filters = {}
        for name in draw.sample(FACET_NAMES, draw.choice((0, 0, 0, 0, 1, 1, 2, 3))):
            values = words.values(name)
            filters[name] = tuple(draw.sample(values, min(len(values), draw.choice((1, 1, 2, 3)))))
        yield SearchRequest(
            query,
            filters,
            page=draw.choice((1, 1, 1, 1, 2, 3)),
            limit=draw.choice((10, 10, 10, 25)),
            sort=draw.choice((*SORTS, *often)),
            literal=draw.random() < 0.2,
        )


class _Words:
    """Draws words of the corpus, common ones more often, and puts them as people might."""

    def __init__(self, index: Index, draw: random.Random) -> None:
        self._draw = draw
        self._index = index
        view = index.view
        self._runs = [
            (int(view.segments.occupation[segment]), view.text(segment).split())
            for segment in range(len(view.segments.start))
            if view.text(segment).split()
        ]
        self._home = self._runs
        self._titles = [t for c in view.cards for t in (c.title, *c.alternate_titles)]
        vocabulary = index.vocabulary
        self._names: list[str] = [
            text
            for names in (vocabulary.credentials.values(), vocabulary.organizations.values())
            for named in names
            for text in all_names(named)[:2]
        ]
        self._forms: Sequence[Callable[[], str]] = (
            *[self._word] * 8, *[self._title] * 3, self._name, self._name, self._phrase, self._run,
            self._without, self._either, self._prefix, self._in_title, self._bound, self._misspelt,
            self._choice,
        )  # fmt: skip

    def part(self) -> str:
        return self._draw.choice(self._forms)()

    def values(self, name: FacetName) -> Sequence[str]:
        if name == "education":
            return (*EDUCATION_LEVELS, "unknown-value")
        if name == "outlook":
            return tuple(OUTLOOK_CLASSES)
        if name == "pay":
            return tuple(band.slug for band in PAY_BANDS)
        facet = self._index.facets[name]
        found = sorted(set(facet.rows[:, 2].tolist()))
        return tuple(facet.values[number] for number in found)

    def choose_home(self) -> None:
        """Most queries take all their words from one occupation, so that something is found."""
        number = self._draw.randrange(len(self._index.view.cards))
        own = [run for run in self._runs if run[0] == number]
        self._home = own if self._draw.random() < 0.8 else self._runs

    def _run_of(self, size: int) -> str:
        _, run = self._draw.choice(self._home)
        at = self._draw.randrange(len(run))
        return " ".join(run[at : at + size]).replace('"', "")

    def _word(self) -> str:
        return self._run_of(1).strip(".,;:()")

    def _title(self) -> str:
        return self._draw.choice(self._titles)

    def _name(self) -> str:
        return self._draw.choice(self._names)

    def _run(self) -> str:
        return self._run_of(2)

    def _phrase(self) -> str:
        return f'"{self._run_of(self._draw.choice((1, 2, 2, 3)))}"'

    def _without(self) -> str:
        return f"-{self._word()}"

    def _either(self) -> str:
        return f"{self._word()} OR {self._word()}"

    def _prefix(self) -> str:
        return f"{self._word()[: self._draw.choice((2, 3, 4, 5))]}*"

    def _in_title(self) -> str:
        return f"title:{self._draw.choice(self._title().split())}"

    def _bound(self) -> str:
        bounds = (
            "pay>60000", "pay<=45000", "growth>=5", "growth<0", "jobs>100000", "openings<5000",
            "education<=associate", "no degree", "over $70,000", "fast growing",
        )  # fmt: skip
        return self._draw.choice(bounds)

    def _misspelt(self) -> str:
        word = self._word()
        at = self._draw.randrange(len(word)) if word else 0
        return word[:at] + word[at + 1 :]

    def _choice(self) -> str:
        kind = self._draw.choice(("credential", "org", "section", "group"))
        values = self.values({"org": "organization"}.get(kind, kind))  # type: ignore[arg-type]
        return f"{kind}:{self._draw.choice(values)}"


assert set(get_args(FacetName)) == set(FACET_NAMES)
