"""Calls in processes of their own: their results, their errors, and nothing left when one dies."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.build.processes import Task
from indexer.errors import OccupationsError

PATIENCE = 20.0  # seconds


def test_the_result_of_the_call_comes_back_from_another_process() -> None:
    first, second = Task(os.getpid), Task(os.getpid)

    numbers = {first.result(), second.result(), os.getpid()}

    assert len(numbers) == 3


def test_an_error_is_raised_here_with_its_file(tmp_path: Path) -> None:
    missing = tmp_path / "no" / "folder"

    with pytest.raises(FileNotFoundError) as raised:
        Task(os.mkdir, missing).result()

    assert str(raised.value.filename) == str(missing)


def test_a_process_that_is_killed_is_an_error_and_no_endless_wait() -> None:
    killed = Task(_killed)

    with pytest.raises(OccupationsError, match="ended before it was done"):
        killed.result()


def _killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_the_process_ends_soon_after_the_one_that_waits_was_killed(tmp_path: Path) -> None:
    number = tmp_path / "number"
    program = (
        "from pathlib import Path; from indexer.build.processes import Task; "
        "from tests.indexer.build.test_processes import told\n"
        f"if __name__ == '__main__': Task(told, Path({str(number)!r})).result()"
    )
    waiting = subprocess.Popen([sys.executable, "-c", program], cwd=Path(__file__).parents[3])
    _until(lambda: number.exists() and bool(number.read_text()))

    waiting.kill()
    waiting.wait()

    _until(lambda: not _runs(int(number.read_text())))


def told(place: Path) -> None:
    """Writes the number of this process and then takes its time."""
    place.write_text(str(os.getpid()))
    time.sleep(10 * PATIENCE)


def _runs(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def _until(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if reached():
            return
        time.sleep(0.05)
    raise AssertionError("not reached in time")
