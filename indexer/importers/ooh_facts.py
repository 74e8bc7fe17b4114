"""Facts of a page of the current Handbook: its quick facts, its tables, and a few set sentences."""

import re
from collections.abc import Mapping, Sequence

from indexer.importers.text_blocks import Block
from indexer.model import (
    EDUCATION_LEVELS,
    EXPERIENCE_LEVELS,
    OUTLOOK_CLASSES,
    TRAINING_LEVELS,
    Conditions,
    Facts,
    Industries,
    IndustryShare,
    Jobs,
    Outlook,
    Pay,
    PayUnit,
    Qualities,
    Schedule,
)

Table = Sequence[tuple[str, str]]  # rows of two cells
Rows = Mapping[str, tuple[str, str]]  # what a quick fact is, with its label and value as written

_LABELS: Mapping[str, str] = {
    "pay": r"(?P<year>\d{4}) Median Pay",
    "education": r"Typical Entry-Level Education",
    "experience": r"Work Experience in a Related Occupation",
    "training": r"On-the-job Training",
    "jobs": r"Number of Jobs, (?P<year>\d{4})",
    "outlook": r"Job Outlook, (?P<from>\d{4})[–-](?P<to>\d{2,4})",
    "change": r"Employment Change, (?P<from>\d{4})[–-](?P<to>\d{2,4})",
}
_VARIES = "See How to Become One"
_MONEY = re.compile(r"\$(?P<amount>\d[\d,]*(?:\.\d+)?) per (?P<unit>year|hour)")
_PERCENTILES = re.compile(
    r"[Tt]he lowest 10 percent (?:of \w+ )?earned less than \$(?P<p10>\d[\d,]*(?:\.\d+)?),"
    r" and the highest 10 percent earned (?:more than|at least|equal to or greater than)"
    r" \$(?P<p90>\d[\d,]*(?:\.\d+)?)"
)
_OPENINGS = re.compile(
    r"[Aa]bout (?P<count>\d[\d,]*) openings for .*? (?:are|is) projected each year"
)
_OUTLOOK = re.compile(r"(?P<percent>[-−–]?\d+)% \((?P<label>[^)]+)\)")
_CHANGE = re.compile(r"[-−–]?\d[\d,]*")
_PERCENT = re.compile(r"(\d+)%?")
# What "Work Schedules" says, in the words of `SCHEDULES`.
_HOURS: Mapping[str, str] = {
    "full-time": r"full[ -]time",
    "part-time": r"part[ -]time",
    "overtime": r"(?:more|longer) than 40 hours|overtime|long hours|(?:5|6|7)0 hours",
    "evenings": r"evenings?",
    "nights": r"nights?|overnight",
    "early-mornings": r"early mornings?|early in the morning",
    "weekends": r"weekends?",
    "holidays": r"holidays?",
    "shifts": r"shifts?",
    "irregular": r"schedules (?:may |can |often )?var(?:y|ies)|irregular"
    r"|variable (?:hours|schedules)",
    "on-call": r"on[ -]call",
    "seasonal": r"seasonal(?:ly)?",
}


def row_of(label: str) -> str | None:
    """Which of the quick facts a label is of."""
    return next((name for name, form in _LABELS.items() if re.fullmatch(form, label)), None)


def facts_of(
    rows: Rows,
    blocks: Mapping[str, Sequence[Block]],
    tables: Mapping[str, Sequence[Table]],
    qualities: Sequence[str],
) -> Facts:
    """The facts of a page.

    Args:
        rows: its quick facts.
        blocks: the text of each pane, by the id of its heading.
        tables: the tables of two columns of each pane.
        qualities: names of the important ones.

    Raises:
        ValueError: a level or class is none that is known; it names the row.
    """
    years = _years(rows, "outlook")
    source = f"ooh-{years[0]}-{years[1] % 100:02}" if years else None
    if source is None:
        return Facts()
    injuries = any(
        block.kind == "heading" and block.text.casefold().startswith("injur")
        for block in blocks["work-environment"]
    )
    hours = _hours(blocks["work-environment"])
    names = tuple(dict.fromkeys(qualities))
    return Facts(
        education=_level(rows, "education", EDUCATION_LEVELS),
        experience=_level(rows, "experience", EXPERIENCE_LEVELS),
        training=_level(rows, "training", TRAINING_LEVELS),
        pay=_pay(rows, blocks["pay"], source),
        jobs=_jobs(rows, source),
        outlook=_outlook(rows, blocks["job-outlook"], source),
        industries=_industries(rows, tables, source),
        schedule=Schedule(hours, source) if hours else None,
        conditions=Conditions(("injuries",), source) if injuries else None,
        qualities=Qualities(names, source) if names else None,
    )


def _years(rows: Rows, name: str) -> tuple[int, int] | None:
    if name not in rows:
        return None
    match = re.fullmatch(_LABELS[name], rows[name][0])
    assert match is not None  # that is how the row was found
    first, last = int(match["from"]), int(match["to"])
    return first, last if last > 99 else first // 100 * 100 + last


def _level(rows: Rows, name: str, levels: Mapping[str, str]) -> str | None:
    label, value = rows.get(name, ("", ""))
    if not value:
        return None
    keys = {text.casefold(): key for key, text in levels.items()} | {_VARIES.casefold(): "varies"}
    if value.casefold() not in keys:
        raise ValueError(f"{label}: unknown level {value!r}")
    return keys[value.casefold()]


def _pay(rows: Rows, blocks: Sequence[Block], source: str) -> Pay | None:
    """A year's pay where there is one, else an hour's; the tenths in the same unit.

    "Equal to or greater than $239,200" is the least that the median may be, as the Handbook's own
    tables have it.
    """
    label, value = rows.get("pay", ("", ""))
    amounts: dict[PayUnit, float] = {}
    for match in _MONEY.finditer(value):
        unit: PayUnit = "year" if match["unit"] == "year" else "hour"
        amounts.setdefault(unit, _number(match["amount"]))
    if not amounts:
        return None
    unit = "year" if "year" in amounts else "hour"
    year = re.match(r"\d{4}", label)
    assert year is not None  # of the label's pattern
    tenths = [m for block in blocks for m in _PERCENTILES.finditer(block.text)]
    p10 = p90 = None
    if len(tenths) == 1:  # of several parts none is the whole
        p10, p90 = _number(tenths[0]["p10"]), _number(tenths[0]["p90"])
    return Pay(amounts[unit], unit, int(year[0]), source, p10=p10, p90=p90)


def _jobs(rows: Rows, source: str) -> Jobs | None:
    label, value = rows.get("jobs", ("", ""))
    if not re.fullmatch(r"\d[\d,]*", value):
        return None
    return Jobs(int(value.replace(",", "")), int(label[-4:]), source)


def _outlook(rows: Rows, blocks: Sequence[Block], source: str) -> Outlook | None:
    years = _years(rows, "outlook")
    label, value = rows.get("outlook", ("", ""))
    match = _OUTLOOK.fullmatch(value)
    if years is None or match is None:
        return None
    classes = {text.casefold(): key for key, text in OUTLOOK_CLASSES.items()}
    if match["label"].casefold() not in classes:
        raise ValueError(f"{label}: unknown class {match['label']!r}")
    change = _CHANGE.fullmatch(rows.get("change", ("", ""))[1])
    openings = next((m for block in blocks if (m := _OPENINGS.search(block.text))), None)
    return Outlook(
        percent=_signed(match["percent"]),
        outlook_class=classes[match["label"].casefold()],
        from_year=years[0],
        to_year=years[1],
        source=source,
        change=_signed(change[0]) if change else None,
        openings=int(openings["count"].replace(",", "")) if openings else None,
    )


def _industries(
    rows: Rows, tables: Mapping[str, Sequence[Table]], source: str
) -> Industries | None:
    """The largest employers, with the median pay of those that the pane on pay has, too; none where
    the page tells them of its parts."""
    jobs = _jobs(rows, source)
    employers = [t for t in tables["work-environment"] if t[0][1].endswith("%")]
    if jobs is None or len(employers) != 1:
        return None
    amounts = [t for t in tables["pay"] if t[0][1].startswith("$")]
    medians = dict(pair for table in amounts for pair in table)
    shares = [(name, _PERCENT.fullmatch(cell)) for name, cell in employers[0]]
    found = [
        IndustryShare(name, int(percent[1]), *_median(medians.get(name, "")))
        for name, percent in shares
        if percent is not None
    ]
    return Industries(jobs.year, source, tuple(found)) if found else None


def _median(cell: str) -> tuple[float, PayUnit] | tuple[None, None]:
    """An amount of a table without a unit: nobody earns $1,000 an hour, or less a year."""
    match = re.fullmatch(r"\$?(\d[\d,]*(?:\.\d+)?)", cell)
    if match is None:
        return None, None
    amount = _number(match[1])
    return amount, "hour" if amount < 1000 else "year"


def _hours(blocks: Sequence[Block]) -> tuple[str, ...]:
    """What the paragraphs under "Work Schedules" say."""
    text, inside = "", False
    for block in blocks:
        if block.kind == "heading":
            inside = block.text.casefold().startswith("work schedule")
        elif inside:
            text += f" {block.text}"
    return tuple(
        key for key, pattern in _HOURS.items() if re.search(rf"\b(?:{pattern})\b", text, re.I)
    )


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _signed(text: str) -> int:
    """A figure whose minus is a hyphen, a dash or a minus."""
    digits = int(re.sub(r"\D", "", text))
    return -digits if text[0] in "-−–" else digits
