"""Times of single searches, the engines taking turns query by query."""

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from tests.bench.asks import Ask
from tests.bench.engines import Engine

MODES: Mapping[str, str] = {
    "top": "(a) top ten", "counted": "(b) + counts", "shown": "(c) + snippets",
}  # fmt: skip
PERCENTILES = (50, 95, 99)


@dataclass(frozen=True, slots=True)
class Plan:
    """How often an engine is asked: every ``step``-th query, ``repetitions`` times."""

    repetitions: int
    step: int = 1


Times = Mapping[tuple[str, str], Mapping[int, float]]  # (mode, engine) -> query -> milliseconds


def alternate(
    engines: Mapping[str, Engine], asks: Sequence[Ask], plans: Mapping[str, Plan]
) -> Times:
    """The median time of each query in each mode, by engine.

    All engines answer one query before the next is asked, each time in another order, so that a
    busy machine hits them alike. What was built before is kept out of the garbage collector's
    sight: one engine's heap would slow the others.
    """
    for number, ask in enumerate(asks):
        for name, engine in engines.items():
            if number % plans[name].step == 0:
                engine.shown(ask)
    gc.collect()
    gc.freeze()
    taken: dict[tuple[str, str], dict[int, list[float]]] = {}
    names = list(engines)
    for turn in range(max(plan.repetitions for plan in plans.values())):
        for number, ask in enumerate(asks):
            start = (number + turn) % len(names)
            for name in names[start:] + names[:start]:
                plan = plans[name]
                if turn < plan.repetitions and number % plan.step == 0:
                    for mode in MODES:
                        spent = milliseconds(getattr(engines[name], mode), ask)
                        taken.setdefault((mode, name), {}).setdefault(number, []).append(spent)
    gc.unfreeze()
    return {
        key: {number: float(np.median(times)) for number, times in found.items()}
        for key, found in taken.items()
    }


def milliseconds(call: Callable[[Ask], object], ask: Ask) -> float:
    start = time.perf_counter()
    call(ask)
    return 1000 * (time.perf_counter() - start)


def percentiles(times: Sequence[float]) -> Mapping[int, float]:
    """p50, p95 and p99."""
    return dict(zip(PERCENTILES, np.percentile(times, PERCENTILES).tolist(), strict=True))
