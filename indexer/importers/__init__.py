"""Importers: from what others publish to profile files of a corpus."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from indexer.errors import OccupationsError
from indexer.importers.imported import Imported
from indexer.importers.page_text import import_page_text

__all__ = ["FORMATS", "Imported", "import_pages"]


def _import_ooh_2010(sources: Sequence[Path]) -> Imported:
    """As ``ooh_2010.import_ooh_2010``, which needs the extra for reading HTML."""
    try:
        from indexer.importers.ooh_2010 import import_ooh_2010
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "selectolax":
            raise
        raise OccupationsError(
            'the format "ooh-2010" needs the package selectolax, which is not installed:'
            ' pip install "occupation-search[import]"'
        ) from error
    return import_ooh_2010(sources)


FORMATS: Mapping[str, Callable[[Sequence[Path]], Imported]] = MappingProxyType(
    {"ooh-2010": _import_ooh_2010, "page-text": import_page_text}
)


def import_pages(format: str, sources: Sequence[Path]) -> Imported:
    """Profiles of the pages in ``sources``, each a file or a folder of page files.

    Args:
        format: a key of ``FORMATS``: "ooh-2010" (published HTML of the 2010-11 handbook) or
            "page-text" (the plain text of a page).
        sources: files and folders; one that does not exist becomes a failure.

    Raises:
        OccupationsError: the format is unknown, or a package it needs is not installed.
    """
    if format not in FORMATS:
        known = ", ".join(FORMATS)
        raise OccupationsError(f"no format {format!r} to import; known formats: {known}")
    return FORMATS[format](sources)
