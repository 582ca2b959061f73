"""PDF text strings: bytes to text, and whether they are text at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_UNREADABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\ufffd]")

_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_NAMESPACES = {
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://ns.adobe.com/xap/1.0/": "xmp:",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM:",
    "http://ns.adobe.com/pdf/1.3/": "pdf:",
    "http://ns.adobe.com/pdfx/1.3/": "pdfx:",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
}


def text_from(data: bytes) -> str | None:
    """The text of a string object; None if it is binary (an identifier, a key, a hash).

    >>> text_from("张三".encode("utf-16")), text_from("张三".encode("gbk")), text_from(bytes(range(128, 144)))
    ('张三', '张三', None)
    """
    for mark, encoding in ((b"\xfe\xff", "utf-16"), (b"\xff\xfe", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            return _readable(data.decode(encoding, "replace"))
    # Anything else should be PDFDocEncoding (ISO 32000-1 annex D), but Chinese producers wrote GBK for years.
    for encoding in ("utf-8", "gb18030"):
        try:
            return _readable(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    latin = _readable(data.decode("cp1252", "replace"))
    return latin if latin and 3 * sum(map(str.isascii, latin)) >= 2 * len(latin) else None


def text_from_name(name: Any) -> str:
    """A name or a key of a dictionary, without its slash: programs write GBK there, too; '' if it is no text.

    >>> text_from_name("/Author"), text_from_name("/" + "科室".encode("gbk").decode("utf-8", "surrogateescape"))
    ('Author', '科室')
    """
    if isinstance(name, str) and name.isascii():
        return name[1:]
    try:
        data = str(name).encode("utf-8", "surrogateescape")
    except UnicodeDecodeError:  # a pikepdf name, not a key
        data = _ESCAPE.sub(lambda found: bytes.fromhex(found[1].decode()), name.unparse())
    return text_from(data[1:]) or ""


def text_from_stream(data: bytes) -> str | None:
    """The text of a stream that holds text (a script, rich text), in whatever encoding; None if it is binary."""
    if data[:2] not in (b"\xfe\xff", b"\xff\xfe") and data[1:2] == b"\0":
        return _readable(data.decode("utf-16-le", "replace"))
    return text_from(data)


def texts_from_xml(data: bytes) -> Iterator[tuple[str, str]]:
    """Name and text of every element and attribute of an XML stream (XMP, XFA); nothing if it is no XML."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return
    for element in root.iter() if root is not None else ():
        if not isinstance(element.tag, str):
            yield "comment", element.text or ""
            continue
        name = _named(element)
        for key, value in element.items():
            yield _prefixed(str(key)), str(value)
        yield name, element.text or ""
        yield name, element.tail or ""


def _named(element: Any) -> str:
    """The name of the property that an element belongs to: ``dc:creator`` for its ``rdf:li``."""
    tag = element.tag
    parent = element.getparent()
    while _prefixed(tag).startswith("rdf:") and parent is not None:
        tag, parent = parent.tag, parent.getparent()
    return _prefixed(tag)


def _prefixed(tag: str) -> str:
    namespace, _, local = tag.rpartition("}")
    return _NAMESPACES.get(namespace[1:], "") + local


def _readable(text: str) -> str | None:
    text = text.strip("\0")
    return text if text.strip() and 20 * len(_UNREADABLE.findall(text)) <= len(text) else None
