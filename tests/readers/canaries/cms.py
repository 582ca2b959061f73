"""Signed and enciphered messages (RFC 5652) by hand: no signature in them is true."""

from __future__ import annotations

from tests.readers.canaries.numbers import resident_ids

Canary = tuple[str, str]
_DATA, _SIGNED, _ENVELOPED = (bytes.fromhex(f"06092a864886f70d01070{last}") for last in (1, 2, 3))
_COMMON_NAME, _MAIL = bytes.fromhex("0603550403"), bytes.fromhex("06092a864886f70d010901")


def der(tag: int, *contents: bytes) -> bytes:
    """A value with a definite length."""
    content = b"".join(contents)
    size = len(content)
    length = bytes([size]) if size < 128 else b"\x82" + size.to_bytes(2, "big")
    return bytes([tag]) + length + content


def ber(tag: int, *contents: bytes) -> bytes:
    """A constructed value that does not say its length, as programs write that do not know it yet."""
    return bytes([tag, 0x80]) + b"".join(contents) + b"\0\0"


def name(text: str) -> bytes:
    return der(0x30, der(0x31, der(0x30, _COMMON_NAME, der(0x0C, text.encode()))))


def certificate(owner: str) -> bytes:
    """Version, serial number, authority, owner: as much of a certificate as names people."""
    return der(0x30, der(0x30, der(0x02, b"\1"), name("x"), name(owner)), der(0x03, b"\0\1"))


def message(content: bytes | None, *certificates: bytes, secret: bool = False, stream: bool = False) -> bytes:
    """A message that carries ``content`` (None: it is somewhere else), in pieces of unknown length as a ``stream``."""
    wrap = ber if stream else der
    if secret:
        return der(0x30, _ENVELOPED, der(0xA0, der(0x30, der(0x02, b"\0"), der(0x31))))
    pieces = [content[at : at + 50] for at in range(0, len(content), 50)] if content and stream else [content or b""]
    octets = ber(0x24, *(der(0x04, piece) for piece in pieces)) if stream else der(0x04, *pieces)
    inside = wrap(0x30, _DATA, *([wrap(0xA0, octets)] if content is not None else []))
    signed = wrap(0x30, der(0x02, b"\1"), der(0x31), inside, der(0xA0, *certificates), der(0x31))
    return wrap(0x30, _SIGNED, wrap(0xA0, signed))


def canaries() -> tuple[bytes, dict[str, Canary]]:
    """A signed message, and each place's number with the role that a reader should give it."""
    text, owner, other = (next(numbers) for numbers in [resident_ids()] for _ in range(3))
    expected = {"what is signed": (text, "body"), "owner": (owner, "metadata"), "owner in pieces": (other, "metadata")}
    mail = f"Subject: x\r\nMIME-Version: 1.0\r\n\r\n{text}".encode()
    return message(mail, certificate(owner), certificate(f"张三 {other}"), stream=True), expected
