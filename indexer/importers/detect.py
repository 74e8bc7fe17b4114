"""Which format a file has, told from its first kilobytes: each is known by what it always begins
with, never by the file's name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HEAD_BYTES = 64 * 1024  # a page of the Handbook names itself within the first ten

_PAGE_OF_OOH = re.compile(r"<link[^>]*rel=[\"']canonical[\"'][^>]*/ooh/[a-z0-9-]+/[a-z0-9-]+\.htm")
_OF_2010 = re.compile(r"(?i)bls\.gov/oco/|/oco/ocos\d+|Occupational Outlook Handbook, 2010")
_TITLE_TABLE = re.compile(r"O\*NET-SOC Code\t(?:[^\n]*\t)?(?:Alternate|Reported Job) Title\b")
_TABLE = re.compile(r"O\*NET-SOC Code\t")

# Known, and not read here: what each is, and what to do instead.
_NOT_READ: Mapping[str, tuple[re.Pattern[str], str]] = {
    "the Handbook as one XML file": (
        re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<ooh\b"),
        "save the occupation's page from bls.gov/ooh instead and import that",
    ),
    "an O*NET table": (
        _TABLE,
        "'python -m indexer.importers.traits' reads O*NET's interests, technology and tools",
    ),
    "O*NET Web Services JSON": (
        re.compile(r"\s*\{[^{]*\"(?:code|occupation)\"[\s\S]{0,400}onet", re.IGNORECASE),
        "download O*NET's text files from onetcenter.org/database.html",
    ),
    "ESCO's CSV": (
        re.compile(r"\ufeff?\"?(?:conceptType|ORIGINURI)\"?,", re.IGNORECASE),
        "its occupations have no United States codes; write a profile by hand",
    ),
    "credentials in CTDL": (
        re.compile(r"[\s\S]*\"(?:ceterms:|https?://purl\.org/ctdl/)"),
        "add them to vocabulary/credentials.yaml",
    ),
}
# The same of files that are no text, by their first bytes.
_NO_TEXT: Mapping[bytes, tuple[str, str]] = {
    b"%PDF-": ("a PDF", "save its text and import that as page-text"),
    b"PK\x03\x04": ("a file of an office program", "save its text and import that as page-text"),
    b"\xd0\xcf\x11\xe0": (
        "an old Word or Excel file",
        "save its text and import that as page-text",
    ),
}
LOOKED_FOR = (
    "a page of the Handbook since 2012 (its canonical address), a page of the 2010-11 Handbook"
    " (bls.gov/oco), O*NET's lists of titles (their first line), text with the headings of a"
    f" profile, {', '.join(_NOT_READ)}"
)


@dataclass(frozen=True, slots=True)
class Detected:
    """``format``: a key of `FORMATS` or `onet_titles.FORMAT`, None for what is not read; ``what``:
    in words; ``advice``: what to do with what is known and not read."""

    format: str | None
    what: str
    advice: str | None = None


def detect(path: Path) -> Detected:
    """The format of a file.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    for begins, (what, advice) in _NO_TEXT.items():
        if head.startswith(begins):
            return Detected(None, what, advice)
    utf_16 = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if utf_16 else "utf-8", errors="replace")
    if _PAGE_OF_OOH.search(text):
        return Detected("ooh", "a page of the present Handbook")
    if re.search(r"<(?:html|body|!doctype)\b", text, re.IGNORECASE):
        if _OF_2010.search(text):
            return Detected("ooh-2010", "a page of the 2010-11 Handbook")
        return Detected(None, "an HTML page that does not say it is one of the Handbook")
    if _TITLE_TABLE.match(text):
        return Detected("onet-titles", "O*NET's titles that people hold")
    for what, (pattern, advice) in _NOT_READ.items():
        if pattern.match(text):
            return Detected(None, what, advice)
    if "\x00" in text or not text.strip():
        return Detected(None, "no text" if text.strip() else "an empty file")
    return Detected("page-text", "text")
