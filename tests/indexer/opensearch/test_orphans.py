"""No node outlives the process that started it, however that ends."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[3]
COUNT, PORT = 2, 9211  # ports beside those of the run's own cluster
SECONDS = 60.0  # an idle machine needs one


def test_a_killed_process_leaves_no_node_behind(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "tests.indexer.opensearch.nodes",
        str(tmp_path),
        str(COUNT),
        str(PORT),
    ]
    starter = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        assert starter.stdout is not None
        assert "OCCUPATIONS_ENGINE" in starter.stdout.readline()  # the cluster is green
        nodes = [process for process in group_of(starter.pid) if process != starter.pid]
        assert len(nodes) == COUNT

        starter.kill()
        starter.wait()

        until = time.monotonic() + SECONDS
        while (left := group_of(starter.pid)) and time.monotonic() < until:
            time.sleep(0.1)
        assert left == []
    finally:
        for process in group_of(starter.pid):
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        starter.communicate()


def group_of(leader: int) -> Sequence[int]:
    """Ids of the processes that a process has started, and its own, as far as they still run."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, group = file.read_text().rpartition(")")[2].split()[:3]
        except OSError:  # it has ended meanwhile
            continue
        if int(group) == leader and state not in "ZX":  # ended, though nobody has asked how
            found.append(int(file.parent.name))
    return found
