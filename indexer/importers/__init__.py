"""Importers: from what others publish to profile files of a corpus."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from indexer.errors import OccupationsError
from indexer.importers.auto import import_auto
from indexer.importers.imported import Imported
from indexer.importers.page_text import import_page_text

AUTO = "auto"  # whatever each file is

__all__ = ["AUTO", "FORMATS", "Imported", "import_pages"]


@contextmanager
def _needing_selectolax(format: str) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "selectolax":
            raise
        raise OccupationsError(
            f'the format "{format}" needs the package selectolax, which is not installed:'
            ' pip install "occupation-search[import]"'
        ) from error


def _import_ooh_2010(sources: Sequence[Path]) -> Imported:
    """As ``ooh_2010.import_ooh_2010``, which needs the extra for reading HTML."""
    with _needing_selectolax("ooh-2010"):
        from indexer.importers.ooh_2010 import import_ooh_2010
    return import_ooh_2010(sources)


def _import_ooh(sources: Sequence[Path]) -> Imported:
    """As ``ooh.import_ooh``, which needs the extra for reading HTML."""
    with _needing_selectolax("ooh"):
        from indexer.importers.ooh import import_ooh
    return import_ooh(sources)


FORMATS: Mapping[str, Callable[[Sequence[Path]], Imported]] = MappingProxyType(
    {"ooh": _import_ooh, "ooh-2010": _import_ooh_2010, "page-text": import_page_text}
)


def import_pages(format: str, sources: Sequence[Path]) -> Imported:
    """Profiles of the pages in ``sources``, each a file or a folder of page files.

    Args:
        format: ``AUTO`` or a key of ``FORMATS``: "ooh" (pages of the present handbook),
            "ooh-2010" (published HTML of the 2010-11 handbook) or "page-text" (the plain text of
            a page).
        sources: files and folders; one that does not exist becomes a failure.

    Raises:
        OccupationsError: the format is unknown, or a package it needs is not installed.
    """
    if format == AUTO:
        return import_auto(sources, FORMATS)
    if format not in FORMATS:
        known = ", ".join(FORMATS)
        raise OccupationsError(f"no format {format!r} to import; known formats: {known}")
    return FORMATS[format](sources)
