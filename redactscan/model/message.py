"""A sentence that is not yet in any language: a catalogue key with its parameters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Message:
    """``key`` names an entry of ``messages/*.toml``; ``params`` fill its braces and never hold document text."""

    key: str
    params: tuple[tuple[str, str | int], ...] = ()

    @classmethod
    def of(cls, key: str, **params: str | int) -> Self:
        return cls(key, tuple(sorted(params.items())))
