"""What stands in the file of a picture beside its pixels: chunks, segments, tags, and the bytes after its end.

Pillow tells some of it, and of a comment that is there twice the last one. What is known to be machinery is left out.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from redactscan.readers.inflate import inflate_stream

_PNG, _GIF, _BMP = b"\x89PNG\r\n\x1a\n", b"GIF8", b"BM"
_XMP_KEY = b"XML:com.adobe.xmp\0"
_DULL_CHUNKS = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"fcTL", b"fdAT", b"acTL", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"bKGD",
    b"hIST", b"pHYs", b"sBIT", b"tIME", b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP", b"XMP ",
})  # fmt: skip
_MOST_TEXT = 1 << 20
# ITU-T T.81 table B.1: segments that say how the picture is coded, and where its coded data begin and end
TABLES = frozenset(
    {0xC4, 0xCC, 0xDB, 0xDD, *range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)}
)
SCAN, END = 0xDA, 0xD9
MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_KNOWN_SEGMENTS = (b"ICC_PROFILE\0", b"http://ns.adobe.com/xap/1.0/\0", b"JFIF\0", b"Adobe\0")
_GIF_XMP, _GIF_XMP_END = b"XMP DataXMP", b"\x01\xff\xfe"
# TIFF 6.0: sizes of the types of values; directories that a tag points to; where pixels lie; tables of other formats
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_TEXTS = frozenset({1, 2, 6, 7})
_DIRECTORIES = frozenset({330, 34665, 34853, 40965})
_PIXELS = {273: 279, 324: 325, 513: 514}
_DULL_TAGS = frozenset({347, 700, 34675})
_MOST_DIRECTORIES = 1000
EXIF = b"Exif\0\0"
_WITHIN_EXIF, _FRACTION = 34665, 5
_NUMBERS = {3: "H", 4: "I"}
_LONG = 100_000  # a number of six digits may tell of a person


def around(data: bytes) -> Iterator[bytes]:
    """The pieces of the file, as far as its structure holds; of an unknown kind of picture none."""
    if data.startswith(_PNG):
        yield from _png(data)
    elif data.startswith(b"\xff\xd8"):
        yield from _jpeg(data)
    elif data.startswith(_GIF):
        yield from _gif(data)
    elif data[:4] == b"RIFF":
        yield from _webp(data)
    elif data[:4] in (b"II*\0", b"MM\0*"):
        yield from _tiff(data)
    elif data.startswith(_BMP):
        yield data[int.from_bytes(data[2:6], "little") :]


def _png(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 12 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        content = data[at + 8 : at + 8 + size]
        at += 12 + size
        if kind in (b"zTXt", b"iTXt"):
            yield _packed_text(kind, content)
        elif kind not in _DULL_CHUNKS:
            yield content
        if kind == b"IEND":
            break
    yield data[at:]


def _packed_text(kind: bytes, content: bytes) -> bytes:
    """The key and the text of a chunk that may be compressed (PNG 11.3.4)."""
    key, _, rest = content.partition(b"\0")
    packed = kind == b"zTXt" or rest[:1] == b"\1"
    if kind == b"iTXt":
        language, _, named = rest[2:].partition(b"\0")
        title, _, rest = named.partition(b"\0")
        key = b"\0".join((key, language, title))
    else:
        rest = rest[1:]
    if packed:
        rest = inflate_stream("zlib", rest, 0, len(rest), _MOST_TEXT).content
    return b"" if content.startswith(_XMP_KEY) else key + b"\0" + rest


def _jpeg(data: bytes) -> Iterator[bytes]:
    at = 2
    while marker := MARKER.search(data, at):
        kind, at = data[marker.start() + 1], marker.end()
        if kind == END:
            break
        (size,) = struct.unpack_from(">H", data, at) if at + 2 <= len(data) else (2,)
        content = data[at + 2 : at + size]
        at += max(2, size)
        if kind != SCAN and kind not in TABLES and not content.startswith(_KNOWN_SEGMENTS):
            yield content
    else:
        return
    yield data[at:]


def _gif(data: bytes) -> Iterator[bytes]:
    at = 13 + _colours(data[10:11])
    while at < len(data):
        kind = data[at : at + 1]
        if kind == b"!" and data.startswith(_GIF_XMP, at + 3):  # not in blocks, so that it can be read as it is
            end = data.find(_GIF_XMP_END, at)
            yield data[at + 14 : end if end >= 0 else len(data)]
            at = data.find(b"\0\0", end) + 2 if end >= 0 else len(data)
        elif kind == b"!":
            label = data[at + 1 : at + 2]
            content, at = _gif_blocks(data, at + 2)
            if label != b"\xf9":
                yield content
        elif kind == b",":
            _, at = _gif_blocks(data, at + 11 + _colours(data[at + 9 : at + 10]))
        else:
            at += 1
            break
    yield data[at:]


def _colours(flags: bytes) -> int:
    """The size of the table of colours that such flags announce."""
    return 3 << (flags[0] & 7) + 1 if flags and flags[0] & 0x80 else 0


def _gif_blocks(data: bytes, at: int) -> tuple[bytes, int]:
    """The content of blocks that each begin with their length, and where they end."""
    pieces = []
    while at < len(data) and data[at]:
        pieces.append(data[at + 1 : at + 1 + data[at]])
        at += 1 + data[at]
    return b"".join(pieces), at + 1


def _webp(data: bytes) -> Iterator[bytes]:
    whole = min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    at = 12
    while at + 8 <= whole:
        kind, size = struct.unpack_from("<4sI", data, at)
        if kind not in _DULL_CHUNKS:
            yield data[at + 8 : min(at + 8 + size, whole)]
        at += 8 + size + size % 2
    yield data[whole:]


def _tiff(data: bytes) -> Iterator[bytes]:
    order = "<" if data[:2] == b"II" else ">"
    waiting, seen, reach = [struct.unpack_from(f"{order}I", data, 4)[0]] if len(data) >= 8 else [], set[int](), 0
    while waiting and len(seen) < _MOST_DIRECTORIES:
        at = waiting.pop()
        if at in seen or not 8 <= at <= len(data) - 6:
            continue
        seen.add(at)
        (count,) = struct.unpack_from(f"{order}H", data, at)
        end = at + 2 + 12 * count
        numbers: dict[int, tuple[int, ...]] = {}
        for tag, kind, value, stop in _tiff_entries(data, order, at + 2, min(end, len(data))):
            reach = max(reach, stop)
            if kind in _TEXTS and tag not in _DULL_TAGS:
                yield value
            elif kind in (3, 4, 13):
                numbers[tag] = struct.unpack(f"{order}{len(value) // _SIZES[kind]}{'H' if kind == 3 else 'I'}", value)
        waiting += struct.unpack_from(f"{order}I", data, end) if end + 4 <= len(data) else ()
        waiting += (place for tag in _DIRECTORIES for place in numbers.get(tag, ()))
        for tag, sizes in _PIXELS.items():
            ends = (place + size for place, size in zip(numbers.get(tag, ()), numbers.get(sizes, ()), strict=False))
            reach = max(reach, end + 4, *ends, 0)
    yield data[reach:]


def numbers(data: bytes) -> bool:
    """Whether the directories of an EXIF block hold short numbers only: which side is up, how large the pixels are."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[:4])
    waiting = [struct.unpack_from(f"{order}I", data, 4)[0]] if order and len(data) >= 8 else [0]
    for at in waiting:
        if not order or not 8 <= at <= len(data) - 6 or len(waiting) > 2:
            return False
        (count,) = struct.unpack_from(f"{order}H", data, at)
        end = at + 2 + 12 * count
        entries = list(_tiff_entries(data, order, at + 2, min(end, len(data))))
        if len(entries) != count or data[end : end + 4] not in (b"", bytes(4)):
            return False
        for tag, kind, value, _ in entries:
            sign = _NUMBERS.get(kind)
            found = struct.unpack(f"{order}{len(value) // _SIZES[kind]}{sign}", value) if sign else ()
            if tag == _WITHIN_EXIF:
                waiting += found
            elif tag in _DIRECTORIES or (kind != _FRACTION and (not found or max(found) >= _LONG)):
                return False
    return True


def _tiff_entries(data: bytes, order: str, at: int, end: int) -> Iterator[tuple[int, int, bytes, int]]:
    """Tag, type, value and the end of the value of each entry of a directory."""
    for entry in range(at, end - 11, 12):
        tag, kind, count = struct.unpack_from(f"{order}2HI", data, entry)
        size = _SIZES.get(kind, 0) * count
        start = entry + 8 if size <= 4 else struct.unpack_from(f"{order}I", data, entry + 8)[0]
        if kind in _SIZES and start + size <= len(data):
            yield tag, kind, data[start : start + size], start + size
