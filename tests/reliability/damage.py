"""Index files that have changed: every flipped byte, cut or missing file is found."""

import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from indexer.build.build import build
from indexer.corpus.read import read_corpus
from indexer.embedded import open_generation, open_index
from indexer.errors import IndexUnusable
from indexer.postings.generation import current_name, damage
from tests.reliability.corpora import small_copy

FLIPS = 500
CUTS = 50


def rows(scale: float) -> Iterator[tuple[str, str, str]]:
    """Rows on flipped bytes, cut files and missing files."""
    with tempfile.TemporaryDirectory() as base:
        corpus, index = small_copy(Path(base) / "corpus", 12), Path(base) / "index"
        for _ in range(2):
            build(read_corpus(corpus), index, rebuild=True)
        generation = index / (current_name(index) or "")
        draw = random.Random(5)
        files = sorted(path for path in generation.rglob("*") if path.is_file())
        filled = [path for path in files if path.stat().st_size]
        flips = max(20, round(FLIPS * scale))
        sizes = [path.stat().st_size for path in filled]
        # Half of them in any file as likely as another, half at any byte as likely as another.
        chosen = [draw.choice(filled) for _ in range(flips // 2)]
        chosen += draw.choices(filled, sizes, k=flips - len(chosen))
        found = sum(_flipped(generation, file, draw) for file in chosen)
        yield "flipped bytes: verify, opening, fall back", str(flips), f"{found} found"
        cuts = max(10, round(CUTS * scale))
        found = sum(_cut(generation, draw.choice(filled), draw) for _ in range(cuts))
        yield "files cut short", str(cuts), f"{found} found"
        found = sum(_missing(generation, file) for file in files)
        yield "files missing", str(len(files)), f"{found} found"


def _flipped(generation: Path, file: Path, draw: random.Random) -> bool:
    good = file.read_bytes()
    bad = bytearray(good)
    bad[draw.randrange(len(bad))] ^= 1 << draw.randrange(8)
    file.write_bytes(bad)
    try:
        return _is_found(generation)
    finally:
        file.write_bytes(good)


def _cut(generation: Path, file: Path, draw: random.Random) -> bool:
    good = file.read_bytes()
    file.write_bytes(good[: draw.randrange(len(good))])
    try:
        return _is_found(generation)
    finally:
        file.write_bytes(good)


def _missing(generation: Path, file: Path) -> bool:
    kept = generation.parent / "kept"
    shutil.move(file, kept)
    try:
        return _is_found(generation)
    finally:
        shutil.move(kept, file)


def _is_found(generation: Path) -> bool:
    """By verify, and by opening, which refuses with the project's own error and no other.

    The index is opened too: it has to fall back to the generation before.
    """
    if not damage(generation):
        return False
    try:
        open_generation(generation)
    except IndexUnusable:
        return open_index(generation.parent).generation < generation.name
    return False
