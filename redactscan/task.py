"""The scan of a batch file by file, each in a worker process: what goes in, what comes out, what if none comes."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from redactscan.batch import Parcel, pack
from redactscan.examine import Policy, examine, examine_document
from redactscan.inputs import Input, digest
from redactscan.model import Cause, Document, Message, Notice
from redactscan.readers import Limits, Source, Spent, is_plain
from redactscan.text.digest import sha256
from redactscan.values import dataclass

TARGET = "redactscan.task:serve"
_SAMPLE = 1 << 20  # bytes that tell a format
_GARBAGE = (100_000, 20, 20)  # a list of 100,000 persons is millions of values, and none of them garbage
_SHARE = 0.8  # of the time for a file, after which no further member of it is begun: what was read is not lost


@dataclass(frozen=True, slots=True)
class Setup:
    """What every worker knows. ``deadline_s`` and ``memory_bytes`` bound the work on one file."""

    policy: Policy
    limits: Limits
    deadline_s: float
    memory_bytes: int
    reveal: bool


def examined(inputs: Sequence[Input], setup: Setup, jobs: int) -> Iterator[tuple[int, list[Parcel]]]:
    """The index of every file with the results for it and for what is embedded in it, as they come.

    There are none for a file whose content is the one that is ``known``; of any other there is one at least. No
    ``jobs``: in this process, which is one that may come to harm.
    """
    if not jobs:
        handle = serve(setup)
        yield from ((index, handle(item)) for index, item in enumerate(inputs))
        return
    from redactscan.workers import crew

    outcomes = crew.run(
        inputs,
        setup=setup,
        target=TARGET,
        jobs=jobs,
        deadline_s=setup.deadline_s,
        memory_bytes=setup.memory_bytes,
    )
    for index, outcome in outcomes:
        if isinstance(outcome, crew.Done):
            yield index, outcome.result
        else:
            yield index, unread(inputs[index], outcome.cause, outcome.detail, setup.policy)


def serve(setup: Setup) -> Callable[[Input], list[Parcel]]:
    """What a worker does with a file. Values cross the pipe only if they were asked for."""
    gc.set_threshold(*_GARBAGE)
    return partial(_handle, setup)


def _handle(setup: Setup, item: Input) -> list[Parcel]:
    try:
        data = item.data if item.data is not None else _content(item, setup.limits)
    except OSError as error:
        return unread(item, "unreadable", Message.of("detail.exception", name=type(error).__name__), setup.policy)
    if item.known and sha256(data) == item.known:
        return []
    whole = None
    if len(data) > setup.limits.file_bytes:
        if not is_plain(data[:_SAMPLE], item.path):
            detail = Message.of("detail.too-large", limit=setup.limits.file_bytes >> 20)
            return unread(item, "limit-reached", detail, setup.policy)
        whole = (item.size, _sha256(item))
    spent = Spent(until=time.monotonic() + _SHARE * setup.deadline_s)
    source = Source(item.path, data, setup.limits, identity=item.identity, spent=spent, whole=whole)
    return [pack(one, setup.reveal) for one in examine(source, setup.policy, setup.memory_bytes, setup.reveal)]


def _content(item: Input, limits: Limits) -> bytes:
    if item.file is None:
        return b""
    with item.file.open("rb") as file:
        return file.read(limits.file_bytes + 1)


def unread(item: Input, cause: Cause, detail: Message, policy: Policy) -> list[Parcel]:
    """The report of a file whose content nobody read; its name is examined all the same."""
    notice = Notice(cause, item.path, "", detail)
    document = Document(
        item.path, _sha256(item), "application/octet-stream", item.size, (), (notice,), identity=item.identity
    )
    return [pack(examine_document(document, policy, reveal=False), reveal=False)]


def _sha256(item: Input) -> str:
    """The digest of the file as a whole, '' if it cannot be read."""
    return digest(item.file) if item.file else sha256(item.data or b"")
