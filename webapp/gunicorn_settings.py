"""What gunicorn does beside serving; its other settings are on the command line of ``serve``."""

import gc
import os
import shutil
from typing import Any


def when_ready(_arbiter: Any) -> None:
    """Keeps the collector off what is loaded before workers are forked, so that they share it."""
    gc.freeze()


def on_exit(_arbiter: Any) -> None:
    """Takes away the folder in which workers shared their metrics."""
    folder = os.environ.get("PROMETHEUS_MULTIPROC_DIR")
    if folder:
        shutil.rmtree(folder, ignore_errors=True)
