"""Something that was not examined. Any notice makes a report incomplete."""

from __future__ import annotations

from redactscan.hints import Literal, TypeAlias
from redactscan.model.message import Message
from redactscan.values import dataclass

Cause: TypeAlias = Literal[
    "empty", "unreadable", "encrypted", "unparsable", "no-text-layer", "undecodable-text", "unsupported-type",
    "type-mismatch", "part-skipped", "limit-reached", "rule-timeout", "link-not-followed", "time-out", "worker-lost",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Notice:
    """``part`` names the member or page concerned ('' = the whole file); ``detail`` holds no document text."""

    cause: Cause
    path: str
    part: str = ""
    detail: Message | None = None
