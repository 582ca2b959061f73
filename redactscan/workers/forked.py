"""A worker as a copy of this process, which knows already what a fresh one would have to import and be told.

Only where nothing else runs in this process: a lock that another thread holds is held for ever in the copy. So on
Linux, where the system says how many threads there are; macOS libraries keep threads that nobody can see.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, NoReturn

from redactscan.workers.serve import attend

_PAUSE_S = 0.002


def possible(memory_bytes: int) -> bool:
    """Whether this process is alone with its one thread, and leaves a copy most of the memory that a worker may have.

    A copy begins with all that this process holds; its bound counts that too.
    """
    try:
        threads = len(list(Path("/proc/self/task").iterdir()))
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        return threads == 1 and 4 * pages * os.sysconf("SC_PAGE_SIZE") < memory_bytes
    except OSError:
        return False


class Copy:
    """A forked process."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._code: int | None = None
        self._lock = threading.Lock()  # once it is waited for, its number may be somebody else's

    def kill(self) -> None:
        """End it at once; safe from any thread, and after its end."""
        with self._lock:
            if self._code is None:
                os.kill(self._pid, signal.SIGKILL)

    def ended(self, seconds: float) -> int | None:
        """The exit code, negative for a signal; None if it still runs after that time."""
        end = time.monotonic() + seconds
        while (code := self._code_now()) is None and time.monotonic() < end:
            time.sleep(_PAUSE_S)
        return code

    def _code_now(self) -> int | None:
        with self._lock:
            if self._code is None:
                pid, status = os.waitpid(self._pid, os.WNOHANG)
                self._code = os.waitstatus_to_exitcode(status) if pid else None
            return self._code


def fork(
    path: list[str], environment: dict[str, str], order: tuple[int, float, str, object]
) -> tuple[Copy, IO[bytes], IO[bytes]]:
    """A copy at work on ``order`` (see ``serve.attend``) with that module path, and the pipes to it: requests, answers.

    Nothing of what is open here stays open there, so that it ends when this process does.
    """
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    pid = os.fork()
    if not pid:
        _work(theirs_in, theirs_out, path, environment, order)
    os.close(theirs_in)
    os.close(theirs_out)
    return Copy(pid), os.fdopen(ours_out, "wb"), os.fdopen(ours_in, "rb")


def _work(
    requests: int, answers: int, path: list[str], environment: dict[str, str], order: tuple[int, float, str, object]
) -> NoReturn:
    code = 1
    try:
        _let_go({requests, answers})
        sys.path[:] = path
        os.environ.update(environment)
        with os.fdopen(requests, "rb") as inbox, os.fdopen(answers, "wb") as outbox:
            attend(inbox, outbox, *order)
        code = 0
    finally:  # whatever the parent wanted to do when it ends, the copy must not do it too
        os._exit(code)


def _let_go(kept: set[int]) -> None:
    """Standard streams to nowhere, all other files closed."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    for name in [each.name for each in Path("/proc/self/fd").iterdir()]:
        if int(name) > 2 and int(name) not in kept:
            with suppress(OSError):
                os.close(int(name))
    sys.stdin, sys.stdout, sys.stderr = (Path(os.devnull).open(mode) for mode in ("r", "w", "w"))  # noqa: SIM115
