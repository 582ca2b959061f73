r"""Bytes of an RTF file to text: by the font's charset, by ``\ansicpg``, else by what is plausible."""

from __future__ import annotations

import re

from redactscan.readers.encoding import LOST, decode
from redactscan.values import dataclass, field

# Windows charsets of fonts (RTF 1.9.1, "Font Table"; [MS-WMF] 2.1.1.5). 0 and 1 leave it to the code page.
_CHARSETS = {
    77: "mac-roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5hkscs", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_WIDE = frozenset({"big5hkscs", "cp932", "cp949", "gb18030"})
_SYMBOL = 2
_PAGES = {936: "gb18030", 950: "big5hkscs", 54936: "gb18030", 65001: "utf-8", 10000: "mac-roman"}
_ESCAPE = re.compile(r"\\(?:'([0-9a-fA-F]{2})|(.))", re.DOTALL)
_PLAIN_ESCAPE = re.compile(r"\\[\\{}]")
_NO_TEXT = str.maketrans("", "", "\r\n\0")
# Western words have no four letters beyond ASCII in a row; hanzi of two bytes each do.
_HANZI = re.compile(rb"[\x81-\xfe]{4}")
# The bullet of the font Symbol; some programs write it in a font of hanzi, where it is half a character.
_BULLET = b"\xb7"
# Symbol fonts have their characters, ASCII digits among them, at F020 to F0FF as well.
_SYMBOL_DIGITS = {0xF020 + code: 0x20 + code for code in range(95)}


@dataclass(slots=True)
class Charsets:
    """What the header of a file says of encodings.

    ``default`` is the font of text that names none; ``lost`` counts the characters that nobody can tell.
    """

    page: str = ""
    default: int = 0
    fonts: dict[int, str] = field(default_factory=dict)
    symbols: set[int] = field(default_factory=set)
    lost: int = 0

    def page_is(self, number: int) -> None:
        r"""``\ansicpg``."""
        self.page = _PAGES.get(number, f"cp{number}")

    def font_is(self, font: int, charset: int) -> None:
        r"""``\fcharset`` of the font ``font``."""
        if charset == _SYMBOL:
            self.symbols.add(font)
        elif charset in _CHARSETS:
            self.fonts[font] = _CHARSETS[charset]

    def text(self, raw: str, font: int | None, far_east_font: int | None) -> str:
        r"""The text of a stretch as written: one character a byte, others as ``\'xx``."""
        if "\\" in raw:
            raw = _unescaped(raw)
        raw = raw.translate(_NO_TEXT)
        if raw.isascii() or self._is_symbol(font):
            return raw
        return self._decoded(raw.encode("latin-1"), font, far_east_font)

    def symbol(self, text: str, font: int | None) -> str:
        """The text that a symbol font shows, as far as it is ASCII."""
        return text.translate(_SYMBOL_DIGITS) if self._is_symbol(font) else text

    def _is_symbol(self, font: int | None) -> bool:
        return (self.default if font is None else font) in self.symbols

    def _decoded(self, data: bytes, font: int | None, far_east_font: int | None) -> str:
        if data == _BULLET:
            return "·"
        own = self.fonts.get(self.default if font is None else font)
        far_east = self.fonts.get(-1 if far_east_font is None else far_east_font)
        page = self.page or "cp1252"
        many = _HANZI.search(data) is not None
        for named in (own, far_east if many and far_east in _WIDE else None, page):
            if named and not (many and named == "cp1252"):
                try:
                    return data.decode(named)
                except (UnicodeDecodeError, LookupError):
                    continue
        text = decode(data, page).text
        self.lost += text.count(LOST)
        return text


def _unescaped(raw: str) -> str:
    if _PLAIN_ESCAPE.search(raw):
        return _ESCAPE.sub(lambda escape: escape[2] or chr(int(escape[1], 16)), raw)
    return raw.replace("\\'", "\\x").encode("latin-1").decode("unicode_escape")
