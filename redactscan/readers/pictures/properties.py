"""What is written into the file of a picture: EXIF with the place, comments, XMP, text chunks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from redactscan.model import Field, Location, Passage
from redactscan.readers.pictures.around import around
from redactscan.readers.strings import strings

if TYPE_CHECKING:
    from PIL.Image import Image

_EXIF, _GPS = 0x8769, 0x8825  # pointers of the main directory, EXIF 2.32 §4.6.3
# Windows keeps what people type into the properties of a file as UTF-16 (XPTitle … XPSubject).
_WIDE_TAGS = range(0x9C9B, 0x9CA0)
_CHARSETS = ((b"ASCII\0\0\0", "ascii"), (b"UNICODE\0", "utf-16"), (b"JIS\0\0\0\0\0", "iso2022_jp"), (bytes(8), "utf-8"))
_MACHINERY = frozenset({
    "icc_profile", "exif", "photoshop", "dpi", "gamma", "srgb", "transparency", "background", "xml:com.adobe.xmp",
})  # fmt: skip
_SAYS = re.compile(r"[^\W\d_]{2}|\d{6}")
# Of what has no name, only what may tell of a person: serial numbers of lenses are shorter.
TELLS = re.compile(r"\d{6}|[\u4e00-\u9fff]{2}|\w@\w")
_MOST = 1 << 20
_XML = re.compile(r"(?:<rdf:li[^>]*>|<(?!rdf:|x:|\?|/)[\w:]+[^>]*>)([^<>]+)<|\b[\w-]+:[\w-]+=\"([^\"]+)\"")


def properties(picture: Image, part: str, data: bytes) -> Iterator[Passage]:
    """A passage for every property that says something, one for the place where the picture was taken, and one for
    what else stands in ``data``, its file, beside the pixels.
    """
    said = list(_properties(picture, part))
    yield from said
    told = "\n".join(passage.text for passage in said)
    texts = dict.fromkeys(text for piece in around(data) for text in strings(piece[:_MOST]) if TELLS.search(text))
    if new := [text for text in texts if text not in told]:
        yield _said(part, "leftover", "\n".join(new))


def _properties(picture: Image, part: str) -> Iterator[Passage]:
    from PIL import ExifTags

    exif = picture.getexif()
    tags: dict[int, Any] = {**exif, **exif.get_ifd(_EXIF)}
    for tag, value in tags.items():
        text = _text(tag, value)
        if _SAYS.search(text):
            yield _said(part, ExifTags.TAGS.get(tag, f"0x{tag:04x}"), text)
    place = _place(exif.get_ifd(_GPS))
    if place:
        yield _said(part, "GPS", place)
    for name, value in picture.info.items():
        if str(name).lower() in _MACHINERY or not isinstance(value, str | bytes):
            continue
        if name == "xmp":
            yield from (_said(part, "XMP", text) for text in _xmp(value))
        elif _SAYS.search(text := _text(0, value)):
            yield _said(part, str(name), text)


def _said(part: str, name: str, text: str) -> Passage:
    return Passage(text, Location(part, "metadata", Field(name)))


def _text(tag: int, value: object) -> str:
    if tag in _WIDE_TAGS and isinstance(value, bytes | tuple):
        return bytes(value).decode("utf-16-le", "replace").rstrip("\0")
    if isinstance(value, bytes):
        charset = next((name for mark, name in _CHARSETS if value.startswith(mark)), "")
        return _decoded(value[8:] if charset else value, charset)
    if isinstance(value, str):
        # Pillow reads EXIF as Latin-1; Chinese cameras and phones write GB18030 or UTF-8
        latin = value.encode("latin-1", "ignore")
        return _decoded(latin, "") if len(latin) == len(value) else value
    return str(value) if isinstance(value, int) else ""


def _decoded(data: bytes, charset: str) -> str:
    for encoding in filter(None, (charset, "utf-8", "gb18030")):
        try:
            return data.decode(encoding).strip("\0 ")
        except UnicodeDecodeError:
            continue
    return ""


def _place(gps: dict[int, Any]) -> str:
    """Latitude and longitude in degrees: tags 1 to 4 are reference and (degrees, minutes, seconds) of each."""
    try:
        degrees = [sum(float(part) / 60**power for power, part in enumerate(gps[tag])) for tag in (2, 4)]
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return ""
    south, west = gps.get(1) == "S", gps.get(3) == "W"
    return f"GPS坐标：{'南' if south else '北'}纬{degrees[0]:.6f},{'西' if west else '东'}经{degrees[1]:.6f}"


def _xmp(value: str | bytes) -> Iterator[str]:
    text = value if isinstance(value, str) else value.decode("utf-8", "replace")
    for match in _XML.finditer(text):
        said = (match[1] or match[2]).strip()
        if _SAYS.search(said) and "://ns." not in said and "/ns/" not in said:
            yield said
