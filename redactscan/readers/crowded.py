"""Tags with more attributes than anybody writes: libxml2 and lxml take a time for them that grows with its square."""

from __future__ import annotations

import codecs
import re

from redactscan.model import Field, Location, Passage

# possessive: a long name would be tried at each of its lengths
_LONG_TAG = re.compile(r"<([A-Za-z][\w.:-]*+)[^<>]{8000,}>?")
_LONG = 8000
_LONG_BYTES = re.compile(rb"<[A-Za-z][^<>]{%d}" % _LONG)
_SPACE = re.compile(r"\bxmlns(?::[\w.-]+)?\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_MOST = 1000
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def without_crowded_tags(text: str, part: str = "") -> tuple[str, list[Passage]]:
    """``text`` with such tags bare of their attributes but for namespaces, and what those say."""
    said: list[Passage] = []

    def bare(tag: re.Match[str]) -> str:
        if tag.group().count("=") <= _MOST:
            return tag.group()
        said.append(Passage(tag.group(), Location(part, "metadata", Field(f"attributes of <{tag[1][:40]}>"))))
        spaces = " ".join(_SPACE.findall(tag.group())[:_MOST])
        return f"<{tag[1]} {spaces}/>" if tag.group().endswith("/>") else f"<{tag[1]} {spaces}>"

    return _LONG_TAG.sub(bare, text), said


def without_crowded_bytes(data: bytes, part: str) -> tuple[bytes, list[Passage]]:
    """The same for a part in XML, in the encoding that it has."""
    wide = data.startswith(_WIDE)
    if not wide and not (_has_stretch(data) and _LONG_BYTES.search(data)):
        return data, []
    encoding, errors = ("utf-16", "replace") if wide else ("utf-8", "surrogateescape")
    text, said = without_crowded_tags(data.decode(encoding, errors), part)
    return (text.encode(encoding, errors), said) if said else (data, [])


def _has_stretch(data: bytes) -> bool:
    """Whether nothing begins in a stretch of that length: a few looks tell, and to read every tag takes a fifth of the
    time in which the part is parsed.
    """
    at = data.find(b"<")
    while 0 <= at < len(data) - _LONG - 1:
        at = data.rfind(b"<", at + 1, at + 2 + _LONG)
        if at < 0:
            return True
    return False
