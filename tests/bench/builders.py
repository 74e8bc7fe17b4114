"""The engines by name: this project's index directory, and the others' folders."""

from pathlib import Path

from tests.bench.engine_fts5 import Fts5Builder
from tests.bench.engine_tantivy import TantivyBuilder
from tests.bench.engine_this import ThisProject
from tests.bench.engine_whoosh import WhooshBuilder
from tests.bench.engines import Builder, Engine

BUILDERS: tuple[Builder, ...] = (TantivyBuilder(), Fts5Builder(), WhooshBuilder())


def opened(name: str, folder: Path) -> Engine:
    """The engine that answers from a folder."""
    if name == "this":
        return ThisProject(folder)
    return next(builder for builder in BUILDERS if builder.name == name).open(folder)
