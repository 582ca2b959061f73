"""Mail (RFC 5322, MIME): ``.eml``, web pages saved as mail (``.mht``), mailboxes, what Apple Mail keeps (``.emlx``)."""

from __future__ import annotations

import re

from redactscan.model import Document
from redactscan.readers.mail.mime import Entity
from redactscan.readers.mail.parts import Parts
from redactscan.readers.source import Draft, Reader, Source

# A line that begins a mail in a mailbox (RFC 4155): at the start or after an empty line, with a year at its end.
_FROM = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\b[0-9]{4}\b[^\n]*\r?\n(?=[!-9;-~]+[ \t]*:)")
_COUNTED = re.compile(rb"\s*([0-9]{1,10})[ \t]*\r?\n")


def read(source: Source) -> Document:
    """Read a mail. The mails of a mailbox are handed over one by one."""
    draft = Draft(source, READER.media_type)
    starts = [match.start() for match in _FROM.finditer(source.data)]
    if starts[:1] == [0] and starts[1:]:
        _read_mailbox(draft, starts)
    elif counted := _COUNTED.match(source.data):
        end = counted.end() + int(counted[1])
        Parts(draft).read(Entity.parse(source.data[counted.end() : end]))
        draft.embed("properties.xml", source.data[end:])
    else:
        Parts(draft).read(Entity.parse(source.data))
    return draft.finish()


def _read_mailbox(draft: Draft, starts: list[int]) -> None:
    draft.media_type = "application/mbox"
    draft.parts = 1
    data = draft.source.data
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(data)], strict=True), 1):
        draft.embed(f"message{number}.eml", data[start:end])


READER = Reader("mail", "message/rfc822", (".eml", ".mht", ".mhtml", ".mbox", ".emlx"), read)
