"""The files of an index directory: generations side by side, and a pointer to the current one.

    <index>/CURRENT                 name of the generation that is served
    <index>/<generation>/whoosh/    the Whoosh index, the index of record
    <index>/<generation>/view/      the compiled view (view.py)
    <index>/<generation>/tables/    what a search looks things up in (tables.py)
    <index>/<generation>/vocabulary.json
    <index>/<generation>/manifest.json   SHA-256 of every other file, versions, counts, digests

An index directory is trusted like code: a Whoosh index holds pickles. It is created private.
"""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from indexer.errors import IndexUnusable
from indexer.postings.schema import FORMAT_VERSION

POINTER = "CURRENT"
MANIFEST = "manifest.json"
_NAME = re.compile(r"\d{8}T\d{6}\.\d{6}Z")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation is made of; ``files`` maps a path inside it to its SHA-256."""

    generation: str
    built_at: str  # ISO 8601, UTC
    format_version: int
    tools: Mapping[str, str]
    program: str  # digest of the code that made it, see program.py
    corpus: str  # the folder it was built from
    vocabulary_digest: str
    profile_digests: Mapping[str, str]
    counts: Mapping[str, int]
    files: Mapping[str, str]


_MANIFEST = TypeAdapter(Manifest)


def current_name(index: Path) -> str | None:
    """Name of the published generation, None where nothing has been published."""
    try:
        name = (index / POINTER).read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return name if _NAME.fullmatch(name) else None


def generations(index: Path) -> tuple[str, ...]:
    """Names of the complete generations, oldest first."""
    if not index.is_dir():
        return ()
    return tuple(
        sorted(
            entry.name
            for entry in index.iterdir()
            if _NAME.fullmatch(entry.name) and (entry / MANIFEST).is_file()
        )
    )


def read_manifest(generation: Path) -> Manifest:
    """Raises IndexUnusable where it is missing, damaged or of another format version."""
    try:
        data = json.loads((generation / MANIFEST).read_bytes())
        if not isinstance(data, dict) or "format_version" not in data:
            raise ValueError("it names no format")
        written_in = data.get("format_version")
        if written_in != FORMAT_VERSION:
            raise IndexUnusable(
                f"{generation}: written in format {written_in}, this program reads "
                f"{FORMAT_VERSION}; build the index again"
            )
        if data.pop("digest", None) != _digest(data):
            raise IndexUnusable(f"{generation}: {MANIFEST} has been changed")
        return _MANIFEST.validate_python(data)
    except (OSError, ValueError, TypeError, ValidationError) as error:
        raise IndexUnusable(f"{generation}: the manifest cannot be read ({error})") from error


def _digest(manifest: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(manifest, sort_keys=True).encode()).hexdigest()


def manifest_of(data: Mapping[str, Any]) -> Manifest:
    """A manifest from its JSON value; raises ValueError."""
    return _MANIFEST.validate_python(data)


def write_manifest(generation: Path, manifest: Manifest) -> None:
    """Writes it last and flushes everything: a generation without a manifest does not count."""
    path = generation / MANIFEST
    data = asdict(manifest)
    path.write_text(json.dumps({**data, "digest": _digest(data)}, indent=1), encoding="utf-8")
    for file in generation.rglob("*"):
        flush(file)
    flush(generation)


def digests_of(generation: Path) -> Mapping[str, str]:
    """SHA-256 of every file of a generation but its manifest, by path inside it."""
    return {
        path.relative_to(generation).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(generation.rglob("*"))
        if path.is_file() and path != generation / MANIFEST
    }


def damage(generation: Path) -> tuple[str, ...]:
    """What is wrong with a generation's files compared with its manifest; empty if nothing."""
    try:
        wanted = read_manifest(generation).files
        found = digests_of(generation)
    except IndexUnusable as error:
        return (str(error),)
    except OSError as error:
        return (f"{error.filename}: {error.strerror}",)
    missing = [f"{path}: missing" for path in wanted if path not in found]
    unknown = [f"{path}: unknown file" for path in found if path not in wanted]
    changed = [f"{p}: changed" for p in wanted if p in found and wanted[p] != found[p]]
    return tuple(sorted((*missing, *unknown, *changed)))


def publish(index: Path, name: str) -> None:
    """Points the index at a generation: readers see the old one or the new one, never neither."""
    temporary = index / f".{POINTER}.{os.getpid()}"
    temporary.write_text(name + "\n", encoding="ascii")
    flush(temporary)
    temporary.replace(index / POINTER)
    flush(index)


def prune(index: Path, keep: int) -> tuple[str, ...]:
    """Deletes all but the newest ``keep`` generations, never the current one; returns names."""
    names = generations(index)
    doomed = [name for name in names[: max(0, len(names) - keep)] if name != current_name(index)]
    for name in doomed:
        # Without its manifest it no longer counts, should the deletion be cut short.
        (index / name / MANIFEST).unlink(missing_ok=True)
        shutil.rmtree(index / name, ignore_errors=True)
    return tuple(doomed)


def sweep(index: Path) -> None:
    """Deletes what builds that died have left; call it only while holding the build lock."""
    for entry in index.iterdir():
        unfinished = _NAME.fullmatch(entry.name) and not (entry / MANIFEST).is_file()
        if unfinished and entry.is_dir():
            shutil.rmtree(entry, ignore_errors=True)
        elif entry.name.startswith(f".{POINTER}."):
            entry.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """fsync of a file or folder: a power loss must not undo what was published."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def roll_back(index: Path) -> str:
    """Publishes the newest sound generation older than the current one; returns its name.

    Raises:
        IndexUnusable: there is none.
    """
    current = current_name(index) or ""
    for name in reversed([name for name in generations(index) if name < current]):
        if not damage(index / name):
            publish(index, name)
            return name
    raise IndexUnusable(f"{index}: no sound generation is older than {current or 'none'}")
