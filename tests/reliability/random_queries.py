"""Anything a person can type gets an answer: ``python -m tests.reliability.random_queries 10000``.

Searches the shipped corpus for random strings and prints how many there were, how many raised, and
the longest time one took.
"""

import sys
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from indexer.build.build import build
from indexer.corpus.read import SHIPPED_CORPUS, read_corpus
from indexer.embedded import open_index
from indexer.engine import search
from indexer.index import Index
from indexer.request import SearchRequest

# Pieces that mean something to some query parser, and bytes that none of them expects.
PIECES = (
    '"', '""', "((", ")", "[to", "AND", "OR", "NOT", "*", "?", "~2", "^3", "-", "--", ":", "title:",
    "credential:", "section:training", "pay>", "pay>60000", "education<=", "growth>=x", "soc:29-",
    "nurse", "RHIT", "R.N.", "a*", "e*", "\0", "\n", "\u202e", "😀", "ß", "İ", "'", "’", "<script>",
    "../../etc/passwd", "%00", "{{7*7}}", "日本語", "e\u0301", "\ud800",
)  # fmt: skip
typed = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
)


def run(index: Index, count: int) -> tuple[int, float]:
    """Searches ``count`` random strings; returns how many there were and the longest seconds."""
    longest, searched = 0.0, 0

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(typed)
    def one(text: str) -> None:
        nonlocal longest, searched
        start = time.perf_counter()
        results = search(index, SearchRequest(text))
        longest = max(longest, time.perf_counter() - start)
        searched += 1
        assert 0 <= len(results.hits) <= results.total <= len(index.view.cards)

    one()
    return searched, longest


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        build(read_corpus(SHIPPED_CORPUS), Path(folder))
        searched, longest = run(open_index(Path(folder)), count)
    print(f"{searched:,} random queries, 0 errors, longest {longest * 1000:.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
