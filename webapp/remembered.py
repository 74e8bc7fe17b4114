"""Finished answers in memory: the same page of the same generation is made once.

Bounded by bytes; what has not been asked for longest goes first. An answer is known by its entity
tag, which changes with the generation, so that nothing here can be out of date.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import Response, current_app, g, request

from webapp.http.compression import page_encoding

MAX_BYTES = 8 * 1024 * 1024  # of one worker: several hundred pages, compressed
MAX_ANSWER = 512 * 1024  # the list of all credentials is kept; an export would drive out many pages

Key = tuple[str, str | None]  # entity tag, Content-Encoding


@dataclass(frozen=True, slots=True)
class Answer:
    """``each_time``: what giving it does besides."""

    body: bytes
    headers: Sequence[tuple[str, str]]
    each_time: Callable[[], None] | None = None


class Answers:
    """The answers asked for last, of at most so many bytes in all."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self._max_bytes = max_bytes
        self._bytes = 0
        self._answers: OrderedDict[Key, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, key: Key) -> Answer | None:
        with self._lock:
            found = self._answers.get(key)
            if found is not None:
                self._answers.move_to_end(key)
            return found

    def add(self, key: Key, answer: Answer) -> None:
        if len(answer.body) > min(MAX_ANSWER, self._max_bytes):
            return
        with self._lock:
            before = self._answers.pop(key, None)
            self._bytes += len(answer.body) - (len(before.body) if before else 0)
            self._answers[key] = answer
            while self._bytes > self._max_bytes:
                _, gone = self._answers.popitem(last=False)
                self._bytes -= len(gone.body)


def do_each_time(deed: Callable[[], None]) -> None:
    """Does it now, and whenever the answer of this request is given again from memory."""
    deed()
    g.each_time = deed


def answer_from_memory() -> Response | None:
    """Answer what has been answered before."""
    if "etag" not in g:
        return None
    answers: Answers = current_app.extensions["answers"]
    found = answers.find((g.etag, page_encoding()))
    if found is None:
        return None
    if found.each_time is not None:
        found.each_time()
    g.remembered = True
    return Response(found.body, headers=found.headers)


def remember_answer(response: Response) -> Response:
    """Keep the answer as it is."""
    is_new = "etag" in g and "remembered" not in g
    if is_new and request.method == "GET" and response.status_code == 200:
        answers: Answers = current_app.extensions["answers"]
        headers = [pair for pair in response.headers if pair[0] != "Content-Length"]
        answer = Answer(response.get_data(), headers, g.get("each_time"))
        answers.add((g.etag, page_encoding()), answer)
    return response
