"""Numbers in prose: each is a figure of its profile, rounded at most in its last written digit.

What is checked, and against which figures:

- dollars ("$67,310", "$21.50", "$1.2 million") against pay;
- percent ("46 percent", "six percent", and in a list "46, 19, and 6 percent") against shares and
  projected changes;
- years against the years of the facts, the changes of names in the vocabulary and the style sheet;
- other numbers above ``free_up_to`` against counts of jobs, except in the sections ``pictured``.

A written number equals a figure when it differs by less than one unit of its last digit that is
not a trailing zero ("42,000" is read as a rounded 41,900, "67,310" only as 67,310) and by no more
than the tolerance. A percent may also be a figure with decimals rounded, and 1 percent anything
below ("under 1 percent"). Numbers that touch letters ("5G", "401(k)") and ordinals are names, not
figures; numbers within names of credentials and organizations are those names'. Fractions in words
("a third") are free.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from indexer.corpus.editorial.place import Finding, Passage
from indexer.corpus.editorial.prose import sentences
from indexer.corpus.editorial.rules import NumberRule
from indexer.errors import Problem
from indexer.model import Facts, Occupation, Pay

Kind = Literal["dollars", "percent", "count", "year"]

# Columns of the file of further figures, after those that say whose they are and since when.
COLUMNS: Mapping[str, Kind] = {
    "jobs": "count",
    "jobs_projected": "count",
    "change": "count",
    "openings": "count",
    "percent": "percent",
    "self_employed_percent": "percent",
    "share_percent": "percent",
    "median": "dollars",
    "mean": "dollars",
    "p10": "dollars",
    "p90": "dollars",
}
HEADER = ("profile", "of", "source", "year", *COLUMNS)


@dataclass(frozen=True, slots=True)
class Figure:
    """A published number without its sign; ``what`` says which, e.g. "outlook.percent"."""

    value: float
    kind: Kind
    what: str


def facts_figures(occupation: Occupation) -> Iterator[Figure]:
    """The numbers of a profile's facts.

    ``wages`` is left out: it is of a later year than ``pay``, and prose states one year's pay.
    """
    facts = occupation.facts
    if facts.pay:
        yield from _pay(facts.pay)
    if facts.jobs:
        yield Figure(facts.jobs.count, "count", "jobs.count")
        yield Figure(facts.jobs.year, "year", "jobs.year")
    if facts.outlook:
        yield from _outlook(facts)
    if facts.industries:
        yield Figure(facts.industries.year, "year", "industries.year")
        for share in facts.industries.shares:
            yield Figure(share.percent, "percent", f"share of {share.industry}")
            if share.median is not None:
                yield Figure(share.median, "dollars", f"median in {share.industry}")


def _pay(pay: Pay) -> Iterator[Figure]:
    yield Figure(pay.year, "year", "pay.year")
    for key in ("median", "p10", "p25", "p75", "p90"):
        amount = getattr(pay, key)
        if amount is not None:
            yield Figure(amount, "dollars", f"pay.{key}")


def _outlook(facts: Facts) -> Iterator[Figure]:
    outlook = facts.outlook
    assert outlook is not None
    yield Figure(abs(outlook.percent), "percent", "outlook.percent")
    yield Figure(outlook.from_year, "year", "outlook.from")
    yield Figure(outlook.to_year, "year", "outlook.to")
    if outlook.change is not None:
        yield Figure(abs(outlook.change), "count", "outlook.change")
    if outlook.openings is not None:
        yield Figure(outlook.openings, "count", "outlook.openings")


def read_figures(path: Path) -> Mapping[str, tuple[Figure, ...]] | Problem:
    """Figures by profile from a tab-separated file whose first line is ``HEADER``.

    ``of`` names the part of the occupation, or the industry, that a row is about. Empty cells are
    figures that are not published.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        return Problem(path, 1, 1, f"cannot be read: {error}")
    if tuple(lines[0].split("\t")) != HEADER:
        return Problem(path, 1, 1, f"the first line must name {', '.join(HEADER)}", lines[0])
    result: dict[str, list[Figure]] = {}
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if not line:
            continue
        try:
            result.setdefault(cells[0], []).extend(_row(cells))
        except ValueError as error:
            return Problem(path, number, 1, f"not a row of figures: {error}", line)
    return {slug: tuple(figures) for slug, figures in result.items()}


def _row(cells: list[str]) -> Iterator[Figure]:
    _, of, _, year, *numbers = cells
    yield Figure(int(year), "year", of)
    for (column, kind), cell in zip(COLUMNS.items(), numbers, strict=True):
        if cell:
            yield Figure(abs(float(cell)), kind, f"{column} of {of}")


_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_IN_WORDS = {word: value for value, word in enumerate(_ONES, 1)} | {
    word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_WORD_NUMBER = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[:9])}))?|{'|'.join(_ONES)})"
_NUMBER = re.compile(
    rf"""
    (?<![\w.,])(?<![a-z]-)
    (?: (?P<dollar>\$)? (?P<digits>\d+(?:,\d{{3}})*(?:\.\d+)?) (?![\w(])
      | (?P<words>\b{_WORD_NUMBER}\b) )
    (?: [ ] (?P<scale>hundred|thousand|million|billion)\b )?
    (?: [ ]? (?P<percent>%|percent\b) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# In a sentence about percent: "46, 19, and 6 percent", "46 percent in hospitals and 19 in clinics".
_LISTED = re.compile(r"\s*(?:[,;.)]|$|(?:and|or|to|in|at|for|from)\b)")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it stands in a text; ``unit`` is one of its last digit that is no zero."""

    text: str
    start: int
    value: float
    unit: float
    kind: Kind


def numbers(text: str) -> Iterator[Written]:
    """The numbers of a text that can be figures, whatever their size.

    Numbers in words count only with percent or from a thousand up.
    """
    for sentence, start in sentences(text):
        about_percent = "percent" in sentence
        for found in _NUMBER.finditer(sentence):
            if found["words"] and not (found["percent"] or found["scale"]):
                continue
            yield _written(found, start, _kind(found, sentence, about_percent=about_percent))


def _kind(found: re.Match[str], sentence: str, *, about_percent: bool) -> Kind:
    if found["dollar"]:
        return "dollars"
    if found["percent"]:
        return "percent"
    if found["scale"] or found["words"]:
        return "count"
    if _YEAR.fullmatch(found["digits"]):
        return "year"
    listed = about_percent and _LISTED.match(sentence, found.end())
    return "percent" if listed and len(found["digits"]) <= 2 else "count"


def _written(found: re.Match[str], start: int, kind: Kind) -> Written:
    scale = _SCALES[found["scale"].lower()] if found["scale"] else 1
    if found["words"]:
        value = sum(_IN_WORDS[word] for word in re.split("[- ]", found["words"].lower()))
        unit = 10.0 if value % 10 == 0 else 1.0
        return Written(found.group(), start + found.start(), value * scale, unit * scale, kind)
    digits = found["digits"].replace(",", "")
    whole, _, decimals = digits.partition(".")
    zeros = len(whole) - len(whole.rstrip("0"))
    unit = 10.0 ** (-len(decimals) if decimals else zeros)
    return Written(found.group(), start + found.start(), float(digits) * scale, unit * scale, kind)


def equals(number: Written, figure: float, tolerance_percent: float) -> bool:
    """Whether a number states a figure; see the module's text."""
    difference = abs(number.value - figure)
    if number.kind == "percent" and (difference <= 0.5 or figure < number.value == 1):
        return True
    if number.kind == "year":
        return difference == 0
    return (
        difference < number.unit - 1e-9 and difference <= abs(figure) * tolerance_percent / 100
    ) or difference < 1e-9


def untraced(
    passage: Passage,
    figures: Sequence[Figure],
    rule: NumberRule,
    free: Collection[tuple[int, int]],
) -> Iterator[Finding]:
    """Numbers of a passage that are no figure; ``free`` are spans that need none."""
    for number in numbers(passage.text):
        if number.kind == "count" and (
            number.value <= rule.free_up_to or passage.section in rule.pictured
        ):
            continue
        if number.kind == "year" and number.value in rule.years:
            continue
        end = number.start + len(number.text)
        if any(first <= number.start and end <= last for first, last in free):
            continue
        if not any(
            equals(number, figure.value, rule.tolerance_percent)
            for figure in figures
            if figure.kind == number.kind
        ):
            message = f"{number.text!r} is no figure of this profile{_nearest(number, figures)}"
            yield Finding(message, passage=passage, start=number.start)


def _nearest(number: Written, figures: Sequence[Figure]) -> str:
    same = [figure for figure in figures if figure.kind == number.kind]
    if not same:
        return ""
    nearest = min(same, key=lambda figure: abs(figure.value - number.value))
    return f"; the nearest is {nearest.what}, {nearest.value:,.10g}"


def spans(text: str, phrases: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where phrases stand in a text, case apart."""
    lowered = text.lower()
    for phrase in phrases:
        at = lowered.find(phrase.lower())
        while at >= 0:
            yield at, at + len(phrase)
            at = lowered.find(phrase.lower(), at + 1)
