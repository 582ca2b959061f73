"""Workbooks of Excel 97 and before: written by LibreOffice and xlwt, and record by record."""

from __future__ import annotations

import datetime
import hashlib
import io
import struct
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import xlwt

from redactscan.model import Cell, Document, Field, Table
from redactscan.readers import Source, read, read_all
from tests.readers.canaries import compound
from tests.readers.canaries.biff import AS_TEXT, EOF, book, formula, label, long, record, short, words
from tests.readers.canaries.cells import cells, hidden_cells, unseen
from tests.readers.canaries.numbers import resident_id
from tests.readers.canaries.roster import HEADER, TITLE, persons
from tests.readers.canaries.xls import canaries

DATA = Path(__file__).parent / "data"
ID = resident_id("99010119850312021")


def causes(document: Document) -> list[tuple[str, str]]:
    return [(notice.cause, notice.detail.key if notice.detail else "") for notice in document.notices]


def read_sheet(*records: bytes, before: bytes = b"", styles: bytes = b"") -> Document:
    return read(Source("名单.xls", book(*records, before=before, looks=styles)))


CANARY, PLACES = canaries()


@pytest.fixture(scope="module")
def canary_documents() -> list[Document]:
    return list(read_all(Source("canary.xls", CANARY)))


def test_nothing_of_the_canaries_is_left_out(canary_documents: list[Document]) -> None:
    # the file was filled up with zeros, a package inside it too
    assert {key for document in canary_documents for _, key in causes(document)} == {"detail.stray-bytes"}


def rk(value: int) -> bytes:
    return record(0x27E, words(0, 0, 15), struct.pack("<I", value & 0xFFFFFFFF))


def number(value: float, style: int = 15) -> bytes:
    return record(0x203, words(0, 0, style), struct.pack("<d", value))


def result(content: bytes, *after: bytes) -> bytes:
    return formula(0, 0, content, b"\x16") + b"".join(after)


VALUES: list[tuple[bytes, str | None]] = [
    (rk(31118 << 2 | 2), "31118"),
    (rk(-7 << 2 | 2), "-7"),
    (rk(12345 << 2 | 3), "123.45"),
    (rk(700 << 2 | 3), "7"),
    (rk(struct.unpack("<I", struct.pack("<d", 1.5)[4:])[0]), "1.5"),
    (number(13812345678.0), "13812345678"),
    (number(0.1), "0.1"),
    (number(float(ID[:17] + "0")), ID[:15] + "000"),
    (number(6222020200012345.0), "6222020200012345"),
    (number(6222020200012345678.0), "6222020200012350000"),
    (number(1e-7), "1e-07"),
    (number(float("inf")), "inf"),
    (record(0xBD, words(0, 0), struct.pack("<HIHI", 15, 5 << 2 | 2, 15, 6 << 2 | 2), words(1)), "5"),
    (record(0x205, words(0, 0, 15), b"\1\0"), "TRUE"),
    (record(0x205, words(0, 0, 15), b"\x2a\1"), "#N/A"),
    (record(0x205, words(0, 0, 15), b"\x63\1"), None),
    (label(0, 0, ID), ID),
    (label(0, 0, "王懿𠮷"), "王懿𠮷"),
    (label(0, 0, ""), None),
    (record(0x204, words(0, 0, 15, 0)), None),
    (record(0xFD, words(0, 0, 15), struct.pack("<I", 99)), None),
    (record(0x201, words(0, 0, 15)), None),
    (result(struct.pack("<d", 7.0)), "7"),
    (result(b"\1\0\1\0\0\0\xff\xff"), "TRUE"),
    (result(b"\2\0\x07\0\0\0\xff\xff"), "#DIV/0!"),
    (result(b"\3\0\0\0\0\0\xff\xff"), None),
    (result(AS_TEXT, record(0x207, long("甲"))), "甲"),
    (result(AS_TEXT, record(0x4BC, bytes(10)), record(0x207, long("甲"))), "甲"),
]


@pytest.mark.parametrize(("cell", "expected"), VALUES)
def test_values(cell: bytes, expected: str | None) -> None:
    document = read_sheet(cell)
    assert cells(document).get("名单!A1") == expected
    assert causes(document) == []


NUMBERS = [
    ("yyyy-mm-dd", 31118.0, "1985-03-12"),
    ('yyyy"年"m"月"d"日"', 31118.0, "1985-03-12"),
    ("yyyy-mm-dd hh:mm", 31118.25, "1985-03-12 06:00:00"),
    ("000000", 123.0, "000123"),
    ('"1381234"0000', 56.0, "13812340056"),
    ("0.00E+00", 31118.0, "31118"),
    ("General", 7.5, "7.5"),
]


@pytest.mark.parametrize(("code", "value", "expected"), NUMBERS)
def test_number_formats(code: str, value: float, expected: str) -> None:
    xf = record(0xE0, words(0, 164, 1), bytes(14))
    document = read_sheet(number(value, 0), styles=record(0x41E, words(164), long(code)) + xf)
    assert cells(document) == {"名单!A1": expected}


def test_the_1904_system() -> None:
    xf = record(0xE0, words(0, 14, 1), bytes(14))
    assert cells(read_sheet(number(29656.0, 0), styles=record(0x22, words(1)) + xf)) == {"名单!A1": "1985-03-12"}


def test_a_palette_may_call_white_by_another_number() -> None:
    font = record(0x31, words(220, 0, 12, 400, 0), bytes(4), short("a"))
    colours = record(0x92, words(56), bytes(16), b"\xff\xff\xfe\0", bytes(4 * 51))
    document = read_sheet(label(0, 0, "暗", 0), styles=colours + font + record(0xE0, words(0, 0, 1), bytes(14)))
    assert unseen(document) == [("A1", "暗")]


def test_rows_that_no_record_shows_are_hidden_where_all_are() -> None:
    shown = record(0x208, words(1, 0, 1, 255, 0, 0, 0x100, 15))
    document = read_sheet(record(0x225, words(2, 255)), shown, label(0, 0, "隐"), label(1, 0, "现"))
    assert hidden_cells(document) == {"名单!A1"}


def test_cells_out_of_order_are_put_in_order() -> None:
    document = read_sheet(label(1, 1, "丁"), label(0, 1, "乙"), label(1, 0, "丙"), label(0, 0, "甲"), label(0, 0, "又"))
    assert [list(row) for row in document.tables[0].rows] == [["甲\n又", "乙"], ["丙", "丁"]]


def old(version: int, text: bytes) -> bytes:
    """A sheet of Excel 2, 3 or 4: there is no workbook around it."""
    high = {2: 0, 3: 0x200, 4: 0x400}[version]
    begin = record(0x09 | high, words(0, 0x10), b"" if version == 2 else words(0))
    page = record(0x42, words(936))
    if version == 2:
        cell = record(0x04, words(0, 0), bytes(3), bytes([len(text)]), text)
        value = record(0x02, words(1, 0), bytes(3), words(7))
        value += record(0x03, words(2, 0), bytes(3), struct.pack("<d", 1.5))
        computed = record(0x06, words(3, 0), bytes(3), AS_TEXT, b"\0\1\x16") + record(0x07, bytes([len(text)]), text)
    else:
        cell = record(0x204, words(0, 0, 0), words(len(text)), text)
        value = record(0x27E, words(1, 0, 0), struct.pack("<I", 7 << 2 | 2))
        value += record(0x203, words(2, 0, 0), struct.pack("<d", 1.5))
        head = 0x06 | (0x400 if version == 4 else 0x200)
        computed = record(head, words(3, 0, 0), AS_TEXT, words(0, 1), b"\x16") + record(0x207, words(len(text)), text)
    return begin + page + cell + value + computed + EOF


@pytest.mark.parametrize("version", [2, 3, 4])
@pytest.mark.parametrize("suffix", ["xls", "et"])
def test_sheets_without_a_workbook(version: int, suffix: str) -> None:
    document = read(Source(f"名单.{suffix}", old(version, f"懿{ID}".encode("gb18030"))))
    assert cells(document) == {f"Sheet1!A{at}": text for at, text in enumerate((f"懿{ID}", "7", "1.5", f"懿{ID}"), 1)}
    assert causes(document) == []


def excel_95(code_page: int) -> bytes:
    """A workbook of Excel 95: strings are bytes of a code page."""

    def text(value: str) -> bytes:
        raw = value.encode("gbk")
        return words(len(raw)) + raw

    name = "名单".encode("gbk")
    note = f"见{ID}".encode("gbk")
    head = record(0x809, words(0x500, 5, 0, 0)) + record(0x42, words(code_page))
    sheet = b"".join((
        record(0x809, words(0x600, 0x10, 0, 0)),  # some write the version of Excel 97 here
        record(0x14, bytes([4]) + "页眉".encode("gbk")),
        record(0x204, words(0, 0, 0), text("身份证号码")),
        record(0xD6, words(1, 0, 0), text(ID), b"\1\0\0"),
        record(0x1C, words(1, 0, len(note)), note[:5]),
        record(0x1C, words(0xFFFF, 0, len(note)), note[5:]),
        EOF,
    ))  # fmt: skip
    place = len(head) + 4 + 7 + len(name) + len(EOF)
    return head + record(0x85, struct.pack("<IHB", place, 0, len(name)), name) + EOF + sheet


@pytest.mark.parametrize("code_page", [936, 1252])
def test_excel_95_in_a_code_page(code_page: int) -> None:
    document = read(Source("名单.xls", compound.write({("Book",): excel_95(code_page)})))
    assert cells(document) == {"名单!A1": "身份证号码", "名单!A2": ID}
    said = {(p.location.role, p.text) for p in document.passages}
    assert said >= {("header", "页眉"), ("comment", f"见{ID}")}
    assert causes(document) == []


def test_excel_95_and_97_in_one_file() -> None:
    both = compound.write({("Workbook",): book(label(0, 0, "新")), ("Book",): excel_95(936)})
    assert [table.rows for table in read(Source("名单.xls", both)).tables] == [[["新"]], [["身份证号码"], [ID]]]


def test_what_xlwt_writes_is_read_back() -> None:
    workbook: Any = xlwt.Workbook(encoding="utf-8")
    sheet = workbook.add_sheet("名单")
    for column, text in enumerate(("姓名", "身份证号", "出生", "金额", "内部")):
        sheet.write(0, column, text)
    dated = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    white = xlwt.easyxf("font: colour white")
    on_blue = xlwt.easyxf("font: colour white; pattern: pattern solid, fore_colour dark_blue")
    for column, (value, style) in enumerate((("张三", None), (ID, None), (datetime.date(1985, 3, 12), dated),
                                             (1234.5, None), (True, None))):  # fmt: skip
        sheet.write(1, column, value, style or xlwt.Style.default_style)
    sheet.write(2, 4, "白", white)
    sheet.write(3, 4, "题", on_blue)
    sheet.write(4, 0, xlwt.Formula('"甲乙"&A2'))
    sheet.write_merge(5, 6, 0, 1, "合并")
    sheet.col(3).hidden = True
    sheet.row(3).hidden = True
    for name, state in (("藏", 1), ("深藏", 2)):
        extra = workbook.add_sheet(name)
        extra.visibility = state
        extra.write(1, 1, f"{name}的字")
    file = io.BytesIO()
    workbook.save(file)
    document = read(Source("名单.xls", file.getvalue()))
    assert causes(document) == []
    found = cells(document)
    assert [found[f"名单!{c}2"] for c in "ABCDE"] == ["张三", ID, "1985-03-12", "1234.5", "TRUE"]
    assert found["名单!A6"] == "合并"
    assert hidden_cells(document) >= {"藏!B2", "深藏!B2", "名单!D1", "名单!D2", "名单!E4"}
    assert unseen(document) == [("E3", "白")]
    said = {p.text: (p.location.role, p.location.anchor) for p in document.passages}
    assert said["甲乙"] == ("metadata", Cell(1, 5, 1, "名单"))


def test_what_libreoffice_writes_is_read_back() -> None:
    path = DATA / "libreoffice.xls"
    document = read(Source(path.name, path.read_bytes()))
    assert causes(document) == []
    found = cells(document)
    assert [found[f"名单!{c}2"] for c in "ABCD"] == ["甲项", "1985-03-12", "13812345678", "隐列值"]
    assert hidden_cells(document) >= {"名单!D2", "名单!A3", "隐藏表!A1"}
    assert unseen(document) == [("E1", "白字"), ("B4", "被盖住")]
    said = {(p.location.role, p.text) for p in document.passages}
    assert said >= {
        ("comment", "批注内容"), ("metadata", "批注人丁"), ("header", "页眉甲"), ("footer", "页脚甲"),
        ("textbox", "文本框甲"), ("metadata", "甲项,乙项"), ("metadata", "提示文字"), ("metadata", "名称值"),
        ("metadata", "作者甲"), ("metadata", "字面"),
    }  # fmt: skip
    places_of = {p.text: p.location.anchor for p in document.passages}
    assert places_of["批注内容"] == Cell(1, 2, 1, "名单")


@pytest.mark.parametrize("suffix", ["xls", "et", "ett", "xlt"])
def test_the_roster_is_the_one_of_every_format(suffix: str) -> None:
    data = (DATA / "roster.xls").read_bytes()
    document = read(Source(f"公示.{suffix}", data))
    (table,) = document.tables
    rows = [[cell for cell in row if cell] for row in table.rows]
    assert rows == [[text for text in row if text] for row in ([TITLE], *HEADER, *persons())]
    assert Field("suffix") not in [passage.location.anchor for passage in document.passages]


def ciphered(stream: bytes, password: str) -> bytes:
    """The stream under RC4 of 40 bits ([MS-OFFCRYPTO] 2.3.6, [MS-XLS] 2.2.10): heads of records stay as they are."""
    salt, verifier = bytes(range(16)), bytes(range(16, 32))
    first = hashlib.md5(password.encode("utf-16-le")).digest()[:5]  # noqa: S324
    base = hashlib.md5((first + salt) * 16).digest()[:5]  # noqa: S324

    def keys(block: int) -> Iterator[int]:
        key = hashlib.md5(base + struct.pack("<I", block)).digest()  # noqa: S324
        box, j = list(range(256)), 0
        for i in range(256):
            j = (j + box[i] + key[i % 16]) & 255
            box[i], box[j] = box[j], box[i]
        i = j = 0
        while True:
            i = (i + 1) & 255
            j = (j + box[i]) & 255
            box[i], box[j] = box[j], box[i]
            yield box[(box[i] + box[j]) & 255]

    start = keys(0)
    proof = bytes(byte ^ next(start) for byte in verifier + hashlib.md5(verifier).digest())  # noqa: S324
    mark = record(0x2F, words(1, 1, 1), salt, proof)
    plain = stream[:20] + mark + stream[20:]  # behind the first record
    result, at = bytearray(plain), 0
    pads = {block: keys(block) for block in range(len(plain) // 1024 + 1)}
    pad = bytes(next(pads[at // 1024]) for at in range(len(plain)))
    while at + 4 <= len(plain):
        kind, size = struct.unpack_from("<HH", plain, at)
        if kind not in (0x809, 0x2F):
            for place in range(at + 4 + 4 * (kind == 0x85), at + 4 + size):
                result[place] ^= pad[place]
        at += 4 + size
    return bytes(result)


def test_a_workbook_under_the_password_that_every_program_knows() -> None:
    pytest.importorskip("msoffcrypto")
    stream = ciphered(book(*(label(row, 0, ID) for row in range(200))), "VelvetSweatshop")
    document = read(Source("名单.xls", compound.write({("Workbook",): stream})))
    assert list(cells(document).values()) == [ID] * 200
    assert "encrypted" not in dict(causes(document))


def test_a_workbook_under_another_password() -> None:
    stream = ciphered(book(label(0, 0, ID)), "secret")
    document = read(Source("名单.xls", compound.write({("Workbook",): stream})))
    assert causes(document) == [("encrypted", "")]
    assert not list(document.tables)


def test_a_bare_stream_under_a_password() -> None:
    assert causes(read(Source("a.xls", ciphered(book(label(0, 0, ID)), "secret")))) == [("encrypted", "")]


def test_zeros_between_records_are_passed_over() -> None:
    assert cells(read_sheet(label(0, 0, "甲"), bytes(100_003), label(1, 0, "乙"))) == {"名单!A1": "甲", "名单!A2": "乙"}


def test_what_stands_behind_the_last_record_is_said() -> None:
    document = read(Source("名单.xls", book(label(0, 0, "甲")) + bytes(999) + ID.encode("utf-16-le")))
    assert [(p.location.role, p.text) for p in document.passages if ID in p.text] == [("hidden", ID)]


def test_many_rows_share_what_they_can() -> None:
    row_of = (record(0xBD, words(row, 0), struct.pack("<HI", 15, row << 2 | 2) * 9, words(8)) for row in range(5000))
    (table,) = (item for item in read_sheet(*row_of).content if isinstance(item, Table))
    assert table.rows[4999] == ["4999"] * 9
    assert all(one is not other for one, other in pairwise(table.rows))
    assert (table.column_numbers, table.row_numbers) == (list(range(1, 10)), list(range(1, 5001)))
