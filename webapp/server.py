"""How a worker process takes its connections."""

from gunicorn.workers.gthread import ThreadWorker


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
