"""A copy of this process: when it can be made, what it lets go, where it finds its modules."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

# Workers are the parallelism; the threads of a matrix library inside them wait for each other, spinning.
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def possible(memory_bytes: int) -> bool:
    """Whether this process is alone with its one thread, and leaves a copy most of the memory that a worker may have.

    A lock that another thread holds is held for ever in the copy. So on Linux, where the system says how many threads
    there are; macOS libraries keep threads that nobody can see. A copy begins with all that this process holds; its
    bound counts that too.
    """
    try:
        threads = len(list(Path("/proc/self/task").iterdir()))
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        return threads == 1 and 4 * pages * os.sysconf("SC_PAGE_SIZE") < memory_bytes
    except OSError:
        return False


def settle_in(kept: Collection[int]) -> None:
    """Make this process, a copy, one of its own.

    Standard streams lead nowhere, all other files but those ``kept`` are closed, so that it ends when its parent does.
    """
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    for name in [each.name for each in Path("/proc/self/fd").iterdir()]:
        if int(name) > 2 and int(name) not in kept:
            with suppress(OSError):
                os.close(int(name))
    sys.stdin, sys.stdout = (Path(os.devnull).open(mode) for mode in ("r", "w"))  # noqa: SIM115
    sys.stderr = sys.stdout
    sys.path[:] = search_path()
    os.environ.update(ONE_THREAD)


def search_path() -> list[str]:
    """Our own module path without the working directory: a folder to be scanned may hold an ``lxml.py``."""
    home = str(Path(__file__).parents[2])
    paths = [entry for entry in sys.path if entry and not _is_working_directory(entry)]
    return paths if home in paths else [home, *paths]


def _is_working_directory(entry: str) -> bool:
    try:
        return Path(entry).samefile(os.curdir)
    except OSError:
        return False
