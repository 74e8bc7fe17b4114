"""Geometry of the pictures: numbers in, positions of an SVG's marks out.

A template draws what it finds here; every picture stands beside a table of the same numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from indexer.model import HOURS_A_YEAR, Industries, Jobs, Outlook, Pay
from webapp.pages.frame import Link
from webapp.wording import count_of, dollars, pay_words, percent_words

WIDTH = 320  # user units; shown at one unit a pixel, so that text keeps its size on a phone
EDGE = 6  # room for half a mark at both ends
GROUND = 52  # of the pay picture: y of its axis
HILL = 30  # height of the backdrop's tallest bar
BARS = 44  # of the backdrop: 7 units each


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    text: str
    anchor: str  # of the text: "start", "middle" or "end"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table beside a picture; ``width`` of its bar out of 100."""

    label: str
    number: str
    width: float = 0
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the backdrop, on the axis."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PayChart:
    """A line from the 10th to the 90th percentile with the median on it, before the distribution of
    the medians of all occupations."""

    title: str
    description: str
    low: float
    middle: float
    high: float
    span: float  # high - low
    middle_text: Tick
    ticks: tuple[Tick, ...]
    backdrop: tuple[Bar, ...]
    backdrop_words: str | None  # what the backdrop shows, and where the occupation is in it
    rows: tuple[Row, ...]
    source: Link | None


@dataclass(frozen=True, slots=True)
class BarChart:
    """A table whose rows carry bars."""

    title: str
    label_heading: str
    number_heading: str
    detail_heading: str | None
    rows: tuple[Row, ...]
    source: Link | None


def make_pay_chart(
    pay: Pay | None, source: Link | None, medians: Sequence[float] = ()
) -> PayChart | None:
    """The spread of pay; None unless median, p10 and p90 are all known.

    ``medians``: of all occupations, in US dollars a year.
    """
    if pay is None or pay.median is None or pay.p10 is None or pay.p90 is None:
        return None
    others = [median / HOURS_A_YEAR if pay.unit == "hour" else median for median in medians]
    most = max([pay.p90, *others])
    step = nice_step(most, 5 if others else 4)  # with all occupations, $50,000 a step
    end = step * ceil(most / step)
    scale = (WIDTH - 2 * EDGE) / end

    def place(amount: float) -> float:
        return round(EDGE + amount * scale, 1)

    steps = round(end / step)
    labelled = 2 if steps > 4 else 1  # more amounts have no room beside each other
    ticks = tuple(
        _tick(place(step * n), "" if n % labelled else dollars(step * n, "year"))
        for n in range(steps + 1)
    )
    percentiles = (
        ("Lowest 10% earn less than", pay.p10),
        ("A quarter earn less than", pay.p25),
        ("Median", pay.median),
        ("A quarter earn more than", pay.p75),
        ("Highest 10% earn more than", pay.p90),
    )
    return PayChart(
        title=f"What people earn, {pay.year}",
        description=(
            f"Pay in {pay.year}: a tenth earn less than {pay_words(pay.p10, pay.unit)}, half less "
            f"than {dollars(pay.median, pay.unit)}, a tenth more than {dollars(pay.p90, pay.unit)}."
        ),
        low=place(pay.p10),
        middle=place(pay.median),
        high=place(pay.p90),
        span=round(place(pay.p90) - place(pay.p10), 1),
        middle_text=_tick(place(pay.median), dollars(pay.median, pay.unit)),
        ticks=ticks,
        backdrop=_backdrop(others, end),
        backdrop_words=_standing(pay.median, others),
        rows=tuple(
            Row(label, dollars(amount, pay.unit))
            for label, amount in percentiles
            if amount is not None
        ),
        source=source,
    )


def _backdrop(medians: Sequence[float], end: float) -> tuple[Bar, ...]:
    """How many medians fall into each of equal steps from 0 to ``end``."""
    counts = [0] * BARS
    for median in medians:
        counts[min(int(median / end * BARS), BARS - 1)] += 1
    width = (WIDTH - 2 * EDGE) / BARS
    tallest = max(counts)
    return tuple(
        Bar(
            x=round(EDGE + number * width, 2),
            y=round(GROUND - HILL * count / tallest, 1),
            width=round(width - 1, 2),
            height=round(HILL * count / tallest, 1),
        )
        for number, count in enumerate(counts)
        if count
    )


def _standing(median: float, medians: Sequence[float]) -> str | None:
    """The backdrop in words. It counts occupations, not people: how pay is spread over all who
    work is not published by occupation."""
    if not medians:
        return None
    lower = sum(other < median for other in medians)
    have = "none of them has" if not lower else f"{lower} of them ha{'s' if lower == 1 else 've'}"
    return (
        f"Behind it, the median pay of {count_of(len(medians), 'occupation')}, each counted once; "
        f"{have} a lower one."
    )


def make_jobs_chart(
    jobs: Jobs | None, outlook: Outlook | None, source: Link | None
) -> BarChart | None:
    """Jobs now and projected; None unless both are known."""
    if jobs is None or outlook is None or outlook.change is None:
        return None
    projected = jobs.count + outlook.change
    widest = max(jobs.count, projected)
    if widest <= 0:
        return None
    return BarChart(
        title="Jobs now and projected",
        label_heading="Year",
        number_heading="Jobs",
        detail_heading=None,
        rows=(
            Row(str(jobs.year), f"{jobs.count:,}", round(100 * jobs.count / widest, 1)),
            Row(
                f"{outlook.to_year}, projected ({percent_words(outlook.percent)})",
                f"{projected:,}",
                round(100 * max(projected, 0) / widest, 1),
            ),
        ),
        source=source,
    )


def make_industry_chart(industries: Industries | None, source: Link | None) -> BarChart | None:
    """Shares of the occupation's jobs; None when there are none."""
    if industries is None or not industries.shares:
        return None
    widest = max(share.percent for share in industries.shares) or 1
    with_pay = any(share.median is not None for share in industries.shares)
    return BarChart(
        title=f"Where people work, {industries.year}",
        label_heading="Industry",
        number_heading="Jobs",
        detail_heading="Median pay" if with_pay else None,
        rows=tuple(
            Row(
                label=share.industry,
                number=f"{share.percent}%",
                width=round(100 * share.percent / widest, 1),
                detail=None if share.median is None else dollars(share.median, share.unit),
            )
            for share in industries.shares
        ),
        source=source,
    )


def nice_step(largest: float, steps: int = 4) -> float:
    """A step of 1, 2 or 5 times a power of ten that reaches ``largest`` in at most ``steps``."""
    rough = max(largest, 1) / steps
    power = 10.0 ** floor(log10(rough))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)


def _tick(x: float, text: str) -> Tick:
    # A text centred closer to an edge than half its width (about 30 units) would be cut off.
    anchor = "start" if x < 30 else "end" if x > WIDTH - 30 else "middle"
    return Tick(x=x, text=text, anchor=anchor)
