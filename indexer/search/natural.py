"""Filters said in plain words: "no degree", "over $70,000", "fast growing". Each can be undone."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from indexer.model import EDUCATION_LEVELS, HOURS_A_YEAR
from indexer.query import Operator, Range
from indexer.results import NaturalFilter
from indexer.search.grammar import amount

_LEVEL = {slug: float(number) for number, slug in enumerate(EDUCATION_LEVELS)}


@dataclass(frozen=True, slots=True)
class Reading:
    """A query with the filters taken out of its words."""

    text: str
    ranges: tuple[Range, ...]
    filters: tuple[NaturalFilter, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to say a filter; ``read`` gives the bound and its meaning in words, or None."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], tuple[Range, str] | None]


def _education(level: str, meaning: str) -> Callable[[re.Match[str]], tuple[Range, str]]:
    def read(match: re.Match[str]) -> tuple[Range, str]:
        return Range(match.group(), "education", "<=", _LEVEL[level]), meaning

    return read


def _growing(match: re.Match[str]) -> tuple[Range, str]:
    # BLS, Occupational Outlook Handbook: "much faster than average" begins at 7 percent
    return Range(match.group(), "growth", ">=", 7.0), "employment growing by 7 percent or more"


_OPERATORS: Mapping[str, Operator] = {
    "over": ">", "above": ">", "more than": ">", "at least": ">=",
    "under": "<", "below": "<", "less than": "<", "at most": "<=", "up to": "<=",
}  # fmt: skip
_WORDS = {">": "over", ">=": "at least", "<": "under", "<=": "at most"}


def _pay(match: re.Match[str]) -> tuple[Range, str] | None:
    value = amount(match["amount"])
    said = match["verb"] or "$" in match["amount"] or match["amount"].lower().endswith("k")
    if value is None or not (said or match["hourly"] or match["yearly"]):
        return None  # "over 50 miles" is no wage
    operator = _OPERATORS[" ".join(match["bound"].lower().split())]
    yearly = value * HOURS_A_YEAR if match["hourly"] else value
    unit = "an hour" if match["hourly"] else "a year"
    shown = f"${value:,.2f}".removesuffix(".00")
    meaning = f"median pay {_WORDS[operator]} {shown} {unit}"
    return Range(match.group(), "pay", operator, yearly), meaning


def _form(pattern: str, read: Callable[[re.Match[str]], tuple[Range, str] | None]) -> _Form:
    return _Form(re.compile(rf"(?<!\S)(?:{pattern})(?!\S)", re.IGNORECASE), read)


_FORMS = (
    _form(
        r"(?:that\s+|which\s+)?(?:(?:do(?:es)?\s?n[o']t|do(?:es)?\s+not)\s+(?:need|require)\s+an?|"
        r"without\s+an?|without|with\s+no|no)\s+(?:college\s+|university\s+)?degree"
        r"(?:\s+(?:required|needed))?",
        _education("nondegree-award", "no degree needed to start"),
    ),
    _form(
        r"no\s+(?:high\s+school\s+)?diploma|no\s+formal\s+education",
        _education("no-credential", "no formal education needed to start"),
    ),
    _form(
        r"(?:with\s+)?(?:only\s+|just\s+)(?:a\s+)?high\s+school(?:\s+diploma)?",
        _education("high-school", "a high school diploma or less to start"),
    ),
    _form(
        r"(?P<verb>(?:that\s+|which\s+)?(?:pay(?:s|ing)?|earn(?:s|ing)?|mak(?:e|es|ing)|salary|wages?)"
        r"\s+(?:of\s+)?)?(?P<bound>over|above|more\s+than|at\s+least|under|below|less\s+than|"
        r"at\s+most|up\s+to)\s+(?P<amount>\$?\d[\d,]*(?:\.\d+)?k?)"
        r"(?P<yearly>\s*(?:/\s*|an?\s+|per\s+)(?:year|yr)|\s+annually)?"
        r"(?P<hourly>\s*(?:/\s*|an?\s+|per\s+)(?:hour|hr))?",
        _pay,
    ),
    _form(r"fast(?:est)?[\s-]growing|growing\s+fast", _growing),
)
# What is left of "jobs without a degree" once the filter is taken out.
_NOTHING_ASKED = re.compile(
    r"\s*(?:(?:find|show|me|all|the|best|good|any|a|in|with|and|that|which)\s+)*"
    r"(?:jobs?|careers?|occupations?|work)?(?:\s+(?:and|with|that|which|in))*\s*",
    re.IGNORECASE,
)


def read_natural(text: str) -> Reading:
    """Takes the filters out of the unquoted words of a query.

    The words that only say "jobs" go with them when nothing else is asked for.
    """
    ranges: list[Range] = []
    filters: list[NaturalFilter] = []
    rest = text
    for form in _FORMS:
        for match in form.pattern.finditer(rest):
            found = form.read(match)
            if found and rest.count('"', 0, match.start()) % 2 == 0:
                ranges.append(found[0])
                words = match.group().strip()
                undo = text.replace(words, f'"{words}"', 1)
                filters.append(NaturalFilter(words, found[1], undo))
                rest = rest[: match.start()] + rest[match.end() :]
                break
    if filters and _NOTHING_ASKED.fullmatch(rest):
        rest = ""
    return Reading(" ".join(rest.split()) if filters else text, tuple(ranges), tuple(filters))
