"""Titles that people hold, a pair of title and profile a line: reading and checking the file."""

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rapidfuzz import process

from indexer.corpus.marked_yaml import YamlText, read_text
from indexer.errors import Problem
from indexer.model import HELD_TITLES_SOURCE, Occupation, Vocabulary

HELD_TITLES_FILE = Path("vocabulary") / "titles.tsv"
HEADER = ("title", "slug")
MAX_TITLE_CHARACTERS = 150  # the longest of O*NET 30.1 has 120
MAX_TITLES_BYTES = 8 * 1024 * 1024  # all titles of O*NET 30.1 take 3 MB


@dataclass(frozen=True, slots=True)
class HeldTitles:
    """The file's titles by slug, in file order, and the text, to show where a mistake stands."""

    source: YamlText
    rows: tuple[tuple[int, str, str], ...]  # line number, title, slug
    problems: tuple[Problem, ...]

    def by_slug(self) -> Mapping[str, tuple[str, ...]]:
        titles: dict[str, list[str]] = {}
        for _, title, slug in self.rows:
            titles.setdefault(slug, []).append(title)
        return {slug: tuple(held) for slug, held in titles.items()}


def read_held_titles(corpus: Path) -> HeldTitles:
    """Reads ``corpus``/vocabulary/titles.tsv; a corpus without the file has no such titles.

    Rows whose form is wrong are left out and reported; what a row refers to is checked by
    ``check_held_titles``.
    """
    path = corpus / HELD_TITLES_FILE
    if not path.exists():
        return HeldTitles(YamlText(path, "", ()), (), ())
    text = read_text(path, MAX_TITLES_BYTES)
    if isinstance(text, Problem):
        return HeldTitles(YamlText(path, "", ()), (), (text,))
    source = replace(text, lines=lines_of(text.text))
    header, *lines = source.lines or ("",)
    problems: list[Problem] = []
    if tuple(header.split("\t")) != HEADER:
        problems.append(source.problem(1, 1, "the first line must be 'title<TAB>slug'"))
    rows: list[tuple[int, str, str]] = []
    for number, line in enumerate(lines, start=2):
        mistakes = tuple(_mistakes(line))
        problems += (source.problem(number, column, message) for column, message in mistakes)
        if not mistakes:
            title, slug = line.split("\t")
            rows.append((number, title, slug))
    return HeldTitles(source, tuple(rows), tuple(problems))


def lines_of(text: str) -> tuple[str, ...]:
    """Lines of a table, without their ends; only line feeds end one, so that a stray line
    separator inside a cell is seen as the mistake it is."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    return tuple(lines if lines[-1] else lines[:-1])


def title_mistake(title: str) -> tuple[int, str] | None:
    """What is wrong with a title by itself, and at which character, counted from 0."""
    if not title.strip():
        return 0, "the title is empty"
    for at, character in enumerate(title):
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            return at, f"the title has the control character U+{ord(character):04X}"
    if title != title.strip():
        return (0 if title[0].isspace() else len(title) - 1), "a space before or after the title"
    if len(title) > MAX_TITLE_CHARACTERS:
        message = f"the title has {len(title)} characters; at most {MAX_TITLE_CHARACTERS} may be"
        return MAX_TITLE_CHARACTERS, message
    return None


def _mistakes(line: str) -> Iterator[tuple[int, str]]:
    """Columns and messages of the mistakes that one line shows."""
    cells = line.split("\t")
    if len(cells) != len(HEADER):
        has = "1 column" if len(cells) == 1 else f"{len(cells)} columns"
        yield 1, f"{has} instead of {len(HEADER)}: title<TAB>slug"
        return
    title, slug = cells
    if mistake := title_mistake(title):
        yield mistake[0] + 1, mistake[1]
    if not slug.strip():
        yield len(title) + 2, "the slug is empty"


def check_held_titles(
    held: HeldTitles,
    occupations: Mapping[str, Occupation],
    slugs: Collection[str],
    vocabulary: Vocabulary,
) -> list[Problem]:
    """Problems of what the rows refer to: profiles, other rows, titles of the profile itself.

    ``slugs`` includes the profiles that could not be read, as for ``check_occupations``.
    """
    problems: list[Problem] = []
    if held.rows and HELD_TITLES_SOURCE not in vocabulary.sources:
        message = f"its source {HELD_TITLES_SOURCE!r} is not in vocabulary/sources.yaml"
        problems.append(held.source.problem(1, 1, message))
    own = {slug: _own_titles(occupation) for slug, occupation in occupations.items()}
    unknown: dict[str, str] = {}
    first: dict[tuple[str, str], int] = {}
    for number, title, slug in held.rows:
        if slug not in slugs:
            if slug not in unknown:
                unknown[slug] = _unknown(slug, sorted(slugs))
            problems.append(held.source.problem(number, len(title) + 2, unknown[slug]))
            continue
        before = first.setdefault((title.casefold(), slug), number)
        if before != number:
            message = f"{title!r} is listed twice for {slug!r}, first in line {before}"
            problems.append(held.source.problem(number, 1, message))
        elif kind := own.get(slug, {}).get(title.casefold()):
            message = f"{title!r} is {kind} of the profile {slug!r} already"
            problems.append(held.source.problem(number, 1, message))
    return problems


def _own_titles(occupation: Occupation) -> Mapping[str, str]:
    """The titles that a profile itself lists, case folded, and what each is of it."""
    return {
        **{title.casefold(): "a former title" for title in occupation.former_titles},
        **{title.casefold(): "an alternate title" for title in occupation.alternate_titles},
        occupation.title.casefold(): "the title",
    }


def _unknown(slug: str, slugs: Sequence[str]) -> str:
    best = process.extractOne(slug, slugs, score_cutoff=70)
    hint = f"; did you mean {best[0]!r}?" if best else ""
    return f"no occupation {slug!r} in this corpus{hint}"
