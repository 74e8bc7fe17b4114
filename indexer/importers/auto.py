"""Files of any format: each is told from its first kilobytes and read by the importer for it."""

import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from indexer.errors import ImportFailure
from indexer.importers.detect import LOOKED_FOR, Detected, detect
from indexer.importers.imported import Imported
from indexer.model import Occupation

MAX_UNPACKED = 512 * 1024 * 1024  # bytes of one archive; all pages of the Handbook have 45 MB
MAX_MEMBERS = 10_000

_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError)

Importers = Mapping[str, Callable[[Sequence[Path]], Imported]]


def import_auto(sources: Sequence[Path], importers: Importers) -> Imported:
    """Profiles of files, folders and zip archives, of whatever formats these are.

    A note says what each file was taken for. What is not read is a failure that says what it is and
    what to do; it never takes the others away. Of two profiles with one slug the first is kept.
    """
    with tempfile.TemporaryDirectory(prefix="occupations-import-") as folder:
        paths, failures = _files(sources, Path(folder))
        taken: dict[str, list[Path]] = {}
        notes: list[str] = []
        for path in paths:
            try:
                found = detect(path)
            except OSError as error:
                failures.append(ImportFailure(_shown(path, folder), f"cannot be read: {error}"))
                continue
            if found.format is not None and found.format in importers:
                taken.setdefault(found.format, []).append(path)
                notes.append(f"{_shown(path, folder)}: taken for {found.what}")
            else:
                failures.append(ImportFailure(_shown(path, folder), _why_not(found)))
        occupations: dict[str, Occupation] = {}
        for format, some in taken.items():
            imported = importers[format](some)
            notes += [note.replace(f"{folder}/", "") for note in imported.notes]
            failures += [
                ImportFailure(_shown(Path(failure.page), folder), failure.reason)
                for failure in imported.failures
            ]
            for occupation in imported.occupations:
                if occupations.setdefault(occupation.slug, occupation) is not occupation:
                    reason = f"another file before it, of another format, is {occupation.slug!r}"
                    failures.append(ImportFailure(occupation.title, reason))
    known = frozenset(occupations)
    return Imported(
        tuple(_with_known(occupations[slug], known) for slug in sorted(occupations)),
        tuple(failures),
        tuple(notes),
    )


def _with_known(occupation: Occupation, known: frozenset[str]) -> Occupation:
    return replace(occupation, related=tuple(s for s in occupation.related if s in known))


def _why_not(found: Detected) -> str:
    if found.advice:
        return f"is {found.what}, which is not imported: {found.advice}"
    if found.format:
        return f"is {found.what}: run 'occupations import {found.format}' for it"
    return f"is {found.what}; looked for {LOOKED_FOR}"


def _files(sources: Sequence[Path], folder: Path) -> tuple[list[Path], list[ImportFailure]]:
    """All files of the sources, archives unpacked into ``folder``."""
    paths: list[Path] = []
    failures: list[ImportFailure] = []
    for source in sources:
        if not source.exists():
            failures.append(ImportFailure(str(source), "there is no such file or folder"))
        elif source.is_dir():
            paths += sorted(p for p in source.rglob("*") if p.is_file() and not _hidden(p, source))
        elif _is_archive(source):
            try:
                for unpacked in _unpacked(source, folder / f"{len(paths)}-{source.stem}"):
                    if isinstance(unpacked, ImportFailure):
                        failures.append(unpacked)
                    else:
                        paths.append(unpacked)
            except _BROKEN as error:
                failures.append(ImportFailure(str(source), f"cannot be unpacked: {error}"))
            except ImportFailure as failure:
                failures.append(failure)
        else:
            paths.append(source)
    return paths, failures


def _hidden(path: Path, folder: Path) -> bool:
    return any(name.startswith(".") for name in path.relative_to(folder).parts)


def _is_archive(path: Path) -> bool:
    """Whether a file is a zip archive of files; those of office programs are documents."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return "[Content_Types].xml" not in archive.namelist()


def _unpacked(archive: Path, folder: Path) -> Iterator[Path | ImportFailure]:
    """The files of an archive, each in a folder of its own, so that no name leads anywhere else or
    to another file; a failure for one that is broken."""
    with zipfile.ZipFile(archive) as opened:
        members = [member for member in opened.infolist() if not member.is_dir()]
        size = sum(member.file_size for member in members)
        if len(members) > MAX_MEMBERS or size > MAX_UNPACKED:
            reason = f"has {len(members):,} files of {size:,} bytes, more than is unpacked"
            raise ImportFailure(str(archive), reason)
        for number, member in enumerate(members):
            parts = [part for part in PurePosixPath(member.filename).parts if part not in "/.."]
            if not parts or any(part.startswith(".") or part == "__MACOSX" for part in parts):
                continue
            target = folder / str(number) / parts[-1]
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                with opened.open(member) as packed:
                    target.write_bytes(packed.read(MAX_UNPACKED))
            except _BROKEN as error:
                yield ImportFailure(f"{archive}: {member.filename}", f"cannot be unpacked: {error}")
            else:
                yield target


def _shown(path: Path, folder: str) -> str:
    """A path as its owner knows it."""
    return str(path).removeprefix(f"{folder}/")
