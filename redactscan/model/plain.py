"""The values of a report as plain JSON and back, for what is kept between runs: no raw value is in them."""

from __future__ import annotations

from typing import Any

from redactscan.model.document import Examined
from redactscan.model.finding import Finding
from redactscan.model.location import Block, Cell, Field, Line, Location, Page
from redactscan.model.match import Span
from redactscan.model.message import Message
from redactscan.model.notice import Notice
from redactscan.model.report import DocumentReport, Profile
from redactscan.model.rule import Basis, Severity

_TYPES = {
    kind.__name__: kind
    for kind in (
        Basis, Block, Cell, DocumentReport, Examined, Field, Finding, Line, Location, Message, Notice, Page, Profile,
        Span,
    )
}  # fmt: skip


def to_plain(value: Any) -> Any:
    """Tuples as lists, a value of the model as its type's name with its fields. Raises TypeError for anything else.

    >>> to_plain(Location("", "body", Block(3)))
    {'Location': ['', 'body', {'Block': [3]}]}
    """
    if isinstance(value, Severity):
        return {"Severity": value.name}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    kind = type(value).__name__
    if _TYPES.get(kind) is type(value):
        return {kind: [to_plain(getattr(value, name)) for name in value.__match_args__]}
    if not isinstance(value, tuple):
        raise TypeError(kind)
    return [to_plain(each) for each in value]


def from_plain(plain: Any) -> Any:
    """What ``to_plain`` was given. Raises KeyError, TypeError or ValueError for what it never made.

    >>> from_plain(to_plain(Span(1, 3)))
    Span(start=1, end=3)
    """
    if isinstance(plain, list):
        return tuple(from_plain(each) for each in plain)
    if isinstance(plain, dict):
        ((kind, content),) = plain.items()
        if kind == "Severity":
            return Severity[content]
        return _TYPES[kind](*from_plain(content))
    return plain
