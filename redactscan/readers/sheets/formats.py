"""Cell formats: what a number format shows of a value, what it puts around it, what it hides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from redactscan.readers.sheets.numbers import date_text, number_text
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field, replace

# ECMA-376-1 §18.8.30: built-in date formats; 27 to 36 and 50 to 58 are those of Chinese and Japanese locales.
BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})

# ECMA-376-1 §18.8.31: what a number format is made of.
_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | \\(?P<escaped>.) | [_*](?P<blank>.?) | (?P<elapsed>\[[hms]+\]) |
    \[\$(?P<currency>[^\]-]*)[^\]]*\] | (?P<other>\[[^\]]*\]) | (?P<whole>General|@) | (?P<arithmetic>E[+-]|[.,%/]) |
    (?P<date>[ymdhse]|AM/PM|A/P) | (?P<digits>[0#?]+) | (?P<literal>.)
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_SECTION = re.compile(r"""(?:"[^"]*"?|\\.|[_*].|\[[^\]]*\]|[^;])*""", re.DOTALL)


class _Piece(NamedTuple):
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Format:
    """One cell format. ``mask``: digit places (``0``, ``#``, ``?``) and literal text in turn, literal text first."""

    dated: bool = False
    mask: tuple[str, ...] = ()
    around: tuple[str, str] = ("", "")
    no_number: bool = False
    no_text: bool = False

    @classmethod
    def of(cls, code: str) -> Format:
        """The format of a number format code.

        >>> Format.of('"1381234"0000').mask, Format.of("yyyy-mm-dd").dated, Format.of(";;;").no_text
        (('1381234', '0000', ''), True, True)
        """
        sections = [list(_pieces(section)) for section in _sections(code)]
        number = sections[0]
        text = sections[3] if len(sections) > 3 else number if _is_textual(number) else [_Piece("whole", "@")]
        return cls(
            dated=any(piece.kind in ("date", "elapsed") for piece in number),
            mask=_mask(number),
            around=_around(text) if _is_textual(text) else ("", ""),
            no_number=bool(code) and not any(piece.kind in _SHOWING for piece in number),
            no_text=not _is_textual(text),
        )

    def unseen(self) -> Format:
        """The same format in a style that shows nothing at all."""
        return replace(self, no_number=True, no_text=True)

    def number(self, text: str) -> str:
        """A number with the literal text of the format, and with the zeros that it puts in front.

        >>> Format.of("000-0000-0000").number("1012345678"), Format.of('0"岁"').number("7")
        ('010-1234-5678', '7岁')
        """
        if not self.mask:
            return text
        first, last = self.mask[0], self.mask[-1]
        if len(self.mask) < 4 or not text.isdecimal():
            return first + text.zfill(self.mask[1].count("0")) + last
        text = text.zfill(sum(places.count("0") for places in self.mask[1::2]))
        shown = [last]
        for at in range(len(self.mask) - 2, 1, -2):
            width = len(self.mask[at])
            shown += [text[-width:], self.mask[at - 1]]
            text = text[:-width]
        return "".join(reversed([*shown, text, first]))

    def text(self, text: str) -> str:
        """A text with the literal text of the format."""
        before, after = self.around
        return f"{before}{text}{after}" if text and (before or after) else text


PLAIN = Format()
_SHOWING = frozenset({"whole", "date", "elapsed", "digits"})


@dataclass(slots=True)
class Formats:
    """The cell formats of a workbook by index."""

    since_1904: bool = False
    formats: list[Format] = field(default_factory=list)
    _dates: dict[str, str] = field(default_factory=dict)

    def at(self, index: int) -> Format:
        return self.formats[index] if 0 <= index < len(self.formats) else PLAIN

    def show(self, value: str, shape: Format) -> str:
        """A stored number as a person sees it: dates in ISO form, exponents written out, digits kept."""
        if shape.dated:
            shown = self._dates.get(value)
            if shown is None:
                shown = self._dates[value] = date_text(value, self.since_1904) or number_text(value)
            return shown
        text = number_text(value)
        return shape.number(text) if shape.mask else text


def spoken(code: str) -> Iterator[str]:
    """The quoted texts of a number format that are longer than a sign.

    >>> list(spoken('"编号"0"号"'))
    ['编号']
    """
    quoted = (found["quoted"] for found in _TOKEN.finditer(code))
    return (text for text in quoted if text and len(text.strip()) > 1)


def _sections(code: str) -> Iterator[str]:
    at = 0
    while at <= len(code):
        found = _SECTION.match(code, at)
        end = found.end() if found else len(code)
        yield code[at:end]
        at = end + 1


def _pieces(section: str) -> Iterator[_Piece]:
    for found in _TOKEN.finditer(section):
        kind = found.lastgroup or ""
        if kind in ("quoted", "escaped", "currency", "literal"):
            yield _Piece("literal", found[kind])
        elif kind not in ("blank", "other"):
            yield _Piece(kind, found[kind])


def _is_textual(pieces: list[_Piece]) -> bool:
    return any(piece.text == "@" for piece in pieces)


def _mask(pieces: list[_Piece]) -> tuple[str, ...]:
    """Empty where the format does arithmetic, shows a date, or adds nothing to the digits."""
    mask = [""]
    for kind, text in pieces:
        if kind in ("arithmetic", "date", "elapsed"):
            return ()
        if kind == "literal":
            if len(mask) % 2:
                mask[-1] += text
            else:
                mask.append(text)
        else:
            places = "#" if kind == "whole" else text
            if len(mask) % 2:
                mask.append(places)
            else:
                mask[-1] += places
    if not len(mask) % 2:
        mask.append("")
    plain = len(mask) < 2 or (len(mask) == 3 and not mask[0] and not mask[2] and mask[1].count("0") < 2)
    return () if plain else tuple(mask)


def _around(pieces: list[_Piece]) -> tuple[str, str]:
    before = after = ""
    seen = False
    for kind, text in pieces:
        if kind == "whole":
            seen = True
        elif kind == "literal" and seen:
            after += text
        elif kind == "literal":
            before += text
    return before, after
