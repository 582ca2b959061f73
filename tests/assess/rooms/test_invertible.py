"""Masks that can be undone with the file alone. The files are written by the libraries that offices use or resemble."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment
from openpyxl.styles import Font

from redactscan.readers import Source
from redactscan.validators import mod_11_2

ONLY = ["invertible-mask"]
DIGITS = [f"34012119850312{sequence:03d}" for sequence in (997, 12, 346)]
IDS = [digits + mod_11_2.character(digits) for digits in DIGITS]
MASKS = [f"{number[:6]}********{number[14:]}" for number in IDS]
HEADS = [f"{number[:6]}************" for number in IDS]
LOOK = "只是看不见（数字格式、字色、字号或合并单元格），文件里是完整的值"


def book(make: Callable[[Any, Any], None], rows: list[list[Any]]) -> Source:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "公示"
    for row in rows:
        sheet.append(row)
    make(workbook, sheet)
    file = io.BytesIO()
    workbook.save(file)
    return Source("a.xlsx", file.getvalue())


def masked(masks: list[str], *, full: list[str] | None = None) -> list[list[Any]]:
    rows: list[list[Any]] = [["姓名", "身份证号"], *(["张某某", mask] for mask in masks)]
    if full:
        rows = [[*row, cell] for row, cell in zip(rows, ["原号码", *full], strict=True)]
    return rows


def hide_column(_: Any, sheet: Any) -> None:
    sheet.column_dimensions["C"].hidden = True


def hide_sheet(workbook: Any, _: Any) -> None:
    other = workbook.create_sheet("底册")
    for number in ("身份证号码", *IDS):
        other.append(["张某", number])
    other.sheet_state = "hidden"


def comment(_: Any, sheet: Any) -> None:
    sheet["A3"].comment = Comment(f"身份证号{IDS[1]}", "")


def nothing(_: Any, __: Any) -> None:
    pass


ROW = "同一行的完整值还在文件里：{}"
FITS = "文件里有与这一遮盖相符的完整号码：{}"

# (what is done to the sheet, its rows, the cells told of with the reason)
COPIES: list[tuple[Callable[[Any, Any], None], list[list[Any]], list[tuple[str, str]]]] = [
    (hide_column, masked(MASKS, full=IDS), [(f"公示!B{n}", ROW.format(f"隐藏内容 公示!C{n}")) for n in (2, 3, 4)]),
    (hide_column, masked(HEADS, full=IDS), [(f"公示!B{n}", ROW.format(f"隐藏内容 公示!C{n}")) for n in (2, 3, 4)]),
    (hide_column, masked(MASKS[:1], full=IDS[1:2]), []),  # somebody else's
    (hide_column, masked(["*" * 18], full=IDS[:1]), []),
    (hide_sheet, masked(MASKS), [(f"公示!B{n}", FITS.format(f"隐藏内容 底册!B{n}")) for n in (2, 3, 4)]),
    (hide_sheet, masked(HEADS), []),  # nobody can say whose is which
    (comment, masked(MASKS), [("公示!B3", ROW.format("批注 公示!A3"))]),
    (comment, masked(HEADS), [("公示!B3", ROW.format("批注 公示!A3"))]),
    (nothing, masked(MASKS, full=IDS), []),  # in full for all to see: a finding of its own
    (hide_column, [["户主", "村", "户主姓名"], ["张**", "王庄村", "张国庆"], ["李**", "王庄村", "王秀兰"]],
     [("公示!A2", ROW.format("隐藏内容 公示!C2"))]),
    (hide_column, [["姓名", "手机", "手机"], ["张某某", "138****5678", "13812345678"]],
     [("公示!B2", ROW.format("隐藏内容 公示!C2"))]),
]  # fmt: skip


@pytest.mark.parametrize(("make", "rows", "told"), COPIES)
def test_copies_in_a_workbook(
    heard: Callable[..., Any], make: Callable[[Any, Any], None], rows: list[list[Any]], told: list[tuple[str, str]]
) -> None:
    said = heard(book(make, rows), only=ONLY)
    assert [(s.label, *s.reasons) for s in said] == told
    assert {(s.severity, s.kind) for s in said} <= {("high", "fail")}


def number_format(code: str) -> Callable[[Any, Any], None]:
    def make(_: Any, sheet: Any) -> None:
        for row in (2, 3):
            sheet.cell(row, 2).number_format = code

    return make


def white(_: Any, sheet: Any) -> None:
    for row in (2, 3):
        sheet.cell(row, 2).font = Font(color="FFFFFFFF")


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (number_format(";;;"), True),
        (number_format("**;**;**;**"), True),
        (number_format('"138****0000"'), True),
        (white, True),
        (number_format("0"), False),
        (number_format("000-0000-0000"), False),
    ],
)
def test_a_look_in_a_workbook(heard: Callable[..., Any], make: Callable[[Any, Any], None], told: bool) -> None:
    rows: list[list[Any]] = [["姓名", "手机"], ["张某某", 13812345672], ["李某某", 13812345673]]
    said = heard(book(make, rows), only=ONLY)
    assert [(s.label, s.value, *s.reasons) for s in said] == [
        (f"公示!B{row}", f"1381234567{row}", LOOK) for row in (2, 3) if told
    ]


def word(*inner: str) -> Source:
    """A document of paragraphs in XML."""
    document = docx.Document()
    for runs in reversed(inner):
        document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
    file = io.BytesIO()
    document.save(file)
    return Source("a.docx", file.getvalue())


def run(text: str, properties: str = "", tag: str = "t") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:{tag}>{text}</w:{tag}></w:r>"


DEL, INS = '<w:del w:id="2" w:author="a">{}</w:del>', '<w:ins w:id="1" w:author="a">{}</w:ins>'
WHITE = '<w:color w:val="FFFFFF"/>'
REVISED = "身份证号：", DEL.format(run(IDS[0], tag="delText")) + INS.format(run(MASKS[0]))

# (document, value and reason told)
TEXTS: list[tuple[Source, list[tuple[str, str]]]] = [
    (word(run(REVISED[0]) + REVISED[1]), [(MASKS[0], FITS.format("修订删除 第1段"))]),
    (word(run("身份证号：") + run(IDS[0], WHITE)), [(IDS[0], LOOK)]),
    (word(run("身份证号：") + run(IDS[0], "<w:vanish/>")), [(IDS[0], LOOK)]),
    (word(run(f"身份证号{IDS[0]}", WHITE)), []),  # nothing of it is seen: hidden content
    (word(run("身份证号：" + IDS[0])), []),
    (
        Source("a.html", f"<p>张某某，身份证号：{MASKS[0]}</p><!-- 身份证号{IDS[0]} -->".encode()),
        [(MASKS[0], FITS.format("批注 第1行 第1列"))],
    ),
    (
        Source("a.html", f"<p>身份证号：<span style='color:#fff'>{IDS[0]}</span></p>".encode()),
        [(IDS[0], LOOK)],
    ),
    (
        Source(f"{IDS[0]}.txt", f"张某某，身份证号：{MASKS[0]}".encode()),
        [(MASKS[0], FITS.format("文件名 “path”"))],
    ),
]


@pytest.mark.parametrize(("source", "told"), TEXTS)
def test_texts(heard: Callable[..., Any], source: Source, told: list[tuple[str, str]]) -> None:
    assert [(s.value, *s.reasons) for s in heard(source, only=ONLY)] == told


def test_a_mask_that_two_copies_fit_tells_nothing(heard: Callable[..., Any]) -> None:
    other = "34012119600101997"
    other += mod_11_2.character(other)
    mask = IDS[0][:6] + "********" + IDS[0][14:17] + "*"
    both = f"张某某，身份证号：{mask}<!-- 身份证号{IDS[0]}，身份证号{other} -->"
    assert heard(Source("a.html", f"<p>{both}</p>".encode()), only=ONLY) == []
    assert len(heard(Source("a.html", f"<p>{both.replace(other, '')}</p>".encode()), only=ONLY)) == 1


def test_a_place_is_named_without_what_it_hides(heard: Callable[..., Any]) -> None:
    def make(workbook: Any, _: Any) -> None:
        other = workbook.create_sheet(f"底册{IDS[1]}")
        other.append(["身份证号", IDS[0]])
        other.sheet_state = "hidden"

    (said,) = heard(book(make, masked(MASKS[:1])), only=ONLY)
    assert IDS[1] not in said.reasons[0]
    assert "340*************" in said.reasons[0]
