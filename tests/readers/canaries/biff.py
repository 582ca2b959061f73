"""The records of a workbook of Excel 97 ([MS-XLS]), written one by one."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

CHUNK = 8224  # the longest record; what is longer goes on in CONTINUE records


def record(kind: int, *content: bytes) -> bytes:
    """A record, with as many continuations as it takes."""
    data = b"".join(content)
    pieces = [data[at : at + CHUNK] for at in range(0, len(data), CHUNK)] or [b""]
    return b"".join(
        struct.pack("<HH", kind if at == 0 else 0x3C, len(piece)) + piece for at, piece in enumerate(pieces)
    )


def words(*numbers: int) -> bytes:
    return struct.pack(f"<{len(numbers)}H", *numbers)


def characters(text: str) -> bytes:
    """A string without its length: one byte a character where that is enough."""
    wide = any(ord(letter) > 255 for letter in text)
    return bytes([wide]) + text.encode("utf-16-le" if wide else "latin-1")


def length(text: str) -> int:
    """In units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def short(text: str) -> bytes:
    return bytes([length(text)]) + characters(text)


def long(text: str) -> bytes:
    return words(length(text)) + characters(text)


def bof(substance: int) -> bytes:
    return record(0x809, words(0x600, substance, 0x0DBB, 0x07CC), bytes(8))


EOF = record(0x0A)


def atom(kind: int, content: bytes, instance: int = 0, version: int = 0) -> bytes:
    """A record of a drawing ([MS-ODRAW])."""
    return struct.pack("<HHI", instance << 4 | version, kind, len(content)) + content


def properties(numbers: dict[int, int], texts: dict[int, bytes]) -> bytes:
    """The property table of a shape."""
    head = b"".join(struct.pack("<HI", key, value) for key, value in numbers.items())
    head += b"".join(struct.pack("<HI", key | 0x8000, len(content)) for key, content in texts.items())
    return atom(0xF00B, head + b"".join(texts.values()), len(numbers) + len(texts), 3)


def wide(text: str) -> bytes:
    return (text + "\0").encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Shape:
    """The records that tell of a shape: where it is and how it looks, what it is, what stands in it."""

    kind: int = 0x06
    number: int = 1
    text: str = ""
    numbers: dict[int, int] = field(default_factory=dict)
    texts: dict[int, bytes] = field(default_factory=dict)

    def write(self) -> bytes:
        where = atom(0xF010, words(0, 1, 0, 4, 0, 3, 0, 6, 0))
        shape = atom(0xF00A, struct.pack("<II", 1025, 0xA00), 202, 2) + properties(self.numbers, self.texts) + where
        drawing = record(0xEC, struct.pack("<HHI", 0xF, 0xF004, len(shape) + 8) + shape + atom(0xF011, b""))
        obj = record(0x5D, words(0x15, 0x12, self.kind, self.number), bytes(14), words(0, 0))
        if not self.text:
            return drawing + obj
        box = record(0xEC, atom(0xF00D, b""))
        txo = record(0x1B6, words(0x212, 0, 0, 0, 0, len(self.text), 16), bytes(4))
        return drawing + obj + box + txo + record(0x3C, characters(self.text)) + record(0x3C, bytes(16))


def string_token(text: str) -> bytes:
    """The token of a formula that is a text."""
    return b"\x17" + short(text)


def formula(row: int, column: int, result: bytes, tokens: bytes) -> bytes:
    return record(0x06, words(row, column, 15), result, words(0), bytes(4), words(len(tokens)), tokens)


AS_TEXT = b"\0" + bytes(5) + b"\xff\xff"  # a result that the next record holds


def label(row: int, column: int, text: str, style: int = 15) -> bytes:
    return record(0x204, words(row, column, style), long(text))


def height(row: int, twips: int, flags: int) -> bytes:
    return record(0x208, words(row, 0, 1, twips, 0, 0, flags, 15))


def broken_string(text: str) -> bytes:
    """The result of a formula that a CONTINUE record goes on with, and tells its width anew."""
    first = struct.pack("<HB", len(text), 0) + text[:7].encode("latin-1")
    return record(0x207, first) + record(0x3C, b"\1" + text[7:].encode("utf-16-le"))


def _xf(font: int = 0, code: int = 0, ground: int | None = None) -> bytes:
    area = struct.pack("<IH", 0 if ground is None else 1 << 26, 64 if ground is None else ground)
    return record(0xE0, words(font, code, 1), bytes(8), area)


def styles() -> bytes:
    """Fonts and cell formats: 15 is plain, 16 shows no text, 17 is white, 18 is red on red."""
    fonts = b"".join(record(0x31, words(220, 0, colour, 400, 0), bytes(4), short("宋体")) for colour in (32767, 9, 10))
    plain = b"".join(_xf() for _ in range(16))
    return fonts + record(0x41E, words(164), long(";;;")) + plain + _xf(code=164) + _xf(1) + _xf(2, ground=10)


def book(*records: bytes, before: bytes = b"", looks: bytes = b"") -> bytes:
    """A stream with one sheet, 名单."""
    head = bof(0x05) + before + (looks or styles())
    name = short("名单")
    place = len(head) + len(record(0x85, bytes(6), name)) + len(EOF)
    return b"".join((head, record(0x85, struct.pack("<IH", place, 0), name), EOF, bof(0x10), *records, EOF))


def shared_strings(before: str, broken: str, orphan: str, guide: str) -> bytes:
    """An SST whose second string is broken by a CONTINUE record, and told in wide characters from there on."""
    phonetic = words(1, 14 + 2 * len(guide), 0, 0, 0, len(guide), len(guide)) + guide.encode("utf-16-le")
    with_guide = words(1) + b"\5" + struct.pack("<I", len(phonetic)) + "王".encode("utf-16-le") + phonetic
    first = struct.pack("<II", 4, 4) + long(before) + words(len(broken)) + b"\0" + broken[:5].encode()
    return record(0xFC, first) + record(0x3C, b"\1" + broken[5:].encode("utf-16-le") + long(orphan) + with_guide)


def picture(content: bytes) -> bytes:
    """A drawing group with one PNG."""
    blip = atom(0xF01E, bytes(16) + b"\xff" + content, 0x6E0)
    entry = atom(0xF007, b"\6\6" + bytes(18) + struct.pack("<III", len(blip), 1, 0) + bytes(4) + blip, 6, 2)
    return atom(0xF000, atom(0xF001, entry, 1, 15), 0, 15)
