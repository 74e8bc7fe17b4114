"""Runs of words that profiles share with other pages: ``python -m tests.originality DIR``.

DIR holds source pages (.html, .htm, .txt, in any subfolder); --corpus names a corpus folder, the
shipped one by default. Prints every run with its profile, the page and the words, then the count;
exits with 1 if there is one.

What counts. A text is read as its words in lower case, markup and punctuation dropped; "nurse's",
"42,000" and "U.S." are one word each, "on-the-job" is three. Sentences and paragraphs of one
section do not part words, sections and parts do. A run is as many consecutive words of a profile
as also stand consecutively in one page. Names are not prose: from every run the words that belong
to a name are cut, and the run counts if at least eight words remain. They need not stand side by
side: "offers the [name] to nurses who have worked for" is a run of nine. Names are, of two words
or more, plural or not: names, other and former names of the vocabulary's credentials and
organizations; titles, alternate and former titles; industries of the facts; levels of education,
experience and training; the names of sources.
"""

import argparse
import html
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.corpus.editorial.prose import words
from indexer.corpus.read import SHIPPED_CORPUS, read_corpus
from indexer.model import (
    EDUCATION_LEVELS,
    EXPERIENCE_LEVELS,
    TRAINING_LEVELS,
    Corpus,
    Credential,
    Organization,
)

LEAST = 8
PAGES = frozenset({".html", ".htm", ".txt"})
_HIDDEN = re.compile(rb"(?is)<!--.*?-->|<(script|style)\b.*?</\1\s*>")
_TAG = re.compile(r"(?s)<[^>]*>")
_GLYPHS = str.maketrans("’‘", "''")


@dataclass(frozen=True, slots=True)
class Run:
    """``words`` of a profile's section that a page shares; ``outside`` of them are in no name."""

    profile: str
    section: str
    page: Path
    words: tuple[str, ...]
    outside: int


@dataclass(frozen=True, slots=True)
class Passage:
    profile: str
    section: str
    words: tuple[str, ...]


def page_words(path: Path) -> tuple[str, ...]:
    """The words of a page: UTF-8 if it is that, else windows-1252; markup only in HTML."""
    data = path.read_bytes()
    marked_up = path.suffix != ".txt"
    if marked_up:
        data = _HIDDEN.sub(b" ", data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if marked_up:
        text = html.unescape(_TAG.sub(" ", text))
    return text_words(text)


def text_words(text: str) -> tuple[str, ...]:
    return words(text.lower().translate(_GLYPHS))


def passages(corpus: Corpus) -> tuple[Passage, ...]:
    """Every part of every section."""
    return tuple(
        Passage(occupation.slug, section.type, text_words(part.text))
        for occupation in corpus.occupations
        for section in occupation.sections
        for part in section.parts
    )


def names(corpus: Corpus) -> Iterator[str]:
    """What the module's text calls names."""
    vocabulary = corpus.vocabulary
    entries: tuple[Credential | Organization, ...] = (
        *vocabulary.credentials.values(),
        *vocabulary.organizations.values(),
    )
    for entry in entries:
        yield from (entry.name, *entry.other_names, *(one.name for one in entry.former_names))
    for source in vocabulary.sources.values():
        yield source.title
    for levels in (EDUCATION_LEVELS, EXPERIENCE_LEVELS, TRAINING_LEVELS):
        yield from levels.values()
    for occupation in corpus.occupations:
        yield from (occupation.title, *occupation.alternate_titles, *occupation.former_titles)
        if occupation.facts.industries:
            yield from (share.industry for share in occupation.facts.industries.shares)


class Names:
    """Finds the words of names in a sequence of words."""

    def __init__(self, found: Iterable[str]) -> None:
        self._by_first: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for name in found:
            singular = tuple(map(_singular, text_words(name)))
            if len(singular) > 1:
                self._by_first[singular[0]].add(singular)

    def inside(self, written: Sequence[str]) -> tuple[bool, ...]:
        """For each word, whether a name covers it."""
        singular = tuple(map(_singular, written))
        covered = [False] * len(singular)
        for at, word in enumerate(singular):
            for name in self._by_first.get(word, ()):
                if singular[at : at + len(name)] == name:
                    covered[at : at + len(name)] = [True] * len(name)
        return tuple(covered)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def shared_runs(
    mine: Sequence[Passage], pages: Mapping[Path, Sequence[str]], known: Names
) -> tuple[Run, ...]:
    """The runs that count, by passage; one found in several pages is given with the first."""
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for number, passage in enumerate(mine):
        for at in range(len(passage.words) - LEAST + 1):
            places[passage.words[at : at + LEAST]].append((number, at))
    covered = [known.inside(passage.words) for passage in mine]
    found: dict[tuple[int, int, int], Run] = {}
    for path, page in pages.items():
        for number, first, last in _maximal(mine, page, places):
            outside = covered[number][first:last].count(False)
            if outside >= LEAST:
                passage = mine[number]
                run = Run(
                    passage.profile, passage.section, path, passage.words[first:last], outside
                )
                found.setdefault((number, first, last), run)
    return tuple(found[key] for key in sorted(found))


def _maximal(
    mine: Sequence[Passage],
    page: Sequence[str],
    places: Mapping[tuple[str, ...], Sequence[tuple[int, int]]],
) -> Iterator[tuple[int, int, int]]:
    """(passage, first, past the last) of runs that cannot be made longer on either side."""
    for at in range(len(page) - LEAST + 1):
        for number, first in places.get(tuple(page[at : at + LEAST]), ()):
            own = mine[number].words
            if first and at and own[first - 1] == page[at - 1]:
                continue  # its beginning has been seen
            length = LEAST
            while (
                first + length < len(own)
                and at + length < len(page)
                and own[first + length] == page[at + length]
            ):
                length += 1
            yield number, first, first + length


def read_pages(folder: Path) -> dict[Path, tuple[str, ...]]:
    """The pages of a folder by path."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in PAGES)
    return {path: page_words(path) for path in paths}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.originality")
    parser.add_argument("pages", type=Path, metavar="DIR")
    parser.add_argument("--corpus", type=Path, default=SHIPPED_CORPUS)
    options = parser.parse_args(arguments)
    pages = read_pages(options.pages)
    if not pages:
        print(f"no pages in {options.pages}", file=sys.stderr)
        return 2
    corpus = read_corpus(options.corpus)
    runs = shared_runs(passages(corpus), pages, Names(names(corpus)))
    for run in runs:
        print(f"{run.profile}#{run.section}: {run.page}: {run.outside}: {' '.join(run.words)}")
    print(
        f"{len(runs)} runs of {LEAST} or more words outside names, shared by "
        f"{len(corpus.occupations)} profiles and {len(pages)} pages"
    )
    return 1 if runs else 0


if __name__ == "__main__":
    sys.exit(main())
