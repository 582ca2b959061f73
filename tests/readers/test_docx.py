"""Word documents: written by python-docx, by LibreOffice, and by hand where no program would write such a thing."""

from __future__ import annotations

import io
import random
import time
import zipfile
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.shared import Pt, RGBColor

from redactscan.model import Block, Cell, Document, Field, Passage, Table
from redactscan.readers import Source, docx, read, read_all
from tests.readers.canaries.docx import NAMESPACES, canaries
from tests.readers.canaries.numbers import causes as unread

MAIN = "word/document.xml"


def resident_id(first17: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return (
        first17 + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first17, weights, strict=True)) % 11]
    )


ID = resident_id("99010119850312021")


def part(root: str, content: str) -> str:
    return f"<w:{root} {NAMESPACES}>{content}</w:{root}>"


def pack(body: str, **parts: str | bytes) -> bytes:
    """A docx with that body; a keyword ``header1`` is the part word/header1.xml, a path is taken as it is."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(MAIN, part("document", f"<w:body>{body}</w:body>"))
        for name, content in parts.items():
            archive.writestr(name if "/" in name else f"word/{name}.xml", content)
    return file.getvalue()


def read_body(body: str, **parts: str | bytes) -> Document:
    return docx.read(Source("公示.docx", pack(body, **parts)))


def passages(document: Document) -> list[tuple[str, str]]:
    """(role, text) of every passage; a focused one has the role of its focus and a ``*``."""
    return [(f"{p.focus}*" if p.focus else p.location.role, p.text) for p in document.passages]


def grids(document: Document) -> list[list[list[str]]]:
    return [[list(row) for row in table.rows] for table in document.tables]


def causes(document: Document) -> list[tuple[str, str]]:
    return [(notice.cause, notice.part) for notice in document.notices]


def run(text: str, properties: str = "", tag: str = "t") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def marked(passage: Passage) -> list[tuple[str, str]]:
    return [(mark.role, passage.text[mark.start : mark.end]) for mark in passage.marked]


HALF, REST = ID[:9], ID[9:]
JOINED = [
    run(HALF) + run(REST),
    run(HALF) + '<w:proofErr w:type="spellStart"/>' + run(REST),
    run(HALF) + '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>' + run(REST),
    f'{run(HALF)}<w:smartTag w:element="x">{run(REST)}</w:smartTag>',
    f'{run(HALF)}<w:hyperlink r:id="rId1">{run(REST)}</w:hyperlink>',
    f"{run(HALF)}<w:sdt><w:sdtPr/><w:sdtContent>{run(REST)}</w:sdtContent></w:sdt>",
    f"{run(HALF)}<w:customXml w:element='x'>{run(REST)}</w:customXml>",
    f"{run(HALF)}<w:fldSimple>{run(REST)}</w:fldSimple>",
    f"{run(HALF)}<w:dir><w:bdo>{run(REST)}</w:bdo></w:dir>",
    f"{run(HALF)}<w:ins><w:moveTo>{run(REST)}</w:moveTo></w:ins>",
    f"{run(HALF)}<w:del>{run('000', tag='delText')}</w:del>{run(REST)}",
    f"{run(HALF)}<w:moveFrom>{run('000')}</w:moveFrom>{run(REST)}",
    f"{run(HALF)}<w:r><w:commentReference w:id='1'/><w:footnoteReference w:id='1'/></w:r>{run(REST)}",
    f"{run(HALF)}<m:oMath><m:r><m:rPr/><m:t>{REST}</m:t></m:r></m:oMath>",
    f"<w:r><w:t>{HALF}</w:t><w:t>{REST}</w:t></w:r>",
    f"{run(HALF)}<!-- x -->{run(REST)}",
    f"{run(HALF)}<w:r><w:ruby><w:rubyPr/><w:rt>{run('ruby')}</w:rt><w:rubyBase>{run(REST)}</w:rubyBase></w:ruby></w:r>",
    f"{run(HALF)}<mc:AlternateContent><mc:Choice Requires='x'><w:r/></mc:Choice><mc:Fallback>{run(REST)}</mc:Fallback>"
    "</mc:AlternateContent>",
]


@pytest.mark.parametrize("content", JOINED)
def test_a_value_in_pieces_is_one_string(content: str) -> None:
    document = read_body(paragraph(content))
    assert document.content[0].location.anchor == Block(1)
    assert document.passages[0].text == ID
    assert causes(document) == []


def test_a_paragraph_whose_mark_is_deleted_runs_on() -> None:
    document = read_body(paragraph(run(HALF), "<w:rPr><w:del/></w:rPr>") + paragraph(run(REST)) + paragraph(run("末")))
    assert passages(document) == [("body", ID), ("body", "末")]
    assert [p.location.anchor for p in document.passages] == [Block(1), Block(3)]


CHARACTERS = [
    ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲\t乙"),
    ("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t></w:r>", "甲\n乙\n丙"),
    ("<w:r><w:t>138</w:t><w:noBreakHyphen/><w:t>1234</w:t><w:softHyphen/><w:t>5678</w:t></w:r>", "138-1234\u00ad5678"),
    ("<w:r><w:sym w:font='Symbol' w:char='F031'/><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>", "1\uf0fe"),
    ("<w:r><w:sym w:font='Symbol' w:char='D800'/><w:sym w:font='Symbol' w:char='x'/><w:t>甲</w:t></w:r>", "甲"),
]


@pytest.mark.parametrize(("content", "expected"), CHARACTERS)
def test_characters_that_are_elements(content: str, expected: str) -> None:
    tabs = "<w:tabs><w:tab w:val='left' w:pos='420'/></w:tabs>"
    assert passages(read_body(paragraph(content, tabs))) == [("body", expected)]


def test_paragraphs_are_counted_with_the_empty_ones_and_without_those_in_tables() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph(run('格'))}</w:tc></w:tr></w:tbl>"
    control = f"<w:sdt><w:sdtContent>{paragraph(run('乙'))}</w:sdtContent></w:sdt>"
    document = read_body(paragraph(run("甲")) + paragraph("") + table + control + paragraph(run("丙")))
    assert [(p.text, p.location.anchor) for p in document.passages] == [
        ("甲", Block(1)),
        ("乙", Block(3)),
        ("丙", Block(4)),
    ]


def test_runs_outside_paragraphs_are_read() -> None:
    assert passages(read_body(run("甲") + run("乙") + paragraph(run("丙")) + run("丁"))) == [
        ("body", "甲乙"), ("body", "丙"), ("body", "丁"),
    ]  # fmt: skip


INSERTED = f"<w:ins w:author='修订人'>{run('新')}</w:ins>"
DELETED = f"<w:del w:author='修订人'>{run('旧', tag='delText')}</w:del>"
REVISIONS = [
    (run("甲") + INSERTED, [("body", "甲新", [("inserted", "新")])]),
    (run("甲") + DELETED, [("body", "甲", []), ("deleted*", "甲旧", [("deleted", "旧")])]),
    (DELETED, [("deleted*", "旧", [("deleted", "旧")])]),
    (run("甲") + DELETED + INSERTED + run("乙"), [
        ("body", "甲新乙", [("inserted", "新")]), ("deleted*", "甲旧乙", [("deleted", "旧")])]),
    (f"<w:ins>{DELETED}{run('新')}</w:ins>", [
        ("body", "新", [("inserted", "新")]), ("deleted*", "旧", [("deleted", "旧")])]),
    (f"<w:moveFrom>{run('搬')}</w:moveFrom>", [("deleted*", "搬", [("deleted", "搬")])]),
    (f"<w:moveTo>{run('搬')}</w:moveTo>", [("body", "搬", [("inserted", "搬")])]),
    (f"<w:ins>{run('新', '<w:vanish/>')}</w:ins>", [("body", "新", [("hidden", "新")])]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), REVISIONS)
def test_revisions(content: str, expected: list[tuple[str, str, list[tuple[str, str]]]]) -> None:
    found = [p for p in read_body(paragraph(content)).passages if p.location.role != "metadata"]
    assert [(f"{p.focus}*" if p.focus else p.location.role, p.text, marked(p)) for p in found] == expected


def test_the_reading_before_the_revisions_says_where_it_was_deleted() -> None:
    document = read_body(paragraph(run("甲") + DELETED + run("乙")))
    _, before, *_ = document.passages
    assert [before.where(1, 2).role, before.where(0, 1).role] == ["deleted", "body"]


STYLES = part(
    "styles",
    """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"/>
<w:style w:type="paragraph" w:styleId="Secret"><w:basedOn w:val="Base"/></w:style>
<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Ghost"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="table" w:styleId="Dark"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:fill="1F3864"/></w:tcPr>
</w:tblStylePr></w:style>""",
)
HIDDEN = [
    ("<w:vanish/>", "", True),
    ('<w:vanish w:val="0"/>', "", False),
    ('<w:vanish w:val="false"/>', '<w:pStyle w:val="Base"/>', False),
    ("<w:webHidden/>", "", False),
    ("", '<w:pStyle w:val="Base"/>', True),
    ("", '<w:pStyle w:val="Secret"/>', True),
    ('<w:rStyle w:val="Ghost"/>', "", True),
    ('<w:rStyle w:val="Loop"/>', "", False),
    ('<w:rStyle w:val="Nowhere"/>', "", False),
    ('<w:color w:val="FFFFFF"/>', "", True),
    ('<w:color w:val="FEFEFE"/>', "", True),
    ('<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>', "", False),
    ('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="auto"/>', "", True),
    ('<w:color w:val="FFFFFF"/>', '<w:shd w:fill="1F3864"/>', False),
    ('<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>', "", False),
    ('<w:highlight w:val="black"/>', "", True),
    ('<w:color w:val="auto"/><w:shd w:fill="000000"/>', "", False),
    ('<w:color w:val="000000"/><w:shd w:fill="000000"/>', "", True),
    ('<w:color w:val="FF0000"/><w:highlight w:val="yellow"/>', "", False),
    ('<w:sz w:val="2"/>', "", True),
    ('<w:sz w:val="4"/>', "", False),
    ('<w:sz w:val="x"/>', "", False),
]


@pytest.mark.parametrize(("look", "style", "hidden"), HIDDEN)
def test_hidden_text(look: str, style: str, hidden: bool) -> None:
    document = read_body(paragraph(run("明") if not style else "") + paragraph(run("暗", look), style), styles=STYLES)
    passage = next(p for p in document.passages if p.text == "暗")
    assert marked(passage) == ([("hidden", "暗")] if hidden else [])
    assert passage.focus is None


@pytest.mark.parametrize("names", [("styles", "stylesWithEffects"), ("stylesWithEffects", "styles")])
def test_the_styles_that_word_keeps_a_second_time_do_not_count(names: tuple[str, str]) -> None:
    parts = {name: STYLES if name == "styles" else part("styles", "") for name in names}
    document = read_body(paragraph(run("暗"), '<w:pStyle w:val="Secret"/>'), **parts)
    assert [marked(each) for each in document.passages if each.text == "暗"] == [[("hidden", "暗")]]


WHITE = run("白", '<w:color w:val="FFFFFF"/>')
GROUNDS = [
    ("", "", True),
    ("", "<w:shd w:fill='4472C4'/>", False),
    ("<w:shd w:fill='4472C4'/>", "", False),
    ("<w:shd w:fill='4472C4'/>", "<w:shd w:fill='FFFFFF'/>", True),
    ("<w:tblStyle w:val='Dark'/>", "", False),
    ("<w:tblStyle w:val='a'/>", "", True),
]


@pytest.mark.parametrize(("table", "inner", "hidden"), GROUNDS)
def test_white_text_in_a_cell_is_hidden_unless_the_cell_is_dark(table: str, inner: str, hidden: bool) -> None:
    body = f"<w:tr><w:tc><w:tcPr>{inner}</w:tcPr>{paragraph(WHITE)}</w:tc></w:tr>"
    document = read_body(f"<w:tbl><w:tblPr>{table}</w:tblPr>{body}</w:tbl>", styles=STYLES)
    assert grids(document) == [[["白"]]]
    assert passages(document) == ([("hidden*", "白")] if hidden else [])


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def plain(text: str, properties: str = "") -> str:
    return cell(paragraph(run(text)), properties)


TABLES = [
    (row(plain("甲"), plain("乙")), [["甲", "乙"]]),
    (row(cell(paragraph(run("甲")) + paragraph(run("乙")))), [["甲\n乙"]]),
    (row(cell(paragraph(run(HALF)) + paragraph(""))), [[HALF]]),
    (row(plain("甲", '<w:gridSpan w:val="3"/>'), plain("乙")), [["甲", "", "", "乙"]]),
    (row(plain("甲", '<w:gridSpan w:val="x"/>'), plain("乙")), [["甲", "乙"]]),
    (row(plain("甲"), properties='<w:gridBefore w:val="2"/>'), [["", "", "甲"]]),
    (row(plain("甲", '<w:vMerge w:val="restart"/>')) + row(cell(paragraph(""), "<w:vMerge/>")), [["甲"], [""]]),
    (f"<w:sdt><w:sdtContent>{row(plain('甲'))}</w:sdtContent></w:sdt>", [["甲"]]),
    (row(f"<w:sdt><w:sdtContent>{plain('甲')}</w:sdtContent></w:sdt>", plain("乙")), [["甲", "乙"]]),
    (row(cell(f"<w:sdt><w:sdtContent>{paragraph(run('甲'))}</w:sdtContent></w:sdt>")), [["甲"]]),
    (row(plain("甲")) + row(plain("乙"), plain("丙")), [["甲"], ["乙", "丙"]]),
    (row(cell(paragraph(run("甲") + DELETED + INSERTED))), [["甲新"]]),
    (row(plain("甲"), properties="<w:del/>") + row(plain("乙")), [[""], ["乙"]]),
    (row(plain("甲", "<w:cellDel/>"), plain("乙")), [["", "乙"]]),
]


@pytest.mark.parametrize(("content", "expected"), TABLES)
def test_tables(content: str, expected: list[list[str]]) -> None:
    assert grids(read_body(f"<w:tbl><w:tblGrid/>{content}</w:tbl>")) == [expected]


def test_a_span_of_a_billion_columns_costs_nothing() -> None:
    wide = "<w:gridSpan w:val='999999999'/>"
    document = read_body(f"<w:tbl>{row(plain('甲', wide), plain('乙'))}</w:tbl>")
    assert len(grids(document)[0][0]) < 2000


def test_nested_tables_come_after_the_table_around_them() -> None:
    inner = f"<w:tbl>{row(plain('内'))}</w:tbl>"
    outer = f"<w:tbl>{row(cell(paragraph(run('外')) + inner))}</w:tbl>"
    tables = list(read_body(f"{outer}<w:tbl>{row(plain('后'))}</w:tbl>").tables)
    assert [(t.number, [list(r) for r in t.rows]) for t in tables] == [(1, [["外"]]), (2, [["内"]]), (3, [["后"]])]


CELL_SECRETS = [
    (row(plain("甲"), cell(paragraph(run("乙") + DELETED))), "deleted*", "乙旧", Cell(1, 1, 2)),
    (row(plain("甲"), cell(paragraph(run("乙") + run("暗", "<w:vanish/>")))), "hidden*", "乙暗", Cell(1, 1, 2)),
    (row(plain("甲"), plain("乙"), properties="<w:del/>"), "deleted*", "乙", Cell(1, 1, 2)),
    (row(plain("甲")) + row(plain("盖", "<w:vMerge/>")), "hidden*", "盖", Cell(1, 2, 1)),
    (row(plain("甲", '<w:gridSpan w:val="2"/>'), cell(paragraph(DELETED))), "deleted*", "旧", Cell(1, 1, 3)),
]


@pytest.mark.parametrize(("content", "focus", "text", "anchor"), CELL_SECRETS)
def test_what_a_cell_hides_is_said_beside_the_table(content: str, focus: str, text: str, anchor: Cell) -> None:
    document = read_body(f"<w:tbl>{content}</w:tbl>")
    found = [p for p in document.passages if (f"{p.focus}*", p.text) == (focus, text)]
    assert [p.location.anchor for p in found] == [anchor]


def test_hidden_rows() -> None:
    document = read_body(f"<w:tbl>{row(plain('明'))}{row(plain('暗'), properties='<w:hidden/>')}</w:tbl>")
    table = document.tables[0]
    assert [table.where(0, 0).role, table.where(1, 0).role] == ["body", "hidden"]


def drawing(content: str, shape: str = "", properties: str = "") -> str:
    return (
        f'<w:drawing><wp:inline><wp:docPr id="1" name="" {properties}/><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:spPr>{shape}</wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def vml(content: str, attributes: str = "") -> str:
    box = f"<v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox>"
    return f"<w:pict><v:shape {attributes}>{box}</v:shape></w:pict>"


def alternate(choice: str, fallback: str) -> str:
    return (
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
        "</mc:AlternateContent>"
    )


BOX = paragraph(run("框"))
BLUE = '<a:solidFill><a:srgbClr val="4472C4"/></a:solidFill>'
BOXES = [
    (drawing(BOX), [("textbox", "框", [])]),
    (vml(BOX), [("textbox", "框", [])]),
    (alternate(drawing(BOX), vml(BOX)), [("textbox", "框", [])]),
    (alternate(drawing(BOX), vml(paragraph(run("旧框")))), [
        ("body", "旧框", [("hidden", "旧框")]), ("textbox", "框", [])]),
    (drawing(paragraph(run("一")) + paragraph(run("二"))), [("textbox", "一", []), ("textbox", "二", [])]),
    (drawing(paragraph(f"<w:r>{drawing(BOX)}</w:r>")), [("textbox", "框", [])]),
    (drawing(paragraph(WHITE)), [("textbox", "白", [("hidden", "白")])]),
    (drawing(paragraph(WHITE), BLUE), [("textbox", "白", [])]),
    (drawing(paragraph(WHITE), "<a:gradFill/>"), [("textbox", "白", [])]),
    (vml(paragraph(WHITE), 'fillcolor="#4472c4 [3204]"'), [("textbox", "白", [])]),
    (vml(paragraph(WHITE), 'fillcolor="white [3212]"'), [("textbox", "白", [("hidden", "白")])]),
    (drawing(BOX, properties='hidden="1"'), [("textbox", "框", [("hidden", "框")])]),
    (vml(BOX, 'style="visibility:hidden"'), [("textbox", "框", [("hidden", "框")])]),
    ("<w:drawing><a:p><a:r><a:t>画</a:t></a:r><a:br/><a:r><a:t>布</a:t></a:r></a:p></w:drawing>", [
        ("textbox", "画\n布", [])]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), BOXES)
def test_text_boxes(content: str, expected: list[tuple[str, str, list[tuple[str, str]]]]) -> None:
    document = read_body(paragraph("") + paragraph(f"<w:r>{content}</w:r>"))
    found = [p for p in document.passages if p.location.role != "metadata"]
    assert [(p.location.role, p.text, marked(p)) for p in found] == expected
    assert {p.location.anchor for p in found} == {Block(2)}


def test_a_text_box_in_a_cell_stands_at_the_cell_and_may_hold_a_table() -> None:
    inner = f"<w:tbl>{row(plain('内'))}</w:tbl>"
    body = f"<w:tbl>{row(plain('甲'), cell(paragraph(f'<w:r>{drawing(BOX + inner)}</w:r>')))}</w:tbl>"
    document = read_body(body)
    assert [p.location.anchor for p in document.passages if p.text == "框"] == [Cell(1, 1, 2)]
    assert [(t.role, t.number) for t in document.tables] == [("body", 1), ("textbox", 2)]


FIELDS = [
    ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "mail</w:instrText></w:r>'
     '<w:r><w:instrText>to:a@example.com"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
     + run("见此") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>', 'HYPERLINK "mailto:a@example.com"'),
    (f'<w:fldSimple w:instr="AUTHOR 张三">{run("见此")}</w:fldSimple>', "AUTHOR 张三"),
    (f"<w:r><w:delInstrText>DDE 张三</w:delInstrText></w:r>{run('见此')}", "DDE 张三"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "code"), FIELDS)
def test_field_codes_are_metadata_and_their_results_text(content: str, code: str) -> None:
    assert sorted(passages(read_body(paragraph(content)))) == [("body", "见此"), ("metadata", code)]


P = paragraph(run("旗"))
A = "<a:p><a:r><a:t>旗</a:t></a:r></a:p>"
CORE = "<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><{0}>旗</{0}></cp:coreProperties>"
CUSTOM = "<Properties><property name='{}'><vt:x xmlns:vt='v'>{}</vt:x></property></Properties>"
FORM_FIELD = "<w:p><w:r><w:fldChar><w:ffData>{}</w:ffData></w:fldChar></w:r></w:p>"
SHAPE = "<w:p><w:r><w:pict>{}</w:pict></w:r></w:p>"


def external(kind: str, target: str) -> str:
    relation = f"<Relationship Id='x' Type='http://x/{kind}' Target='{target}' TargetMode='External'/>"
    return f"<Relationships>{relation}</Relationships>"


def foreign(root: str, content: str) -> str:
    return f"<{root} {NAMESPACES}>{content}</{root}>"


# where 旗 is raised ('' = in the body), in what, and the role and the place (paragraph or field) it must come back from
CANARIES: list[tuple[str, str, str, int | str]] = [
    ("", P, "body", 1),
    ("header1", part("hdr", P), "header", 1),
    ("header9", part("hdr", f"<w:tbl>{row(cell(paragraph('')))}</w:tbl>{P}"), "header", 1),
    ("footer1", part("ftr", P), "footer", 1),
    ("odd", part("hdr", P), "header", 1),
    ("footnotes", part("footnotes", f"<w:footnote>{P}</w:footnote>"), "footnote", 1),
    ("endnotes", part("endnotes", f"<w:endnote>{P}</w:endnote>"), "footnote", 1),
    ("comments", part("comments", f"<w:comment w:author='批'>{P}</w:comment>"), "comment", 1),
    ("comments", part("comments", "<w:comment w:author='旗'/>"), "metadata", "author"),
    ("people", foreign("w15:people", "<w15:person w15:author='旗'/>"), "metadata", "author"),
    ("", "<w:p><w:ins w:author='旗'/></w:p>", "metadata", "author"),
    ("word/glossary/document.xml", part("glossaryDocument", P), "metadata", 1),
    ("settings", part("settings", "<w:docVars><w:docVar w:name='n' w:val='旗'/></w:docVars>"), "metadata", "docVar"),
    ("settings", part("settings", "<w:mailMerge><w:query w:val='旗'/></w:mailMerge>"), "metadata", "query"),
    ("numbering", part("numbering", "<w:lvl><w:lvlText w:val='旗'/></w:lvl>"), "metadata", "lvlText"),
    ("", "<w:p><w:bookmarkStart w:name='旗'/></w:p>", "metadata", "bookmark"),
    ("", "<w:sdt><w:sdtPr><w:alias w:val='旗'/></w:sdtPr></w:sdt>", "metadata", "alias"),
    ("", "<w:sdt><w:sdtPr><w:tag w:val='旗'/></w:sdtPr></w:sdt>", "metadata", "tag"),
    ("", "<w:sdt><w:sdtPr><w:listItem w:displayText='旗'/></w:sdtPr></w:sdt>", "form-field", "displayText"),
    ("", FORM_FIELD.format("<w:textInput><w:default w:val='旗'/></w:textInput>"), "form-field", "default"),
    ("", FORM_FIELD.format("<w:ddList><w:listEntry w:val='旗'/></w:ddList>"), "form-field", "listEntry"),
    ("", "<w:p><w:smartTag><w:smartTagPr><w:attr w:val='旗'/></w:smartTagPr></w:smartTag></w:p>", "metadata", "attr"),
    ("", "<w:tbl><w:tblPr><w:tblCaption w:val='旗'/></w:tblPr></w:tbl>", "metadata", "tblCaption"),
    ("", paragraph(run(drawing("", properties="descr='旗'"), tag="x")), "alt-text", "descr"),
    ("", paragraph(run(drawing("", properties="title='旗'"), tag="x")), "alt-text", "title"),
    ("", SHAPE.format("<v:shape alt='旗'/>"), "alt-text", "alt"),
    ("", SHAPE.format("<v:shape><v:textpath string='旗'/></v:shape>"), "textbox", "string"),
    ("", "<w:p><w:hyperlink w:tooltip='旗'/></w:p>", "metadata", "tooltip"),
    ("", "<w:p w:unheard-of='旗'/>", "metadata", "unheard-of"),
    ("", "<w:p><!--旗--></w:p>", "metadata", "xml comment"),
    ("word/_rels/document.xml.rels", external("hyperlink", "旗"), "metadata", "hyperlink"),
    ("word/_rels/document.xml.rels", external("hyperlink", "%E6%97%97"), "metadata", "hyperlink"),
    ("word/_rels/document.xml.rels", external("hyperlink", "%C6%EC"), "metadata", "hyperlink"),
    ("word/_rels/settings.xml.rels", external("attachedTemplate", "旗"), "metadata", "attachedTemplate"),
    ("docProps/core.xml", CORE.format("dc:creator"), "metadata", "creator"),
    ("docProps/core.xml", CORE.format("cp:lastModifiedBy"), "metadata", "lastModifiedBy"),
    ("docProps/core.xml", CORE.format("dc:title"), "metadata", "title"),
    ("docProps/app.xml", "<Properties><Company>旗</Company></Properties>", "metadata", "Company"),
    ("docProps/custom.xml", CUSTOM.format("n", "旗"), "metadata", "n"),
    ("docProps/custom.xml", CUSTOM.format("旗", "1"), "metadata", "property name"),
    ("customXml/item1.xml", "<row><col>旗</col></row>", "metadata", "col"),
    ("customXml/item1.xml", "<a><!-- 旗 --></a>", "metadata", "xml comment"),
    ("customXml/item1.xml", "<a b='旗'/>", "metadata", "b"),
    ("word/charts/chart1.xml", foreign("c:chartSpace", "<c:pt><c:v>旗</c:v></c:pt>"), "body", 1),
    ("word/charts/chart1.xml", foreign("c:chartSpace", A), "body", 1),
    ("word/diagrams/data1.xml", foreign("dgm:dataModel", A), "body", 1),
    ("word/media/image1.svg", "<svg><text>旗</text></svg>", "image-text", 1),
    ("anything", "<unknown><deep>旗</deep></unknown>", "metadata", "deep"),
    ("word/旗.xml", "<a/>", "file-name", "member"),
]


@pytest.mark.parametrize(("name", "content", "role", "place"), CANARIES)
def test_a_canary_in_every_part_comes_back(name: str, content: str, role: str, place: int | str) -> None:
    document = read_body("", **{name: content}) if name else read_body(content)
    found = [p for p in document.passages if "旗" in p.text]
    anchor = Block(place) if isinstance(place, int) else Field(place)
    assert [(p.location.role, p.location.anchor) for p in found] == [(role, anchor)]


SKIPPED: list[tuple[dict[str, str | bytes], str, str, str]] = [
    ({"word/media/image1.png": b"x"}, "unparsable", "word/media/image1.png", "detail.exception"),
    ({"docProps/thumbnail.jpeg": b"x"}, "unparsable", "docProps/thumbnail.jpeg", "detail.exception"),
    ({"word/_rels/document.xml.rels": external("image", "http://example.com/a.png")}, "part-skipped",
     "word/_rels/document.xml.rels", "detail.linked-content"),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "cause", "name", "detail"), SKIPPED)
def test_what_is_not_read_is_a_notice(parts: dict[str, str | bytes], cause: str, name: str, detail: str) -> None:
    notices = read_body(P, **parts).notices
    assert [(n.cause, n.part, n.detail.key if n.detail else "") for n in notices] == [(cause, name, detail)]


EMBEDDED = [
    ("embeddings/a.xlsx", b"PK"),
    ("embeddings/a.bin", b"x"),
    ("vbaProject.bin", b"x"),
    ("afchunk.html", b"<html>x"),
    ("afchunk.xhtml", b"<?xml version='1.0'?><a/>"),
    ("afchunk.mht", b"MIME-Version: 1.0"),
    ("unknown.bin", b"x"),
]


@pytest.mark.parametrize(("name", "content"), EMBEDDED)
def test_what_is_a_file_of_its_own_is_handed_over(name: str, content: bytes) -> None:
    document = read_body(P, **{f"word/{name}": content})
    assert causes(document) == []
    assert [(file.name, file.load(99).data) for file in document.embedded] == [(f"word/{name}", content)]


SILENT: list[dict[str, str | bytes]] = [
    {"[Content_Types].xml/": ""},
    {"styles": STYLES},
    {"word/theme/theme1.xml": "<a:theme xmlns:a='x'><a:font script='Hans' typeface='宋体'/></a:theme>"},
    {"fontTable": part("fonts", "<w:font w:name='仿宋_GB2312'/>")},
    {"webSettings": part("webSettings", "")},
    {"word/fonts/font1.odttf": b"x"},
    {"word/_rels/document.xml.rels": '<Relationships><Relationship Type="x/y" Target="旗.xml"/></Relationships>'},
]


@pytest.mark.parametrize("parts", SILENT)
def test_machinery_is_examined_in_silence(parts: dict[str, str | bytes]) -> None:
    fonts = "<w:rFonts w:eastAsia='仿宋_GB2312'/>"
    document = read_body(paragraph(run("甲", fonts), fonts), **parts)
    assert (passages(document), causes(document)) == ([("body", "甲")], [])


def test_the_strict_dialect_reads_the_same() -> None:
    transitional = pack(paragraph(run("甲") + DELETED))
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(transitional)) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            target.writestr(name, text.replace("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"))
    assert docx.read(Source("a", file.getvalue())).content == docx.read(Source("a", transitional)).content


def test_parts_are_counted_and_read_in_the_order_of_a_page() -> None:
    document = read_body(P, comments=part("comments", P), footer1=part("ftr", P), header1=part("hdr", P))
    assert [p.location.role for p in document.passages] == ["body", "header", "footer", "comment"]
    assert document.examined.parts == 4


@pytest.fixture
def written() -> Document:
    """A document by python-docx."""
    made: Any = python_docx.Document()
    made.add_paragraph("公示").add_run(ID[:6]).bold = True
    made.paragraphs[0].add_run(ID[6:]).font.hidden = True
    made.paragraphs[0].add_run("涂黑").font.highlight_color = WD_COLOR_INDEX.BLACK
    tiny = made.add_paragraph().add_run("小字")
    tiny.font.size = Pt(1)
    white = made.add_paragraph().add_run("白字")
    white.font.color.rgb = RGBColor(255, 255, 255)
    table = made.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "横"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "竖"
    table.cell(2, 0).text = ID
    table.cell(2, 1).add_table(1, 1).cell(0, 0).text = "内"
    made.sections[0].header.paragraphs[0].text = "眉"
    made.sections[0].footer.add_table(1, 1, Pt(100)).cell(0, 0).text = "脚"
    made.add_comment(made.paragraphs[0].runs, "批语", author="批注人", initials="PZR")
    made.core_properties.author = "作者"
    file = io.BytesIO()
    made.save(file)
    return read(Source("公示.docx", file.getvalue()))


def test_what_python_docx_writes_is_read_back(written: Document) -> None:
    body = [(p.text, marked(p)) for p in written.passages if p.location.role == "body"]
    assert body == [
        (f"公示{ID}涂黑", [("hidden", f"{ID[6:]}涂黑")]),
        ("小字", [("hidden", "小字")]),
        ("白字", [("hidden", "白字")]),
    ]
    tables = {t.number: [list(r) for r in t.rows] for t in written.tables if t.role == "body"}
    assert tables == {1: [["横", "", ""], ["", "", "竖"], [ID, "", ""]], 2: [["内"]]}
    assert [[list(r) for r in t.rows] for t in written.tables if t.role == "footer"] == [[["脚"]]]
    others = passages(written)
    for expected in (("header", "眉"), ("comment", "批语"), ("metadata", "批注人"), ("metadata", "作者")):
        assert expected in others
    # python-docx ships a thumbnail with its template; whether it can be read depends on the extras
    assert causes(written) in ([], [("no-text-layer", "docProps/thumbnail.jpeg")])


def test_what_libreoffice_writes_is_read_back() -> None:
    path = Path(__file__).parent / "data" / "libreoffice.docx"
    document = read(Source(path.name, path.read_bytes()))
    assert causes(document) == []
    first, before = [p for p in document.passages if p.location.anchor == Block(1)][:2]
    assert (first.text, marked(first)) == ("第一段，新增的字。隐藏的字白色的字", [
        ("inserted", "新增的字"), ("hidden", "隐藏的字白色的字")])  # fmt: skip
    assert (before.focus, before.text) == ("deleted", "第一段删去的字，。隐藏的字白色的字")
    assert grids(document) == [[["跨列", "", "跨行"], ["甲\n乙", "", ""]], [["内表"]]]
    found = [(p.location.role, p.text.strip()) for p in document.passages]
    for expected in [
        ("textbox", "文本框甲"), ("textbox", "形状文字"), ("alt-text", "替代标题"), ("alt-text", "替代说明"),
        ("header", "页眉甲"), ("footer", "页脚甲"), ("footnote", "脚注内容"), ("footnote", "尾注内容"),
        ("comment", "批注内容"), ("metadata", "批注人丁"), ("metadata", "修订人丙"), ("metadata", "书签戊"),
        ("metadata", "mailto:zhangsan@example.com"), ("metadata", "作者甲"), ("metadata", "承办乙"),
    ]:  # fmt: skip
        assert found.count(expected) == 1, expected


def test_ten_thousand_paragraphs_are_counted_right() -> None:
    document = read_body("".join(paragraph(run(str(number))) for number in range(1, 10_001)))
    assert all(p.location.anchor == Block(int(p.text)) for p in document.passages)
    assert not any(isinstance(item, Table) for item in document.content)


LISTED = ("序号\t姓名\t身份证号", f"1\t赵一鸣\t{ID}", f"2\t钱小满\t{ID[:-1]}*")


def typed(*lines: str) -> str:
    return "".join(paragraph("<w:r><w:tab/></w:r>".join(map(run, line.split("\t")))) for line in lines)


def test_a_list_typed_with_tabs_is_a_table_among_paragraphs() -> None:
    ruled = f"<w:tbl>{row(plain('格'))}</w:tbl>"
    document = read_body(paragraph(run("题")) + typed(*LISTED) + paragraph(run("末。")) + ruled)
    assert [p.text for p in document.passages] == ["题", "末。"]
    assert [(table.number, [list(line) for line in table.rows]) for table in document.tables] == [
        (1, [line.split("\t") for line in LISTED]),
        (2, [["格"]]),
    ]


def test_a_list_in_one_paragraph_leaves_its_other_lines() -> None:
    lines = "<w:r><w:br/></w:r>".join(run(line) for line in ("公示如下。", *LISTED, "公示期五天。"))
    document = read_body(paragraph(lines.replace("\t", "</w:t><w:tab/><w:t>")))
    assert grids(document) == [[line.split("\t") for line in LISTED]]
    assert [(p.text, p.location.anchor) for p in document.passages] == [
        ("公示如下。", Block(1)),
        ("公示期五天。", Block(1)),
    ]


def test_what_is_hidden_or_deleted_in_a_typed_list_is_said_beside_it() -> None:
    tab = "<w:r><w:tab/></w:r>"
    last = paragraph(run("2") + tab + run("钱小满") + tab + run(ID, "<w:vanish/>") + DELETED)
    document = read_body(typed(*LISTED[:2]) + last)
    assert grids(document)[0][2] == ["2", "钱小满", ID]
    found = [(p.focus, p.text, p.location.anchor) for p in document.passages if p.location.role == "body"]
    assert found == [("hidden", ID, Cell(1, 3, 3)), ("deleted", f"2\t钱小满\t{ID}旧", Block(3))]


def test_prose_with_blanks_is_no_list() -> None:
    prose = ["各 街道 办事处：", "现将 有关 事项 通知如下。", "一、 加强 领导。", "二、 抓好 落实。"]
    document = read_body("".join(paragraph(run(line)) for line in prose))
    assert [p.text for p in document.passages] == prose


MAIN_TYPE = "application/vnd.{}.main+xml"
KINDS = [
    (
        "openxmlformats-officedocument.wordprocessingml.document",
        "openxmlformats-officedocument.wordprocessingml.document",
    ),
    (
        "openxmlformats-officedocument.wordprocessingml.template",
        "openxmlformats-officedocument.wordprocessingml.template",
    ),
    ("ms-word.document.macroEnabled", "ms-word.document.macroEnabled.12"),
    ("ms-word.template.macroEnabledTemplate", "ms-word.template.macroEnabled.12"),
]


@pytest.mark.parametrize(("kind", "media"), KINDS)
@pytest.mark.parametrize("name", ["a.docx", "a.docm", "a.dotx", "a.wps"])
def test_every_kind_of_package_says_what_it_is(kind: str, media: str, name: str) -> None:
    types = f'<Types><Override ContentType="{MAIN_TYPE.format(kind)}"/></Types>'
    document = read(Source(name, _with_types(types)))
    assert document.media_type == f"application/vnd.{media}"
    assert passages(document) == [("body", "甲")]


def _with_types(types: str) -> bytes:
    file = io.BytesIO(pack(paragraph(run("甲"))))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("[Content_Types].xml", types)
    return file.getvalue()


WIDE = '<w:gridSpan w:val="999999999"/>'
HOSTILE: dict[str, tuple[bytes, set[str]]] = {
    "deep tables": (
        pack("<w:tbl><w:tr><w:tc>" * 5000 + paragraph(run("甲")) + "</w:tc></w:tr></w:tbl>" * 5000), {"unparsable"}),
    "tables in tables": (pack("<w:tbl><w:tr><w:tc>" * 60 + paragraph("") + "</w:tc></w:tr></w:tbl>" * 60), set()),
    "a row of a million columns": (
        pack(f"<w:tbl>{row(*[plain('甲', WIDE)] * 2000)}</w:tbl>"), set()),
    "entities": (
        pack("", **{"word/settings.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><a>&a;</a>"}), {"part-skipped"}),
    "a bomb": (pack(paragraph(run("甲")), **{"word/zzz.xml": b" " * (300 << 20)}), {"limit-reached"}),
    "a chain of styles": (
        pack(paragraph(run("甲"), '<w:pStyle w:val="S0"/>'), styles=part("styles", "".join(
            f'<w:style w:styleId="S{n}"><w:basedOn w:val="S{n + 1}"/></w:style>' for n in range(20_000)))), set()),
    "a list of ten thousand lines": (pack(typed(*[LISTED[0], *[LISTED[1]] * 10_000])), set()),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_in_a_notice_and_soon(name: str) -> None:
    data, expected = HOSTILE[name]
    begun = time.process_time()
    assert unread([docx.read(Source("a.docx", data))]) == expected
    assert time.process_time() - begun < 10


@pytest.mark.parametrize("third", [1, 2])
def test_a_file_that_is_cut_says_so(third: int) -> None:
    data, _ = canaries()
    assert "unparsable" in unread(read_all(Source("a.docx", data[: len(data) * third // 3])))


def test_noise_is_no_document() -> None:
    noise = random.Random(0).randbytes(5000)  # noqa: S311
    assert unread(read_all(Source("a.docx", b"PK\x03\x04" + noise)))
    assert unread(read_all(Source("a.docx", b"")))
