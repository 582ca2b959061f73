"""Every string of every object of a PDF, whoever refers to it: bookmarks, page labels, scripts, leftovers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from redactscan.model import Cause, Field, Location, Passage, Role
from redactscan.readers.asn1 import contents as signed
from redactscan.readers.pdf.attachments import Attachment
from redactscan.readers.pdf.objects import TEXT_BYTES, texts_of, xml_passages
from redactscan.readers.pdf.streams import decoded
from redactscan.readers.pdf.strings import text_from_name, text_from_stream
from redactscan.values import dataclass

if TYPE_CHECKING:
    import pikepdf

_BINARY = frozenset(("/ID", "/CharSet", "/Panose", "/CheckSum"))
"""Keys whose strings are no text: identifiers, glyph names, hashes."""

_DUMB = frozenset(("/Registry", "/Ordering", "/DA", "/DS", "/Lang", "/NM", "/FontFamily"))
"""Keys whose strings serve machines, unless they look like what people write."""

_SPECIAL = frozenset(("/JS", "/RC", "/RV", "/V", "/DV", "/Contents", "/Private", "/XFA"))
"""Keys whose values may be streams of text, forms or signatures."""

_SHOWN = frozenset(("/Alt", "/ActualText", "/E"))
_UNHEARD = frozenset(("/3D", "/Sound", "/U3D", "/PRC"))
"""Types and subtypes of streams that nobody reads: models and sounds."""

_DATE = re.compile(r"D:[12][0-9]{3}[0-9Z'+\-]*$")
_TELLING = re.compile(r"[^\x00-\x7f]{2}|@|\d{11}")
_DEEPEST = 30

_ASKED = sorted(_SPECIAL - {"/Contents"} | _UNHEARD | {"/EF", "/EmbeddedFile", "/Metadata", "/PieceInfo"})
_KEY = re.compile(rb"/(?:%s)(?![A-Za-z])" % "|".join(key[1:] for key in _ASKED).encode())
"""A key or kind of which more is asked."""

_DIGITS = bytes.maketrans(b"123456789", b"0" * 9)
_NUMBER = b"0" * 11


@dataclass(frozen=True, slots=True)
class Unread:
    """A place whose content nobody could read, or can."""

    place: str
    cause: Cause = "part-skipped"


Item: TypeAlias = Passage | Attachment | Unread


def swept(pdf: pikepdf.Pdf, seen: set[str]) -> Iterator[Item]:
    """A passage for every text that is not ``seen`` yet, which grows; every embedded file; what cannot be read."""
    import pikepdf

    keys = pdf.trailer.get("/Encrypt")
    secret = keys.objgen if isinstance(keys, pikepdf.Object) else None
    holders = [holder for holder in pdf.objects if isinstance(holder, pikepdf.Object)]  # the others are numbers
    referred = any(isinstance(holder, pikepdf.String) for holder in holders)
    for holder in holders:
        if holder.objgen == secret or not (referred or may_tell(holder)):
            continue
        number = holder.objgen[0]
        for item in _walk(holder, f"object {number} "):
            if not isinstance(item, Passage):
                yield item
            elif item.text not in seen:
                seen.add(item.text)
                yield item


def may_tell(holder: pikepdf.Object) -> bool:
    """Whether an object may have in it, not counting what it refers to, what the sweep looks for.

    Asking as a whole what qpdf would write for it takes a tenth of the time of walking through; most are numbers.
    """
    import pikepdf

    match holder:
        case pikepdf.Stream():
            whole = holder.stream_dict.unparse(resolved=True)
        case pikepdf.Dictionary() | pikepdf.Array():
            whole = holder.unparse(resolved=True)
        case _:
            return True
    return _may_say(whole) or whole.count(b"<<") + whole.count(b"[") > _DEEPEST


def _may_say(whole: bytes) -> bool:
    """Whether an object as qpdf writes it has a string, a name that may be text, a key of which more is asked."""
    return (
        b"(" in whole
        or b"#" in whole
        or b"@" in whole
        or whole.count(b"<") > 2 * whole.count(b"<<")
        or _NUMBER in whole.translate(_DIGITS)
        or bool(_KEY.search(whole))
    )


def _walk(value: Any, path: str, depth: int = 0) -> Iterator[Item]:
    import pikepdf

    if depth > _DEEPEST:
        yield Unread(path.split("/", 1)[0].strip())
    elif isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
        yield from _holder(value, path, depth)
    elif isinstance(value, pikepdf.Array):
        if len(value) and value[0] == pikepdf.Name.Indexed:
            return  # a palette
        for index, item in enumerate(value):
            if type(item) is pikepdf.Object and not item.is_indirect:  # the sweep meets others by themselves
                yield from _walk(item, f"{path}[{index}]", depth + 1)
    elif isinstance(value, pikepdf.String):
        yield from _passages(value, path, "metadata")
    elif isinstance(value, pikepdf.Name):
        yield from _name(value, path)


def _holder(holder: Any, path: str, depth: int) -> Iterator[Item]:
    import pikepdf

    yield from _files(holder, path.strip())
    for key, value in holder.items():
        yield from _name(key, path)
        if type(value) is not pikepdf.Object or key in _BINARY:  # a number, a truth value
            continue
        place = f"{path}/{text_from_name(key)}"
        special = _special(holder, key, value, place) if key in _SPECIAL else None
        if special is not None:
            yield from special
        elif not value.is_indirect and not isinstance(value, pikepdf.String):
            yield from _walk(value, place, depth + 1)
        elif isinstance(value, pikepdf.String):
            found = _passages(value, place, _role(holder, key))
            yield from (one for one in found if key not in _DUMB or _TELLING.search(one.text))


def _special(holder: Any, key: str, value: Any, place: str) -> Iterator[Item] | None:
    """What stands under a key whose value may be more than a string; None if it is not."""
    import pikepdf

    if key == "/Contents" and "/ByteRange" in holder:
        return _signature(bytes(value), place)
    if key == "/XFA":
        return _form(value, place)
    if isinstance(value, pikepdf.Stream) and key != "/Contents":
        return _texts(value, place, _role(holder, key))
    return None


def _files(holder: Any, place: str) -> Iterator[Item]:
    """What an object is or holds that is no string: files, properties in XML, models, sounds, private data."""
    import pikepdf

    if "/EF" in holder:
        yield from _attached(holder)
    if "/PieceInfo" in holder:
        yield from _private(holder.PieceInfo, f"{place} /PieceInfo")
    if not isinstance(holder, pikepdf.Stream):
        return
    kinds = {str(holder.get("/Type")), str(holder.get("/Subtype"))}
    if "/EmbeddedFile" in kinds:
        yield Attachment.of("", holder)
    elif "/Metadata" in kinds:
        yield from _xml(holder, place, "metadata")
    elif kinds & _UNHEARD:
        yield Unread(place)


def _attached(specification: Any) -> Iterator[Attachment]:
    """The files of a file specification (ISO 32000-1 7.11.4): several, if those for several systems differ."""
    import pikepdf

    names = [text for key in ("/UF", "/F") for text in texts_of(specification.get(key))]
    files = specification.EF
    for _, file in files.items() if isinstance(files, pikepdf.Dictionary) else ():
        if isinstance(file, pikepdf.Stream):
            yield Attachment.of(names[0] if names else "", file)


def _private(info: Any, place: str) -> Iterator[Item]:
    """What programs keep for themselves (ISO 32000-1 14.5): its streams; its strings are met like all others."""
    import pikepdf

    for name, program in info.items() if isinstance(info, pikepdf.Dictionary) else ():
        data = program.get("/Private") if isinstance(program, pikepdf.Dictionary) else None
        whole = f"{place}/{text_from_name(name)}"
        for key, value in data.items() if isinstance(data, pikepdf.Dictionary) else ():
            if isinstance(value, pikepdf.Stream):
                found = _texts(value, f"{whole}/{text_from_name(key)}", "metadata")
                yield from (Unread(whole, one.cause) if isinstance(one, Unread) else one for one in found)


def _texts(stream: Any, place: str, role: Role) -> Iterator[Item]:
    """The text of a stream that should be text."""
    data = decoded(stream, TEXT_BYTES)
    text = text_from_stream(data) if data else None
    if text:
        yield Passage(text, Location("", role, Field(place)))
    elif data is None or data.strip():
        yield Unread(place, "unparsable" if data is None else "part-skipped")


def _xml(stream: Any, place: str, role: Role) -> Iterator[Item]:
    """The texts of a stream of XML, or its text if it is none."""
    found = list(xml_passages(stream, role, place))
    yield from found if found else _texts(stream, place, role)


def _form(value: Any, place: str) -> Iterator[Item]:
    """An XFA form: one stream of XML, or an array of names and streams (ISO 32000-1 12.7.8)."""
    import pikepdf

    for stream in value if isinstance(value, pikepdf.Array) else (value,):
        if isinstance(stream, pikepdf.Stream):
            yield from xml_passages(stream, "form-field", place)
            if decoded(stream, TEXT_BYTES) is None:
                yield Unread(place, "unparsable")


def _signature(value: bytes, place: str) -> Iterator[Passage]:
    """Who signed, by the certificates in a signature: the names in Chinese ones carry identity numbers."""
    for found in signed(value):
        if found.kind == "text" and _TELLING.search(found.text):
            yield Passage(found.text, Location("", "metadata", Field(place)))


def _name(name: Any, path: str) -> Iterator[Passage]:
    """A name or a key, if it looks like what people write."""
    text = text_from_name(name)
    if _TELLING.search(text):
        yield Passage(text, Location("", "metadata", Field(path.strip())))


def _passages(value: Any, place: str, role: Role) -> Iterator[Passage]:
    for text in texts_of(value):
        if not _DATE.match(text):
            yield Passage(text, Location("", role, Field(place)))


def _role(holder: Any, key: str) -> Role:
    if "/EF" in holder:
        return "attachment"
    if "/FT" in holder:
        return "form-field"
    if key in _SHOWN:
        return "alt-text"
    return "annotation" if "/Rect" in holder and "/Subtype" in holder else "metadata"
