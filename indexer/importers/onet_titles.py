"""Titles that people hold: O*NET's lists of titles into the corpus's vocabulary/titles.tsv.

A source is a table of text with tabs, as O*NET publishes them ("Alternate Titles.txt", "Sample of
Reported Titles.txt", https://www.onetcenter.org/database.html). Its first line says which it is:

- ``O*NET-SOC Code`` with ``Alternate Title`` or ``Reported Job Title``: a title belongs to the
  profiles that have the code under ``onet``, otherwise to those with its SOC part under ``soc``.
- ``title`` with ``slug``: the rows name their profiles. The corpus's own titles.tsv is such a
  source, which is how rows that editors have added outlast another import.

Further columns are ignored, titles are kept as they are published.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.corpus.held_titles import HEADER, HELD_TITLES_FILE, lines_of, title_mistake
from indexer.corpus.marked_yaml import read_text
from indexer.corpus.read import profile_paths, read_profile
from indexer.errors import ImportFailure, Problem
from indexer.model import Occupation

FORMAT = "onet-titles"
MAX_SOURCE_BYTES = 64 * 1024 * 1024  # O*NET's longest table of titles has 3 MB

_CODE_COLUMN = "O*NET-SOC Code"
_TITLE_COLUMNS = ("Alternate Title", "Reported Job Title")
_CODE = re.compile(r"\d\d-\d{4}\.\d\d")
_SOC_CHARACTERS = len("29-2072")

Profiles = Callable[[str], tuple[str, ...]]  # slugs that a code or a slug leads to


@dataclass(frozen=True, slots=True)
class ImportedTitles:
    """What became of the rows read; one row gives a pair for each profile it belongs to."""

    rows: int
    pairs: tuple[tuple[str, str], ...]  # title and slug, in the order of the file
    without_profile: int  # rows whose code or slug no profile has
    own: int  # pairs that the profile lists itself
    repeated: int  # pairs that an earlier row gave


@dataclass(frozen=True, slots=True)
class _Row:
    title: str
    slugs: tuple[str, ...]


def import_held_titles(sources: Sequence[Path], corpus: Path) -> ImportedTitles:
    """Writes the titles of ``sources`` to ``corpus``/vocabulary/titles.tsv, in place of the file.

    Everything is read before the file is replaced, in one step; what cannot be read leaves it as
    it is.

    Raises:
        ImportFailure: a source cannot be read, a row is wrong, or nothing is left to write.
        CorpusError: a profile of the corpus cannot be read.
        OccupationsError: ``corpus`` is no corpus folder.
        OSError: the file cannot be written.
    """
    occupations = tuple(read_profile(path) for path in profile_paths(corpus))
    rows = [row for source in sources for row in _rows(source, occupations)]
    imported = _kept(rows, occupations)
    if not imported.pairs:
        names = ", ".join(map(str, sources))
        raise ImportFailure(names, f"none of {len(rows):,} titles belongs to a profile of {corpus}")
    _replace(corpus / HELD_TITLES_FILE, titles_table(imported.pairs))
    return imported


def titles_table(pairs: Iterable[tuple[str, str]]) -> str:
    """The text of titles.tsv."""
    return "".join("\t".join(row) + "\n" for row in (HEADER, *pairs))


def _kept(rows: Iterable[_Row], occupations: Iterable[Occupation]) -> ImportedTitles:
    own = {
        o.slug: {t.casefold() for t in (o.title, *o.alternate_titles, *o.former_titles)}
        for o in occupations
    }
    pairs: dict[tuple[str, str], tuple[str, str]] = {}
    count = without_profile = owned = repeated = 0
    for row in rows:
        count += 1
        without_profile += not row.slugs
        for slug in row.slugs:
            key = row.title.casefold(), slug
            if key[0] in own[slug]:
                owned += 1
            elif key in pairs:
                repeated += 1
            else:
                pairs[key] = row.title, slug
    ordered = tuple(pairs[key] for key in sorted(pairs))
    return ImportedTitles(count, ordered, without_profile, owned, repeated)


def _rows(source: Path, occupations: Sequence[Occupation]) -> Iterator[_Row]:
    """The rows of one table.

    Raises:
        ImportFailure: with the line of the first row that is wrong.
    """
    text = read_text(source, MAX_SOURCE_BYTES)
    if isinstance(text, Problem):
        place = source if text.source is None and text.line == 1 else f"{source}:{text.line}"
        raise ImportFailure(str(place), text.message)
    header, *lines = lines_of(text.text) or ("",)
    names = header.split("\t")
    title_at, key_at, slugs_of = _columns(source, names, occupations)
    for number, line in enumerate(lines, start=2):
        if not line:
            continue
        cells = line.split("\t")
        if len(cells) != len(names):
            reason = f"{len(cells)} columns, but the first line has {len(names)}"
            raise ImportFailure(f"{source}:{number}", reason)
        title = cells[title_at].strip()
        if mistake := title_mistake(title):
            raise ImportFailure(f"{source}:{number}", mistake[1])
        try:
            yield _Row(title, slugs_of(cells[key_at].strip()))
        except ValueError as error:
            raise ImportFailure(f"{source}:{number}", str(error)) from error


def _columns(
    source: Path, names: Sequence[str], occupations: Sequence[Occupation]
) -> tuple[int, int, Profiles]:
    """Where the title and the code or slug stand, and the profiles that the latter leads to."""
    title, slug = HEADER
    if title in names and slug in names:
        slugs = {occupation.slug for occupation in occupations}
        return names.index(title), names.index(slug), lambda s: (s,) if s in slugs else ()
    for column in _TITLE_COLUMNS:
        if column in names and _CODE_COLUMN in names:
            return names.index(column), names.index(_CODE_COLUMN), _by_code(occupations)
    known = " or ".join(repr(column) for column in _TITLE_COLUMNS)
    reason = f"the first line has neither {_CODE_COLUMN!r} with {known} nor {title!r} with {slug!r}"
    raise ImportFailure(f"{source}:1", reason)


def _by_code(occupations: Iterable[Occupation]) -> Profiles:
    onet: dict[str, list[str]] = {}
    soc: dict[str, list[str]] = {}
    for occupation in occupations:
        for codes, slugs in ((occupation.onet, onet), (occupation.soc, soc)):
            for code in dict.fromkeys(codes):
                slugs.setdefault(code, []).append(occupation.slug)
    return lambda code: _slugs_with(code, onet, soc)


def _slugs_with(
    code: str, onet: Mapping[str, Sequence[str]], soc: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """Raises ValueError where ``code`` is no O*NET-SOC code."""
    if not _CODE.fullmatch(code):
        raise ValueError(f"{code!r} is no O*NET-SOC code such as '29-2072.00'")
    return tuple(onet.get(code) or soc.get(code[:_SOC_CHARACTERS], ()))


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(text.encode())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
