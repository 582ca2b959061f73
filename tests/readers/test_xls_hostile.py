"""Workbooks of Excel 97 that nobody should trust: each ends in a notice or in its cells, soon, without an exception."""

from __future__ import annotations

import random
import struct
import time
from collections.abc import Callable

import pytest

from redactscan.model import Document
from redactscan.readers import Source, read
from tests.readers.canaries import compound
from tests.readers.canaries.biff import EOF, Shape, bof, book, label, long, record, short, wide, words


def failed(document: Document) -> bool:
    """Whether the reader itself gave up, rather than a picture in the file."""
    return any(
        notice.detail and notice.detail.key == "detail.exception" and not notice.part for notice in document.notices
    )


def causes(document: Document) -> list[tuple[str, str]]:
    return [(notice.cause, notice.detail.key if notice.detail else "") for notice in document.notices]


GOOD = book(*(label(row, 0, f"第{row}行") for row in range(500)))
SHAPES = b"".join(Shape(text="甲", texts={0x381: wide("乙")}).write() for _ in range(50))


@pytest.mark.parametrize("share", [1 / 3, 2 / 3])
@pytest.mark.parametrize("wrap", [bytes, lambda data: compound.write({("Workbook",): data})])
def test_a_workbook_cut_off_keeps_its_first_cells(share: float, wrap: Callable[[bytes], bytes]) -> None:
    data = wrap(GOOD)
    document = read(Source("名单.xls", data[: int(len(data) * share)]))
    assert "unparsable" in dict(causes(document))


def many(kind: int, content: bytes) -> bytes:
    return record(kind, content) * 50_000


ARRAY = b"\x60" + bytes(7)  # the token; its values stand behind the formula
HOSTILE = {
    "strings that are not there": book(before=record(0xFC, b"\xff" * 10, b"\1ab")),
    "a string with endless formatting": book(before=record(0xFC, bytes(8), b"\1\0\x0c", b"\xff" * 6, b"a" * 99)),
    "one row again and again": book(many(0x204, words(0, 0, 15) + long("甲"))),
    "rows in turn": book(*(label(row % 2, row % 200, "甲") for row in range(50_000))),
    "merged without end": book(*(label(row, 0, "甲") for row in range(999)),
                               many(0xE5, words(2, 0, 65535, 0, 255, 0, 65535, 0, 255))),
    "charts in charts": book(bof(0x20) * 50_000),
    "records too short": book(*(record(kind, b"\1") for kind in range(0x900))),
    "records of ones": book(*(record(kind, b"\xff" * 40) for kind in range(0x900) if kind not in (0x0A, 0x2F))),
    "sheets without end": bof(5) + record(0x85, bytes(6), short("甲")) * 50_000 + EOF,
    "shapes that are larger than the file": book(many(0xEC, struct.pack("<HHI", 3, 0xF00B, 0x7FFFFFFF) + bytes(30))),
    "an array of everything": book(record(0x06, words(0, 0, 15), bytes(14), words(8), ARRAY, b"\xff" * 3)),
    "a formula of arrays": book(record(0x06, words(0, 0, 15), bytes(14), words(8000), ARRAY * 1000, b"\xff" * 99)),
    "a cache of other workbooks": book(
        before=record(0x1AE, words(0xFFFF), long("\1a.xls"), long("表") * 99) + many(0x5A, b"\xff\0\0\0")),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("wrap", [bytes, lambda data: compound.write({("Workbook",): data})])
def test_hostile(name: str, wrap: Callable[[bytes], bytes]) -> None:
    start = time.monotonic()
    document = read(Source("名单.xls", wrap(HOSTILE[name])))
    assert time.monotonic() - start < 10
    assert document.media_type == "application/vnd.ms-excel"
    assert not failed(document)


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_and_broken_records(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311
    data = bytearray(book(*(label(row, 0, "甲乙") for row in range(50)), SHAPES))
    for _ in range(30):
        data[dice.randrange(20, len(data))] = dice.randrange(256)
    for content in (bytes(data), data[:20] + dice.randbytes(2000)):
        document = read(Source("名单.xls", bytes(content)))
        assert not failed(document)


def test_a_stream_that_ends_in_the_middle_is_noticed() -> None:
    assert causes(read(Source("a.xls", GOOD[:-4]))) == [("unparsable", "detail.truncated")]


def test_a_sheet_that_is_listed_and_not_there_is_noticed() -> None:
    data = bof(5) + record(0x85, struct.pack("<IH", 9999, 0), short("甲")) + EOF
    assert causes(read(Source("a.xls", data))) == [("unparsable", "detail.truncated")]
