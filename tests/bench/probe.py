"""A process of its own that opens one engine: ``python -m tests.bench.probe ENGINE FOLDER``.

Prints, as JSON, the seconds from opening to the first answer, and the megabytes that came to its
private memory by opening and by answering the judged queries; importing is left out of both, since
the engines' modules share imports that only some of them need.
"""

import json
import os
import sys
import time
from pathlib import Path

from tests.bench.asks import Ask, judged
from tests.bench.builders import opened
from tests.bench.memory import memory_of

FIRST = Ask("first", "nurse", ("nurse",))


def main(name: str, folder: Path) -> None:
    asks = judged()
    before = memory_of(os.getpid()).own
    start = time.perf_counter()
    engine = opened(name, folder)
    engine.shown(FIRST)
    first = time.perf_counter() - start
    for ask in asks:
        engine.shown(ask)
    print(json.dumps({"first": first, "own": memory_of(os.getpid()).own - before}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
