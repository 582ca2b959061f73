"""The parent's side: one worker process and the pipes to it."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, Self, cast

from redactscan.workers import forked
from redactscan.workers.copies import ONE_THREAD, search_path
from redactscan.workers.frames import read, write

if TYPE_CHECKING:
    from subprocess import Popen

_BOOTSTRAP = "import sys; sys.path[:] = sys.argv[1:]; from redactscan.workers.serve import serve; serve()"


class Died(Exception):  # noqa: N818  a fact about a worker, not an error of ours
    """A worker ended of its own accord, with this exit code."""

    def __init__(self, code: int) -> None:
        self.code = code


class _Fresh:
    """A process with an interpreter of its own; speaks like ``forked.Copy``."""

    def __init__(self, process: Popen[bytes]) -> None:
        self._process = process

    def kill(self) -> None:
        self._process.kill()

    def ended(self, seconds: float) -> int | None:
        from subprocess import TimeoutExpired

        try:
            return self._process.wait(seconds)
        except TimeoutExpired:
            return None


class Worker:
    """A process and the pipes to it. A ``spent`` one takes no more tasks; one that is ``told`` needs no hello."""

    def __init__(self, process: _Fresh | forked.Copy, requests: IO[bytes], answers: IO[bytes], *, told: bool) -> None:
        self._process = process
        self._requests = requests
        self._answers = answers
        self.told = told
        self.served = 0
        self.spent = False

    @classmethod
    def fresh(cls) -> Self:
        """A new interpreter."""
        # -I: no PYTHON* variables, no user site, no working directory on the path.
        from subprocess import DEVNULL, PIPE, Popen

        command = [sys.executable, "-I", f"-Xutf8={sys.flags.utf8_mode}", "-c", _BOOTSTRAP, *search_path()]
        process = Popen(  # noqa: S603  our own interpreter
            command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env=os.environ | ONE_THREAD,
        )
        return cls(_Fresh(process), cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout), told=False)

    @classmethod
    def copy(cls, order: tuple[int, float, str, object]) -> Self:
        """A copy of this process, where that is ``forked.possible``."""
        return cls(*forked.fork(order), told=True)

    def ask(self, frame: bytes | None, seconds: float) -> tuple[bool, Any] | None:
        """The answer, without a ``frame`` that to nothing; None if there was none in time. Raises Died."""
        timer = threading.Timer(seconds, self.kill)
        timer.daemon = True
        timer.start()
        try:
            if frame is not None:
                write(self._requests, frame)
            answer = read(self._answers)
        except OSError:
            answer = None
        timer.cancel()
        timer.join()
        self.served += 1
        if answer is not None:
            good, result = pickle.loads(answer)  # noqa: S301  from our own worker
            return good, result
        if self.spent:
            return None
        raise Died(self.end())

    def kill(self) -> None:
        """End it at once; safe from any thread."""
        self.spent = True
        self._process.kill()

    def end(self) -> int:
        """Wait for its end, enforce it after a second, and return the exit code."""
        self.spent = True
        while (code := self._process.ended(1)) is None:
            self._process.kill()
        for pipe in (self._requests, self._answers):
            with suppress(OSError):  # bytes that it never took
                pipe.close()
        return code
