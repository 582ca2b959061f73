"""Files that a page carries in its addresses (``data:``, RFC 2397) and pages that it carries in attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote_to_bytes

from redactscan.readers.encoding import decode
from redactscan.readers.mail.transfer import from_base64
from redactscan.readers.pictures import look
from redactscan.readers.source import Draft

_ADDRESS = re.compile(r"data:([\w.+-]*/[\w.+-]*)?((?:;[\w.+-]+(?:=[\w.+\"-]*)?)*),", re.IGNORECASE)
# Where an address ends that stands in a style sheet or a script: at what encloses it.
_END = re.compile(r"[\"'`)<>\s\\]")
_CHARSET = re.compile(r";charset=\"?([\w.:-]+)", re.IGNORECASE)
_SUFFIXES = {
    "application/json": ".json", "application/pdf": ".pdf", "application/xhtml+xml": ".html", "application/xml": ".xml",
    "text/css": ".css", "text/csv": ".csv", "text/html": ".html", "text/plain": ".txt", "text/xml": ".xml",
    "": ".txt",
}  # fmt: skip
_DRAWING = "image/svg+xml"
_FONT = re.compile(r"(?:font|application/(?:x-)?font|application/vnd\.ms-fontobject)\b")


def read_addresses(draft: Draft, root: Any) -> None:
    """Look at the pictures that the page ``root`` carries, hand over other files and the pages of its frames."""
    seen: set[str] = set()
    for text, is_address in _texts(root):
        for kind, options, content in _found(text, is_address):
            if content not in seen:
                seen.add(content)
                _read(draft, len(seen), kind, options, content)
    for number, frame in enumerate(root.iter("iframe"), 1):
        if page := frame.get("srcdoc", "").strip():
            draft.embed(f"frame{number}.html", page.encode("utf-8-sig", "replace"))


def _texts(root: Any) -> Iterator[tuple[str, bool]]:
    """Attributes, scripts, style sheets and comments with such an address; whether it is all that they are."""
    for element in root.iter():
        speaks = not isinstance(element.tag, str) or element.tag in ("script", "style")
        if speaks and "data:" in (element.text or ""):
            yield element.text, False
        if isinstance(element.tag, str):
            for value in element.values():
                if "data:" in value[:20_000].lower():
                    yield value, value.lstrip()[:5].lower() == "data:"


def _found(text: str, is_address: bool) -> Iterator[tuple[str, str, str]]:
    """Kind, options and content of every address in ``text``."""
    at = 0
    while match := _ADDRESS.search(text, at):
        end = None if is_address else _END.search(text, match.end())
        stop = end.start() if end else len(text)
        yield (match[1] or "").lower(), match[2], text[match.end() : stop]
        at = stop


def _read(draft: Draft, number: int, kind: str, options: str, content: str) -> None:
    raw = unquote_to_bytes(content)
    data = from_base64(raw)[0] if ";base64" in options.lower() else raw
    if kind.startswith("image/") and kind != _DRAWING:
        look(draft, f"data:{kind} {number}", data)
    elif kind == _DRAWING:
        draft.embed(f"data{number}.svg", data)
    elif data.strip() and not _FONT.match(kind):
        charset = _CHARSET.search(options)
        if charset:
            data = decode(data, charset[1]).text.encode("utf-8-sig")
        draft.embed(f"data{number}{_SUFFIXES.get(kind, '')}", data)
