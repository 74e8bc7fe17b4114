"""Figures by scale and engine -> tables with ratios, and how fast each figure grows."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

ENGINES = ("this", "tantivy", "FTS5", "plain Whoosh")
_RATIOS = (("this", "tantivy"), ("this", "FTS5"), ("plain Whoosh", "this"))
_WHAT = 46  # characters


@dataclass(slots=True)
class Figures:
    """Rows in the order in which they were found: (scale, what) -> value by engine."""

    rows: dict[tuple[int, str], dict[str, float]] = field(default_factory=dict)
    # this project's value over the queries that plain Whoosh was asked, where these are fewer
    paired: dict[tuple[int, str], float] = field(default_factory=dict)
    notes: dict[int, list[str]] = field(default_factory=dict)

    def add(self, scale: int, what: str, engine: str, value: float) -> None:
        self.rows.setdefault((scale, what), {})[engine] = value

    def note(self, scale: int, line: str) -> None:
        self.notes.setdefault(scale, []).append(line)

    @property
    def scales(self) -> Sequence[int]:
        return sorted({scale for scale, _ in self.rows})


def table(figures: Figures, scale: int) -> Iterator[str]:
    """The rows of one scale: a column an engine, then the ratios."""
    ratios = "".join(f"{f'{a}/{b}'.replace('plain ', ''):>14}" for a, b in _RATIOS)
    yield f"{'':{_WHAT}}{''.join(f'{name:>14}' for name in ENGINES)} {ratios}"
    for (of, what), values in figures.rows.items():
        if of == scale:
            cells = "".join(f"{_number(values.get(name)):>14}" for name in ENGINES)
            paired = {**values, "this": figures.paired.get((of, what), values.get("this", 0.0))}
            shares = "".join(
                f"{_ratio(paired if 'Whoosh' in pair[0] else values, *pair):>14}"
                for pair in _RATIOS
            )
            yield f"{what:{_WHAT}}{cells} {shares}".rstrip()
    yield from figures.notes.get(scale, ())


def growth(figures: Figures) -> Iterator[str]:
    """The slope of each figure over the scales, both as logarithms: 0 does not grow, 1 grows with
    the corpus."""
    scales = figures.scales
    yield f"{'growth exponent over ' + ', '.join(f'{s}x' for s in scales):{_WHAT}}" + "".join(
        f"{name:>14}" for name in ENGINES
    )
    for what in dict.fromkeys(what for _, what in figures.rows):
        cells = []
        for name in ENGINES:
            points = [
                (scale, value)
                for scale in scales
                if (value := figures.rows.get((scale, what), {}).get(name))
            ]
            cells.append(f"{slope(points):14.2f}" if len(points) > 1 else f"{'':14}")
        yield f"{what:{_WHAT}}{''.join(cells)}".rstrip()


def slope(points: Sequence[tuple[float, float]]) -> float:
    """Least-squares slope of log value over log scale."""
    xs = [math.log(scale) for scale, _ in points]
    ys = [math.log(value) for _, value in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((a - x) ** 2 for a in xs)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / spread


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _ratio(values: dict[str, float], above: str, below: str) -> str:
    if not values.get(above) or not values.get(below):
        return ""
    return f"{values[above] / values[below]:.2f}"
