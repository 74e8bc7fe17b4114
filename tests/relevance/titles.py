"""Which profiles a title names: by the profiles themselves, and by files of titles."""

import csv
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from indexer.model import Corpus, Occupation

TITLES = Path("vocabulary") / "titles.tsv"  # in a corpus folder; a corpus may have none
PARTS = 5  # one of them is held out
Pair = tuple[str, str]  # title, slug


def is_held_out(title: str) -> bool:
    """Whether a title lies in the fixed fifth: the first eight bytes of SHA-256 of the case-folded
    title, read as a number, leave no remainder divided by five."""
    digest = hashlib.sha256(title.strip().casefold().encode()).digest()
    return int.from_bytes(digest[:8], "big") % PARTS == 0


def read_titles(path: Path) -> tuple[Pair, ...]:
    """Title and slug of each row, the first two columns; comments and the header are left out."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_pairs(file))


def _pairs(lines: Iterable[str]) -> Iterator[Pair]:
    for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        if len(row) > 1 and not _is_remark(row[0]):
            yield row[0].strip(), row[1].strip()


def _is_remark(cell: str) -> bool:
    """Whether a first cell begins a comment or is that of the header."""
    return cell.startswith("#") or cell == "title"


def profiles_by_title(pairs: Iterable[Pair]) -> Mapping[str, frozenset[str]]:
    """The slugs of each title, case-folded."""
    slugs: dict[str, set[str]] = {}
    for title, slug in pairs:
        slugs.setdefault(title.casefold(), set()).add(slug)
    return {title: frozenset(found) for title, found in slugs.items()}


def pairs_of(corpus: Corpus) -> tuple[Pair, ...]:
    """Every title and alternate title with the profile that has it."""
    return tuple(
        (title, occupation.slug)
        for occupation in corpus.occupations
        for title in (occupation.title, *occupation.alternate_titles)
    )


def own_titles(occupations: Iterable[Occupation]) -> frozenset[str]:
    """Every title, alternate and former title that a profile has, case-folded."""
    return frozenset(
        title.casefold()
        for one in occupations
        for title in (one.title, *one.alternate_titles, *one.former_titles)
    )


def withhold(path: Path, titles: Collection[str]) -> None:
    """Takes the held-out titles out of a file of titles, and their parts.

    Of a held-out "A/C Tech (Air Conditioning Technician)" each part would give the other away; a
    part stays where it is a title by itself that is not held out.

    Args:
        path: tab-separated, the title in the first column; its comments and header stay.
        titles: all that are measured with, held out or not.
    """
    withheld = {part for title in titles if is_held_out(title) for part in _parts(title)}
    withheld -= {title.casefold() for title in titles if not is_held_out(title)}
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if _stays(line, withheld)), encoding="utf-8")


def _parts(title: str) -> tuple[str, ...]:
    """What stands before and in the parentheses of a title, case-folded."""
    return tuple(part.strip(" )").casefold() for part in title.split("(")) if ")" in title else ()


def _stays(line: str, withheld: Collection[str]) -> bool:
    title = line.split("\t")[0].strip()
    return _is_remark(title) or not (is_held_out(title) or title.casefold() in withheld)
