"""Work that is worth a process of its own.

Not ``multiprocessing``: its processes import the program that builds once more, which every script
would have to be written for, or are forked, with whatever locks its threads hold.
"""

import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import IO, Generic, ParamSpec, TypeVar

from indexer.errors import OccupationsError

_LOOK_SECONDS = 0.2
MAX_PROCESSES = 4  # each writes a segment of Whoosh's index, which costs every opening a little
WORTH_A_PROCESS = 50  # profiles: they take longer than starting it does

Item = TypeVar("Item")
Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class Task(Generic[Result]):
    """A call that runs in a process of its own from now on."""

    def __init__(
        self, work: Callable[Arguments, Result], *given: Arguments.args, **named: Arguments.kwargs
    ) -> None:
        """``work`` must be a function of a module; it and its arguments are pickled."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        stdin, self._process.stdin = self._process.stdin, None
        assert stdin is not None
        # while this process goes on: the other one reads as soon as it has started
        threading.Thread(target=_send, args=(stdin, (work, given, named)), daemon=True).start()

    def result(self) -> Result:
        """Waits for what the call returns.

        Raises:
            OccupationsError: the process was ended from outside.
            Exception: whatever the call raised.
        """
        told, _ = self._process.communicate()
        if self._process.returncode:
            raise OccupationsError(
                "a process of the build was ended before it was done, perhaps for lack of memory; "
                "build again"
            )
        result: Result | Exception = pickle.loads(told)
        if isinstance(result, Exception):
            raise result
        return result

    def end(self) -> None:
        """Ends the process, whether it is done or not."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


def _send(file: IO[bytes], call: object) -> None:
    try:
        with file:
            pickle.dump(call, file)
    except BrokenPipeError:
        return  # it was ended: waiting for its result tells


def shared_out(items: Sequence[Item]) -> tuple[Sequence[Item], ...]:
    """Profiles in as many parts as there are processes worth starting for them, in order; at least
    one part."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    count = max(1, min(cores, MAX_PROCESSES, len(items) // WORTH_A_PROCESS))
    bounds = [len(items) * number // count for number in range(count + 1)]
    return tuple(items[first:past] for first, past in pairwise(bounds))


def _run(parent: int) -> None:
    """The other process: reads a call, runs it and tells what came of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that waits is told, and ends this one
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    told = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what the call prints is no result
    work, given, named = pickle.load(sys.stdin.buffer)
    try:
        result = work(*given, **named)
    except Exception as error:
        result = error
    with told:
        pickle.dump(result, told)


def _end_with(parent: int) -> None:
    """Ends this process when the one that waits for it has been killed."""
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    _run(int(sys.argv[1]))
