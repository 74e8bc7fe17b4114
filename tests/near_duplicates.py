"""How alike the prose of two profiles is: ``python -m tests.near_duplicates [CORPUS]``.

Prints the ten most similar pairs of profiles, then PASS or FAIL. Similarity is Jaccard's: of all
runs of five words (shingles, A. Broder, "On the resemblance and containment of documents", 1997)
that either profile has, the share that both have. Words are compared in lower case; headings,
titles and facts are left out, and a run does not reach from one part into the next.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from indexer.corpus.editorial.prose import words
from indexer.corpus.read import SHIPPED_CORPUS, read_corpus
from indexer.model import Occupation

SIZE = 5
LIMIT = 0.08
Pair = tuple[float, str, str]  # similarity 0 to 1, slugs


def shingles(occupation: Occupation) -> frozenset[tuple[str, ...]]:
    """The runs of five words of an occupation's texts."""
    parts = [words(part.text.lower()) for section in occupation.sections for part in section.parts]
    return frozenset(part[at : at + SIZE] for part in parts for at in range(len(part) - SIZE + 1))


def similarities(occupations: Sequence[Occupation]) -> tuple[Pair, ...]:
    """Every pair that shares a shingle, most similar first."""
    sets = {occupation.slug: shingles(occupation) for occupation in occupations}
    owners: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for slug in sorted(sets):
        for shingle in sets[slug]:
            owners[shingle].append(slug)
    shared = Counter(pair for slugs in owners.values() for pair in combinations(slugs, 2))
    pairs = [
        (count / (len(sets[one]) + len(sets[other]) - count), one, other)
        for (one, other), count in shared.items()
    ]
    return tuple(sorted(pairs, reverse=True))


def main(arguments: Sequence[str]) -> int:
    """Run the command; returns 1 when a pair is too similar."""
    corpus = read_corpus(Path(arguments[0]) if arguments else SHIPPED_CORPUS)
    pairs = similarities(corpus.occupations)
    for similarity, one, other in pairs[:10]:
        print(f"{similarity:.4f}  {one}  {other}")
    highest = pairs[0][0] if pairs else 0.0
    passed = highest < LIMIT
    print(
        f"{'PASS' if passed else 'FAIL'}: the highest is {highest:.4f}, below {LIMIT} is asked for"
    )
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
