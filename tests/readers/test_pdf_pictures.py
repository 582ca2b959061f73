"""Pages and parts of pages that are pictures: read by the engine, if there is one, and said where they stand."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

from redactscan.model import Document, Page
from redactscan.readers import Source, pictures, read
from redactscan.readers.pictures import ocr

NUMBER = "13905510001"
needs_ocr = pytest.mark.skipif(ocr.engine() is None, reason="without the extra for OCR")


def printed(*lines: str) -> bytes:
    target = BytesIO()
    canvas = Canvas(target, pagesize=(400, 400))
    canvas.setFont("Helvetica", 18)
    for row, line in enumerate(lines):
        canvas.drawString(50, 300 - 40 * row, line)
    canvas.save()
    return target.getvalue()


def pictured(*lines: str, beside: bytes = b"", place: str = "400 0 0 400 0 0", times: int = 1) -> bytes:
    """Pages that show a picture of some lines, with ``beside`` as text."""
    with pypdfium2.PdfDocument(printed(*lines)) as document:
        image = document[0].render(scale=3, grayscale=True).to_pil()
    pdf = pikepdf.new()
    stream = pdf.make_stream(
        image.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=1200, Height=1200, ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )  # fmt: skip
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for _ in range(times):
        pdf.add_blank_page(page_size=(400, 400))
        page = pdf.pages[-1]
        page.Resources = Dictionary(XObject=Dictionary(I=stream), Font=Dictionary(F=font))
        page.Contents = pdf.make_stream(b"q %s cm /I Do Q BT /F 9 Tf 9 9 Td (%s) Tj ET" % (place.encode(), beside))
    target = BytesIO()
    pdf.save(target)
    return target.getvalue()


def seen(document: Document) -> list[tuple[str, Page]]:
    """What was read in pictures, and where."""
    found = []
    for passage in document.passages:
        if passage.location.role == "image-text":
            anchor = passage.where(0, len(passage.text)).anchor
            assert isinstance(anchor, Page)
            found.append((passage.text, anchor))
    return found


def causes(document: Document) -> list[tuple[str, str]]:
    return [(notice.cause, notice.part) for notice in document.notices]


@needs_ocr
@pytest.mark.parametrize("beside", [b"", b"- 1 -"])
def test_a_page_that_is_a_picture(beside: bytes) -> None:
    document = read(Source("a.pdf", pictured(f"Phone {NUMBER}", beside=beside)))
    ((text, anchor),) = seen(document)
    assert NUMBER in text
    assert anchor.page == 1
    assert anchor.bbox == pytest.approx((50, 300, 215, 315), abs=12)
    assert causes(document) == []


@needs_ocr
def test_a_picture_beside_text_stands_where_it_is_shown() -> None:
    data = pictured(f"Phone {NUMBER}", beside=b"some text of the page", place="200 0 0 200 100 50")
    ((text, anchor),) = seen(read(Source("a.pdf", data)))
    assert NUMBER in text
    assert anchor.bbox == pytest.approx((125, 200, 208, 208), abs=8)


@needs_ocr
def test_a_picture_of_all_pages_is_read_once() -> None:
    document = read(Source("a.pdf", pictured(NUMBER, beside=b"text", place="200 0 0 200 0 50", times=3)))
    assert [anchor.page for _, anchor in seen(document)] == [1]


@needs_ocr
def test_a_page_whose_glyphs_say_nothing() -> None:
    """A font that maps its digits to private characters: what is drawn is read from the picture of the page."""
    with pikepdf.open(BytesIO(printed(NUMBER))) as pdf:
        font = pdf.pages[0].Resources.Font.F1
        codes = b"".join(b"<%02x> <%04x>\n" % (48 + digit, 0xE000 + digit) for digit in range(10))
        font.ToUnicode = pdf.make_stream(
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
            b"1 begincodespacerange <00> <ff> endcodespacerange\n10 beginbfchar\n"
            + codes
            + b"endbfchar endcmap end end"
        )
        target = BytesIO()
        pdf.save(target)
    document = read(Source("a.pdf", target.getvalue()))
    assert [text for text, _ in seen(document)] == [NUMBER]
    assert causes(document) == []


@pytest.mark.parametrize(
    ("data", "notices"),
    [
        (pictured(NUMBER), [("no-text-layer", "page 1")]),
        (pictured(NUMBER, beside=b"some text", place="90 0 0 90 9 50"), [("no-text-layer", "page 1/picture 1")]),
        (
            pictured(NUMBER, beside=b"some text", place="90 0 0 90 9 50", times=3),
            [("no-text-layer", "page 1/picture 1")],
        ),
        (pictured(), [("no-text-layer", "page 1")]),
        (pictured(beside=b"some text"), []),
    ],
    ids=["a page", "a part of a page", "a part of all pages", "a blank scan", "a blank picture"],
)
def test_without_an_engine(monkeypatch: pytest.MonkeyPatch, data: bytes, notices: list[tuple[str, str]]) -> None:
    monkeypatch.setattr(pictures, "engine", lambda: None)
    assert causes(read(Source("a.pdf", data))) == notices
