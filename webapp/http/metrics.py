"""Prometheus metrics at /metrics, if $OCCUPATIONS_METRICS is "on": requests, their time, the
generation. Workers share their counts through $PROMETHEUS_MULTIPROC_DIR, which ``serve`` sets."""

import os
import time
from datetime import datetime

from flask import Flask, Response, g, request

from indexer.errors import OccupationsError
from webapp.current import current_index

BUCKETS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)  # seconds


def serve_metrics(app: Flask) -> None:
    """Counts requests and answers /metrics where metrics are switched on.

    Raises:
        OccupationsError: they are, but the package for them is not installed.
    """
    if os.environ.get("OCCUPATIONS_METRICS", "off") != "on":
        return
    try:
        import prometheus_client as prometheus
        from prometheus_client import multiprocess
    except ModuleNotFoundError as error:
        raise OccupationsError(
            "metrics need the package prometheus-client, which is not installed:"
            ' pip install "occupation-search[metrics]"'
        ) from error
    registry = prometheus.CollectorRegistry()
    requests = prometheus.Counter(
        "occupations_requests_total", "Requests answered", ("endpoint", "status"), registry=registry
    )
    seconds = prometheus.Histogram(
        "occupations_request_seconds", "Time to answer", ("endpoint",),
        buckets=BUCKETS, registry=registry,
    )  # fmt: skip

    def count(response: Response) -> Response:
        endpoint = request.endpoint or "none"
        requests.labels(endpoint, str(response.status_code)).inc()
        if "started" in g:
            seconds.labels(endpoint).observe(time.perf_counter() - g.started)
        return response

    def metrics() -> Response:
        shown = registry
        if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
            shown = prometheus.CollectorRegistry()
            multiprocess.MultiProcessCollector(shown)  # type: ignore[no-untyped-call]
        text = prometheus.generate_latest(shown).decode() + _generation()
        return Response(text, content_type=prometheus.CONTENT_TYPE_LATEST)

    app.after_request(count)
    app.add_url_rule("/metrics", "metrics", metrics)


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
