"""OFD: written by hand, part by part, since no program at hand writes such a file."""

from __future__ import annotations

import io
import struct
import time
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from itertools import islice

import docx as python_docx
import pytest
from PIL import Image
from PIL.TiffImagePlugin import TiffImageFile

from redactscan.model import Document, Page
from redactscan.readers import Limits, Source, ofd, read, read_all
from redactscan.readers.ofd.jbig2 import as_png
from tests.readers.canaries.numbers import causes, places, resident_ids
from tests.readers.canaries.ofd import (
    MAIN,
    PAGE,
    bar,
    canaries,
    der,
    document,
    pack,
    page,
    part,
    path,
    singly,
    text,
    xml,
)  # fmt: skip

DATA, _ = canaries()
ID, *OTHERS = islice(resident_ids(), 13)
NAMES = [f"张{second}{third}" for second in "三四五" for third in "甲乙丙丁"]
ROSTER = [
    ("序号", "姓名", "身份证号", "住址"),
    *(
        (str(at), name, number, f"幸福镇和平村{at}组")
        for at, (name, number) in enumerate(zip(NAMES, OTHERS, strict=True), 1)
    ),
]


def read_page(*objects: str, before: str = "", parts: dict[str, str | bytes] | None = None) -> Document:
    return ofd.read(Source("公示.ofd", pack({PAGE: page(*objects, before=before), **(parts or {})})))


def texts(document: Document) -> list[str]:
    return [passage.text for passage in document.passages if passage.focus is None]


def second(document: Document) -> list[str]:
    return [passage.text for passage in document.passages if passage.focus == "body"]


def grids(document: Document) -> list[list[list[str]]]:
    return [[[("".join(cell.split())) for cell in row] for row in table.rows] for table in document.tables]


def notices(document: Document) -> list[tuple[str, str, str]]:
    return [(notice.cause, notice.part, notice.detail.key if notice.detail else "") for notice in document.notices]


def shuffled(objects: Iterable[str]) -> list[str]:
    """In no order that means anything, and the same each time."""
    return sorted(objects, key=lambda one: zlib.crc32(one.encode()))


def line(x: float, y: float, to_x: float, to_y: float) -> str:
    return path(f"M {x} {y} L {to_x} {to_y}", LineWidth=0.2)


def ruled(xs: Sequence[float], ys: Sequence[float]) -> str:
    """The lines of a table."""
    return "".join(line(xs[0], y, xs[-1], y) for y in ys) + "".join(line(x, ys[0], x, ys[-1]) for x in xs)


def roster(rows: Iterable[Sequence[str]], y: float = 20, height: float = 14, wrap: int = 10) -> list[str]:
    """The objects of a ruled table; what is longer than ``wrap`` characters goes on in a second line of its cell."""
    xs = (20, 35, 70, 110, 190)
    rows = list(rows)
    objects = [ruled(xs, [y + height * at for at in range(len(rows) + 1)])]
    for number, row in enumerate(rows):
        for x, cell in zip(xs, row, strict=False):
            for at, piece in enumerate((cell[:wrap], cell[wrap:])):
                objects += [text(piece, x + 1, y + height * number + 6 * at + 1)] if piece else []
    return objects


VEILS = {
    "cover": text(ID) + bar(15, 20, 80, 7),
    "colour": text(ID, inner=xml("FillColor", Value="250 255 255")),
    "invisible": text(ID, Visible="false"),
    "tiny": text(ID, size=0.4),
    "off-page": text(ID, x=300),
}


@pytest.mark.parametrize("veil", VEILS)
def test_what_hides_a_text_is_told(veil: str) -> None:
    (passage,) = [passage for passage in read_page(VEILS[veil]).passages if ID in passage.text]
    assert [mark.by for mark in passage.marked] == [veil]


SEEN = {
    "beside a bar": text(ID) + bar(120, 20, 20, 7),
    "above a bar": bar(15, 20, 80, 7, "200 200 200") + text(ID),
    "under a frame": text(ID) + path(
        "M 0 0 L 90 0 L 90 40 L 0 40 C M 2 2 L 2 38 L 88 38 L 88 2 C", "10 10 90 40", Fill="true", Stroke="false"
    ),
    "under something translucent": text(ID) + bar(15, 20, 80, 7, Alpha=90),
    "under a line": text(ID) + line(15, 23, 90, 23),
    "under a highlighter": text(ID) + bar(15, 20, 80, 7, "255 255 0", BlendMode="Darken"),
    "grey": text(ID, inner=xml("FillColor", Value="200 200 200")),
    "half of it beyond its boundary": text(ID, Boundary="20 20 1 1"),
    "in a stroke without a fill": text(ID, Fill="false", Stroke="true"),
    "clipped where it is not": text(ID, inner=xml("Clips", xml("Clip", xml("Area")))),
}  # fmt: skip


@pytest.mark.parametrize("place", SEEN)
def test_what_can_be_seen_is_not_hidden(place: str) -> None:
    assert places([read_page(SEEN[place])], ID) == {"body"}


def test_the_text_behind_a_scan_is_what_it_shows() -> None:
    parts: dict[str, str | bytes] = {
        MAIN: document(common=xml("DocumentRes", "Res.xml")),
        "Doc_0/Res.xml": part("Res", xml("MultiMedia", xml("MediaFile", "a.jpg"), ID=40, Type="Image")),
        "Doc_0/a.jpg": b"\xff\xd8\xff\xe0",
    }
    scan = xml("ImageObject", ID=9, CTM="210 0 0 297 0 0", Boundary="0 0 210 297", ResourceID=40)
    assert places([read_page(text(ID), scan, parts=parts)], ID) == {"body"}
    assert places([read_page(scan, text(ID, Alpha=0), parts=parts)], ID) == {"body"}
    assert places([read_page(text(ID), scan, bar(15, 20, 80, 7), parts=parts)], ID) == {"hidden"}


def test_an_anchor_has_the_box_of_its_span_in_points() -> None:
    (passage,) = read_page(text(f"号码{ID}", 20, 20)).passages
    anchor = passage.where(2, 20).anchor
    assert isinstance(anchor, Page)
    left, bottom, right, top = anchor.bbox or (0, 0, 0, 0)
    assert (anchor.page, round(left), round(right)) == (1, round(30 * 72 / 25.4), round(75 * 72 / 25.4))
    assert 297 - 26 < bottom * 25.4 / 72 < top * 25.4 / 72 < 297 - 19


def test_characters_in_any_order_are_read_by_their_places() -> None:
    objects = "".join(singly(said, 20, 20 + 9 * at) for at, said in enumerate(OTHERS))
    whole = objects.replace("</ofd:TextObject>", "</ofd:TextObject>\n").splitlines()
    assert texts(read_page(*shuffled(whole))) == ["\n".join(OTHERS)]


def test_lines_of_one_object_are_lines() -> None:
    steps = " ".join(["2.5"] * 5 + ["-12.5"] + ["2.5"] * 11)
    downs = " ".join(["0"] * 5 + ["6"] + ["0"] * 11)
    said = xml("TextObject", xml("TextCode", ID, X=0, Y=4, DeltaX=steps, DeltaY=downs), Boundary="20 20 90 20", Size=5)
    assert texts(read_page(said)) == [f"{ID[:6]}\n{ID[6:]}"]


def test_a_label_of_the_template_meets_the_value_of_the_page() -> None:
    parts: dict[str, str | bytes] = {
        MAIN: document(common=xml("TemplatePage", ID=30, BaseLoc="T.xml")),
        "Doc_0/T.xml": page(text("姓名：", 20, 20), text("证件号：", 20, 30), text("地址：", 20, 40)),
    }
    values = text("张三", 40, 20), text(ID, 45, 30), text("和平村", 40, 40)
    document_ = read_page(*values, before=xml("Template", TemplateID=30), parts=parts)
    assert texts(document_) == [f"姓名： 张三\n证件号： {ID}\n地址： 和平村"]


def test_two_columns_are_read_as_they_were_written() -> None:
    left = [text(f"左栏第{at}行文字内容", 20, 20 + 8 * at) for at in range(6)]
    right = [text(f"右栏第{at}行文字内容", 110, 20 + 8 * at) for at in range(6)]
    document_ = read_page(text("号码", 20, 8), *left, *right)
    assert any(
        "左栏第4行文字内容\n左栏第5行文字内容\n右栏第0行文字内容" in said
        for said in (*texts(document_), *second(document_))
    )


def test_a_number_that_wraps_where_nothing_is_ruled_is_read_as_it_was_drawn() -> None:
    objects = (
        text("张三", 20, 20),
        text(ID[:10], 40, 20),
        text(ID[10:], 40, 27),
        text("李四", 100, 20),
        text("村", 100, 27),
    )
    document_ = read_page(text("尾", 20, 90), *objects)
    (passage,) = [passage for passage in document_.passages if passage.focus]
    start = passage.text.index(f"{ID[:10]}\n{ID[10:]}")
    assert any(mark.start < start + 19 and start < mark.end for mark in passage.marked)


def test_a_slanted_watermark_stays_out_of_the_lines() -> None:
    mark = text("内部资料", CTM="0.7 0.7 -0.7 0.7 0 0", Boundary="10 10 150 150", size=20)
    lines = [text(f"第{at}行文字{ID}", 20, 20 + 8 * at) for at in range(9)]
    said = "\n".join(texts(read_page(*lines[:4], mark, *lines[4:])))
    assert [f"第{at}行文字{ID}" in said for at in range(9)] == [True] * 9
    assert "内部资料" in said


def test_the_same_roster_as_a_docx() -> None:
    file = io.BytesIO()
    made = python_docx.Document()
    table = made.add_table(0, 4)
    for row in ROSTER:
        for cell, said in zip(table.add_row().cells, row, strict=True):
            cell.text = said
    made.save(file)
    word = read(Source("a.docx", file.getvalue()))
    page_ = read_page(text("公示", 20, 5), *shuffled(roster(ROSTER)), text("特此公示。", 20, 220))
    assert grids(page_) == grids(word) == [[list(row) for row in ROSTER]]
    assert texts(page_) == ["公示", "特此公示。"]


def test_a_roster_goes_on_after_a_page_break() -> None:
    first, last = roster(ROSTER[:9], y=20, height=30), roster(ROSTER[9:], y=20, height=30)
    pages = ["Pages/Page_0/Content.xml", "Pages/Page_1/Content.xml"]
    parts: dict[str, str | bytes] = {
        PAGE: page(*first),
        "Doc_0/Pages/Page_1/Content.xml": page(*last),
        MAIN: document(pages),
    }
    (table,) = ofd.read(Source("a.ofd", pack(parts))).tables
    assert (table.part, len(table.rows)) == ("pages 1-2", len(ROSTER))


def test_a_list_without_lines_is_a_table() -> None:
    objects = [
        text(cell, x, 20 + 8 * at)
        for at, row in enumerate(ROSTER)
        for x, cell in zip((10, 30, 60, 130), row, strict=True)
    ]
    assert grids(read_page(*objects)) == [[list(row) for row in ROSTER]]


def test_a_word_over_the_edge_of_its_cell_is_in_one_cell() -> None:
    objects = [ruled((20, 60, 90, 130), (20, 30, 40)), text(ID, 22, 22, 5.5), text("乙", 92, 22)]
    objects += [text(said, x, 32) for said, x in (("丙", 22), ("丁", 62), ("戊", 92))]
    assert grids(read_page(*objects)) == [[[ID, "", "乙"], ["丙", "丁", "戊"]]]


def test_a_covered_column_is_hidden() -> None:
    (table,) = read_page(*roster(ROSTER), bar(70.5, 34.5, 39, 14 * 12 - 1)).tables
    assert [table.where(0, 2).role, table.where(1, 2).role, table.where(12, 2).role] == ["body", "hidden", "hidden"]
    assert table.where(1, 1).role == "body"


def test_a_table_on_its_side() -> None:
    turned_ = [
        text(cell, CTM="0 1 -1 0 0 0", Boundary=f"{190 - 12 * at} {x} 99 99") for at, row in enumerate(ROSTER)
        for x, cell in zip((20, 40, 70, 140), row, strict=True)
    ]  # fmt: skip
    assert grids(read_page(*turned_)) == [[list(row) for row in ROSTER]]


def test_a_value_that_only_the_file_has_in_order() -> None:
    steps = " ".join(str(37 * at % 61 - 30) for at in range(1, len(ID)))
    said = xml("TextObject", xml("TextCode", ID, X=90, Y=90, DeltaX=steps, DeltaY=steps), Size=5)
    assert ID in texts(read_page(said))


PATHS = {
    "backslashes": xml("DocRoot", r"Doc_0\Document.xml"),
    "other case": xml("DocRoot", "DOC_0/document.XML"),
    "from the root": xml("DocRoot", "/Doc_0/Document.xml"),
    "blanks": xml("DocRoot", "\n Doc_0/Document.xml \n"),
}


@pytest.mark.parametrize("name", PATHS)
def test_names_of_parts_as_programs_write_them(name: str) -> None:
    root = part("OFD", xml("DocBody", PATHS[name]))
    document_ = ofd.read(Source("a.ofd", pack({"OFD.xml": root})))
    assert (texts(document_), notices(document_)) == (["正文"], [])


@pytest.mark.parametrize("wrong", [
    lambda data: data.replace("http://www.ofdspec.org/2016", "http://www.ofdspec.org"),
    lambda data: data.replace("http://www.ofdspec.org/2016", "urn:x"),
    lambda data: data.replace(' xmlns:ofd="http://www.ofdspec.org/2016"', ""),
    lambda data: data.replace(' xmlns:ofd="http://www.ofdspec.org/2016"', "").replace("ofd:", ""),
])  # fmt: skip
def test_namespaces_are_not_believed(wrong) -> None:  # type: ignore[no-untyped-def]
    parts: dict[str, str | bytes] = {
        "OFD.xml": wrong(part("OFD", xml("DocBody", xml("DocRoot", MAIN)))),
        MAIN: wrong(document()),
        PAGE: wrong(page(text(ID))),
    }
    document_ = ofd.read(Source("a.ofd", pack(parts)))
    assert (texts(document_), notices(document_)) == ([ID], [])


def test_what_is_missing_is_noticed() -> None:
    parts: dict[str, str | bytes] = {
        MAIN: document(["Pages/Page_0/Content.xml", "Pages/None.xml"], xml("PublicRes", "NoRes.xml")),
    }
    document_ = ofd.read(Source("a.ofd", pack(parts)))
    assert notices(document_) == [
        ("part-skipped", "NoRes.xml", "detail.missing-part"), ("part-skipped", "Pages/None.xml", "detail.missing-part"),
    ]  # fmt: skip
    assert texts(document_) == ["正文"]


def test_pages_beyond_the_limit_are_noticed() -> None:
    pages = [f"Pages/P{at}.xml" for at in range(5)]
    parts: dict[str, str | bytes] = {f"Doc_0/{name}": page(text(f"第{at}页")) for at, name in enumerate(pages)}
    data = pack(parts | {MAIN: document(pages)})
    document_ = ofd.read(Source("a.ofd", data, Limits(pages=3)))
    assert ("limit-reached", "page 4", "detail.pages") in notices(document_)
    assert document_.examined.pages == 5


def test_two_documents_in_one_file() -> None:
    body = "".join(xml("DocBody", xml("DocRoot", f"Doc_{at}/Document.xml")) for at in range(2))
    parts: dict[str, str | bytes] = {"OFD.xml": part("OFD", body), "Doc_1/Document.xml": document()}
    parts["Doc_1/Pages/Page_0/Content.xml"] = page(text(ID))
    document_ = ofd.read(Source("a.ofd", pack(parts)))
    assert [(p.text, p.location.part) for p in document_.passages] == [
        ("正文", "document 1 page 1"),
        (ID, "document 2 page 1"),
    ]


def test_only_what_is_not_current_is_hidden() -> None:
    current = part("DocVersion", xml("DocRoot", "/Doc_0/New.xml"), ID=2)
    versions = xml("Versions", xml("Version", ID=2, Index=1, Current="true", BaseLoc="Doc_0/V2.xml"))
    parts: dict[str, str | bytes] = {
        "Doc_0/V2.xml": current, "Doc_0/New.xml": document(["Pages/New.xml"]), "Doc_0/Pages/New.xml": page(text("新")),
    }  # fmt: skip
    document_ = ofd.read(Source("a.ofd", pack(parts, more=versions)))
    assert [(p.text, p.location.role) for p in document_.passages] == [("新", "body"), ("正文", "hidden")]


def test_what_is_encrypted_is_noticed() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "Encryptions.xml", part("Encryptions", xml("EncryptInfo", xml("DecryptSeedLoc", "/seed.dat"), ID=1))
        )
        archive.writestr("seed.dat", part("DecyptSeed", xml("UserInfo", UserName="张三")))
    document_ = read(Source("a.ofd", file.getvalue()))
    assert notices(document_) == [("encrypted", "Encryptions.xml", "")]
    assert "张三" in texts(document_)


def test_an_archive_with_a_document_is_not_lost() -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("名单.txt", f"号码 {ID}")
    documents = list(read_all(Source("a.ofd", pack({"Doc_0/x.zip": inner.getvalue()}))))
    assert documents[-1].path == "a.ofd!Doc_0/x.zip!名单.txt"
    assert places(documents, ID) == {"body"}


def jbig2(picture: Image.Image) -> bytes:
    """A bilevel picture, whose ones are ink, as a generic region, coded as in a fax (ISO/IEC 14492 7.4.6)."""
    tiff = io.BytesIO()
    picture.save(tiff, "TIFF", compression="group4")
    tiff.seek(0)
    with TiffImageFile(tiff) as made:
        (start,), (length,) = made.tag_v2[273], made.tag_v2[279]
    size = struct.pack(">2I", *picture.size)
    region = size + bytes(9) + b"\x01" + tiff.getvalue()[start : start + length]
    segments = struct.pack(">I3BI", 0, 48, 0, 1, 19) + size + bytes(11)
    segments += struct.pack(">I3BI", 1, 38, 0, 1, len(region)) + region
    return b"\x97JB2\r\n\x1a\n\x01\0\0\0\1" + segments


def test_a_bilevel_picture_is_looked_at() -> None:
    picture = Image.new("1", (200, 90), 0)
    picture.paste(1, (20, 20, 60, 70))
    png = as_png(jbig2(picture), 100_000)
    assert png is not None
    with Image.open(io.BytesIO(png)) as drawn:
        assert [drawn.getpixel(place) for place in ((5, 5), (40, 40), (100, 40))] == [255, 0, 255]
    assert as_png(jbig2(picture), 100) is None
    broken = ofd.read(Source("a.ofd", pack({"Doc_0/a.jb2": jbig2(picture)[:40]})))
    assert notices(broken) == [("no-text-layer", "Doc_0/a.jb2", "detail.pictures")]


def test_a_file_that_calls_itself_a_font_is_read() -> None:
    documents = list(read_all(Source("a.ofd", pack({"Doc_0/a.ttf": f"号码 {ID}"}))))
    assert places(documents, ID) == {"body"}


def unit(identifier: int, *drawn: int) -> str:
    """A composite unit that draws others."""
    objects = "".join(xml("CompositeObject", Boundary="0 0 9 9", ResourceID=other) for other in drawn)
    return xml("CompositeGraphicUnit", xml("Content", objects + text("词", 0, 0)), ID=identifier)


def resources(*units: str) -> dict[str, str | bytes]:
    res = part("Res", "".join(units))
    drawn = page(xml("CompositeObject", Boundary="0 0 9 9", ResourceID=1))
    return {MAIN: document(common=xml("DocumentRes", "R.xml")), "Doc_0/R.xml": res, PAGE: drawn}


NESTED = "<ofd:PageBlock>" * 400
HOSTILE: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "cut at a third": (DATA[: len(DATA) // 3], "unparsable"),
    "cut at two thirds": (DATA[: 2 * len(DATA) // 3], "unparsable"),
    "rubbish behind the mark": (b"PK\x03\x04" + bytes(range(256)) * 20, "unparsable"),
    "no document": (pack({"OFD.xml": part("OFD", "")}).replace(b"Doc_0", b"Doc_9"), ""),
    "document type": (pack({MAIN: "<!DOCTYPE a [<!ENTITY x 'y'>]>" + document()}), "part-skipped"),
    "unit that draws itself": (pack(resources(unit(1, 1))), ""),
    "units that draw each other": (pack(resources(unit(1, 2), unit(2, 1))), ""),
    "units of units": (pack(resources(*(unit(at, *[at + 1] * 10) for at in range(1, 10)), unit(10))), "limit-reached"),
    "deep blocks": (pack({PAGE: page(NESTED + text(ID) + "</ofd:PageBlock>" * 400)}), "unparsable"),
    "blocks just within what the parser takes": (
        pack({PAGE: page(NESTED[: 15 * 100] + text(ID) + "</ofd:PageBlock>" * 100)}), "limit-reached",
    ),
    "endless offsets": (pack({PAGE: page(text(ID).replace('DeltaX="', 'DeltaX="g 99999999999 1 '))}), ""),
    "numbers that are none": (pack({PAGE: page(text(ID, Size="nan", CTM="1e99 inf 0 0 x y", Boundary="a b"))}), ""),
    "a page of no size": (pack({MAIN: document().replace("0 0 210 297", "0 0 0 0")}), ""),
    "letters on one spot": (pack({PAGE: page(*(text(chr(0x4E00 + at), 20, 20) for at in range(5000)))}), ""),
    "areas on one spot": (pack({PAGE: page(text(ID), *(bar(20, 20, 90, 9) for _ in range(8000)))}), ""),
    "an endless path": (pack({PAGE: page(text(ID), path("M 0 0 " + "L 1 1 " * 300_000))}), ""),
    "a long text": (pack({PAGE: page(xml("TextObject", xml("TextCode", "字" * 300_000), Size=5))}), ""),
    "lines beyond counting": (pack({PAGE: page(*(line(0, at / 40, 9, at / 40) for at in range(9000)), text(ID))}), ""),
    "annotations of themselves": (
        pack({MAIN: document(more=xml("Annotations", "Document.xml") + xml("Attachments", "Document.xml"))}), "",
    ),
    "deep values in a seal": (pack({"Doc_0/a.esl": der(0x30, b"\x30\x80" * 9000)}), ""),
    "a seal of its own length": (pack({"Doc_0/a.esl": b"\x30\x84\xff\xff\xff\xff" * 99}), ""),
    "a bomb": (pack({"Doc_0/big.xml": b"<a>" + b" " * (300 << 20) + b"</a>"}), "limit-reached"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile(name: str) -> None:
    data, cause = HOSTILE[name]
    clock = time.process_time()
    documents = list(read_all(Source("a.ofd", data)))
    assert time.process_time() - clock < 10
    assert cause in causes(documents) if cause else all(document_.notices is not None for document_ in documents)


def test_every_cut_is_noticed_and_none_raises() -> None:
    whole = pack({PAGE: page(text(ID), bar(15, 20, 80, 7))})
    for end in range(4, len(whole), 11):
        assert ofd.read(Source("a.ofd", whole[:end])).notices, f"cut at {end}"


def test_every_flipped_byte_is_survived() -> None:
    whole = pack({PAGE: page(text(ID), bar(15, 20, 80, 7))})
    for at in range(0, len(whole), 5):
        ofd.read(Source("a.ofd", whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]))
