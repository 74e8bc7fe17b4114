"""How gunicorn serves: its hooks, and how a worker takes its connections. Its other settings are on
the command line of ``serve``."""

import gc
import shutil
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

from webapp.config import metrics_folder


def when_ready(_arbiter: Any) -> None:
    """Keeps the collector off what is loaded before workers are forked, so that they share it."""
    gc.freeze()


def on_exit(_arbiter: Any) -> None:
    """Takes away the folder in which workers shared their metrics."""
    folder = metrics_folder()
    if folder:
        shutil.rmtree(folder, ignore_errors=True)


class FairWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn is not typed
    """Leaves new connections to other workers while all its threads are busy.

    gunicorn's own takes whatever comes: of the eight connections that a proxy opens at once the
    worker that wakes first may get, and keep, all. The others then idle, and its threads are in
    each other's way: a third of the pages a second was measured.
    """

    @property
    def worker_connections(self) -> int:
        """It takes another connection while it has fewer: one a thread, beside those that wait for
        their client's next request."""
        waiting = len(self.keepalived_conns) + len(self.pending_conns)
        return min(self._most, waiting + int(self.cfg.threads))

    @worker_connections.setter
    def worker_connections(self, most: int) -> None:
        self._most = most  # as configured; gunicorn sets it when the worker is made
