"""Pictures: what is seen in them, what their files say, and what happens where nobody can look."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from redactscan.model import Document, Field, Page, Table
from redactscan.readers import Limits, Source, read
from redactscan.readers.pictures import look, ocr
from redactscan.readers.pictures.bare import bare_jpeg
from redactscan.readers.pictures.gaps import parted
from redactscan.readers.source import Draft

DATA = Path(__file__).parent / "data"
SCAN = (DATA / "scan.png").read_bytes()
IDS = ("340121198503129976", "340121199001011237", "340121197212128143")
SCAN_SMALL = io.BytesIO()
Image.open(io.BytesIO(SCAN)).resize((400, 300)).save(SCAN_SMALL, "PNG")
needs_ocr = pytest.mark.skipif(ocr.engine() is None, reason="without the extra for OCR")


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "faster_paddle", None)
    ocr.engine.cache_clear()
    yield
    ocr.engine.cache_clear()


def causes(document: Document) -> list[tuple[str, str]]:
    return [(notice.cause, notice.part) for notice in document.notices]


def said(document: Document) -> dict[str, str]:
    anchors = ((passage.location.anchor, passage.text) for passage in document.passages)
    return {anchor.name: text for anchor, text in anchors if isinstance(anchor, Field)}


def png(*chunks: tuple[bytes, bytes], size: tuple[int, int] = (8, 8), level: int = 0) -> bytes:
    width, height = size
    body = zlib.compress((b"\0" + bytes([level]) * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", head), *chunks, (b"IDAT", body), (b"IEND", b"")]
    framed = (struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(framed)


def tiff(entries: list[tuple[int, int, bytes, int]], base: int) -> bytes:
    """An EXIF directory at offset ``base``: (tag, type, value, count); long values follow it."""
    table, rest = struct.pack("<H", len(entries)), b""
    after = base + 2 + 12 * len(entries) + 4
    for tag, kind, value, count in entries:
        held = value.ljust(4, b"\0") if len(value) <= 4 else struct.pack("<I", after + len(rest))
        rest += value if len(value) > 4 else b""
        table += struct.pack("<HHI", tag, kind, count) + held
    return table + bytes(4) + rest


def with_exif() -> bytes:
    """A JPEG as a phone leaves it: artist in GB18030, title as Windows writes it, the place."""
    artist = "张伟".encode("gb18030") + b"\0"
    title = "云台街道入户照片".encode("utf-16-le") + b"\0\0"
    main = [(0x013B, 2, artist, len(artist)), (0x9C9B, 1, title, len(title)), (0x8825, 4, struct.pack("<I", 400), 1)]
    degrees = struct.pack("<6I", 31, 1, 49, 1, 1416, 100), struct.pack("<6I", 117, 1, 13, 1, 3792, 100)
    place = [(1, 2, b"N\0", 2), (2, 5, degrees[0], 3), (3, 2, b"E\0", 2), (4, 5, degrees[1], 3)]
    exif = b"II*\0" + struct.pack("<I", 8) + tiff(main, 8)
    exif = exif.ljust(400, b"\0") + tiff(place, 400)
    segment = b"Exif\0\0" + exif
    plain = io.BytesIO()
    Image.new("L", (16, 16), 128).save(plain, "JPEG", comment="拍摄人：李四".encode())
    data = plain.getvalue()
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + data[2:]


def test_what_a_photo_says_of_itself() -> None:
    found = said(read(Source("入户.jpg", with_exif())))
    assert found["Artist"] == "张伟"
    assert found["XPTitle"] == "云台街道入户照片"
    assert found["comment"] == "拍摄人：李四"
    assert found["GPS"] == "GPS坐标：北纬31.820600,东经117.227200"


def test_text_chunks() -> None:
    packet = (
        "<x:xmpmeta><rdf:RDF><dc:creator><rdf:Seq><rdf:li>王五</rdf:li></rdf:Seq></dc:creator></rdf:RDF></x:xmpmeta>"
    )
    data = png(
        (b"tEXt", b"Author\0" + b"Zhang Wei"),
        (b"iTXt", b"Title\0\0\0\0\0" + "户主名单".encode()),
        (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet.encode()),
    )
    assert said(read(Source("a.png", data))) == {"Author": "Zhang Wei", "Title": "户主名单", "XMP": "王五"}


@needs_ocr
def test_a_scanned_roster_is_a_table() -> None:
    document = read(Source("名单.png", SCAN))
    (table,) = document.tables
    assert table.role == "image-text"
    assert table.rows[0] == ("序号", "姓名", "身份证号", "联系电话")
    assert [row[2] for row in table.rows[1:]] == list(IDS)
    title = document.passages[0]
    assert title.text == "2025年低保对象名单公示"
    anchor = title.where(0, 4).anchor
    assert isinstance(anchor, Page)
    left, bottom, right, top = anchor.bbox or (0, 0, 0, 0)
    assert 290 < left < right < 650
    assert 360 < bottom < top < 420
    assert document.notices == ()


@needs_ocr
@pytest.mark.parametrize("form", ["JPEG", "TIFF", "BMP", "GIF", "WEBP"])
def test_every_kind_of_picture(form: str) -> None:
    with Image.open(io.BytesIO(SCAN)) as picture:
        data = io.BytesIO()
        picture.convert("L").save(data, form)
    document = read(Source(f"名单.{form.lower()}", data.getvalue()))
    (table,) = document.tables
    assert {row[2] for row in table.rows} >= set(IDS)


@needs_ocr
def test_every_page_of_a_fax() -> None:
    with Image.open(io.BytesIO(SCAN)) as picture:
        data = io.BytesIO()
        picture.save(data, "TIFF", save_all=True, append_images=[picture.copy()], compression="group4")
    assert [table.number for table in read(Source("传真.tif", data.getvalue())).tables] == [1, 2]
    cut = read(Source("传真.tif", data.getvalue(), Limits(pages=1)))
    assert causes(cut) == [("limit-reached", "")]


@needs_ocr
def test_columns_that_stand_close() -> None:
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (700, 60), 255)
    draw, letters = ImageDraw.Draw(picture), ImageFont.load_default(30)
    draw.text((10, 10), IDS[0], font=letters, fill=0)
    width = draw.textlength(IDS[0], font=letters)
    draw.text((10 + width + 14, 10), "13812345678", font=letters, fill=0)
    one = ocr.Seen(IDS[0] + "13812345678", (8, 8, 690, 52), 0.99)
    assert [part.text for part in parted(one, picture)] == [IDS[0], "13812345678"]
    assert parted(one._replace(text="姓名"), picture)[0].text == "姓名"


@pytest.mark.usefixtures("blind")
def test_without_an_engine_a_picture_is_a_notice() -> None:
    assert causes(read(Source("名单.png", SCAN))) == [("no-text-layer", "")]


@pytest.mark.usefixtures("blind")
def test_the_pictures_of_a_document_are_one_notice() -> None:
    draft = Draft(Source("a.docx", b"x"), "x/y")
    for number in range(3):
        look(draft, f"word/media/image{number}.png", SCAN)
    assert causes(draft.finish()) == [("no-text-layer", "word/media")]


@pytest.mark.usefixtures("blind")
@pytest.mark.parametrize("data", [png(size=(40, 40)), png(size=(600, 8)), png(size=(600, 400), level=200)])
def test_what_cannot_hold_writing_is_examined(data: bytes) -> None:
    assert causes(read(Source("a.png", data))) == []


EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 200 100\n%%EndComments\nshowpage\n"
PREVIEWS = [
    ("docProps/thumbnail.png", SCAN_SMALL.getvalue(), []),
    ("Thumbnails/thumbnail.png", SCAN_SMALL.getvalue(), []),
    ("Thumbnails/thumbnail.png", SCAN, [("no-text-layer", "Thumbnails/thumbnail.png")]),  # large enough to be read
    ("word/media/thumbnail.png", SCAN_SMALL.getvalue(), [("no-text-layer", "word/media/thumbnail.png")]),
    ("ppt/media/hdphoto1.wdp", b"II\xbc\x01" + bytes(99), [("unsupported-type", "ppt/media/hdphoto1.wdp")]),
    ("word/media/a.eps", EPS, [("unsupported-type", "word/media/a.eps")]),  # Pillow would have it drawn by Ghostscript
    ("word/media/a.png", b"\x89PNG\r\n\x1a\n", [("unparsable", "word/media/a.png")]),
    ("word/media/a.png", bytes(99), [("unparsable", "word/media/a.png")]),
]


@pytest.mark.usefixtures("blind")
@pytest.mark.parametrize(("part", "data", "notices"), PREVIEWS)
def test_what_is_not_looked_at(part: str, data: bytes, notices: list[tuple[str, str]]) -> None:
    draft = Draft(Source("a.docx", b"x"), "x/y")
    look(draft, part, data)
    assert causes(draft.finish()) == notices


def _preview(behind: bytes = b"", tags: dict[int, object] | None = None, gps: bool = False, **options: object) -> bytes:
    exif, file = Image.Exif(), io.BytesIO()
    for tag, value in (tags or {}).items():
        exif[tag] = value
    if gps:
        exif.get_ifd(0x8825)[2] = (31.0, 52.0, 3.0)
    Image.new("RGB", (200, 280), "white").save(file, "JPEG", exif=exif, **options)  # type: ignore[arg-type]
    return file.getvalue() + behind


@pytest.mark.parametrize(
    ("data", "bare"),
    [
        (_preview(), True),
        (_preview(progressive=True, tags={0x0112: 1, 0x011A: 72.0}, behind=b"\0"), True),
        (_preview(tags={0x010E: "13800138000"}), False),
        (_preview(tags={0x0100: 123456}), False),
        (_preview(gps=True), False),
        (_preview(comment="机密".encode()), False),
        (_preview(xmp=b"<rdf:li>secret</rdf:li>"), False),
        (_preview(behind=b"138 0013 8000"), False),
        (_preview()[:-9], False),
        (b"\xff\xd8\xff", False),
        (b"", False),
    ],
)
def test_previews_that_say_nothing_need_no_library(data: bytes, bare: bool) -> None:
    assert bare_jpeg(data) == ((200, 280) if bare else None)
    draft = Draft(Source("a.docx", b""), "")
    look(draft, "word/media/a.jpeg", data)
    assert not bare or draft.content == []  # as Pillow sees it


def test_a_page_in_the_place_of_a_picture_is_read_as_a_page() -> None:
    draft = Draft(Source("a.odt", b"x"), "x/y")
    look(draft, "Thumbnails/thumbnail.pdf", b"%PDF-1.4\n")
    assert [member.name for member in draft.finish().embedded] == ["Thumbnails/thumbnail.pdf"]


BOMB = png(size=(60_000, 60_000))[:200]
HOSTILE = [
    pytest.param(SCAN[:900], id="cut"),
    pytest.param(SCAN[:40] + bytes(range(256)), id="rubbish"),
    pytest.param(b"\xff\xd8\xff\xe0" + b"\xff" * 300, id="jpeg rubbish"),
    pytest.param(b"II*\0" + struct.pack("<I", 8) + b"\xff" * 60, id="tiff rubbish"),
    pytest.param(BOMB, id="pixels"),
]


@pytest.mark.parametrize("data", HOSTILE)
def test_hostile_pictures_are_notices(data: bytes) -> None:
    assert {cause for cause, _ in causes(read(Source("a.png", data)))} <= {"unparsable", "limit-reached"}
    assert causes(read(Source("a.png", data)))


@needs_ocr
def test_time_for_reading_is_bounded() -> None:
    document = read(Source("名单.png", SCAN, Limits(ocr_s=0.0)))
    draft = Draft(Source("a.docx", b"x", Limits(ocr_s=1e-9)), "x/y")
    look(draft, "1.png", SCAN)
    look(draft, "2.png", SCAN)
    assert [notice.cause for notice in draft.finish().notices] == ["limit-reached"]
    assert isinstance(document.tables[0], Table)


def emf_text(text: str) -> bytes:
    raw = text.encode("utf-16-le")
    raw += b"\0" * (-len(raw) % 4)
    head = struct.pack("<II", 84, 76 + len(raw)) + bytes(36) + struct.pack("<II", len(text), 76)
    return head.ljust(76, b"\0") + raw


def test_the_texts_of_metafiles() -> None:
    header = struct.pack("<II", 1, 108).ljust(108, b"\0")
    bitmap = struct.pack("<II", 81, 400).ljust(400, b"\0")
    document = read(Source("图.emf", b"\x01\0\0\0\x6c\0\0\0" + header[8:] + emf_text(f"张伟 {IDS[0]}") + bitmap))
    assert [passage.text for passage in document.passages] == [f"张伟 {IDS[0]}"]
    assert causes(document) == [("no-text-layer", "")]
    text = "张伟".encode("gb18030")
    call = struct.pack("<IHH", (8 + len(text)) // 2, 0x0521, len(text)) + text
    wmf = b"\xd7\xcd\xc6\x9a" + bytes(36) + call
    assert [passage.text for passage in read(Source("图.wmf", wmf)).passages] == ["张伟"]
