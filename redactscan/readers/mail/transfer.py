"""Bytes back from the ways in which mail carries them (RFC 2045 section 6)."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from quopri import decodestring

from redactscan.tuples import NamedTuple

_NO_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="))
_PADDING = re.compile(rb"=+")
_ENCLOSED = re.compile(
    rb"^begin [0-7]{3,4} ([^\r\n]+)\r?\n((?:[ -`][^\r\n]*\r?\n)*?)(?:[ `]?\r?\n)?end[ \t]*\r?$", re.M
)
_SOFT_BREAK = re.compile(r" \r?\n(?!-- \r?\n)")


class Enclosed(NamedTuple):
    """A file that stands in the text of a mail, as before MIME. ``start`` and ``end`` are places in the text."""

    start: int
    end: int
    name: bytes
    data: bytes
    whole: bool


def decoded_body(body: bytes, encoding: str) -> tuple[bytes, bool]:
    """The content of a body, and whether all of it could be told."""
    match encoding.strip().lower():
        case "base64":
            return from_base64(body)
        case "quoted-printable":
            return decodestring(body), True
        case "x-uuencode" | "uuencode" | "x-uue":
            found = next(enclosed(body), None)
            return (found.data, found.whole) if found else (body, False)
        case "" | "7bit" | "8bit" | "binary":
            return body, True
        case _:
            return body, False


def from_base64(data: bytes) -> tuple[bytes, bool]:
    """What base64 says, whatever stands between its letters; and whether it is whole."""
    blocks = [block for block in _PADDING.split(data.translate(None, _NO_BASE64)) if block]
    whole = all(len(block) % 4 != 1 for block in blocks)
    return b"".join(
        binascii.a2b_base64(block[: len(block) - (len(block) % 4 == 1)] + b"=" * (-len(block) % 4)) for block in blocks
    ), whole


def enclosed(body: bytes) -> Iterator[Enclosed]:
    """The files that are enclosed in ``body`` by uuencode."""
    for match in _ENCLOSED.finditer(body):
        data, whole = b"", True
        for line in match[2].splitlines():
            try:
                data += binascii.a2b_uu(line)
            except binascii.Error:
                whole = False
        yield Enclosed(match.start(), match.end(), match[1].strip(), data, whole)


def unwrapped(text: str, delete_space: bool) -> str:
    """A text in ``format=flowed`` (RFC 3676) with its paragraphs in one line each."""
    return _SOFT_BREAK.sub("" if delete_space else " ", text)
