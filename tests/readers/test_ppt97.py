"""Presentations of 1997 to 2003: by LibreOffice, by hand, and such as only an enemy writes."""

from __future__ import annotations

import random
import struct
import time
from pathlib import Path

import pytest

from redactscan.model import Document, Page
from redactscan.readers import Limits, Source, read, read_all
from tests.readers.canaries import compound
from tests.readers.canaries.numbers import causes, places
from tests.readers.canaries.ppt97 import canaries, record
from tests.readers.canaries.roster import TITLE, persons

HERE = Path(__file__).parent / "data"
DATA, CANARIES = canaries()
_MAIN, _USER = ("PowerPoint Document",), ("Current User",)


def notices(document: Document) -> list[tuple[str, str]]:
    return [(notice.cause, notice.detail.key if notice.detail else "") for notice in document.notices]


@pytest.fixture(scope="module")
def canary_documents() -> list[Document]:
    return list(read_all(Source("canary.ppt", DATA)))


def test_slides_are_counted_and_shapes_have_places(canary_documents: list[Document]) -> None:
    document = canary_documents[0]
    assert document.examined.pages == 3
    value, _ = CANARIES["text box"]
    anchor = next(item.location.anchor for item in document.passages if item.text == value)
    assert isinstance(anchor, Page)
    assert (anchor.page, anchor.bbox and [round(edge) for edge in anchor.bbox[:2]]) == (1, [57, 510])


def test_the_roster_that_libreoffice_saves() -> None:
    document = read(Source("roster.ppt", (HERE / "roster.ppt").read_bytes()))
    assert notices(document) == []
    (table,) = document.tables
    assert [list(row) for row in table.rows] == [["序号", "姓名", "类别", "号码", "住址"], *persons()]
    assert next(item.text for item in document.passages if item.location.role == "body") == TITLE


def test_without_a_last_save_the_one_before_is_read() -> None:
    streams = compound.read((HERE / "canary.ppt").read_bytes())
    del streams[_USER]
    document = read(Source("a.ppt", compound.write(streams)))
    assert places([document], CANARIES["text box"][0]) == {"body"}


def test_a_password_is_a_notice_and_properties_are_in_the_clear() -> None:
    streams = compound.read((HERE / "canary.ppt").read_bytes())
    user = bytearray(streams[_USER])
    struct.pack_into("<I", user, 12, 0xF3D1C4DF)
    document = read(Source("a.ppt", compound.write({**streams, _USER: bytes(user)})))
    assert notices(document) == [("encrypted", "")]
    assert places([document], CANARIES["dc:title"][0]) == {"metadata"}


def nested(depth: int) -> bytes:
    """Containers in containers."""
    content = record(4026, "甲".encode("utf-16-le"))
    for _ in range(depth):
        content = record(1000, content, 0xF)
    return content


LOOP = record(4085, struct.pack("<7I", 0, 0, 0, 36, 1, 1, 0))
HOSTILE: dict[str, bytes] = {
    "nothing": b"",
    "a header": DATA[:512],
    "no records": compound.write({_MAIN: bytes(4096)}),
    "containers 50,000 deep": compound.write({_MAIN: nested(50_000)}),
    "a save that follows itself": compound.write({_MAIN: LOOP + record(6002, b"")}),
    "a million numbers": compound.write({_MAIN: LOOP + record(6002, struct.pack("<I", 0xFFF00001) + bytes(4 * 4095))}),
    "noise": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random.Random(1).randbytes(100_000),  # noqa: S311
    "noise in streams": compound.write(
        {**compound.read(DATA), _MAIN: compound.read(DATA)[_MAIN][:3000] + random.Random(2).randbytes(90_000)}  # noqa: S311
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_in_a_notice_and_soon(name: str) -> None:
    start = time.monotonic()
    assert causes(read_all(Source("a.ppt", HOSTILE[name])))
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("third", [1, 2])
def test_a_file_that_is_cut_says_so(third: int) -> None:
    assert "unparsable" in causes(read_all(Source("a.ppt", DATA[: len(DATA) * third // 3])))


def test_limits_hold() -> None:
    assert "limit-reached" in causes([read(Source("a.ppt", DATA, Limits(part_bytes=5000)))])
