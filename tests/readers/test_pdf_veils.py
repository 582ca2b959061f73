"""Text that is in a PDF page and that nobody sees. The files are written by pikepdf, operator by operator."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
import pypdfium2.raw as pdfium
import pytest
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas

from redactscan.model import Cell, Document, Passage, Veil
from redactscan.readers import Source, pictures, read

NUMBER = "990101199108080919"
CAPTION = b"BT 0 g /F1 12 Tf 50 350 Td (caption) Tj ET\n"
BOX = [45, 295, 200, 315]
"""Around ``NUMBER``."""


@pytest.fixture(scope="module", autouse=True)
def without_ocr() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pictures, "engine", lambda: None)
        yield


def text(show: str = NUMBER, size: float = 12, at: tuple[float, float] = (50, 300)) -> bytes:
    return b"BT /F1 %.1f Tf %.1f %.1f Td (%s) Tj ET\n" % (size, *at, show.encode())


def page_of(content: bytes) -> pikepdf.Pdf:
    """A file of one page, 400 points square, with a layer L that is off."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(400, 400))
    page = pdf.pages[0]
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("L")))
    page.Resources = Dictionary(
        Font=Dictionary(F1=pdf.make_indirect(font)),
        ExtGState=Dictionary(Sheer=Dictionary(ca=0)),
        Properties=Dictionary(L=layer),
        XObject=Dictionary(),
    )
    page.Contents = pdf.make_stream(content)
    if b"/OC" in content:
        pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
    return pdf


def with_picture(content: bytes, pixels: bytes = b"\0", side: int = 1) -> pikepdf.Pdf:
    """``content`` may draw the picture I."""
    pdf = page_of(content)
    pdf.pages[0].Resources.XObject.I = pdf.make_stream(
        pixels, Type=Name.XObject, Subtype=Name.Image, Width=side, Height=side, ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )  # fmt: skip
    return pdf


def with_form(content: bytes, form: bytes, **more: object) -> pikepdf.Pdf:
    """``content`` may draw the form F."""
    pdf = page_of(content)
    resources = pdf.pages[0].Resources
    resources.XObject.F = pdf.make_stream(
        form, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 400, 400], Resources=Dictionary(Font=resources.Font),
        **more,
    )  # fmt: skip
    return pdf


def marked(kind: str, **more: object) -> pikepdf.Pdf:
    """A page whose text lies under an annotation."""
    pdf = page_of(CAPTION + text())
    mark = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=BOX, **more)
    pdf.pages[0].Annots = Array([pdf.make_indirect(mark)])
    return pdf


def cropped(box: list[int]) -> pikepdf.Pdf:
    pdf = page_of(CAPTION + text())
    pdf.pages[0].CropBox = box
    return pdf


def turned(turn: int) -> pikepdf.Pdf:
    pdf = page_of(CAPTION + text() + BAR)
    pdf.pages[0].Rotate = turn
    return pdf


def layered() -> pikepdf.Pdf:
    pdf = with_form(CAPTION + b"/F Do", text())
    layer = pdf.pages[0].Resources.Properties.L
    pdf.pages[0].Resources.XObject.F.OC = layer
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(OFF=[layer]))
    return pdf


BAR = b"0 g 45 295 155 20 re f\n"
NOISE = bytes(random.Random(1).randrange(256) for _ in range(400))  # noqa: S311

HIDDEN: dict[str, tuple[Callable[[], pikepdf.Pdf], Veil]] = {
    "white": (lambda: page_of(CAPTION + b"1 g " + text()), "colour"),
    "white in another colour space": (lambda: page_of(CAPTION + b"/DeviceRGB cs 1 1 1 sc " + text()), "colour"),
    "white ink": (lambda: page_of(CAPTION + b"0 0 0 0 k " + text()), "colour"),
    "almost white": (lambda: page_of(CAPTION + b".97 .97 .94 rg " + text()), "colour"),
    "transparent": (lambda: page_of(CAPTION + b"/Sheer gs " + text()), "colour"),
    "without ink": (lambda: page_of(CAPTION + b"3 Tr " + text()), "invisible"),
    "as a clip": (lambda: page_of(CAPTION + b"q 7 Tr " + text() + b"Q"), "invisible"),
    "tiny": (lambda: page_of(CAPTION + text(size=0.3)), "tiny"),
    "shrunk": (lambda: page_of(CAPTION + b"q .02 0 0 .02 50 300 cm " + text(at=(0, 0)) + b"Q"), "tiny"),
    "clipped": (lambda: page_of(CAPTION + b"q 0 0 10 10 re W n " + text() + b"Q"), "clipped"),
    "off the sheet": (lambda: page_of(CAPTION + text(at=(450, 300))), "off-page"),
    "outside the crop box": (lambda: cropped([0, 320, 400, 400]), "off-page"),
    "on a layer": (lambda: page_of(CAPTION + b"/OC /L BDC " + text() + b"EMC"), "layer"),
    "in a form on a layer": (layered, "layer"),
    "under a rectangle": (lambda: page_of(CAPTION + text() + BAR), "cover"),
    "under a white rectangle": (lambda: page_of(CAPTION + text() + b"1 g" + BAR[3:]), "cover"),
    "under a path": (lambda: page_of(CAPTION + text() + b"45 295 m 200 295 l 200 315 l 45 315 l f"), "cover"),
    "under a line": (lambda: page_of(CAPTION + text() + b"16 w 45 304 m 200 304 l S"), "cover"),
    "on a bar of its colour": (lambda: page_of(CAPTION + BAR + text()), "cover"),
    "under a picture": (lambda: with_picture(CAPTION + text() + b"155 0 0 20 45 295 cm /I Do"), "cover"),
    "under noise": (lambda: with_picture(CAPTION + text() + b"155 0 0 20 45 295 cm /I Do", NOISE, 20), "cover"),
    "under an inline picture": (
        lambda: page_of(CAPTION + text() + b"155 0 0 20 45 295 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI"), "cover",
    ),
    "with its cover in a form": (lambda: with_form(CAPTION + b"/F Do", text() + BAR), "cover"),
    "under a form": (lambda: with_form(CAPTION + text() + b"/F Do", BAR), "cover"),
    "under a square": (lambda: marked("Square", C=[0, 0, 0], IC=[0, 0, 0]), "cover"),
    "under a redaction that was never applied": (lambda: marked("Redact", IC=[0, 0, 0]), "redaction-mark"),
    "under a redaction of two lines": (
        lambda: marked("Redact", QuadPoints=[45, 315, 200, 315, 45, 295, 200, 295, 0, 20, 9, 20, 0, 9, 9, 9]),
        "redaction-mark",
    ),
    **{f"on a page turned by {turn}": (lambda turn=turn: turned(turn), "cover") for turn in (90, 180, 270)},
}  # fmt: skip

SEEN: dict[str, Callable[[], pikepdf.Pdf]] = {
    "plain": lambda: page_of(CAPTION + text()),
    "on a shade": lambda: page_of(CAPTION + b".8" + BAR[1:] + b"0 g " + text()),
    "white on black": lambda: page_of(CAPTION + BAR + b"1 g " + text()),
    "grey": lambda: page_of(CAPTION + b".8 g " + text()),
    "struck through": lambda: page_of(CAPTION + text() + b"1 w 45 304 m 200 304 l S"),
    "within a frame": lambda: page_of(CAPTION + text() + b"3 w 45 295 155 20 re S"),
    "on a picture": lambda: with_picture(b"q 400 0 0 400 0 0 cm /I Do Q " + CAPTION + text(), b"\xdd"),
    "highlighted": lambda: marked("Highlight", C=[1, 1, 0], QuadPoints=[45, 315, 200, 315, 45, 295, 200, 295]),
    "in a form": lambda: with_form(CAPTION + b"/F Do", text()),
    "clipped around": lambda: page_of(CAPTION + b"q 40 290 200 40 re W n " + text() + b"Q"),
    "with strokes": lambda: page_of(CAPTION + b"2 Tr " + text()),
    "outlined": lambda: page_of(CAPTION + b"1 Tr " + text()),
}


def saved(pdf: pikepdf.Pdf) -> bytes:
    target = BytesIO()
    pdf.save(target)
    return target.getvalue()


def read_pdf(data: bytes) -> Document:
    return read(Source("公示.pdf", data))


def hidden(document: Document) -> list[tuple[str, Veil | None]]:
    return [
        (passage.text[mark.start : mark.end], mark.by)
        for passage in document.passages
        for mark in passage.marked
        if mark.role == "hidden"
    ]


@pytest.mark.parametrize(("make", "by"), HIDDEN.values(), ids=HIDDEN.keys())
def test_hidden(make: Callable[[], pikepdf.Pdf], by: Veil) -> None:
    document = read_pdf(saved(make()))
    assert hidden(document) == [(NUMBER, by)]
    (passage,) = (passage for passage in document.passages if NUMBER in passage.text)
    start = passage.text.index(NUMBER)
    assert passage.where(start, start + 18).role == "hidden"
    assert passage.where(passage.text.index("caption"), start - 1).role == "body"


@pytest.mark.parametrize("make", SEEN.values(), ids=SEEN.keys())
def test_seen(make: Callable[[], pikepdf.Pdf]) -> None:
    document = read_pdf(saved(make()))
    assert NUMBER in "".join(passage.text for passage in document.passages)
    assert hidden(document) == []


def scanned(*, covered: bool) -> pikepdf.Pdf:
    """A picture of the text, with the recognised text behind it; the picture of the second line may be painted over."""
    import pypdfium2

    lines = CAPTION + text() + text("another line of text", at=(50, 100)) + (BAR if covered else b"")
    with pypdfium2.PdfDocument(saved(page_of(lines))) as document:
        image = document[0].render(scale=3, grayscale=True).to_pil()
    return with_picture(b"q 400 0 0 400 0 0 cm /I Do Q 3 Tr " + lines.removesuffix(BAR), image.tobytes(), 1200)


@pytest.mark.parametrize("covered", [False, True])
def test_the_text_layer_of_a_scan_is_what_the_picture_shows(covered: bool) -> None:
    found = read_pdf(saved(scanned(covered=covered)))
    assert hidden(found) == ([(NUMBER, "invisible")] if covered else [])


def test_a_number_of_which_a_part_is_covered() -> None:
    document = read_pdf(saved(page_of(CAPTION + text() + b"0 g 90 295 55 20 re f")))
    (passage,) = (passage for passage in document.passages if passage.location.role == "body")
    (mark,) = passage.marked
    assert 2 < mark.end - mark.start < 16
    start = passage.text.index(NUMBER)
    assert start < mark.start
    assert mark.end < start + 18
    assert passage.where(start, start + 18).role == "hidden"


CELLS = [
    ["1", "Zhang", "13800000001"],
    ["2", "Li", "13800000002 home"],
    ["3", "Wang", "13800000003"],
    ["4", "Zhao", "13800000004"],
]
XS, YS = [100, 150, 250, 400], [500, 480, 460, 440, 420]


@pytest.mark.parametrize("ruled", [True, False])
def test_cells_of_a_table(ruled: bool) -> None:
    target = BytesIO()
    canvas = Canvas(target, pagesize=(600, 600))
    for row, cells in enumerate(CELLS):
        for column, cell in enumerate(cells):
            canvas.drawString(XS[column] + 4, YS[row + 1] + 5, cell)
    if ruled:
        canvas.grid(XS, YS)
    canvas.rect(151, 481, 98, 18, fill=1)  # Zhang
    canvas.rect(251, 461, 76, 18, fill=1)  # the number of Li
    canvas.save()
    document = read_pdf(target.getvalue())
    (table,) = document.tables
    assert [[" ".join(cell.split()) for cell in row] for row in table.rows] == CELLS
    assert table.hidden_cells == {(1, 2): "cover"}
    assert [table.where(0, column).role for column in range(3)] == ["body", "hidden", "body"]
    (part,) = (item for item in document.content if isinstance(item, Passage) and item.location.role == "hidden")
    assert (part.text.split(), part.location.anchor, part.focus) == (["13800000002", "home"], Cell(1, 2, 3), "hidden")
    assert hidden(document) == [("13800000002", "cover")]


def test_a_table_that_goes_on() -> None:
    """What is hidden behind the page break is in the row that it has in the whole table."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(600, 600))
    for page in range(2):
        for row, cells in enumerate(CELLS):
            for column, cell in enumerate(cells):
                canvas.drawString(XS[column] + 4, YS[row + 1] + 5, cell)
        canvas.grid(XS, YS)
        canvas.rect(251, 461, 76 + 60 * page, 18, fill=1)
        canvas.showPage()
    canvas.save()
    document = read_pdf(target.getvalue())
    (table,) = document.tables
    assert (table.part, len(table.rows), table.hidden_cells) == ("pages 1-2", 8, {(6, 3): "cover"})
    (part,) = (passage for passage in document.passages if passage.location.role == "hidden")
    assert (part.location.part, part.location.anchor) == ("pages 1-2", Cell(1, 2, 3))


def test_glyphs_that_this_machine_cannot_draw_are_not_hidden() -> None:
    """A font of ideographs that is not embedded and has no substitute here draws nothing, or boxes."""
    pdf = page_of(CAPTION + b"BT /F2 12 Tf 50 300 Td <D5C5C8FD> Tj ET 1 g 1 1 1 1 re f")
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/None-Such"), Flags=4)
    glyphs = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name("/None-Such"), FontDescriptor=descriptor,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("GB1"), Supplement=2),
    )  # fmt: skip
    pdf.pages[0].Resources.Font.F2 = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/None-Such"), Encoding=Name("/GBK-EUC-H"),
        DescendantFonts=[glyphs],
    )  # fmt: skip
    document = read_pdf(saved(pdf))
    assert "张三" in document.passages[0].text
    assert hidden(document) == []


def plain_pages(count: int) -> bytes:
    """Pages with a red heading, a shaded row, ruled lines and text."""
    data = BytesIO()
    canvas = Canvas(data, pagesize=(595, 842))
    for page in range(count):
        canvas.setFillColorRGB(0.8, 0, 0)
        canvas.drawString(60, 780, f"Notice {page}")
        canvas.setFillGray(0.85)
        canvas.rect(60, 730, 400, 20, stroke=0, fill=1)
        canvas.setFillGray(0)
        for row in range(20):
            canvas.line(60, 750 - 20 * row, 460, 750 - 20 * row)
            canvas.drawString(65, 735 - 20 * row, f"row {row} of page {page}")
        for x in (60, 200, 460):
            canvas.line(x, 750, x, 370)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def test_pages_of_plain_text_are_not_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    rendered = []
    render = pdfium.FPDF_RenderPageBitmap_Start
    monkeypatch.setattr(pdfium, "FPDF_RenderPageBitmap_Start", lambda *page: (rendered.append(page), render(*page))[1])
    assert read(Source("a.pdf", plain_pages(100))).examined.pages == 100
    assert rendered == []
    saved = BytesIO()
    page_of(text() + b"0 g 45 295 155 20 re f\n").save(saved)
    read(Source("a.pdf", saved.getvalue()))
    assert rendered
