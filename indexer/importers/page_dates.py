"""Dates as pages write them, in ISO form."""

import re
from datetime import date

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
