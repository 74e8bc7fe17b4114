"""What gunicorn does beside serving; its other settings are on the command line of ``serve``."""

import os
import shutil
from typing import Any


def on_exit(_arbiter: Any) -> None:
    """Takes away the folder in which workers shared their metrics."""
    folder = os.environ.get("PROMETHEUS_MULTIPROC_DIR")
    if folder:
        shutil.rmtree(folder, ignore_errors=True)
