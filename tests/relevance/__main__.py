"""How often the right occupation comes first: ``python -m tests.relevance QUERIES CORPUS``.

QUERIES is a tab-separated file with a header line: query, then the title of the occupation that
answers it in the last column. CORPUS is a corpus folder. Prints success@1, MRR@10 and success@10
of this project and, on the same text, of SQLite FTS5 used well (porter stemming, bm25 with weights
10, 5, 1 for title, other titles, text); then every query that this project does not answer first.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from tests.relevance.ranking import figures, print_rankers, rank_of, read_judged, shown_by

__all__ = ["figures", "rank_of", "read_judged", "shown_by"]


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    print_rankers(*map(Path, arguments))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
