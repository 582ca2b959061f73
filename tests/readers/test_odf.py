"""OpenDocument: written by LibreOffice, and by hand where no program would write such a thing."""

from __future__ import annotations

import random
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from redactscan.model import Block, Cell, Document, Page, Passage
from redactscan.readers import Limits, Source, odf, read, read_all
from redactscan.readers.odf.values import value_of
from tests.readers.canaries import odf as odt
from tests.readers.canaries import odp, ods
from tests.readers.canaries.numbers import causes, places
from tests.readers.canaries.odf import cell, p, pack, part, row, span, style, table
from tests.readers.canaries.ods import string
from tests.readers.canaries.roster import TITLE, persons

DATA = Path(__file__).parent / "data"
FILES = {"canary.odt": odt.canaries(), "canary.ods": ods.canaries(), "canary.odp": odp.canaries()}


@pytest.mark.parametrize("place", ods.UNSEEN)
def test_cells_that_show_nothing_are_hidden_where_they_stand(place: str) -> None:
    number = "990101195001011007"
    protected = 'table:name="S" table:protected="true"'
    document = workbook(table(row(string("x"), ods.UNSEEN[place](number)), more=protected), ods.STYLES)
    found = [item for item in document.passages if item.focus == "hidden"]
    assert [(item.location.anchor, number in item.text) for item in found] == [
        (Cell(1, 1, 3 if place == "covered cell" else 2, "S"), True)
    ]
    assert places([document], number) == {"body", "hidden"}


def workbook(body: str, styles: str = "", name: str = "a.ods") -> Document:
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    content = f"{automatic}<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
    return odf.read(Source(name, pack("spreadsheet", {"content.xml": part("office:document-content", content)})))


def text(body: str, styles: str = "") -> Document:
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    content = f"{automatic}<office:body><office:text>{body}</office:text></office:body>"
    return odf.read(Source("a.odt", pack("text", {"content.xml": part("office:document-content", content)})))


def grids(document: Document) -> list[list[list[str]]]:
    return [[list(line) for line in found.rows] for found in document.tables]


def notices(document: Document) -> list[tuple[str, str, str]]:
    return [(notice.cause, notice.part, notice.detail.key if notice.detail else "") for notice in document.notices]


VALUES = [
    ("float", "340121198503129976", "340121198503129976", "340121198503129976", False),
    ("float", "3.4012119850313E+017", "3.4012119850313E+017", "340121198503130000", False),
    ("float", "13812345678", "1.38E+10", "13812345678", False),
    ("float", "13812345678", "13,812,345,678", "13812345678", False),
    ("float", "13812345678", "138****5678", "13812345678", False),
    ("float", "13812345678", "", "13812345678", True),
    ("float", "7", "0007", "0007", False),
    ("float", "1", "TRUE", "TRUE", False),
    ("float", "0.1234567", "0.12", "0.1234567", False),
    ("percentage", "0.256", "26%", "26%", False),
    ("currency", "1234.5", "￥1,234.50", "￥1234.50", False),
]


@pytest.mark.parametrize(("kind", "stored", "shown", "text", "unseen"), VALUES)
def test_numbers_have_all_their_digits(kind: str, stored: str, shown: str, text: str, unseen: bool) -> None:
    assert value_of({"office:value-type": kind, "office:value": stored}, shown) == (text, unseen)


DATES = [
    ("1985-03-12", "1985年3月12日", "1985年3月12日"),
    ("1985-03-12", "85/3/12", "1985-03-12"),
    ("1985-03-12T08:30:00", "8:30", "1985-03-12 08:30:00"),
    ("1985-03-12T00:00:00", "", "1985-03-12"),
]


@pytest.mark.parametrize(("stored", "shown", "text"), DATES)
def test_dates_have_their_century(stored: str, shown: str, text: str) -> None:
    assert value_of({"office:value-type": "date", "office:date-value": stored}, shown).text == text


def test_a_sheet_keeps_the_numbers_of_its_rows_and_columns() -> None:
    document = workbook(table(
        row(string("甲"), '<table:table-cell table:number-columns-repeated="2"/>', string("丁")),
        row("<table:table-cell/>", more='table:number-rows-repeated="3"'),
        row("<table:covered-table-cell/>", string("乙"), more='table:number-rows-repeated="2"'),
        more='table:name="表"',
    ))  # fmt: skip
    (sheet,) = document.tables
    assert [list(line) for line in sheet.rows] == [["甲", "", "丁"], ["", "乙"], ["", "乙"]]
    assert sheet.where(0, 2).anchor == Cell(1, 1, 4, "表")
    assert sheet.where(2, 1).anchor == Cell(1, 6, 2, "表")


def test_formulas_without_a_result_are_told() -> None:
    document = workbook(
        table(row(cell("", 'table:formula="of:=[.A1]"'), string("", 'table:formula="of:=&quot;&quot;"')))
    )
    assert notices(document) == [("part-skipped", "content.xml", "detail.formulas-without-value")]


def test_a_deleted_cell_is_called_by_its_address() -> None:
    data, expected = FILES["canary.ods"]
    value, _ = expected["content before a change"]
    (found,) = [item for item in odf.read(Source("a", data)).passages if value in item.text]
    assert found.location.anchor == Cell(1, 3, 2, "S0")


def test_revisions_have_two_readings() -> None:
    changes = odt.tracked("d", p("旧")) + odt.tracked("i", "")
    body = (
        f"<text:tracked-changes>{changes}</text:tracked-changes>"
        + p(
            '甲<text:change text:change-id="d"/><text:change-start text:change-id="i"/>新'
            '<text:change-end text:change-id="i"/>乙'
        )
    )  # fmt: skip
    after, before = [item for item in text(body).passages if item.location.role == "body"]
    assert (after.text, before.text, before.focus) == ("甲新乙", "甲旧乙", "deleted")
    assert [after.where(1, 2).role, before.where(1, 2).role, before.where(0, 1).role] == ["inserted", "deleted", "body"]
    assert after.location.anchor == before.location.anchor == Block(1)


SPACES = [
    ("甲<text:s text:c='3'/>乙<text:tab/>丙<text:line-break/>丁", "甲   乙\t丙\n丁"),
    ("\n   甲\n   乙  丙", "甲 乙 丙"),
    ("甲　乙", "甲　乙"),
    ("甲<text:s text:c='999999999'/>", "甲" + " " * 1000),
    ("甲<text:soft-page-break/>乙<!-- x -->丙", "甲乙丙"),
]


@pytest.mark.parametrize(("content", "expected"), SPACES)
def test_white_space(content: str, expected: str) -> None:
    assert [item.text for item in text(p(content)).passages if item.location.role == "body"] == [expected]


def test_automatic_colour_is_no_hiding_place() -> None:
    automatic = style("Auto", "text", 'style:use-window-font-color="true" loext:opacity="0%"')
    (found,) = text(p(span("甲", "Auto")), automatic).passages
    assert found.marked == ()


def test_merged_cells_keep_their_columns() -> None:
    covered = "<table:covered-table-cell/>"
    body = table(
        row(cell(p("证件"), 'table:number-columns-spanned="2"'), covered, cell(p("住址"))),
        row(cell(p("甲"), 'table:number-columns-repeated="3"')),
    )
    assert grids(text(body)) == [[["证件", "", "住址"], ["甲", "甲", "甲"]]]


def test_shapes_are_read_from_top_to_bottom_and_from_left_to_right() -> None:
    shapes = odp.box(p("右"), 15, 2.1) + odp.box(p("下"), 2, 9) + odp.box(p("左"), 2, 2)
    content = f"<office:body><office:presentation>{odp.page(shapes)}</office:presentation></office:body>"
    master = '<style:master-page style:name="M" style:page-layout-name="A4"/>'
    masters = f"{odp.LAYOUT}</office:automatic-styles><office:master-styles>{master}"
    document = odf.read(Source("a.odp", pack("presentation", {
        "content.xml": part("office:document-content", content),
        "styles.xml": part("office:document-styles", f"<office:automatic-styles>{masters}</office:master-styles>"),
    })))  # fmt: skip
    found = [item for item in document.passages if item.location.role == "body"]
    assert [item.text for item in found] == ["左", "右", "下"]
    anchor = found[0].location.anchor
    assert isinstance(anchor, Page)
    assert anchor.bbox == (56.7, 510.2, 311.8, 538.6)
    assert document.examined.pages == 1


KINDS = [
    ("text", "a.odt"),
    ("text-template", "a.ott"),
    ("text-master", "a.odm"),
    ("graphics", "a.odg"),
    ("formula", "a.odf"),
    ("chart", "a.odc"),
]


@pytest.mark.parametrize(("kind", "name"), KINDS)
def test_every_kind_of_package_finds_its_reader(kind: str, name: str) -> None:
    content = part("office:document-content", f"<office:body><office:zzz>{p('甲')}</office:zzz></office:body>")
    document = read(Source(name, pack(kind, {"content.xml": content})))
    assert document.media_type == f"application/vnd.oasis.opendocument.{kind}"
    assert [item.text for item in document.passages] == ["甲"]


FLAT = [
    ("text", "a.fodt", p("甲")),
    ("spreadsheet", "a.fods", table(row(string("甲")))),
    ("presentation", "a.fodp", odp.page(odp.box(p("甲")))),
]


@pytest.mark.parametrize(("kind", "name", "content"), FLAT)
def test_flat_files(kind: str, name: str, content: str) -> None:
    body = f"<office:body><office:{kind}>{content}</office:{kind}></office:body>"
    data = part("office:document", body).replace(
        "<office:document ", f'<office:document office:mimetype="{odt.MEDIA}{kind}" '
    )
    document = read(Source(name, data.encode()))
    assert document.media_type == odt.MEDIA + kind
    assert places([document], "甲") == {"body"}


LOCKED = '<manifest:file-entry manifest:full-path="{}"><manifest:encryption-data/></manifest:file-entry>'
CONTENT = part("office:document-content", f"<office:body><office:text>{p('甲')}</office:text></office:body>")


def manifest(*locked: str) -> str:
    return part("manifest:manifest", "".join(LOCKED.format(name) for name in locked))


HOSTILE: dict[str, tuple[bytes, str]] = {
    "encrypted": (
        pack("text", {"content.xml": b"\x8f\x01", "META-INF/manifest.xml": manifest("content.xml")}),
        "encrypted",
    ),
    "encrypted as a whole": (pack("text", {"encrypted-package": b"\x8f\x01"}), "encrypted"),
    "one part encrypted": (
        pack(
            "text", {"content.xml": CONTENT, "Basic/a.xml": b"\x8f", "META-INF/manifest.xml": manifest("Basic/a.xml")}
        ),
        "encrypted",
    ),
    "nothing inside": (pack("text", {}), "type-mismatch"),
    "not XML": (pack("text", {"content.xml": b"\0\1\2\3"}), "unparsable"),
    "entities": (
        pack("text", {"content.xml": f'<!DOCTYPE x [<!ENTITY a "{"甲" * 99}">]>' + CONTENT.partition("?>")[2]}),
        "part-skipped",
    ),
    "sheets with entities": (
        pack("spreadsheet", {"content.xml": '<!DOCTYPE x [<!ENTITY a "b">]><spreadsheet/>'}),
        "part-skipped",
    ),
    "deep lists": (
        pack("text", {"content.xml": CONTENT.replace("甲", "<text:span>" * 9999 + "甲" + "</text:span>" * 9999)}),
        "unparsable",
    ),
    "styles that inherit from each other": (
        pack(
            "text",
            {
                "content.xml": part(
                    "office:document-content",
                    "<office:automatic-styles>"
                    + style("A", "text", "", "B")
                    + style("B", "text", "", "A")
                    + "</office:automatic-styles><office:body><office:text>"
                    + p(span("甲", "A"))
                    + "</office:text></office:body>",
                )
            },
        ),
        "",
    ),
    "a sheet of repetitions": (
        pack(
            "spreadsheet",
            {
                "content.xml": part(
                    "office:document-content",
                    "<office:body><office:spreadsheet>"
                    + table(
                        row(
                            string("甲", 'table:number-columns-repeated="16384"'),
                            more='table:number-rows-repeated="1048576"',
                        )
                        * 500
                    )
                    + "</office:spreadsheet></office:body>",
                )
            },
        ),
        "",
    ),
    "a table of repetitions": (
        pack(
            "text",
            {
                "content.xml": CONTENT.replace(
                    p("甲"),
                    table(
                        row(
                            cell(p("甲"), 'table:number-columns-repeated="999999999"'),
                            more='table:number-rows-repeated="999999999"',
                        )
                        * 500
                    ),
                )
            },
        ),
        "",
    ),
    "tables in tables": (
        pack(
            "text",
            {
                "content.xml": CONTENT.replace(
                    p("甲"),
                    "".join(["<table:table><table:table-row><table:table-cell>"] * 60)
                    + p("甲")
                    + "".join(["</table:table-cell></table:table-row></table:table>"] * 60),
                )
            },
        ),
        "",
    ),
    "a bomb": (pack("text", {"content.xml": CONTENT, "zzz.xml": b" " * (300 << 20)}), "limit-reached"),
    "a document that holds itself": (pack("text", {"content.xml": CONTENT, "Object 1": FILES["canary.odt"][0]}), ""),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_end_in_a_notice_and_soon(name: str) -> None:
    data, cause = HOSTILE[name]
    begun = time.process_time()
    documents = list(read_all(Source("a.odt", data)))
    assert time.process_time() - begun < 10
    assert {notice.cause for notice in documents[0].notices} == ({cause} if cause else set())


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("third", [1, 2])
def test_a_file_that_is_cut_says_so(name: str, third: int) -> None:
    data, _ = FILES[name]
    assert "unparsable" in causes(read_all(Source(name, data[: len(data) * third // 3])))


@pytest.mark.parametrize("name", FILES)
def test_noise_is_no_document(name: str) -> None:
    noise = random.Random(name).randbytes(5000)  # noqa: S311  # the same noise every time
    assert causes(read_all(Source(name, b"PK\x03\x04" + noise)))
    assert causes(read_all(Source(name, b"")))


def test_sheets_that_break_off_are_read_as_far_as_they_go() -> None:
    whole = part("office:document-content", "<office:body><office:spreadsheet>" + table(row(string("甲")) * 3))
    data = pack("spreadsheet", {"content.xml": whole.removesuffix("</table:table></office:document-content>")})
    document = odf.read(Source("a.ods", data))
    assert grids(document) == [[["甲"]] * 3]
    assert notices(document) == [("unparsable", "content.xml", "detail.damaged-xml")]


def test_limits_hold() -> None:
    data, _ = FILES["canary.odt"]
    assert "limit-reached" in causes([odf.read(Source("a.odt", data, Limits(members=3)))])
    assert "limit-reached" in causes([odf.read(Source("a.odt", data, Limits(part_bytes=999)))])


@pytest.mark.parametrize("name", ["roster.odt", "roster.ods"])
def test_the_roster_that_libreoffice_saves(name: str) -> None:
    document = read(Source(name, (DATA / name).read_bytes()))
    found = document.tables[0]
    rows = [list(line) for line in found.rows]
    assert rows[-12:] == persons()
    shown = [rows[0][0], *(item.text for item in document.passages if item.location.role == "body")]
    assert TITLE in shown
    header = rows[-14:-12]
    assert [line + [""] * (5 - len(line)) for line in header] == [
        ["序号", "姓名", "证件", "", "住址"],
        ["", "", "类别", "号码", ""],
    ]


def test_what_libreoffice_writes_is_read_back() -> None:
    data = (DATA / "libreoffice.odt").read_bytes()
    flat = (DATA / "libreoffice.fodt").read_bytes()
    saved, written = (_said(odf.read(Source(name, content))) for name, content in (("a.odt", data), ("a.fodt", flat)))
    assert written <= saved
    assert ("deleted", "第一段删去的字，。隐藏的字白色的字") in written


def _said(document: Document) -> set[tuple[str, str]]:
    return {(item.focus or item.location.role, item.text) for item in document.content if isinstance(item, Passage)}


def test_pictures_of_a_package_are_looked_at() -> None:
    data, expected = FILES["canary.odt"]
    names = zipfile.ZipFile(BytesIO(data)).namelist()
    assert {"Pictures/a.png", "Thumbnails/thumbnail.png"} <= set(names)
    assert expected["thumbnail"][1] == "metadata"
