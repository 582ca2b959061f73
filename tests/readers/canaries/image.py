"""Pictures with a number in every place that their files have: chunks, segments, tags and records written by hand."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image, ImageDraw

from tests.readers.canaries.numbers import resident_ids

Canary = tuple[str, str]
_XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" {}>{}</rdf:Description></rdf:RDF></x:xmpmeta>'
)
_ASCII, _UNDEFINED, _BYTE, _LONG = 2, 7, 1, 4
_NAMED = ((270, "description"), (315, "artist"), (33432, "copyright"))
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1}


class _Numbers:
    """Numbers, and the places that they were given to."""

    def __init__(self) -> None:
        self.ids = resident_ids()
        self.expected: dict[str, Canary] = {}

    def __call__(self, place: str, role: str = "metadata") -> bytes:
        self.expected[place] = next(self.ids), role
        return self.expected[place][0].encode()


def drawn(number: bytes, form: str, **more: object) -> bytes:
    """A picture that shows the number."""
    picture = Image.new("RGB", (220, 40), "white")
    ImageDraw.Draw(picture).text((10, 10), number.decode(), fill="black")
    file = io.BytesIO()
    picture.save(file, form, **more)  # type: ignore[arg-type]  # each form has options of its own
    return file.getvalue()


def xmp(new: _Numbers, where: str = "") -> bytes:
    """A packet of XMP: an element and an attribute."""
    inside = f"<dc:creator>{new(f'XMP{where}').decode()}</dc:creator>"
    return _XMP.format(f'dc:title="{new(f"attribute of XMP{where}").decode()}"', inside).encode()


def directory(entries: list[tuple[int, int, bytes]], at: int, following: int = 0) -> bytes:
    """A directory of TIFF at the offset ``at``: (tag, type, value); long values come after it."""
    table, rest = struct.pack("<H", len(entries)), b""
    after = at + 2 + 12 * len(entries) + 4
    for tag, kind, value in sorted(entries):
        count = len(value) // _SIZES[kind]
        held = value.ljust(4, b"\0") if len(value) <= 4 else struct.pack("<I", after + len(rest))
        rest += value if len(value) > 4 else b""
        table += struct.pack("<2HI", tag, kind, count) + held
    return table + struct.pack("<I", following) + rest


def exif(new: _Numbers) -> bytes:
    """The block that cameras write, with a place for notes and one for each of what Windows calls properties."""
    main = [
        (tag, _ASCII, new(f"EXIF {name}") + b"\0")
        for tag, name in ((270, "description"), (315, "artist"), (33432, "copyright"))
    ]
    main += [
        (tag, _BYTE, new(f"EXIF {name}").decode().encode("utf-16-le") + b"\0\0")
        for tag, name in (
            (0x9C9B, "title"),
            (0x9C9C, "comment"),
            (0x9C9D, "author"),
            (0x9C9E, "keywords"),
            (0x9C9F, "subject"),
        )
    ]
    note = [
        (0x9286, _UNDEFINED, b"UNICODE\0" + new("EXIF user comment").decode().encode("utf-16-le")),
        (0xA430, _ASCII, new("EXIF owner") + b"\0"),
        (0x927C, _UNDEFINED, b"MAKER\0" + new("EXIF note of the maker")),
    ]
    place = [(29, _ASCII, new("EXIF place") + b"\0"), (28, _UNDEFINED, b"ASCII\0\0\0" + new("EXIF area"))]
    size = len(directory([*main, (0x8769, _LONG, bytes(4)), (0x8825, _LONG, bytes(4))], 8))
    at = 8 + size
    inner = directory(note, at)
    far = at + len(inner)
    pointers = [(0x8769, _LONG, struct.pack("<I", at)), (0x8825, _LONG, struct.pack("<I", far))]
    return b"II*\0" + struct.pack("<I", 8) + directory([*main, *pointers], 8) + inner + directory(place, far)


def png() -> tuple[bytes, dict[str, Canary]]:
    """The file, and each place's number with the role that a reader should give it, or the cause of a notice."""
    new = _Numbers()
    data = drawn(new("what is drawn", "no-text-layer"), "PNG")
    head, body = data[:33], data[33:-12]
    before = [
        (b"tEXt", b"Author\0" + new("text")),
        (b"zTXt", b"Comment\0\0" + zlib.compress(new("packed text"))),
        (b"iTXt", b"Title\0\0\0zh\0" + "题".encode() + b"\0" + new("text in Unicode")),
        (b"iTXt", b"Description\0\1\0\0\0" + zlib.compress(new("packed text in Unicode"))),
        (b"tEXt", new("key of a text") + b"\0x"),
        (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp(new)),
        (b"eXIf", exif(new)),
        (b"prVt", new("chunk that nobody knows")),
    ]
    after = [(b"tEXt", b"Software\0" + new("text after the picture"))]
    return (
        head + b"".join(map(_chunk, before)) + body + b"".join(map(_chunk, after)) + _chunk((b"IEND", b""))
        + new("after the end"),
        new.expected,
    )  # fmt: skip


def jpeg() -> tuple[bytes, dict[str, Canary]]:
    """The file, likewise."""
    new = _Numbers()
    data = drawn(new("what is drawn", "no-text-layer"), "JPEG")
    caption = b"\x1c\x02\x78" + struct.pack(">H", 18) + new("caption of IPTC")
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(caption)) + caption + bytes(len(caption) % 2)
    segments = [
        (0xE1, b"Exif\0\0" + exif(new)),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp(new)),
        (
            0xE1,
            b"http://ns.adobe.com/xmp/extension/\0"
            + b"0" * 32
            + struct.pack(">2I", 400, 0)
            + xmp(new, " that goes on"),
        ),
        (0xED, b"Photoshop 3.0\0" + resource),
        (0xFE, new("comment")),
        (0xFE, "第二条".encode("gb18030") + new("second comment")),
        (0xEB, b"own\0" + new("segment that nobody knows")),
    ]
    written = b"".join(b"\xff" + bytes([kind]) + struct.pack(">H", len(body) + 2) + body for kind, body in segments)
    return data[:2] + written + data[2:] + new("after the end"), new.expected


def gif() -> tuple[bytes, dict[str, Canary]]:
    """The file, likewise."""
    new = _Numbers()
    data = drawn(new("what is drawn", "no-text-layer"), "GIF")
    at = 13 + (3 << (data[10] & 7) + 1)
    first, second = (b"\x21\xfe" + _blocks(new(place)) for place in ("comment", "second comment"))
    plain = b"\x21\x01\x0c" + struct.pack("<4H4B", 0, 0, 8, 8, 8, 8, 0, 1) + _blocks(new("plain text"))
    packet = b"\x21\xff\x0bXMP DataXMP" + xmp(new) + b"\1" + bytes(range(255, -1, -1)) + b"\0"
    later = b"\x21\xfe" + _blocks(new("comment after the picture"))
    extended = b"\x21\xff\x0bSOMEPROG1.0" + _blocks(new("block of a program"))
    return (
        data[:at] + first + second + plain + extended + packet + data[at:-1] + later + b";" + new("after the end"),
        new.expected,
    )


def tiff() -> tuple[bytes, dict[str, Canary]]:
    """The file, likewise: two pages."""
    new = _Numbers()
    data = bytearray(drawn(new("what is drawn", "no-text-layer"), "TIFF"))
    entries = _entries(bytes(data))
    named = ((269, "name"), (270, "description"), (285, "name of the page"), (305, "program"), (315, "artist"),
             (316, "computer"), (33432, "copyright"), (65000, "tag that nobody knows"))  # fmt: skip
    first = [*entries, *((tag, _ASCII, new(place) + b"\0") for tag, place in named)]
    first += [(700, _BYTE, xmp(new)), (33723, _UNDEFINED, b"\x1c\x02\x78\0\x12" + new("caption of IPTC"))]
    second = [*entries, (270, _ASCII, new("description of the second page") + b"\0")]
    at = len(data) + len(data) % 2
    data += bytes(len(data) % 2)
    far = at + len(directory(first, at))
    struct.pack_into("<I", data, 4, at)
    data += directory(first, at, far) + directory(second, far)
    return bytes(data) + new("after the end"), new.expected


def webp() -> tuple[bytes, dict[str, Canary]]:
    """The file, likewise."""
    new = _Numbers()
    number = new("what is drawn", "no-text-layer")
    data = drawn(number, "WEBP", lossless=True, exif=exif(new), xmp=xmp(new))
    more = b"ABCD" + struct.pack("<I", 18) + new("chunk that nobody knows")
    whole = data + more
    return whole[:4] + struct.pack("<I", len(whole) - 8) + whole[8:] + new("after the end"), new.expected


def bmp() -> tuple[bytes, dict[str, Canary]]:
    """The file, likewise."""
    new = _Numbers()
    return drawn(new("what is drawn", "no-text-layer"), "BMP") + new("after the end"), new.expected


def emf() -> tuple[bytes, dict[str, Canary]]:
    """The drawing, and each place's number with its role or cause ([MS-EMF])."""
    new = _Numbers()
    said = new("description").decode().encode("utf-16-le") + bytes(4)
    head = struct.pack("<II32xI16xIII", 1, 108 + len(said), 0x464D4520, len(said) // 2, 108, 0)
    records = [
        head.ljust(108, b"\0") + said,
        _emf_text(84, new("text", "image-text").decode().encode("utf-16-le"), 2),
        _emf_text(83, new("text in bytes", "image-text"), 1),
        _emf_small(new("small text", "image-text")),
        _emf_poly([new("text of several", "image-text"), new("second text of several", "image-text")]),
        _emf(70, struct.pack("<I", 30) + b"own " + new("comment") + bytes(8)),
        _emf(70, _plus(new("text of a newer drawing", "image-text"))),
        _emf(81, bytes(400)),
        _emf(14, bytes(12)),
    ]
    new.expected["bitmap"] = next(new.ids), "no-text-layer"
    return b"".join(records), new.expected


def wmf() -> tuple[bytes, dict[str, Canary]]:
    """The drawing, likewise ([MS-WMF])."""
    new = _Numbers()
    text, extended, escape = new("text", "image-text"), new("text with places", "image-text"), new("comment")
    calls = [
        struct.pack("<H", 18) + text + bytes(4),
        struct.pack("<4H", 1, 1, 18, 0) + extended,
        struct.pack("<2H", 15, 18) + escape,
    ]
    records = [
        struct.pack("<IH", 3 + len(call) // 2, kind) + call
        for kind, call in zip((0x0521, 0x0A32, 0x0626), calls, strict=True)
    ]
    records.append(struct.pack("<IH", 203, 0x0F43) + bytes(400))
    new.expected["bitmap"] = next(new.ids), "no-text-layer"
    placed = struct.pack("<IH4hHIH", 0x9AC6CDD7, 0, 0, 0, 100, 100, 1440, 0, 0)
    return placed + struct.pack("<3HIHIH", 1, 9, 0x300, 99, 0, 99, 0) + b"".join(
        records
    ) + b"\3\0\0\0\0\0", new.expected


FORMS: dict[str, Callable[[], tuple[bytes, dict[str, Canary]]]] = {
    "png": png, "jpg": jpeg, "gif": gif, "tif": tiff, "webp": webp, "bmp": bmp, "emf": emf, "wmf": wmf,
}  # fmt: skip


def _chunk(chunk: tuple[bytes, bytes]) -> bytes:
    kind, data = chunk
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _blocks(data: bytes) -> bytes:
    return bytes([len(data)]) + data + b"\0"


def _entries(data: bytes) -> list[tuple[int, int, bytes]]:
    """The entries of the first directory, with the values that do not lie in them."""
    (at,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, at)
    found = []
    for number in range(count):
        place = at + 2 + 12 * number
        tag, kind, several, far = struct.unpack_from("<2H2I", data, place)
        size = _SIZES[kind] * several
        start = far if size > 4 else place + 8
        found.append((tag, kind, data[start : start + size]))
    return found


def _emf(kind: int, content: bytes) -> bytes:
    content += bytes(-len(content) % 4)
    return struct.pack("<II", kind, 8 + len(content)) + content


def _emf_text(kind: int, raw: bytes, width: int) -> bytes:
    return _emf(kind, bytes(36) + struct.pack("<II", len(raw) // width, 76) + bytes(24) + raw)


def _emf_small(text: bytes) -> bytes:
    """EMR_SMALLTEXTOUT: one byte a character, no rectangle."""
    return _emf(108, struct.pack("<2i5I", 1, 1, len(text), 0x300, 1, 0, 0)[:28] + text)


def _emf_poly(texts: list[bytes]) -> bytes:
    """EMR_POLYTEXTOUTW."""
    at = 8 + 32 + 40 * len(texts)
    listed, held = b"", b""
    for text in texts:
        raw = text.decode().encode("utf-16-le")
        listed += struct.pack("<2i2I", 0, 0, len(text), at + len(held)) + bytes(24)
        held += raw + bytes(-len(raw) % 4)
    return _emf(97, bytes(16) + struct.pack("<4I", 1, 0, 0, len(texts)) + listed + held)


def _plus(text: bytes) -> bytes:
    """A comment with a record of EMF+ (DrawString, [MS-EMFPLUS] 2.3.4.14)."""
    raw = text.decode().encode("utf-16-le")
    content = struct.pack("<3I", 0xFF000000, 0, len(text)) + bytes(16) + raw
    record = struct.pack("<2H2I", 0x401C, 0x8000, 12 + len(content), len(content)) + content
    return struct.pack("<I", 4 + len(record)) + b"EMF+" + record
