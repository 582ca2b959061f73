"""Many tasks in long-lived worker processes.

``concurrent.futures`` and loky lose everything in flight when a worker dies, ``multiprocessing.Pool`` waits for ever.
Here a thread attends each worker: it hands over one task at a time, ends the worker at the deadline and replaces it.
"""

from __future__ import annotations

import pickle
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from queue import Empty, SimpleQueue
from typing import Any, Literal, TypeAlias

from redactscan.errors import RedactscanError
from redactscan.model import Message
from redactscan.values import dataclass
from redactscan.workers.copies import possible
from redactscan.workers.process import Died, Worker

__all__ = ["Done", "Lost", "Outcome", "run"]

_START_S = 60.0  # imports on a network drive are slow; importing for ever is a hang
_FALSE_STARTS = 3


@dataclass(frozen=True, slots=True)
class Done:
    """What the worker's function returned."""

    result: Any


@dataclass(frozen=True, slots=True)
class Lost:
    """A task without a result: it ran into the deadline, killed its worker twice, or raised."""

    cause: Literal["time-out", "worker-lost"]
    detail: Message


Outcome: TypeAlias = Done | Lost


def run(
    tasks: Sequence[Any],
    *,
    setup: object,
    target: str,
    jobs: int,
    deadline_s: float,
    memory_bytes: int,
    recycle: int = 1000,
) -> Iterator[tuple[int, Outcome]]:
    """The index and outcome of every task, in order of completion.

    ``target`` names a ``module:function``. Each worker calls it once with ``setup`` and the result with every task; all
    of them are pickled. ``memory_bytes`` bounds a worker's address space where the system can. After ``recycle`` tasks
    a worker is replaced, for the libraries that leak. Close the iterator to end the workers early. Raises
    RedactscanError if workers do not come up.
    """
    crew = _Crew(tasks, (memory_bytes, deadline_s, target, setup), recycle)
    try:
        yield from crew.outcomes(jobs)
    finally:
        crew.dismiss()


class _Dismissed(Exception):  # noqa: N818
    """The run is over; no worker is hired any more."""


class _Seat:
    """Turns tasks into outcomes with one worker at a time, hired when needed and replaced when spent."""

    def __init__(self, crew: _Crew) -> None:
        self._crew = crew
        self._worker: Worker | None = None

    def outcome(self, task: object) -> Outcome:
        frame = pickle.dumps(task)
        try:
            try:
                answer = self._ask(frame)
                again = answer == (False, MemoryError.__name__)
            except Died:
                again = True
            if again:  # perhaps through the fault of an earlier task; now in a fresh worker
                self.vacate()
                answer = self._ask(frame)
        except Died as death:
            return Lost("worker-lost", Message.of("detail.worker-died", code=death.code))
        if answer is None:
            return Lost("time-out", Message.of("detail.deadline", seconds=f"{self._crew.deadline_s:g}"))
        good, result = answer
        if good:
            return Done(result)
        if result == MemoryError.__name__:  # whatever could not be freed goes with the process
            self.vacate()
        return Lost("worker-lost", Message.of("detail.worker-exception", name=result))

    def vacate(self) -> None:
        """End this seat's worker, if it has one."""
        if self._worker:
            self._crew.retire(self._worker)
        self._worker = None

    def _ask(self, frame: bytes) -> tuple[bool, Any] | None:
        worker = self._worker
        if worker is None or worker.spent or worker.served > self._crew.recycle:  # its first answer was to hello
            self.vacate()
            worker = self._worker = self._ready()
        return worker.ask(frame, self._crew.deadline_s)

    def _ready(self) -> Worker:
        """A worker that is set up. Raises RedactscanError rather than hire for ever."""
        reason = "time-out"
        for _ in range(_FALSE_STARTS):
            worker = self._crew.hire()
            try:
                answer = worker.ask(None if worker.told else self._crew.hello, _START_S)
            except Died as death:
                answer, reason = None, str(death.code)
            if answer and answer[0]:
                return worker
            reason = answer[1] if answer else reason
            self._crew.retire(worker)
        raise RedactscanError("error.worker-start", count=_FALSE_STARTS, reason=reason)


class _Crew:
    """The workers of one run; a thread attends each seat."""

    def __init__(self, tasks: Sequence[Any], order: tuple[int, float, str, object], recycle: int) -> None:
        self.deadline_s = order[1]
        self.recycle = recycle
        self._order = order
        self._copies: list[Worker] = []
        self._tasks = tasks
        self._todo = deque(range(len(tasks)))
        self._outbox: SimpleQueue[tuple[int, Outcome] | Exception] = SimpleQueue()
        self._lock = threading.Lock()
        self._hired: set[Worker] = set()
        self._dismissed = False
        self._threads: list[threading.Thread] = []

    @cached_property
    def hello(self) -> bytes:
        """What a fresh worker must be told."""
        return pickle.dumps(self._order)

    def outcomes(self, jobs: int) -> Iterator[tuple[int, Outcome]]:
        """Start the work; the outcome of every task as it comes."""
        seats = range(min(max(1, jobs), len(self._tasks)))
        if possible(self._order[0]):  # now or never: beside the threads of the seats it is not
            self._copies = [Worker.copy(self._order) for _ in seats]
            self._hired.update(self._copies)
        for _ in seats:
            self._threads.append(threading.Thread(target=self._attend, daemon=True))
            self._threads[-1].start()
        for _ in self._tasks:
            item = self._next()
            if isinstance(item, Exception):
                raise item
            yield item

    def hire(self) -> Worker:
        """A new process. One at a time: on Windows a sibling started meanwhile would inherit the ends of its pipes."""
        with self._lock:
            if self._dismissed:
                raise _Dismissed
            if self._copies:
                return self._copies.pop()
            worker = Worker.fresh()
            self._hired.add(worker)
            return worker

    def retire(self, worker: Worker) -> None:
        """End a worker, busy or not."""
        worker.kill()
        worker.end()
        with self._lock:
            self._hired.discard(worker)

    def dismiss(self) -> None:
        """End all workers and wait until they are gone."""
        with self._lock:
            self._dismissed = True
            for worker in self._hired:
                worker.kill()
        for thread in self._threads:
            thread.join()
        for worker in self._copies:  # nobody took them
            worker.end()

    def _next(self) -> tuple[int, Outcome] | Exception:
        while True:
            # On Windows Ctrl-C does not interrupt a wait that has no time limit.
            with suppress(Empty):
                return self._outbox.get(timeout=0.5)

    def _take(self) -> int | None:
        with suppress(IndexError):
            return self._todo.popleft()
        return None

    def _attend(self) -> None:
        seat = _Seat(self)
        try:
            while (index := self._take()) is not None:
                self._outbox.put((index, seat.outcome(self._tasks[index])))
        except _Dismissed:
            pass
        except Exception as error:  # raised again where the outcomes are read
            self._outbox.put(error)
        finally:
            seat.vacate()
