r"""Characters that scripts and links write as escapes: ``\u5f20``, ``%u5F20``, ``%E5%BC%A0``, ``&#39564;``."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote_to_bytes

from redactscan.model import Location, Marked, Passage, Role

RUN = re.compile(
    r"(?P<unit>(?:\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|%u[0-9A-Fa-f]{4})+)"
    r"|(?P<point>\\u\{[0-9A-Fa-f]{1,6}\})"
    r"|(?P<byte>(?:%[0-9A-Fa-f]{2})+)"
    r"|(?P<entity>(?:&\#?[0-9A-Za-z]{2,8};)+)",
)
STYLE_RUN = re.compile(rf"{RUN.pattern}|(?P<style>(?:\\[0-9A-Fa-f]{{1,6}}[ \t\r\n\f]?)+)")
"""Escapes in style sheets, which have one of their own: ``\\5f20``."""

_STYLE_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{1,6})[ \t\r\n\f]?")
_HEX = re.compile(r"[uxUX]([0-9A-Fa-f]+)")


def unescaped(text: str, location: Location, role: Role, escapes: re.Pattern[str] = RUN) -> Passage | None:
    """A second reading of ``text`` with its escapes resolved, which counts where it differs; None without escapes."""
    chars: list[str] = []
    marked: list[Marked] = []
    length = last = 0
    for run in escapes.finditer(text):
        meant = _meant(run)
        if meant == run.group():
            continue
        before = text[last : run.start()]
        chars += [before, meant]
        length += len(before)
        marked.append(Marked(length, length + len(meant), role))
        length += len(meant)
        last = run.end()
    if not marked:
        return None
    return Passage("".join([*chars, text[last:]]), location, tuple(marked), focus=role)


def without_escapes(text: str) -> str:
    """``text`` with every escape resolved."""
    return RUN.sub(_meant, text)


def _meant(run: re.Match[str]) -> str:
    match run.lastgroup:
        case "unit":
            units = b"".join(int(unit, 16).to_bytes(2, "big") for unit in _HEX.findall(run.group()))
            return units.decode("utf-16-be", "replace")
        case "point":
            return _character(run.group()[3:-1])
        case "style":
            return _STYLE_ESCAPE.sub(lambda escape: _character(escape[1]), run.group())
        case "byte":
            data = unquote_to_bytes(run.group())
            for encoding in ("utf-8", "gb18030"):
                try:
                    return data.decode(encoding)
                except UnicodeDecodeError:
                    continue
            return run.group()
        case _:
            return html.unescape(run.group())


def _character(code: str) -> str:
    point = int(code, 16)
    return chr(point) if 0 < point < 0x110000 and not 0xD800 <= point < 0xE000 else "\ufffd"
