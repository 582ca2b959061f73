"""A bound on the memory of this process: by the system where it knows one, else by watching."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress

OVER = 86
"""Exit code of a worker that was found to use more memory than it may."""

_PAUSE_S = 0.2


def bound(memory_bytes: int) -> None:
    """Bound this process. Linux refuses what lies beyond; Windows and macOS have no such limit, so a thread looks.

    No core dump is written anywhere: it would hold the document.
    """
    with suppress(ImportError):  # Windows
        import resource

        for kind, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, memory_bytes)):
            with suppress(ValueError, OSError):  # a stricter bound is in force, or the system knows none (macOS)
                resource.setrlimit(kind, (most, most))
    if not sys.platform.startswith("linux"):
        watch(memory_bytes)


def watch(memory_bytes: int) -> None:
    """End this process at once when it holds more than ``memory_bytes``."""
    import threading

    import psutil

    process = psutil.Process()

    def look() -> None:
        while process.memory_info().rss <= memory_bytes:
            time.sleep(_PAUSE_S)
        os._exit(OVER)

    threading.Thread(target=look, daemon=True, name="memory").start()
