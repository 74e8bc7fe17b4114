"""Which program makes an index: a digest of the code, settings and packages that shape one."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
# The rooms whose code decides what a generation holds; what only asks it is not among them.
SHAPING = (
    "constraint.py",
    "model.py",
    "facet.py",
    "conditions.py",
    "request.py",
    "query.py",
    "results.py",
    "analysis.py",
    "addresses.py",
    "frozen.py",
    "inflection.py",
    "errors.py",
    "corpus/*.py",
    "extraction/*.py",
    "postings/*.py",
    "tables/*.py",
    "build/*.py",
)
LIBRARIES = ("whoosh", "PyStemmer", "numpy")  # their files and words are in every generation


def shaping_files() -> tuple[Path, ...]:
    """The source files that shape an index, in an order that does not change."""
    return tuple(sorted(file for pattern in SHAPING for file in PACKAGE.glob(pattern)))


@cache
def program_digest() -> str:
    """SHA-256 of what shapes an index; read once a process, so of the code it runs."""
    digest = hashlib.sha256()
    for name in LIBRARIES:
        digest.update(f"{name} {version(name)}\0".encode())
    for file in shaping_files():
        digest.update(f"{file.relative_to(PACKAGE).as_posix()}\0".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
