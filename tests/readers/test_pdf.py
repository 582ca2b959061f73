"""PDF pages, what stands beside them, and what is not examined. The files are written by reportlab and pikepdf."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from redactscan.model import Document, Field, Message, Page
from redactscan.readers import Limits, Source, pictures, read, read_all
from redactscan.readers.pdf import READER
from tests.readers.canaries.pdf import canaries, updated


@pytest.fixture(scope="module", autouse=True)
def without_ocr() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "engine", lambda: None)
        yield


def resident_id(first17: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return (
        first17 + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first17, weights, strict=True)) % 11]
    )


ID = resident_id("99010119910808091")
OTHER_ID = resident_id("99010119820315182")


def read_pdf(data: bytes, **limits: int) -> Document:
    return read(Source("公示.pdf", data, Limits(**limits)))


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    target = BytesIO()
    pdf.save(target, **options)
    return target.getvalue()


def page_of(content: bytes, font: Dictionary | None = None) -> pikepdf.Pdf:
    """A file of one page that shows ``content``; F1 is Helvetica unless told."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(400, 400))
    font = font or Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
    pdf.pages[0].Contents = pdf.make_stream(content)
    return pdf


def song(encoding: str, ordering: str = "GB1") -> Dictionary:
    """宋体, not embedded, with the given CMap."""
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/STSong-Light"), Flags=6, FontBBox=[0, -200, 1000, 900],
        ItalicAngle=0, Ascent=880, Descent=-120, CapHeight=880, StemV=80,
    )  # fmt: skip
    glyphs = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name("/STSong-Light"), FontDescriptor=descriptor,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String(ordering), Supplement=2),
    )  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/STSong-Light"), Encoding=Name(f"/{encoding}"),
        DescendantFonts=[glyphs],
    )  # fmt: skip


def shown(data: bytes, at: tuple[int, int] = (50, 300)) -> bytes:
    return b"BT /F1 12 Tf %d %d Td <%s> Tj ET\n" % (*at, data.hex().encode())


def bodies(document: Document) -> list[str]:
    return [passage.text for passage in document.passages if passage.location.role == "body"]


def causes(document: Document) -> list[tuple[str, str]]:
    return [(notice.cause, notice.part) for notice in document.notices]


# pages


def test_a_page_is_a_passage_in_the_order_of_its_content() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.setFont("STSong-Light", 14)
    canvas.drawString(72, 700, "申请人身份证号：")
    canvas.drawString(72, 680, ID[:10])
    canvas.drawString(72, 660, ID[10:] + "，已核验。")
    canvas.showPage()
    canvas.setFont("STSong-Light", 14)
    canvas.drawString(72, 700, "第二页")
    canvas.save()
    document = read_pdf(target.getvalue())
    assert bodies(document) == [f"申请人身份证号：\n{ID[:10]}\n{ID[10:]}，已核验。", "第二页"]
    assert [passage.location.part for passage in document.passages][:2] == ["page 1", "page 2"]
    assert document.examined.pages == 2
    assert causes(document) == []


def test_a_span_has_the_box_where_it_is_drawn() -> None:
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.setFont("Courier", 10)  # every glyph is 6 points wide
    canvas.drawString(72, 700, f"ID {ID}")
    canvas.drawString(100, 600, "second line")
    canvas.save()
    (passage,) = (p for p in read_pdf(target.getvalue()).passages if p.location.role == "body")
    start = passage.text.index(ID)
    anchor = passage.where(start, start + len(ID)).anchor
    assert isinstance(anchor, Page)
    assert anchor.bbox == pytest.approx((72 + 3 * 6, 698, 72 + 21 * 6, 708), abs=4)
    start = passage.text.index("line")
    anchor = passage.where(start, start + 4).anchor
    assert isinstance(anchor, Page)
    assert anchor.bbox == pytest.approx((100 + 7 * 6, 598, 100 + 11 * 6, 608), abs=4)


def test_characters_beyond_the_first_plane_keep_places_exact() -> None:
    to_unicode = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        b"1 begincodespacerange <00> <ff> endcodespacerange\n"
        b"2 beginbfchar <41> <D842DFB7> <42> <00660069> endbfchar endcmap end end"
    )
    pdf = page_of(b"BT /F1 12 Tf 50 300 Td (ABxy) Tj ET")
    pdf.pages[0].Resources.Font.F1.ToUnicode = pdf.make_stream(to_unicode)
    (passage,) = read_pdf(saved(pdf)).passages
    assert passage.text == "𠮷fixy"
    boxes = [passage.where(i, i + 1).anchor.bbox[0] for i in range(5)]  # type: ignore[union-attr, index]
    assert boxes[0] == pytest.approx(50, abs=1)
    assert boxes[3] == pytest.approx(50 + 12 * (0.667 + 0.667), abs=1)  # Helvetica's widths of A and B


@pytest.mark.parametrize("encoding", ["GBK-EUC-H", "GB-EUC-H", "UniGB-UTF16-H", "UniGB-UCS2-V"])
def test_chinese_fonts_without_a_table_of_characters(encoding: str) -> None:
    codec = "utf-16-be" if encoding.startswith("Uni") else "gbk"
    document = read_pdf(saved(page_of(shown(f"姓名张三{ID}".encode(codec)), song(encoding))))
    assert "".join(bodies(document)[0].split()) == f"姓名张三{ID}"
    assert causes(document) == []


def test_a_font_that_pdfium_cannot_map_is_read_again() -> None:
    document = read_pdf(saved(page_of(shown(f"张三{ID}".encode()), song("UniGB-UTF8-H"))))
    second = [passage for passage in document.passages if passage.focus == "body"]
    assert [passage.text for passage in second] == [f"张三{ID}"]
    assert second[0].where(2, 20).anchor.bbox[0] > 50  # type: ignore[union-attr, index]
    assert causes(document) == []


def test_a_number_whose_glyphs_are_drawn_in_any_order_is_read_by_place() -> None:
    lines = [f"NUMBER {ID}", f"SECOND {OTHER_ID}"]
    glyphs = [
        b"1 0 0 1 %d %d Tm (%s) Tj " % (20 + 8 * column, 300 - 20 * row, char.encode())
        for row, line in enumerate(lines)
        for column, char in enumerate(line)
        if char != " "
    ]
    random.Random(3).shuffle(glyphs)  # noqa: S311
    document = read_pdf(saved(page_of(b"BT /F1 10 Tf " + b"".join(glyphs) + b"ET")))
    first, second = document.passages
    assert ID not in first.text
    assert second.text.splitlines() == lines
    assert second.focus == "body"
    start = second.text.index(OTHER_ID)
    assert second.where(start, start + 18).anchor.bbox[1] == pytest.approx(278, abs=4)  # type: ignore[union-attr, index]


# what stands beside the pages

DATA, CANARIES = canaries()


@pytest.fixture(scope="module")
def canary_documents() -> list[Document]:
    return list(read_all(Source("canary.pdf", DATA)))


def test_the_canary_file_has_no_other_notices(canary_documents: list[Document]) -> None:
    notices = [notice for document in canary_documents for notice in document.notices]
    assert [notice.cause for notice in notices] == ["part-skipped", "no-text-layer"]  # a model, three pictures
    assert notices[1].detail == Message.of("detail.pictures", count=3)


def test_what_is_on_a_page_has_its_rectangle(canary_documents: list[Document]) -> None:
    value = CANARIES["note"][0]
    (note,) = (passage for passage in canary_documents[0].passages if passage.text == value)
    assert note.location.anchor == Page(1, (10, 20, 30, 40))


def test_attachments_are_files_of_their_own() -> None:
    pdf = page_of(shown(b"page"))
    pdf.attachments["名单.txt"] = f"张三 {ID}".encode()
    plain = pdf.make_stream(b"left behind", Type=Name.EmbeddedFile)
    other = pdf.make_stream(b"for another system", Type=Name.EmbeddedFile)
    pdf.Root.Left = plain
    pin = Dictionary(Type=Name.Filespec, F=String("a.txt"), UF=String("附件.txt"), EF=Dictionary(F=other, UF=other))
    pdf.pages[0].Annots = Array([
        pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9], FS=pin))
    ])  # fmt: skip
    first, *members = read_all(Source("公示.pdf", saved(pdf)))
    assert first.examined.members == 3
    found = {member.passages[0].text: member.path.partition("!")[2] for member in members}
    assert found[f"张三 {ID}"] == "名单.txt"
    assert found["for another system"] == "附件.txt"
    assert re.fullmatch(r"object \d+", found["left behind"])


def test_an_attachment_that_cannot_be_decoded() -> None:
    pdf = page_of(shown(b"page"))
    pdf.attachments["名单.txt"] = b"x" * 1000
    data = saved(pdf, compress_streams=False)
    assert [causes(member) for member in read_all(Source("公示.pdf", data, Limits(part_bytes=100)))] == [
        [],
        [("limit-reached", "")],
    ]


def test_strings_for_machines_are_left_out() -> None:
    pdf = page_of(b"BT /F1 12 Tf 50 300 Td (page) Tj ET")
    pdf.Root.Made = String("D:20261121090000+08'00'")
    pdf.Root.Hash = pikepdf.Object.parse(b"<" + bytes(range(128, 160)).hex().encode() + b">")
    assert [passage.text for passage in read_pdf(saved(pdf)).passages] == ["page"]


def test_names_and_keys_in_gbk() -> None:
    pdf = page_of(b"BT /F1 12 Tf 50 300 Td (page) Tj ET")
    pdf.Root.Plain = Name("/Name")
    data = saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    name = "".join(f"#{byte:02x}" for byte in "科室".encode("gbk")).encode()
    data = data.replace(b"/Plain /Name", b"/%s /%s /%s (%s)" % (b"Plain", name, name, ID.encode()))
    document = read_pdf(data)
    found = {passage.text: passage.location for passage in document.passages}
    assert found.keys() == {"page", "科室", ID}
    assert found[ID].anchor == Field("object 1 /科室")
    assert not [notice for notice in document.notices if notice.part]  # the table of objects is out of place


# earlier states, replaced texts


def stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def test_text_that_an_update_removed_is_deleted_text() -> None:
    old = b"BT /F1 12 Tf 50 300 Td (kept) Tj 0 -20 Td (%s) Tj ET" % ID.encode()
    first = saved(page_of(old), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(BytesIO(first)) as pdf:
        number = pdf.pages[0].Contents.objgen[0]
    document = read_pdf(updated(first, {number: stream(b"BT /F1 12 Tf 50 300 Td (kept) Tj ET")}))
    assert bodies(document) == ["kept"]
    (passage,) = (p for p in document.passages if p.location.role == "deleted")
    assert passage.location.part == "revision 1 page 1"
    assert passage.focus == "deleted"
    start = passage.text.index(ID)
    assert [passage.text[mark.start : mark.end] for mark in passage.marked] == [ID]
    assert passage.where(start, start + 18).anchor.bbox[1] == pytest.approx(277, abs=4)  # type: ignore[union-attr, index]


def test_an_update_that_removes_nothing_is_silent() -> None:
    first = saved(page_of(shown(b"kept")), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(BytesIO(first)) as pdf:
        number = pdf.pages[0].Contents.objgen[0]
    document = read_pdf(updated(first, {number: stream(shown(b"kept") + shown(b"more", (50, 100)))}))
    assert [passage.text for passage in document.passages] == ["kept\nmore"]


def test_text_drawn_under_a_replacement_text() -> None:
    content = b"/Span <</ActualText (harmless)>> BDC " + shown(ID.encode()) + b" EMC " + shown(b"plain", (50, 100))
    first, second = read_pdf(saved(page_of(content))).passages
    assert first.text == "harmless\nplain"
    assert second.text == f"{ID}\nplain"
    assert [second.text[mark.start : mark.end] for mark in second.marked] == [ID]


def test_a_form_that_a_page_shows_is_read_once() -> None:
    pdf = page_of(shown(b"before") + b"q 1 0 0 1 100 300 cm /D Do Q")
    resources = pdf.pages[0].Resources
    form = pdf.make_stream(
        shown(ID.encode(), (0, 0)), Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 200, 50],
        Resources=Dictionary(Font=resources.Font),
    )  # fmt: skip
    resources.XObject = Dictionary(D=form)
    document = read_pdf(saved(pdf))
    assert [passage.text for passage in document.passages] == [f"before\n{ID}"]


# what is not examined

PICTURE = b"q 300 0 0 300 50 50 cm BI /W 60 /H 60 /CS /G /BPC 8 ID " + bytes([0, 255] * 1800) + b" EI Q\n"

NOT_EXAMINED: dict[str, tuple[bytes, Dictionary | None, list[tuple[str, str]]]] = {
    "a picture of a page": (PICTURE, None, [("no-text-layer", "page 1")]),
    "a drawing": (b"0 0 100 100 re f", None, [("no-text-layer", "page 1")]),
    "a picture and a page number": (
        PICTURE + shown(b"- 3 -", (190, 20)), None, [("no-text-layer", "page 1/picture 1")],
    ),
    "the same picture twice": (2 * PICTURE + shown(b"- 3 -", (190, 20)), None, [("no-text-layer", "page 1/picture 1")]),
    "a picture with text over it": (PICTURE + shown(b"recognised text of the scan", (60, 200)), None, []),
    "a picture of one colour": (PICTURE.replace(b"\xff", b"\0") + shown(b"text", (50, 10)), None, []),
    "nothing at all": (b"", None, []),
    "glyphs without characters": (
        shown(bytes([0, 65, 0, 66, 224, 0])), song("Identity-H", "Identity"), [("undecodable-text", "page 1")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("content", "font", "notices"), NOT_EXAMINED.values(), ids=NOT_EXAMINED.keys())
def test_not_examined(content: bytes, font: Dictionary | None, notices: list[tuple[str, str]]) -> None:
    assert causes(read_pdf(saved(page_of(content, font)))) == notices


def test_pages_beyond_the_limit() -> None:
    pdf = page_of(shown(b"first"))
    pdf.pages.append(pdf.pages[0])
    document = read_pdf(saved(pdf), pages=1)
    assert bodies(document) == ["first"]
    assert causes(document) == [("limit-reached", "page 2")]


def encrypted(owner: str, user: str) -> bytes:
    pdf = page_of(shown(ID.encode()))
    pdf.docinfo["/Author"] = "c-author"
    return saved(pdf, encryption=pikepdf.Encryption(owner=owner, user=user))


def test_a_file_that_asks_for_a_password() -> None:
    document = read_pdf(encrypted("owner", "user"))
    assert causes(document) == [("encrypted", "")]
    assert not document.content


def test_a_password_against_changes_only() -> None:
    document = read_pdf(encrypted("owner", ""))
    assert [passage.text for passage in document.passages] == [ID, "c-author"]
    assert causes(document) == []


def whole() -> bytes:
    pdf = page_of(shown(ID.encode()))
    pdf.docinfo["/Author"] = "c-author"
    return saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    **{f"cut at {share} %": lambda data, share=share: data[: len(data) * share // 100] for share in range(5, 100, 10)},
    "without its end mark": lambda data: data[:-7],
    "garbage": lambda data: b"%PDF-1.7\n" + bytes(range(256)) * 20,
    "header only": lambda data: b"%PDF-1.7\n",
    "shifted": lambda data: data.replace(b"endobj", b"endobj\n\n\n"),
    "no catalog": lambda data: data.replace(b"/Catalog", b"/Catalpa").replace(b"/Root", b"/Toor"),
    "line ends changed": lambda data: data.replace(b"\n", b"\r\n"),
}


@pytest.mark.parametrize("damage", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_file_is_a_notice(damage: Callable[[bytes], bytes], caplog: pytest.LogCaptureFixture) -> None:
    data = damage(whole())
    document = read_pdf(data)
    complete = [passage.text for passage in document.passages][:2] == [ID, "c-author"]
    assert complete or ("unparsable", "") in causes(document)
    assert caplog.text == ""


def test_a_damaged_file_keeps_what_can_be_read() -> None:
    data = whole()
    document = read_pdf(data[: data.rindex(b"xref") - 20] + b"trailer << /Root 1 0 R >>")
    assert bodies(document) == [ID]
    assert ("unparsable", "") in causes(document)


def test_one_damaged_page_does_not_cost_the_others() -> None:
    pdf = page_of(shown(b"first"))
    pdf.pages.append(pdf.pages[0])
    pdf.pages[1].Contents = pdf.make_stream(b"BT /F1 12 Tf 5 5 Td (%s) Tj ET" % (b"0123456789" * 500))
    data = bytearray(saved(pdf, compress_streams=True, recompress_flate=True))
    with pikepdf.open(BytesIO(bytes(data))) as same:
        raw = same.pages[1].Contents.read_raw_bytes()
    start = bytes(data).index(raw)
    data[start + 20 : start + 30] = b"\xff" * 10
    document = read_pdf(bytes(data))
    assert bodies(document)[0] == "first"
    assert ("unparsable", "page 2") in causes(document)


@pytest.mark.parametrize("data", [b"plain text", b"PK\x03\x04" + bytes(2000), bytes(1024) + b"%PDF-1.4"])
def test_something_else(data: bytes) -> None:
    assert causes(READER.read(Source("公示.pdf", data))) == [("type-mismatch", "")]
