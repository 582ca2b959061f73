"""The shapes of a slide ([MS-ODRAW] 2.2.14): where they lie, what they are filled with, which of them make a table."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from redactscan.readers.canvas import Frame
from redactscan.readers.ole.drawing import (
    LAST_PROPERTIES,
    MORE_PROPERTIES,
    PROPERTIES,
    Properties,
    read_properties,
)
from redactscan.readers.ole.drawing import Record as Found
from redactscan.readers.ppt97.records import Kind, Record
from redactscan.values import dataclass, field

_MASTER_UNITS = 8  # to a point
_TABLE, _IS_TABLE = 0x039F, 0x1
_MOST_SHAPES = 100_000


@dataclass(frozen=True, slots=True)
class Drawn:
    """A shape that is no group. ``table`` numbers the table that it is a cell of; ``box`` holds its text."""

    record: Record
    frame: Frame | None
    properties: Properties
    is_hidden: bool
    table: int | None

    @property
    def box(self) -> Record | None:
        return self.record.child(Kind.TEXT_BOX)

    @property
    def placeholder(self) -> int:
        """What the master reserves the place for ([MS-PPT] 2.13.21), 0 for nothing."""
        data = self.record.child(Kind.SHAPE_DATA)
        atom = data.child(Kind.PLACEHOLDER) if data else None
        return atom.number(4, 1) if atom else 0


@dataclass(slots=True)
class _Group:
    """What its children are measured in, and where that lies on the slide."""

    inner: Frame | None = None
    outer: Frame | None = None
    is_hidden: bool = False
    table: int | None = None

    def placed(self, frame: Frame) -> Frame | None:
        if self.inner is None or self.outer is None:
            return None
        (left, top, right, bottom), outer = self.inner, self.outer
        across = (outer.right - outer.left) / ((right - left) or 1)
        down = (outer.bottom - outer.top) / ((bottom - top) or 1)
        return Frame(
            outer.left + (frame.left - left) * across, outer.top + (frame.top - top) * down,
            outer.left + (frame.right - left) * across, outer.top + (frame.bottom - top) * down,
        )  # fmt: skip


@dataclass(slots=True)
class Shapes:
    """All shapes below a drawing, lowest first; the first of a group is the group itself."""

    tables: int = 0
    _left: int = field(default=_MOST_SHAPES, init=False)

    def read(self, drawing: Record) -> Iterator[Drawn]:
        """The shapes of a ``Drawing``, with its background."""
        for record in drawing.walk():
            if record.kind == Kind.GROUP:
                yield from self._group(record, _Group(), top=True)
                return

    def _group(self, record: Record, around: _Group, top: bool = False) -> Iterator[Drawn]:
        group = _Group(is_hidden=around.is_hidden, table=around.table)
        for number, child in enumerate(record.children()):
            self._left -= 1
            if self._left < 0:
                return
            if child.kind == Kind.GROUP:
                yield from self._group(child, group)
            elif child.kind == Kind.SHAPE and number == 0:
                properties = properties_of(child)
                group.outer = _frame(child, around)
                coordinates = child.child(Kind.GROUP_FRAME)
                if coordinates is not None and coordinates.end - coordinates.start >= 16:
                    group.inner = Frame(*struct.unpack_from("<4i", child.data, coordinates.start))
                group.is_hidden = around.is_hidden or properties.is_hidden
                if properties.numbers.get(_TABLE, 0) & _IS_TABLE:
                    self.tables += 1
                    group.table = self.tables
                yield Drawn(child, group.outer, properties, group.is_hidden, None)
            elif child.kind == Kind.SHAPE:
                properties = properties_of(child)
                hidden = group.is_hidden or properties.is_hidden
                frame = _frame(child, _Group() if top else group)
                yield Drawn(child, frame, properties, hidden, group.table)


def properties_of(shape: Record) -> Properties:
    """The property tables of a shape in one."""
    found = Properties()
    for record in shape.children():
        if record.kind in (PROPERTIES, MORE_PROPERTIES, LAST_PROPERTIES):
            more = read_properties(record.data, Found(3, record.instance, record.kind, record.start, record.end))
            found.numbers.update(more.numbers)
            found.contents.update(more.contents)
    return found


def _frame(shape: Record, group: _Group) -> Frame | None:
    anchor = shape.child(Kind.ANCHOR)
    if anchor is not None:  # top, left, right, bottom in 16 or in 32 bits ([MS-PPT] 2.12.8)
        form = "<4i" if anchor.end - anchor.start >= 16 else "<4h"
        if anchor.end - anchor.start >= struct.calcsize(form):
            top, left, right, bottom = struct.unpack_from(form, shape.data, anchor.start)
            return Frame(*(edge / _MASTER_UNITS for edge in (left, top, right, bottom)))
    inner = shape.child(Kind.CHILD_ANCHOR)
    if inner is not None and inner.end - inner.start >= 16:
        return group.placed(Frame(*struct.unpack_from("<4i", shape.data, inner.start)))
    return None
