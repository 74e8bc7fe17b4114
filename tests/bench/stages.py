"""One scale of the bench, stage by stage: build, serve, open, search, change."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from indexer.build.build import build
from indexer.corpus.read import SHIPPED_CORPUS, profile_paths, read_corpus
from indexer.model import Corpus
from indexer.postings.generation import current_name
from tests.bench import site
from tests.bench.agreement import agreement
from tests.bench.asks import Ask, Mix, judged
from tests.bench.builders import BUILDERS, opened
from tests.bench.corpora import edited, write_corpus
from tests.bench.documents import Document, documents_of_index
from tests.bench.engine_this import ThisProject
from tests.bench.engines import Builder, Engine
from tests.bench.report import Figures
from tests.bench.timing import MODES, PERCENTILES, Plan, alternate, percentiles
from tests.operations.site import Site, running

UPDATES = 3  # at 1x; at larger scales, where each takes long, one
THROUGHPUTS = 3

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is asked. ``plans`` by scale: for this project and the two fast engines, and for
    plain Whoosh; None leaves Whoosh out, which takes minutes at the largest scale."""

    asks: int  # besides the judged ones
    compared: int
    starts: int
    pages: int
    addresses: int
    seconds: int  # of each throughput
    plans: Mapping[int, tuple[Plan, Plan | None]]

    def plan(self, scale: int) -> tuple[Plan, Plan | None]:
        return self.plans.get(scale, (Plan(2), None))


@dataclass
class Stage:
    """One scale: its folder, and what has been made in it."""

    scale: int
    folder: Path
    effort: Effort
    figures: Figures
    documents: tuple[Document, ...] = ()
    corpus: Corpus | None = None
    seconds: dict[str, float] = field(default_factory=dict)  # of the bench itself

    def run(self) -> None:
        """All stages in an order that keeps their measures apart: no index is mapped by this
        process while those of servers are weighed."""
        steps = (self.build, self.serve, self.open, self.search, self.change)
        for step in steps:
            start = time.perf_counter()
            step()
            self.seconds[step.__name__] = time.perf_counter() - start
        spent = ", ".join(f"{name} {taken:.0f} s" for name, taken in self.seconds.items())
        self.note(f"measured in: {spent}")

    def add(self, what: str, engine: str, value: float) -> None:
        self.figures.add(self.scale, what, engine, value)

    def note(self, line: str) -> None:
        self.figures.note(self.scale, line)

    @property
    def builders(self) -> tuple[Builder, ...]:
        """The other engines of this scale."""
        _, slow = self.effort.plan(self.scale)
        return tuple(builder for builder in BUILDERS if slow or "Whoosh" not in builder.name)

    @property
    def names(self) -> tuple[str, ...]:
        return ("this", *(builder.name for builder in self.builders))

    @property
    def index(self) -> Path:
        return self.folder / "index"

    def build(self) -> None:
        write_corpus(self.folder / "corpus", self.scale)
        corpus, read = _timed(partial(read_corpus, self.folder / "corpus"))
        before = sum(os.times()[:4])
        report, taken = _timed(partial(build, corpus, self.index))
        self.add("build, s of processor time", "this", sum(os.times()[:4]) - before)
        self.corpus = corpus
        self.add("reading the profile files, s", "this", read)
        self.add("build, s", "this", taken)
        self.add("build without finding names, s", "this",
                 taken - report.seconds.get("extract", 0.0))  # fmt: skip
        self.documents = documents_of_index(self.index)
        for builder in self.builders:
            place = self._place(builder.name)
            place.mkdir()
            before = sum(os.times()[:4])
            _, taken = _timed(partial(builder.build, place, self.documents))
            self.add("build, s of processor time", builder.name, sum(os.times()[:4]) - before)
            self.add("build without finding names, s", builder.name, taken)
            self.add("size on disk, MB", builder.name, _megabytes(place))
        name = current_name(self.index)
        assert name is not None
        self.add("size on disk, MB", "this", _megabytes(self.index / name))
        stages = (f"{stage} {spent:.1f} s" for stage, spent in report.seconds.items())
        self.note(f"stages of this project's build: {', '.join(stages)}")

    @cached_property
    def mix(self) -> Mix:
        """Searches from the shipped profiles alone, so that all scales are asked the same."""
        shipped = {path.stem for path in profile_paths(SHIPPED_CORPUS)}
        return Mix([document for document in self.documents if document.slug in shipped])

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        return (*judged(), *self.mix.asks(self.effort.asks, seed=1))

    def _place(self, name: str) -> Path:
        return self.index if name == "this" else self.folder / name

    def serve(self) -> None:
        log = self.folder / "log.txt"
        start = site.first_answer(self.index, log, self.effort.starts)
        self.add("start of serve to first page, s", "this", start)
        count = self.effort.pages
        pages = self.mix.asks(3 * count, seed=2)
        addresses = [site.HTML + a.address for a in self.mix.asks(self.effort.addresses, seed=3)]
        with self._serving(1, log) as one:
            site.latencies(one, site.HTML, judged())
            self._page_times("(d) HTML", site.latencies(one, site.HTML, pages[:count]))
            self._page_times(
                "(d) HTML, compressed",
                site.latencies(one, site.HTML, pages[count : 2 * count], "gzip, br"),
            )
            self._page_times("(d) JSON", site.latencies(one, site.JSON, pages[2 * count :]))
            site.throughput(one, addresses, self.effort.seconds, self.folder, {})
            starter, worker = site.memories(one)
            alone = starter.share + worker.share
            self.add("site with one worker, all of it, MB", "this", alone)
            self.add("  its worker: private, MB", "this", worker.own)
            self.add("  its worker: resident, MB", "this", worker.resident)
        with self._serving(2, log) as two:
            self._throughputs(two, addresses)
            together = sum(memory.share for memory in site.memories(two))
            self.add("a second worker adds, MB", "this", together - alone)

    def _serving(self, workers: int, log: Path) -> AbstractContextManager[Site]:
        return running(log, "serve", "--index", str(self.index), "--workers", str(workers))

    def _page_times(self, what: str, times: Sequence[float]) -> None:
        if not times:
            self.note(f"{what}: this version does not have it")
            return
        for percent, value in percentiles(times).items():
            self.add(f"{what} p{percent}, ms", "this", value)

    def _throughputs(self, running_site: Site, addresses: Sequence[str]) -> None:
        """The best of three measures: at times the kernel hands all of wrk's connections to one of
        the workers, which keeps them."""
        few = addresses[:50]
        tags = site.tags_of(running_site, few)
        others = [addresses[50 + turn :: THROUGHPUTS] for turn in range(THROUGHPUTS)]
        kinds: tuple[tuple[str, Sequence[Sequence[str]], Mapping[str, str]], ...] = (
            ("pages a second, all different", others, {}),
            ("pages a second, the same 50", [few] * THROUGHPUTS, {}),
            ("pages a second, If-None-Match", [few] * THROUGHPUTS, tags),
        )
        for what, turns, known in kinds:
            measures = [
                site.throughput(running_site, asked, self.effort.seconds, self.folder, known)
                for asked in turns
            ]
            found = [measure for measure in measures if measure is not None]
            if not found:
                self.note("throughput: wrk is not installed (Debian package wrk)")
                return
            self.add(what, "this", max(measure.a_second for measure in found))
            errors = sum(measure.errors for measure in found)
            repeated = turns is others and any(measure.repeated for measure in found)
            told = ", ".join(f"{measure.a_second:,.0f}" for measure in found)
            self.note(f"{what}: {told}; {errors} errors{', addresses repeated' * repeated}")

    def open(self) -> None:
        for name in self.names:
            command = [sys.executable, "-m", "tests.bench.probe", name, str(self._place(name))]
            told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            found = json.loads(told)
            self.add("opening to first answer, s", name, found["first"])
            self.add("memory by opening and answering, MB", name, found["own"])

    def search(self) -> None:
        engines = {name: opened(name, self._place(name)) for name in self.names}
        fast, slow = self.effort.plan(self.scale)
        plans = {name: slow if slow and "Whoosh" in name else fast for name in engines}
        times = alternate(engines, self.asks, plans)
        for mode, label in MODES.items():
            ours = times[mode, "this"]
            both = [ours[number] for number in times.get((mode, "plain Whoosh"), ours)]
            for percent in PERCENTILES:
                what = f"{label} p{percent}, ms"
                self.figures.paired[self.scale, what] = percentiles(both)[percent]
                for name in engines:
                    taken = list(times[mode, name].values())
                    self.add(what, name, percentiles(taken)[percent])
        self._kinds(times)
        self._given(engines)
        if self.scale == min(self.effort.plans):
            project = engines.pop("this")
            assert isinstance(project, ThisProject)
            some = self.mix.asks(self.effort.compared, seed=4)
            place = self.folder / "replaced"
            for line in agreement(project, engines, self.documents, some, place):
                self.note(line)

    def _kinds(self, times: Mapping[tuple[str, str], Mapping[int, float]]) -> None:
        for kind in dict.fromkeys(ask.kind for ask in self.asks):
            for (mode, name), taken in times.items():
                if mode == "shown":
                    own = [ms for number, ms in taken.items() if self.asks[number].kind == kind]
                    if own:
                        self.add(f"  (c) p50, {kind}, ms", name, statistics.median(own))

    def _given(self, engines: Mapping[str, Engine]) -> None:
        """What (c) gives on average, so that the times can be read."""
        asked = self.asks[::8]
        for name, engine in engines.items():
            answers = [engine.shown(ask) for ask in asked]
            self.add("(c) hits given, mean", name,
                     statistics.mean(len(a.titles) for a in answers))  # fmt: skip
            self.add("(c) snippets given, mean", name,
                     statistics.mean(len(a.snippets) for a in answers))  # fmt: skip

    def change(self) -> None:
        """One profile changed, and ready to be found."""
        assert self.corpus is not None
        occupations = self.corpus.occupations
        number = len(occupations) // 2
        slug = occupations[number].slug
        sections = [document for document in self.documents if document.slug == slug]
        taken: dict[str, list[float]] = {}
        for turn in range(UPDATES if self.scale == 1 else 1):
            changed = edited(occupations[number], turn)
            corpus = replace(
                self.corpus,
                occupations=(*occupations[:number], changed, *occupations[number + 1 :]),
                digests={**self.corpus.digests, slug: f"changed {turn}"},
            )
            _, spent = _timed(partial(build, corpus, self.index))
            taken.setdefault("this", []).append(spent)
            new = [_changed(document, turn) for document in sections]
            for builder in self.builders:
                place = self._place(builder.name)
                _, spent = _timed(partial(_replaced, builder, place, slug, new))
                taken.setdefault(builder.name, []).append(spent)
        for name, times in taken.items():
            self.add("one profile changed, s", name, statistics.median(times))


def _changed(document: Document, turn: int) -> Document:
    text = f"{document.texts['text']} This was looked through for the {turn}th time."
    return replace(document, texts={**document.texts, "text": text})


def _replaced(builder: Builder, place: Path, slug: str, sections: Sequence[Document]) -> Engine:
    """The engine as it answers after the change."""
    builder.replace(place, slug, sections)
    return builder.open(place)


def _timed(call: Callable[[], T]) -> tuple[T, float]:
    """What a call gives, and its seconds."""
    start = time.perf_counter()
    given = call()
    return given, time.perf_counter() - start


def _megabytes(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
