"""OfficeArt ([MS-ODRAW]): what shapes say beside their text, and the pictures they show.

Records are found by what they look like, wherever they lie: a damaged tree, a picture that no shape shows any more, a
store of pictures with rubbish between them all read the same.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from redactscan.model import Field, Location, Message, Passage, Role
from redactscan.readers.inflate import inflate_stream
from redactscan.readers.ole.metafiles import bitmap, placeable
from redactscan.readers.pictures import look
from redactscan.readers.source import Draft
from redactscan.readers.strings import strings
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

HEADER = struct.Struct("<2HI")  # version (4 bits) and instance (12), type, length
SHAPE, PROPERTIES, MORE_PROPERTIES, LAST_PROPERTIES = 0xF00A, 0xF00B, 0xF121, 0xF122
_SHAPE_VERSION, _PROPERTIES_VERSION = 2, 3
_MARKS = re.compile(rb"[\x0a\x0b\x1a-\x1f\x29\x2a]\xf0|[\x21\x22]\xf1")

# [MS-ODRAW] 2.2.23: by type the instances that a picture may have, one for one id before it, one for two, and its kind
_BLIPS = {
    0xF01A: ((0x3D4, 0x3D5), "emf"), 0xF01B: ((0x216, 0x217), "wmf"), 0xF01C: ((0x542, 0x543), "pict"),
    0xF01D: ((0x46A, 0x46B, 0x6E2, 0x6E3), "jpg"), 0xF01E: ((0x6E0, 0x6E1), "png"), 0xF01F: ((0x7A8, 0x7A9), "bmp"),
    0xF029: ((0x6E4, 0x6E5), "tif"), 0xF02A: ((0x46A, 0x46B, 0x6E2, 0x6E3), "jpg"),
}  # fmt: skip
_ID_SIZE, _METAFILE_HEADER = 16, struct.Struct("<I4i2iI2B")
_DEFLATED = 0
# Properties that are texts ([MS-ODRAW] 2.3), with the role and the name of what they say.
_TEXTS: dict[int, tuple[Role, str]] = {
    0x00C0: ("textbox", "string"), 0x0105: ("metadata", "picture"), 0x0187: ("metadata", "picture"),
    0x0380: ("metadata", "name"), 0x0381: ("alt-text", "descr"), 0x038D: ("metadata", "tooltip"),
}  # fmt: skip
_HYPERLINK, PACKAGE = 0x0382, 0x03A9
_IS_COMPLEX, _KEY = 0x8000, 0x3FFF
_FILL_COLOUR, _FILL_SWITCHES, _FILL_TYPE, _SWITCHES = 0x0181, 0x01BF, 0x0180, 0x03BF
_PICTURE = 0x0104


class Record(NamedTuple):
    """A record whose content is ``data[start:end]``."""

    version: int
    instance: int
    kind: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Properties:
    """What a property table says: ``numbers`` by key, and the content of those that have one."""

    numbers: dict[int, int] = field(default_factory=dict)
    contents: dict[int, bytes] = field(default_factory=dict, repr=False)

    @property
    def is_hidden(self) -> bool:
        return self.numbers.get(_SWITCHES, 0) & 0x20002 == 0x20002

    @property
    def shows_picture(self) -> bool:
        return bool(self.numbers.get(_PICTURE))

    @property
    def fill(self) -> str | None:
        """What the shape is filled with: a colour ``RRGGBB``, '' if it is not filled, None if nobody can tell."""
        if self.numbers.get(_FILL_SWITCHES, 0) & 0x100010 == 0x100000:
            return ""
        colour = self.numbers.get(_FILL_COLOUR, 0xFFFFFF)
        if self.numbers.get(_FILL_TYPE, 0) or colour >> 24:
            return None
        return f"{colour & 255:02X}{colour >> 8 & 255:02X}{colour >> 16 & 255:02X}"


def find_records(data: bytes) -> Iterator[Record]:
    """Every shape, property table and picture in ``data``, in their order; nothing inside a picture."""
    at = 0
    while match := _MARKS.search(data, at):
        record = _record(data, match.start() - 2)
        if record is None:
            at = match.start() + 1
            continue
        yield record
        at = record.end


def _record(data: bytes, at: int) -> Record | None:
    if at < 0 or at + HEADER.size > len(data):
        return None
    head, kind, length = HEADER.unpack_from(data, at)
    start = at + HEADER.size
    record = Record(head & 15, head >> 4, kind, start, start + length)
    if kind == SHAPE:
        return record if record.version == _SHAPE_VERSION and length == 8 else None
    if kind in _BLIPS:
        is_one = record.version == 0 and record.instance in _BLIPS[kind][0] and length > _ID_SIZE
        return record._replace(end=min(record.end, len(data))) if is_one else None
    is_table = record.version == _PROPERTIES_VERSION and 6 * record.instance <= length
    return record if is_table and record.end <= len(data) else None


def read_properties(data: bytes, record: Record) -> Properties:
    """The property table that ``record`` is: six bytes each, then the contents of those that are longer."""
    found = Properties()
    rest = record.start + 6 * record.instance
    fixed = data[record.start : min(rest, record.end)]
    for key, value in struct.iter_unpack("<HI", fixed[: len(fixed) // 6 * 6]):
        found.numbers[key & _KEY] = value
        if key & _IS_COMPLEX:
            found.contents[key & _KEY] = data[rest : min(rest + value, record.end)]
            rest += value
    return found


def spoken(properties: Properties) -> Iterator[tuple[str, Role, str]]:
    """Names, descriptions, link targets and drawn words of a shape: a text, its role, its name."""
    for key, content in properties.contents.items():
        if key in _TEXTS:
            text = content.decode("utf-16-le", "replace").rstrip("\0")
            if text.strip():
                yield text, *_TEXTS[key]
        elif key == _HYPERLINK:
            yield from ((text, "metadata", "hyperlink") for text in strings(content))


def say_properties(draft: Draft, part: str, properties: Properties) -> None:
    """A passage for each text of a shape."""
    for text, role, name in spoken(properties):
        draft.content.append(Passage(text, Location(part, role, Field(name))))


def say_pictures(draft: Draft, part: str, data: bytes) -> None:
    """Look at every picture in ``data``."""
    pictures = (record for record in find_records(data) if record.kind in _BLIPS)
    for number, record in enumerate(pictures, 1):
        look_at(draft, f"{part}/{number}.{_BLIPS[record.kind][1]}", data, record)


def say_drawings(draft: Draft, part: str, data: bytes) -> bytes:
    """Look at every picture in ``data``, say every property table, and return what is left without them."""
    say_pictures(draft, part, data)
    rest: list[bytes] = []
    at = 0
    for record in find_records(data):
        if record.kind not in _BLIPS and record.kind != SHAPE:
            say_properties(draft, part, read_properties(data, record))
        rest.append(data[at : record.start])
        at = record.end
    return b"".join((*rest, data[at:]))


def look_at(draft: Draft, part: str, data: bytes, record: Record) -> None:
    """Look at the picture that ``record`` is."""
    instances, kind = _BLIPS[record.kind]
    start = record.start + _ID_SIZE * (1 + instances.index(record.instance) % 2)
    draft.parts += 1
    if kind not in ("emf", "wmf", "pict"):
        content = data[start + 1 : record.end]
        look(draft, part, bitmap(content) if kind == "bmp" else content)
        return
    if start + _METAFILE_HEADER.size > record.end:
        draft.notice("unparsable", part, Message.of("detail.damaged-member"))
        return
    _, _, _, _, _, width, height, _, compression, _ = _METAFILE_HEADER.unpack_from(data, start)
    content = data[start + _METAFILE_HEADER.size : record.end]
    if compression == _DEFLATED:
        content = inflate(draft, part, content)
    if kind == "pict":  # of a Macintosh; nobody here can draw it
        draft.unseen.append(part)
        return
    if kind == "wmf":
        content = placeable(content, width // 635, height // 635)  # a unit of 1/1440 inch is 635 EMU
    if content:
        look(draft, part, content)


def inflate(draft: Draft, part: str, data: bytes, size: int | None = None) -> bytes:
    """``data`` inflated within the limits of the draft; what is missing is noticed.

    ``size`` is how much it should be: PowerPoint leaves the end of the compressed stream off.
    """
    limits, spent = draft.source.limits, draft.source.spent
    room = max(0, min(limits.part_bytes, limits.total_bytes - spent.bytes))
    content, flaw, _ = inflate_stream("zlib", data, 0, len(data), room)
    spent.bytes += len(content)
    if flaw == "limit":
        draft.notice("limit-reached", part, Message.of("detail.part-limit"))
    elif flaw and (size is None or len(content) < size):
        draft.notice("unparsable", part, Message.of("detail.damaged-member"))
    return content
