"""Pay in plain words: "$30 an hour", "at least 45k", "between 50k and 70k"."""

import re
from dataclasses import dataclass

from indexer.model import HOURS_A_YEAR
from indexer.query import Operator
from indexer.search.typed import JOBS


@dataclass(frozen=True, slots=True)
class PayInWords:
    """Bounds on the median pay in US dollars a year, and what they mean in words."""

    means: str  # e.g. "median pay at least $30 an hour"
    bounds: tuple[tuple[Operator, float], ...]


_OPERATORS: dict[str, Operator] = {
    "over": ">", "above": ">", "more than": ">", "greater than": ">", "higher than": ">",
    "upwards of": ">=", "at least": ">=", "minimum": ">=", "minimum of": ">=", "from": ">=",
    "under": "<", "below": "<", "less than": "<", "at most": "<=", "up to": "<=",
    "maximum": "<=", "maximum of": "<=", "around": ">=", "about": ">=",
}  # fmt: skip
_IN_WORDS = {">": "over", ">=": "at least", "<": "under", "<=": "at most"}
_BOUND = "|".join(sorted(_OPERATORS, key=len, reverse=True))
PAY_VERB = (
    r"(?:that |which |who |to |can |and )*(?:starting |annual |median |average )?(?:pays?"
    r"|paying|earns?|earning|makes?|making"
    r"|salary|salaries|wages?|income|starting)(?: (?:of|is|me|you|starts at|starting at))? "
)
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_THOUSANDS = r" ?(?:k|grand|thousand)"
_UNIT = (
    r"(?P<yearly> ?/ ?(?:year|yr)| (?:an?|per|each|every) year| annually| yearly| salary)"
    r"|(?P<hourly> ?/ ?(?:hour|hr|h)| (?:an?|per|each|every) hour| hourly)"
    r"|(?P<weekly> ?/ ?(?:week|wk)| (?:an?|per|each|every) week| weekly)"
    r"|(?P<monthly> ?/ ?(?:month|mo)| (?:an?|per|each|every) month| monthly)"
)
_PER_YEAR = {"hourly": HOURS_A_YEAR, "weekly": 52, "monthly": 12}
_UNIT_WORDS = {"hourly": "an hour", "weekly": "a week", "monthly": "a month"}
_DOLLARS = r"(?: (?P<dollars>dollars|bucks|usd))?"
_MORE = (
    r"(?P<more>\+| ?\+| plus| or (?:more|above|better|higher|over)| and (?:up|above|over)| minimum)"
)
_LESS = r"(?P<less> or (?:less|below|under)| max| maximum)"

_LARGEST_HOURLY = 300  # US dollars; a larger amount without a unit is a year's pay
_SMALLEST_YEARLY = 10_000  # US dollars; a smaller plain number may count anything
_NEVER_PAY = {401, 403, 457}  # thousands: names of retirement plans

PAY_BETWEEN = (
    rf"(?P<verb>{PAY_VERB})?(?:between |from )?(?P<d1>\$)?(?P<low>{_NUMBER})(?P<k1>{_THOUSANDS})?"
    r"(?: ?- ?| to "
    rf"| and )(?P<d2>\$)?(?P<high>{_NUMBER})(?P<k2>{_THOUSANDS})?{_DOLLARS}(?:{_UNIT})?"
)
PAY_BOUND = (
    rf"(?P<verb>{PAY_VERB})?(?:(?P<bound>{_BOUND}) )?(?P<d1>\$)?(?P<low>{_NUMBER})"
    rf"(?P<k1>{_THOUSANDS})?{_DOLLARS}(?:{_MORE}|{_LESS})?(?:{_UNIT})?(?: or more)?"
)


def read_pay_between(match: re.Match[str]) -> PayInWords | None:
    """The two bounds of a match of `PAY_BETWEEN`; None if the numbers are no pay."""
    thousands = bool(match["k1"] or match["k2"])
    low, high = _number(match["low"]), _number(match["high"])
    low, high = (value * 1000 if thousands and value < 1000 else value for value in (low, high))
    said = bool(thousands or match["verb"] or match["d1"] or match["d2"] or match["dollars"])
    unit = _unit(match, (low, high), dollars=bool(match["d1"] or match["d2"]))
    if low >= high or not _is_pay(match, high, said=said, unit=unit):
        return None
    factor = _PER_YEAR.get(unit, 1)
    means = f"median pay {_dollars(low)} to {_dollars(high)} {_UNIT_WORDS.get(unit, 'a year')}"
    return PayInWords(means, ((">=", low * factor), ("<=", high * factor)))


def read_pay_bound(match: re.Match[str]) -> PayInWords | None:
    """The bound of a match of `PAY_BOUND`; None if the number is no pay ("over 60")."""
    value = _number(match["low"]) * (1000 if match["k1"] else 1)
    sign = match["d1"] and (match["bound"] or match["more"] or match["less"])
    about_jobs = JOBS.search(match.string)
    said = bool(match["k1"] or match["verb"] or sign or match["dollars"] or about_jobs)
    unit = _unit(match, (value,), dollars=bool(match["d1"] and said))
    bound = match["bound"]
    if not _is_pay(match, value, said=said, unit=unit):
        return None
    if match["k1"] and value / 1000 in _NEVER_PAY:
        return None
    operator: Operator = ">="
    if bound:
        operator = _OPERATORS[bound]
    elif match["less"]:
        operator = "<="
    shown = f"{_IN_WORDS[operator]} {_dollars(value)} {_UNIT_WORDS.get(unit, 'a year')}"
    return PayInWords(f"median pay {shown}", ((operator, value * _PER_YEAR.get(unit, 1)),))


def _is_pay(match: re.Match[str], value: float, *, said: bool, unit: str) -> bool:
    """Whether a number is pay: "over 50 miles", "over 60" and "under 18" are not."""
    if unit:
        return value * _PER_YEAR.get(unit, 1) >= _SMALLEST_YEARLY
    if said:
        return value >= _SMALLEST_YEARLY
    return False


def _unit(match: re.Match[str], values: tuple[float, ...], *, dollars: bool) -> str:
    for unit in ("yearly", "hourly", "weekly", "monthly"):
        if match[unit]:
            return unit
    return "hourly" if dollars and max(values) < _LARGEST_HOURLY else ""


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _dollars(value: float) -> str:
    return f"${value:,.2f}".removesuffix(".00")
