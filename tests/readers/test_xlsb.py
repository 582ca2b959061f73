"""Binary workbooks, written record by record."""

from __future__ import annotations

import random
import struct
import time

import pytest

from redactscan.model import Cell, Document
from redactscan.readers import Source, read, read_all
from tests.readers.canaries import xlsx
from tests.readers.canaries.xlsb import canaries, cell, longs, record, row, styles, wide, words

DATA, PLACES = canaries()


@pytest.fixture(scope="module")
def canary_documents() -> list[Document]:
    return list(read_all(Source("canary.xlsb", DATA)))


def test_nothing_of_the_canaries_is_left_out(canary_documents: list[Document]) -> None:
    (document,) = canary_documents
    assert document.notices == ()
    assert document.media_type == "application/vnd.ms-excel.sheet.binary.macroEnabled.12"


def test_a_comment_stands_at_its_cell(canary_documents: list[Document]) -> None:
    (found,) = (p for p in canary_documents[0].passages if PLACES["comment"][0] in p.text)
    assert found.location.anchor == Cell(1, 2, 2, "名单")


def pack(sheet: bytes, book: bytes | None = None, looks: bytes = b"") -> bytes:
    listed = record(156, longs(0, 1), wide("rId1"), wide("名单"))
    return xlsx.pack(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.bin": listed if book is None else book,
            "xl/_rels/workbook.bin.rels": xlsx.relations(("worksheet", "worksheets/sheet1.bin")),
            "xl/worksheets/sheet1.bin": sheet,
            "xl/styles.bin": looks or styles("甲"),
        }
    )


def first_cell(document: Document) -> str:
    return next((table.rows[0][0] for table in document.tables), "")


VALUES = [
    (cell(2, 0, longs(31118 << 2 | 2)), "31118"),
    (cell(5, 0, struct.pack("<d", 13812345678.0)), "13812345678"),
    (cell(5, 0, struct.pack("<d", 340121198503129024.0)), "340121198503129000"),
    (cell(5, 0, struct.pack("<d", 31118.0), style=4), "1985-03-12"),
    (cell(4, 0, b"\1"), "TRUE"),
    (cell(3, 0, b"\x07"), "#DIV/0!"),
    (cell(10, 0, b"\0", words(0), longs(0)), "FALSE"),
    (cell(11, 0, b"\x2a", words(0), longs(0)), "#N/A"),
    (cell(9, 0, struct.pack("<d", 1.5), words(0), longs(0)), "1.5"),
    (cell(6, 0, wide("王懿𠮷")), "王懿𠮷"),
    (cell(1, 0), ""),
    (cell(7, 0, longs(99)), ""),
    (cell(6, 0, wide("甲"), style=99), "甲"),
]


@pytest.mark.parametrize(("content", "expected"), VALUES)
def test_values(content: bytes, expected: str) -> None:
    document = read(Source("名单.xlsb", pack(row(0) + content)))
    assert first_cell(document) == expected
    assert document.notices == ()


def test_a_workbook_in_the_1904_system() -> None:
    book = record(153, longs(1)) + record(156, longs(0, 1), wide("rId1"), wide("名单"))
    document = read(Source("a.xlsb", pack(row(0) + cell(5, 0, struct.pack("<d", 29656.0), style=4), book)))
    assert first_cell(document) == "1985-03-12"


SHEET = b"".join(row(at) + cell(6, 0, wide(f"第{at}行")) for at in range(400))
HOSTILE = {
    "cut off": pack(SHEET[: len(SHEET) // 2 - 1]),
    "workbook cut off": pack(SHEET, record(156, longs(0, 1), wide("rId1"), wide("名单"))[:-3]),
    "styles cut off": pack(SHEET, looks=styles("甲")[:-9] + b"\x2f\x10ab"),
    "a string that is longer than the part": pack(row(0) + cell(6, 0, longs(0x7FFFFFFF), b"a\0")),
    "a record that is longer than the part": pack(SHEET + b"\x06\xff\xff\xff\x7f"),
    "ones": pack(b"\xff" * 50_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(name: str) -> None:
    start = time.monotonic()
    document = read(Source("名单.xlsb", HOSTILE[name]))
    assert time.monotonic() - start < 10
    keys = [notice.detail.key for notice in document.notices if notice.detail]
    assert "detail.exception" not in keys
    assert "detail.damaged-records" in keys or name.startswith("a string")


@pytest.mark.parametrize("seed", range(10))
def test_broken_records(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    data = bytearray(SHEET)
    for _ in range(20):
        data[dice.randrange(len(data))] = dice.randrange(256)
    document = read(Source("名单.xlsb", pack(bytes(data))))
    assert "detail.exception" not in [notice.detail.key for notice in document.notices if notice.detail]
