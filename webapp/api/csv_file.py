"""A list of occupations as CSV (RFC 4180), one a row, for spreadsheets and programs."""

import csv
import io
from collections.abc import Iterable

from webapp.api.search import Hit, SnippetPart

COLUMNS = (
    "slug", "title", "matched_title", "url", "group", "education", "pay_median", "pay_unit",
    "growth_percent", "jobs", "openings", "score", "section", "section_url", "passage",
)  # fmt: skip
# A spreadsheet takes a cell that begins so for a formula and runs it (OWASP, CSV injection).
_FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")  # the full-width ones too


def write_csv(hits: Iterable[Hit], site: str) -> str:
    """The rows under a heading.

    Texts that a spreadsheet would run begin with an apostrophe, which it does not show; numbers
    are written as they are.

    Args:
        hits: one a row.
        site: what goes before the addresses of pages.
    """
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for hit in hits:
        rows.writerow([_cell(value) for value in _row(hit, site)])
    return text.getvalue()


def _row(hit: Hit, site: str) -> tuple[str | float | None, ...]:
    facts, best = hit.quick_facts, hit.sections[0] if hit.sections else None
    return (
        hit.slug,
        hit.title,
        _text(hit.matched_title or ()),
        f"{site}{hit.url}",
        facts.group,
        facts.education,
        facts.pay_median,
        facts.pay_unit,
        facts.growth_percent,
        facts.jobs,
        facts.openings,
        hit.score,
        best.heading if best else None,
        f"{site}{best.url}" if best else None,
        _text(best.snippet) if best else None,
    )


def _text(parts: tuple[SnippetPart, ...]) -> str:
    return "".join(part.text for part in parts)


def _cell(value: str | float | None) -> str:
    if not isinstance(value, str):
        return "" if value is None else str(value)
    return f"'{value}" if value.lstrip(" ").startswith(_FORMULA_SIGNS) else value
