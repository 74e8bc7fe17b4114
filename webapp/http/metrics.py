"""Prometheus metrics at /metrics, where they are switched on: requests, their time, the generation.

Workers share their counts through a folder, which ``serve`` makes and names.
"""

import time
from datetime import datetime
from pathlib import Path

from flask import Flask, Response, g, request

from indexer.errors import OccupationsError
from webapp.current import current_index

BUCKETS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)  # seconds


class Metrics:
    """Counts of the requests of this process, and of those that share the folder with it."""

    def __init__(self, folder: Path | None) -> None:
        """Begin to count.

        Args:
            folder: through which workers share their counts; None for one process alone.

        Raises:
            OccupationsError: the package for metrics is not installed.
        """
        try:
            import prometheus_client as prometheus
            from prometheus_client import multiprocess
        except ModuleNotFoundError as error:
            raise OccupationsError(
                "metrics need the package prometheus-client, which is not installed:"
                ' pip install "occupation-search[metrics]"'
            ) from error
        self._prometheus, self._multiprocess = prometheus, multiprocess
        self._folder = folder
        self._registry = prometheus.CollectorRegistry()
        self._requests = prometheus.Counter(
            "occupations_requests_total", "Requests answered", ("endpoint", "status"),
            registry=self._registry,
        )  # fmt: skip
        self._seconds = prometheus.Histogram(
            "occupations_request_seconds", "Time to answer", ("endpoint",),
            buckets=BUCKETS, registry=self._registry,
        )  # fmt: skip

    def serve(self, app: Flask) -> None:
        """Answer /metrics."""
        app.add_url_rule("/metrics", "metrics", self._page)

    def count(self, response: Response) -> Response:
        """Count the request with its answer, which is handed on as it is."""
        endpoint = request.endpoint or "none"
        self._requests.labels(endpoint, str(response.status_code)).inc()
        if "started" in g:
            self._seconds.labels(endpoint).observe(time.perf_counter() - g.started)
        return response

    def _page(self) -> Response:
        registry = self._registry
        if self._folder:
            registry = self._prometheus.CollectorRegistry()
            self._multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        text = self._prometheus.generate_latest(registry).decode() + _generation()
        return Response(text, content_type=self._prometheus.CONTENT_TYPE_LATEST)


def _generation() -> str:
    """What is served, in the text format: the time of the build and the number of occupations."""
    manifest = current_index().manifest
    built = datetime.fromisoformat(manifest.built_at).timestamp()
    return (
        "# TYPE occupations_generation_built_timestamp_seconds gauge\n"
        f"occupations_generation_built_timestamp_seconds {built}\n"
        "# TYPE occupations_profiles gauge\n"
        f"occupations_profiles {manifest.counts['occupations']}\n"
    )
