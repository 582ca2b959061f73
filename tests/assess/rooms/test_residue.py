"""What a file carries besides its text. The files are written by the libraries that offices' programs resemble."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import openpyxl
import pytest
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment
from reportlab.pdfgen.canvas import Canvas

from redactscan.readers import Source

ONLY = ["tracked-change", "comment", "hidden-content", "document-property"]
NAMES = [["姓名", "金额"], ["张伟", "620"], ["王芳", "640"]]


def word(*inner: str, author: str | None = None, template: str = "", comment: str = "") -> Source:
    """A document of paragraphs in XML."""
    document = docx.Document()
    for runs in inner:
        document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
    if comment:
        paragraph = document.add_paragraph("正文")
        document.add_comment(paragraph.runs, text=comment, author="", initials="")
    if author is not None:
        document.core_properties.author = author
    file = io.BytesIO()
    document.save(file)
    return Source("a.docx", file.getvalue())


def run(text: str, properties: str = "", tag: str = "t") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:{tag}>{text}</w:{tag}></w:r>"


def book(make: Callable[[openpyxl.Workbook], None], path: str = "a.xlsx") -> Source:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in NAMES:
        sheet.append(row)
    make(workbook)
    file = io.BytesIO()
    workbook.save(file)
    return Source(path, file.getvalue())


def hide_row(workbook: openpyxl.Workbook) -> None:
    workbook["Sheet"].row_dimensions[2].hidden = True


def hide_column(workbook: openpyxl.Workbook) -> None:
    workbook["Sheet"].column_dimensions["B"].hidden = True


def hide_sheet(workbook: openpyxl.Workbook) -> None:
    other = workbook.create_sheet("底册")
    other.append(["各村", "测算"])
    other.sheet_state = "veryHidden"


def hide_empty(workbook: openpyxl.Workbook) -> None:
    workbook.create_sheet("空").sheet_state = "hidden"
    workbook["Sheet"].row_dimensions[9].hidden = True
    workbook["Sheet"].column_dimensions["F"].hidden = True


def comment(workbook: openpyxl.Workbook) -> None:
    workbook["Sheet"]["A2"].comment = Comment("这户要再核", "")
    workbook["Sheet"]["B2"].comment = Comment("金额不对", "")


INS, DEL = '<w:ins w:id="1" w:author="a">{}</w:ins>', '<w:del w:id="2" w:author="a">{}</w:del>'


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            word(run("罚款") + DEL.format(run("五万元", tag="delText")) + INS.format(run("三万元"))),
            [("tracked-change", "medium", "review", "三万元", "修订未接受：删除 1 处，插入 1 处")],
        ),
        (word(run("公开"), comment="请领导定"), [("comment", "medium", "review", "请领导定", "批注共 1 条")]),
        (
            word(run("公开") + run("不公开的理由", "<w:vanish/>")),
            [("hidden-content", "medium", "review", "不公开的理由", "隐藏的内容共 1 处")],
        ),
        (word(run("一、总则") + run("12", "<w:webHidden/>")), []),  # a table of contents
        (book(comment), [("comment", "medium", "review", "这户要再核", "批注共 2 条")]),
        (book(hide_row), [("hidden-content", "medium", "review", "张伟", "隐藏的内容共 2 处")]),
        (book(hide_column), [("hidden-content", "medium", "review", "金额", "隐藏的内容共 3 处")]),
        (book(hide_sheet), [("hidden-content", "medium", "review", "各村", "隐藏的内容共 2 处")]),
        (book(hide_empty), []),
    ],
)
def test_residue(heard: Callable[..., Any], source: Source, said: list[tuple[str, ...]]) -> None:
    found = heard(source, only=[slug for slug in ONLY if slug != "document-property"])
    assert [(s.rule, s.severity, s.kind, s.value, s.reasons[0]) for s in found] == said


def test_each_hidden_place_of_a_workbook_is_told_once(heard: Callable[..., Any]) -> None:
    def both(workbook: openpyxl.Workbook) -> None:
        hide_row(workbook)
        hide_column(workbook)
        hide_sheet(workbook)

    assert [s.reasons[0] for s in heard(book(both), only=["hidden-content"])] == [
        "隐藏的内容共 4 处",
        "隐藏的内容共 2 处",
    ]


def test_personal_data_in_hidden_content_make_it_grave(heard: Callable[..., Any], number: Callable[..., str]) -> None:
    def make(workbook: openpyxl.Workbook) -> None:
        workbook["Sheet"]["C1"], workbook["Sheet"]["C2"] = "身份证号", number(1985)
        workbook["Sheet"].column_dimensions["C"].hidden = True

    (said,) = heard(book(make), only=["hidden-content"])
    assert (said.severity, said.kind, said.reasons[1]) == ("high", "fail", "其中有应当处理的内容")
    (said,) = heard(word(run(f"身份证号{number(1985)}", "<w:vanish/>")), only=["hidden-content"])
    assert said.severity == "high"


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<!-- 页脚开始 --><p>正文</p><script>var 标题 = '首页'</script><input type=hidden value='3f2a9c'>", []),
        ("<p style='display:none'>首页 机构 动态</p><p>正文</p>", []),
        ("<!-- 联系人电话13905510001 --><p>正文</p>", ["comment"]),
        ("<p style='display:none'>联系人电话13905510001</p><p>正文</p>", ["hidden-content"]),
        (
            "<table><tr><th>姓名</th><th style='display:none'>备注</th></tr>"
            "<tr><td>张伟</td><td style='display:none'>村干部亲属</td></tr></table>",
            ["hidden-content"],
        ),
    ],
)
def test_a_page_hides_and_comments_for_machines(heard: Callable[..., Any], page: str, said: list[str]) -> None:
    source = Source("a.html", f"<html><body>{page}</body></html>".encode())
    assert [s.rule for s in heard(source, only=ONLY)] == said


def covered(*bars: tuple[float, float, float, float], colour: float = 0, pages: int = 1) -> Source:
    """A PDF of two lines on every page, with bars over them."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(400, 400))
    for _ in range(pages):
        canvas.drawString(50, 300, "Beneficiary")
        canvas.drawString(50, 200, "13905510001")
        canvas.setFillGray(colour)
        for bar in bars:
            canvas.rect(*bar, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return Source("a.pdf", file.getvalue())


NAME, NUMBER = (45, 295, 90, 18), (45, 195, 90, 18)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (covered(NAME), [("bad-redaction", "Beneficiary", 1)]),
        (covered(NAME, colour=1), [("bad-redaction", "Beneficiary", 1)]),
        (covered(NUMBER), [("bad-redaction", "13905510001", 2)]),
        (covered(NAME, NUMBER), [("bad-redaction", "Beneficiary\n13905510001", 2)]),
        (covered(NAME, pages=2), [("bad-redaction", "Beneficiary", 1)] * 2),
        (covered((45, 240, 90, 18)), []),
    ],
)
def test_a_bar_over_text_takes_nothing_out(
    heard: Callable[..., Any], source: Source, said: list[tuple[str, str, int]]
) -> None:
    found = heard(source, only=["bad-redaction", "hidden-content"])
    assert [(s.rule, s.value, len(s.reasons)) for s in found] == said
    assert all((s.severity, s.kind) == ("high", "fail") for s in found)


def test_notes_in_a_pdf_and_not_its_links(heard: Callable[..., Any]) -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 700, "TEXT")
    canvas.linkURL("https://www.example.gov.cn/", (72, 600, 200, 640))
    canvas.textAnnotation("please check this figure", (72, 600, 200, 640))
    canvas.save()
    found = heard(Source("a.pdf", file.getvalue()), only=["comment"])
    assert [(s.value, s.reasons[0]) for s in found] == [("please check this figure", "批注共 1 条")]


@pytest.mark.parametrize(
    ("author", "severity", "reason"),
    [
        ("张伟", "low", "属性里是人名"),
        ("欧阳雪梅", "low", "属性里是人名"),
        (r"C:\Users\zhangwei\公文", "low", "属性里是电脑上的路径"),
        ("办公室综合科", "info", "软件之外的人填写的属性"),
        ("zhangwei", "info", "软件之外的人填写的属性"),
        ("python-docx", None, ""),
        ("Microsoft Office User", None, ""),
        ("Windows 用户", None, ""),
        ("WPS_1605678901", None, ""),
        ("Administrator", None, ""),
        ("", None, ""),
    ],
)
def test_authors(heard: Callable[..., Any], author: str, severity: str | None, reason: str) -> None:
    found = heard(word(run("正文"), author=author), only=["document-property"])
    assert [(s.severity, s.value, s.reasons[0]) for s in found] == ([(severity, author, reason)] if severity else [])


def test_a_person_is_told_once(heard: Callable[..., Any]) -> None:
    def make(workbook: openpyxl.Workbook) -> None:
        workbook.properties.creator = workbook.properties.lastModifiedBy = "张伟"
        workbook.properties.title = "张伟的低保名单"

    assert [s.label for s in heard(book(make), only=["document-property"])] == ["文档属性 “creator”"]


def test_what_libraries_write_of_themselves_is_nothing(heard: Callable[..., Any]) -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        workbook.add_worksheet().write_row(0, 0, ["姓名", "金额"])
    canvas = Canvas(pdf := io.BytesIO())
    canvas.drawString(72, 700, "TEXT")
    canvas.save()
    sources = [
        word(run("正文")),
        book(lambda _: None),
        Source("b.xlsx", file.getvalue()),
        Source("a.pdf", pdf.getvalue()),
        Source("a.txt", "正文".encode()),
    ]
    assert [said for source in sources for said in heard(source, only=ONLY)] == []
