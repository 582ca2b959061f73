"""Workbooks: written by openpyxl, XlsxWriter and LibreOffice, and by hand where no program would write such a thing."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from redactscan.model import Block, Cell, Document, Field, Table
from redactscan.readers import Source, read, xlsx
from tests.readers.canaries.cells import cells, hidden_cells, unseen
from tests.readers.canaries.numbers import resident_id

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACES = " ".join((
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"',
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
    'xmlns:v="urn:schemas-microsoft-com:vml"',
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"',
    'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"',
))  # fmt: skip


ID = resident_id("99010119850312021")


def part(root: str, content: str = "", attributes: str = "") -> str:
    return f"<{root} {NAMESPACES} {attributes}>{content}</{root}>"


def relations(*targets: tuple[str, str]) -> str:
    lines = (
        f'<Relationship Id="rId{n}" Type="x/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets, 1)
    )
    return f"<Relationships>{''.join(lines)}</Relationships>"


def pack(rows: str, rest: str = "", before: str = "", **parts: str | bytes) -> bytes:
    """A workbook with the sheet 名单; ``before`` and ``rest`` stand around its rows, a keyword replaces a part."""
    sheet = part("worksheet", f"{before}<sheetData>{rows}</sheetData>{rest}")
    book = part("workbook", '<sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets>')
    members: dict[str, str | bytes] = {
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml")),
        SHEET: sheet,
        **parts,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def read_rows(rows: str, rest: str = "", before: str = "", **parts: str | bytes) -> Document:
    return xlsx.read(Source("名单.xlsx", pack(rows, rest, before, **parts)))


def causes(document: Document) -> list[tuple[str, str, str]]:
    return [(notice.cause, notice.part, notice.detail.key if notice.detail else "") for notice in document.notices]


def styles(*codes: str, fonts: str = "", fills: str = "", xfs: str = "") -> str:
    """A style sheet whose cell format n + 1 has the n-th number format."""
    formats = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{code}"/>' for n, code in enumerate(codes))
    own = "".join(f'<xf numFmtId="{200 + n}"/>' for n, _ in enumerate(codes))
    return part(
        "styleSheet",
        f"<numFmts>{formats}</numFmts><fonts><font/>{fonts}</fonts><fills><fill/>{fills}</fills>"
        f'<cellXfs><xf numFmtId="0"/>{own}{xfs}</cellXfs>',
    )


STRINGS = part("sst", f"<si><t>甲</t></si><si><r><t>{ID[:6]}</t></r><r><rPr/><t>{ID[6:]}</t></r></si>"
               "<si><t>王</t><rPh sb='0' eb='1'><t>注音</t></rPh></si><si><t>删去的人</t></si>")  # fmt: skip
CELLS = [
    ('t="s"><v>0</v>', "甲"),
    ('t="s"><v>1</v>', ID),
    ('t="s"><v>2</v>', "王"),
    ('t="s"><v>99</v>', None),
    ('t="s"><v>-1</v>', None),
    ('t="s"><v>x</v>', None),
    ('t="inlineStr"><is><t>甲</t></is>', "甲"),
    ('t="inlineStr"><is><r><t>张</t></r><r><t>三</t></r></is>', "张三"),
    ('t="str"><f>A1</f><v>甲</v>', "甲"),
    ('t="str"><f>A1</f><v></v>', None),
    ('t="b"><v>1</v>', "TRUE"),
    ('t="e"><v>#N/A</v>', "#N/A"),
    ('t="d"><v>1985-03-12</v>', "1985-03-12"),
    ('t="str"><v>甲_x000D_乙</v>', "甲\r乙"),
    ("><v>1</v>", "1"),
    (f"><v>{ID[:17]}0</v>", f"{ID[:17]}0"),
    ("><v>6222020200012345678</v>", "6222020200012345678"),
    ("><v>3.4012119850312902E+17</v>", "340121198503129000"),
    ("><v>1.3812345678E10</v>", "13812345678"),
    ("><v>1.5E3</v>", "1500"),
    ("><v>1.23456789E3</v>", "1234.56789"),
    ("><v>-1.3812345678E10</v>", "-13812345678"),
    ("><v>1E-7</v>", "1E-7"),
    ("><v>0.30000000000000004</v>", "0.30000000000000004"),
    ("><v>1E+400</v>", "1E+400"),
    ("><v>E</v>", "E"),
    ("/><c r='B1'><v></v>", None),
    ('s="77"><v>1</v>', "1"),
]


@pytest.mark.parametrize(("content", "expected"), CELLS)
def test_cell_texts(content: str, expected: str | None) -> None:
    document = read_rows(f'<row r="1"><c r="A1" {content}</c></row>', **{"xl/sharedStrings.xml": STRINGS})
    assert cells(document) == ({"名单!A1": expected} if expected else {})
    assert causes(document) == []


NUMBERS = [
    ("yyyy-mm-dd", "31118", "1985-03-12"),
    ("yyyy/m/d;@", "31118", "1985-03-12"),
    ('yyyy"年"m"月"d"日"', "31118.0", "1985-03-12"),
    ("[$-804]yyyy年m月", "31118", "1985-03-12"),
    ("yyyy-mm-dd hh:mm", "31118.25", "1985-03-12 06:00:00"),
    ("hh:mm", "0.25", "06:00:00"),
    ("[h]:mm:ss", "0.25", "06:00:00"),
    ("yyyy-mm-dd", "59", "1900-02-28"),
    ("yyyy-mm-dd", "60", "1900-02-29"),
    ("yyyy-mm-dd", "61", "1900-03-01"),
    ("yyyy-mm-dd", "-5", "-5"),
    ("yyyy-mm-dd", "19850312", "19850312"),
    ("yyyy-mm-dd", "NaN", "NaN"),
    ("0.00", "31118", "31118"),
    ('"d"0', "7", "d7"),
    ('0.00"days"', "7", "7"),
    ("0.00E+00", "31118", "31118"),
    ("[Red]0.0", "31118", "31118"),
    ("General", "31118", "31118"),
    ("#,##0_ ", "31118", "31118"),
    ("000000", "123", "000123"),
    ("&quot;1381234&quot;0000", "56", "13812340056"),
    ("000-0000-0000", "1012345678", "010-1234-5678"),
    ("000000 0000", "1381234567", "138123 4567"),
    ("0&quot;岁&quot;", "7", "7岁"),
    ("\\N0", "7", "N7"),
    ("¥0", "7", "¥7"),
    ("[DBNum1]0", "7", "7"),
    ("#,##0.00", "1234567", "1234567"),
    ("General&quot;号&quot;", "1.5", "1.5号"),
]


@pytest.mark.parametrize(("code", "value", "expected"), NUMBERS)
def test_number_formats(code: str, value: str, expected: str) -> None:
    sheet = styles(code.replace('"', "&quot;"))
    document = read_rows(f'<row><c s="1"><v>{value}</v></c></row>', **{"xl/styles.xml": sheet})
    assert cells(document) == {"名单!A1": expected}


@pytest.mark.parametrize("number", [*range(14, 23), *range(27, 37), *range(50, 59)])
def test_built_in_date_formats(number: int) -> None:
    sheet = styles(xfs=f'<xf numFmtId="{number}"/>')
    document = read_rows('<row><c s="1"><v>31118.25</v></c></row>', **{"xl/styles.xml": sheet})
    assert cells(document)["名单!A1"] == "1985-03-12 06:00:00"


def test_the_1904_system() -> None:
    book = part("workbook", '<workbookPr date1904="1"/><sheets><sheet name="名单" r:id="rId1"/></sheets>')
    parts = {"xl/workbook.xml": book, "xl/styles.xml": styles("yyyy-mm-dd")}
    assert cells(read_rows('<row><c s="1"><v>29656</v></c></row>', **parts)) == {"名单!A1": "1985-03-12"}


def test_a_text_format_may_put_something_before_the_text() -> None:
    document = read_rows(
        '<row><c s="1" t="str"><v>19850312</v></c></row>', **{"xl/styles.xml": styles("&quot;990101&quot;@")}
    )
    assert cells(document) == {"名单!A1": "99010119850312"}


FONT = "<font>{}</font>"
FILL = '<fill><patternFill patternType="solid"><fgColor {}/></patternFill></fill>'
LOOKS = [
    ("", "", False),
    (FONT.format('<color rgb="FFFFFFFF"/>'), "", True),
    (FONT.format('<color theme="0"/>'), "", True),
    (FONT.format('<color theme="0" tint="-0.5"/>'), "", False),
    (FONT.format('<color indexed="9"/>'), "", True),
    (FONT.format('<color theme="1"/>'), "", False),
    (FONT.format('<color rgb="FFFFFFFF"/>'), FILL.format('rgb="FF4472C4"'), False),
    (FONT.format('<color theme="0"/>'), FILL.format('theme="4"'), False),
    (FONT.format('<color theme="4"/>'), FILL.format('theme="4"'), True),
    (FONT.format('<color rgb="FFFF0000"/>'), FILL.format('rgb="FFFFFF00"'), False),
    ("", FILL.format('rgb="FF000000"'), True),
    ("", FILL.format('theme="1"'), True),
    (FONT.format('<sz val="1"/>'), "", True),
    (FONT.format('<sz val="11"/>'), "", False),
]


@pytest.mark.parametrize(("font", "fill", "hidden"), LOOKS)
def test_cells_of_one_colour_with_their_ground(font: str, fill: str, hidden: bool) -> None:
    xf = f'<xf numFmtId="0" fontId="{1 if font else 0}" fillId="{1 if fill else 0}"/>'
    parts = {"xl/styles.xml": styles(fonts=font, fills=fill, xfs=xf)}
    document = read_rows('<row><c r="C1" s="1" t="str"><v>暗</v></c></row>', **parts)
    assert cells(document) == {"名单!C1": "暗"}
    assert unseen(document) == ([("C1", "暗")] if hidden else [])


UNSEEN = [
    (";;;", "n", True),
    (";;;", "str", True),
    (";;", "n", True),
    (";;", "str", False),
    (";;;@", "n", True),
    (";;;@", "str", False),
    ("0;;;", "n", False),
    ("0;;;", "str", True),
    ("0;0;0;&quot;已删&quot;", "str", True),
    ("&quot;已删&quot;", "n", True),
    ("**;**;**;**", "str", True),
    ("0;;", "n", False),
    ("@", "n", False),
]


@pytest.mark.parametrize(("code", "kind", "hidden"), UNSEEN)
def test_formats_that_show_nothing(code: str, kind: str, hidden: bool) -> None:
    document = read_rows(f'<row><c s="1" t="{kind}"><v>7</v></c></row>', **{"xl/styles.xml": styles(code)})
    assert unseen(document) == ([("A1", "7")] if hidden else [])


def test_cells_without_addresses_follow_one_another() -> None:
    document = read_rows(
        '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="7"/><row><c><v>4</v></c></row>'
    )
    assert cells(document) == {"名单!A1": "1", "名单!D1": "2", "名单!E1": "3", "名单!A8": "4"}


def test_cells_and_rows_out_of_order_are_put_in_order() -> None:
    document = read_rows('<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>2</v></c><c r="B2"><v>3</v></c></row>'
                         '<row r="1"><c r="A1"><v>4</v></c></row>')  # fmt: skip
    assert [list(row) for row in document.tables[0].rows] == [["4"], ["2", "1\n3"]]


@pytest.mark.parametrize("reference", ["", "1", "?!7", "ABCD1", "中1", "-1", "A" * 4000])
def test_addresses_that_are_none(reference: str) -> None:
    document = read_rows(f'<row r="{reference}"><c r="{reference}"><v>7</v></c></row>')
    assert list(cells(document).values()) == ["7"]


def test_the_last_cell_of_a_sheet_costs_no_more_than_the_first() -> None:
    document = read_rows(
        '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>', before='<dimension ref="A1:XFD1048576"/>'
    )
    table = document.tables[0]
    assert (table.row_numbers, table.column_numbers, table.rows) == ([1048576], [16384], [["7"]])


def test_a_scattered_sheet_is_cut_into_bands_that_stay_small() -> None:
    letters = [a + b + c for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJKLMNOPQRST" for c in "ABCDEFGHIJKLMNOPQRST"]
    rows = "".join(f'<row r="{n}"><c r="{name}{n}"><v>{n}</v></c></row>' for n, name in enumerate(letters, 1))
    document = read_rows(rows)
    tables = list(document.tables)
    assert len(cells(document)) == len(letters)
    assert sum(len(row) for table in tables for row in table.rows) < 1_000_000
    assert {(table.number, table.sheet) for table in tables} == {(1, "名单")}


HIDDEN = [
    ('<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>', "", {"A1"}),
    ('<row r="1" ht="0" customHeight="1"><c r="A1"><v>1</v></c></row>', "", {"A1"}),
    ('<row r="1" ht="15"><c r="A1"><v>1</v></c></row>', "", set()),
    (
        '<row><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row>',
        '<cols><col min="2" max="9" hidden="1"/></cols>',
        {"B1"},
    ),
    ('<row><c r="A1"><v>1</v></c></row>', '<cols><col min="1" max="16384" width="0"/></cols>', {"A1"}),
    ('<row><c r="A1"><v>1</v></c></row>', '<cols><col min="1" max="1" width="9.5"/></cols>', set()),
]


@pytest.mark.parametrize(("rows", "cols", "expected"), HIDDEN)
def test_hidden_rows_and_columns(rows: str, cols: str, expected: set[str]) -> None:
    assert hidden_cells(read_rows(rows, before=cols)) == {f"名单!{ref}" for ref in expected}


def test_what_lies_under_a_merged_cell_is_hidden() -> None:
    rows = "".join(
        f'<row r="{r}">' + "".join(f'<c r="{c}{r}"><v>{c}{r}</v></c>' for c in "ABC") + "</row>" for r in (1, 2)
    )
    rows = rows.replace("<c ", '<c t="str" ')
    document = read_rows(rows, '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="x"/></mergeCells>')
    assert unseen(document) == [("B1", "B1"), ("A2", "A2"), ("B2", "B2")]


def test_merged_ranges_without_end_are_noticed() -> None:
    rows = "".join(f'<row r="{r}"><c r="A{r}"><v>1</v></c></row>' for r in range(1, 2001))
    merges = "<mergeCells>" + "<mergeCell ref='B1:C9999'/>" * 2000 + "</mergeCells>"
    document = read_rows(rows, merges)
    assert causes(document) == [("limit-reached", SHEET, "detail.merged-cells")]


def test_strings_that_no_cell_shows_are_hidden() -> None:
    document = read_rows('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>',
                         **{"xl/sharedStrings.xml": STRINGS})  # fmt: skip
    found = {p.text: (p.location.role, p.location.anchor) for p in document.passages}
    assert found["删去的人"] == ("hidden", Field("sharedStrings"))
    assert found["注音"] == ("metadata", Field("phonetic"))
    assert "甲" not in found


def test_formulas_without_a_stored_result_are_noticed() -> None:
    document = read_rows("<row><c><f>A2&amp;A3</f></c><c><f>1+1</f><v>2</v></c></row>")
    assert causes(document) == [("part-skipped", SHEET, "detail.formulas-without-value")]


def formula(text: str) -> str:
    return f"<row><c r='B2'><f>{text}</f><v>1</v></c></row>"


ANCHORED = "<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>4</xdr:row></xdr:from>{}</xdr:twoCellAnchor>"
SHAPE = "<xdr:sp><xdr:nvSpPr><xdr:cNvPr {}/></xdr:nvSpPr><xdr:txBody>{}</xdr:txBody></xdr:sp>"
A = "<a:p><a:r><a:t>旗</a:t></a:r></a:p>"
B2, B5 = Cell(1, 2, 2, "名单"), Cell(1, 5, 2, "名单")
ON_SHEET = {
    "xl/comments1.xml": "comments",
    "xl/threadedComments/threadedComment1.xml": "threadedComment",
    "xl/drawings/drawing1.xml": "drawing",
}
# where 旗 is raised, in what, and the role and the place it must come back from
CANARIES: list[tuple[str, str, str, object]] = [
    ("rows", formula("IF(A1,&quot;旗旗&quot;)"), "metadata", B2),
    ("rows", "<row><c r='B2' t='inlineStr'><is><t>x</t><rPh><t>旗</t></rPh></is></c></row>", "metadata", B2),
    ("rest", "<headerFooter><oddHeader>&amp;L&amp;\"宋体\"旗</oddHeader></headerFooter>", "header", Field("oddHeader")),
    ("rest", "<headerFooter><firstFooter>&amp;C旗</firstFooter></headerFooter>", "footer", Field("firstFooter")),
    ("rest", '<dataValidation><formula1>"旗,帜"</formula1></dataValidation>', "metadata", Field("formula")),
    ("rest", '<dataValidation prompt="旗"/>', "metadata", Field("prompt")),
    ("rest", '<dataValidation error="旗"/>', "metadata", Field("error")),
    ("rest", '<x14:dataValidation><x14:formula1><xm:f>"旗帜"</xm:f></x14:formula1></x14:dataValidation>', "metadata",
     Field("formula")),
    ("rest", '<cfRule><formula>A1="旗帜"</formula></cfRule>', "metadata", Field("formula")),
    ("rest", '<cfRule text="旗"/>', "metadata", Field("text")),
    ("rest", '<autoFilter><filterColumn><filters><filter val="旗"/></filters></filterColumn></autoFilter>', "metadata",
     Field("filter")),
    ("rest", '<hyperlink ref="A1" tooltip="旗"/>', "metadata", Field("tooltip")),
    ("rest", '<hyperlink ref="A1" display="旗"/>', "metadata", Field("display")),
    ("rest", "<extLst><unheard><of>旗</of></unheard></extLst>", "metadata", Field("of")),
    ("xl/comments1.xml", part("comments", "<authors><author>批</author></authors><commentList><comment ref='B2'><text>"
     "<r><t>旗</t></r></text></comment></commentList>"), "comment", B2),
    ("xl/comments1.xml", part("comments", "<authors><author>旗</author></authors>"), "metadata", Field("author")),
    ("xl/comments9.xml", part("comments", "<commentList><comment ref='B2'><text><t>旗</t></text></comment>"
     "</commentList>"), "comment", Field("B2")),
    ("xl/threadedComments/threadedComment1.xml", part("ThreadedComments", "<threadedComment ref='B2'><text>旗</text>"
     "</threadedComment>"), "comment", B2),
    ("xl/persons/person.xml", part("personList", "<person displayName='旗'/>"), "metadata", Field("displayName")),
    ("xl/drawings/drawing1.xml", part("xdr:wsDr", ANCHORED.format(SHAPE.format("", A))), "textbox", B5),
    ("xl/drawings/drawing1.xml", part("xdr:wsDr", ANCHORED.format(SHAPE.format("hidden='1'", A))), "hidden", B5),
    ("xl/drawings/drawing1.xml", part("xdr:wsDr", ANCHORED.format(SHAPE.format("descr='旗'", ""))), "alt-text",
     Field("descr")),
    ("xl/drawings/drawing7.xml", part("xdr:wsDr", ANCHORED.format(SHAPE.format("", A))), "textbox", Field("drawing")),
    ("xl/drawings/vmlDrawing1.vml", part("xml", "<v:shape><v:textbox><div>旗</div></v:textbox></v:shape>"), "textbox",
     Block(1)),
    ("xl/charts/chart1.xml", part("c:chartSpace", "<c:cat><c:strCache><c:pt><c:v>旗</c:v></c:pt></c:strCache></c:cat>"),
     "body", Block(1)),
    ("xl/externalLinks/externalLink1.xml", part("externalLink", "<cell r='A1' t='str'><v>旗</v></cell>"), "hidden",
     Block(1)),
    ("xl/pivotCache/pivotCacheDefinition1.xml", part("pivotCacheDefinition", "<sharedItems><s v='旗'/></sharedItems>"),
     "hidden", Field("cache")),
    ("xl/pivotCache/pivotCacheDefinition1.xml", part("pivotCacheDefinition", "", "refreshedBy='旗'"), "metadata",
     Field("author")),
    ("xl/pivotCache/pivotCacheRecords1.xml", part("pivotCacheRecords", "<r><s v='旗'/><n v='1'/></r>"), "hidden",
     Field("cache")),
    ("xl/revisions/revisionLog1.xml", part("revisions", "<rcc><oc t='inlineStr'><is><t>旗</t></is></oc></rcc>"),
     "deleted", Block(1)),
    ("xl/revisions/revisionHeaders.xml", part("headers", "<header userName='旗'/>"), "metadata", Field("author")),
    ("xl/connections.xml", part("connections", "<connection><dbPr connection='旗'/></connection>"), "metadata",
     Field("connection")),
    ("xl/tables/table1.xml", part("table", "<tableColumn name='旗'/>"), "metadata", Field("name")),
    ("xl/sharedStrings.xml", part("sst", "<si><t>旗</t></si>"), "hidden", Field("sharedStrings")),
    ("xl/customProperty.xml", "<row><f>旗</f></row>", "metadata", Field("f")),
    ("docProps/core.xml", "<coreProperties><creator>旗</creator></coreProperties>", "metadata", Field("creator")),
    ("docProps/app.xml", "<Properties><Manager>旗</Manager></Properties>", "metadata", Field("Manager")),
    ("xl/printerSettings/printerSettings1.bin", "\\\\旗语服务器\\打印机", "metadata", Field("printer")),
]  # fmt: skip


@pytest.mark.parametrize(("where", "content", "role", "anchor"), CANARIES)
def test_a_canary_in_every_part_comes_back(where: str, content: str, role: str, anchor: object) -> None:
    if where in ("rows", "rest"):
        document = read_rows(**{"rows": "", where: content})
    else:
        parts: dict[str, str | bytes] = {where: content.encode("utf-16-le") if where.endswith(".bin") else content}
        if where in ON_SHEET:
            parts["xl/worksheets/_rels/sheet1.xml.rels"] = relations((ON_SHEET[where], f"/{where}"))
        document = read_rows("", **parts)
    found = [p for p in document.passages if "旗" in p.text]
    assert [(p.location.role, p.location.anchor) for p in found] == [(role, anchor)]


BOOKS = [
    ('<sheets><sheet name="旗" r:id="rId1"/></sheets>', "sheet"),
    ('<sheets/><definedNames><definedName name="旗">1</definedName></definedNames>', "defined name"),
    ('<sheets/><definedNames><definedName name="n">"旗帜"</definedName></definedNames>', "defined name"),
    ('<sheets/><fileSharing userName="旗"/>', "author"),
]


@pytest.mark.parametrize(("content", "name"), BOOKS)
def test_what_a_workbook_says_itself(content: str, name: str) -> None:
    document = read_rows("", **{"xl/workbook.xml": part("workbook", content)})
    found = [(p.location.role, p.location.anchor) for p in document.passages if "旗" in p.text]
    assert found == [("metadata", Field(name))]


EMBEDDED = ["xl/embeddings/oleObject1.bin", "xl/vbaProject.bin", "xl/worksheets/sheet2.bin", "xl/model/item.data"]


@pytest.mark.parametrize("name", EMBEDDED)
def test_what_is_no_xml_is_a_document_of_its_own(name: str) -> None:
    assert [inner.name for inner in read_rows("", **{name: b"x"}).embedded] == [name]


TYPES = [
    ("vnd.openxmlformats-officedocument.spreadsheetml.sheet", ""),
    ("vnd.openxmlformats-officedocument.spreadsheetml.template", ""),
    ("vnd.ms-excel.sheet.macroEnabled", ".12"),
    ("vnd.ms-excel.template.macroEnabled", ".12"),
    ("vnd.ms-excel.addin.macroEnabled", ".12"),
]


@pytest.mark.parametrize(("content", "version"), TYPES)
@pytest.mark.parametrize("suffix", ["xlsx", "xlsm", "xltx", "xltm", "xlam"])
def test_templates_and_workbooks_with_macros_are_workbooks(content: str, version: str, suffix: str) -> None:
    types = f'<Types><Override PartName="/xl/workbook.xml" ContentType="application/{content}.main+xml"/></Types>'
    document = read(Source(f"名单.{suffix}", pack("<row><c><v>7</v></c></row>", **{"[Content_Types].xml": types})))
    assert document.media_type == f"application/{content}{version}"
    assert Field("suffix") not in [passage.location.anchor for passage in document.passages]
    assert cells(document) == {"名单!A1": "7"}


def test_a_sheet_that_is_missing_is_noticed() -> None:
    targets = relations(("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/gone.xml"))
    book = part("workbook", '<sheets><sheet name="甲" r:id="rId1"/><sheet name="乙" r:id="rId2"/></sheets>')
    document = read_rows("", **{"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": targets})
    assert causes(document) == [("unparsable", "xl/worksheets/gone.xml", "detail.missing-part")]


def test_a_sheet_that_no_workbook_lists_is_read_as_hidden() -> None:
    stray = part("worksheet", '<sheetData><row><c t="str"><v>旗</v></c></row></sheetData>')
    document = read_rows("", **{"xl/worksheets/sheet9.xml": stray})
    assert hidden_cells(document) == {"sheet9.xml!A1"}
    assert [table.number for table in document.tables] == [2]


def test_sheets_are_read_although_the_workbook_is_damaged() -> None:
    document = read_rows('<row><c t="str"><v>甲</v></c></row>', **{"xl/workbook.xml": b"\0\1\2 garbage"})
    assert list(cells(document).values()) == ["甲"]
    assert ("unparsable", "xl/workbook.xml", "detail.damaged-xml") in causes(document)


def test_a_sheet_cut_short_keeps_its_first_rows() -> None:
    whole = pack("".join(f"<row><c><v>{n}</v></c></row>" for n in range(1000)))
    sheet = zipfile.ZipFile(io.BytesIO(whole)).read(SHEET)
    document = read_rows("", **{SHEET: sheet[: len(sheet) // 2]})
    assert len(cells(document)) > 400
    assert causes(document) == [("unparsable", SHEET, "detail.damaged-xml")]


def test_the_strict_dialect_reads_the_same() -> None:
    transitional = pack('<row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c></row>',
                        "<headerFooter><oddHeader>眉</oddHeader></headerFooter>",
                        **{"xl/sharedStrings.xml": STRINGS})  # fmt: skip
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(transitional)) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            target.writestr(name, text.replace("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"))
    assert xlsx.read(Source("a", file.getvalue())).content == xlsx.read(Source("a", transitional)).content


def test_what_openpyxl_writes_is_read_back() -> None:
    book: Any = openpyxl.Workbook()
    book.properties.creator = "作者"
    sheet = book.active
    sheet.title = "名单"
    sheet.append(["姓名", "身份证号", "出生", "金额", "内部"])
    sheet.append(["张三", ID, datetime.date(1985, 3, 12), 1234.5, True])
    sheet["E3"] = "白"
    sheet["E3"].font = Font(color="FFFFFFFF")
    sheet["E4"] = "题"
    sheet["E4"].font, sheet["E4"].fill = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF000080")
    sheet.column_dimensions["D"].hidden = True
    sheet.row_dimensions[4].hidden = True
    sheet["A2"].comment = Comment("批语", "批注人")
    sheet.oddHeader.center.text = "眉"
    sheet.add_data_validation(DataValidation("list", formula1='"甲类,乙类"', promptTitle="提示", sqref="B9"))
    for name, state in (("藏", "hidden"), ("深藏", "veryHidden")):
        extra = book.create_sheet(name)
        extra.sheet_state = state
        extra["B2"] = f"{name}的字"
    file = io.BytesIO()
    book.save(file)
    document = read(Source("名单.xlsx", file.getvalue()))
    assert causes(document) == []
    found = cells(document)
    assert [found[f"名单!{c}2"] for c in "ABCDE"] == ["张三", ID, "1985-03-12", "1234.5", "TRUE"]
    assert (found["藏!B2"], found["深藏!B2"]) == ("藏的字", "深藏的字")
    assert hidden_cells(document) >= {"藏!B2", "深藏!B2", "名单!D1", "名单!D2", "名单!E4"}
    assert "名单!A1" not in hidden_cells(document)
    assert unseen(document) == [("E3", "白")]
    said = {p.text: (p.location.role, p.location.anchor) for p in document.passages}
    assert said["批语"] == ("comment", Cell(1, 2, 1, "名单"))
    assert said["批注人"][0] == said["作者"][0] == said["提示"][0] == said["甲类,乙类"][0] == "metadata"
    assert said["眉"] == ("header", Field("oddHeader"))
    assert said["深藏"] == ("metadata", Field("sheet"))


def test_what_xlsxwriter_writes_is_read_back() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("名单")
    bold = book.add_format({"bold": True})
    sheet.write_rich_string("A1", "身份证", bold, ID[:6], ID[6:])
    sheet.write_number("A2", 13812345678)
    sheet.write_datetime("A3", datetime.datetime(1985, 3, 12, 8, 30), book.add_format({"num_format": "yyyy/m/d h:mm"}))
    sheet.write_formula("A4", '="甲"&"乙丙"', None, "甲乙丙")
    sheet.merge_range("A5:C6", "合并")
    sheet.insert_textbox("B9", "文本框", {"description": "替代"})
    sheet.write_comment("A1", "批语", {"author": "批注人"})
    sheet.set_header("&L左&C中")
    sheet.write_url("A8", "mailto:zhangsan@example.com", string="邮箱", tip="提示")
    sheet.set_column("D:D", None, None, {"hidden": True})
    sheet.write("D1", "隐")
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=名单!$A$2:$A$2", "name": "系列"})
    chart.set_title({"name": "图题"})
    sheet.insert_chart("F1", chart)
    book.define_name("常数", '="名称值"')
    book.set_properties({"author": "作者", "company": "单位"})
    book.set_custom_property("承办", "承办人")
    book.close()
    document = read(Source("名单.xlsx", file.getvalue()))
    assert causes(document) == []
    found = {ref.removeprefix("名单!"): text for ref, text in cells(document).items()}
    assert found == {"A1": f"身份证{ID}", "A2": "13812345678", "A3": "1985-03-12 08:30:00", "A4": "甲乙丙",
                     "A5": "合并", "A8": "邮箱", "D1": "隐"}  # fmt: skip
    assert "名单!D1" in hidden_cells(document)
    said = {p.text: (p.location.role, p.location.anchor) for p in document.passages}
    assert said["乙丙"] == ("metadata", Cell(1, 4, 1, "名单"))
    assert said["文本框"] == ("textbox", Cell(1, 9, 2, "名单"))
    assert said["批语"] == ("comment", Cell(1, 1, 1, "名单"))
    assert said["左\t中"] == ("header", Field("oddHeader"))
    assert said["mailto:zhangsan@example.com"] == ("metadata", Field("hyperlink"))
    assert {said[text][0] for text in ("系列", "图题")} == {"body"}
    assert {said[text][0] for text in ("提示", "作者", "单位", "承办人", "承办", "名称值", "常数", "批注人")} == {
        "metadata"
    }
    assert said["替代"][0] == "alt-text"


def test_what_libreoffice_writes_is_read_back() -> None:
    path = Path(__file__).parent / "data" / "libreoffice.xlsx"
    document = read(Source(path.name, path.read_bytes()))
    assert causes(document) == []
    found = cells(document)
    assert [found[f"名单!{c}2"] for c in "ABCDE"] == ["甲项", "1985-03-12", "13812345678", "隐列值", "字面甲项"]
    assert hidden_cells(document) >= {"名单!D2", "名单!A3", "隐藏表!A1"}
    assert unseen(document) == [("E1", "白字"), ("B4", "被盖住")]
    said = {(p.location.role, p.text) for p in document.passages}
    assert said >= {
        ("comment", "批注内容"), ("metadata", "批注人丁"), ("header", "页眉甲"), ("footer", "页脚甲"),
        ("textbox", "文本框甲"), ("metadata", "甲项,乙项"), ("metadata", "提示文字"), ("metadata", "名称值"),
        ("metadata", "作者甲"),
    }  # fmt: skip


def test_many_rows_share_what_they_can() -> None:
    rows = "".join(f'<row r="{r}">{"".join(f"<c><v>{r}</v></c>" for _ in range(10))}</row>' for r in range(1, 5001))
    (table,) = (item for item in read_rows(rows).content if isinstance(item, Table))
    assert table.rows[4999] == ["5000"] * 10
    assert (table.column_numbers, table.row_numbers) == (list(range(1, 11)), list(range(1, 5001)))
