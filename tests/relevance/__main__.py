"""How often the right occupation comes first.

``python -m tests.relevance --sets FOLDER [--titles FILE] [--pages FOLDER] [--only NAME]...
[--corpus DIR] [--sample N] [--misses]`` measures sets of queries and prints one table: figure, aim,
value over the whole set and over its two halves, queries. Exit status 1 if an aim is missed. Each
set says in its module what is counted.

``python -m tests.relevance QUERIES CORPUS``: QUERIES is a tab-separated file with a header line:
query, then the title of the occupation that answers it in the last column. CORPUS is a corpus
folder. Prints success@1, MRR@10 and success@10 of this project and, on the same text, of SQLite
FTS5 used well (porter stemming, bm25 with weights 10, 5, 1 for title, other titles, text); then
every query that this project does not answer first.
"""

import sys
import tempfile
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path

from tests.relevance.material import Material
from tests.relevance.ranking import figures, print_rankers, rank_of, read_judged, shown_by
from tests.relevance.sets import SETS, measure_sets

__all__ = ["figures", "rank_of", "read_judged", "shown_by"]

SHIPPED_CORPUS = Path(__file__).resolve().parents[2] / "corpus"
SAMPLE = 2000  # unseen titles, half of them: the standard error of a share is 0.01


def parser() -> ArgumentParser:
    options = ArgumentParser("tests.relevance", description=__doc__)
    options.formatter_class = RawDescriptionHelpFormatter
    options.add_argument("files", nargs="*", type=Path, metavar="QUERIES CORPUS")
    options.add_argument("--sets", type=Path, metavar="FOLDER", help="the folder of query sets")
    options.add_argument(
        "--titles", type=Path, metavar="FILE", help="default: ../titles/onet-titles.tsv beside it"
    )
    options.add_argument(
        "--pages", type=Path, metavar="FOLDER", help="default: ../ooh-2010-11/html beside it"
    )
    options.add_argument("--only", action="append", choices=SETS, help="one set; several times")
    options.add_argument("--corpus", type=Path, default=SHIPPED_CORPUS, metavar="DIR")
    options.add_argument(
        "--sample", type=int, default=SAMPLE, metavar="N", help="unseen titles; 0: all, known, too"
    )
    options.add_argument("--misses", action="store_true", help="list those of the tuned half")
    return options


def measure(options: Namespace) -> bool:
    """Measures the sets that the options name; whether every aim is reached."""
    folder: Path = options.sets
    with tempfile.TemporaryDirectory() as indexes:
        material = Material(
            queries=folder,
            titles=options.titles or folder.parent / "titles" / "onet-titles.tsv",
            pages=options.pages or folder.parent / "ooh-2010-11" / "html",
            corpus_folder=options.corpus,
            indexes=Path(indexes),
            sample=options.sample,
        )
        return measure_sets(material, options.only or tuple(SETS), misses=options.misses)


def main(arguments: Sequence[str]) -> int:
    options = parser().parse_args(arguments)
    if options.sets and not options.files:
        return 0 if measure(options) else 1
    if len(options.files) == 2 and not options.sets:
        print_rankers(*options.files)
        return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
