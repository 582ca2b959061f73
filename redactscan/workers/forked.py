"""A worker as a copy of this process, which knows already what a fresh one would have to import and be told."""

from __future__ import annotations

import os
import signal
import threading
import time
from typing import IO, NoReturn

from redactscan.workers.copies import settle_in
from redactscan.workers.serve import attend

_PAUSE_S = 0.002


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


def fork(order: tuple[int, float, str, object]) -> tuple[Copy, IO[bytes], IO[bytes]]:
    """A copy at work on ``order`` (see ``serve.attend``), and the pipes to it: requests, answers."""
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    pid = os.fork()
    if not pid:
        _work(theirs_in, theirs_out, order)
    os.close(theirs_in)
    os.close(theirs_out)
    return Copy(pid), os.fdopen(ours_out, "wb"), os.fdopen(ours_in, "rb")


def _work(requests: int, answers: int, order: tuple[int, float, str, object]) -> NoReturn:
    code = 1
    try:
        settle_in({requests, answers})
        with os.fdopen(requests, "rb") as inbox, os.fdopen(answers, "wb") as outbox:
            attend(inbox, outbox, *order)
        code = 0
    finally:  # whatever the parent wanted to do when it ends, the copy must not do it too
        os._exit(code)
