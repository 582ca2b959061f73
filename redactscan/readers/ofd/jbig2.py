"""Pictures in JBIG2 (ISO/IEC 14492), which tax offices use for codes: drawn by pdfium, which knows them from PDF."""

from __future__ import annotations

import struct
from io import BytesIO

MARK = b"\x97JB2\r\n\x1a\n"
_PAGE_INFORMATION = 48
_PAGES_UNKNOWN = 0x02
_LONG_PAGE_NUMBER = 0x40


def as_png(data: bytes, most_pixels: int) -> bytes | None:
    """The first page as a PNG; None if it cannot be drawn or has more pixels than that."""
    import pikepdf
    import pypdfium2

    # annex D.4: mark, flags, number of pages if known; then segments, as a PDF has them
    segments = data[9 if data[8:9] and data[8] & _PAGES_UNKNOWN else 13 :]
    try:
        width, height = _size(segments)
        if not 0 < width * height <= most_pixels:
            return None
        file = BytesIO()
        with pikepdf.new() as pdf:
            picture = pikepdf.Stream(
                pdf, segments, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=width, Height=height,
                ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=1, Filter=pikepdf.Name.JBIG2Decode,
            )  # fmt: skip
            page = pdf.add_blank_page(page_size=(width, height))
            page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
            page.Contents = pdf.make_stream(f"{width} 0 0 {height} 0 0 cm /P Do".encode())
            pdf.save(file)
        png = BytesIO()
        with pypdfium2.PdfDocument(file.getvalue()) as document:
            drawn = document[0].render(scale=1, grayscale=True).to_pil()
        if len(set(drawn.getextrema())) < 2:  # what pdfium cannot decode stays paper
            return None
        drawn.save(png, "PNG")
    except (struct.error, IndexError, ValueError, OverflowError, pikepdf.PdfError, pypdfium2.PdfiumError):
        return None
    return png.getvalue()


def _size(segments: bytes) -> tuple[int, int]:
    """Width and height by the page information segment (7.2, 7.4.8)."""
    at = 0
    while True:
        number, flags = struct.unpack_from(">IB", segments, at)
        references = segments[at + 5] >> 5
        if references > 4:
            raise ValueError
        at += 6 + references * (1 if number <= 256 else 2 if number <= 65536 else 4)
        at += 4 if flags & _LONG_PAGE_NUMBER else 1
        (length,) = struct.unpack_from(">I", segments, at)
        at += 4
        if flags & 0x3F == _PAGE_INFORMATION:
            width, height = struct.unpack_from(">II", segments, at)
            return width, height
        at += length
