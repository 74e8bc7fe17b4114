"""The process of one remote rebuild: runs the command and writes what came of it."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from filelock import FileLock

KEPT_OUTPUT = 4000  # characters of what the build printed, from its end


def run(state: Path, lock: Path, number: str, command: Sequence[str]) -> None:
    """Holds the lock for as long as the command runs, so that rebuilds follow each other."""
    with FileLock(lock):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        write_state(
            state,
            {
                "id": number,
                "state": "done" if done.returncode == 0 else "failed",
                "exit": done.returncode,
                "output": (done.stdout + done.stderr)[-KEPT_OUTPUT:],
            },
        )


def write_state(path: Path, state: Mapping[str, Any]) -> None:
    """In one step: whoever asks sees the old state or the new one."""
    temporary = path.with_name(f".{path.name}.{state['id']}")
    temporary.write_text(json.dumps(state), encoding="utf-8")
    temporary.replace(path)


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4:])
