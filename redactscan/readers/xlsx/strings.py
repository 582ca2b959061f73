"""The strings of a workbook: shared ones, rich ones, phonetic guides, escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from redactscan.model import Field, Location, Passage
from redactscan.readers.package import local, stream_xml
from redactscan.readers.sheets.strings import SharedStrings
from redactscan.readers.source import Draft

if TYPE_CHECKING:
    from redactscan.readers.package import Element


# ECMA-376-1 §22.9.2.19: what XML cannot hold is written _xHHHH_, and Excel writes a carriage return so, too.
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_strings(draft: Draft, part: str, data: bytes) -> SharedStrings:
    """Stream the part. Phonetic guides stand above a cell's text, not in it: they are metadata."""
    strings = SharedStrings(part)
    for item in stream_xml(draft, part, data, "si"):
        if local(item.tag) != "si":
            break
        strings.texts.append(rich_text(item))
        for guide in phonetics(item):
            draft.content.append(Passage(guide, Location(part, "metadata", Field("phonetic"))))
    return strings


def rich_text(item: Element) -> str:
    """The text of an ``si``, an ``is`` or a comment's ``text``: its runs joined, phonetic guides left out."""
    pieces = []
    for node in item:
        name = local(node.tag)
        if name == "t":
            pieces.append(node.text or "")
        elif name == "r":
            pieces.extend(text.text or "" for text in node if local(text.tag) == "t")
    return unescape("".join(pieces))


def unescape(text: str) -> str:
    r"""A string of a workbook as it is meant.

    >>> unescape("张三_x000D_李四"), unescape("_x005F_x000D_"), unescape("_xD83D_")
    ('张三\r李四', '_x000D_', '�')
    """
    return _ESCAPE.sub(_character, text) if "_x" in text else text


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1], 16)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)


def phonetics(item: Element) -> Iterator[str]:
    """The phonetic guides of an ``si`` or an ``is``."""
    for node in item:
        if local(node.tag) == "rPh":
            text = rich_text(node)
            if text.strip():
                yield text
