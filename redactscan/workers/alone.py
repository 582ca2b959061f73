"""One piece of work in a copy of this process, made before this one has loaded much.

What attends a worker for many files costs as much as to search a short one: threads, pickles, and the memory of a
process that knows everything already. Here the copy ends itself at the deadline, and this process only waits. Where
the copy comes to harm there is no answer, and the caller has it done by a ``crew``, which says what the harm was.
"""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Callable

from redactscan.hints import NoReturn
from redactscan.workers.copies import possible, settle_in
from redactscan.workers.memory import bound

_END = b"."  # a library may end the process as if all were well
_KILL = 9  # to import ``signal`` for its name takes as long as to make the copy


def alone(work: Callable[[], bytes], memory_bytes: int, seconds: float) -> bytes | None:
    """What ``work`` returns; None if it raised, took longer or more memory, or no copy can be made."""
    if not possible(memory_bytes):
        return None
    ours, theirs = os.pipe()
    copy = os.fork()
    if not copy:
        _work(work, theirs, memory_bytes, seconds)
    os.close(theirs)
    try:
        with os.fdopen(ours, "rb") as pipe:
            answer = pipe.read()
    except BaseException:  # Ctrl-C
        os.kill(copy, _KILL)
        raise
    finally:
        _, status = os.waitpid(copy, 0)
    return answer.removesuffix(_END) if answer.endswith(_END) and not status else None


def _work(work: Callable[[], bytes], answers: int, memory_bytes: int, seconds: float) -> NoReturn:
    code = 1
    try:
        settle_in({answers})
        bound(memory_bytes)
        faulthandler.dump_traceback_later(seconds, exit=True)
        with os.fdopen(answers, "wb") as pipe:
            pipe.write(work() + _END)
        code = 0
    finally:  # whatever the parent wanted to do when it ends, the copy must not do it too
        os._exit(code)
