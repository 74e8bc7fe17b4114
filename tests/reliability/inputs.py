"""Random input everywhere a person or a page gets in: no untyped error, no 500, nothing slow."""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from indexer.build.build import build
from indexer.corpus.read import SHIPPED_CORPUS, read_corpus, read_profile
from indexer.embedded import open_index
from indexer.errors import CorpusError, OccupationsError
from indexer.importers import import_pages
from tests.reliability import random_queries
from tests.reliability.corpora import small_copy
from webapp import create_app

SLOWEST = 2.0  # seconds

YAML_PIECES = (
    "slug: a\n", "title: b\n", "sections:\n", "  - type: training\n", "    text: c\n", "- ",
    "&x ", "*x", "!!python/object:os.system ", "[", "]", "{", "}", "no\n", "|\n", '"', "'", "\t",
    ": ", "# ", "---\n",
    "? ", "<<: ", "\x00", "é", "\u2028", "facts:\n", "  pay: {median: 1, unit: year}\n",
)  # fmt: skip
PAGE_PIECES = (
    "Welders\n", "Training\n", "Education and training: ", "Source: BLS\n",
    "Previous\n1 2 3\nNext\n", "<h1>", "<h2 id=training>", "<!-- Training Content -->", "<p>",
    "</p>", "<table><tr><td>", "&amp;",
    "Related Occupations\n", "\r\n", "\x00", "\x92", "é", "word " * 50,
)  # fmt: skip
PARAMETERS = (
    "q",
    "section",
    "credential",
    "organization",
    "group",
    "pay",
    "sort",
    "page",
    "literal",
)


def rows(scale: float) -> Iterator[tuple[str, str, str]]:
    """Rows on queries, addresses, YAML files and pages."""
    os.environ["OCCUPATIONS_LOG"] = "off"
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base)
        corpus = SHIPPED_CORPUS if scale >= 1 else small_copy(folder / "corpus")
        build(read_corpus(corpus), folder / "index")
        index = open_index(folder / "index")
        count, slowest = random_queries.run(index, round(10_000 * scale))
        yield _row("random queries", count, slowest)
        yield _row("random addresses of pages", *_addresses(folder / "index", round(5_000 * scale)))
        file = folder / "a.yaml"
        yield _row("random YAML files", *_run(_text(YAML_PIECES), lambda t: _read(file, t), scale))
        for name, format in (("page.txt", "page-text"), ("page.html", "ooh-2010")):
            page = folder / name

            def imported(text: str, page: Path = page, format: str = format) -> None:
                page.write_bytes(text.encode("utf-8", "surrogatepass"))
                import_pages(format, (page,))

            yield _row(f"random pages, {format}", *_run(_text(PAGE_PIECES), imported, scale / 2))


def _row(what: str, count: int, slowest: float) -> tuple[str, str, str]:
    verdict = "0 errors" if slowest < SLOWEST else "TOO SLOW"
    return what, f"{count:,}", f"{verdict}, slowest {slowest * 1000:.0f} ms"


def _text(pieces: tuple[str, ...]) -> st.SearchStrategy[str]:
    chosen = st.lists(st.sampled_from(pieces), max_size=30).map("".join)
    return st.one_of(chosen, st.text(max_size=200))


def _read(file: Path, text: str) -> None:
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        read_profile(file)
    except CorpusError as error:
        assert error.problems
        assert all(problem.line >= 1 and problem.column >= 1 for problem in error.problems)
    except OccupationsError:
        pass


def _addresses(index: Path, count: int) -> tuple[int, float]:
    client = create_app(index).test_client()
    values = st.text(max_size=80)
    query = st.lists(st.tuples(st.sampled_from(PARAMETERS), values), max_size=8)
    rooms = st.sampled_from(("/search", "/search/credential", "/suggest", "/credentials/compare"))
    free = st.text(max_size=60).map(lambda text: f"/occupations/{text}")

    def asked(case: tuple[str, list[tuple[str, str]]]) -> None:
        path, parameters = case
        pairs = [(name, value.encode("utf-8", "replace").decode()) for name, value in parameters]
        safe = quote(path.encode("utf-8", "replace"))
        assert client.get(safe, query_string=pairs).status_code < 500

    return _run(st.tuples(st.one_of(rooms, free), query), asked, count / 5_000)


T = TypeVar("T")


def _run(
    strategy: st.SearchStrategy[T], one: Callable[[T], None], scale: float
) -> tuple[int, float]:
    """Runs 5,000 cases times ``scale``; returns how many there were and the longest seconds."""
    slowest, ran = 0.0, 0

    @settings(
        max_examples=max(50, round(5_000 * scale)),
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(strategy)
    def case(value: T) -> None:
        nonlocal slowest, ran
        start = time.perf_counter()
        one(value)
        slowest = max(slowest, time.perf_counter() - start)
        ran += 1

    case()
    return ran, slowest
