"""Bytes to text: by mark, by NUL pattern, as UTF-8, as declared, as GB18030 or Big5, and at last line by line.

A file that is no valid UTF-8 is guessed by how plausible each reading is: the share of its characters that are ASCII or
first-level hanzi, the 3,755 of GB 2312 or the 5,401 of Big5. Right readings score near 1.0, wrong ones near 0.5.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice

from redactscan.model import Message
from redactscan.readers.source import Draft
from redactscan.values import dataclass, field

LOST = "\ufffd"

# The marks of UTF-32 come first: that of UTF-32-LE begins with that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF16 = ("utf-16-le", "utf-16-be")
_LEGACY = ("gb18030", "big5hkscs")
# Whoever declares gb2312 writes gb18030: 懿 and 𠮷 are in no smaller set.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs"}
_SEVEN_BIT = frozenset({"hz", "iso2022_jp", "iso2022_kr", "utf-7"})
# Defaults of mail and web software rather than statements about the text; tried when nothing else fits.
_VAGUE = frozenset({"ascii", "iso8859-1", "cp1252"})
# Python codecs that are no charsets of documents; UTF-16 and UTF-32 show themselves by mark or NUL.
_NO_CHARSET = ("utf-8", "utf-16", "utf-32", "idna", "punycode", "unicode", "raw-unicode", "undefined", "mbcs", "oem")

_SAMPLE = 1 << 16
_SAMPLE_LINES = 1000
_HIGH = re.compile(rb"[\x80-\xff]")
_ASCII = re.compile(r"[\x00-\x7f]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
# Two hanzi in UTF-8. In GB 2312 the same bytes would be three characters, two of them unassigned or rare.
_UTF8_HANZI = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}){2}")
_THREE_BYTES = re.compile(r"[^\x00-\u07ff\ufffd]")
# Lead bytes of first-level hanzi, of punctuation, full-width forms, Greek, Cyrillic and the letters of pinyin.
_FIRST_LEVEL = (
    ("gb2312", bytes((0xA1, 0xA3, 0xA6, 0xA7, 0xA8, *range(0xB0, 0xD8)))),
    ("big5", bytes((0xA1, 0xA2, *range(0xA4, 0xC7)))),
)
_FOREIGN = (
    b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8",
    b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\x1f\x8b\x08",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte order mark. ``problems`` counts the places whose characters are not known (U+FFFD).

    ``encoding`` is ``mixed`` where lines differ in encoding; that is a problem of its own, even if every line decodes.
    """

    text: str = field(repr=False)
    encoding: str
    problems: int


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of ``data``. ``declared`` is the charset a header names; it is believed after valid UTF-8 only."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    if wide := _wide(data):
        return _certain(data, wide)
    named = _charset(declared)
    if named in _SEVEN_BIT and (text := _attempt(data, named)) is not None:
        return _decoded(text, named)
    if (text := _utf8(data)) is not None:
        return _decoded(text, "utf-8")
    if named and named not in _VAGUE and (text := _attempt(data, named)) is not None:
        return _decoded(text, named)
    if not _UTF8_HANZI.search(data):
        legacy = _most_plausible(_telling(data), (*_LEGACY, *_UTF16))
        if (text := _attempt(data, legacy)) is not None:
            return _decoded(text, legacy)
        if named in _VAGUE and (text := _attempt(data, named)) is not None:
            return _decoded(text, named)
        if legacy in _UTF16:
            return _certain(data, legacy)
    return _by_line(data)


def text_of(draft: Draft, declared: str | None = None) -> str:
    """The text of the draft's file. What is binary or undecodable is a notice; the text is returned all the same."""
    data = _beginning(draft)
    decoded = decode(data, declared)
    sample = decoded.text[:_SAMPLE]
    # A NUL in text is a hole of unknown content: log files get them when a machine goes down.
    holes = len(re.findall("\0+", decoded.text)) if "\0" in decoded.text else 0
    if data.startswith(_FOREIGN) or 10 * len(_CONTROL.findall(sample)) > len(sample):
        draft.notice("type-mismatch")
    elif lost := decoded.problems + holes:
        draft.notice("undecodable-text", detail=Message.of("detail.undecodable", count=lost))
    return decoded.text


def _beginning(draft: Draft) -> bytes:
    """The lines of the file up to the limit; a notice says how much more there is."""
    data, limits = draft.source.data, draft.source.limits
    most = min(limits.text_bytes, limits.file_bytes)
    if draft.source.size <= most:
        return data
    end = data.rfind(b"\n", 0, most) + 1 or most
    end += data[end : end + 1] == b"\0"  # UTF-16, little end first
    detail = Message.of("detail.read-part", done=end >> 20, total=draft.source.size >> 20)
    draft.notice("limit-reached", detail=detail)
    return data[:end]


def _decoded(text: str, encoding: str) -> Decoded:
    return Decoded(text, encoding, text.count(LOST))


def _certain(data: bytes, encoding: str) -> Decoded:
    return _decoded(data.decode(encoding, "replace"), encoding)


def _marked(data: bytes, encoding: str) -> Decoded:
    if encoding != "utf-8-sig":
        return _certain(data, encoding)
    text = _attempt(data, "utf-8")
    return _by_line(data) if text is None else _decoded(text, encoding)


def _attempt(data: bytes, encoding: str) -> str | None:
    """The strict reading, or None. A character cut off at the very end is U+FFFD: the file was cut, not mistaken."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end < len(data) or error.start < len(data) - 4:
            return None
        return data[: error.start].decode(encoding, "replace") + LOST
    except LookupError:  # rot13 is a codec, but not of bytes
        return None


def _utf8(data: bytes) -> str | None:
    text = _attempt(data, "utf-8")
    if text is None or text.isascii() or _THREE_BYTES.search(text):
        return text
    # Letters of two bytes only: in GBK that would be hanzi. 也要 is valid UTF-8 for two letters of no living script.
    gbk = _attempt(data, "gb18030")
    if gbk is not None and _plausibility(_ASCII.sub("", gbk)) > 0.5 > _plausibility(_ASCII.sub("", text)):
        return None
    return text


def _charset(declared: str | None) -> str:
    """The Python name of a declared charset, widened; '' if there is none to believe."""
    try:
        name = codecs.lookup(declared.strip()).name if declared else ""
    except (LookupError, ValueError):
        return ""
    return "" if name.startswith(_NO_CHARSET) else _WIDER.get(name, name)


def _wide(data: bytes) -> str:
    """UTF-16 or UTF-32 without a mark; '' if the NULs of ``data`` do not come from either."""
    if b"\0" not in data:
        return ""
    sample = data[: min(_SAMPLE, len(data) & ~3)]
    for encoding in ("utf-32-le", "utf-32-be"):
        if LOST not in sample.decode(encoding, "replace"):
            return encoding
    best = _most_plausible(sample, _UTF16)
    return best if _plausibility(sample.decode(best, "replace")) > 0.75 else ""


def _most_plausible(sample: bytes, encodings: tuple[str, ...]) -> str:
    return max(encodings, key=lambda encoding: _plausibility(sample.decode(encoding, "replace")))


def _plausibility(text: str) -> float:
    """The share of characters that Chinese text of either script is made of, 0..1."""
    hanzi = _ASCII.sub("", text)
    ascii_ = len(text) - len(hanzi) - len(_CONTROL.findall(text))
    leads = ((hanzi.encode(charset, "ignore")[::2], known) for charset, known in _FIRST_LEVEL)
    return (ascii_ + max(len(lead) - len(lead.translate(None, known)) for lead, known in leads)) / max(1, len(text))


def _telling(data: bytes) -> bytes:
    """A sample from the first byte that is not ASCII, at an even offset for the sake of UTF-16."""
    high = _HIGH.search(data)
    start = high.start() & ~1 if high else 0
    return data[start : start + _SAMPLE]


def _by_line(data: bytes) -> Decoded:
    """Each line as UTF-8 or as the legacy charset of the others, whichever loses less."""
    lines = _LINE.findall(data)
    strange = (line for line in lines if _attempt(line, "utf-8") is None)
    legacy = _most_plausible(b"".join(islice(strange, _SAMPLE_LINES))[:_SAMPLE], _LEGACY)
    readings = [_line(line, legacy) for line in lines]
    text = "".join(text for text, _ in readings)
    used = {encoding for _, encoding in readings if encoding}
    return Decoded(text, used.pop() if len(used) == 1 else "mixed", max(1, text.count(LOST)))


def _line(line: bytes, legacy: str) -> tuple[str, str]:
    """The reading of one line and its encoding, '' for ASCII."""
    if line.isascii():
        return line.decode("ascii"), ""
    utf8 = line.decode("utf-8", "replace")
    # Short GBK words can be valid UTF-8 of two-byte letters; hanzi in UTF-8 have three bytes.
    if len(_THREE_BYTES.findall(utf8)) > utf8.count(LOST):
        return utf8, "utf-8"
    other = line.decode(legacy, "replace")
    return (utf8, "utf-8") if utf8.count(LOST) < other.count(LOST) else (other, legacy)
