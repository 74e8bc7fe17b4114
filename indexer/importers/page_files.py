"""Page files: which ones a source holds, and their bytes as text."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from indexer.errors import ImportFailure

MAX_PAGE_BYTES = 2 * 1024 * 1024  # the longest page of the handbook has 110 kB

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
# Control characters but for those that text files do hold: tab, line feed, vertical tab, form feed,
# carriage return, and the end-of-file mark of DOS. A few strays in a page are no reason to refuse.
_CONTROL = re.compile(b"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_MAX_CONTROL_SHARE, _MAX_CONTROLS_AT_LEAST = 0.01, 4
# What UTF-8 looks like when read as windows-1252: a curly quote or dash, an accented letter.
_MISREAD = re.compile("â€[\u0080-\u00bf™œžšŸ“”˜‹›¢¦-]|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]")


@dataclass(frozen=True, slots=True)
class PageFiles:
    paths: tuple[Path, ...]  # each once; a folder's in the order of their names
    failures: tuple[ImportFailure, ...]  # sources that are no file or hold no page
    notes: tuple[str, ...]  # files of a folder that are no pages


def find_pages(sources: Iterable[Path], suffixes: Collection[str]) -> PageFiles:
    """The page files of sources: a file whatever its name, a folder's files with these suffixes.

    Folders are searched to the bottom; hidden files and folders are passed over.
    """
    paths: dict[Path, Path] = {}
    failures: list[ImportFailure] = []
    notes: list[str] = []
    for source in sources:
        if source.is_dir():
            files = tuple(sorted(path for path in source.rglob("*") if _is_visible(path, source)))
            pages = tuple(path for path in files if path.suffix.lower() in suffixes)
            others = [str(path.relative_to(source)) for path in files if path not in pages]
            if others:
                notes.append(f"{source}: no pages by their names, not read: {', '.join(others)}")
            if not pages:
                wanted = " or ".join(sorted(suffixes))
                failures.append(ImportFailure(str(source), f"the folder holds no {wanted} file"))
        elif source.exists():
            pages = (source,)
        else:
            pages = ()
            failures.append(ImportFailure(str(source), "there is no such file or folder"))
        for path in pages:
            paths.setdefault(path.resolve(), path)
    return PageFiles(tuple(paths.values()), tuple(failures), tuple(notes))


def _is_visible(path: Path, folder: Path) -> bool:
    hidden = any(name.startswith(".") for name in path.relative_to(folder).parts)
    return not hidden and not path.is_dir()


def read_page(path: Path) -> tuple[str, tuple[str, ...]]:
    """The text of a page file with ``\\n`` line ends, and notes on how it had to be read.

    Pages are windows-1252 (most declare iso-8859-1, which is the same but for curly quotes and
    dashes); a file with a byte order mark, or whose bytes beyond ASCII are valid UTF-8, is read as
    that. Anything else is refused: guessing would put wrong characters into a profile.

    Raises:
        ImportFailure: the file cannot be read, is empty, binary, or in another encoding.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ImportFailure(str(path), f"cannot be read: {error.strerror or error}") from error
    if len(data) > MAX_PAGE_BYTES:
        raise ImportFailure(str(path), f"is too large for a page: {len(data):,} bytes")
    if not data.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise ImportFailure(str(path), "the file is empty")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ImportFailure(str(path), f"is {what}, not a page")
    try:
        text, encoding = _decoded(data)
    except ValueError as error:
        raise ImportFailure(str(path), str(error)) from error
    notes: tuple[str, ...] = ()
    if encoding.startswith(("utf-16", "utf-32")):
        notes = (f"{path.name}: is {encoding.upper()}, read as that",)
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def _decoded(data: bytes) -> tuple[str, str]:
    """Text and the name of its encoding; ValueError says why there is none."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise ValueError(f"starts as {encoding.upper()} but breaks it: {error}") from error
    allowed = max(len(data) * _MAX_CONTROL_SHARE, _MAX_CONTROLS_AT_LEAST)
    if len(_CONTROL.findall(data)) > allowed:
        raise ValueError("is binary or in an unknown encoding, not a page")
    text, encoding = _utf_8_or_windows(data)
    misread = _MISREAD.search(text)
    if misread:
        raise ValueError(f"holds UTF-8 misread as windows-1252: {_around(text, misread)!r}")
    return text, encoding


def _utf_8_or_windows(data: bytes) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), "utf-8"  # plain ASCII too
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError as error:
        place = f"byte 0x{data[error.start]:02x} at {error.start}"
        raise ValueError(f"{place} is neither windows-1252 nor UTF-8") from error


def _around(text: str, match: re.Match[str]) -> str:
    return " ".join(text[max(0, match.start() - 20) : match.end() + 20].split())


_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_WORDS = re.compile(r"([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})")
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def iso_date(text: str) -> str | None:
    """ "December 17, 2009" or "12/17/2009" as "2009-12-17"; None for anything else."""
    words, slashes = _WORDS.search(text), _SLASHES.search(text)
    if words:
        name = words[1].lower()
        month = next((n for n, full in enumerate(_MONTHS, 1) if full.startswith(name)), 0)
        day, year = int(words[2]), int(words[3])
    elif slashes:
        month, day, year = (int(slashes[group]) for group in (1, 2, 3))
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
