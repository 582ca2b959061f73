"""The scan of a batch on a Ray cluster: some hundred files a task, in each task the same workers as on one machine.

So the cluster sees no crash, and a file costs itself there as here. Results come back bare: what lies in the cluster's
object store, or is spilled to a disk, holds no value of a document.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Any

from redactscan.batch import Parcel, bare
from redactscan.errors import RedactscanError
from redactscan.inputs import Input
from redactscan.model import Message
from redactscan.task import Setup, examined, unread
from redactscan.values import dataclass

FILES, BYTES = 300, 64 << 20
"""What a task has of both at most: enough to pay for itself, little enough to be done again."""

_AHEAD = 2  # tasks that wait for each processor
# Telemetry is off. A task that runs out of memory is tried again once; by default Ray never stops.
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_task_oom_retries": "1"}


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where the head of the cluster is; ``local`` starts one on this machine, with ``cpus`` workers.

    Every machine needs redactscan, and the files under the same paths or in a store that it reaches.
    """

    address: str = "local"
    cpus: int | None = None

    def examined(self, inputs: Sequence[Input], setup: Setup) -> Iterator[tuple[int, list[Parcel]]]:
        """As ``task.examined``, with bare results. Raises RedactscanError where Ray or the cluster is not there."""
        ray = _ray()
        try:
            cpus = {"num_cpus": self.cpus} if self.cpus and self.address == "local" else {}
            ray.init(address=self.address, include_dashboard=False, log_to_driver=False, logging_level="ERROR", **cpus)
        except (ConnectionError, RuntimeError, ValueError) as error:
            raise RedactscanError("cluster.unreachable", self.address, name=type(error).__name__) from None
        try:
            yield from _results(ray, inputs, setup)
        finally:
            ray.shutdown()


def portions(inputs: Sequence[Input]) -> Iterator[list[tuple[int, Input]]]:
    """The files with their indices, task by task."""
    portion: list[tuple[int, Input]] = []
    held = 0
    for index, item in enumerate(inputs):
        if portion and (len(portion) == FILES or held + item.size > BYTES):
            yield portion
            portion, held = [], 0
        portion.append((index, item))
        held += item.size
    if portion:
        yield portion


def work(setup: Setup, portion: Sequence[tuple[int, Input]]) -> list[tuple[int, list[Parcel]]]:
    """What a task does."""
    found = examined([item for _, item in portion], setup, jobs=1)
    return [(portion[place][0], [bare(one, setup.policy.run_key) for one in parcels]) for place, parcels in found]


def _results(ray: Any, inputs: Sequence[Input], setup: Setup) -> Iterator[tuple[int, list[Parcel]]]:
    task = ray.remote(num_cpus=1, max_retries=1)(work)
    shared = ray.put(setup)
    most = _AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))
    waiting = portions(inputs)
    running: dict[Any, list[tuple[int, Input]]] = {}
    while True:
        while len(running) < most and (portion := next(waiting, None)):
            running[task.remote(shared, portion)] = portion
        if not running:
            return
        (ready, *_), _ = ray.wait(list(running))
        portion = running.pop(ready)
        try:
            yield from ray.get(ready)
        except ray.exceptions.RayError as error:  # a machine is gone, twice
            detail = Message.of("detail.worker-exception", name=type(error).__name__)
            for index, item in portion:
                yield index, unread(item, "worker-lost", detail, setup.policy)


def _ray() -> Any:
    os.environ.update(_QUIET)
    try:
        import ray
        import ray.exceptions
    except ImportError:
        raise RedactscanError("cluster.missing", "--engine ray") from None
    return ray
