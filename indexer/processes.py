"""Work that is worth a process of its own."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from multiprocessing.connection import Connection
from typing import Generic, ParamSpec, TypeVar

from indexer.errors import OccupationsError

# Started anew rather than forked: whoever builds may have threads, whose locks a fork would copy.
_CONTEXT = multiprocessing.get_context("spawn")
_LOOK_SECONDS = 0.2

MAX_PROCESSES = 4  # each writes a segment of Whoosh's index, which costs every opening a little
WORTH_A_PROCESS = 50  # profiles: they take longer than starting it does

Item = TypeVar("Item")
Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class Task(Generic[Result]):
    """A call that runs in a process of its own from now on."""

    def __init__(
        self,
        work: Callable[Arguments, Result],
        *arguments: Arguments.args,
        **named: Arguments.kwargs,
    ) -> None:
        """``work`` must be a function of a module; it and its arguments are pickled."""
        self._result, told = _CONTEXT.Pipe(duplex=False)
        self._process = _CONTEXT.Process(
            target=_run, args=(told, os.getpid(), work, arguments, named), daemon=True
        )
        self._process.start()
        told.close()  # the other process has it; its end is then the end of the pipe

    def result(self) -> Result:
        """Waits for what the call returns.

        Raises:
            OccupationsError: the process was ended from outside.
            Exception: whatever the call raised.
        """
        try:
            succeeded, value = self._result.recv()
        except EOFError:
            message = "a process of the build was ended before it was done; build again"
            raise OccupationsError(message) from None
        finally:
            self._process.join()
        if not succeeded:
            raise value
        result: Result = value
        return result

    def end(self) -> None:
        """Ends the process, whether it is done or not."""
        self._process.terminate()
        self._process.join()


def shared_out(items: Sequence[Item]) -> tuple[Sequence[Item], ...]:
    """Profiles in as many parts as there are processes worth starting for them, in order; at least
    one part."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    count = max(1, min(cores, MAX_PROCESSES, len(items) // WORTH_A_PROCESS))
    bounds = [len(items) * number // count for number in range(count + 1)]
    return tuple(items[first:past] for first, past in pairwise(bounds))


def _run(
    told: Connection,
    parent: int,
    work: Callable[..., object],
    arguments: tuple[object, ...],
    named: dict[str, object],
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that waits is told, and ends this one
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    try:
        told.send((True, work(*arguments, **named)))
    except Exception as error:
        told.send((False, error))


def _end_with(parent: int) -> None:
    """Ends this process when the one that waits for it has been killed."""
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    os._exit(1)
