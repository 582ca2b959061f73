"""The worker's side: set up once, then answer requests until the pipe closes."""

from __future__ import annotations

import faulthandler
import os
import pickle
import signal
from collections.abc import Callable
from importlib import import_module
from typing import IO, Any

from redactscan.workers.frames import read, write
from redactscan.workers.memory import bound

_GRACE_S = 5.0


def serve() -> None:
    """What a fresh worker process runs. Its standard input and output are the pipes to the parent."""
    requests, answers = _private_pipes()
    hello = read(requests)
    if hello is None:
        return
    try:
        order = pickle.loads(hello)  # noqa: S301  from our own parent
    except BaseException as error:
        write(answers, pickle.dumps((False, type(error).__name__)))
        return
    attend(requests, answers, *order)


def attend(
    requests: IO[bytes], answers: IO[bytes], memory_bytes: int, deadline_s: float, target: str, setup: object
) -> None:
    """Set up, say so, then answer requests until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    try:
        bound(memory_bytes)
        module, _, name = target.partition(":")
        handle = getattr(import_module(module), name)(setup)
    except BaseException as error:
        write(answers, pickle.dumps((False, type(error).__name__)))
        return
    write(answers, pickle.dumps((True, None)))
    while (request := read(requests)) is not None:
        # If the parent is gone, nobody else ends an endless loop.
        faulthandler.dump_traceback_later(deadline_s + _GRACE_S, exit=True)
        answer = _answer(handle, request)
        faulthandler.cancel_dump_traceback_later()
        write(answers, answer)


def _answer(handle: Callable[[Any], Any], request: bytes) -> bytes:
    try:
        return pickle.dumps((True, handle(pickle.loads(request))))  # noqa: S301  from our own parent
    except BaseException as error:  # SystemExit and the panics of Rust libraries are no Exception
        return pickle.dumps((False, type(error).__name__))


def _private_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output under other numbers, so that a library's ``printf`` does not end up in an answer."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return requests, answers
