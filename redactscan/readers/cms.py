"""Signed and enciphered messages (CMS, RFC 5652, and its Chinese sister GM/T 0010): ``smime.p7m``, ``.p7s``.

What is signed lies in the clear inside. Certificates name their owners; some authorities put the identity number there.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from redactscan.model import Document, Field, Location, Message, Passage
from redactscan.readers.asn1 import Value, contents, inside, octets, value_at
from redactscan.readers.leftovers import say_strings
from redactscan.readers.mail.transfer import from_base64
from redactscan.readers.pictures import look
from redactscan.readers.source import Draft, Reader, Source

_ARMOUR = re.compile(rb"-----BEGIN (?:PKCS7|CMS)-----(.*?)(?:-----END|\Z)", re.DOTALL)
_RSA, _GM = bytes.fromhex("2a864886f70d0107"), bytes.fromhex("2a811ccf5506010402")
_SIGNED, _SECRET = (2,), (3, 4, 6)
_CONSTRUCTED, _FIRST_CONTEXT = 0x20, 0xA0


def read(source: Source) -> Document:
    """Read a message: what is signed is handed over, what is enciphered is a notice."""
    draft = Draft(source, READER.media_type, parts=1)
    armour = _ARMOUR.match(source.data)
    data = from_base64(armour[1])[0] if armour else source.data
    try:
        kind, content = _message(data)
        if kind in _SECRET:
            draft.notice("encrypted")
        said: set[str] = set()
        for value in content:
            _read_value(draft, data, value, said)
    except (IndexError, ValueError):
        draft.notice("unparsable", detail=Message.of("detail.damaged"))
        say_strings(draft, "", data, "metadata", "signature")
    return draft.finish()


def _message(data: bytes) -> tuple[int, list[Value]]:
    """What kind of message it is (the last number of its type), and the values that it consists of."""
    name, wrapped = list(inside(data, value_at(data, 0)))[:2]
    oid = data[name.start : name.stop]
    if oid[:-1] not in (_RSA, _GM):
        return 0, [wrapped]
    (content,) = inside(data, wrapped)
    return oid[-1], list(inside(data, content)) if content.tag & _CONSTRUCTED else [content]


def _read_value(draft: Draft, data: bytes, value: Value, said: set[str]) -> None:
    """A part of a message: what is signed, certificates, signers."""
    if value.tag == 0x30 and (inner := list(inside(data, value)))[1:] and inner[1].tag == _FIRST_CONTEXT:
        for content in inside(data, inner[1]):
            if signed := octets(data, content):
                draft.embed(_name(draft.source.path), signed)
                return
    for found in contents(data[value.start : value.stop]):
        if found.kind == "text" and found.text not in said:
            said.add(found.text)
            draft.content.append(Passage(found.text, Location("", "metadata", Field("signature"))))
        elif found.kind == "picture":
            look(draft, "signature", found.data)
        elif found.kind == "file":
            draft.embed("signature", found.data)


def _name(path: str) -> str:
    """What is in ``notice.xml.p7m`` is ``notice.xml``; what is in ``smime.p7m`` is a part of a mail."""
    name = PurePosixPath(path).stem
    return name if PurePosixPath(name).suffix else "signed.eml"


READER = Reader("cms", "application/pkcs7-mime", (".p7m", ".p7s", ".p7b", ".p7c"), read)
