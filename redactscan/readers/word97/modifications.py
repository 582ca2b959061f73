"""Property modifications ([MS-DOC] 2.6): what formatting says, as far as it decides who sees a text."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache

from redactscan.readers.pieces import DELETED, INSERTED, PLAIN, Flags
from redactscan.readers.visibility import NOTHING, SHADED, Look
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, replace

_SIZES = (1, 1, 2, 4, 2, 2, -1, 3)  # of the operand, by the upper three bits of the code; -1: it says so itself
_TABLE_DEFINITION, _TABS = 0xD608, 0xC615

_COLOURS = (
    "auto", "000000", "0000FF", "00FFFF", "00FF00", "FF00FF", "FF0000", "FFFF00", "FFFFFF", "000080", "008080",
    "008000", "800080", "800000", "808000", "808080", "C0C0C0",
)  # fmt: skip
_CLEAR, _SOLID = 0, 1
_AS_STYLE, _NOT_AS_STYLE = 0x80, 0x81
_DEEPEST = 32  # tables in tables
_LEAST_HEIGHT = 40  # twips of a row


@dataclass(frozen=True, slots=True)
class Run:
    """Character properties. ``style`` numbers a character style; ``symbol`` is the character of a symbol font.

    ``turns``: it is hidden if its style is not.
    """

    look: Look = NOTHING
    flags: Flags = PLAIN
    style: int | None = None
    symbol: str = ""
    turns: bool = False


@dataclass(frozen=True, slots=True)
class CellShape:
    """``covered``: merged into the cell before or above it."""

    covered: bool = False
    ground: Look = NOTHING


@dataclass(frozen=True, slots=True)
class Row:
    """``edges`` of the cells in twips, one more than there are ``cells``. ``is_thin``: too low for any text."""

    edges: tuple[int, ...] = ()
    cells: tuple[CellShape, ...] = ()
    is_thin: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """Paragraph properties. ``depth`` counts the tables around it; its mark may end a cell or a ``row``.

    ``more`` is where further modifications lie in the stream of data, None if there are none.
    """

    style: int = 0
    ground: Look = NOTHING
    depth: int = 0
    ends_cell: bool = False
    ends_row: bool = False
    row: Row = Row()
    more: int | None = None


class _Modification(NamedTuple):
    code: int
    operand: bytes

    @property
    def number(self) -> int:
        return int.from_bytes(self.operand, "little")


def modifications(data: bytes) -> Iterator[_Modification]:
    """Every modification of a list, its operand without the byte that says how long it is."""
    at = 0
    while at + 2 < len(data):
        (code,) = struct.unpack_from("<H", data, at)
        at += 2
        size = _SIZES[code >> 13]
        if size < 0:
            if code == _TABLE_DEFINITION:
                size = int.from_bytes(data[at : at + 2], "little") - 1
                at += 2
            else:
                size = data[at]
                at += 1
                if code == _TABS and size == 0xFF and at < len(data):  # [MS-DOC] 2.9.180: as long as its two lists
                    added = at + 1 + 4 * data[at]
                    size = 1 + 4 * data[at] + (1 + 3 * data[added] if added < len(data) else 0)
        yield _Modification(code, data[at : at + max(0, size)])
        at += max(0, size)


@lru_cache(maxsize=4096)
def run_of(data: bytes) -> Run:
    """The character properties that a list of modifications makes."""
    look = NOTHING
    flags = PLAIN
    style: int | None = None
    symbol = ""
    turns = False
    for one in modifications(data):
        match one.code:
            case 0x0800 | 0x0801 if one.number:
                flags |= DELETED if one.code == 0x0800 else INSERTED
            case 0x083C if one.number in (_AS_STYLE, _NOT_AS_STYLE):
                turns = one.number == _NOT_AS_STYLE
            case 0x4A30:
                style = one.number
            case 0x6A09:
                symbol = _symbol(one.operand)
            case _:
                look = _look(one).over(look)
    return Run(look, flags, style, symbol, turns)


def _look(one: _Modification) -> Look:
    match one.code:
        case 0x083C:
            return Look(vanish=bool(one.number))
        case 0x0811 | 0x0818 if one.number:  # on the web, in the table of contents
            return Look(vanish=True)
        case 0x2A42:
            return Look(colour=_indexed(one.number))
        case 0x6870:
            return Look(colour=_colour(one.number))
        case 0x4A43:
            return Look(size=one.number / 2)
        case 0x2A0C:
            return Look(highlight=_indexed(one.number))
        case 0x4866 | 0xCA71:
            return _shading(one.operand)
    return NOTHING


@lru_cache(maxsize=4096)
def shape_of(style: int, data: bytes) -> Shape:
    """The paragraph properties that a list of modifications makes."""
    shape = Shape(style)
    shades: list[Look] = []
    for one in modifications(data):
        match one.code:
            case 0x4600:
                shape = replace(shape, style=one.number)
            case 0x2416:
                shape = replace(shape, depth=max(shape.depth, 1) if one.number else 0)
            case 0x6649:
                shape = replace(shape, depth=min(one.number, _DEEPEST))
            case 0x2417 | 0x244C:
                shape = replace(shape, ends_row=bool(one.number))
            case 0x244B:
                shape = replace(shape, ends_cell=bool(one.number))
            case 0x442D | 0xC64D:
                shape = replace(shape, ground=_shading(one.operand))
            case 0x6645 | 0x6646 | 0x646B:
                shape = replace(shape, more=one.number)
            case 0xD608:
                shape = replace(shape, row=replace(_row(one.operand), is_thin=shape.row.is_thin))
            case 0x9407:  # a height is negative if the row must not grow
                thin = 0 < 0x10000 - one.number < _LEAST_HEIGHT
                shape = replace(shape, row=replace(shape.row, is_thin=thin))
            case 0xD609 | 0xD612 | 0xD616 | 0xD60C:
                shades += _shadings(one.operand, 2 if one.code == 0xD609 else 10)
    cells = tuple(CellShape(cell.covered, ground) for cell, ground in zip(shape.row.cells, shades, strict=False))
    return replace(shape, row=replace(shape.row, cells=cells + shape.row.cells[len(cells) :]))


def _row(operand: bytes) -> Row:
    """[MS-DOC] 2.9.317: a count, the edges, 20 bytes for each cell, as many as are not left out at the end."""
    count = operand[0] if operand else 0
    edges = struct.unpack_from(f"<{count + 1}h", operand, 1) if len(operand) >= 3 + 2 * count else ()
    cells = [CellShape() for _ in edges[1:]]
    for number, (flags,) in enumerate(struct.iter_unpack("<H18x", _whole(operand[3 + 2 * count :], 20))):
        if number < len(cells):
            cells[number] = CellShape(covered=flags & 3 == 1 or flags >> 5 & 3 == 1)
    return Row(edges, tuple(cells))


def _shadings(operand: bytes, size: int) -> list[Look]:
    return [_shading(operand[at : at + size]) for at in range(0, len(operand) - size + 1, size)]


def _shading(operand: bytes) -> Look:
    """[MS-DOC] 2.9.245 (two colours and a pattern), 2.9.247 (the same in 16 bits)."""
    if len(operand) >= 10:
        fore, back, pattern = struct.unpack_from("<2IH", operand)
        colours = _colour(fore), _colour(back)
    else:
        number = int.from_bytes(operand[:2], "little")
        if number == 0xFFFF:
            return NOTHING
        colours, pattern = (_indexed(number & 31), _indexed(number >> 5 & 31)), number >> 10
    if pattern not in (_CLEAR, _SOLID):
        return SHADED
    colour = colours[0 if pattern == _SOLID else 1]
    return NOTHING if colour == "auto" else Look(ground=colour)


def _indexed(number: int) -> str:
    return _COLOURS[number] if number < len(_COLOURS) else "auto"


def _colour(number: int) -> str:
    """[MS-DOC] 2.9.43: red, green, blue, and whether it is automatic."""
    return "auto" if number >> 24 else f"{number & 255:02X}{number >> 8 & 255:02X}{number >> 16 & 255:02X}"


def _symbol(operand: bytes) -> str:
    """A character of a symbol font: these have the ASCII characters from F020 on."""
    code = int.from_bytes(operand[2:4], "little")
    code -= 0xF000 if 0xF020 <= code <= 0xF07E else 0
    return chr(code) if code >= 0x20 and not 0xD800 <= code <= 0xDFFF else ""


def _whole(data: bytes, size: int) -> bytes:
    return data[: len(data) // size * size]
