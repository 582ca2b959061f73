"""What a person sees of a cell's stored value: number formats, dates, and styles that show nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeVar

from redactscan.readers.package import local

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_T = TypeVar("_T")

# ECMA-376-1 §18.8.30: built-in date formats; 27 to 36 and 50 to 58 are those of Chinese and Japanese locales.
_BUILT_IN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|General', re.IGNORECASE)
_DATE_LETTER = re.compile(r"[ymdhs]", re.IGNORECASE)
_SHOWS_NOTHING = re.compile(r"(?=.*[;*])(?:[;\s]|\*.)*")
_PADDED = re.compile(r'((?:"[^"]*")*)(0+|#|@|General)', re.IGNORECASE)

_WHITE, _BLACK = "FFFFFF", "000000"
_THEME = {"0": _WHITE, "1": _BLACK}
_INDEXED = {"0": _BLACK, "1": _WHITE, "8": _BLACK, "9": _WHITE, "64": _BLACK, "65": _WHITE}
_SMALLEST = 2.0  # points

# Excel keeps and shows fifteen significant digits; the stored seventeen are noise of the binary number.
_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP)
_LARGEST = 40
_LAST_SERIAL = 2_958_466  # 10000-01-01


@dataclass(frozen=True, slots=True)
class Format:
    """One cell format (``xf``). ``prefix`` and ``width``: literal text and zeros that it puts before a number."""

    dated: bool = False
    prefix: str = ""
    width: int = 0
    textual: bool = False
    unseen: bool = False


PLAIN = Format()


@dataclass(slots=True)
class Formats:
    """The cell formats of a workbook by style index."""

    since_1904: bool = False
    _formats: list[Format] = field(default_factory=list)
    _known: dict[str | None, Format] = field(default_factory=dict)
    _dates: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element, since_1904: bool) -> Formats:
        """The formats that a ``styleSheet`` root defines."""
        codes = {node.get("numFmtId"): node.get("formatCode", "") for node in _items(root, "numFmts")}
        fonts = [_font_colour(node) for node in _items(root, "fonts")]
        fills = [_fill_colour(node) for node in _items(root, "fills")]
        found = cls(since_1904)
        for xf in _items(root, "cellXfs"):
            number = xf.get("numFmtId", "0")
            code = codes.get(number)
            font = _at(fonts, xf.get("fontId"), _BLACK)
            unseen = font is None or font == _at(fills, xf.get("fillId"), _WHITE)
            if code is None:
                found._formats.append(Format(_number(number) in _BUILT_IN_DATES, unseen=unseen))
            else:
                found._formats.append(_format(code, unseen))
        return found

    def of_style(self, style: str | None) -> Format:
        """The format of a cell's ``s`` attribute."""
        found = self._known.get(style)
        if found is None:
            found = self._known[style] = _at(self._formats, style, PLAIN)
        return found

    def show(self, value: str, shape: Format) -> str:
        """A stored number as a person sees it: dates in ISO form, exponents written out, digits kept."""
        if shape.dated:
            shown = self._dates.get(value)
            if shown is None:
                shown = self._dates[value] = date_text(value, self.since_1904) or number_text(value)
            return shown
        text = number_text(value)
        return shape.prefix + text.zfill(shape.width) if shape.prefix or shape.width else text


def number_text(value: str) -> str:
    """A stored number without exponent; digits that are all there are kept, small fractions left alone.

    >>> number_text("3.4012119850312902E+17"), number_text("1.3812345678E10")
    ('340121198503129000', '13812345678')
    >>> number_text("340123199001011234"), number_text("1.5E-7")
    ('340123199001011234', '1.5E-7')
    """
    if "E" not in value and "e" not in value:
        return value
    try:
        number = _FIFTEEN.create_decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or not 0 <= number.adjusted() <= _LARGEST:
        return value
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def date_text(value: str, since_1904: bool = False) -> str | None:
    """A serial as ``1985-03-12``, with a time of day if it has one; None if it is none.

    The 1900 system believes in 1900-02-29 (ECMA-376-1 §18.17.4.1).

    >>> date_text("31118"), date_text("31118.5"), date_text("60"), date_text("59"), date_text("0.25")
    ('1985-03-12', '1985-03-12 12:00:00', '1900-02-29', '1900-02-28', '06:00:00')
    >>> date_text("29656", since_1904=True), date_text("-1")
    ('1985-03-12', None)
    """
    try:
        serial = Decimal(value)
    except InvalidOperation:
        return None
    if not serial.is_finite() or not 0 <= serial < _LAST_SERIAL - 1462 * since_1904:
        return None
    seconds = int((serial * 86_400).quantize(Decimal(1)))
    days, seconds = divmod(seconds, 86_400)
    time = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}" if seconds else ""
    if days == 0 and not since_1904 and time:
        return time
    if days == 60 and not since_1904:
        day = "1900-02-29"
    else:
        epoch = date(1904, 1, 1) if since_1904 else date(1899, 12, 31 if days < 60 else 30)
        day = (epoch + timedelta(days)).isoformat()
    return f"{day} {time}" if time else day


def _format(code: str, unseen: bool) -> Format:
    if _SHOWS_NOTHING.fullmatch(code):
        return Format(unseen=True)
    section = code.partition(";")[0]
    padded = _PADDED.fullmatch(section)
    if padded:
        literal, digits = padded[1].replace('"', ""), padded[2]
        return Format(False, literal, len(digits) if digits[0] == "0" else 0, digits == "@", unseen)
    return Format(bool(_DATE_LETTER.search(_LITERAL.sub("", section))), unseen=unseen)


def _font_colour(font: Element) -> str | None:
    """The colour of a font; None if it is too small to be read."""
    size = next((_number(node.get("val")) for node in font if local(node.tag) == "sz"), None)
    if size is not None and size < _SMALLEST:
        return None
    return next((_colour(node) for node in font if local(node.tag) == "color"), _BLACK)


def _fill_colour(fill: Element) -> str:
    for pattern in fill:
        if local(pattern.tag) == "patternFill" and pattern.get("patternType", "none") in ("none", "gray125"):
            return _WHITE
        if pattern.get("patternType") == "solid":
            return next((_colour(node) for node in pattern if local(node.tag) == "fgColor"), _BLACK)
        return "pattern"
    return _WHITE


def _colour(element: Element) -> str:
    """A colour as six hex digits, or as the words of a theme colour that cannot be told here."""
    rgb = element.get("rgb")
    tint = _number(element.get("tint")) or 0.0
    theme, indexed = element.get("theme"), element.get("indexed")
    if rgb:
        return str(rgb)[-6:].upper()
    if theme is not None:
        return _THEME[theme] if theme in _THEME and abs(tint) < 0.05 else f"theme {theme} {tint}"
    return _INDEXED.get(indexed or "64", f"indexed {indexed}")


def _items(root: Element, name: str) -> Iterator[Element]:
    return (node for group in root if local(group.tag) == name for node in group if local(node.tag))


def _at(values: Sequence[_T], index: str | None, default: _T) -> _T:
    at = int(index) if index and index.isdecimal() and len(index) < 9 else 0
    return values[at] if at < len(values) else default


def _number(value: str | None) -> float | None:
    try:
        return float(value) if value else None
    except ValueError:
        return None
