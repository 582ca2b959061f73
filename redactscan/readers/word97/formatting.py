"""Formatting on pages of 512 bytes ([MS-DOC] 2.9.33, 2.9.175): which bytes of the stream have which properties."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from redactscan.readers.word97.fib import Fib, Span
from redactscan.readers.word97.modifications import Run, Shape, run_of, shape_of
from redactscan.readers.word97.pieces import Piece, Pieces
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field, replace

PAGE = 512
_CHARACTERS, _PARAGRAPHS = 1, 13  # bytes of a page that point to a property list


class _Stretch(NamedTuple):
    start: int
    end: int
    properties: bytes


class Stretch(NamedTuple):
    """Positions ``start:end`` of the document that have the same properties."""

    start: int
    end: int
    run: Run


@dataclass(slots=True)
class Formatting:
    """``pages`` are the places of the pages in the stream."""

    pages: list[int]
    _runs: list[_Stretch]
    _shapes: list[_Stretch]
    _starts: list[int]
    _data: bytes = field(repr=False)

    @classmethod
    def of(cls, fib: Fib, stream: bytes, table: bytes, data: bytes) -> Formatting:
        """``data`` is the stream where property lists lie that are too long for a page."""
        runs_at = _pages(table, fib.tables.get("character pages"))
        shapes_at = _pages(table, fib.tables.get("paragraph pages"))
        runs = _disjoint(stretch for at in runs_at for stretch in _page(stream, at, _CHARACTERS))
        shapes = _disjoint(stretch for at in shapes_at for stretch in _page(stream, at, _PARAGRAPHS))
        return cls([*runs_at, *shapes_at], runs, shapes, [shape.start for shape in shapes], data)

    def shape(self, at: int, changes: bytes = b"") -> Shape:
        """The properties of the paragraph whose mark is at byte ``at``."""
        number = bisect_right(self._starts, at) - 1
        if number < 0 or at >= self._shapes[number].end:
            return Shape()
        properties = self._shapes[number].properties
        shape = shape_of(int.from_bytes(properties[:2], "little"), properties[2:] + changes)
        if shape.more is None or shape.more + 2 > len(self._data):
            return shape
        (size,) = struct.unpack_from("<H", self._data, shape.more)
        more = shape_of(shape.style, self._data[shape.more + 2 : shape.more + 2 + size])
        if not shape.depth:
            return more
        return replace(shape, row=more.row) if more.row.edges else shape

    def runs(self, pieces: Pieces) -> Iterator[Stretch]:
        """All character properties in the order of the document; neighbours that are the same are one stretch."""
        last: Stretch | None = None
        for piece in pieces.pieces:
            for stretch in self._of_piece(piece):
                if last is not None and last.end == stretch.start and last.run == stretch.run:
                    last = last._replace(end=stretch.end)
                    continue
                if last is not None:
                    yield last
                last = stretch
        if last is not None:
            yield last

    def _of_piece(self, piece: Piece) -> Iterator[Stretch]:
        position = piece.start
        stop = piece.at + (piece.end - piece.start) * piece.width
        number = max(0, bisect_right(self._runs, piece.at, key=lambda stretch: stretch.start) - 1)
        while number < len(self._runs) and self._runs[number].start < stop:
            start, end, properties = self._runs[number]
            number += 1
            first = max(position, piece.start + (start - piece.at) // piece.width)
            after = min(piece.end, piece.start + -(-(end - piece.at) // piece.width))
            if after <= first:
                continue
            if first > position:
                yield Stretch(position, first, run_of(piece.changes))
            yield Stretch(first, after, run_of(properties + piece.changes))
            position = after
        if position < piece.end:
            yield Stretch(position, piece.end, run_of(piece.changes))


def _pages(table: bytes, span: Span | None) -> list[int]:
    """The places that a table of pages lists: boundaries, then a page number for each stretch between them."""
    start, size = span or Span(0, 0)
    content = table[start : start + size]
    count = max(0, (len(content) - 4) // 8)
    numbers = struct.unpack_from(f"<{count}I", content, 4 * (count + 1)) if count else ()
    return list(dict.fromkeys((number & 0x3FFFFF) * PAGE for number in numbers))


def _page(stream: bytes, at: int, pointer: int) -> Iterator[_Stretch]:
    """The stretches of one page. The pointer is half an offset in the page, 0 for no properties."""
    page = stream[at : at + PAGE]
    if len(page) < PAGE:
        return
    count = page[-1]
    if 4 * (count + 1) + pointer * count >= PAGE:
        return
    bounds = struct.unpack_from(f"<{count + 1}I", page)
    for number in range(count):
        offset = 2 * page[4 * (count + 1) + pointer * number]
        properties = b""
        if offset and pointer == _CHARACTERS:
            properties = page[offset + 1 : offset + 1 + page[offset]]
        elif offset:
            # a size of 0 stands before the true one ([MS-DOC] 2.9.174); a list of odd length is one byte shorter
            start, size = (offset + 1, 2 * page[offset] - 1) if page[offset] else (offset + 2, 2 * page[offset + 1])
            properties = page[start : start + size]
        if bounds[number] < bounds[number + 1]:
            yield _Stretch(bounds[number], bounds[number + 1], properties)


def _disjoint(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """In order, without those that lie over another one: so no file can make each byte stand on a thousand pages."""
    kept: list[_Stretch] = []
    for stretch in sorted(stretches):
        if not kept or stretch.start >= kept[-1].end:
            kept.append(stretch)
    return kept
