"""No test lies where the runner does not look."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ON_CLUSTER

ROOT = Path(__file__).resolve().parents[1]


def test_every_file_of_tests_is_collected() -> None:
    written = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("tests/**/test_*.py")}

    command = [sys.executable, "-m", "pytest", "--collect-only", "-p", "no:cacheprovider"]
    told = subprocess.run(
        command, cwd=ROOT, env=os.environ | {ON_CLUSTER: "yes"}, capture_output=True, text=True,
        check=True,
    ).stdout  # fmt: skip

    assert {line.partition("::")[0] for line in told.splitlines() if "::" in line} == written
