"""The process of one remote rebuild: runs the command and writes what came of it.

Run as a file, not as a module, with the standard library alone: nothing of the site is loaded.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

KEPT_OUTPUT = 4000  # characters of what the build printed, from its end


def run(state: Path, lock: int, number: str, command: Sequence[str]) -> None:
    """Runs the command and writes how it ended.

    Args:
        state: the file of the state.
        lock: descriptor of the locked file, handed on so that the lock outlives neither process.
        number: id of the rebuild.
        command: the build and its arguments.
    """
    done = subprocess.run(
        command, capture_output=True, text=True, errors="replace", check=False, pass_fds=(lock,)
    )
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
    temporary = path.with_name(f".{path.name}.new")  # one at a time, under the lock
    temporary.write_text(json.dumps(state), encoding="utf-8")
    temporary.replace(path)


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4:])
