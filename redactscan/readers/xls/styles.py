"""Fonts, number formats and the cell formats made of them, from the records that declare them."""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct

from redactscan.readers.sheets.formats import BUILT_IN_DATES, PLAIN, Format, Formats, spoken
from redactscan.readers.sheets.looks import BLACK, INDEXED, WHITE, is_unseen
from redactscan.readers.xls.records import Dialect
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

_U2, _U4 = Struct("<H"), Struct("<I")
_FONTS, _FORMATS, _PALETTE, _DATES = (0x31, 0x231), (0x41E, 0x1E), 0x92, 0x22
_XFS = (0xE0, 0x43, 0x243, 0x443)

# [MS-XLS] 2.5.161: colours from 8 to 63 may be changed by a palette.
_FIRST = 8
_AUTOMATIC = 0x7FFF
_NO_FILL, _SOLID = 0, 1
_MISSING_FONT = 4  # no font has this number ([MS-XLS] 2.5.129)


class _Font(NamedTuple):
    points: float
    colour: int


class _Xf(NamedTuple):
    font: int
    code: int
    pattern: int
    ground: int


@dataclass(slots=True)
class Styles:
    """``take`` the records as they come; ``formats`` says what they mean once all are there."""

    dialect: Dialect
    since_1904: bool = False
    _codes: dict[int, str] = field(default_factory=dict)
    _fonts: list[_Font] = field(default_factory=list)
    _xfs: list[_Xf] = field(default_factory=list)
    _colours: dict[int, str] = field(default_factory=lambda: {**INDEXED, _AUTOMATIC: BLACK})

    def take(self, kind: int, data: bytes) -> bool:
        """Whether the record was one of them."""
        if kind in _FONTS:
            colour = _U2.unpack_from(data, 4)[0] if len(data) > 5 else _AUTOMATIC
            self._fonts.append(_Font(_U2.unpack_from(data)[0] / 20, colour))
        elif kind in _XFS:
            self._xfs.append(self._xf(data))
        elif kind in _FORMATS:
            self._format(data)
        elif kind == _PALETTE:
            for at in range(2, len(data) - 3, 4):
                self._colours[_FIRST + at // 4] = data[at : at + 3].hex().upper()
        elif kind == _DATES:
            self.since_1904 = data[:1] == b"\1"
        else:
            return False
        return True

    def formats(self) -> Formats:
        shapes = {number: Format.of(code) for number, code in self._codes.items()}
        found = Formats(self.since_1904)
        for xf in self._xfs:
            shape = shapes.get(xf.code) or Format(dated=xf.code in BUILT_IN_DATES)
            shape = shape.unseen() if self._is_unseen(xf) else shape
            found.formats.append(PLAIN if shape == PLAIN else shape)
        return found

    def spoken(self) -> Iterator[str]:
        """The texts in the number formats."""
        return (text for code in self._codes.values() for text in spoken(code))

    def _format(self, data: bytes) -> None:
        if self.dialect.version >= 8:
            self._codes[_U2.unpack_from(data)[0]] = self.dialect.long(data, 2)[0]
        elif self.dialect.version >= 5:
            self._codes[_U2.unpack_from(data)[0]] = self.dialect.short(data, 2)[0]
        else:  # numbered as they come; BIFF4 puts an unused number in front
            self._codes[len(self._codes)] = self.dialect.short(data, 2 if self.dialect.version == 4 else 0)[0]

    def _xf(self, data: bytes) -> _Xf:
        if self.dialect.version >= 8:
            font, code = _U2.unpack_from(data)[0], _U2.unpack_from(data, 2)[0]
            return _Xf(font, code, _U4.unpack_from(data, 14)[0] >> 26, _U2.unpack_from(data, 18)[0] & 0x7F)
        if self.dialect.version >= 5:
            area = _U4.unpack_from(data, 8)[0]
            return _Xf(_U2.unpack_from(data)[0], _U2.unpack_from(data, 2)[0], area >> 16 & 0x3F, area & 0x7F)
        return _Xf(data[0], data[2] & 0x3F if self.dialect.version == 2 else data[1], _NO_FILL, 0)

    def _is_unseen(self, xf: _Xf) -> bool:
        at = xf.font - (xf.font > _MISSING_FONT)
        if xf.font == _MISSING_FONT or at >= len(self._fonts):
            return False
        font = self._fonts[at]
        if xf.pattern == _NO_FILL:
            ground = WHITE
        else:
            ground = self._colour(xf.ground) if xf.pattern == _SOLID else ""
        return is_unseen(self._colour(font.colour), ground, font.points)

    def _colour(self, number: int) -> str:
        return self._colours.get(number, f"indexed {number}")
