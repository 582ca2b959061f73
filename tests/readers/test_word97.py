"""Word documents of 1993 to 2003: by LibreOffice, by hand, and such as only an enemy writes."""

from __future__ import annotations

import random
import struct
import time
from pathlib import Path

import pytest

from redactscan.model import Block, Document, Passage
from redactscan.readers import Limits, Source, read, read_all
from tests.readers.canaries import compound
from tests.readers.canaries.numbers import causes, places, resident_id
from tests.readers.canaries.roster import HEADER, TITLE, persons
from tests.readers.canaries.word97 import canaries, pieces

HERE = Path(__file__).parent / "data"
DATA, CANARIES = canaries()
ID = resident_id("99010119910808091")


def grids(document: Document) -> list[list[list[str]]]:
    return [[list(row) for row in table.rows] for table in document.tables]


def marked(passage: Passage) -> list[tuple[str, str]]:
    return [(mark.role, passage.text[mark.start : mark.end]) for mark in passage.marked]


def notices(document: Document) -> list[tuple[str, str]]:
    return [(notice.cause, notice.detail.key if notice.detail else "") for notice in document.notices]


def said(document: Document, role: str = "body") -> list[str]:
    return [item.text for item in document.passages if item.location.role == role and not item.focus]


@pytest.fixture(scope="module")
def canary_documents() -> list[Document]:
    return list(read_all(Source("canary.doc", DATA)))


def test_what_nobody_knows_is_the_only_notice(canary_documents: list[Document]) -> None:
    first, *others = canary_documents
    assert notices(first) == [("part-skipped", "detail.unknown-streams")]
    assert causes(others) == set()


def test_the_roster_that_libreoffice_saves() -> None:
    document = read(Source("roster.doc", (HERE / "roster.doc").read_bytes()))
    assert notices(document) == []
    assert grids(document) == [[*HEADER, *persons()]]
    assert said(document)[0] == TITLE


def old(text: bytes, flags: int = 0, language: int = 0x804, more: bytes = b"") -> bytes:
    """A document of Word 6: a text in 8 bits behind a block of 682 bytes."""
    block = bytearray(0x300)
    struct.pack_into("<6H", block, 0, 0xA5DC, 101, 0, language, 0, flags)
    struct.pack_into("<2I", block, 24, len(block), len(block) + len(text))
    struct.pack_into("<I", block, 0x34, len(text))
    return bytes(block) + text + more


def new(text: str, flags: int = 0x200, lengths: tuple[int, ...] = (), narrow: bytes = b"") -> bytes:
    """A document of Word 97 without any formatting; ``narrow`` is a second piece, in 8 bits."""
    main = bytearray(0x400)
    struct.pack_into("<6H", main, 0, 0xA5EC, 193, 0, 0x804, 0, flags)
    struct.pack_into("<H", main, 32, 14)
    struct.pack_into("<H", main, 62, 22)
    struct.pack_into("<8I", main, 76, *(lengths or (len(text) + len(narrow), *[0] * 7)))
    struct.pack_into("<H", main, 152, 93)
    content = text.encode("utf-16-le", "surrogatepass")
    units = len(content) // 2
    listed = struct.pack("<3I", 0, units, units + len(narrow))
    listed += struct.pack("<HIH", 0, len(main), 0)
    listed += struct.pack("<HIH", 0, 0x40000000 | 2 * (len(main) + len(content)), 0)
    clx = b"\x02" + struct.pack("<I", len(listed)) + listed if narrow else pieces(len(main), units)
    struct.pack_into("<2I", main, 154 + 8 * 33, 0, len(clx))
    return compound.write({("WordDocument",): bytes(main) + content + narrow, ("1Table",): clx})


def read_new(text: str, **more: object) -> Document:
    return read(Source("a.doc", new(text, **more)))  # type: ignore[arg-type]


TEXTS = [
    ("甲\r乙\r", ["甲", "乙"]),
    ("a\x0bb\x1ec\x1fd\te\r", ["a\nb-c\xadd\te"]),
    ("\x01\x02\x05\x08甲\r", ["甲"]),
    ("\U00020bb7甲\r", ["\U00020bb7甲"]),
    ("见\x13 HYPERLINK \"x\" \x14此处\x15。\r", ["见此处。"]),
    ("甲\x13 IF \x13 A \x14b\x15 \x14乙\x15\r", ["甲乙"]),
    ("甲\x13 TOC \x14乙\r丙\x15丁\r", ["甲乙", "丙丁"]),
    ("甲\x13 DATE\r乙\r", ["甲", "乙"]),
    ("甲\x14乙\x15丙\r", ["甲乙丙"]),
    ("没有结尾", ["没有结尾"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_text(text: str, expected: list[str]) -> None:
    document = read_new(text)
    assert said(document) == expected
    assert notices(document) == []


CODES = [
    ("\x13 HYPERLINK \"mailto:a@example.com\" \x14x\x15\r", ['HYPERLINK "mailto:a@example.com"']),
    ("\x13 A \x13 B \x14c\x15 \x14d\x15\r", ["A  B c"]),
    ("\x13 XE 张三\x15\x13 TC 李四\x15\r", ["XE 张三", "TC 李四"]),
    ("甲\r\x13 DATE\r乙\r", ["DATE"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "codes"), CODES)
def test_field_codes_are_metadata(text: str, codes: list[str]) -> None:
    assert said(read_new(text), "metadata") == codes


NARROW = [
    ("申请人张三，身份证号".encode("gbk") + ID.encode() + b"\r", "申请人张三，身份证号" + ID),
    (b"caf\xe9 \x93quoted\x94 \xb7\r", "café “quoted” ·"),
    ("甲".encode("gbk") + b"\r", "¼×"),  # one character is no proof
]


@pytest.mark.parametrize(("narrow", "expected"), NARROW)
def test_pieces_of_eight_bits(narrow: bytes, expected: str) -> None:
    assert said(read_new("前\r", narrow=narrow)) == ["前", expected]


def test_what_lies_between_the_sub_documents_is_read() -> None:
    document = read_new("正文\r脚注\r多余\r", lengths=(3, 3, 0, 0, 0, 0, 0, 0))
    assert (said(document), said(document, "footnote"), said(document, "hidden")) == (["正文"], ["脚注"], ["多余"])


def test_a_table_without_formatting_is_one_all_the_same() -> None:
    text = "".join(f"{name}\x07{number}\x07\x07" for name, number in (("姓名", "证号"), ("张三", ID)))
    assert grids(read_new(text)) == [[["姓名", "证号"], ["张三", ID]]]


OLD = [
    (old(f"申请人张三，身份证号{ID}\r".encode("gbk")), [f"申请人张三，身份证号{ID}"]),
    (old("申請人張三\r".encode("big5"), language=0x404), ["申請人張三"]),
    (old(f"张三{ID}\r".encode("utf-16-le"), flags=0x1000), [f"张三{ID}"]),
]


@pytest.mark.parametrize(("main", "expected"), OLD)
def test_word_6(main: bytes, expected: list[str]) -> None:
    document = read(Source("a.doc", compound.write({("WordDocument",): main})))
    assert said(document)[0].rstrip("\0") == expected[0]
    assert notices(document) == []


def test_numbers_in_pieces_are_one_string(canary_documents: list[Document]) -> None:
    value, _ = CANARIES["number in pieces"]
    assert any(item.text == value for item in canary_documents[0].passages)


def test_revisions_have_two_readings(canary_documents: list[Document]) -> None:
    value, _ = CANARIES["deletion"]
    before = next(item for item in canary_documents[0].passages if value in item.text)
    assert (before.focus, marked(before)) == ("deleted", [("deleted", value)])
    number = before.location.anchor
    assert isinstance(number, Block)
    now = next(item for item in canary_documents[0].passages if item.location.anchor == number and not item.focus)
    assert now.text == "前后"


def patched(*changes: tuple[str, bytes, bytes]) -> bytes:
    """``canary.doc`` with bytes of its streams replaced."""
    streams = compound.read((HERE / "canary.doc").read_bytes())
    for name, before, after in changes:
        assert before in streams[name,]
        streams[name,] = streams[name,].replace(before, after, 1)
    return compound.write(streams)


def test_a_shape_that_is_not_shown_is_hidden() -> None:
    shown, unseen = (struct.pack("<HI", 0x03BF, number) for number in (0x80000000, 0x00020002))
    document = read(Source("a.doc", patched(("1Table", shown, unseen))))
    value, _ = CANARIES["text box"]
    assert places([document], value) == {"hidden"}


@pytest.fixture(scope="module")
def enciphered() -> bytes:
    streams = compound.read((HERE / "canary.doc").read_bytes())
    main = bytearray(streams["WordDocument",])
    main[11] |= 1
    return compound.write({**streams, ("WordDocument",): bytes(main)})


def test_a_password_is_a_notice_and_properties_are_in_the_clear(enciphered: bytes) -> None:
    document = read(Source("a.doc", enciphered))
    assert notices(document) == [("encrypted", "")]
    assert places([document], CANARIES["dc:title"][0]) == {"metadata"}


HUGE = struct.pack("<3I", 0, 0x7FFFFFFF, 0x7FFFFFFF)
HOSTILE: dict[str, bytes] = {
    "nothing": b"",
    "a header": DATA[:512],
    "no document": compound.write({("WordDocument",): bytes(4096)}),
    "a block and no table": compound.write({("WordDocument",): compound.read(DATA)["WordDocument",]}),
    "a table beyond the end": new("甲\r").replace(struct.pack("<2I", 0, 21), struct.pack("<2I", 1 << 30, 21)),
    "noise": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random.Random(1).randbytes(100_000),  # noqa: S311
    "noise in streams": compound.write(
        {(name,): compound.read(DATA)[name,][:200] + random.Random(name).randbytes(50_000)  # noqa: S311
         for name in ("WordDocument", "1Table", "Data")}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_in_a_notice_and_soon(name: str) -> None:
    start = time.monotonic()
    found = causes(read_all(Source("a.doc", HOSTILE[name])))
    assert found
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("third", [1, 2])
def test_a_file_that_is_cut_says_so(third: int) -> None:
    whole = (HERE / "canary.doc").read_bytes()
    assert "unparsable" in causes(read_all(Source("a.doc", whole[: len(whole) * third // 3])))


def test_one_text_a_thousand_times_is_cut() -> None:
    text = "甲" * 10_000
    count = 1000
    main = bytearray(0x400) + text.encode("utf-16-le")
    struct.pack_into("<6H", main, 0, 0xA5EC, 193, 0, 0x804, 0, 0x200)
    struct.pack_into("<H", main, 32, 14)
    struct.pack_into("<H", main, 62, 22)
    struct.pack_into("<I", main, 76, len(text) * count)
    struct.pack_into("<H", main, 152, 93)
    listed = struct.pack(f"<{count + 1}I", *range(0, len(text) * count + 1, len(text)))
    listed += struct.pack("<HIH", 0, 0x400, 0) * count
    clx = b"\x02" + struct.pack("<I", len(listed)) + listed
    struct.pack_into("<2I", main, 154 + 8 * 33, 0, len(clx))
    data = compound.write({("WordDocument",): bytes(main), ("1Table",): clx})
    document = read(Source("a.doc", data))
    assert notices(document) == [("limit-reached", "detail.part-limit")]
    assert document.examined.characters < 20 * len(text)


def test_fields_in_fields_cost_no_more_than_their_length() -> None:
    start = time.monotonic()
    read_new("\x13" * 100_000 + "甲\r")
    read_new("\x13a\x14" * 30_000 + "\x15" * 30_000 + "\r")
    assert time.monotonic() - start < 10


def test_limits_hold() -> None:
    assert "limit-reached" in causes([read(Source("a.doc", DATA, Limits(part_bytes=5000)))])
    assert "limit-reached" in causes([read(Source("a.doc", DATA, Limits(members=3)))])
