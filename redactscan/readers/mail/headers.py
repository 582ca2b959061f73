"""The headers of a mail or of a part of it (RFC 5322), decoded from their bytes.

The standard library turns what is not ASCII into U+FFFD; here it is decoded as any text is. Words of one charset that
follow each other (RFC 2047) are decoded together, for some programs cut a character in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message as Fields
from quopri import decodestring

from redactscan.readers.encoding import decode
from redactscan.readers.mail.transfer import from_base64
from redactscan.tuples import NamedTuple
from redactscan.values import dataclass, field

_ENVELOPE = re.compile(rb">?From [^\n]*\n")  # left over from a mailbox file
_FIELD = re.compile(rb"([!-9;-~]+)[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)(?:\n|\Z)")
_END = re.compile(rb"\r?\n")
_FOLD = re.compile(rb"\r?\n[ \t]+")
_WORD = re.compile(rb"=\?([A-Za-z0-9_.:+-]+)(?:\*[^?]*)?\?([bBqQ])\?([^?]*)\?=")
_ONE = rb"=\?[A-Za-z0-9_.:+-]+(?:\*[^?]*)?\?[bBqQ]\?[^?]*\?="
_WORDS = re.compile(_ONE + rb"(?:\s*" + _ONE + rb")*")


class Header(NamedTuple):
    """A field; ``raw`` is its value, unfolded."""

    name: str
    raw: bytes

    @property
    def text(self) -> str:
        """The value for people."""
        return decoded(self.raw)


@dataclass(frozen=True, slots=True)
class Headers:
    """All fields in their order; a name may come more than once."""

    fields: list[Header] = field(default_factory=list, repr=False)

    @classmethod
    def parse(cls, data: bytes) -> tuple[Headers, bytes]:
        """The headers that ``data`` begins with, and the body after them."""
        found: list[Header] = []
        envelope = _ENVELOPE.match(data)
        at = envelope.end() if envelope else 0
        if envelope:
            found.append(Header("From ", envelope.group()[5:].strip()))
        while match := _FIELD.match(data, at):
            found.append(Header(match[1].decode("ascii"), _FOLD.sub(b" ", match[2]).strip()))
            at = match.end()
        if end := _END.match(data, at):
            at = end.end()
        return cls(found), data[at:]

    def value(self, name: str) -> str:
        """The first value of that name (lower case) as Latin-1, '' if there is none."""
        return next((header.raw.decode("latin-1") for header in self.fields if header.name.lower() == name), "")

    @property
    def content_type(self) -> str:
        """``text/plain`` and the like, in lower case; '' if none is said."""
        return self.value("content-type").partition(";")[0].strip().lower()

    def parameter(self, name: str, parameter: str) -> str:
        """A parameter of a field, however it is written (RFC 2231, RFC 2047, raw bytes); '' if there is none."""
        raw, charset = self.raw_parameter(name, parameter)
        return decoded(raw) if charset is None else decode(raw, charset).text

    def raw_parameter(self, name: str, parameter: str) -> tuple[bytes, str | None]:
        """The bytes of a parameter, and the charset if it is one that names its own (RFC 2231)."""
        fields = Fields()
        fields[name] = self.value(name)
        found = fields.get_param(parameter, "", name)
        if isinstance(found, tuple):
            return found[2].encode("latin-1", "replace"), found[0] or ""
        return found.encode("latin-1"), None


def decoded(raw: bytes) -> str:
    """The text of an unstructured value."""
    pieces: list[str] = []
    last = 0
    for words in _WORDS.finditer(raw):
        pieces.append(decode(raw[last : words.start()]).text)
        pieces += _decoded_words(words.group())
        last = words.end()
    return "".join([*pieces, decode(raw[last:]).text])


def _decoded_words(words: bytes) -> Iterator[str]:
    charset, data = b"", b""
    for named, coding, text in _WORD.findall(words):
        if named.lower() != charset:
            yield decode(data, charset.decode("ascii")).text
            charset, data = named.lower(), b""
        data += from_base64(text)[0] if coding in b"bB" else decodestring(text, header=True)
    yield decode(data, charset.decode("ascii")).text
