"""What is done before and after every request: in one place, because the order matters."""

from flask import Flask

from webapp.api import allow_other_sites
from webapp.config import Configuration
from webapp.http.caching import add_validator, answer_not_modified
from webapp.http.compression import compress
from webapp.http.headers import add_security_headers
from webapp.http.logs import add_request_id, begin_request, log_request
from webapp.http.metrics import Metrics
from webapp.http.rate_limit import Limiter, refuse_beyond
from webapp.remembered import answer_from_memory, remember_answer


def add_hooks(app: Flask, configuration: Configuration, metrics: Metrics | None) -> None:
    """Register the hooks of the whole application in the order in which they run.

    Those of a blueprint run between the two lists: after the first, before the second.
    """
    rate = configuration.rate
    before = (
        begin_request,  # the clock starts, and whatever happens has an id
        answer_not_modified,  # first of the answers: costs nothing, so that it does not count
        *([refuse_beyond(Limiter(rate), rate)] if rate else ()),
        answer_from_memory,  # last: nobody refused above is given a page
    )
    after = (
        add_security_headers,
        add_validator,  # of the page, however it is compressed
        compress,
        remember_answer,  # compressed, but without what belongs to this request alone
        allow_other_sites,
        add_request_id,
        # Last, when status and time are those of the answer as it is sent.
        *([metrics.count] if metrics else ()),
        *([log_request] if configuration.has_log else ()),
    )
    for hook in before:
        app.before_request(hook)
    for last in reversed(after):  # Flask begins with the one registered last
        app.after_request(last)
