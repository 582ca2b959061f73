"""What an OpenDocument file says of itself: properties, settings, macros."""

from __future__ import annotations

import re
from base64 import b64decode
from typing import TYPE_CHECKING

from redactscan.model import Field, Location, Passage
from redactscan.readers.odf.names import given, qualified
from redactscan.readers.office_sweep import Sweep
from redactscan.readers.source import Draft

if TYPE_CHECKING:
    from redactscan.readers.package import Element

_COUNTER = re.compile(r"[\d.]{1,7}|true|false|P[\dDTHMS.,]*", re.IGNORECASE)
# What every office writes, about screens and languages.
_DEFAULTS = re.compile(r"\$\(|(?:view\d+|[a-z]{2,3}|[A-Z]{2}|(?:high|low)-resolution)$")
_WIDE_TEXT = re.compile(rb"(?:[\x20-\x7e]\x00|[^\x00][\x4e-\x9f]){4,}")
_ASCII_TEXT = re.compile(rb"[\x20-\x7e]{6,}")


def read_meta(sweep: Sweep, part: str, meta: Element) -> None:
    """One passage for each property of an ``office:meta``, named as the property is."""
    for element in meta:
        name = qualified(element.tag).partition(":")[2]
        named = given(element)
        if not name or name == "document-statistic":
            continue
        own = named.get("meta:name", "")
        if own and not own.isascii():
            _say(sweep.draft, part, "property name", own)
        text = "".join(map(str, element.itertext())).strip()
        if name in ("template", "auto-reload"):
            _say(sweep.draft, part, "Template", named.get("xlink:href", ""))
            text = named.get("xlink:title", "")
        if text and (own or not _COUNTER.fullmatch(text)):
            _say(sweep.draft, part, own or name, text)


def read_settings(draft: Draft, part: str, settings: Element) -> None:
    """The settings that are texts: printers, data sources, names of views and paths."""
    for element in settings.iter("{*}config-item"):
        named, text = given(element), str(element.text or "").strip()
        name = named.get("config:name", "")
        if named.get("config:type") == "base64Binary":
            for found in _texts_in(text):
                _say(draft, part, "printer" if "Printer" in name else name, found)
        elif named.get("config:type") == "string" and not _COUNTER.fullmatch(text) and not _DEFAULTS.match(text):
            _say(draft, part, "printer" if name == "PrinterName" else name, text)


def read_scripts(draft: Draft, part: str, scripts: Element) -> None:
    """The source of macros: a ``script:module`` of a package, or a library inside a flat file."""
    for element in scripts.iter():
        text = str(element.text or "")
        if qualified(element.tag) and text.strip():
            named = given(element)
            _say(draft, part, named.get("script:name") or named.get("ooo:name") or "macro", text)


def _texts_in(encoded: str) -> list[str]:
    """Readable strings of a binary setting, such as what a printer driver wants to remember."""
    try:
        data = b64decode(encoded)
    except ValueError:
        return []
    wide = [found.group().decode("utf-16-le", "replace") for found in _WIDE_TEXT.finditer(data)]
    return wide + [found.group().decode("ascii") for found in _ASCII_TEXT.finditer(data)]


def _say(draft: Draft, part: str, name: str, text: str) -> None:
    if text.strip():
        draft.content.append(Passage(text, Location(part, "metadata", Field(name))))
