"""Colours of a presentation ([MS-PPT] 2.12.1): of text, of fills, of the eight that a slide calls by number."""

from __future__ import annotations

from redactscan.readers.ole.drawing import Properties
from redactscan.readers.ppt97.records import Kind, Record
from redactscan.readers.visibility import NOTHING, SHADED, Look
from redactscan.values import dataclass

_RGB = 0xFE
_FILL_TYPE, _FILL_COLOUR, _SWITCHES = 0x0180, 0x0181, 0x01BF
_FILLED, _SAYS_FILLED = 0x10, 0x100000
_BY_NUMBER = 0x08
_OWN_SCHEME = 1  # instance of the atom that says what a slide uses; others are for choice


@dataclass(frozen=True, slots=True)
class Colours:
    """The scheme of a sheet: background, text, shadow, title, fill, accents."""

    scheme: tuple[str, ...] = ()

    @classmethod
    def of(cls, sheet: Record) -> Colours:
        """The scheme that a sheet brings itself."""
        for record in sheet.children():
            if record.kind == Kind.COLOURS and record.instance == _OWN_SCHEME:
                return cls(tuple(_rgb(record.number(at)) for at in range(0, record.end - record.start, 4)))
        return cls()

    def of_text(self, number: int) -> str:
        """A colour as text has it: three channels, and how they are meant."""
        index = number >> 24
        return _rgb(number) if index == _RGB else self._by_number(index)

    def fill(self, properties: Properties) -> Look | None:
        """What a shape is filled with; None if it does not say so itself."""
        numbers = properties.numbers
        if not numbers.get(_SWITCHES, 0) & _SAYS_FILLED:
            return None
        if not numbers[_SWITCHES] & _FILLED:
            return NOTHING
        colour = numbers.get(_FILL_COLOUR, 0xFFFFFF)
        if numbers.get(_FILL_TYPE, 0) or colour >> 24 not in (0, _BY_NUMBER):
            return SHADED
        found = self._by_number(colour & 0xFF) if colour >> 24 else _rgb(colour)
        return Look(ground=found) if found != "unknown" else SHADED

    def _by_number(self, index: int) -> str:
        return self.scheme[index] if index < len(self.scheme) else "unknown"


def _rgb(number: int) -> str:
    return f"{number & 255:02X}{number >> 8 & 255:02X}{number >> 16 & 255:02X}"
