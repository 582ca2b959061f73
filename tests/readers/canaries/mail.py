"""A mail with a number in every place that mail has (RFC 5322, MIME); ``@`` stands for it. Written by hand.

The standard library writes no raw GBK in headers, nothing around parts, no uuencode, and no mail within mail that is
encoded; people's programs do.
"""

from __future__ import annotations

import base64
import binascii
import quopri
from collections.abc import Callable

from tests.readers.canaries.cms import certificate, message
from tests.readers.canaries.numbers import resident_ids
from tests.readers.canaries.tnef import winmail

Canary = tuple[str, str]
_OUTER, _INNER = "=_outer_1", "=_inner_2"


def words(text: str, charset: str = "gb2312") -> str:
    """Encoded words that cut a character of two bytes in two."""
    data = text.encode("gb18030")
    return "\r\n ".join(f"=?{charset}?B?{base64.b64encode(piece).decode()}?=" for piece in (data[:3], data[3:]))


def base64_lines(data: bytes) -> str:
    return base64.encodebytes(data).decode()


def uuencoded(name: str, data: bytes) -> str:
    lines = "".join(binascii.b2a_uu(data[at : at + 45]).decode() for at in range(0, len(data), 45))
    return f"begin 644 {name}\r\n{lines}`\r\nend\r\n"


def part(kind: str, body: str, *fields: str) -> str:
    return "\r\n".join([f"Content-Type: {kind}"] * bool(kind) + list(fields)) + "\r\n\r\n" + body


def file(name: str, body: str = "x") -> str:
    return part("", body, f"Content-Disposition: attachment; {name}")


def several(kind: str, body: str) -> str:
    """A part of parts; ``|`` is the line between them, ``.`` at the end of it the last one."""
    mark = f"\r\n--{_INNER}"
    return part(
        f'multipart/{kind}; boundary="{_INNER}"', body.replace("|.", f"{mark}--\r\n").replace("|", f"{mark}\r\n")
    )


HEADERS: dict[str, tuple[str, str]] = {
    "subject": ("Subject: @ 号", "metadata"),
    "subject in words": ("Subject: WORDS", "metadata"),
    "subject in quoted words": ("Subject: =?utf-8?Q?=E5=8F=B7_@?=", "metadata"),
    "sender": ('From: "张三 @" <a{at}example.cn>', "metadata"),
    "recipient": ("To: @{at}example.cn", "metadata"),
    "copy": ("Cc: x@{at}x.cn", "metadata"),
    "blind copy": ("Bcc: @{at}x.cn", "metadata"),
    "folded": ("X-Note: a\r\n\t@", "metadata"),
    "way": ("Received: from x by y for <@{at}example.cn>; Mon, 1 Jan 2026", "metadata"),
    "id": ("Message-ID: <@.1{at}example.cn>", "metadata"),
    "comment of the sender": ("Comments: @", "metadata"),
    "unknown field": ("X-Wps-Id: @", "metadata"),
    "parameter": (f'Content-Type: multipart/mixed; boundary="{_OUTER}"; x-id=@', "metadata"),
}
_BASE64 = "Content-Transfer-Encoding: base64"
_QUOTED = "Content-Transfer-Encoding: quoted-printable"
PARTS: dict[str, tuple[str, str]] = {
    "text": (part("text/plain; charset=utf-8", "号@"), "body"),
    "text without a type": (part("", "@"), "body"),
    "text in GBK": (part("text/plain; charset=gb2312", "懿@"), "body"),
    "text in base64": (part("text/plain; charset=gbk", "BASE64", _BASE64), "body"),
    "quoted text": (part("text/plain", "QUOTED", _QUOTED), "body"),
    "flowed text": (part("text/plain; format=flowed; delsp=yes", "FLOWED"), "body"),
    "table in a text": (part("text/plain", "1\tx\t@\r\n2\tx\ty\r\n3\tx\ty\r\n"), "body"),
    "enriched text": (part("text/enriched", "<bold>@</bold>"), "body"),
    "page": (part("text/html; charset=gb2312", "<p>懿SPLIT</p>"), "body"),
    "comment in a page": (part("text/html", "<p>x<!-- @ -->"), "comment"),
    "alternative": (several("alternative", "||@|."), "body"),
    "before the parts": (several("mixed", "@|\r\nx|."), "hidden"),
    "after the parts": (several("mixed", "|\r\nx|.@"), "hidden"),
    "part after the last": (several("mixed", "|.|\r\n@|."), "body"),
    "appointment": (part("text/calendar", "BEGIN:VCALENDAR\r\nSUMMARY:@"), "body"),
    "card": (part("text/vcard", "BEGIN:VCARD\r\nTEL:@"), "body"),
    "attached text": (part('text/plain; name="a.txt"', "@"), "body"),
    "attached file": (part("", "BASE64", "Content-Disposition: attachment; filename=b.csv", _BASE64), "body"),
    "attached file without a name": (part("application/x", "BASE64", _BASE64), "body"),
    "name": (file('filename="号@.txt"'), "file-name"),
    "name in words": (file('filename="WORDS"'), "file-name"),
    "name in percent signs": (file("filename*0*=gb18030''%BA%C5; filename*1=@; filename*2=.txt"), "file-name"),
    "description": (part("", "x", "Content-Description: @"), "metadata"),
    "id of a part": (part("", "x", "Content-ID: <@{at}x>"), "metadata"),
    "place of a part": (part("text/html", "x", "Content-Location: file:///C:/@/a.htm"), "metadata"),
    "mail": (part("message/rfc822", "From: x\r\nSubject: y\r\n\r\n@"), "body"),
    "subject of a mail": (part("message/rfc822", "From: x\r\nSubject: @\r\n\r\ny"), "metadata"),
    "mail in base64": (part("message/rfc822", "MAIL", _BASE64), "body"),
    "digest": (several("digest", "|\r\nSubject: x\r\nTo: y\r\n\r\n@|."), "body"),
    "report of delivery": (part("message/delivery-status", "Final-Recipient: rfc822; @"), "body"),
    "mail somewhere else": (part("message/external-body; access-type=URL", "URL: x"), "part-skipped"),
    "address of a mail": (part("message/external-body; access-type=URL", "URL: @"), "body"),
    "part of a mail": (part("message/partial; number=1; total=2", "@"), "body"),
    "rest of a mail": (part("message/partial; number=1; total=2", "x"), "part-skipped"),
    "uuencoded file": (part("", "UUENCODED"), "body"),
    "name of a uuencoded file": (part("", "UUNAMED"), "file-name"),
    "wrapped by Outlook": (part("application/ms-tnef; name=winmail.dat", "TNEF", _BASE64), "metadata"),
    "signed": (part("application/pkcs7-mime; name=smime.p7m", "SIGNED", _BASE64), "body"),
    "signer": (part("application/pkcs7-signature; name=smime.p7s", "SIGNER", _BASE64), "metadata"),
    "enciphered": (part("application/pkcs7-mime; name=smime.p7m", "SECRET", _BASE64), "encrypted"),
    "enciphered by PGP": (part("", "-----BEGIN PGP MESSAGE-----\r\n"), "encrypted"),
    "text in no charset": (part("text/plain; charset=utf-8", "\udcff\udcff"), "undecodable-text"),
    "base64 that breaks off": (part("text/plain", "QUJDR", _BASE64), "unparsable"),
}

MADE: dict[str, Callable[[str], str]] = {
    "BASE64": lambda number: base64_lines(f"懿{number}".encode("gb18030")),
    "QUOTED": lambda number: quopri.encodestring(f"号{number[:9]}".encode()).decode() + "=\r\n" + number[9:],
    "FLOWED": lambda number: f"{number[:6]} \r\n{number[6:]}\r\n",
    "SPLIT": lambda number: f"{number[:6]}<b>{number[6:]}</b>",
    "WORDS": lambda number: words(f"号{number}"),
    "MAIL": lambda number: base64_lines(f"From: x\r\nTo: y\r\n\r\n{number}".encode()),
    "UUENCODED": lambda number: uuencoded("list.txt", f"no {number}".encode()),
    "UUNAMED": lambda number: uuencoded(f"{number}.txt", b"x"),
    "TNEF": lambda number: base64_lines(winmail(subject=number)),
    "SIGNED": lambda number: base64_lines(message(f"Content-Type: text/plain\r\n\r\n{number}".encode())),
    "SIGNER": lambda number: base64_lines(message(None, certificate(f"041@{number}@张三"))),
    "SECRET": lambda _: base64_lines(message(None, secret=True)),
}


def canaries() -> tuple[bytes, dict[str, Canary]]:
    """The file, and each place's number with the role or the cause that a reader should give it."""
    ids = resident_ids()
    expected: dict[str, Canary] = {}

    def written(place: str, text: str, role: str) -> bytes:
        number = next(ids)
        expected[place] = number, role
        text = text.replace("@", number).replace("{at}", "@")
        for mark, make in MADE.items():
            text = text.replace(mark, make(number)) if mark in text else text
        return text.encode("gb18030", "surrogateescape")

    lines = [written(place, *line) for place, line in HEADERS.items()]
    parts = [written(place, *part) for place, part in PARTS.items()]
    mark = f"\r\n--{_OUTER}".encode()
    body = mark + b"\r\n" + (mark + b"\r\n").join(parts) + mark + b"--\r\n"
    return b"\r\n".join([*lines, b"MIME-Version: 1.0", b"", body]), expected
