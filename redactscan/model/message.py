"""A sentence that is not yet in any language: a catalogue key with its parameters."""

from __future__ import annotations

from redactscan.hints import Self, TypeAlias
from redactscan.model.location import Location
from redactscan.model.wire import travels
from redactscan.values import dataclass

Param: TypeAlias = str | int | Location


@travels
@dataclass(frozen=True, slots=True)
class Message:
    """``key`` names an entry of ``messages/*.toml``; ``params`` fill its braces and never hold document text.

    A location among them, with masked names like every location of a report, is said in the reader's language.
    """

    key: str
    params: tuple[tuple[str, Param], ...] = ()

    @classmethod
    def of(cls, key: str, **params: Param) -> Self:
        return cls(key, tuple((name, params[name]) for name in sorted(params)))
