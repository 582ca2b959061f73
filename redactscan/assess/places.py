"""Where something stands, as a report may say it: the names in it, of a part, a sheet, a property, are masked."""

from __future__ import annotations

from collections.abc import Callable

from redactscan.model import Cell, Field, Location, Message


def safe_location(location: Location, safe: Callable[[str], str]) -> Location:
    """A location with the names in it as ``safe`` masks them; the same one where they stay as they are."""
    anchor = location.anchor
    if isinstance(anchor, Cell) and anchor.sheet is not None and (sheet := safe(anchor.sheet)) != anchor.sheet:
        anchor = Cell(anchor.table, anchor.row, anchor.column, sheet)
    elif isinstance(anchor, Field) and (name := safe(anchor.name)) != anchor.name:
        anchor = Field(name)
    part = safe(location.part)
    if anchor is location.anchor and part == location.part:
        return location
    return Location(part, location.role, anchor)


def safe_reason(reason: Message, safe: Callable[[str], str]) -> Message:
    """A reason with the names in the locations that it names as ``safe`` masks them."""
    for _, param in reason.params:
        if isinstance(param, Location):
            break
    else:
        return reason
    said = {name: safe_location(it, safe) if isinstance(it, Location) else it for name, it in reason.params}
    return Message(reason.key, tuple(said.items()))
