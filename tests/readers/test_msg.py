"""Outlook's own formats, .msg and winmail.dat: written by hand, for no free library writes them."""

from __future__ import annotations

import random
import struct

import pytest

from redactscan.readers import Source, read, read_all
from redactscan.readers.msg.rtf import decompressed
from tests.readers.canaries import compound, msg, tnef
from tests.readers.canaries.numbers import causes, places, resident_id

ID = resident_id("99010119910808091")


RTF = b"{\\rtf1\\ansi\\pard " + b"hello " * 40 + b"\\par}"
COMPRESSED = [
    (msg.uncompressed(RTF), RTF),
    (msg.literal(RTF), RTF),
    (msg.literal(RTF + b"x" * (8 - len(RTF) % 8)), RTF + b"x" * (8 - len(RTF) % 8)),
    # the examples of [MS-OXRTFCP] 4.1
    (
        bytes.fromhex(
            "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
        ),
        b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n",
    ),
    (bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0"), b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"),
]


@pytest.mark.parametrize(("data", "expected"), COMPRESSED)
def test_compressed_rich_text(data: bytes, expected: bytes) -> None:
    assert decompressed(data, 1 << 20) == (expected, True)
    assert decompressed(data, 10)[1] is False
    cut = decompressed(data[: len(data) * 2 // 3], 1 << 20)
    assert (expected.startswith(cut[0]), cut[1]) == (True, False)


@pytest.mark.parametrize("data", [b"", b"x" * 15, b"x" * 100, struct.pack("<2I4sI", 9, 99, b"LZFu", 0) + b"\xff" * 50])
def test_what_is_no_compressed_rich_text(data: bytes) -> None:
    assert decompressed(data, 1 << 20)[1] is False


def mail(**properties: bytes) -> bytes:
    files: dict[compound.Path, bytes] = {("__properties_version1.0",): bytes(32)}
    return compound.write(files | {(f"__substg1.0_{name[1:]}",): data for name, data in properties.items()})


BODIES = [
    mail(_1000001F=f"号{ID}".encode("utf-16-le")),
    mail(_1000001E=f"懿{ID}".encode("gb18030")),
    mail(_10130102=f"<p>懿{ID[:5]}<b>{ID[5:]}</b>".encode("gb18030").ljust(5000)),
    mail(_1013001F=f"<p>懿{ID[:5]}<b>{ID[5:]}</b>".encode("utf-16-le")),
    mail(_10090102=msg.literal(b"{\\rtf1 " + ID.encode() + b"\\par}")),
]


@pytest.mark.parametrize("data", BODIES)
def test_bodies(data: bytes) -> None:
    documents = list(read_all(Source("a.msg", data)))
    assert "body" in places(documents, ID)
    assert causes(documents) == set()


def mail_in_mail(depth: int) -> bytes:
    files: dict[compound.Path, bytes] = {}
    path: compound.Path = ()
    for _ in range(depth):
        files[*path, "__properties_version1.0"] = bytes(24)
        path = (*path, "__attach_version1.0_#00000000", "__substg1.0_3701000D")
    files[*path, "__properties_version1.0"] = bytes(24)
    files[*path, "__substg1.0_1000001F"] = ID.encode("utf-16-le")
    return compound.write(files)


def test_a_mail_in_a_mail_in_a_mail() -> None:
    documents = list(read_all(Source("a.msg", mail_in_mail(3))))
    assert places(documents, ID) == {"body"}
    assert [document.path.count("!") for document in documents] == [0, 1, 2, 3]


(DATA, _), (WRAPPED, _) = msg.canaries(), tnef.canaries()
NOISE = random.Random(7).randbytes(20_000)  # noqa: S311
HOSTILE: dict[str, tuple[str, bytes, set[str]]] = {
    "a third of a mail": ("a.msg", DATA[: len(DATA) // 3], {"unparsable"}),
    "two thirds of a mail": ("a.msg", DATA[: 2 * len(DATA) // 3], {"unparsable"}),
    "noise": ("a.msg", DATA[:512] + NOISE, {"unparsable"}),
    "noise in all properties": (
        "a.msg",
        compound.write({(name,): NOISE for name in (
            "__properties_version1.0", "__substg1.0_0037001F", "__substg1.0_10090102", "__substg1.0_10130102",
        )} | {("__nameid_version1.0", name): NOISE for name in ("__substg1.0_00030102", "__substg1.0_00040102")}),
        {"unparsable"},
    ),
    "mails in mails": ("a.msg", mail_in_mail(14), {"limit-reached"}),
    "a third of what Outlook wraps": ("winmail.dat", WRAPPED[: len(WRAPPED) // 3], {"unparsable"}),
    "two thirds of what Outlook wraps": ("winmail.dat", WRAPPED[: 2 * len(WRAPPED) // 3], {"unparsable"}),
    "noise that Outlook wraps": ("winmail.dat", WRAPPED[:6] + NOISE, {"unparsable"}),
    "four billion properties": (
        "winmail.dat",
        tnef.winmail(tnef.attribute(1, 0x00069003, struct.pack("<I2H2I", 0xFFFFFFFF, 0x1F, 1, 0xFFFFFFFF, 0))),
        {"unparsable"},
    ),
    "wraps in wraps": (
        "winmail.dat",
        tnef.winmail(*[tnef.attribute(2, 0x00069002, b""), tnef.attribute(2, 0x0006800F, WRAPPED)] * 50),
        set(),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "expected"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile(name: str, data: bytes, expected: set[str]) -> None:
    assert expected <= causes(read_all(Source(name, data)))


def test_an_empty_mail() -> None:
    document = read(Source("a.msg", mail()))
    assert (document.content, document.notices) == ((), ())
